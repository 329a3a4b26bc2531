"""When does the bot speak of posts first: reminders, the one follow-up, the week's norm, the week at a glance?

`plan_due` asks the indices what is due and plans it in the outbox; the others say just before sending whether a word is
still true, and what there is to see.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.course.shapes import Course
from bot.rules.calendar import after_quiet, local
from bot.rules.posting.norm import Free, State, iso_week, monday_of_iso, way
from bot.rules.speaking.patience import LAST_PLACE
from bot.services.people.persons import Clock, Person, person_by_id
from bot.services.posting.slots import (
    AHEAD,
    NEW,
    PREFERENCES,
    REMINDED,
    Slot,
    days_off,
    gathered,
    grow,
    next_norm_at,
    next_week_at,
    parts_of,
    preferences_of,
    slots_between,
    slots_of,
)
from bot.services.posting.steps import AT_ONCE, step_slots
from bot.services.posting.views import FollowUp, PostView, post_view
from bot.services.posting.weeks import Standing, Week, kept_pages, weeks
from bot.services.speaking.outbox import Delivery, Drop, Speak, plan
from bot.services.speaking.planning import PASSED_OVER, planned
from bot.storage.database import Database
from bot.storage.tables.people import pages, people
from bot.storage.tables.posting import rhythms

V = TypeVar("V")
REMOVED_FOR_GOOD = timedelta(days=2)  # a page: until then it comes back with its rhythms
WEEK_STALE = timedelta(hours=10)  # a Monday's word is none in the evening
NORM_STALE = timedelta(hours=24)

_DUE_RHYTHMS = (
    select(rhythms, pages.c.removed_at, *PREFERENCES)
    .join(pages, pages.c.id == rhythms.c.page_id)
    .join(people, people.c.id == rhythms.c.person_id)
    .where(rhythms.c.planned_till < bindparam("day"))
    .order_by(rhythms.c.planned_till)
    .limit(AT_ONCE)
    .with_for_update(of=rhythms, skip_locked=True)
)


@dataclass(frozen=True, slots=True)
class Lack:
    """A page that will not make its norm this week, and the shortest way to make it."""

    standing: Standing
    way: tuple[Free, ...]
    late: tuple[Slot, ...]  # missed ones: perhaps they came out and nobody said so


@dataclass(frozen=True, slots=True)
class Soon:
    """Posts that are due soon and near each other, in order."""

    posts: tuple[PostView, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """What else comes out today, in order."""

    slots: tuple[Slot, ...]
    day: date


@dataclass(frozen=True, slots=True)
class NormView:
    week: Week
    lacks: tuple[Lack, ...]  # empty: enough
    notice: str | None = None


Step = Callable[[Connection, datetime, Course], int]


@dataclass(frozen=True, slots=True)
class Reminders:
    db: Database
    course: Course
    clock: Clock

    async def plan_due(self) -> int:
        """Plan whatever is due, in transactions of at most AT_ONCE rows, until nothing is; how many rows there were."""
        done = 0
        for step in (_grow_rhythms, step_slots, partial(_weekly, "week"), partial(_weekly, "norm")):
            whole = AT_ONCE
            while whole == AT_ONCE:
                whole = await self.db.transact(partial(self._run, step))
                done += whole
        return done

    def _run(self, step: Step, tx: Connection) -> int:
        return step(tx, self.clock(), self.course)

    # What is still true of a planned word, just before it is said

    async def ahead(self, delivery: Delivery) -> Drop | Speak[Soon]:
        """That a post is due soon, or several that are near each other. The day's last place is the question's."""

        def work(tx: Connection, person: Person) -> Drop | Speak[Soon]:
            if delivery.said.on(delivery.today) >= LAST_PLACE:
                return Drop("enough for today")
            found = slots_of(tx, person.id, map(int, delivery.subject.split(",")), self.course)
            if not found:
                return Drop("gone")
            planned = [slot for slot in found if slot.state == State.PLANNED]
            still = [slot for slot in planned if slot.reminded == REMINDED]  # what was moved is reminded of anew
            if not still:
                return Drop("moved" if planned else "done")
            now, posts = self.clock(), gathered(still)
            whole = [parts_of(tx, person, posts[0][0], self.course)] if len(posts) == 1 else posts
            return Speak(Soon(tuple(post_view(tx, person, parts, self.course, now) for parts in whole)))

        return await self._of_her(delivery, work)

    async def today(self, delivery: Delivery) -> Drop | Speak[Today]:
        """The posts of today that she was not reminded of: along with whatever else is said in the morning."""

        def work(tx: Connection) -> Drop | Speak[Today]:
            now, day = self.clock(), delivery.today
            mine = slots_between(tx, delivery.person_id, day, day, self.course)
            ahead = tuple(slot for slot in mine if slot.state == State.PLANNED and slot.at > now)
            fresh = any(slot.reminded == NEW for slot in ahead)
            return Speak(Today(ahead, day)) if fresh else Drop("none")

        return await self.db.transact(work)

    async def again(self, delivery: Delivery) -> Drop | Speak[FollowUp]:
        """Whether posts came out whose time has passed."""

        def work(tx: Connection, person: Person) -> Drop | Speak[FollowUp]:
            now = self.clock()
            asked = slots_of(tx, person.id, map(int, delivery.subject.split(",")), self.course)
            still = tuple(slot for slot in asked if slot.state == State.PLANNED and slot.at <= now)
            return Speak(FollowUp(still, person.today(now))) if still else Drop("done")

        return await self._of_her(delivery, work)

    async def norm(self, delivery: Delivery) -> Drop | Speak[NormView]:
        """That the week's norm will not be made."""

        def work(tx: Connection, person: Person) -> Drop | Speak[NormView]:
            view = norm_view(tx, person, delivery.subject, self.course, self.clock())
            return Speak(view) if view.lacks else Drop("enough")

        return await self._of_her(delivery, work)

    async def week(self, delivery: Delivery) -> Drop | Speak[Week]:
        """The week at a glance."""

        def work(tx: Connection, person: Person) -> Drop | Speak[Week]:
            first = monday_of_iso(delivery.subject)
            (week,) = weeks(tx, person, kept_pages(tx, person), first, 1, self.clock(), self.course)
            return Speak(week) if week.standings else Drop("empty")

        return await self._of_her(delivery, work)

    async def _of_her(
        self, delivery: Delivery, work: Callable[[Connection, Person], Drop | Speak[V]]
    ) -> Drop | Speak[V]:
        def whole(tx: Connection) -> Drop | Speak[V]:
            person = person_by_id(tx, delivery.person_id)
            return Drop("left") if person is None else work(tx, person)

        return await self.db.transact(whole)


