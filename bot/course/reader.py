"""What is taught, from the files of `content/`: the course, or the problems of its files.

One reader serves the start of the bot, `check`, CI and what curators send.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from markupsafe import Markup

from bot.course.checks import (
    check_calendar,
    check_checklist,
    check_glossary,
    check_holidays,
    check_lesson,
    check_quiz,
    check_rubrics,
    check_tips,
)
from bot.course.files import (
    LessonFile,
    Sheet,
    decode,
    is_left_behind,
    odd_spaces,
    read_lesson_file,
    read_sheet,
)
from bot.course.forms import (
    CalendarFile,
    CityFile,
    Filled,
    GlossaryFile,
    HolidayFile,
    LawFile,
    Outline,
    RubricFile,
    TipFile,
    filled,
)
from bot.course.ftl import phrase_files, read_some_phrases
from bot.course.markup import render_card
from bot.course.phrases import Phrases
from bot.course.pictures import is_picture
from bot.course.problems import Problem, Remark, worded
from bot.course.references import Leaf, Library, check_references
from bot.course.shapes import AwarenessDay, Checklist, Course, Holidays, Lesson, LessonCard, Picture, Quiz

PICTURE = re.compile(r"pictures/[A-Za-z0-9_-]+\.(?:png|jpe?g)")
CITY_BYTES = 60  # of the 64 that a button carries
PICTURE_BYTES = 10_000_000  # Telegram takes no larger photo

_NOTHING = re.compile(r"(?!)")  # the law while its signs are unreadable
_BROKEN = LessonCard(html=Markup("-"))  # keeps the number of a card that could not be drawn; never leaves this module


def read_course(root: Path, phrases: Phrases | None = None) -> tuple[Course | None, list[Problem]]:
    """The course in `root`, or None and every problem found, worded by `phrases` (by default those of `root`)."""
    reading = _Reading(root.resolve())
    course = reading.course()
    if course:
        return course, []
    return None, worded(reading.remarks, phrases or read_some_phrases(reading.root)[0])


def read_phrases(root: Path) -> tuple[Phrases | None, list[Problem]]:
    """The phrases of `root`, or None and all of their problems (in English: the editors' words are unreadable)."""
    phrases, problems = read_some_phrases(root.resolve())
    return (None if problems else phrases), problems


class _Reading:
    """One reading of the whole folder; bytes for the version and remarks gather on the way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.remarks: list[Remark] = []
        self.raw: dict[str, bytes] = {}

    def course(self) -> Course | None:
        law = self.law()
        cities = self.cities()
        pages = {name: self.page(path) for name, path in self.folder("lessons", ".md")}
        library = Library(
            outline=self.leaf("course.yaml", Outline),
            lessons={name: self.lesson(name, page, law) for name, page in pages.items()},
            quizzes={name: self.leaf(path, Quiz, name) for name, path in self.folder("quizzes", ".yaml")},
            checklists={name: self.leaf(path, Checklist, name) for name, path in self.folder("checklists", ".yaml")},
            tips={name: self.leaf(path, TipFile) for name, path in self.folder("tips", ".yaml")},
            calendar={name: self.leaf(path, CalendarFile) for name, path in self.folder("calendar", ".yaml")},
            rubrics=self.leaf("rubrics.yaml", RubricFile),
            holidays=self.leaf("holidays.yaml", HolidayFile),
            glossary=self.leaf("glossary.yaml", GlossaryFile) if (self.root / "glossary.yaml").is_file() else None,
        )
        for quiz in library.quizzes.values():
            self.remarks += check_quiz(quiz.sheet, quiz.shape, law) if quiz.shape else ()
        for checklist in library.checklists.values():
            self.remarks += check_checklist(checklist.sheet, checklist.shape, law) if checklist.shape else ()
        for tips in library.tips.values():
            self.remarks += check_tips(tips.sheet, tips.shape, law) if tips.shape else ()
        for days in library.calendar.values():
            self.remarks += check_calendar(days.sheet, days.shape, law) if days.shape else ()
        if rubrics := library.rubrics.shape:
            self.remarks += check_rubrics(library.rubrics.sheet, rubrics, law)
        if library.glossary and (glossary := library.glossary.shape):
            self.remarks += check_glossary(library.glossary.sheet, glossary, law)
        if holidays := library.holidays.shape:
            self.remarks += check_holidays(library.holidays.sheet, holidays)
        self.remarks += check_references(library)
        for path in phrase_files(self.root):
            self.bytes_of(path.relative_to(self.root).as_posix())
        return None if self.remarks else _bound(library, cities, self.version())

    def label(self, name: str) -> str:
        return f"{self.root.name}/{name}"

    def bytes_of(self, name: str) -> bytes | None:
        path = self.root / name
        if path.is_file():
            self.raw[name] = path.read_bytes()
        return self.raw.get(name)

    def text(self, name: str) -> str | None:
        raw = self.bytes_of(name)
        if raw is None:
            self.remarks.append(Remark(self.label(name), 1, "check-file-missing"))
            return None
        text, remarks = decode(raw, self.label(name))
        remarks = remarks or list(odd_spaces(text or "", self.label(name)))
        self.remarks += remarks
        return None if remarks else text

    def version(self) -> str:
        digest = hashlib.sha256()
        for name, raw in sorted(self.raw.items()):
            digest.update(b"%s %d\n%s" % (name.encode(), len(raw), raw))
        return digest.hexdigest()[:8]

    def folder(self, name: str, suffix: str) -> Iterator[tuple[str, str]]:
        """The files of one kind: (name without suffix, path in content/). Of another kind nobody would read."""
        for path in sorted((self.root / name).glob("*")):
            if is_left_behind(path.name):
                continue
            if path.suffix == suffix:
                yield path.stem, f"{name}/{path.name}"
            else:
                self.remarks.append(Remark(self.label(f"{name}/{path.name}"), 1, "check-file-kind", {"suffix": suffix}))

    def leaf(self, path: str, shape: type[Filled], name: str | None = None) -> Leaf[Filled]:
        """One YAML file as a shape; with `name`, its id must be that."""
        text = self.text(path)
        sheet, remarks = read_sheet(text, self.label(path)) if text is not None else (None, [])
        self.remarks += remarks
        if sheet is None:
            return Leaf(Sheet(self.label(path), None, {}), None)
        return self.shaped(sheet, shape, sheet.value, name)

    def shaped(self, sheet: Sheet, shape: type[Filled], value: Any, name: str | None) -> Leaf[Filled]:
        found, remarks = filled(shape, sheet, value)
        self.remarks += remarks
        if name is not None and isinstance(sheet.value, dict) and sheet.value.get("id", name) != name:
            self.remarks.append(sheet.remark("check-file-name", ("id",), id=str(sheet.value["id"]), name=name))
        return Leaf(sheet, found)

    def page(self, path: str) -> LessonFile:
        text = self.text(path)
        if text is None:
            return LessonFile(Sheet(self.label(path), None, {}), ())
        page, remarks = read_lesson_file(text, self.label(path))
        self.remarks += remarks
        return page

    def lesson(self, name: str, page: LessonFile, law: re.Pattern[str]) -> Leaf[Lesson]:
        cards = []
        for first_line, source in page.cards:
            card, remarks = render_card(source, page.header.file, first_line)
            self.remarks += remarks
            cards.append(card or _BROKEN)
            if card and card.picture:
                self.remarks += self.check_picture(card.picture, page.header.file, first_line, source)
        header, value = page.header, page.header.value
        if not header.lines:  # unreadable, and that has been said
            return Leaf(header, None)
        if isinstance(value, dict):
            if "cards" in value:
                self.remarks.append(header.remark("check-field-unknown", ("cards",), field="cards"))
            value = {**value, "cards": tuple(cards)}
        leaf = self.shaped(header, Lesson, value, name)
        if leaf.shape:
            self.remarks += check_lesson(page, leaf.shape, law)
        return leaf

    def check_picture(self, picture: Picture, file: str, first_line: int, source: str) -> Iterator[Remark]:
        line = first_line + source.count("\n", 0, source.find(picture.path))
        path = self.root / picture.path
        if not PICTURE.fullmatch(picture.path):
            yield Remark(file, line, "check-picture-path", {"path": picture.path})
        elif not path.is_file():
            yield Remark(file, line, "check-picture-missing", {"path": picture.path})
        elif not 0 < path.stat().st_size <= PICTURE_BYTES:
            yield Remark(file, line, "check-picture-size", {"path": picture.path})
        elif not is_picture(path):
            yield Remark(file, line, "check-picture-none", {"path": picture.path})

    def law(self) -> re.Pattern[str]:
        """What the words of a legal statement look like."""
        leaf = self.leaf("legal.yaml", LawFile)
        signs = leaf.shape.signs if leaf.shape else ()
        for number, sign in enumerate(signs):
            try:
                re.compile(sign)
            except re.error as error:
                self.remarks.append(leaf.sheet.remark("check-law-sign", ("signs", number), detail=str(error)))
                return _NOTHING
        return re.compile("|".join(f"(?:{sign})" for sign in signs)) if signs else _NOTHING

    def cities(self) -> CityFile | None:
        leaf = self.leaf("cities.yaml", CityFile)
        cities = leaf.shape.cities if leaf.shape else {}
        known = {zone: _is_zone(zone) for zone in set(cities.values())}
        for city, zone in cities.items():
            if not known[zone]:
                self.remarks.append(leaf.sheet.remark("check-zone", ("cities", city), city=city, zone=zone))
            if ":" in city or len(city.encode()) > CITY_BYTES:  # it travels inside a button
                self.remarks.append(leaf.sheet.remark("check-city", ("cities", city), city=city))
        for name, city in leaf.shape.also.items() if leaf.shape else ():
            if city not in cities:
                self.remarks.append(leaf.sheet.remark("check-city-unknown", ("also", name), name=name, city=city))
        return leaf.shape


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder's name, such as Europe
        return False
    return True


def _bound(library: Library, cities: CityFile | None, version: str) -> Course | None:
    """The course from a library without problems."""
    outline, rubrics, holidays = library.outline.shape, library.rubrics.shape, library.holidays.shape
    if outline is None or rubrics is None or holidays is None or cities is None:
        return None
    glossary = library.glossary.shape if library.glossary else None
    lessons = _in_order(library.lessons, [step.lesson for module in outline.modules for step in module.steps])
    return Course(
        title=outline.title,
        version=version,
        modules=outline.modules,
        lessons=lessons,
        quizzes=_in_order(library.quizzes, list(lessons)),
        checklists=_in_order(library.checklists, [listed.checklist for listed in outline.checklists]),
        tips={tip.id: tip for leaf in library.tips.values() if leaf.shape for tip in leaf.shape.tips},
        cities=cities.cities,
        also=cities.also,
        calendar={day.id: day for leaf in library.calendar.values() if leaf.shape for day in _dated(leaf.shape)},
        rubrics={rubric.id: rubric for rubric in rubrics.rubrics},
        holidays=_holidays(holidays),
        terms={term.id: term for term in (glossary.terms if glossary else ())},
        checklist_due_days={one.checklist: one.due_days for one in outline.checklists if one.due_days},
    )


def _dated(file: CalendarFile) -> Iterator[AwarenessDay]:
    """Its days, each with the day of checking that stands at the head of the file, unless it has its own."""
    for day in file.days:
        yield day if day.checked else day.model_copy(update={"checked": file.checked})


def _holidays(file: HolidayFile) -> Holidays:
    return Holidays(
        off=frozenset(day for year in file.years for span in year.off for day in span.days(year.year)),
        working=frozenset(day for year in file.years for span in year.working for day in span.days(year.year)),
    )


def _in_order(shelf: Mapping[str, Leaf[Filled]], names: Sequence[str]) -> dict[str, Filled]:
    """What course.yaml names comes first and in its order; the retired follow."""
    rest = [name for name in shelf if name not in names]
    found = {name: shelf[name].shape for name in (*names, *rest) if name in shelf}
    return {name: shape for name, shape in found.items() if shape is not None}
