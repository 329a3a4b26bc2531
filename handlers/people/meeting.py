"""Getting to know each other: /start, three questions, and home."""

from bot.buttons import people as buttons
from bot.cards.card import Card, noticed
from bot.cards.people import home as home_cards
from bot.cards.people import profile as cards
from bot.cards.people.home import Parts
from bot.course.phrases import Phrases
from bot.services.people.home import Home
from bot.services.people.persons import Address
from bot.services.people.profile import People, Profile
from handlers.door import Door

door = Door("meeting")


async def _onward(profile: Profile, address: Address, first_name: str, home: Home, parts: Parts, say: Phrases) -> Card:
    """The next step, or home with all that was understood when there is none."""
    if profile.step is not None:
        return cards.meet(profile, first_name, say)
    card = home_cards.home(await home.today(address), parts, say, met=profile)
    return noticed(card, profile.notice, say)


@door.command("start")
async def start(
    text: str, address: Address, first_name: str, people: People, home: Home, parts: Parts, say: Phrases
) -> Card:
    profile = await people.start(address, text[:64])
    if profile.step is not None:
        return cards.meet(profile, first_name, say)
    return home_cards.home(await home.today(address), parts, say)


@door.tap(buttons.Begin)
async def begin(address: Address, first_name: str, people: People, home: Home, parts: Parts, say: Phrases) -> Card:
    return await start("", address, first_name, people, home, parts, say)


@door.tap(buttons.UseName)
async def use_name(address: Address, first_name: str, people: People, home: Home, parts: Parts, say: Phrases) -> Card:
    profile = await people.use_name(address, first_name)
    return await _onward(profile, address, first_name, home, parts, say)


@door.tap(buttons.SkipStep)
async def skip(
    tap: buttons.SkipStep,
    address: Address,
    first_name: str,
    people: People,
    home: Home,
    parts: Parts,
    say: Phrases,
) -> Card:
    return await _onward(await people.skip(address, tap.step), address, first_name, home, parts, say)


@door.tap(buttons.FixStep)
async def fix(tap: buttons.FixStep, address: Address, first_name: str, people: People, say: Phrases) -> Card:
    return cards.meet(await people.back_to(address, tap.step), first_name, say)


@door.text("meet-name", back=buttons.SkipStep)
async def told_name(
    text: str, address: Address, first_name: str, people: People, home: Home, parts: Parts, say: Phrases
) -> Card:
    return await _onward(await people.rename(address, text), address, first_name, home, parts, say)


@door.text("meet-institution", back=buttons.SkipStep)
async def told_institution(
    text: str, address: Address, first_name: str, people: People, home: Home, parts: Parts, say: Phrases
) -> Card:
    return await _onward(await people.move(address, text), address, first_name, home, parts, say)


@door.text("meet-page", back=buttons.SkipStep)
async def told_page(
    text: str, address: Address, first_name: str, people: People, home: Home, parts: Parts, say: Phrases
) -> Card:
    return await _onward(await people.add_page(address, text), address, first_name, home, parts, say)
