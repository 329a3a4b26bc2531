"""The door to what the bot said first: why did this come?"""

from collections.abc import Mapping
from typing import Any

from bot.buttons.speaking import HearLess, Why
from bot.cards.card import Card
from bot.cards.speaking import outbox as cards
from bot.cards.speaking.kinds import Kind
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.refusals import Refusal
from bot.services.speaking.outbox import Outbox
from handlers.door import Door

door = Door("outbox")


@door.tap(Why)
async def why(address: Address, tap: Why, outbox: Outbox, kinds: Mapping[str, Kind[Any]], say: Phrases) -> Card:
    told = await outbox.why(address, tap.delivery)
    return cards.why([kinds[name] for name in told.kinds if name in kinds], say)


@door.tap(HearLess)
async def less(address: Address, tap: HearLess, outbox: Outbox, kinds: Mapping[str, Kind[Any]], say: Phrases) -> Card:
    offered = {button.what for kind in kinds.values() for _, button in kind.less if isinstance(button, HearLess)}
    if tap.what not in offered:
        raise Refusal("hall-outdated")
    await outbox.hear_less(address, tap.what, less=tap.on == 0)
    return cards.less(tap.what, tap.on == 1, say)
