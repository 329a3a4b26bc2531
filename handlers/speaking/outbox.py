"""The door to what the bot said first: why did this come?"""

from bot.buttons.speaking import Why
from bot.cards.card import Card
from bot.cards.speaking import outbox as cards
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.speaking.outbox import Outbox
from handlers.door import Door

door = Door("outbox")


@door.tap(Why)
async def why(address: Address, tap: Why, outbox: Outbox, say: Phrases) -> Card:
    return cards.why(await outbox.why(address, tap.delivery), say)
