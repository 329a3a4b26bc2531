"""The shapes of the course: what a lesson, a quiz, a checklist and a tip are made of.

Everything is frozen and refuses unknown fields. Texts that people see (`...html` fields) hold Telegram HTML made by
`markup.py` from the Markdown of the files; all other strings are plain text and are escaped where a card is made.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from markupsafe import Markup
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.course.when import Nth, Span, parse_span, parse_when

# Ids travel inside buttons (64 bytes) and stay in the database for years: never rename one.
SLUG, SLUG_LENGTH = "^[a-z0-9-]+$", 24
Slug = Annotated[str, Field(pattern=SLUG, min_length=1, max_length=SLUG_LENGTH)]
Title = Annotated[str, Field(min_length=1, max_length=100)]
AnswerText = Annotated[str, Field(min_length=1, max_length=120)]  # a step, or a word that is accepted
Source = Annotated[str, Field(min_length=3, max_length=300)]
Hint = Annotated[str, Field(min_length=10, max_length=200)]
Month = Annotated[int, Field(ge=1, le=12)]
DueDays = Annotated[int, Field(ge=1, le=365)]  # days from the day she began; by the end of that day it should be done


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True)


class Picture(Shape):
    path: str  # relative to content/
    alt: str


class LessonCard(Shape):
    """One screen of a lesson: at most 4096 UTF-16 units after parsing, 1024 with a picture."""

    html: Markup
    picture: Picture | None = None


class Lesson(Shape):
    id: Slug
    title: Title
    minutes: int = Field(ge=1, le=15)
    module: Slug
    cards: tuple[LessonCard, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = ()
    checked: date | None = None  # the day somebody last held the statements against their sources
    retired: bool = False  # kept for those who took it, shown to nobody new


class Option(Shape):
    text: str = Field(min_length=1, max_length=200)
    right: bool = False
    why: str | None = Field(default=None, max_length=300)  # shown to the one who chose it


class Pair(Shape):
    left: str = Field(min_length=1, max_length=120)
    right: str = Field(min_length=1, max_length=120)


class QuestionBase(Shape):
    id: Slug
    text: str = Field(min_length=5, max_length=300)
    why: str = Field(min_length=5, max_length=400)  # the explanation, shown after every answer
    card: int = Field(ge=1)  # which card of the lesson answers it, counted from 1
    source: Source | None = None
    checked: date | None = None


class Single(QuestionBase):
    kind: Literal["single"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=6)  # exactly one right


class Several(QuestionBase):
    kind: Literal["several"]
    options: tuple[Option, ...] = Field(min_length=3, max_length=6)  # at least one right, at least one wrong


class Order(QuestionBase):
    kind: Literal["order"]
    steps: tuple[AnswerText, ...] = Field(min_length=3, max_length=6)  # written in the right order


class Match(QuestionBase):
    kind: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=3, max_length=5)


class Text(QuestionBase):
    kind: Literal["text"]
    accept: tuple[AnswerText, ...] = Field(min_length=1)  # the first is shown as the right answer


Question = Annotated[Single | Several | Order | Match | Text, Field(discriminator="kind")]


class Quiz(Shape):
    id: Slug
    title: Title
    lesson: Slug
    pass_mark: int = Field(default=80, ge=1, le=100)  # per cent of questions answered right
    attempts: int = Field(default=0, ge=0)  # attempts in one day of the person's; 0 means as many as she likes
    shuffle: bool = True  # the order of questions and options
    checked: date | None = None
    questions: tuple[Question, ...] = Field(min_length=1)
    retired: bool = False


class Level(StrEnum):
    MUST = "must"  # law or official practice
    ADVISED = "advised"


class Item(Shape):
    id: Slug
    text: str = Field(min_length=3, max_length=160)
    why: str = Field(min_length=5, max_length=600)
    how: str = Field(min_length=5, max_length=600)
    level: Level
    source: Source | None = None
    checked: date | None = None


class Checklist(Shape):
    id: Slug
    title: Title
    about: str = Field(min_length=1, max_length=300)
    items: tuple[Item, ...] = Field(min_length=3, max_length=30)
    checked: date | None = None
    retired: bool = False


class Institution(StrEnum):
    """What kind of institution a page belongs to, as `people.institution_kind` holds it."""

    HOSPITAL = "hospital"
    CLINIC = "clinic"
    SCHOOL = "school"
    OTHER = "other"


class Tip(Shape):
    id: Slug
    text: str = Field(min_length=20, max_length=300)  # one action for today
    module: Slug | None = None
    kinds: tuple[Institution, ...] = ()  # for whom; empty: for everybody
    months: tuple[Month, ...] = ()  # in which months; empty: all year
    source: Source | None = None
    checked: date | None = None


class AwarenessDay(Shape):
    """A day worth a post: `when` is written `02-04`, `04-24..04-30` or `third sunday of june`."""

    id: Slug
    title: Title
    when: Annotated[Span | Nth, BeforeValidator(parse_when)]  # resolved by `rules.occasions`
    kinds: tuple[Institution, ...] = ()  # whom it suits; empty: everybody
    idea: Hint  # one thing to do here, at her institution, in one sentence
    sensitive: bool = False  # nothing festive and nothing merry on it
    source: Source | None = None
    checked: date | None = None


class Rubric(Shape):
    """A lasting theme of a page, and what to write in it when nothing comes to mind."""

    id: Slug
    title: str = Field(min_length=2, max_length=20)  # stands on a button, beside the emoji
    emoji: str = Field(min_length=1, max_length=16)
    kinds: tuple[Institution, ...] = ()
    hints: tuple[Hint, ...] = Field(min_length=2, max_length=12)
    source: Source | None = None
    checked: date | None = None


class Term(Shape):
    """A word that people ask about, and what it means in two or three sentences."""

    id: Slug
    title: Title
    words: tuple[Annotated[str, Field(min_length=2, max_length=60)], ...] = Field(min_length=1)  # how people call it
    text: str = Field(min_length=20, max_length=300)
    lesson: Slug | None = None  # where more is said, and on which card of it, from 1
    card: int | None = Field(default=None, ge=1)
    source: Source | None = None
    checked: date | None = None


class YearOff(Shape):
    """One year of public holidays: days of the year `01-01..01-08` or `02-23`."""

    year: int = Field(ge=2024, le=2100)
    off: tuple[Annotated[Span, BeforeValidator(parse_span)], ...] = Field(min_length=1)
    working: tuple[Annotated[Span, BeforeValidator(parse_span)], ...] = ()  # Saturdays and Sundays made working days
    source: Source
    checked: date


class Holidays(Shape):
    """Days that are free beside Saturdays and Sundays, and Saturdays and Sundays that are not; all known years."""

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()


class Step(Shape):
    """A lesson's place in its module and what closes it: its quiz passed, or, without one, the last card read."""

    lesson: Slug
    quiz: Slug | None = None
    due_days: DueDays | None = None  # null: no deadline


class Listed(Shape):
    """A checklist's place in the course."""

    checklist: Slug
    due_days: DueDays | None = None


class Module(Shape):
    id: Slug
    title: Title
    emoji: str = Field(min_length=1, max_length=16)
    steps: tuple[Step, ...] = Field(min_length=1)


class Course(Shape):
    """The whole of what is taught, with every reference resolved. Built by `reader.read_course`."""

    title: str
    version: str  # short hash of all content files
    modules: tuple[Module, ...]
    lessons: dict[str, Lesson]
    quizzes: dict[str, Quiz]
    checklists: dict[str, Checklist]  # in the order of course.yaml
    tips: dict[str, Tip]
    cities: dict[str, str]  # city as people write it -> IANA zone
    also: dict[str, str] = Field(default_factory=dict)  # how cities and regions are called besides -> a city
    calendar: dict[str, AwarenessDay] = Field(default_factory=dict)
    rubrics: dict[str, Rubric] = Field(default_factory=dict)  # in the order of the file
    holidays: Holidays = Holidays()
    terms: dict[str, Term] = Field(default_factory=dict)
    checklist_due_days: dict[str, int] = Field(default_factory=dict)  # of the checklists that have a deadline
