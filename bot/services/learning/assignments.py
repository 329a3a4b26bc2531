"""What somebody has to do by when, as rows: made, found, done, moved with her zone and her quiet hours.

The functions here work inside a transaction of whoever meets her (`deadlines.py`), sees her finish something
(`quizzes.py`, `lessons.py`, `checklists.py`) or speaks about it (`progress.py`, `deadlines.py`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.course.shapes import Course
from bot.rules.calendar import day_off, local
from bot.rules.learning.nudges import END, Calm, course_due, moved, next_nudge
from bot.rules.learning.progress import Place, Stand
from bot.services.people.persons import Person
from bot.storage.database import insert_once
from bot.storage.tables.learning import assignments

LESSON, QUIZ, CHECKLIST = "lesson", "quiz", "checklist"  # kinds
COURSE = "course"  # the source of what nobody but the course asks for


@dataclass(frozen=True, slots=True)
class Assignment:
    """A row of `assignments`."""

    id: int
    kind: str
    ref: str  # its id in the course
    due_at: datetime
    rung: int  # the next place in rules.learning.nudges.LADDER
    next_nudge_at: datetime | None
    snoozed_till: datetime | None
    overdue_at: datetime | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something to do, as she sees it."""

    assignment: int
    kind: str
    ref: str
    title: str
    at: datetime  # of the deadline, on her wall
    days: int  # of hers from today to the deadline's; negative when it has passed
    late: bool  # it has passed
    place: Place | None = None  # of a lesson, when known
    ticked: tuple[int, int] | None = None  # items of a checklist that was begun: ticked, all


ASSIGNMENT = (
    assignments.c.id,
    assignments.c.kind,
    assignments.c.ref,
    assignments.c.due_at,
    assignments.c.rung,
    assignments.c.next_nudge_at,
    assignments.c.snoozed_till,
    assignments.c.overdue_at,
    assignments.c.done_at,
)
_FROM_THE_COURSE = select(assignments.c.kind, assignments.c.ref).where(
    assignments.c.person_id == bindparam("person"), assignments.c.source == COURSE
)
_ALL = (
    select(*ASSIGNMENT)
    .where(assignments.c.person_id == bindparam("person"))
    .order_by(assignments.c.due_at, assignments.c.id)
)
_OPEN = _ALL.where(assignments.c.done_at.is_(None))
_OPEN_TO_WRITE = _OPEN.with_for_update()
_DONE = (
    update(assignments)
    .where(
        assignments.c.person_id == bindparam("person"),
        assignments.c.kind == bindparam("of_kind"),
        assignments.c.ref == bindparam("which"),
        assignments.c.done_at.is_(None),
    )
    .values(done_at=bindparam("finished"), next_nudge_at=None)
)
_CLIMB = (
    update(assignments)
    # Whoever finishes meanwhile, in another process, is not put back on the ladder.
    .where(assignments.c.id == bindparam("assignment"), assignments.c.done_at.is_(None))
    .values(
        due_at=bindparam("due"),
        rung=bindparam("place"),
        next_nudge_at=bindparam("next"),
        snoozed_till=bindparam("snoozed"),
        overdue_at=bindparam("overdue"),
    )
)


def calm_of(person: Person, course: Course) -> Calm:
    """When somebody is left in peace."""
    off = partial(day_off, holidays=course.holidays.off, moved_workdays=course.holidays.working)
    return Calm(person.zone, person.quiet_from, person.quiet_till, off, person.due_beats_quiet, person.morning)


def open_ones(tx: Connection, person_id: int, *, to_write: bool = False) -> tuple[Assignment, ...]:
    """All that she has not done, the nearest deadline first; `to_write` keeps others from them. One statement."""
    return tuple(Assignment(*row) for row in tx.execute(_OPEN_TO_WRITE if to_write else _OPEN, {"person": person_id}))


def all_of(tx: Connection, person_id: int) -> tuple[Assignment, ...]:
    """All that she had to do, the earliest deadline first. One statement."""
    return tuple(Assignment(*row) for row in tx.execute(_ALL, {"person": person_id}))


def assign(
    tx: Connection,
    calm: Calm,
    *,
    person_id: int,
    kind: str,
    ref: str,
    source: str,
    due_at: datetime,
    now: datetime,
    notice_from: datetime | None = None,
) -> bool:
    """Something to do until `due_at`; she hears of it from `notice_from` on (None: at once). False: it was there."""
    nudge = next_nudge(due_at, 0, notice_from or now, calm)
    return insert_once(
        tx,
        assignments,
        person_id=person_id,
        kind=kind,
        ref=ref,
        source=source,
        assigned_at=now,
        due_at=due_at,
        next_nudge_at=nudge.at if nudge else None,
    )


