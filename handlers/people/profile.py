"""Getting to know each other, /settings and /help. The menu lives with progress, which knows what comes next."""

from bot.buttons import people as buttons
from bot.cards.card import Card, noticed
from bot.cards.learning import progress as progress_cards
from bot.cards.people import profile as cards
from bot.course.phrases import Phrases
from bot.services.learning.progress import Progress
from bot.services.people.persons import Address
from bot.services.people.profile import People, Profile, Unsettled
from handlers.door import Door

door = Door("profile")


async def _onward(profile: Profile, address: Address, first_name: str, progress: Progress, say: Phrases) -> Card:
    """The next step of getting to know each other, or the menu when there is none."""
    if profile.step is not None:
        return cards.meet(profile, first_name, say)
    return noticed(progress_cards.menu(await progress.home(address), say), profile.notice, say)


@door.command("start")
async def start(text: str, address: Address, first_name: str, people: People, progress: Progress, say: Phrases) -> Card:
    return await _onward(await people.start(address, text[:64]), address, first_name, progress, say)


@door.tap(buttons.Begin)
async def begin(address: Address, first_name: str, people: People, progress: Progress, say: Phrases) -> Card:
    return await _onward(await people.start(address), address, first_name, progress, say)


@door.tap(buttons.UseName)
async def use_name(address: Address, first_name: str, people: People, progress: Progress, say: Phrases) -> Card:
    profile = await people.use_name(address, first_name)
    return await _onward(profile, address, first_name, progress, say)


@door.tap(buttons.SkipStep)
async def skip(
    tap: buttons.SkipStep, address: Address, first_name: str, people: People, progress: Progress, say: Phrases
) -> Card:
    return await _onward(await people.skip(address, tap.step), address, first_name, progress, say)


@door.text("meet-name")
async def told_name(
    text: str, address: Address, first_name: str, people: People, progress: Progress, say: Phrases
) -> Card:
    return await _onward(await people.rename(address, text), address, first_name, progress, say)


@door.text("meet-institution")
async def told_institution(
    text: str, address: Address, first_name: str, people: People, progress: Progress, say: Phrases
) -> Card:
    return await _onward(await people.move(address, text), address, first_name, progress, say)


@door.text("meet-page")
async def told_page(
    text: str, address: Address, first_name: str, people: People, progress: Progress, say: Phrases
) -> Card:
    return await _onward(await people.add_page(address, text), address, first_name, progress, say)


@door.command("help")
@door.tap(buttons.Help)
async def helping(address: Address, people: People, say: Phrases) -> Card:
    await people.profile(address)
    return cards.helping(say)


@door.command("settings")
@door.tap(buttons.Settings)
async def settings(address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.profile(address), say)


@door.tap(buttons.ChangeName)
async def change_name(address: Address, people: People, say: Phrases) -> Card:
    await people.ask(address, "name")
    return cards.ask("people-ask-new-name", say)


@door.text("name")
async def new_name(text: str, address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.rename(address, text), say)


@door.tap(buttons.ChangeInstitution)
async def change_institution(address: Address, people: People, say: Phrases) -> Card:
    await people.ask(address, "institution")
    return cards.ask_institution(say)


@door.tap(buttons.SetKind)
async def set_kind(tap: buttons.SetKind, address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.set_kind(address, tap.kind), say)


@door.text("institution")
async def new_institution(text: str, address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.move(address, text), say)


@door.tap(buttons.Pages)
async def pages(address: Address, people: People, say: Phrases) -> Card:
    return cards.pages(await people.profile(address), say)


@door.tap(buttons.AddPage)
async def add_page(address: Address, people: People, say: Phrases) -> Card:
    await people.ask(address, "page")
    return cards.ask("people-ask-new-page", say)


@door.text("page")
async def new_page(text: str, address: Address, people: People, say: Phrases) -> Card:
    return cards.pages(await people.add_page(address, text), say)


@door.tap(buttons.RemovePage)
async def remove_page(tap: buttons.RemovePage, address: Address, people: People, say: Phrases) -> Card:
    return cards.pages(await people.remove_page(address, tap.page), say)


@door.tap(buttons.RestorePage)
async def restore_page(tap: buttons.RestorePage, address: Address, people: People, say: Phrases) -> Card:
    return cards.pages(await people.restore_page(address, tap.page), say)


@door.tap(buttons.ChangeZone)
async def change_zone(address: Address, people: People, say: Phrases) -> Card:
    return cards.ask_zone(await people.ask_city(address), say)


@door.tap(buttons.SetZone)
async def set_zone(tap: buttons.SetZone, address: Address, people: People, say: Phrases) -> Card:
    return _settled(await people.settle(address, tap.city), say)


@door.text("city")
async def told_city(text: str, address: Address, people: People, say: Phrases) -> Card:
    return _settled(await people.settle(address, text), say)


def _settled(view: Profile | Unsettled, say: Phrases) -> Card:
    return cards.ask_zone(view, say) if isinstance(view, Unsettled) else cards.settings(view, say)


@door.tap(buttons.Pause)
async def pause(address: Address, people: People, say: Phrases) -> Card:
    return cards.ask_pause(await people.profile(address), say)


@door.tap(buttons.SetPause)
async def set_pause(tap: buttons.SetPause, address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.pause(address, tap.days), say)


@door.tap(buttons.Delete)
async def delete(address: Address, people: People, say: Phrases) -> Card:
    await people.profile(address)
    return cards.ask_delete(say)


@door.tap(buttons.DeleteForGood)
async def delete_for_good(address: Address, people: People, say: Phrases) -> Card:
    return cards.deleted(say, wholly=await people.delete(address))
