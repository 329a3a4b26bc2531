"""What people see of one week, this one or any other: every post with a word on what became of it, and a button."""

from dataclasses import replace

from markupsafe import Markup

from bot.buttons import posting
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, menu_button, paired
from bot.cards.posting.plan import WEEK_ROOM, name_of, span_of
from bot.cards.posting.posts import fitting, plan_button, slot_button, slot_line, stand_of
from bot.course.phrases import Phrases
from bot.rules.days import WEEK
from bot.services.posting.weeks import Week

MOST = 80  # buttons of posts: a message holds a hundred
STANDS = ("published", "planned", "open", "skipped", "missed")


def page(week: Week, say: Phrases) -> Card:
    several = len({slot.page.id for slot in week.slots}) > 1
    passed = {slot.id: slot.at <= week.now for slot in week.slots}
    lines = [slot_line(slot, say, with_page=several, passed=passed[slot.id]) for slot in week.slots]
    stands = {stand_of(slot, passed=passed[slot.id]) for slot in week.slots}
    text = [
        say("posting-week", span=span_of(week, say)),
        NEWLINE.join(fitting(lines, 2 * WEEK_ROOM, say) or [say("posting-week-empty")]),
    ]
    if stands:
        text.append(NEWLINE.join(say(f"posting-legend-{stand}") for stand in STANDS if stand in stands))
    opens = paired([slot_button(slot, say, several) for slot in week.slots[:MOST]])
    turn = _turn(week, posting.PlanWeek, say)
    picture = (Button(say.plain("posting-button-picture"), posting.PictureOfWeek(name_of(week.monday))),)
    return Card(PARAGRAPH.join(text), (*opens, turn, picture, (plan_button(say), menu_button(say))))


def picture(week: Week, say: Phrases) -> Card:
    """What stands under the week's picture, which says all the rest: the ways to other weeks and back."""
    return Card(Markup(), (_turn(week, posting.PictureOfWeek, say), (plan_button(say), menu_button(say))))


def announced(week: Week, say: Phrases) -> Card:
    """The same when it comes by itself: a notification needs a word."""
    return replace(picture(week, say), text=say("posting-week", span=span_of(week, say)))


def _turn(week: Week, to: type[posting.PlanWeek | posting.PictureOfWeek], say: Phrases) -> Row:
    return (
        Button(say.plain("posting-button-week-before"), to(name_of(week.monday - WEEK))),
        Button(say.plain("posting-button-week-after"), to(name_of(week.monday + WEEK))),
    )
