"""What the page is made of, and how problems find their place on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from bot.course.phrases import PhraseError, Phrases
from bot.course.problems import Problem, told


@dataclass(frozen=True, slots=True)
class Bubble:
    """One thing that people see, and where it is written."""

    file: str  # content/quizzes/why-page.yaml
    line: int
    note: str  # what stands beside the place
    body: Markup
    last: int | None = None  # its last line; None: it reaches to the next one of its file

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Group:
    """A file, or a part of it, under a heading."""

    title: str
    file: str
    bubbles: Sequence[Bubble]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One kind of content."""

    title: str
    name: str  # in the page's addresses
    groups: Sequence[Group]


class Words:
    """The phrases of the page; where one is broken, what its key says."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def __call__(self, key: str, /, **words: str | int) -> Markup:
        try:
            return self.phrases(key, **words)
        except PhraseError:
            return escape(told(self.phrases, key, **words))

    def plain(self, key: str, /, **words: str | int) -> str:
        return told(self.phrases, key, **words)


def placed(problems: Iterable[Problem], bubbles: Iterable[Bubble]) -> dict[str, list[Problem]]:
    """The problems beside the bubbles they are about, by the bubble's place; the others are in none."""
    shelves: dict[str, list[Bubble]] = {}
    for bubble in bubbles:
        shelves.setdefault(bubble.file, []).append(bubble)
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        above = [bubble for bubble in shelves.get(problem.file, ()) if bubble.line <= problem.line]
        nearest = max(above, key=lambda bubble: bubble.line, default=None)
        if nearest and (nearest.last is None or problem.line <= nearest.last):
            found.setdefault(nearest.place, []).append(problem)
    return found


def joined(parts: Iterable[Markup]) -> Markup:
    return Markup().join(parts)
