"""The door to what the bot said first: why did this come?"""

from collections.abc import Mapping
from typing import Any

from bot.buttons.speaking import Why
from bot.cards.card import Card
from bot.cards.speaking import outbox as cards
from bot.cards.speaking.kinds import Kind
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.speaking.outbox import Outbox
from handlers.door import Door

door = Door("outbox")


@door.tap(Why)
async def why(address: Address, tap: Why, outbox: Outbox, kinds: Mapping[str, Kind[Any]], say: Phrases) -> Card:
    told = await outbox.why(address, tap.delivery)
    return cards.why(kinds.get(told.kind), say)
