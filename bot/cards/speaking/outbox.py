"""What people see when they ask why the bot wrote first: one sentence, and the way to hear less."""

from typing import Any

from bot.buttons.people import Pause, QuietHours
from bot.cards.card import Button, Card, menu_button
from bot.cards.speaking.kinds import Kind, Less
from bot.course.phrases import Phrases

PAUSE: Less = (("outbox-button-pause", Pause()),)


def why(kind: Kind[Any] | None, say: Phrases) -> Card:
    """Beside the message in question, which keeps its buttons. None: a kind of an earlier version."""
    quiet = (Button(say.plain("outbox-button-quiet"), QuietHours()),)
    less = tuple(Button(say.plain(key), tap) for key, tap in (PAUSE if kind is None else kind.less))
    return Card(say("outbox-why" if kind is None else kind.why), (less, quiet, (menu_button(say),)), beside=True)
