"""The door to the plan as a file: take it away, or send one back, look at what would change, and say yes."""

import asyncio

from bot.buttons import posting as buttons
from bot.cards.card import Card
from bot.cards.posting import imports as cards
from bot.course.phrases import Phrases
from bot.papers.posting import plan_ics, plan_xlsx
from bot.services.people.persons import Address
from bot.services.posting.exports import Exports
from bot.services.posting.imports import ImportPlan, Imports, NotRead
from handlers.door import Door, File

door = Door("imports")
door.word("file", buttons.Files())

# Papers take a tenth of a second and more, and their libraries come late: in a thread nobody else waits for them.


@door.tap(buttons.Files)
async def files(address: Address, exports: Exports, say: Phrases) -> Card:
    return cards.files(await exports.files(address), say)


@door.tap(buttons.PlanTemplate)
async def template(address: Address, exports: Exports, say: Phrases) -> Card:
    view = await exports.sheet(address)
    return cards.template(await asyncio.to_thread(plan_xlsx.template, view, say), say)


@door.tap(buttons.PlanFile)
async def plan(address: Address, exports: Exports, say: Phrases) -> Card:
    view = await exports.sheet(address)
    return cards.plan(view, await asyncio.to_thread(plan_xlsx.plan, view, say), say)


@door.tap(buttons.PlanCalendar)
async def calendar(address: Address, exports: Exports, say: Phrases) -> Card:
    view = await exports.calendar(address)
    if not view.slots and not view.gone:
        return cards.nothing_ahead(say)
    return cards.calendar(await asyncio.to_thread(plan_ics.calendar, view, say), say)


@door.document(".xlsx", ".xlsm")
async def sent(file: File, address: Address, imports: Imports, say: Phrases) -> Card:
    return _looked(await imports.look(address, file.name, file.body), say)


@door.document(".xls", ".xlsb", ".ods", ".csv", ".numbers")
async def sent_otherwise(address: Address, exports: Exports, say: Phrases) -> Card:
    """A table, but of another kind: she is told how to save it."""
    await exports.files(address)
    return cards.not_read(NotRead("kind"), say)


def _looked(view: ImportPlan | NotRead, say: Phrases) -> Card:
    return cards.not_read(view, say) if isinstance(view, NotRead) else cards.report(view, say)


@door.tap(buttons.ImportReport)
async def report(tap: buttons.ImportReport, address: Address, imports: Imports, say: Phrases) -> Card:
    return cards.report(await imports.report(address, tap.digest, tap.screen), say)


@door.tap(buttons.WriteImport)
async def write(tap: buttons.WriteImport, address: Address, imports: Imports, say: Phrases) -> Card:
    return cards.written(await imports.write(address, tap.digest), say)


@door.tap(buttons.TakeImportBack)
async def take_back(tap: buttons.TakeImportBack, address: Address, imports: Imports, say: Phrases) -> Card:
    return cards.taken_back(await imports.take_back(address, tap.digest), say)
