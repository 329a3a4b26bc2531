"""When the bot may write: quiet hours, and how long before a post it reminds."""

from bot.buttons import people as buttons
from bot.cards.card import Card
from bot.cards.people import quiet as cards
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.people.quiet import Quiet
from handlers.door import Door

door = Door("quiet")
door.word("quiet", buttons.QuietHours())


@door.tap(buttons.QuietHours)
async def hours(address: Address, quiet: Quiet, say: Phrases) -> Card:
    return cards.quiet(await quiet.show(address), say)


@door.tap(buttons.SetQuiet)
async def set_hours(tap: buttons.SetQuiet, address: Address, quiet: Quiet, say: Phrases) -> Card:
    return cards.quiet(await quiet.set_hours(address, tap.start, tap.end), say)


@door.tap(buttons.LetDueBreakQuiet)
async def let_due_break(tap: buttons.LetDueBreakQuiet, address: Address, quiet: Quiet, say: Phrases) -> Card:
    return cards.quiet(await quiet.let_due_break(address, tap.on == 1), say)


@door.tap(buttons.SetLead)
async def set_lead(tap: buttons.SetLead, address: Address, quiet: Quiet, say: Phrases) -> Card:
    return cards.quiet(await quiet.set_lead(address, tap.minutes), say)


@door.text("quiet", back=lambda _: buttons.QuietHours())
async def told(text: str, address: Address, quiet: Quiet, say: Phrases) -> Card:
    return cards.quiet(await quiet.tell(address, text), say)
