"""The posting plan: two weeks at a glance, single posts, the week's norm."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from bot.course.shapes import Course
from bot.rules.days import WEEK
from bot.rules.posting.norm import MOST, iso_week, monday_of, monday_of_iso
from bot.services.people.pages import her_page
from bot.services.people.persons import Address, Clock, Person, leave_until, require
from bot.services.posting.adding import put
from bot.services.posting.reminders import NormView, norm_view
from bot.services.posting.slots import (
    NO_PAGE,
    Slot,
    follow,
    gathered,
    next_after,
    next_norm_at,
    next_week_at,
    preferences_of,
    unanswered,
)
from bot.services.posting.views import ahead
from bot.services.posting.weeks import Kept, Week, kept_pages, weeks
from bot.services.refusals import Refusal
from bot.storage.database import Database
from bot.storage.tables.people import pages, people

USUAL_TIMES = ("10:00", "12:00", "15:00", "18:00")  # to choose from, beside those of her rhythm
FRIDAY = 5  # from here on whoever looks at the week means the next one
LOOKED_FAR = timedelta(days=3660)  # weeks of ten years can be looked through


@dataclass(frozen=True, slots=True)
class Plan:
    """This week and the next."""

    weeks: tuple[Week, Week]
    pages: tuple[Kept, ...]
    waiting: int  # posts whose time has passed without an answer
    paused_until: date | None
    later: Slot | None = None  # the next post after these weeks, when they have none ahead


@dataclass(frozen=True, slots=True)
class Norms:
    """How many posts a week each page is to have, and whether the bot looks at it by itself."""

    pages: tuple[Kept, ...]
    weekly: bool  # the week at a glance and the look at the norm come by themselves
    notice: str | None = None  # key of a phrase about what just happened


@dataclass(frozen=True, slots=True)
class Posting:
    db: Database
    course: Course
    clock: Clock

    async def plan(self, address: Address) -> Plan:
        def work(tx: Connection) -> Plan:
            person, now = require(tx, address), self.clock()
            hers = kept_pages(tx, person)
            today = person.today(now)
            this, following = weeks(tx, person, hers, today, 2, now, self.course)
            waiting = len(gathered(unanswered(tx, person, now, now, self.course)))
            plan = Plan((this, following), hers, waiting, leave_until(tx, person.id, today))
            if any(slot.at > now for slot in (*this.slots, *following.slots)):
                return plan
            return replace(plan, later=next_after(tx, person, now, self.course))

        return await self.db.transact(work)

    async def page(self, address: Address, week: str) -> Week:
        """Any week, as long as its posts exist. Refuses what is no week."""
        try:
            monday = monday_of_iso(week.upper())
        except ValueError as error:
            raise Refusal("hall-outdated") from error
        if abs(monday - self.clock().date()) > LOOKED_FAR:
            raise Refusal("hall-outdated")

        def work(tx: Connection) -> Week:
            person, now = require(tx, address), self.clock()
            (found,) = weeks(tx, person, kept_pages(tx, person), monday, 1, now, self.course)
            return found

        return await self.db.transact(work)

    async def week(self, address: Address, following: bool) -> Week:
        """The week that matters: this one, from Friday on the following one, which is also there to be asked for."""

        def work(tx: Connection) -> Week:
            person, now = require(tx, address), self.clock()
            today = person.today(now)
            hers, monday = kept_pages(tx, person), monday_of(today)
            if following or today.isoweekday() >= FRIDAY:
                monday += WEEK
            (found,) = weeks(tx, person, hers, monday, 1, now, self.course)
            return found

        return await self.db.transact(work)

    # The shortest way to the norm

    async def add_post(self, address: Address, page: int, day: date, time: str) -> NormView:
        """The shortest way to the norm with one tap, and what is left of the way. Said twice it changes nothing."""

        def work(tx: Connection) -> NormView:
            person, now = require(tx, address), self.clock()
            hers = her_page(tx, person, page, NO_PAGE)
            ahead(person, day, time, now)
            fresh = put(tx, person, hers, day, time, None, self.course, now)
            week = iso_week(person.today(now))
            view = norm_view(tx, person, week, self.course, now)
            return replace(view, notice="posting-there-already" if fresh is None else "posting-planted")

        return await self.db.transact(work)

    # The norm

    async def norms(self, address: Address) -> Norms:
        return await self.db.transact(lambda tx: self._norms(tx, require(tx, address)))

    async def set_norm(self, address: Address, page: int, norm: int) -> Norms:
        """Posts a week of this page; 0: she wants no norm for it."""

        def work(tx: Connection) -> Norms:
            person = require(tx, address)
            hers = her_page(tx, person, page, NO_PAGE)
            tx.execute(update(pages).where(pages.c.id == hers.id).values(norm=min(max(norm, 0), MOST)))
            return replace(self._norms(tx, person), notice="posting-norm-set")

        return await self.db.transact(work)

    async def set_weekly(self, address: Address, on: bool) -> Norms:
        """Whether the week at a glance and the look at the norm come by themselves."""

        def work(tx: Connection) -> Norms:
            person, now = require(tx, address), self.clock()
            her = preferences_of(person)
            due = {
                "next_week_at": next_week_at(now, her, self.course) if on else None,
                "next_norm_at": next_norm_at(now, her, self.course) if on else None,
            }
            tx.execute(update(people).where(people.c.id == person.id).values(due))
            return replace(self._norms(tx, person), notice="posting-weekly-on" if on else "posting-weekly-off")

        return await self.db.transact(work)

    def _norms(self, tx: Connection, person: Person) -> Norms:
        due = tx.execute(select(people.c.next_week_at).where(people.c.id == person.id)).scalar_one()
        return Norms(kept_pages(tx, person), due is not None)

    def follow(self, tx: Connection, before: Person, after: Person, now: datetime) -> Mapping[str, Any]:
        """A `persons.Follower`: her posts and her weekly words keep their time on her wall."""
        return follow(tx, before, after, now, self.course)
