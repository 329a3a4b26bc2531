"""/settings: her name, institution, pages, city, pause, and being forgotten."""

from bot.buttons import people as buttons
from bot.cards.card import Card
from bot.cards.people import profile as cards
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.people.profile import People, Profile, Unsettled
from handlers.door import Door

door = Door("profile")
door.word("settings", buttons.Settings())
door.word("name", buttons.ChangeName())
door.word("institution", buttons.ChangeInstitution())
door.word("pages", buttons.Pages())
door.word("city", buttons.ChangeZone())
door.word("pause", buttons.Pause())
door.word("delete", buttons.Delete())


@door.command("settings")
@door.tap(buttons.Settings)
async def settings(address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.profile(address), say)


@door.tap(buttons.ChangeName)
async def change_name(address: Address, people: People, say: Phrases) -> Card:
    await people.ask(address, "name")
    return cards.ask("people-ask-new-name", say)


@door.text("name", back=lambda _: buttons.Settings())
async def new_name(text: str, address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.rename(address, text), say)


@door.tap(buttons.ChangeInstitution)
async def change_institution(address: Address, people: People, say: Phrases) -> Card:
    await people.ask(address, "institution")
    return cards.ask_institution(say)


@door.tap(buttons.SetKind)
async def set_kind(tap: buttons.SetKind, address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.set_kind(address, tap.kind), say)


@door.text("institution", back=lambda _: buttons.Settings())
async def new_institution(text: str, address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.move(address, text), say)


@door.tap(buttons.Pages)
async def pages(address: Address, people: People, say: Phrases) -> Card:
    return cards.pages(await people.profile(address), say)


@door.tap(buttons.AddPage)
async def add_page(address: Address, people: People, say: Phrases) -> Card:
    await people.ask(address, "page")
    return cards.ask("people-ask-new-page", say)


@door.text("page", back=lambda _: buttons.Pages())
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


@door.text("city", back=lambda _: buttons.Settings())
async def told_city(text: str, address: Address, people: People, say: Phrases) -> Card:
    return _settled(await people.settle(address, text), say)


def _settled(view: Profile | Unsettled, say: Phrases) -> Card:
    return cards.ask_zone(view, say) if isinstance(view, Unsettled) else cards.settings(view, say)


@door.tap(buttons.Pause)
async def pause(address: Address, people: People, say: Phrases) -> Card:
    return cards.ask_pause(await people.ask(address, "pause"), say)


@door.tap(buttons.PauseTill)
async def pause_till(tap: buttons.PauseTill, address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.pause_till(address, tap.to.day), say)


@door.text("pause", back=lambda _: buttons.Pause())
async def told_pause(text: str, address: Address, people: People, say: Phrases) -> Card:
    return cards.settings(await people.tell_pause(address, text), say)


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
