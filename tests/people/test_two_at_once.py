"""Two processes change what the bot goes by at one moment: in the end all of it fits together."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import Connection, insert, select

from bot.app import raised
from bot.app.wing import Ground
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.rules.calendar import moment
from bot.rules.words import words_of
from bot.sandbox.clock import SandboxClock
from bot.services.people.persons import Address, people_by_id
from bot.services.people.profile import People
from bot.services.people.quiet import Quiet
from bot.services.posting.slots import plant, preferences_of
from bot.storage.database import Database
from bot.storage.tables.people import addresses, pages, people
from bot.storage.tables.posting import slots

ANNA = Address("telegram", 101)
DAY = date(2026, 11, 26)


@pytest.fixture
async def hers(db: Database, course: Course, say: Phrases, clock: SandboxClock) -> tuple[People, Quiet]:
    """What she changes her city and her quiet hours with; she has a post ahead."""

    def begin(tx: Connection) -> None:
        tx.execute(insert(people).values(id=1, zone="Europe/Moscow", created_at=clock()))
        tx.execute(insert(addresses).values(messenger="telegram", chat_id=101, person_id=1))
        page = {"person_id": 1, "platform": "vk", "url": "https://vk.com/ruchey", "created_at": clock()}
        tx.execute(insert(pages).values(id=1, **page))
        preferences = preferences_of(people_by_id(tx, [1])[1])
        plant(tx, person_id=1, page_id=1, day=DAY, time="12:00", preferences=preferences, now=clock())

    await db.transact(begin)
    givers = raised(Ground(db, course, clock, say, "Europe/Moscow", lambda: 1, words_of(say.plain)))[0].givers
    known, quiet = givers["people"], givers["quiet"]
    assert isinstance(known, People)
    assert isinstance(quiet, Quiet)
    await known.start(ANNA)
    return known, quiet


async def test_a_new_city_and_a_new_lead_at_once_leave_no_post_behind(hers: tuple[People, Quiet], db: Database) -> None:
    known, quiet = hers
    for turn in range(20):
        city, zone = (("Омск", "Asia/Omsk"), ("Москва", "Europe/Moscow"))[turn % 2]
        lead = 30 if turn % 2 else 120
        await asyncio.gather(known.settle(ANNA, city), quiet.set_lead(ANNA, lead))
        post = await db.transact(lambda tx: tx.execute(select(slots.c.at, slots.c.remind_at)).one())
        at = moment(DAY, "12:00", zone)
        assert (post.at, (at - post.remind_at).total_seconds()) == (at, lead * 60)
