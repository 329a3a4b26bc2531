"""Whether the files agree with each other: what `course.yaml` names exists, and what exists can be found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.course.forms import CalendarFile, GlossaryFile, HolidayFile, Outline, RubricFile, TipFile
from bot.course.parts import Part, fitting_name, repeated
from bot.course.problems import Remark
from bot.course.shapes import Checklist, Lesson, LessonCard, Quiz, Shape
from bot.course.sheets import Road, Sheet
from bot.course.spelling import folded

Kept = TypeVar("Kept", bound=Shape)


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Kept]):
    """One file: its sheet, and its shape if the fields are right. Others may refer to it in any case."""

    sheet: Sheet
    shape: Kept | None

    @property
    def part(self) -> Part:
        return Part(self.sheet)

    @property
    def retired(self) -> bool:
        return self.part.flag("retired") is True


@dataclass(frozen=True, slots=True)
class CardSource:
    """A card of a lesson as it was written, and as it is drawn if it can be."""

    line: int
    source: str
    drawn: LessonCard | None


@dataclass(frozen=True, slots=True)
class Library:
    """All that was read; the keys are the names of files."""

    outline: Leaf[Outline]
    lessons: dict[str, Leaf[Lesson]]
    cards: dict[str, tuple[CardSource, ...]]  # of each lesson
    quizzes: dict[str, Leaf[Quiz]]
    checklists: dict[str, Leaf[Checklist]]
    tips: dict[str, Leaf[TipFile]]
    calendar: dict[str, Leaf[CalendarFile]]
    rubrics: Leaf[RubricFile]
    holidays: Leaf[HolidayFile]
    glossary: dict[str, Leaf[GlossaryFile]]  # one file, or none: a course may do without


def check_references(library: Library) -> Iterator[Remark]:
    outline = library.outline.part
    modules, listed = outline.parts("modules"), outline.parts("checklists")
    steps = [step for module in modules for step in module.parts("steps")]
    yield from _check_quizzes(library)
    yield from _check_tips(library)
    yield from _check_glossary(library)
    yield from repeated(_entries(library.tips, "tips"), "id")
    yield from repeated(_entries(library.calendar, "days"), "id")
    yield from repeated(modules, "id")
    yield from repeated(steps, "lesson", "check-listed-twice")
    yield from repeated(listed, "checklist", "check-listed-twice")
    yield from _check_order(steps)
    for module in modules:
        for step in module.parts("steps"):
            yield from _check_step(step, module.text("id"), library)
    for line in listed:
        yield from _check_listed(line, "checklist", library.checklists, "check-no-checklist")
    # Where a line of course.yaml cannot be read, nobody can tell what is named nowhere.
    whole = outline.is_whole("modules") and all(module.is_whole("steps") for module in modules)
    if steps and whole and all(step.has("lesson") for step in steps):
        yield from _check_unlisted(library.lessons, steps, "lesson", "check-lesson-unlisted")
        yield from _check_unlisted(library.quizzes, steps, "quiz", "check-quiz-unlisted")
    if steps and outline.is_whole("checklists") and all(line.has("checklist") for line in listed):
        yield from _check_unlisted(library.checklists, listed, "checklist", "check-checklist-unlisted")


def _entries(shelf: Mapping[str, Leaf[Kept]], field: str) -> Iterator[Part]:
    """Those of all files of a folder."""
    for leaf in shelf.values():
        yield from leaf.part.parts(field)


def _check_order(steps: Sequence[Part]) -> Iterator[Remark]:
    due = 0
    for step in steps:
        days = step.number("due_days")
        if days and days < due:
            yield step.remark("check-due-earlier", ("due_days",), days=days, before=due)
        due = days or due


def _check_step(step: Part, module: str, library: Library) -> Iterator[Remark]:
    yield from _check_listed(step, "lesson", library.lessons, "check-no-lesson")
    yield from _check_listed(step, "quiz", library.quizzes, "check-no-quiz")
    lesson, quiz = library.lessons.get(step.text("lesson")), library.quizzes.get(step.text("quiz"))
    if lesson and module and lesson.part.text("module") not in {"", module}:
        yield lesson.part.remark("check-lesson-module", ("module",), module=module)
    if quiz and step.has("lesson") and (other := quiz.part.text("lesson")) not in {"", step.text("lesson")}:
        yield step.remark("check-foreign-quiz", ("quiz",), quiz=step.text("quiz"), lesson=other)


def _check_listed(line: Part, field: str, shelf: Mapping[str, Leaf[Kept]], missing: str) -> Iterator[Remark]:
    leaf = shelf.get(line.text(field))
    if leaf is None and (name := line.slug(field)):  # what is no id has been refused as such
        yield line.remark(missing, (field,), id=name)
    elif leaf and leaf.retired:
        yield line.remark("check-retired-listed", (field,), id=line.text(field))


def _check_unlisted(shelf: Mapping[str, Leaf[Kept]], lines: Sequence[Part], field: str, key: str) -> Iterator[Remark]:
    listed = {line.text(field) for line in lines}
    for name, leaf in shelf.items():
        if isinstance(leaf.sheet.value, dict) and name not in listed and not leaf.retired:
            yield leaf.part.remark(key, ("id",), id=fitting_name(leaf.part, name))


def _check_quizzes(library: Library) -> Iterator[Remark]:
    asked: dict[str, str] = {}
    for leaf in library.quizzes.values():
        quiz, lesson = leaf.part, leaf.part.text("lesson")
        if quiz.slug("lesson") and lesson not in library.lessons:
            yield quiz.remark("check-quiz-lesson", ("lesson",), lesson=lesson)
        known = lesson in library.lessons and library.lessons[lesson].sheet.lines  # where its header ends
        cards = len(library.cards[lesson]) if known else 0
        for question in quiz.parts("questions"):
            if cards and (card := question.number("card") or 0) > cards:
                yield question.remark("check-card-range", ("card",), card=card, lesson=lesson, cards=cards)
            here = f"{quiz.sheet.file}:{quiz.sheet.line(*question.road)}"
            text = folded(question.text("text"))
            if text and (there := asked.setdefault(text, here)) != here:
                yield question.remark("check-question-twice", ("text",), there=there)


def _check_glossary(library: Library) -> Iterator[Remark]:
    """Each term points to a card that exists, and no two of them are called the same."""
    known: dict[str, Road] = {}
    for term in _entries(library.glossary, "terms"):
        for way, word in term.texts("words"):
            if known.setdefault(folded(word), term.road) != term.road:
                yield term.remark("check-word-twice", way, word=word)
        lesson = term.slug("lesson")
        cards = len(library.cards.get(lesson, ()))
        if lesson and lesson not in library.lessons:
            yield term.remark("check-no-lesson", ("lesson",), id=lesson)
        elif cards and (card := term.number("card") or 0) > cards:
            yield term.remark("check-card-range", ("card",), card=card, lesson=lesson, cards=cards)


def _check_tips(library: Library) -> Iterator[Remark]:
    outline = library.outline.part
    modules = {module.text("id") for module in outline.parts("modules")}
    if not modules or "" in modules or not outline.is_whole("modules"):
        return
    for tip in _entries(library.tips, "tips"):
        if (module := tip.slug("module")) and module not in modules:
            yield tip.remark("check-tip-module", ("module",), module=module)
