"""A quiz as it was begun: its version, its order, the rows of one attempt. Shared by everything that reads attempts."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select

from bot.course.shapes import Course, Quiz
from bot.rules.learning.grading import Asked, Given, arrange
from bot.services.people.persons import PERSON, Address, Person, heard, person_of
from bot.services.refusals import Refusal
from bot.storage.database import insert_once
from bot.storage.tables.learning import answers, attempts, quiz_versions
from bot.storage.tables.people import addresses, people


@dataclass(frozen=True, slots=True)
class Attempt:
    id: int
    quiz: Quiz  # as it was when the attempt began
    order: tuple[Asked, ...]
    answered: int  # also the position of the current question, from 0
    right: int | None  # None while it goes on
    draft: tuple[int, ...]  # chosen so far in the current question
    passed: bool | None  # None while it goes on

    @property
    def open(self) -> bool:
        return self.passed is None


@dataclass(frozen=True, slots=True)
class Score:
    right: int
    total: int
    passed: bool


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    position: int
    given: Given
    right: bool


def version_of(quiz: Quiz) -> tuple[str, str]:
    """(version, JSON body): the same content always has the same version."""
    body = quiz.model_dump_json()
    return hashlib.sha256(body.encode()).hexdigest()[:16], body


def keep_version(tx: Connection, quiz: Quiz, now: datetime) -> str:
    version, body = version_of(quiz)
    insert_once(tx, quiz_versions, version=version, quiz=quiz.id, body=body, created_at=now)
    return version


# Versions never change, so that what was read once is known for good; the body is not fetched on every tap.
_KNOWN: dict[str, Quiz] = {}


def _quiz_of(tx: Connection, version: str) -> Quiz:
    quiz = _KNOWN.get(version)
    if quiz is None:
        body = tx.execute(select(quiz_versions.c.body).where(quiz_versions.c.version == version)).scalar_one()
        quiz = _KNOWN[version] = Quiz.model_validate_json(body)
    return quiz


@lru_cache(maxsize=4096)
def _arranged(version: str, seed: int) -> tuple[Asked, ...]:
    return arrange(_KNOWN[version], seed)


_COLUMNS = (
    attempts.c.id.label("attempt_id"),
    attempts.c.seed,
    select(func.count()).where(answers.c.attempt_id == attempts.c.id).scalar_subquery().label("answered"),
    attempts.c.right,
    attempts.c.draft,
    attempts.c.passed,
    attempts.c.version,
)
_HERS = (
    select(*PERSON, people.c.unanswered_since, *_COLUMNS)
    .select_from(addresses)
    .join(people, people.c.id == addresses.c.person_id)
    .outerjoin(attempts, and_(attempts.c.id == bindparam("attempt"), attempts.c.person_id == people.c.id))
    .where(addresses.c.messenger == bindparam("messenger"), addresses.c.chat_id == bindparam("chat_id"))
)
_BY_ID = select(*_COLUMNS).where(attempts.c.id == bindparam("attempt"), attempts.c.person_id == bindparam("person"))
_ANSWER = select(answers.c.position, answers.c.given, answers.c.right).where(
    answers.c.attempt_id == bindparam("attempt"), answers.c.position == bindparam("position")
)


def _attempt_of(tx: Connection, row: Any) -> Attempt:
    quiz = _quiz_of(tx, row.version)
    at, *chosen = json.loads(row.draft) if row.draft else (None,)
    return Attempt(
        id=row.attempt_id,
        quiz=quiz,
        order=_arranged(row.version, row.seed),
        answered=row.answered,
        right=row.right,
        draft=tuple(chosen) if at == row.answered else (),
        passed=row.passed,
    )


def require_attempt(tx: Connection, address: Address, attempt_id: int) -> tuple[Person, Attempt]:
    """Who is at this address and this attempt of hers, in one statement. Refuses strangers and others' attempts."""
    at = {"messenger": address.messenger, "chat_id": address.chat_id, "attempt": attempt_id}
    row = tx.execute(_HERS, at).one_or_none()
    if row is None:
        raise Refusal("hall-unknown")
    heard(tx, row)
    if row.attempt_id is None:
        raise Refusal("quizzes-not-yours")
    return person_of(row), _attempt_of(tx, row)


def get_attempt(tx: Connection, person_id: int, attempt_id: int) -> Attempt | None:
    row = tx.execute(_BY_ID, {"attempt": attempt_id, "person": person_id}).one_or_none()
    return None if row is None else _attempt_of(tx, row)


def open_attempt(tx: Connection, person: Person, quiz: str) -> int | None:
    """The id of the attempt at this quiz that is begun and not finished."""
    open_one = and_(attempts.c.person_id == person.id, attempts.c.quiz == quiz, attempts.c.finished_at.is_(None))
    return tx.execute(select(attempts.c.id).where(open_one)).scalar_one_or_none()


def left_today(tx: Connection, person: Person, quiz: Quiz, now: datetime) -> int | None:
    """How many more attempts she may begin today; None: as many as she likes."""
    if quiz.attempts == 0:
        return None
    begun_today = and_(
        attempts.c.person_id == person.id, attempts.c.quiz == quiz.id, attempts.c.started_on == person.today(now)
    )
    used: int = tx.execute(select(func.count()).select_from(attempts).where(begun_today)).scalar_one()
    return max(0, quiz.attempts - used)


def given_at(tx: Connection, attempt_id: int, position: int) -> GivenAnswer | None:
    row = tx.execute(_ANSWER, {"attempt": attempt_id, "position": position}).one_or_none()
    return None if row is None else _given_of(row)


def given_all(tx: Connection, attempt_id: int) -> tuple[GivenAnswer, ...]:
    rows = tx.execute(
        select(answers.c.position, answers.c.given, answers.c.right)
        .where(answers.c.attempt_id == attempt_id)
        .order_by(answers.c.position)
    )
    return tuple(_given_of(row) for row in rows)


def _given_of(row: Any) -> GivenAnswer:
    given = json.loads(row.given)
    return GivenAnswer(row.position, given if isinstance(given, str) else tuple(given), row.right)


def card_of(tx: Connection, course: Course, person_id: int, attempt_id: int, position: int) -> tuple[str, int]:
    """(lesson id, card number from 1) that the question at this position is about. Refuses what is not hers.

    The question as it is today knows best: the lesson may have got new cards since the attempt.
    """
    attempt = get_attempt(tx, person_id, attempt_id)
    if attempt is None or not 0 <= position < len(attempt.order):
        raise Refusal("quizzes-not-yours")
    asked = attempt.order[position].question
    now = course.quizzes.get(attempt.quiz.id, attempt.quiz)
    question = next((question for question in now.questions if question.id == asked.id), asked)
    return now.lesson, question.card


def best_scores(tx: Connection, person_id: int, before: int | None = None) -> dict[str, Score]:
    """Her best finished attempt at each quiz (the share of right answers decides), one statement for all of them."""
    finished = and_(attempts.c.person_id == person_id, attempts.c.finished_at.is_not(None))
    if before is not None:
        finished = and_(finished, attempts.c.id < before)
    rows = tx.execute(
        select(attempts.c.quiz, attempts.c.right, attempts.c.total, attempts.c.passed)
        .where(finished)
        .order_by(attempts.c.right * 1.0 / attempts.c.total, attempts.c.id)
    )
    return {row.quiz: Score(row.right, row.total, row.passed) for row in rows}
