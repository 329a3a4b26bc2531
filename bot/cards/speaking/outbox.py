"""What people see when they ask why the bot wrote first: one sentence, and the way to hear less."""

from collections.abc import Sequence
from typing import Any

from bot.buttons.people import Pause, QuietHours
from bot.buttons.speaking import HearLess
from bot.cards.card import PARAGRAPH, Button, Card, menu_button
from bot.cards.speaking.kinds import Kind, Less
from bot.course.phrases import Phrases

PAUSE: Less = (("outbox-button-pause", Pause()),)


def why(kinds: Sequence[Kind[Any]], say: Phrases) -> Card:
    """Beside the message in question, which keeps its buttons. Without kinds: they were of an earlier version."""
    rows = dict.fromkeys(kind.less for kind in kinds) or {PAUSE: None}
    less = tuple(tuple(Button(say.plain(key), tap) for key, tap in row) for row in rows)
    quiet = (Button(say.plain("outbox-button-quiet"), QuietHours()),)
    reasons = PARAGRAPH.join(say(kind.why) for kind in kinds) or say("outbox-why")
    return Card(reasons, (*less, quiet, (menu_button(say),)), beside=True)


def less(what: str, on: bool, say: Phrases) -> Card:
    """She hears less of something, or as much as before; either can be taken back."""
    back = Button(say.plain(f"outbox-button-less-{what}" if on else "outbox-button-less-undo"), HearLess(what, 1 - on))
    quiet = Button(say.plain("outbox-button-quiet"), QuietHours())
    text = say("outbox-less-taken-back" if on else f"outbox-less-{what}")
    return Card(text, ((back,), (quiet,), (menu_button(say),)))
