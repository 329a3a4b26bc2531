"""The door to home: what waits today, the doors behind «more», help, and what is kept."""

from bot.buttons import people as buttons
from bot.buttons.tap import Menu
from bot.cards.card import Card
from bot.cards.people import home as cards
from bot.cards.people.home import Parts
from bot.course.phrases import Phrases
from bot.services.people.home import Home
from bot.services.people.persons import Address
from bot.services.people.profile import People
from handlers.door import Door

door = Door("home")
door.word("menu", Menu())
door.word("more", buttons.More())
door.word("help", buttons.Help())
door.word("privacy", buttons.Privacy())
door.word("stop", buttons.Stop())


@door.command("menu")
@door.tap(Menu)
async def today(address: Address, home: Home, parts: Parts, say: Phrases) -> Card:
    return cards.home(await home.today(address), parts, say)


@door.tap(buttons.More)
async def more(address: Address, people: People, say: Phrases) -> Card:
    await people.profile(address)
    return cards.more(say)


@door.tap(buttons.Stop)
async def stop(address: Address, people: People, say: Phrases) -> Card:
    await people.profile(address)
    return cards.stop(say)


@door.command("help")
@door.tap(buttons.Help)
async def helping(address: Address, people: People, say: Phrases) -> Card:
    await people.profile(address)
    return cards.helping(say)


@door.command("privacy")
@door.tap(buttons.Privacy)
async def privacy(address: Address, people: People, say: Phrases) -> Card:
    await people.profile(address)
    return cards.privacy(say)