def _grow_rhythms(tx: Connection, now: datetime, course: Course) -> int:
    rows = tx.execute(_DUE_RHYTHMS, {"day": now.date() + AHEAD}).all()
    for row in rows:
        if row.removed_at is not None and row.removed_at <= now - REMOVED_FOR_GOOD:
            tx.execute(delete(rhythms).where(rhythms.c.id == row.id))
        elif row.removed_at is not None:  # nobody plans for a page that she keeps no more, but it may come back
            tx.execute(update(rhythms).where(rhythms.c.id == row.id).values(planned_till=now.date() + AHEAD))
        elif planned(partial(grow, tx, row, preferences_of(row), now), "rhythms", row.id) is None:
            tomorrow = now.date() + AHEAD
            tx.execute(update(rhythms).where(rhythms.c.id == row.id).values(planned_till=tomorrow))
    return len(rows)


def _weekly(kind: str, tx: Connection, now: datetime, course: Course) -> int:
    """Everybody whose weekly word is due gets it planned, unless it is stale, and her next one dated."""
    column, following, stale = {
        "week": (people.c.next_week_at, next_week_at, WEEK_STALE),
        "norm": (people.c.next_norm_at, next_norm_at, NORM_STALE),
    }[kind]
    due = select(people.c.id, column.label("due"), *PREFERENCES).where(column <= now).order_by(column).limit(AT_ONCE)
    rows = tx.execute(due.with_for_update(skip_locked=True)).all()

    def one(row: Any) -> datetime:
        """When hers is due next, after the one that is due has been planned."""
        when = after_quiet(row.due, row.zone, row.quiet_from, row.quiet_till)
        later = following(now, preferences_of(row), course)
        if now < when + stale:
            week = iso_week(local(when, row.zone).date())
            plan(
                tx,
                key=f"{kind}:{row.id}:{week}",
                kind=kind,
                subject=week,
                person_id=row.id,
                not_before=when,
                expires_at=when + stale,
                now=now,
            )
        return later

    for row in rows:
        later = planned(partial(one, row), kind, row.id) or now + PASSED_OVER
        tx.execute(update(people).where(people.c.id == row.id).values({column: later}))
    return len(rows)


def norm_view(tx: Connection, person: Person, week: str, course: Course, now: datetime) -> NormView:
    """The pages that will not make their norm in this week (2026-W48), with what is left of it."""
    hers = kept_pages(tx, person)
    (found,) = weeks(tx, person, hers, monday_of_iso(week), 1, now, course)
    times = {kept.page.id: kept.times for kept in hers}
    wall, off = local(now, person.zone), days_off(course)
    lacks = []
    for standing in found.standings:
        if standing.missing:
            own = [slot for slot in found.slots if slot.page.id == standing.page.id]
            usual = times[standing.page.id] or tuple(slot.time for slot in own)
            free = way(standing.missing, wall, {(slot.day, slot.time) for slot in own}, usual, off)
            missed = tuple(slot for slot in own if slot.state == State.MISSED)
            lacks.append(Lack(standing, free, missed))
    return NormView(found, tuple(lacks))
