"""The door to deadlines: all of them, and the answers to a reminder."""

from bot.buttons import learning as buttons
from bot.cards.card import Card
from bot.cards.learning import deadlines as cards
from bot.course.phrases import Phrases
from bot.services.learning.deadlines import Deadlines
from bot.services.people.persons import Address
from handlers.door import Door

door = Door("deadlines")
door.word("deadlines", buttons.Deadlines())


@door.command("deadlines")
@door.tap(buttons.Deadlines)
async def mine(address: Address, deadlines: Deadlines, say: Phrases) -> Card:
    return cards.deadlines(await deadlines.mine(address), say)


@door.tap(buttons.SnoozeNudge)
async def snooze(tap: buttons.SnoozeNudge, address: Address, deadlines: Deadlines, say: Phrases) -> Card:
    return cards.answered(await deadlines.snooze(address, tap.delivery, tap.till), say)


@door.tap(buttons.RememberNudge)
async def remember(tap: buttons.RememberNudge, address: Address, deadlines: Deadlines, say: Phrases) -> Card:
    return cards.answered(await deadlines.remember(address, tap.delivery), say)