def assign_course(tx: Connection, course: Course, person: Person, now: datetime) -> None:
    """All that has `due_days` in the course and is new to her, counted from today. The first notice comes tomorrow.

    A lesson and the quiz that closes it are one thing to do.
    """
    wanted = [
        *((LESSON, step.lesson, step.due_days) for module in course.modules for step in module.steps if step.due_days),
        *((CHECKLIST, checklist, days) for checklist, days in course.checklist_due_days.items()),
    ]
    if not wanted:
        return
    known = {(kind, ref) for kind, ref in tx.execute(_FROM_THE_COURSE, {"person": person.id})}
    calm = calm_of(person, course)
    today, tomorrow = local(now, calm.zone).date(), calm.next_morning(now)
    for kind, ref, days in wanted:
        if (kind, ref) not in known:
            assign(
                tx,
                calm,
                person_id=person.id,
                kind=kind,
                ref=ref,
                source=COURSE,
                due_at=course_due(today, days, calm.zone, calm.off),
                now=now,
                notice_from=tomorrow,
            )


def done(tx: Connection, person_id: int, kind: str, ref: str, now: datetime) -> None:
    """She has finished it: whoever asked for it, nothing more is said about it. Said twice it changes nothing."""
    tx.execute(_DONE, {"person": person_id, "of_kind": kind, "which": ref, "finished": now})


def climb(tx: Connection, *standing: Assignment) -> None:
    """Write where these stand on their ladders."""
    rows = [
        {
            "assignment": one.id,
            "due": one.due_at,
            "place": one.rung,
            "next": one.next_nudge_at,
            "snoozed": one.snoozed_till,
            "overdue": one.overdue_at,
        }
        for one in standing
    ]
    if rows:
        tx.execute(_CLIMB, rows)


def follow(tx: Connection, course: Course, before: Person, after: Person, now: datetime) -> None:
    """She has a new zone or new quiet hours: what was due at 18:00 on her wall still is, and words move with it."""
    calm, earlier = calm_of(after, course), calm_of(before, course)

    def there(at: datetime | None) -> datetime | None:
        """The same on her new wall; what was to come in her morning comes in her new one."""
        if at is None:
            return None
        day = local(at, before.zone).date()
        morning = calm.morning(day) if at == earlier.morning(day) else None
        return morning if morning is not None and morning > now else moved(at, before.zone, calm.zone)

    def standing(one: Assignment) -> Assignment:
        due_at = moved(one.due_at, before.zone, calm.zone)
        here = replace(one, due_at=due_at, next_nudge_at=there(one.next_nudge_at), snoozed_till=there(one.snoozed_till))
        if here.next_nudge_at is None or here.snoozed_till is not None or not 0 < here.rung < END:
            return here
        nudge = next_nudge(due_at, here.rung, now, calm, gap=timedelta())
        return replace(here, next_nudge_at=nudge.at if nudge else None)

    climb(tx, *map(standing, open_ones(tx, after.id, to_write=True)))


def title_of(course: Course, kind: str, ref: str) -> str | None:
    """None when the course has it no more, or offers it to nobody."""
    shelves: Mapping[str, Mapping[str, Any]] = {
        LESSON: course.lessons,
        QUIZ: course.quizzes,
        CHECKLIST: course.checklists,
    }
    found = shelves[kind].get(ref)
    return None if found is None or found.retired else str(found.title)


def nearest(
    tx: Connection, course: Course, person_id: int, zone: str, places: Iterable[Place], now: datetime
) -> Deadline | None:
    """The deadline that is next, or None when nothing is ahead. One statement."""
    finished = {place.lesson.id for place in places if place.stand is Stand.DONE}
    for one in open_ones(tx, person_id):
        title = title_of(course, one.kind, one.ref)
        if title is not None and one.due_at > now and not (one.kind == LESSON and one.ref in finished):
            return deadline_from(one, title, zone, now)
    return None


def deadline_from(one: Assignment, title: str, zone: str, now: datetime) -> Deadline:
    at, today = local(one.due_at, zone), local(now, zone).date()
    return Deadline(one.id, one.kind, one.ref, title, at, (at.date() - today).days, one.due_at <= now)
