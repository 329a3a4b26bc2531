"""/tips: the tip of the day, what she answers to it, and when the next one comes."""

from bot.buttons import learning as buttons
from bot.cards.card import Card
from bot.cards.learning import tips as cards
from bot.course.phrases import Phrases
from bot.services.learning.tip_times import TipTimes
from bot.services.learning.tips import Tips
from bot.services.people.persons import Address
from handlers.door import Door

door = Door("tips")
door.word("tips", buttons.Tips())


@door.tap(buttons.ShowTip)
async def show(tap: buttons.ShowTip, address: Address, tips: Tips, say: Phrases) -> Card:
    return cards.tip(await tips.show(address, tap.tip), say)


@door.tap(buttons.ReactToTip)
async def react(tap: buttons.ReactToTip, address: Address, tips: Tips, say: Phrases) -> Card:
    return cards.tip(await tips.react(address, tap.tip, tap.reaction), say)


@door.command("tips")
@door.tap(buttons.Tips)
async def when(address: Address, tip_times: TipTimes, say: Phrases) -> Card:
    return cards.times(await tip_times.show(address), say)


@door.tap(buttons.SwitchTips)
async def switch(tap: buttons.SwitchTips, address: Address, tip_times: TipTimes, say: Phrases) -> Card:
    return cards.times(await tip_times.switch(address, tap.on == 1), say)


@door.tap(buttons.SetTipTime)
async def set_time(tap: buttons.SetTipTime, address: Address, tip_times: TipTimes, say: Phrases) -> Card:
    return cards.times(await tip_times.set_time(address, tap.time), say)


@door.tap(buttons.SetTipDay)
async def set_day(tap: buttons.SetTipDay, address: Address, tip_times: TipTimes, say: Phrases) -> Card:
    return cards.times(await tip_times.set_day(address, tap.weekday, tap.on == 1), say)


@door.tap(buttons.RarerTips)
async def rarer(address: Address, tip_times: TipTimes, say: Phrases) -> Card:
    return cards.times(await tip_times.rarer(address), say)


@door.tap(buttons.SetTipDays)
async def set_days(tap: buttons.SetTipDays, address: Address, tip_times: TipTimes, say: Phrases) -> Card:
    return cards.times(await tip_times.set_days(address, tap.days), say)


@door.text("tips", back=lambda _: buttons.Tips())
async def told(text: str, address: Address, tip_times: TipTimes, say: Phrases) -> Card:
    return cards.times(await tip_times.tell(address, text), say)
