"""Quizzes as they are taken: choose, begin or go on, answer, see the result and each mistake.

An answer is a row with a unique place in its attempt, so a second tap, a second process or a button from last week
finds the question answered already: nothing is written and the answer that counts is shown again.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, func, select, update

from bot.course.shapes import Course, Quiz, Several, Single, Text
from bot.rules.learning import grading
from bot.rules.learning.grading import Asked, Given
from bot.rules.learning.progress import NextStep, next_place
from bot.services.learning.active_days import active
from bot.services.learning.assignments import LESSON, QUIZ, done
from bot.services.learning.attempts import (
    Attempt,
    Score,
    best_scores,
    get_attempt,
    given_all,
    given_at,
    keep_version,
    left_today,
    open_attempt,
    require_attempt,
)
from bot.services.learning.progress import going_on, standing
from bot.services.people.persons import Address, Clock, Person, expect, known, require
from bot.services.refusals import Refusal
from bot.storage.database import Database, insert_once
from bot.storage.tables.learning import answers, attempts

ANSWER_LIMIT = 200  # characters of a typed answer


@dataclass(frozen=True, slots=True)
class Intro:
    quiz: Quiz
    finished: int  # attempts so far
    best: Score | None
    going_on: int | None  # answers given in the open attempt, None when there is none
    left_today: int | None  # attempts, None when there is no limit
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionView:
    attempt: int
    title: str
    position: int  # from 0
    total: int
    asked: Asked
    draft: tuple[int, ...]
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class AnsweredView:
    attempt: int
    position: int
    total: int
    asked: Asked
    given: Given
    right: bool
    last: bool
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class ResultView:
    attempt: int
    quiz: Quiz
    score: Score
    best_before: Score | None
    mistakes: tuple[int, ...]  # positions
    left_today: int | None
    step: NextStep  # what to go on with after a pass


@dataclass(frozen=True, slots=True)
class MistakeView:
    attempt: int
    position: int
    asked: Asked
    given: Given
    mistakes: tuple[int, ...]  # positions, this one among them


View = QuestionView | AnsweredView | ResultView

_FINISH = (
    update(attempts)
    .where(attempts.c.id == bindparam("attempt"))
    .values(finished_at=bindparam("finish"), right=bindparam("points"), passed=bindparam("pass"), draft=None)
)
_OPEN = (
    select(attempts.c.quiz)
    .where(attempts.c.person_id == bindparam("person"), attempts.c.finished_at.is_(None))
    .order_by(attempts.c.id.desc())
    .limit(1)
)
_DRAFT = update(attempts).where(attempts.c.id == bindparam("attempt")).values(draft=bindparam("chosen"))


@dataclass(frozen=True, slots=True)
class Quizzes:
    db: Database
    course: Course
    clock: Clock
    seed: Callable[[], int]  # of an attempt's order; handed in so that a rehearsal can repeat itself
    letters: Mapping[str, str] = field(default_factory=dict)  # how people call the options: "1" is the first

    async def next(self, address: Address) -> Intro | None:
        """The quiz to take now: one that is open, one whose lesson is read, the first not passed. None: all passed."""

        def work(tx: Connection) -> Intro | None:
            person = require(tx, address)
            going_on = tx.execute(_OPEN, {"person": person.id}).scalar_one_or_none()
            if going_on in self.course.quizzes:  # also one that is offered to nobody new: it stays hers to finish
                return self._intro(tx, person, self.course.quizzes[going_on])
            hers = standing(tx, self.course, person, person.today(self.clock()))
            place = next_place(place for place in hers if place.quiz is not None)
            return None if place is None or place.quiz is None else self._intro(tx, person, place.quiz)

        return await self.db.transact(work)

    async def intro(self, address: Address, quiz_id: str) -> Intro:
        def work(tx: Connection) -> Intro:
            person = require(tx, address)
            quiz = self.course.quizzes.get(quiz_id)
            if quiz is not None and quiz.retired and open_attempt(tx, person, quiz_id) is not None:
                return self._intro(tx, person, quiz)
            return self._intro(tx, person, self._quiz(quiz_id))

        return await self.db.transact(work)

    async def start(self, address: Address, quiz_id: str) -> QuestionView | Intro:
        """The open attempt goes on, else a new one begins; with today's attempts used up, the intro says so."""

        def work(tx: Connection) -> QuestionView | Intro:
            person = known(tx, address)
            open_id = open_attempt(tx, person, quiz_id)
            if open_id is None:
                quiz = self._quiz(quiz_id)
                if left_today(tx, person, quiz, self.clock()) == 0:
                    expect(tx, person, None)
                    return self._intro(tx, person, quiz, notice="quizzes-none-left-today")
                now = self.clock()
                insert_once(
                    tx,
                    attempts,
                    person_id=person.id,
                    quiz=quiz.id,
                    version=keep_version(tx, quiz, now),
                    seed=self.seed(),
                    total=len(quiz.questions),
                    started_at=now,
                    started_on=person.today(now),
                )
                open_id = open_attempt(tx, person, quiz_id)
            assert open_id is not None
            attempt = get_attempt(tx, person.id, open_id)
            assert attempt is not None
            return self._question(tx, person, attempt)

        return await self.db.transact(work)

    async def answer(self, address: Address, attempt_id: int, position: int, letter: int) -> View:
        """One letter tapped, from 0 as shown: the whole answer, or one step of an answer of several steps."""

        def work(tx: Connection) -> View:
            person, attempt = require_attempt(tx, address, attempt_id)
            late = self._late(tx, person, attempt, position)
            if late is not None:
                return late
            asked = attempt.order[position]
            if not 0 <= letter < len(asked.shown):
                return self._question(tx, person, attempt, notice="hall-outdated")
            number = asked.shown[letter]
            if asked.question.kind == "single":
                return self._grade(tx, person, attempt, (number,))
            if number in attempt.draft:  # also an old button of several answers: those of today say what they lead to
                return self._question(tx, person, attempt, notice="quizzes-taken")
            return self._draft(tx, person, attempt, grading.step(asked.question, attempt.draft, number))

        return await self.db.transact(work)

    async def choose(self, address: Address, attempt_id: int, position: int, letter: int, on: bool) -> View:
        """One of several right answers, from 0 as shown, is chosen or not. Said twice it changes nothing."""

        def work(tx: Connection) -> View:
            person, attempt = require_attempt(tx, address, attempt_id)
            late = self._late(tx, person, attempt, position)
            if late is not None:
                return late
            asked = attempt.order[position]
            if not isinstance(asked.question, Several) or not 0 <= letter < len(asked.shown):
                return self._question(tx, person, attempt, notice="hall-outdated")
            number = asked.shown[letter]
            if (number in attempt.draft) is on:
                return self._question(tx, person, attempt)
            return self._draft(tx, person, attempt, grading.step(asked.question, attempt.draft, number))

        return await self.db.transact(work)

    async def clear(self, address: Address, attempt_id: int, position: int) -> View:
        """Choose anew in a question of several steps."""

        def work(tx: Connection) -> View:
            person, attempt = require_attempt(tx, address, attempt_id)
            return self._late(tx, person, attempt, position) or self._draft(tx, person, attempt, ())

        return await self.db.transact(work)

    async def submit(self, address: Address, attempt_id: int, position: int) -> View:
        """Hand in what is chosen."""

        def work(tx: Connection) -> View:
            person, attempt = require_attempt(tx, address, attempt_id)
            late = self._late(tx, person, attempt, position)
            if late is not None:
                return late
            if not grading.complete(attempt.order[position].question, attempt.draft):
                return self._question(tx, person, attempt, notice="quizzes-not-complete")
            return self._grade(tx, person, attempt, attempt.draft)

        return await self.db.transact(work)

    async def dont_know(self, address: Address, attempt_id: int, position: int) -> View:
        """Give up a typed answer and learn the right one."""

        def work(tx: Connection) -> View:
            person, attempt = require_attempt(tx, address, attempt_id)
            late = self._late(tx, person, attempt, position)
            if late is not None:
                return late
            if not isinstance(attempt.order[position].question, Text):
                return self._question(tx, person, attempt, notice="hall-outdated")
            return self._grade(tx, person, attempt, "")

        return await self.db.transact(work)

    async def type(self, address: Address, expected: str, text: str) -> View:
        """A typed answer, or letters; `expected` is what the person row said: quiz:attempt:position.

        Refuses what is too long or no letter, and whatever comes while a verdict is on the screen: nothing is asked.
        """
        words = " ".join(text.split())
        if len(words) > ANSWER_LIMIT:
            raise Refusal("quizzes-answer-too-long", limit=ANSWER_LIMIT)
        attempt_id, position = map(int, expected.split(":")[1:])

        def work(tx: Connection) -> View:
            person, attempt = require_attempt(tx, address, attempt_id)
            if not (attempt.open and position == attempt.answered):
                raise Refusal("quizzes-answered-already")
            asked = attempt.order[position]
            if isinstance(asked.question, Text):
                return self._grade(tx, person, attempt, words)
            letters = grading.letters(words, self.letters)
            if letters is None or any(letter >= len(asked.shown) for letter in letters):
                raise Refusal("quizzes-letter-wanted")
            numbers = tuple(dict.fromkeys(asked.shown[letter] for letter in letters))
            if not isinstance(asked.question, Single):
                return self._draft(tx, person, attempt, grading.drafted(asked.question, numbers))
            if len(numbers) > 1:
                raise Refusal("quizzes-one-letter-wanted")
            return self._grade(tx, person, attempt, numbers)

        return await self.db.transact(work)

    async def go_on(self, address: Address, attempt_id: int) -> QuestionView | ResultView:
        """The current question, or the result when all are answered."""

        def work(tx: Connection) -> QuestionView | ResultView:
            person, attempt = require_attempt(tx, address, attempt_id)
            return self._question(tx, person, attempt) if attempt.open else self._result(tx, person, attempt)

        return await self.db.transact(work)

    async def mistake(
        self, address: Address, attempt_id: int, position: int
    ) -> MistakeView | QuestionView | ResultView:
        """One mistake of a finished attempt; where there is none, the result (or the question, while it goes on)."""

        def work(tx: Connection) -> MistakeView | QuestionView | ResultView:
            person, attempt = require_attempt(tx, address, attempt_id)
            if attempt.open:
                return self._question(tx, person, attempt)
            wrong = {given.position: given for given in given_all(tx, attempt.id) if not given.right}
            if position not in wrong:
                return self._result(tx, person, attempt)
            expect(tx, person, None)
            given = wrong[position].given
            return MistakeView(attempt.id, position, attempt.order[position], given, tuple(wrong))

        return await self.db.transact(work)

    def _quiz(self, quiz_id: str) -> Quiz:
        quiz = self.course.quizzes.get(quiz_id)
        if quiz is None or quiz.retired:
            raise Refusal("quizzes-gone")
        return quiz

    def _intro(self, tx: Connection, person: Person, quiz: Quiz, notice: str | None = None) -> Intro:
        hers = and_(attempts.c.person_id == person.id, attempts.c.quiz == quiz.id)
        finished = tx.execute(select(func.count(attempts.c.finished_at)).where(hers)).scalar_one()
        best = best_scores(tx, person.id).get(quiz.id)
        open_id = open_attempt(tx, person, quiz.id)
        open_one = None if open_id is None else get_attempt(tx, person.id, open_id)
        going_on = None if open_one is None else open_one.answered
        return Intro(quiz, finished, best, going_on, left_today(tx, person, quiz, self.clock()), notice)

    def _late(self, tx: Connection, person: Person, attempt: Attempt, position: int) -> View | None:
        """What to show when this question is not the one that waits for an answer."""
        if attempt.open and position == attempt.answered:
            return None
        given = given_at(tx, attempt.id, position)
        if given is None:  # a position that this attempt does not have, or not yet
            return self._question(tx, person, attempt) if attempt.open else self._result(tx, person, attempt)
        expect(tx, person, None)
        return self._answered(attempt, position, given.given, given.right, notice="quizzes-answered-already")

    def _question(self, tx: Connection, person: Person, attempt: Attempt, notice: str | None = None) -> QuestionView:
        asked = attempt.order[attempt.answered]
        expect(tx, person, f"quiz:{attempt.id}:{attempt.answered}")
        return QuestionView(
            attempt.id, attempt.quiz.title, attempt.answered, len(attempt.order), asked, attempt.draft, notice
        )

    def _draft(self, tx: Connection, person: Person, attempt: Attempt, draft: tuple[int, ...]) -> QuestionView:
        chosen = json.dumps([attempt.answered, *draft]) if draft else None
        tx.execute(_DRAFT, {"attempt": attempt.id, "chosen": chosen})
        asked, total = attempt.order[attempt.answered], len(attempt.order)
        return QuestionView(attempt.id, attempt.quiz.title, attempt.answered, total, asked, draft)

    def _grade(self, tx: Connection, person: Person, attempt: Attempt, given: Given) -> AnsweredView:
        position, now = attempt.answered, self.clock()
        question = attempt.order[position].question
        right = grading.is_right(question, given)
        written = insert_once(
            tx,
            answers,
            attempt_id=attempt.id,
            position=position,
            question=question.id,
            given=json.dumps(given, ensure_ascii=False),
            right=right,
            answered_at=now,
        )
        if not written:  # another process answered between our look and our step
            earlier = given_at(tx, attempt.id, position)
            assert earlier is not None
            return self._answered(attempt, position, earlier.given, earlier.right, notice="quizzes-answered-already")
        if position + 1 == len(attempt.order):
            self._finish(tx, person, attempt, now)
        active(tx, person, now)
        return self._answered(attempt, position, given, right)

    def _finish(self, tx: Connection, person: Person, attempt: Attempt, now: datetime) -> None:
        points = sum(given.right for given in given_all(tx, attempt.id))
        passed = grading.passed(points, len(attempt.order), attempt.quiz.pass_mark)
        tx.execute(_FINISH, {"attempt": attempt.id, "finish": now, "points": points, "pass": passed})
        if passed:
            done(tx, person.id, QUIZ, attempt.quiz.id, now)
            done(tx, person.id, LESSON, attempt.quiz.lesson, now)

    def _answered(
        self, attempt: Attempt, position: int, given: Given, right: bool, notice: str | None = None
    ) -> AnsweredView:
        total = len(attempt.order)
        last = position + 1 == total
        return AnsweredView(attempt.id, position, total, attempt.order[position], given, right, last, notice)

    def _result(self, tx: Connection, person: Person, attempt: Attempt) -> ResultView:
        expect(tx, person, None)
        mistakes = tuple(given.position for given in given_all(tx, attempt.id) if not given.right)
        hers = standing(tx, self.course, person, person.today(self.clock()))
        return ResultView(
            attempt=attempt.id,
            quiz=attempt.quiz,
            score=Score(attempt.right or 0, len(attempt.order), bool(attempt.passed)),
            best_before=best_scores(tx, person.id, before=attempt.id).get(attempt.quiz.id),
            mistakes=mistakes,
            left_today=left_today(tx, person, attempt.quiz, self.clock()),
            step=going_on(tx, self.course, person, hers),
        )
