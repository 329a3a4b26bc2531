"""What people see of one week, this one or any other: every post with a word on what became of it, and a button."""

from dataclasses import replace

from markupsafe import Markup

from bot.buttons import posting
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, menu_button, paired
from bot.cards.posting.plan import WEEK_ROOM, name_of, span_of
from bot.cards.posting.posts import fitting, plan_button, slot_button, slot_line, stand_of
from bot.course.phrases import Phrases
from bot.rules.days import WEEK
from bot.services.posting.adding import Copied
from bot.services.posting.slots import gathered
from bot.services.posting.views import lead
from bot.services.posting.weeks import Week

MOST = 80  # buttons of posts: a message holds a hundred
STANDS = ("published", "planned", "open", "skipped", "missed")


def page(week: Week, say: Phrases) -> Card:
    """Every post with its button, and the ways on."""
    several = len({slot.page.id for slot in week.slots}) > 1
    posts = [(parts, parts[0].at <= week.now) for parts in gathered(week.slots)]
    lines = [slot_line(parts, say, with_page=several, passed=passed) for parts, passed in posts]
    stands = {stand_of(lead(parts), passed=passed) for parts, passed in posts}
    text = [
        say("posting-week", span=span_of(week, say)),
        NEWLINE.join(fitting(lines, 2 * WEEK_ROOM, say) or [say("posting-week-empty")]),
    ]
    if stands:
        text.append(NEWLINE.join(say(f"posting-legend-{stand}") for stand in STANDS if stand in stands))
    opens = paired([slot_button(parts, say, several) for parts, _ in posts[:MOST]])
    turn = _turn(week, posting.PlanWeek, say)
    name = name_of(week.monday)
    also = [Button(say.plain("posting-button-picture"), posting.PictureOfWeek(name))]
    if posts and week.monday + 2 * WEEK > week.today:  # else nothing of it would lie ahead
        also.insert(0, Button(say.plain("posting-button-copy-week"), posting.CopyWeek(name)))
    return Card(PARAGRAPH.join(text), (*opens, turn, tuple(also), (plan_button(say), menu_button(say))))


def copied(view: Copied, say: Phrases) -> Card:
    """The week that was copied into, and the way back."""
    card = page(view.week, say)
    notice = say.plain("posting-copied" if view.count else "posting-copied-nothing", count=view.count)
    if view.trace:
        back = (Button(say.plain("posting-button-take-back"), posting.TakeBack(view.trace)),)
        card = replace(card, rows=(back, *card.rows))
    return card.noticing(notice)


def picture(week: Week, say: Phrases) -> Card:
    """What stands under the week's picture, which says all the rest: the ways to other weeks and back."""
    return Card(Markup(), (_turn(week, posting.PictureOfWeek, say), (plan_button(say), menu_button(say))))


def announced(week: Week, say: Phrases) -> Card:
    """The same when it comes by itself: a notification needs a word."""
    return replace(picture(week, say), text=say("posting-week", span=span_of(week, say)))


def part(week: Week, say: Phrases) -> Card:
    """The same in a message with other things: its posts in words, the picture one tap away."""
    several = len({slot.page.id for slot in week.slots}) > 1
    lines = [slot_line(parts, say, with_page=several, passed=False) for parts in gathered(week.slots)]
    shown = fitting(lines, WEEK_ROOM // 2, say) or [say("posting-week-empty")]
    picture = Button(say.plain("posting-button-picture"), posting.PictureOfWeek(name_of(week.monday)))
    return Card(NEWLINE.join([say("posting-week", span=span_of(week, say)), *shown]), ((plan_button(say), picture),))


def _turn(week: Week, to: type[posting.PlanWeek | posting.PictureOfWeek], say: Phrases) -> Row:
    return (
        Button(say.plain("posting-button-week-before"), to(name_of(week.monday - WEEK))),
        Button(say.plain("posting-button-week-after"), to(name_of(week.monday + WEEK))),
    )
