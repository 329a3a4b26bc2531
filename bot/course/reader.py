"""What is taught, from the files of `content/`: the course, or the problems of its files.

One reader serves the start of the bot, `check`, CI and what curators send.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    check_name,
    check_quiz,
    check_rubrics,
    check_tips,
)
from bot.course.files import (
    LessonFile,
    decode,
    is_left_behind,
    read_lesson_file,
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
from bot.course.ftl import Written, phrase_files, read_phrase_files
from bot.course.markup import render_card
from bot.course.parts import Part
from bot.course.phrases import Phrases
from bot.course.pictures import is_picture
from bot.course.problems import Problem, Remark, worded
from bot.course.references import CardSource, Leaf, Library, check_references
from bot.course.scripts import mixed_in_sheet, mixed_in_text
from bot.course.shapes import AwarenessDay, Checklist, Course, Holidays, Lesson, LessonCard, Picture, Quiz
from bot.course.sheets import Sheet, read_sheet

PICTURE = re.compile(r"pictures/[A-Za-z0-9_-]+\.(?:png|jpe?g)")
GLOSSARY = "glossary.yaml"
CITY_BYTES = 60  # of the 64 that a button carries
PICTURE_BYTES = 10_000_000  # Telegram takes no larger photo

_NOTHING = re.compile(r"(?!)")  # the law while its signs are unreadable
_BROKEN = LessonCard(html=Markup("-"))  # keeps the number of a card that could not be drawn; never leaves this module


@dataclass(frozen=True, slots=True)
class Draft:
    """What a folder holds as far as it can be read, and every problem of it."""

    root: Path
    version: str  # short hash of all files
    library: Library
    written: Written
    course: Course | None
    problems: list[Problem]


def read_draft(root: Path) -> Draft:
    """Everything in `root`; its course is there if there are no problems."""
    reading, written = _Reading(root.resolve()), read_phrase_files(root.resolve())
    library, course = reading.read()
    problems = worded([*written.remarks, *reading.remarks], written.phrases)
    return Draft(reading.root, reading.version(), library, written, None if problems else course, problems)


def read_course(root: Path, phrases: Phrases | None = None) -> tuple[Course | None, list[Problem]]:
    """The course in `root`, or None and every problem found, worded by `phrases` (by default those of `root`)."""
    reading = _Reading(root.resolve())
    _, course = reading.read()
    if course:
        return course, []
    return None, worded(reading.remarks, phrases or read_phrase_files(reading.root).phrases)


def read_phrases(root: Path) -> tuple[Phrases | None, list[Problem]]:
    """The phrases of `root`, or None and all of their problems, worded by those that can be read."""
    written = read_phrase_files(root.resolve())
    return (None if written.remarks else written.phrases), worded(written.remarks, written.phrases)


class _Reading:
    """One reading of the whole folder; bytes for the version and remarks gather on the way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.remarks: list[Remark] = []
        self.raw: dict[str, bytes] = {}

    def read(self) -> tuple[Library, Course | None]:
        law = self.law()
        cities = self.cities()
        pages = {name: self.page(path) for name, path in self.folder("lessons", ".md")}
        cards = {name: self.cards(page) for name, page in pages.items()}
        library = Library(
            outline=self.leaf("course.yaml", Outline),
            lessons={name: self.lesson(name, page, cards[name], law) for name, page in pages.items()},
            cards=cards,
            quizzes={name: self.leaf(path, Quiz, name) for name, path in self.folder("quizzes", ".yaml")},
            checklists={name: self.leaf(path, Checklist, name) for name, path in self.folder("checklists", ".yaml")},
            tips={name: self.leaf(path, TipFile) for name, path in self.folder("tips", ".yaml")},
            calendar={name: self.leaf(path, CalendarFile) for name, path in self.folder("calendar", ".yaml")},
            rubrics=self.leaf("rubrics.yaml", RubricFile),
            holidays=self.leaf("holidays.yaml", HolidayFile),
            glossary={GLOSSARY: self.leaf(GLOSSARY, GlossaryFile)} if (self.root / GLOSSARY).is_file() else {},
        )
        for quiz in library.quizzes.values():
            self.remarks += check_quiz(quiz.part, law)
        for checklist in library.checklists.values():
            self.remarks += check_checklist(checklist.part, law)
        for tips in library.tips.values():
            self.remarks += check_tips(tips.part, law)
        for days in library.calendar.values():
            self.remarks += check_calendar(days.part, law)
        self.remarks += check_rubrics(library.rubrics.part, law)
        self.remarks += check_holidays(library.holidays.part)
        for glossary in library.glossary.values():
            self.remarks += check_glossary(glossary.part, law)
        self.remarks += check_references(library)
        for path in phrase_files(self.root):
            self.bytes_of(path.relative_to(self.root).as_posix())
        return library, None if self.remarks else _bound(library, cities, self.version())

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
        self.remarks += remarks
        return text

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
        if shape is not LawFile:  # it holds no words but their patterns
            self.remarks += mixed_in_sheet(sheet)
        return self.shaped(sheet, shape, sheet.value, name)

    def shaped(self, sheet: Sheet, shape: type[Filled], value: Any, name: str | None) -> Leaf[Filled]:
        found, remarks = filled(shape, sheet, value)
        self.remarks += remarks
        if name is not None:
            self.remarks += check_name(Part(sheet), name)
        return Leaf(sheet, found)

    def page(self, path: str) -> LessonFile:
        text = self.text(path)
        if text is None:
            return LessonFile(Sheet(self.label(path), None, {}), ())
        page, remarks = read_lesson_file(text, self.label(path))
        self.remarks += remarks
        return page

    def cards(self, page: LessonFile) -> tuple[CardSource, ...]:
        found = []
        for first_line, source in page.cards:
            card, remarks = render_card(source, page.header.file, first_line)
            self.remarks += [*remarks, *mixed_in_text(source, page.header.file, first_line)]
            if card and card.picture:
                self.remarks += self.check_picture(card.picture, page.header.file, first_line, source)
            found.append(CardSource(first_line, source, card))
        return tuple(found)

    def lesson(self, name: str, page: LessonFile, cards: Sequence[CardSource], law: re.Pattern[str]) -> Leaf[Lesson]:
        self.remarks += check_lesson(page, law)
        header, value = page.header, page.header.value
        if not header.lines:  # unreadable, and that has been said
            return Leaf(header, None)
        self.remarks += mixed_in_sheet(header)
        if isinstance(value, dict):
            if "cards" in value:
                self.remarks.append(header.remark("check-field-unknown", ("cards",), field="cards"))
            value = {**value, "cards": tuple(card.drawn or _BROKEN for card in cards)}
        return self.shaped(header, Lesson, value, name)

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
        signs = []
        for way, sign in leaf.part.texts("signs"):
            try:
                re.compile(sign)
            except re.error:
                self.remarks.append(leaf.part.remark("check-law-sign", way))
            else:
                signs.append(f"(?:{sign})")
        return re.compile("|".join(signs)) if signs else _NOTHING

    def cities(self) -> CityFile | None:
        leaf = self.leaf("cities.yaml", CityFile)
        file, cities = leaf.part, {way[-1]: zone for way, zone in leaf.part.pairs("cities")}
        known = {zone: _is_zone(zone) for zone in set(cities.values())}
        for way, zone in file.pairs("cities"):
            city = str(way[-1])
            if not known[zone]:
                self.remarks.append(file.remark("check-zone", way, city=city, zone=zone))
            if ":" in city or len(city.encode()) > CITY_BYTES:  # it travels inside a button
                self.remarks.append(file.remark("check-city", way, city=city))
        for way, city in file.pairs("also"):
            if cities and city not in cities:
                self.remarks.append(file.remark("check-city-unknown", way, name=str(way[-1]), city=city))
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
        terms={term.id: term for leaf in library.glossary.values() if leaf.shape for term in leaf.shape.terms},
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
