"""A note and a reminder at an item of a page's run: written, taken back, and said when its morning has come."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.course.shapes import Course
from bot.course.spelling import seen
from bot.rules.calendar import DAY, moment
from bot.services.learning.assignments import calm_of
from bot.services.learning.item_notes import KIND, Asked, about, due_ones, keep, move, subject, take_back
from bot.services.learning.items import Opened, opened
from bot.services.learning.runs import Found, Run, her_run
from bot.services.people.persons import Address, Clock, Person, leave_until, person_by_id, require
from bot.services.refusals import Refusal
from bot.services.speaking.outbox import Delivery, Drop, Later, Speak, plan
from bot.services.speaking.planning import PASSED_OVER, planned
from bot.storage.database import Database

NOTE_LIMIT = 200  # characters
PAGE = 200  # due reminders looked at in one transaction
STALE = timedelta(days=3)  # a reminder is not said later than this

Change = Callable[[Connection, Person, datetime], str]  # tells the key of what it says


@dataclass(frozen=True, slots=True)
class Notes:
    db: Database
    course: Course
    clock: Clock

    async def ask(self, address: Address, run: int, item: str) -> Opened | Run:
        """Her next text is the note."""
        return await self._at(address, run, item, expects=f"itemnote:{run}:{item}")

    async def write(self, address: Address, expected: str, typed: str) -> Opened | Run:
        """Refuses what is too long: she may write it again."""
        note = seen(typed)
        if len(note) > NOTE_LIMIT:
            raise Refusal("notes-too-long", limit=NOTE_LIMIT)
        _, run, item = expected.split(":")
        return await self._note(address, int(run), item, note or None, "notes-kept")

    async def drop(self, address: Address, run: int, item: str) -> Opened | Run:
        return await self._note(address, run, item, None, "notes-gone")

    async def _note(self, address: Address, run: int, item: str, note: str | None, notice: str) -> Opened | Run:
        def change(tx: Connection, person: Person, now: datetime) -> str:
            keep(tx, run, item, note=note)
            return notice

        return await self._at(address, run, item, change)

    async def remind(self, address: Address, run: int, item: str, day: date, time: str) -> Opened | Run:
        """At this wall time of hers, or when she may be spoken to again. Refuses what has passed."""

        def change(tx: Connection, person: Person, now: datetime) -> str:
            calm = calm_of(person, self.course)
            at = moment(day, time, person.zone)
            if at <= now:
                raise Refusal("notes-day-passed")
            away = leave_until(tx, person.id, day)
            at = calm.after(at) if away is None else calm.morning(away + DAY)
            take_back(tx, person.id, run, item, now)
            keep(tx, run, item, remind_at=at)
            return "notes-will-remind"

        return await self._at(address, run, item, change)

    async def forget(self, address: Address, run: int, item: str) -> Opened | Run:
        """No reminder, even if it is on its way."""

        def change(tx: Connection, person: Person, now: datetime) -> str:
            take_back(tx, person.id, run, item, now)
            keep(tx, run, item, remind_at=None)
            return "notes-will-not-remind"

        return await self._at(address, run, item, change)

    async def _at(
        self, address: Address, run: int, item: str, change: Change | None = None, expects: str | None = None
    ) -> Opened | Run:
        """The item after the change; in an earlier run, or in a post's, nothing changes."""

        def work(tx: Connection) -> Opened | Run:
            person, now = require(tx, address, expects), self.clock()
            found = her_run(tx, person, run)
            notice = None
            if change is not None and self._may_keep(found, item):
                notice = change(tx, person, now)
            view = opened(tx, self.course, person, found, item, now)
            return replace(view, run=replace(view.run, notice=notice)) if notice and isinstance(view, Opened) else view

        return await self.db.transact(work)

    def _may_keep(self, found: Found, item: str) -> bool:
        checklist = self.course.checklists.get(found.checklist)
        there = checklist is not None and any(one.id == item for one in checklist.items)
        return there and not found.closed and found.post is None

    # Said first

    async def plan_due(self) -> int:
        """Plan the reminders whose moment has come; how many there were."""
        total = 0
        while True:
            found = await self.db.transact(self._plan_page)
            total += found
            if found < PAGE:
                return total

    def _plan_page(self, tx: Connection) -> int:
        now = self.clock()
        due = due_ones(tx, now, PAGE)
        on_its_way = {one: planned(partial(_plan, tx, one, now), "notes", one.run) for one in due}
        move(tx, {one: now + PASSED_OVER if done is None else None for one, done in on_its_way.items()})
        return len(due)

    async def look_again(self, delivery: Delivery) -> Drop | Later | Speak[Opened]:
        """Whether she still wants to hear of it: the item is open, in the run that is open."""

        def work(tx: Connection) -> Drop | Later | Speak[Opened]:
            now = self.clock()
            person = person_by_id(tx, delivery.person_id)
            if person is None:
                return Drop("left")
            run, item = about(delivery)
            try:
                found = her_run(tx, person, run)
                if found.closed:
                    return Drop("closed")
                view = opened(tx, self.course, person, found, item, now)
            except Refusal:  # the page was removed, or the checklist left the course
                return Drop("gone")
            if isinstance(view, Run):
                return Drop("gone")
            if view.settled:
                return Drop("done")
            calm = calm_of(person, self.course)
            return Later(calm.after(now), "quiet hours") if calm.broken_by(now) else Speak(view)

        return await self.db.transact(work)


def _plan(tx: Connection, one: Asked, now: datetime) -> bool:
    return plan(
        tx,
        key=f"{KIND}:{one.run}:{one.item}:{one.remind_at:%Y%m%d%H%M}",
        kind=KIND,
        subject=subject(one.run, one.item),
        person_id=one.person_id,
        not_before=now,
        expires_at=now + STALE,
        now=now,
    )
