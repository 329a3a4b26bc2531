"""What people see of one week, this one or any other: every post with a word on what became of it, and a button."""

from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, menu_button, paired
from bot.cards.posting.plan import WEEK_ROOM, span_of, week_of
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
    turn: Row = (
        Button(say.plain("posting-button-week-before"), week_of(week.monday - WEEK)),
        Button(say.plain("posting-button-week-after"), week_of(week.monday + WEEK)),
    )
    return Card(PARAGRAPH.join(text), (*opens, turn, (plan_button(say), menu_button(say))))
