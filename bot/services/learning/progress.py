"""Where she is in the course: what she goes on with, all she reached, and the same for other services (`standing`)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, case, func, select

from bot.course.shapes import Course, Module, Quiz
from bot.rules.learning.progress import (
    NextStep,
    Place,
    Reading,
    Stand,
    Streak,
    Tries,
    next_checklist,
    next_place,
    places,
    streak,
)
from bot.services.learning.assignments import Deadline, nearest
from bot.services.learning.attempts import Score, best_scores
from bot.services.learning.checklists import ChecklistSummary, summary
from bot.services.people.persons import Address, Clock, Person, require
from bot.storage.database import Database
from bot.storage.tables.learning import active_days, attempts, readings
from bot.storage.tables.people import leaves

_READINGS = select(readings.c.lesson, readings.c.card, readings.c.finished_at).where(
    readings.c.person_id == bindparam("person")
)
_TRIES = (
    select(
        attempts.c.quiz,
        func.count(attempts.c.finished_at).label("finished"),
        func.count().label("begun"),
        func.sum(case((attempts.c.started_on == bindparam("today"), 1), else_=0)).label("today"),
        func.max(case((attempts.c.passed.is_(True), 1), else_=0)).label("passed"),
    )
    .where(attempts.c.person_id == bindparam("person"))
    .group_by(attempts.c.quiz)
)
_DAYS = select(active_days.c.day).where(active_days.c.person_id == bindparam("person"))
_LEAVES = select(leaves.c.first_on, leaves.c.last_on).where(leaves.c.person_id == bindparam("person"))


@dataclass(frozen=True, slots=True)
class ModuleShare:
    """How many lessons of a module are done."""

    module: Module
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Onward:
    """How far she is, and what she goes on with today."""

    step: NextStep  # None when lessons, quizzes and checklists are all done
    streak: Streak
    done: int  # lessons
    total: int
    deadline: Deadline | None  # the next one
    paused_until: date | None


@dataclass(frozen=True, slots=True)
class QuizReached:
    """Her attempts at a quiz and the best of them."""

    quiz: Quiz
    attempts: int  # finished
    best: Score | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything she has reached."""

    step: NextStep
    streak: Streak
    modules: tuple[ModuleShare, ...]
    quizzes: tuple[QuizReached, ...]  # all of the course, in its order
    checklists: tuple[ChecklistSummary, ...]  # open runs
    deadline: Deadline | None = None  # the next one


def standing(tx: Connection, course: Course, person: Person, today: date) -> tuple[Place, ...]:
    """Every lesson of the course and where she is in it. Two statements, however long the course is."""
    read = {
        row.lesson: Reading(row.card, row.finished_at is not None)
        for row in tx.execute(_READINGS, {"person": person.id})
    }
    tried = {
        row.quiz: Tries(row.finished, row.begun > row.finished, row.today, bool(row.passed))
        for row in tx.execute(_TRIES, {"person": person.id, "today": today})
    }
    return places(course, read, tried)


def going_on(tx: Connection, course: Course, person: Person, places: Iterable[Place]) -> NextStep:
    """The next step: of the lessons, and only when nothing is left there, of the checklists (one more statement)."""
    place = next_place(places)
    return place if place is not None else _next_of(course, summary(tx, person.id, course))


def shares(course: Course, places: Iterable[Place]) -> tuple[ModuleShare, ...]:
    """Modules in the course's order."""
    done = Counter(place.module for place in places if place.stand is Stand.DONE)
    return tuple(ModuleShare(module, done[module.id], len(module.steps)) for module in course.modules)


def _next_of(course: Course, runs: Iterable[ChecklistSummary]) -> NextStep:
    return next_checklist(course.checklists.values(), ((run.checklist, run.done == run.total) for run in runs))


def _streak(tx: Connection, person: Person, today: date) -> Streak:
    return _days(tx, person, today)[0]


def _days(tx: Connection, person: Person, today: date) -> tuple[Streak, date | None]:
    """Her row of days, and the last day of the leave that she is on."""
    days = tx.execute(_DAYS, {"person": person.id}).scalars().all()
    away = [(first, last) for first, last in tx.execute(_LEAVES, {"person": person.id})]
    return streak(days, away, today), max((last for first, last in away if first <= today <= last), default=None)


@dataclass(frozen=True, slots=True)
class Progress:
    db: Database
    course: Course
    clock: Clock

    def onward(self, tx: Connection, person: Person, now: datetime) -> Onward:
        """Her next step, for home."""
        today = person.today(now)
        hers = standing(tx, self.course, person, today)
        step = going_on(tx, self.course, person, hers)
        row_of_days, paused_until = _days(tx, person, today)
        return Onward(
            step=step,
            streak=row_of_days,
            done=sum(place.stand is Stand.DONE for place in hers),
            total=len(hers),
            deadline=nearest(tx, self.course, person.id, person.zone, hers, now),
            paused_until=paused_until,
        )

    async def overview(self, address: Address) -> Overview:
        def work(tx: Connection) -> Overview:
            person = require(tx, address)
            now = self.clock()
            today = person.today(now)
            hers = standing(tx, self.course, person, today)
            runs = summary(tx, person.id, self.course)
            best = best_scores(tx, person.id)
            return Overview(
                step=next_place(hers) or _next_of(self.course, runs),
                streak=_streak(tx, person, today),
                modules=shares(self.course, hers),
                quizzes=tuple(
                    QuizReached(place.quiz, place.tries.finished, best.get(place.quiz.id))
                    for place in hers
                    if place.quiz is not None
                ),
                checklists=runs,
                deadline=nearest(tx, self.course, person.id, person.zone, hers, now),
            )

        return await self.db.transact(work)
