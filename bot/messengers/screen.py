"""Where she looks: her chat in one messenger, and after a tap the message under her finger."""

from dataclasses import dataclass, replace
from typing import Any

from bot.cards.card import Card, Row, short
from bot.course.markup import plain_length
from bot.messengers.messenger import Limits, Messenger, Rejected
from bot.services.people.persons import Address


@dataclass(frozen=True, slots=True)
class Screen:
    messenger: Messenger
    chat_id: int
    under: Any = None  # the messenger's own message under her finger
    tap: str | None = None  # the messenger's name for the tap; None: she has written

    @property
    def address(self) -> Address:
        return Address(self.messenger.name, self.chat_id)

    async def show(self, card: Card) -> None:
        """In the place of what she tapped, else as a message. Raises what the messenger raises."""
        whispers = self.tap is not None and self.messenger.limits.notice > 0
        card = fitted(card if whispers else card.aloud(), self.messenger.limits)
        if self.tap is None or card.beside or card.document is not None:
            await self.messenger.send(self.chat_id, card)
        else:
            await self.messenger.replace(self.chat_id, self.under, card)

    async def say(self, card: Card) -> None:
        """As a message, whatever she did."""
        await self.messenger.send(self.chat_id, fitted(card.aloud(), self.messenger.limits))

    async def answer(self, notice: str | None) -> None:
        """After a tap, when the card is shown."""
        if self.tap is not None:
            limit = self.messenger.limits.notice
            await self.messenger.answer(self.tap, notice[:limit] if notice and limit else None)

    async def fetch(self, file: str) -> bytes:
        return await self.messenger.fetch(file)


def fitted(card: Card, limits: Limits) -> Card:
    """The card with no more buttons side by side, and none longer, than the messenger has room for.

    Raises Rejected when there is no room for its words or its rows.
    """
    room = limits.text if card.picture is None and card.document is None else limits.caption
    if len(card.text) > room and plain_length(card.text) > room:
        raise Rejected(f"{plain_length(card.text)} characters, and there is room for {room}")
    if len(card.rows) > limits.rows:
        raise Rejected(f"{len(card.rows)} rows of buttons, and there is room for {limits.rows}")
    if all(len(row) <= limits.row and all(len(one.text) <= limits.label for one in row) for row in card.rows):
        return card
    cut = [[replace(one, text=short(one.text, limits.label)) for one in row] for row in card.rows]
    rows: list[Row] = [tuple(row[at : at + limits.row]) for row in cut for at in range(0, len(row), limits.row)]
    return replace(card, rows=tuple(rows))
