"""The shipped content has no problems, and what editors are told about the files is true."""

import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.course.forms import CalendarFile, CityFile, GlossaryFile, HolidayFile, LawFile, Outline, RubricFile, TipFile
from bot.course.reader import read_course, read_draft, read_phrases
from bot.course.shapes import (
    AwarenessDay,
    Checklist,
    Item,
    Lesson,
    Listed,
    Match,
    Module,
    Option,
    Order,
    Pair,
    Quiz,
    Rubric,
    Several,
    Single,
    Step,
    Term,
    Text,
    Tip,
    YearOff,
)
from bot.preview.page import write_preview

CONTENT = Path(__file__).parents[2] / "content"

# A section of content/README.md names its file in the heading and lists the fields of these shapes.
DOCUMENTED: dict[str, list[type[BaseModel]]] = {
    "lessons/first-reply.md": [Lesson],
    "quizzes/first-reply.yaml": [Quiz, Single, Several, Order, Match, Text, Option, Pair],
    "checklists/before-reply.yaml": [Checklist, Item],
    "tips/daily.yaml": [TipFile, Tip],
    "calendar/days.yaml": [CalendarFile, AwarenessDay],
    "rubrics.yaml": [RubricFile, Rubric],
    "glossary.yaml": [GlossaryFile, Term],
    "holidays.yaml": [HolidayFile, YearOff],
    "course.yaml": [Outline, Module, Step, Listed],
    "cities.yaml": [CityFile],
    "legal.yaml": [LawFile],
}


def sections() -> dict[str, str]:
    """The sections of content/README.md by the file they are about."""
    text = (CONTENT / "README.md").read_text(encoding="utf-8")
    parts = re.split(r"^## .*?`(.+?)`$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_shipped_content_has_no_problems() -> None:
    course, problems = read_course(CONTENT)
    _, more = read_phrases(CONTENT)
    assert [str(problem) for problem in problems + more] == []
    assert course is not None


def test_the_shipped_content_can_be_previewed(tmp_path: Path) -> None:
    draft = read_draft(CONTENT)
    course = draft.course
    assert course is not None
    page = write_preview(draft, tmp_path / "preview.html").read_text(encoding="utf-8")
    assert page.count('<div class="bubble">') == (
        sum(len(lesson.cards) for lesson in course.lessons.values())
        + sum(len(quiz.questions) for quiz in course.quizzes.values())
        + sum(1 + len(checklist.items) for checklist in course.checklists.values())
        + len(course.tips)
        + len(course.calendar)
        + len(course.rubrics)
        + len(draft.written.phrases.keys())
    )


def test_every_known_year_has_the_public_holidays_of_the_law() -> None:
    course, _ = read_course(CONTENT)
    assert course is not None
    off = course.holidays.off
    by_law = [*((1, day) for day in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)]  # article 112
    years = {day.year for day in off}
    assert {2026, 2027} <= years
    assert [date(year, *day) for year in sorted(years) for day in by_law if date(year, *day) not in off] == []


@pytest.mark.parametrize("name", DOCUMENTED)
def test_editors_are_told_of_every_field(name: str) -> None:
    told = set(re.findall(r"^\| `(\w+)` \|", sections()[name], flags=re.MULTILINE))
    fields = {field for shape in DOCUMENTED[name] for field in shape.model_fields}
    assert told == fields - ({"cards"} if name.startswith("lessons/") else set())


def test_the_samples_shown_to_editors_make_a_course(tmp_path: Path) -> None:
    root = tmp_path / "content"
    for name, section in sections().items():
        if sample := re.search(r"```\w+\n(.*?)```", section, flags=re.DOTALL):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(sample[1], encoding="utf-8")
    assert {path.relative_to(root).as_posix() for path in root.rglob("*.*")} == set(DOCUMENTED)
    course, problems = read_course(root)
    assert [str(problem) for problem in problems] == []
    assert course is not None
    assert list(course.lessons) == list(course.quizzes) == ["first-reply"]
