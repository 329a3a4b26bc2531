"""What people see of one week, this one or any other: every post with a word on what became of it, and a button."""

from datetime import timedelta

from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, menu_button, paired
from bot.cards.posting.plan import WEEK_ROOM, span_of, week_of
from bot.cards.posting.posts import fitting, plan_button, slot_button, slot_line
from bot.course.phrases import Phrases
from bot.services.posting.plan import WeekPage
from bot.services.posting.slots import Slot

MOST = 80  # buttons of posts: a message holds a hundred
WEEK = timedelta(days=7)


def page(view: WeekPage, say: Phrases) -> Card:
    week = view.week
    lines = [slot_line(slot, say, with_page=view.several, passed=slot.at <= week.now) for slot in week.slots]
    text = [
        say("posting-week", span=span_of(week, say)),
        NEWLINE.join(fitting(lines, 2 * WEEK_ROOM, say) or [say("posting-week-empty")]),
    ]
    stands = {_stand(slot, passed=slot.at <= week.now) for slot in week.slots}
    text += [NEWLINE.join(say(f"posting-legend-{stand}") for stand in STANDS if stand in stands)] if stands else []
    opens = paired([slot_button(slot, say, view.several) for slot in week.slots[:MOST]])
    turn: Row = (
        Button(say.plain("posting-button-week-before"), week_of(week.monday - WEEK)),
        Button(say.plain("posting-button-week-after"), week_of(week.monday + WEEK)),
    )
    return Card(PARAGRAPH.join(text), (*opens, turn, (plan_button(say), menu_button(say))))


STANDS = ("published", "planned", "open", "skipped", "missed")


def _stand(slot: Slot, *, passed: bool) -> str:
    return "open" if passed and slot.state == "planned" else slot.state
