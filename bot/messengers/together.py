"""Several things that are due at one moment as one message: their words one after another, their buttons below."""

from collections.abc import Sequence

from bot.cards.card import PARAGRAPH, Card, Row
from bot.course.markup import plain_length
from bot.messengers.messenger import Limits


def together(parts: Sequence[Card], limits: Limits, spare: int = 0) -> tuple[Card, int]:
    """One card, without pictures, of the first parts that fit, `spare` rows left free, and how many those are.

    What a button leads to is shown apart: the message keeps its other buttons. The same button is not there twice.
    """
    count = 1
    while count < len(parts) and _fits(_joined(parts[: count + 1]), limits, spare):
        count += 1
    return (parts[0] if count == 1 else _joined(parts[:count])), count


def _fits(card: Card, limits: Limits, spare: int) -> bool:
    return plain_length(card.text) <= limits.text and len(card.rows) + spare <= limits.rows


def _joined(parts: Sequence[Card]) -> Card:
    rows: list[Row] = []
    for part in parts:
        there = {button.tap for row in rows for button in row}
        fresh = (tuple(button for button in row if button.tap not in there) for row in part.rows)
        rows += [row for row in fresh if row]
    return Card(
        PARAGRAPH.join(part.text for part in parts),
        tuple(tuple(button.parted() for button in row) for row in rows),
    )
