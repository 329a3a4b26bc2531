"""The door to notes and reminders at an item of a checklist."""

from bot.buttons.learning import AskNote, DropNote, ForgetReminder, OpenItem, RemindItem
from bot.cards.card import Card
from bot.cards.learning import items as cards
from bot.cards.learning.checklists import ToPost
from bot.course.phrases import Phrases
from bot.services.learning.notes import Notes
from bot.services.people.persons import Address
from handlers.door import Door

door = Door("notes")


def to_the_item(expected: str) -> OpenItem:
    """`itemnote:3:first-line` was asked by the screen of that item."""
    _, run, item = expected.split(":")
    return OpenItem(int(run), item)


@door.tap(AskNote)
async def ask(address: Address, tap: AskNote, notes: Notes, say: Phrases, to_post: ToPost) -> Card:
    return cards.ask_note(await notes.ask(address, tap.run, tap.item), say, to_post)


@door.text("itemnote", back=to_the_item)
async def told(address: Address, expected: str, text: str, notes: Notes, say: Phrases, to_post: ToPost) -> Card:
    return cards.item(await notes.write(address, expected, text), say, to_post)


@door.tap(DropNote)
async def drop(address: Address, tap: DropNote, notes: Notes, say: Phrases, to_post: ToPost) -> Card:
    return cards.item(await notes.drop(address, tap.run, tap.item), say, to_post)


@door.tap(RemindItem)
async def remind(address: Address, tap: RemindItem, notes: Notes, say: Phrases, to_post: ToPost) -> Card:
    return cards.item(await notes.remind(address, tap.run, tap.item, tap.to.day, tap.to.time), say, to_post)


@door.tap(ForgetReminder)
async def forget(address: Address, tap: ForgetReminder, notes: Notes, say: Phrases, to_post: ToPost) -> Card:
    return cards.item(await notes.forget(address, tap.run, tap.item), say, to_post)
