"""The plan as a file to carry away: for a table, and for a phone's calendar."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select, union_all

from bot.course.shapes import Course, Rubric
from bot.rules.posting.ideas import fits
from bot.rules.posting.norm import State
from bot.rules.posting.typed import FARTHEST
from bot.services.people.pages import Page, pages_of
from bot.services.people.persons import Address, Clock, Person, require
from bot.services.posting.slots import Slot, slots_between
from bot.storage.database import Database
from bot.storage.tables.people import pages, people
from bot.storage.tables.posting import called_off, slots

SHOWN_BACK = timedelta(days=31)  # an exported plan begins so far back


@dataclass(frozen=True, slots=True)
class Files:
    """What there is to carry away."""

    pages: int
    ahead: int  # posts


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """The plan for a table, and what its cells may hold."""

    slots: tuple[Slot, ...]
    pages: tuple[Page, ...]
    rubrics: tuple[Rubric, ...]  # that suit her institution
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Gone:
    """A post ahead that is in the plan no more, or on a page that she keeps no more."""

    slot: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    """The posts ahead for a phone's calendar."""

    slots: tuple[Slot, ...]
    gone: tuple[Gone, ...]  # that an earlier file may have put into the calendar
    owner: str  # whose calendar it is, in all installations and for ever
    zone: str
    lead_minutes: int
    now: datetime


@dataclass(frozen=True, slots=True)
class Exports:
    db: Database
    course: Course
    clock: Clock

    async def files(self, address: Address) -> Files:
        def work(tx: Connection) -> Files:
            person = require(tx, address)
            ahead = select(func.count()).where(
                slots.c.person_id == person.id, slots.c.state == State.PLANNED, slots.c.at > self.clock()
            )
            return Files(len(pages_of(tx, person.id)), tx.execute(ahead).scalar_one())

        return await self.db.transact(work)

    async def sheet(self, address: Address) -> PlanSheet:
        """The plan from a month ago on."""

        def work(tx: Connection) -> PlanSheet:
            person, now = require(tx, address), self.clock()
            today = person.today(now)
            found = slots_between(tx, person.id, today - SHOWN_BACK, today + FARTHEST, self.course)
            kind = person.institution_kind
            rubrics = [one for one in self.course.rubrics.values() if fits(one.kinds, kind)]
            return PlanSheet(found, pages_of(tx, person.id), tuple(rubrics), now, today)

        return await self.db.transact(work)

    async def calendar(self, address: Address) -> PlanCalendar:
        """The posts from today on, those that will not come out too: a calendar has to be told."""

        def work(tx: Connection) -> PlanCalendar:
            person, now = require(tx, address), self.clock()
            today = person.today(now)
            found = slots_between(tx, person.id, today, today + FARTHEST, self.course)
            met_at = tx.execute(select(people.c.created_at).where(people.c.id == person.id)).scalar_one()
            owner = f"{person.id}-{met_at:%Y%m%d%H%M%S%f}"
            return PlanCalendar(found, _gone(tx, person, now), owner, person.zone, person.lead_minutes, now)

        return await self.db.transact(work)


def _gone(tx: Connection, person: Person, now: datetime) -> tuple[Gone, ...]:
    off = select(called_off.c.slot_id, called_off.c.at).where(
        called_off.c.person_id == person.id, called_off.c.at > now
    )
    removed = (
        select(slots.c.id, slots.c.at)
        .join(pages, pages.c.id == slots.c.page_id)
        .where(slots.c.person_id == person.id, slots.c.at > now, pages.c.removed_at.is_not(None))
    )
    return tuple(Gone(*row) for row in tx.execute(union_all(off, removed).order_by("at")))
