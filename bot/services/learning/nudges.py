"""Words about deadlines as rows of the outbox: whose rung has come, in one message for each person.

The functions here work inside a transaction of `deadlines.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection, bindparam, select, update

from bot.course.shapes import Course
from bot.rules.calendar import local
from bot.rules.learning.nudges import COMPANY, END, LADDER, TOGETHER, Calm, Rung, next_nudge, present_rung
from bot.services.learning.assignments import ASSIGNMENT, Assignment, calm_of, climb, title_of
from bot.services.people.persons import Person, people_by_id
from bot.services.speaking.outbox import Delivery, plan
from bot.services.speaking.planning import PASSED_OVER, planned
from bot.storage.tables.learning import assignments
from bot.storage.tables.people import leaves
from bot.storage.tables.speaking import outbox

KIND = "nudge"  # of its rows in the outbox
PAGE = 200  # due assignments looked at in one transaction
STALE = timedelta(days=7)  # a word that has no deadline ahead is not said later than this

Told = tuple[Assignment, Rung]

_DUE = (
    select(assignments.c.person_id)
    .where(assignments.c.next_nudge_at <= bindparam("now"))
    .order_by(assignments.c.next_nudge_at)
    .limit(PAGE)
)
_NEAR = (
    select(assignments.c.person_id, *ASSIGNMENT)
    .where(
        assignments.c.person_id.in_(bindparam("people", expanding=True)),
        assignments.c.next_nudge_at <= bindparam("horizon"),
    )
    .order_by(assignments.c.due_at, assignments.c.id)
    .with_for_update(skip_locked=True)  # what she answers at this very moment is not overwritten
)
_LEAVES = select(leaves.c.person_id, leaves.c.first_on, leaves.c.last_on).where(
    leaves.c.person_id.in_(bindparam("people", expanding=True))
)


_WAITING = (
    select(outbox.c.id, outbox.c.subject)
    .where(
        outbox.c.person_id == bindparam("person"),
        outbox.c.state == "planned",
        outbox.c.kind == KIND,
        outbox.c.id != bindparam("this"),  # which is planned still when it comes along with something else
    )
    .order_by(outbox.c.id)
)
_JOIN = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.state == "planned")
    .values(state="dropped", reason="joined another", closed_at=bindparam("now"))
)
_KEEP = update(outbox).where(outbox.c.id == bindparam("row")).values(subject=bindparam("told"))


def plan_page(tx: Connection, course: Course, now: datetime) -> int:
    """At most `PAGE` assignments that are due, and what is near for the same people; how many were due."""
    due = tx.execute(_DUE, {"now": now}).scalars().all()
    if not due:
        return 0
    people = people_by_id(tx, due)
    whose = {"people": list(people)}
    leaves_of: dict[int, list[tuple[date, date]]] = {}
    for person, first, last in tx.execute(_LEAVES, whose):
        leaves_of.setdefault(person, []).append((first, last))
    near: dict[int, list[Assignment]] = {}
    for person, *values in tx.execute(_NEAR, {**whose, "horizon": now + COMPANY}):
        near.setdefault(person, []).append(Assignment(*values))
    standing: list[Assignment] = []
    for person, hers in near.items():
        of_her = partial(_plan_hers, tx, course, people[person], leaves_of.get(person, ()), hers, now)
        moved = planned(of_her, "deadlines", person)
        if moved is None:
            late = now + PASSED_OVER
            moved = [replace(one, next_nudge_at=late) for one in hers if one.next_nudge_at and one.next_nudge_at <= now]
        standing += moved
    climb(tx, *standing)
    return len(due)


def _plan_hers(
    tx: Connection,
    course: Course,
    person: Person,
    leaves: Iterable[tuple[date, date]],
    hers: Sequence[Assignment],
    now: datetime,
) -> list[Assignment]:
    """Plan what is to be said to her; where everything stands afterwards."""
    calm, today = calm_of(person, course), person.today(now)
    told, moved = _look_at(course, hers, calm, any(first <= today <= last for first, last in leaves), now)
    if told:
        _plan(tx, person.id, told, calm, now)
    return moved


def _look_at(
    course: Course, near: Sequence[Assignment], calm: Calm, away: bool, now: datetime
) -> tuple[list[Told], list[Assignment]]:
    """What one message should say of all that is due for her, and where everything stands afterwards."""
    told: list[Told] = []
    moved: list[Assignment] = []
    others: list[datetime] = []  # when something else is said to her anyway
    for one in near:
        at, rung = one.next_nudge_at or now, _rung(one, calm, now)
        if at > now + TOGETHER:
            others += [at] if one.rung < END or one.snoozed_till else []  # the others are only to be recorded
        elif title_of(course, one.kind, one.ref) is None:  # gone from the course
            moved.append(replace(one, next_nudge_at=None))
        elif rung is not None:
            told.append((one, rung))
        elif at <= now:
            moved.append(_waiting(one, calm, now))
    until = _silence(told, others, calm, away, now)
    if until is not None:
        return [], [*moved, *(replace(one, next_nudge_at=until) for one, _ in told)]
    return told, [*moved, *(_climbed(one, rung, calm, now) for one, rung in told)]


def _silence(
    told: Sequence[Told], others: Sequence[datetime], calm: Calm, away: bool, now: datetime
) -> datetime | None:
    """Until when this is better not said; None: it may be said now."""
    if away:  # a leave may end early, so it is looked at each morning anew
        return calm.next_morning(now)
    by_the_hour = calm.due_beats_quiet and any(rung is Rung.HOURS for _, rung in told)
    if calm.broken_by(now) and not by_the_hour:
        return calm.after(now)
    new_and_far = all(rung is Rung.FIRST and one.due_at > now + 2 * COMPANY for one, rung in told)
    return min(others) if others and new_and_far else None


def _plan(tx: Connection, person: int, told: Sequence[Told], calm: Calm, now: datetime) -> None:
    first, rung = told[0]
    again = f"-{local(now, calm.zone):%Y%m%d}" if rung is Rung.AGAIN else ""
    plan(
        tx,
        key=f"{KIND}:{person}:{first.id}:{rung}{again}",
        kind=KIND,
        subject=_subject(told),
        person_id=person,
        not_before=now,
        expires_at=max(one.due_at if one.due_at > now else now + STALE for one, _ in told),
        now=now,
    )


def _rung(one: Assignment, calm: Calm, now: datetime) -> Rung | None:
    """What is to be said about it now, or within the time that joins words; None: nothing."""
    place = present_rung(one.due_at, one.rung, now, calm)
    if place is not None:
        return LADDER[place]
    return None if one.snoozed_till is None else Rung.AGAIN


def _climbed(one: Assignment, rung: Rung, calm: Calm, now: datetime) -> Assignment:
    """As it stands once this is said."""
    if rung is Rung.OVERDUE:
        return silent(replace(one, overdue_at=now))
    place = one.rung if rung is Rung.AGAIN else LADDER.index(rung) + 1
    nudge = next_nudge(one.due_at, place, now, calm)
    if nudge is None:
        return silent(one)
    return replace(one, rung=place, next_nudge_at=nudge.at, snoozed_till=None)


def _waiting(one: Assignment, calm: Calm, now: datetime) -> Assignment:
    """Its time had come and there is nothing to say: her hours have changed, or its silent end is to be recorded."""
    if one.rung == END:
        return replace(one, next_nudge_at=None, overdue_at=one.overdue_at or now)
    nudge = next_nudge(one.due_at, one.rung, now, calm, gap=timedelta())
    return replace(one, next_nudge_at=nudge.at if nudge else None)


def silent(one: Assignment) -> Assignment:
    """Nothing more is said; whether the deadline passes is still recorded."""
    return replace(one, rung=END, next_nudge_at=None if one.overdue_at else one.due_at, snoozed_till=None)


def join_waiting(tx: Connection, delivery: Delivery, now: datetime) -> dict[int, Rung]:
    """What this message tells, together with all that others would: they are dropped.

    Each is planned for the moment when it is due, so one that is still there waits for a network, or for a morning.
    """
    rungs = rungs_in(delivery.subject)
    for row in tx.execute(_WAITING, {"person": delivery.person_id, "this": delivery.id}).all():
        if tx.execute(_JOIN, {"row": row.id, "now": now}).rowcount == 1:  # else another process has just claimed it
            for assignment, rung in rungs_in(row.subject).items():
                rungs[assignment] = max(rungs.get(assignment, rung), rung, key=list(Rung).index)
    return rungs


def keep_subject(tx: Connection, delivery: Delivery, told: Sequence[Told]) -> None:
    """The row says what the message says: her answer is about that, and so is another try after a failed one."""
    subject = _subject(told)
    if subject != delivery.subject:
        tx.execute(_KEEP, {"row": delivery.id, "told": subject})


def _subject(told: Sequence[Told]) -> str:
    return ",".join(f"{one.id}:{rung}" for one, rung in told)


def rungs_in(subject: str) -> dict[int, Rung]:
    """`"17:day,18:first"`: what a message says about which assignments."""
    pairs = (pair.split(":") for pair in subject.split(","))
    return {int(assignment): Rung(rung) for assignment, rung in pairs}
