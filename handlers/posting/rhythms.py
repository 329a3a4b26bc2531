"""The door to a page's weekly rhythms."""

from bot.buttons import posting as buttons
from bot.cards.card import Card
from bot.cards.posting import rhythms as cards
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.posting.rhythms import Rhythms, RhythmView
from bot.services.posting.slots import PageChoice
from handlers.door import Door

door = Door("rhythms")
door.word("rhythm", buttons.Rhythms(0))


def _rhythms(view: RhythmView | PageChoice, say: Phrases) -> Card:
    return cards.choice(view, say) if isinstance(view, PageChoice) else cards.rhythms(view, say)


@door.tap(buttons.Rhythms)
async def all_rhythms(tap: buttons.Rhythms, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    return _rhythms(await rhythms.ask(address, tap.page), say)


@door.tap(buttons.RhythmDays)
async def rhythm_days(tap: buttons.RhythmDays, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    await rhythms.ask(address, tap.page)
    return cards.days(tap.page, tap.days, say)


@door.tap(buttons.RhythmTime)
async def rhythm_time(tap: buttons.RhythmTime, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    await rhythms.ask(address, tap.page)
    return cards.times(tap.page, tap.days, say)


@door.tap(buttons.SaveRhythm)
async def save_rhythm(tap: buttons.SaveRhythm, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    return _rhythms(await rhythms.add(address, tap.page, tap.days, tap.time), say)


@door.text("rhythm", back=lambda _: buttons.Rhythms(0))
async def told_rhythm(expected: str, text: str, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    return _rhythms(await rhythms.type(address, expected, text), say)


@door.tap(buttons.RhythmRubrics)
async def rubrics(tap: buttons.RhythmRubrics, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    known = await rhythms.rubrics(address, tap.page)
    return cards.rubrics(tap.page, tap.days, tap.time, known, say)


@door.tap(buttons.SetRubric)
async def set_rubric(tap: buttons.SetRubric, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    rubric = None if tap.rubric == "-" else tap.rubric
    return _rhythms(await rhythms.set_rubric(address, tap.page, tap.days, tap.time, rubric), say)


@door.tap(buttons.RestoreRhythm)
async def restore(tap: buttons.RestoreRhythm, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    rubric = None if tap.rubric == "-" else tap.rubric
    return _rhythms(await rhythms.restore(address, tap.page, tap.days, tap.time, rubric), say)


@door.tap(buttons.RemoveRhythm)
async def remove_rhythm(tap: buttons.RemoveRhythm, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    return _rhythms(await rhythms.remove(address, tap.page, tap.days, tap.time), say)
