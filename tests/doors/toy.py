"""Another messenger, as small as one can be: what `bot/messengers/<name>` and `handlers/<name>.py` would hold.

It takes 4000 characters and seven buttons side by side, whispers nothing, and has neither polls nor reply keyboards.
"""

from dataclasses import dataclass, field
from itertools import count

from bot.cards.card import Card
from bot.course.markup import plain_text
from bot.messengers.messenger import Limits, NotFetched, Rejected, Unreachable
from bot.messengers.screen import Screen
from handlers.hall import Hall, Said

LIMITS = Limits(text=4000, caption=4000, notice=0, label=32, row=7, rows=30)


@dataclass
class Message:
    text: str
    buttons: list[list[tuple[str, str]]]  # labels and what a tap brings back


@dataclass
class Toy:
    """A `Messenger`: chats are lists of messages."""

    chats: dict[int, list[Message]] = field(default_factory=dict)
    answered: list[str] = field(default_factory=list)
    name: str = "pager"
    limits: Limits = LIMITS

    async def send(self, chat_id: int, card: Card) -> None:
        if chat_id not in self.chats:
            raise Unreachable("no such chat")
        self.chats[chat_id].append(self._message(card))

    async def replace(self, chat_id: int, under: int, card: Card) -> None:
        self.chats[chat_id][under] = self._message(card)

    async def answer(self, tap: str, notice: str | None) -> None:
        self.answered.append(tap)
        assert notice is None, "it cannot whisper"

    async def fetch(self, file: str) -> bytes:
        raise NotFetched(file)

    async def turn(self, chat_id: int | None = None) -> None:
        pass

    async def say_first(self, chat_id: int, card: Card) -> int:
        await self.send(chat_id, card)
        return len(self.chats[chat_id])

    def _message(self, card: Card) -> Message:
        text, rows = plain_text(card.text), card.rows
        if len(text) > LIMITS.text or len(rows) > LIMITS.rows or any(len(row) > LIMITS.row for row in rows):
            raise Rejected("more than a message holds")
        taps = [[(one.text, one.data) for one in row if one.data is not None] for row in rows]
        return Message(text, taps)


class Visitor:
    """Somebody with a phone, and the file of handlers: her words and taps go into the hall."""

    def __init__(self, hall: Hall, toy: Toy, chat_id: int, name: str) -> None:
        self.hall, self.toy, self.chat_id, self.name = hall, toy, chat_id, name
        self._taps = count(1)
        toy.chats[chat_id] = []

    @property
    def screen(self) -> Message:
        return self.toy.chats[self.chat_id][-1]

    async def says(self, text: str) -> None:
        await self.hall.said(Screen(self.toy, self.chat_id), Said(text, self.name, next(self._taps)))

    async def taps(self, label: str) -> None:
        """The button of the last message whose label begins so, but for the mark before it."""
        data = next(data for row in self.screen.buttons for text, data in row if label in text)
        screen = Screen(self.toy, self.chat_id, under=len(self.toy.chats[self.chat_id]) - 1, tap=str(next(self._taps)))
        await self.hall.tapped(screen, data, self.name)
