"""When the bot may write: quiet hours, and how long before a post it reminds."""

from bot.buttons import people as buttons
from bot.cards.card import Card
from bot.cards.people import quiet as cards
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.people.quiet import Habits
from handlers.door import Door

door = Door("quiet")


@door.tap(buttons.Habits)
async def quiet(address: Address, habits: Habits, say: Phrases) -> Card:
    return cards.quiet(await habits.quiet(address), say)


@door.tap(buttons.SetQuiet)
async def set_quiet(tap: buttons.SetQuiet, address: Address, habits: Habits, say: Phrases) -> Card:
    return cards.quiet(await habits.set_quiet(address, tap.start, tap.end), say)


@door.tap(buttons.LetDueBreakQuiet)
async def let_due_break(tap: buttons.LetDueBreakQuiet, address: Address, habits: Habits, say: Phrases) -> Card:
    return cards.quiet(await habits.let_due_break_quiet(address, tap.on == 1), say)


@door.tap(buttons.SetLead)
async def set_lead(tap: buttons.SetLead, address: Address, habits: Habits, say: Phrases) -> Card:
    return cards.quiet(await habits.set_lead(address, tap.minutes), say)


@door.text("quiet")
async def told(text: str, address: Address, habits: Habits, say: Phrases) -> Card:
    return cards.quiet(await habits.tell_quiet(address, text), say)
