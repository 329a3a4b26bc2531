"""Deadlines: what is due when, the word that reminds of it, and what she answers to that.

A word is planned when its rung of the ladder (`rules/learning/nudges.py`) has come, and held against the facts once
more just before it is sent: what is done, answered or put off meanwhile is not said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from bot.course.shapes import Course
from bot.rules.calendar import local
from bot.rules.learning.nudges import END, LADDER, Rung, variant
from bot.rules.learning.progress import Place, Stand
from bot.services.learning.assignments import (
    CHECKLIST,
    LESSON,
    Assignment,
    Deadline,
    all_of,
    assign_course,
    calm_of,
    climb,
    deadline_from,
    done,
    follow,
    open_ones,
    title_of,
)
from bot.services.learning.checklists import summary
from bot.services.learning.nudges import KIND, PAGE, Told, join_waiting, keep_subject, plan_page, rungs_in, silent
from bot.services.learning.progress import standing
from bot.services.people.persons import Address, Clock, Person, leave_until, person_by_id, require
from bot.services.refusals import Refusal
from bot.services.speaking.outbox import Delivery, Drop, Later, Speak
from bot.storage.database import Database
from bot.storage.tables.speaking import outbox

TOMORROW, MONDAY = "morning", "monday"  # how long she can put it off
NUDGE_EARLY = "nudge-early"  # what she has said she wants less of
EARLY = {Rung.FIRST, Rung.THREE_DAYS}  # rungs that whoever wants to hear less is not told


@dataclass(frozen=True, slots=True)
class Mine:
    """All her deadlines."""

    ahead: tuple[Deadline, ...]  # not done, the nearest first, behind them those that have passed
    done: tuple[Deadline, ...]  # the latest first
    paused_until: date | None
    notice: str | None = None  # key of a phrase


@dataclass(frozen=True, slots=True)
class Nudge:
    """One message about one deadline or several."""

    delivery: int
    rung: Rung  # of the nearest deadline
    variant: int  # of the wording, from 1
    items: tuple[Deadline, ...]  # the nearest first
    left: timedelta  # to the nearest deadline; negative when it has passed
    today: date  # hers
    tomorrow: datetime  # what she can put it off to, on her wall: the morning of the next working day
    monday: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a message that she answered."""

    items: tuple[Deadline, ...]  # still to do
    until: datetime | None  # when she hears of them again, on her wall; None: no more


_SUBJECT = select(outbox.c.subject).where(
    outbox.c.id == bindparam("delivery"), outbox.c.person_id == bindparam("person"), outbox.c.kind == KIND
)
_SAID = (
    select(func.count())
    .select_from(outbox)
    .where(
        outbox.c.person_id == bindparam("person"),
        outbox.c.state == "sent",
        outbox.c.kind == KIND,
        outbox.c.id != bindparam("this"),
    )
)
_SAID_SEVERAL = _SAID.where(outbox.c.subject.like("%,%"))
_SAID_ONE = _SAID.where(outbox.c.subject.like(bindparam("pattern")), outbox.c.subject.not_like("%,%"))


@dataclass(frozen=True, slots=True)
class _Facts:
    """Where she is in all that could be due."""

    places: tuple[Place, ...]
    ticked: Mapping[str, tuple[int, int]]  # checklist -> items ticked and all, of her fullest open run

    def finished(self, kind: str, ref: str) -> bool:
        if kind == CHECKLIST:
            some, total = self.ticked.get(ref, (0, 1))
            return some == total
        if kind == LESSON:
            return any(place.lesson.id == ref and place.stand is Stand.DONE for place in self.places)
        return any(place.quiz is not None and place.quiz.id == ref and place.tries.passed for place in self.places)


