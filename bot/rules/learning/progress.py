"""How far she is: where each lesson stands, what comes next, and how many days in a row she has been learning."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.course.shapes import Checklist, Course, Lesson, Quiz

SATURDAY = 5  # of date.weekday()


class Stand(StrEnum):
    NEW = "new"
    READING = "reading"
    QUIZ = "quiz"  # read to the end, its quiz waits
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Reading:
    card: int  # where she is, from 1
    finished: bool  # the last card was reached at least once


@dataclass(frozen=True, slots=True)
class Tries:
    """All her attempts at one quiz."""

    finished: int
    open: bool  # one is begun and not finished
    today: int  # begun on her local day
    passed: bool


NO_TRIES = Tries(finished=0, open=False, today=0, passed=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A lesson in its place of the course, and where she is in it."""

    module: str  # id
    number: int  # in its module, from 1
    lesson: Lesson
    quiz: Quiz | None  # what closes the lesson; without it the last card does
    stand: Stand
    card: int  # where she left it, from 1; 0 before she opened it
    tries: Tries

    @property
    def rests(self) -> bool:
        """The quiz waits, and today's attempts at it are used up."""
        if self.stand is not Stand.QUIZ or self.quiz is None or self.tries.open:
            return False
        return 0 < self.quiz.attempts <= self.tries.today


NextStep = Place | Checklist | None


def places(course: Course, readings: Mapping[str, Reading], tries: Mapping[str, Tries]) -> tuple[Place, ...]:
    """Every lesson in the order of the course, from what is remembered by ids of lessons and quizzes."""
    found = []
    for module in course.modules:
        for number, step in enumerate(module.steps, 1):
            lesson = course.lessons[step.lesson]
            quiz = course.quizzes[step.quiz] if step.quiz else None
            reading = readings.get(lesson.id)
            tried = tries.get(quiz.id, NO_TRIES) if quiz else NO_TRIES
            card = min(reading.card, len(lesson.cards)) if reading else 0
            found.append(Place(module.id, number, lesson, quiz, _stand(reading, quiz, tried), card, tried))
    return tuple(found)


def _stand(reading: Reading | None, quiz: Quiz | None, tries: Tries) -> Stand:
    if tries.passed:  # she knew it: nobody has to read what the quiz shows to be known
        return Stand.DONE
    if reading is None:
        return Stand.NEW
    if not reading.finished:
        return Stand.READING
    return Stand.DONE if quiz is None else Stand.QUIZ


def next_place(places: Iterable[Place]) -> Place | None:
    """What to go on with: a quiz half done, the lesson half read, the quiz that waits, the first lesson not begun.

    A quiz that rests until tomorrow comes last, so that None means that all is done.
    """
    order = [(rests, stand) for rests in (False, True) for stand in (Stand.READING, Stand.QUIZ, Stand.NEW)]
    undone = [place for place in places if place.stand is not Stand.DONE]
    return min(undone, key=lambda place: (not place.tries.open, order.index((place.rests, place.stand))), default=None)


def place_after(places: Sequence[Place], lesson: str) -> Place | None:
    """The lesson to offer after this one: the first that is not done behind it, else before it; None: all is done."""
    at = next((index for index, place in enumerate(places) if place.lesson.id == lesson), -1)
    others = [*places[at + 1 :], *places[: max(at, 0)]]
    undone = [place for place in others if place.stand is not Stand.DONE]
    return next((place for place in undone if not place.rests), next(iter(undone), None))


def next_checklist(checklists: Iterable[Checklist], runs: Iterable[tuple[str, bool]]) -> Checklist | None:
    """The first checklist that is not ticked to the end on all pages it was begun for.

    `runs` are open runs: id of the checklist, and whether all of it is ticked.
    """
    states: dict[str, bool] = {}
    for checklist, ticked in runs:
        states[checklist] = ticked and states.get(checklist, True)
    return next((one for one in checklists if not one.retired and not states.get(one.id, False)), None)


@dataclass(frozen=True, slots=True)
class Streak:
    """Learning days in a row: weekends and leave neither break a row nor are needed, but count when she learns."""

    now: int
    best: int


def streak(days: Collection[date], leaves: Collection[tuple[date, date]], today: date) -> Streak:
    """`days` are her local days with activity, `leaves` first and last day of each. Today may still come."""
    row = best = 0
    last: date | None = None
    for day in sorted(days):
        row = row + 1 if last is None or _unbroken(last, day, leaves) else 1
        best, last = max(best, row), day
    if last is not None and not _unbroken(last, today, leaves):
        row = 0
    return Streak(row, best)


def _unbroken(earlier: date, later: date, leaves: Collection[tuple[date, date]]) -> bool:
    """Whether no day strictly between the two was one to learn on."""
    return not any(
        day.weekday() < SATURDAY and not any(first <= day <= last for first, last in leaves)
        for day in (earlier + timedelta(days=n) for n in range(1, (later - earlier).days))
    )
