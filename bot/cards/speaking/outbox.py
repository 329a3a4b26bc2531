"""What people see when they ask why the bot wrote first: one sentence, and the way to hear less."""

from bot.buttons import learning, people, posting
from bot.cards.card import Button, Card, Row, menu_button
from bot.course.phrases import Phrases
from bot.services.speaking.outbox import Why

ABOUT_POSTS = frozenset({"slot", "slot-again"})
ABOUT_WEEKS = frozenset({"norm", "week"})


def why(view: Why, say: Phrases) -> Card:
    """Beside the message in question, which keeps its buttons."""
    quiet = (Button(say.plain("outbox-button-quiet"), people.Habits()),)
    return Card(say("outbox-why", kind=view.kind), (*_less(view.kind, say), quiet, (menu_button(say),)), beside=True)


def _less(kind: str, say: Phrases) -> tuple[Row, ...]:
    """What belongs to this kind: to hear of it less often, or no more."""
    if kind == "tip":
        rarely = Button(say.plain("outbox-button-less"), learning.Tips())
        return ((rarely, Button(say.plain("outbox-button-no-tips"), learning.SwitchTips(0))),)
    if kind == "nudge":
        pause = Button(say.plain("outbox-button-pause"), people.Pause())
        return ((Button(say.plain("outbox-button-deadlines"), learning.Deadlines()), pause),)
    if kind in ABOUT_POSTS:
        return ((Button(say.plain("outbox-button-less"), posting.Rhythms(0)),),)
    if kind in ABOUT_WEEKS:
        norms = Button(say.plain("outbox-button-norms"), posting.Norms())
        return ((norms, Button(say.plain("outbox-button-no-weeks"), posting.SetWeekly(0))),)
    return ((Button(say.plain("outbox-button-pause"), people.Pause()),),)
