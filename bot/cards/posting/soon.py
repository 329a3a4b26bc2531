"""What people see of posts that are due soon: one, several that are near each other, and those of today."""

from bot.buttons import posting
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card
from bot.cards.posting.posts import fitting, plan_button, reminder, short_day, slot_line
from bot.course.phrases import Phrases
from bot.services.posting.reminders import Soon, Today
from bot.services.posting.slots import Slot, gathered

LISTED = 8  # posts of one message
ROOM = 1200  # characters for today's posts, so that the rest of the message has its own


def soon(view: Soon, say: Phrases) -> Card:
    """Said first, ahead of the posts. Each of several opens with one tap."""
    if len(view.posts) == 1:
        return reminder(view.posts[0], say)
    shown = view.posts[:LISTED]
    several = len({part.page.id for post in shown for part in post.parts}) > 1
    lines = [slot_line(post.parts, say, with_page=several, passed=False) for post in shown]
    text = say("posting-reminders", count=len(view.posts), posts=NEWLINE.join(lines))
    solemn = next((post.sensitive for post in view.posts if post.sensitive is not None), None)
    care = [] if solemn is None else [say("posting-sensitive", title=solemn.title)]
    opens = tuple((_open(post.slot, say),) for post in shown)
    return Card(PARAGRAPH.join([text, *care]), (*opens, (plan_button(say),)))


def _open(slot: Slot, say: Phrases) -> Button:
    label = say.plain("posting-button-open", day=short_day(slot.day, say), time=slot.time)
    return Button(label, posting.OpenSlot(slot.id))


def today(view: Today, say: Phrases) -> Card:
    """Times and topics of today's posts, in a message with other things."""
    several = len({slot.page.id for slot in view.slots}) > 1
    lines = [slot_line(parts, say, with_page=several, passed=False) for parts in gathered(view.slots)]
    text = say("posting-today", count=len(lines), posts=NEWLINE.join(fitting(lines, ROOM, say)))
    return Card(text, ((plan_button(say),),))
