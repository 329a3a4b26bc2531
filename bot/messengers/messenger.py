"""What a messenger is to the program. Whoever speaks through one knows nothing else of it.

A card's text is HTML with the tags of `bot.course.ftl.TAGS`; who has no such thing turns it into what it has.

Another messenger is a folder beside `telegram/` that implements `Messenger`, and one file of `handlers/` that turns its
updates into what `handlers/hall.py` takes.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from bot.cards.card import Card


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a card fits. Lengths are in characters as Telegram counts them (UTF-16), tags left out."""

    text: int  # of a message
    caption: int  # of the words under a picture or beside a file
    notice: int  # of what a tapped button whispers; 0: it cannot, and the notice is said aloud
    label: int  # of a button
    row: int  # buttons side by side
    rows: int
    polls: bool = False  # it has some: to be asked before a question becomes one


class Trouble(Exception):
    """Why something was not said. Its text goes into the log and the outbox: no token, no words of people."""


class Unreachable(Trouble):
    """She has blocked the bot, or her chat is gone: until she is heard again, nothing reaches her there."""


class TryLater(Trouble):
    """The messenger wants silence from the whole bot, for so many seconds."""

    def __init__(self, words: str, seconds: float) -> None:
        super().__init__(words)
        self.seconds = seconds


class OutOfReach(Trouble):
    """The network or the messenger stumbled: the same may go through later."""


class Rejected(Trouble):
    """The messenger will never take this message."""


class NotFetched(Trouble):
    """A file that somebody has sent did not arrive."""


class Messenger(Protocol):
    """Every call may raise a Trouble."""

    @property
    def name(self) -> str:
        """Of `Address.messenger`."""

    @property
    def limits(self) -> Limits: ...

    async def send(self, chat_id: int, card: Card) -> None:
        """An answer, as a message of its own. Patient: she waits in front of her screen."""

    async def replace(self, chat_id: int, under: Any, card: Card) -> None:
        """The card in the place of the message `under` her finger; where that cannot be, as a message of its own."""

    async def answer(self, tap: str, notice: str | None) -> None:
        """The tap was heard: its button stops waiting and may whisper something."""

    async def fetch(self, file: str) -> bytes:
        """A file that she has sent."""

    async def turn(self, chat_id: int | None = None) -> None:
        """Wait until the bot may say something first (to this chat). Answers go before."""

    async def say_first(self, chat_id: int, card: Card) -> int:
        """Said by the bot itself: one try, after its `turn`. Returns the message's id."""
