"""The door to the posting plan: /plan, its weeks, the norm."""

import asyncio
from dataclasses import replace

from bot.buttons import posting as buttons
from bot.cards.card import Card
from bot.cards.posting import plan as cards
from bot.cards.posting import weeks as week_cards
from bot.course.phrases import Phrases
from bot.papers.posting.week import week_png
from bot.services.people.persons import Address
from bot.services.posting.plan import Posting
from bot.services.posting.weeks import Week
from handlers.door import Door

door = Door("plan")
door.word("plan", buttons.Plan())
door.word("week", buttons.WeekPicture(0))


@door.command("plan")
@door.tap(buttons.Plan)
async def plan(address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.plan(await posting.plan(address), say)


@door.tap(buttons.PlanWeek)
async def page(tap: buttons.PlanWeek, address: Address, posting: Posting, say: Phrases) -> Card:
    return week_cards.page(await posting.page(address, tap.week), say)


@door.tap(buttons.WeekPicture)
async def picture(tap: buttons.WeekPicture, address: Address, posting: Posting, say: Phrases) -> Card:
    view = await posting.week(address, following=tap.ahead > 0)
    return await asyncio.to_thread(drawn, view, say)  # drawing takes a second: nobody else waits for it


@door.tap(buttons.PictureOfWeek)
async def picture_of(tap: buttons.PictureOfWeek, address: Address, posting: Posting, say: Phrases) -> Card:
    return await asyncio.to_thread(drawn, await posting.page(address, tap.week), say)


def drawn(view: Week, say: Phrases) -> Card:
    """The picture of a week that she asked for."""
    return replace(week_cards.picture(view, say), picture=week_png(view, say), beside=True)


def week(view: Week, say: Phrases) -> Card:
    """The same, said first."""
    return replace(week_cards.announced(view, say), picture=week_png(view, say))


@door.tap(buttons.AddPost)
async def add_post(tap: buttons.AddPost, address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.norm(await posting.add_post(address, tap.page, tap.to.day, tap.to.time), say)


# The norm


@door.tap(buttons.Norms)
async def norms(address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.norms(await posting.norms(address), say)


@door.tap(buttons.SetNorm)
async def set_norm(tap: buttons.SetNorm, address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.norms(await posting.set_norm(address, tap.page, tap.norm), say)


@door.tap(buttons.SetWeekly)
async def set_weekly(tap: buttons.SetWeekly, address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.norms(await posting.set_weekly(address, on=tap.on == 1), say)
