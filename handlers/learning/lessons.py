"""The door to lessons: modules, lessons, cards, and the card behind a quiz mistake."""

from bot.buttons import learning as buttons
from bot.cards.card import Card
from bot.cards.learning import lessons as cards
from bot.course.phrases import Phrases
from bot.services.learning.lessons import Lessons
from bot.services.people.persons import Address
from handlers.door import Door

door = Door("lessons")
door.word("lessons", buttons.Lessons())


@door.command("lessons")
@door.tap(buttons.Lessons, buttons.Quizzes)  # a lesson and its quiz are one step; there was a list of quizzes in 2026
async def modules(address: Address, lessons: Lessons, say: Phrases) -> Card:
    return cards.modules(await lessons.modules(address), say)


@door.tap(buttons.OpenModule)
async def module(address: Address, tap: buttons.OpenModule, lessons: Lessons, say: Phrases) -> Card:
    return cards.module(await lessons.module(address, tap.module), say)


@door.tap(buttons.OpenLesson)
async def open_lesson(address: Address, tap: buttons.OpenLesson, lessons: Lessons, say: Phrases) -> Card:
    return cards.opened(await lessons.open(address, tap.lesson), say)


@door.tap(buttons.OpenCard)
async def open_card(address: Address, tap: buttons.OpenCard, lessons: Lessons, say: Phrases) -> Card:
    return cards.opened(await lessons.open(address, tap.lesson, tap.card), say)


@door.tap(buttons.Contents)
async def contents(address: Address, tap: buttons.Contents, lessons: Lessons, say: Phrases) -> Card:
    return cards.contents(await lessons.contents(address, tap.lesson), say)


@door.tap(buttons.LookUp)
async def look_up(address: Address, tap: buttons.LookUp, lessons: Lessons, say: Phrases) -> Card:
    return cards.looked_up(await lessons.look_up(address, tap.attempt, tap.position), say)