@dataclass(frozen=True, slots=True)
class Deadlines:
    db: Database
    course: Course
    clock: Clock

    async def mine(self, address: Address) -> Mine:
        return await self.db.transact(lambda tx: self._mine(tx, require(tx, address)))

    async def plan_due(self) -> int:
        """Plan the words whose time has come, a short transaction for each page; how many assignments were due."""
        total = 0
        while True:
            found = await self.db.transact(lambda tx: plan_page(tx, self.course, self.clock()))
            total += found
            if found < PAGE:
                return total

    async def look_again(self, delivery: Delivery) -> Drop | Later | Speak[Nudge]:
        """Whether the planned word is still true, and what it says now."""

        def work(tx: Connection) -> Drop | Later | Speak[Nudge]:
            now = self.clock()
            person = person_by_id(tx, delivery.person_id)
            if person is None:
                return Drop("left")
            calm = calm_of(person, self.course)
            facts = self._facts(tx, person, now)
            told, untrue = self._true(tx, person, rungs_in(delivery.subject), facts, now)
            if not told:
                return Drop(untrue)
            if calm.broken_by(now) and not (calm.due_beats_quiet and any(rung is Rung.HOURS for _, rung in told)):
                return Later(calm.after(now), "quiet hours")
            told, _ = self._true(tx, person, join_waiting(tx, delivery, now), facts, now)
            keep_subject(tx, delivery, told)
            items = self._deadlines(person, [one for one, _ in told], facts, now)
            return Speak(
                Nudge(
                    delivery=delivery.id,
                    rung=told[0][1],
                    variant=_variant(tx, delivery, told[0][1] if len(items) == 1 else None),
                    items=items,
                    left=items[0].at - now,
                    today=person.today(now),
                    tomorrow=local(calm.next_morning(now), person.zone),
                    monday=local(calm.monday(now), person.zone),
                )
            )

        return await self.db.transact(work)

    async def snooze(self, address: Address, delivery: int, till: str) -> Answered:
        """Silence about what a message told her, until tomorrow's morning or Monday's. Refuses others' messages."""

        def work(tx: Connection) -> Answered:
            person, told, now = self._told(tx, address, delivery)
            calm = calm_of(person, self.course)
            at = calm.next_morning(now) if till == TOMORROW else calm.monday(now)
            climb(tx, *(replace(one, next_nudge_at=at, snoozed_till=at) for one in told))
            return Answered(self._left(tx, person, told, now), local(at, person.zone))

        return await self.db.transact(work)

    async def remember(self, address: Address, delivery: int) -> Answered:
        """She has it in mind: no more words about what a message told her. Refuses others' messages."""

        def work(tx: Connection) -> Answered:
            person, told, now = self._told(tx, address, delivery)
            climb(tx, *(silent(one) for one in told))
            return Answered(self._left(tx, person, told, now), None)

        return await self.db.transact(work)

    def met(self, tx: Connection, person: Person, now: datetime, *, new: bool) -> Mapping[str, Any]:
        """A `persons.Greeter`: what the course asks for, and whatever is new in it since she came."""
        assign_course(tx, self.course, person, now)
        return {}

    def follow(self, tx: Connection, before: Person, after: Person, now: datetime) -> Mapping[str, Any]:
        """A `persons.Follower`: deadlines keep their time on her wall, and reminders follow her quiet hours."""
        follow(tx, self.course, before, after, now)
        return {}

    def _true(
        self, tx: Connection, person: Person, rungs: Mapping[int, Rung], facts: _Facts, now: datetime
    ) -> tuple[list[Told], str]:
        """What of this may still be said, the nearest deadline first, and why the last of the rest may not."""
        told: list[Told] = []
        untrue = "done"
        for one in open_ones(tx, person.id):
            if one.id in rungs:
                reason = self._untrue(one, rungs[one.id], facts, now, less=NUDGE_EARLY in person.less.split(","))
                if reason is None:
                    told.append((one, rungs[one.id]))
                else:
                    untrue = reason
                if reason == "done":  # before it was asked for, or where nobody told us
                    done(tx, person.id, one.kind, one.ref, now)
        return told, untrue

    def _untrue(self, one: Assignment, rung: Rung, facts: _Facts, now: datetime, *, less: bool) -> str | None:
        """Why this is not to be said any more; None: it may be."""
        if title_of(self.course, one.kind, one.ref) is None:
            return "gone"
        if facts.finished(one.kind, one.ref):
            return "done"
        if one.snoozed_till is not None and one.snoozed_till > now:
            return "snoozed"
        if rung is Rung.AGAIN:
            return None
        if rung is not Rung.OVERDUE and one.due_at <= now:
            return "stale"
        if less and rung in EARLY:
            return "less"
        if one.rung > LADDER.index(rung) + 1:  # a later word is on its way, or she has it in mind
            return "answered" if one.rung == END else "stale"
        return None

    def _told(self, tx: Connection, address: Address, delivery: int) -> tuple[Person, list[Assignment], datetime]:
        """Who she is, and what is still to do of what this message told her."""
        person = require(tx, address)
        subject = tx.execute(_SUBJECT, {"person": person.id, "delivery": delivery}).scalar_one_or_none()
        if subject is None:
            raise Refusal("deadlines-not-hers")
        rungs = rungs_in(subject)
        return person, [one for one in open_ones(tx, person.id, to_write=True) if one.id in rungs], self.clock()

    def _mine(self, tx: Connection, person: Person) -> Mine:
        now = self.clock()
        facts = self._facts(tx, person, now)
        ahead: list[Assignment] = []
        finished: list[Assignment] = []
        for one in all_of(tx, person.id):
            (finished if one.done_at or facts.finished(one.kind, one.ref) else ahead).append(one)
        ahead.sort(key=lambda one: one.due_at <= now)
        finished.reverse()
        paused_until = leave_until(tx, person.id, person.today(now))
        before, behind = (self._deadlines(person, those, facts, now) for those in (ahead, finished))
        return Mine(before, behind, paused_until)

    def _left(self, tx: Connection, person: Person, told: Sequence[Assignment], now: datetime) -> tuple[Deadline, ...]:
        facts = self._facts(tx, person, now)
        return self._deadlines(person, [one for one in told if not facts.finished(one.kind, one.ref)], facts, now)

    def _deadlines(
        self, person: Person, asked: Iterable[Assignment], facts: _Facts, now: datetime
    ) -> tuple[Deadline, ...]:
        """As she sees them, without those that are gone from the course.

        What several people ask for is one thing to do: the first of them counts.
        """
        places = {place.lesson.id: place for place in facts.places}
        found: dict[tuple[str, str], Deadline] = {}
        for one in asked:
            title = title_of(self.course, one.kind, one.ref)
            if title is not None:
                place = places.get(one.ref) if one.kind == LESSON else None
                ticked = facts.ticked.get(one.ref) if one.kind == CHECKLIST else None
                deadline = replace(deadline_from(one, title, person.zone, now), place=place, ticked=ticked)
                found.setdefault((one.kind, one.ref), deadline)
        return tuple(found.values())

    def _facts(self, tx: Connection, person: Person, now: datetime) -> _Facts:
        """Three statements, however much is due."""
        ticked: dict[str, tuple[int, int]] = {}
        for run in summary(tx, person.id, self.course):
            ticked[run.checklist] = max(ticked.get(run.checklist, (0, run.total)), (run.done, run.total))
        return _Facts(standing(tx, self.course, person, person.today(now)), ticked)


def _variant(tx: Connection, delivery: Delivery, rung: Rung | None) -> int:
    """Not the wording of last time: each in turn, for every rung, and (None) for several deadlines at once."""
    said = _SAID_ONE if rung else _SAID_SEVERAL
    count = {"person": delivery.person_id, "this": delivery.id, "pattern": f"%:{rung}"}
    return variant(tx.execute(said, count).scalar_one(), delivery.person_id)
