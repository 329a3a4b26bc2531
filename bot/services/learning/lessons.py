"""Lessons as they are read: modules, lessons of one, a card, and the card that a quiz mistake is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from bot.course.shapes import Course, Lesson, Module, Quiz
from bot.rules.learning.progress import NextStep, Place, Reading, Stand, place_after
from bot.services.learning.active_days import active
from bot.services.learning.assignments import LESSON, done
from bot.services.learning.attempts import card_of
from bot.services.learning.progress import ModuleShare, going_on, shares, standing
from bot.services.people.persons import Address, Clock, Person, require
from bot.storage.database import Database, insert_once
from bot.storage.tables.grammar import UtcDateTime
from bot.storage.tables.learning import readings

_READING = select(readings.c.card, readings.c.finished_at).where(
    readings.c.person_id == bindparam("person"), readings.c.lesson == bindparam("which")
)
_MOVE = (
    update(readings)
    .where(readings.c.person_id == bindparam("person"), readings.c.lesson == bindparam("which"))
    .values(
        card=bindparam("shown"),
        finished_at=func.coalesce(readings.c.finished_at, bindparam("reached_end", type_=UtcDateTime())),
    )
)


@dataclass(frozen=True, slots=True)
class Modules:
    """The list of modules and what to go on with."""

    modules: tuple[ModuleShare, ...]
    step: NextStep
    notice: str | None = None  # key of a phrase


@dataclass(frozen=True, slots=True)
class ModuleLessons:
    """The lessons of one module and where she is in each."""

    module: Module
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """What the last card of a lesson offers."""

    quiz: Quiz | None
    done: bool  # the lesson is closed: its quiz is passed, or it has none
    next: Place | None  # the lesson to offer; None when all others are done


@dataclass(frozen=True, slots=True)
class OpenedCard:
    """A card of a lesson as she reads it."""

    lesson: Lesson
    card: int  # from 1
    ending: Ending | None  # on the last card
    notice: str | None = None  # key of a phrase


@dataclass(frozen=True, slots=True)
class LessonContents:
    """A lesson at one glance."""

    lesson: Lesson
    card: int  # where she is, from 1; 0 before she opened it
    quiz: Quiz | None
    module: str  # id


@dataclass(frozen=True, slots=True)
class LookedUp:
    """The card that a quiz mistake is about."""

    attempt: int
    position: int
    lesson: Lesson | None  # None: the lesson is gone from the course
    card: int  # from 1
    notice: str | None = None  # key of a phrase


@dataclass(frozen=True, slots=True)
class Lessons:
    db: Database
    course: Course
    clock: Clock

    async def modules(self, address: Address) -> Modules:
        return await self.db.transact(lambda tx: self._modules(tx, require(tx, address)))

    async def module(self, address: Address, module_id: str) -> ModuleLessons | Modules:
        """One module's lessons; a module that is gone gives the list of modules."""

        def work(tx: Connection) -> ModuleLessons | Modules:
            person = require(tx, address)
            found = next((module for module in self.course.modules if module.id == module_id), None)
            if found is None:
                return self._modules(tx, person, notice="lessons-module-gone")
            hers = standing(tx, self.course, person, person.today(self.clock()))
            return ModuleLessons(found, tuple(place for place in hers if place.module == module_id))

        return await self.db.transact(work)

    async def open(self, address: Address, lesson_id: str, card: int | None = None) -> OpenedCard | Modules:
        """A card from 1, or with None the one she left the lesson at.

        A lesson that is gone, or retired before she began it, gives the list of modules; a card behind the end (the
        lesson became shorter) gives the last one.
        """

        def work(tx: Connection) -> OpenedCard | Modules:
            person = require(tx, address)
            key = {"person": person.id, "which": lesson_id}
            before = _reading(tx, key)
            lesson = self.course.lessons.get(lesson_id)
            if lesson is None or (lesson.retired and before is None):
                return self._modules(tx, person, notice="lessons-gone")
            left_at = before.card if before else 1
            wanted = left_at if card is None else max(card, 1)
            last = len(lesson.cards)
            shown, now = min(wanted, last), self.clock()
            _keep(tx, key, before, Reading(shown, finished=shown == last), now)
            active(tx, person, now)
            ending = self._ending(tx, person, lesson, now) if shown == last else None
            if ending is not None and ending.done and not (before and before.finished):
                done(tx, person.id, LESSON, lesson.id, now)
            return OpenedCard(
                lesson=lesson,
                card=shown,
                ending=ending,
                notice="lessons-shorter" if wanted > last else None,
            )

        return await self.db.transact(work)

    async def contents(self, address: Address, lesson_id: str) -> LessonContents | Modules:
        """All cards of a lesson and its quiz; one that is gone gives the list of modules. Writes nothing."""

        def work(tx: Connection) -> LessonContents | Modules:
            person = require(tx, address)
            lesson = self.course.lessons.get(lesson_id)
            before = _reading(tx, {"person": person.id, "which": lesson_id})
            if lesson is None or (lesson.retired and before is None):
                return self._modules(tx, person, notice="lessons-gone")
            steps = (step for module in self.course.modules for step in module.steps)
            quiz = next((step.quiz for step in steps if step.lesson == lesson_id), None)
            card = min(before.card, len(lesson.cards)) if before else 0
            return LessonContents(lesson, card, self.course.quizzes.get(quiz or ""), lesson.module)

        return await self.db.transact(work)

    async def look_up(self, address: Address, attempt: int, position: int) -> LookedUp:
        """The card behind a question of her attempt; refuses others' attempts. Writes nothing about her reading."""

        def work(tx: Connection) -> LookedUp:
            person = require(tx, address)
            lesson_id, card = card_of(tx, self.course, person.id, attempt, position)
            lesson = self.course.lessons.get(lesson_id)
            if lesson is None:
                return LookedUp(attempt, position, None, card, notice="lessons-gone")
            shown = min(card, len(lesson.cards))
            return LookedUp(attempt, position, lesson, shown, "lessons-shorter" if card > shown else None)

        return await self.db.transact(work)

    def _modules(self, tx: Connection, person: Person, notice: str | None = None) -> Modules:
        hers = standing(tx, self.course, person, person.today(self.clock()))
        return Modules(shares(self.course, hers), going_on(tx, self.course, person, hers), notice)

    def _ending(self, tx: Connection, person: Person, lesson: Lesson, now: datetime) -> Ending:
        hers = standing(tx, self.course, person, person.today(now))
        here = next((place for place in hers if place.lesson.id == lesson.id), None)
        after = place_after(hers, lesson.id)
        if here is None:  # retired: read to the end is all there is
            return Ending(quiz=None, done=True, next=after)
        return Ending(quiz=here.quiz, done=here.stand is Stand.DONE, next=after)


def _reading(tx: Connection, key: Mapping[str, Any]) -> Reading | None:
    row = tx.execute(_READING, key).one_or_none()
    return None if row is None else Reading(row.card, row.finished_at is not None)


def _keep(tx: Connection, key: Mapping[str, Any], before: Reading | None, after: Reading, now: datetime) -> None:
    """Remember where she is. The same card shown again writes nothing."""
    end = now if after.finished else None
    if before is None:
        first = {"card": after.card, "opened_at": now, "finished_at": end}
        if insert_once(tx, readings, person_id=key["person"], lesson=key["which"], **first):
            return
    elif before.card == after.card and (before.finished or not after.finished):
        return
    tx.execute(_MOVE, {**key, "shown": after.card, "reached_end": end})
