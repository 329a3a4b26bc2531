"""Whether the files agree with each other: what `course.yaml` names exists, and what exists can be found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.course.files import Road, Sheet
from bot.course.forms import CalendarFile, GlossaryFile, HolidayFile, Outline, RubricFile, TipFile
from bot.course.problems import Remark
from bot.course.shapes import Checklist, Lesson, Quiz, Shape, Step
from bot.course.spelling import folded

Kept = TypeVar("Kept", bound=Shape)


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Kept]):
    """One file: its sheet, and its shape if the fields are right. Others may refer to it in any case."""

    sheet: Sheet
    shape: Kept | None

    @property
    def retired(self) -> bool:
        return getattr(self.shape, "retired", False)


@dataclass(frozen=True, slots=True)
class Library:
    """All that was read; the keys are the names of files."""

    outline: Leaf[Outline]
    lessons: dict[str, Leaf[Lesson]]
    quizzes: dict[str, Leaf[Quiz]]
    checklists: dict[str, Leaf[Checklist]]
    tips: dict[str, Leaf[TipFile]]
    calendar: dict[str, Leaf[CalendarFile]]
    rubrics: Leaf[RubricFile]
    holidays: Leaf[HolidayFile]
    glossary: Leaf[GlossaryFile] | None = None  # a course may do without


def check_references(library: Library) -> Iterator[Remark]:
    """Nothing is said about `course.yaml` while its own fields are wrong."""
    yield from _check_quizzes(library)
    yield from _check_tips(library)
    yield from _check_calendar(library)
    yield from _check_glossary(library)
    outline = library.outline.shape
    if outline is None:
        return
    yield from _check_outline(library.outline.sheet, outline, library)
    listed = {step.lesson for module in outline.modules for step in module.steps}
    quizzes = {step.quiz for module in outline.modules for step in module.steps}
    yield from _check_unlisted(library.lessons, listed, "check-lesson-unlisted")
    yield from _check_unlisted(library.quizzes, quizzes, "check-quiz-unlisted")
    checklists = {listed.checklist for listed in outline.checklists}
    yield from _check_unlisted(library.checklists, checklists, "check-checklist-unlisted")


def _check_outline(sheet: Sheet, outline: Outline, library: Library) -> Iterator[Remark]:
    seen: set[str] = set()
    lessons: set[str] = set()
    due = 0
    for number, module in enumerate(outline.modules):
        if module.id in seen:
            yield sheet.remark("check-id-twice", ("modules", number, "id"), id=module.id)
        seen.add(module.id)
        for place, step in enumerate(module.steps):
            road: Road = ("modules", number, "steps", place)
            if step.lesson in lessons:
                yield sheet.remark("check-listed-twice", (*road, "lesson"), id=step.lesson)
            lessons.add(step.lesson)
            if step.due_days and step.due_days < due:
                yield sheet.remark("check-due-earlier", (*road, "due_days"), days=step.due_days, before=due)
            due = step.due_days or due
            yield from _check_step(sheet, road, step, module.id, library)
    checklists: set[str] = set()
    for number, listed in enumerate(outline.checklists):
        name, road = listed.checklist, ("checklists", number, "checklist")
        if name in checklists:
            yield sheet.remark("check-listed-twice", road, id=name)
        checklists.add(name)
        yield from _check_listed(sheet, road, name, library.checklists, "check-no-checklist")


def _check_step(sheet: Sheet, road: Road, step: Step, module: str, library: Library) -> Iterator[Remark]:
    yield from _check_listed(sheet, (*road, "lesson"), step.lesson, library.lessons, "check-no-lesson")
    leaf = library.lessons.get(step.lesson)
    if leaf and leaf.shape and leaf.shape.module != module:
        yield leaf.sheet.remark("check-lesson-module", ("module",), module=module)
    if step.quiz:
        yield from _check_listed(sheet, (*road, "quiz"), step.quiz, library.quizzes, "check-no-quiz")
        quiz = library.quizzes.get(step.quiz)
        if quiz and quiz.shape and quiz.shape.lesson != step.lesson:
            yield sheet.remark("check-foreign-quiz", (*road, "quiz"), quiz=step.quiz, lesson=quiz.shape.lesson)


def _check_listed(
    sheet: Sheet, road: Road, name: str, shelf: Mapping[str, Leaf[Kept]], missing: str
) -> Iterator[Remark]:
    leaf = shelf.get(name)
    if leaf is None:
        yield sheet.remark(missing, road, id=name)
    elif leaf.retired:
        yield sheet.remark("check-retired-listed", road, id=name)


def _check_unlisted(shelf: Mapping[str, Leaf[Kept]], listed: set[str | None] | set[str], key: str) -> Iterator[Remark]:
    for name, leaf in shelf.items():
        if leaf.shape and name not in listed and not leaf.retired:
            yield leaf.sheet.remark(key, ("id",), id=name)


def _check_quizzes(library: Library) -> Iterator[Remark]:
    asked: dict[str, str] = {}
    for leaf in library.quizzes.values():
        quiz, sheet = leaf.shape, leaf.sheet
        if quiz is None:
            continue
        lesson = library.lessons.get(quiz.lesson)
        if lesson is None:
            yield sheet.remark("check-quiz-lesson", ("lesson",), lesson=quiz.lesson)
        for number, question in enumerate(quiz.questions):
            if lesson and lesson.shape and question.card > (cards := len(lesson.shape.cards)):
                road = ("questions", number, "card")
                yield sheet.remark("check-card-range", road, card=question.card, lesson=quiz.lesson, cards=cards)
            here = f"{sheet.file}:{sheet.line('questions', number)}"
            there = asked.setdefault(folded(question.text), here)
            if there != here:
                yield sheet.remark("check-question-twice", ("questions", number, "text"), there=there)


def _check_tips(library: Library) -> Iterator[Remark]:
    outline = library.outline.shape
    seen: set[str] = set()
    for leaf in library.tips.values():
        for number, tip in enumerate(leaf.shape.tips if leaf.shape else ()):
            if tip.id in seen:
                yield leaf.sheet.remark("check-id-twice", ("tips", number, "id"), id=tip.id)
            seen.add(tip.id)
            if tip.module and outline and tip.module not in {module.id for module in outline.modules}:
                yield leaf.sheet.remark("check-tip-module", ("tips", number, "module"), module=tip.module)


def _check_glossary(library: Library) -> Iterator[Remark]:
    """Each term points to a card that exists, and no two of them are called the same."""
    leaf = library.glossary
    known: dict[str, str] = {}
    for number, term in enumerate(leaf.shape.terms if leaf and leaf.shape else ()):
        assert leaf is not None
        road: Road = ("terms", number)
        for place, word in enumerate(term.words):
            if known.setdefault(folded(word), term.id) != term.id:
                yield leaf.sheet.remark("check-word-twice", (*road, "words", place), word=word)
        if term.lesson is not None:
            lesson = library.lessons.get(term.lesson)
            if lesson is None:
                yield leaf.sheet.remark("check-no-lesson", (*road, "lesson"), id=term.lesson)
            elif lesson.shape is not None and (term.card or 1) > len(lesson.shape.cards):
                cards = len(lesson.shape.cards)
                yield leaf.sheet.remark("check-card-range", road, card=term.card or 1, lesson=term.lesson, cards=cards)


def _check_calendar(library: Library) -> Iterator[Remark]:
    seen: set[str] = set()
    for leaf in library.calendar.values():
        for number, day in enumerate(leaf.shape.days if leaf.shape else ()):
            if day.id in seen:
                yield leaf.sheet.remark("check-id-twice", ("days", number, "id"), id=day.id)
            seen.add(day.id)
