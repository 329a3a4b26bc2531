"""The chat's door to checklists."""

from bot.buttons.learning import Checklists as ShowShelf
from bot.buttons.learning import NewRun, OpenChecklist, OpenItem, OpenRun, Runs, SetAside, Tick, TickRest, TurnRun
from bot.cards.card import Card
from bot.cards.learning import checklists as cards
from bot.cards.learning import items as item_cards
from bot.cards.learning.checklists import ToPost
from bot.course.phrases import Phrases
from bot.services.learning.checklists import Checklists
from bot.services.people.persons import Address
from handlers.door import Door

door = Door("checklists")
door.word("checklists", ShowShelf())
door.word("reply", OpenChecklist("reply"))
door.word("crisis", OpenChecklist("crisis"))


@door.command("checklists")
@door.tap(ShowShelf)
async def shelf(address: Address, checklists: Checklists, say: Phrases) -> Card:
    return cards.shelf(await checklists.shelf(address), say)


@door.tap(OpenChecklist)
async def choose(address: Address, tap: OpenChecklist, checklists: Checklists, say: Phrases, to_post: ToPost) -> Card:
    return cards.chosen(await checklists.choose(address, tap.checklist), say, to_post)


@door.tap(OpenRun)
async def open_run(address: Address, tap: OpenRun, checklists: Checklists, say: Phrases, to_post: ToPost) -> Card:
    return cards.run(await checklists.open(address, tap.page, tap.checklist, tap.screen), say, to_post)


@door.tap(TurnRun)
async def turn_run(address: Address, tap: TurnRun, checklists: Checklists, say: Phrases, to_post: ToPost) -> Card:
    return cards.run(await checklists.turn(address, tap.run, tap.screen), say, to_post)


@door.tap(OpenItem)
async def open_item(address: Address, tap: OpenItem, checklists: Checklists, say: Phrases, to_post: ToPost) -> Card:
    return item_cards.item(await checklists.item(address, tap.run, tap.item), say, to_post)


@door.tap(Tick)
async def tick(address: Address, tap: Tick, checklists: Checklists, say: Phrases, to_post: ToPost) -> Card:
    return cards.run(await checklists.tick(address, tap.run, tap.item, on=bool(tap.on)), say, to_post)


@door.tap(SetAside)
async def set_aside(address: Address, tap: SetAside, checklists: Checklists, say: Phrases, to_post: ToPost) -> Card:
    return cards.run(await checklists.set_aside(address, tap.run, tap.item), say, to_post)


@door.tap(TickRest)
async def tick_rest(address: Address, tap: TickRest, checklists: Checklists, say: Phrases, to_post: ToPost) -> Card:
    return cards.run(await checklists.tick_rest(address, tap.run), say, to_post)


@door.tap(NewRun)
async def renew(address: Address, tap: NewRun, checklists: Checklists, say: Phrases, to_post: ToPost) -> Card:
    return cards.run(await checklists.renew(address, tap.run), say, to_post)


@door.tap(Runs)
async def history(address: Address, tap: Runs, checklists: Checklists, say: Phrases) -> Card:
    return cards.history(await checklists.history(address, tap.page, tap.checklist), say)
