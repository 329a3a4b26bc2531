"""How a file of `content/` becomes plain values with the line of each: texts, YAML, a lesson's header and cards.

YAML is read from parser events rather than by composing a tree: every scalar stays text (`12:30` and `no` do not turn
into 750 and False), each value keeps its line, repeated keys and references are seen, and a file of a hundred thousand
opening brackets, which crashes the C composer, is just a problem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from bot.course.problems import Remark
from bot.course.spelling import unseen_in

DEPTH = 12  # no shape of the course is nested deeper than seven
PLAIN_TAGS = {None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}
PLACES: dict[str | int, str] = {
    "questions": "check-in-question",
    "items": "check-in-item",
    "tips": "check-in-tip",
    "days": "check-in-day",
    "rubrics": "check-in-rubric",
    "modules": "check-in-module",
}

# The C reader is ten times faster; both give the same events.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ANOTHER_BREAK = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
# A space of another kind is welcome in a text. In an indent, behind a dash, a colon or a mark of Markdown, and at the
# end of a line it only looks like the space that is wanted there.
_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ODD_SPACE = re.compile(
    rf"^[ \t]*(?:(?:[-*>#]|\d+[.)])[ \t]*)*(?:[\w-]+:[ \t]*)?({_SPACE})|({_SPACE})[ \t]*$", re.MULTILINE
)
# Made by systems and offices beside what somebody wrote; names in small letters.
_LEFT_BEHIND = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"}
_SIGN = re.compile(r"[ -]*(?:[\w-]+: +)?([][{}&*!%@`\"'|>,])")  # a text that starts with a sign of YAML's own
# YAML takes what follows " #" for a comment. With a space after it, so do we; a hashtag was meant as text.
_HASHTAG = re.compile(r"[ \t]*(#[^\s#].*)")
_FENCE = re.compile(r"---[ \t]*")
# The same, and what an editor made of three hyphens, or a hand of two: no text is only that.
_DIVIDER = re.compile(r"^[ \t]*(?=.*[^\s-]|--)[-\u2010-\u2015\u2212]{1,3}[ \t]*$", re.MULTILINE)

Road = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file as plain values: dicts, lists and texts, and the line of every one of them."""

    file: str  # as people see it: content/quizzes/why-page.yaml
    value: Any
    lines: dict[Road, int]

    def line(self, *road: str | int) -> int:
        """The line of the value at `road`; of the nearest value around it if there is none (a missing field)."""
        while road and road not in self.lines:
            road = road[:-1]
        return self.lines.get(road, 1)

    def remark(self, key: str, road: Road = (), /, **words: str | int) -> Remark:
        """A remark on the value at `road`, which says in which question, item or tip it stands."""
        place, name = "", ""
        if len(road) > 1 and road[0] in PLACES and isinstance(road[1], int):
            place, entry = PLACES[road[0]], self.value[road[0]][road[1]]
            name = str((isinstance(entry, dict) and entry.get("id")) or f"№ {road[1] + 1}")
        return Remark(self.file, self.line(*road), key, words, place, name)


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A lesson's file: its header (empty if unreadable), and the source of each card with the line where it starts."""

    header: Sheet
    cards: tuple[tuple[int, str], ...]


def decode(raw: bytes, file: str) -> tuple[str | None, list[Remark]]:
    """The text of a file with plain line ends and without a byte order mark (editors on Windows add both)."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return None, [Remark(file, raw.count(b"\n", 0, error.start) + 1, "check-encoding")]
    if odd := unseen_in(text) or _ANOTHER_BREAK.search(text):
        return None, [_odd(text, odd.start(), file)]
    return text, []


def odd_spaces(text: str, file: str) -> Iterator[Remark]:
    """Spaces of another kind where a plain one is wanted."""
    for found in _ODD_SPACE.finditer(text):
        yield _odd(text, found.start(1) if found[1] else found.start(2), file)


def _odd(text: str, place: int, file: str) -> Remark:
    words = {"code": f"U+{ord(text[place]):04X}"}
    return Remark(file, text.count("\n", 0, place) + 1, "check-invisible", words)


def is_left_behind(name: str) -> bool:
    """Whether a file was made by the system or the office and not by an editor."""
    return name.startswith((".", "~$")) or name.lower() in _LEFT_BEHIND


def read_sheet(text: str, file: str, first_line: int = 1) -> tuple[Sheet | None, list[Remark]]:
    """The values of one YAML text; None if it cannot be read at all. `first_line`: where it starts in its file."""
    sheet = Sheet(file, None, {})
    unfolding = _Unfolding(yaml.parse(text, Loader=_LOADER), text, sheet, first_line)
    try:
        value = unfolding.document()
    except _Unreadable as error:
        return None, [*unfolding.remarks, Remark(file, error.line, error.key, error.words)]
    except yaml.YAMLError as error:
        return None, [*unfolding.remarks, _broken(error, text, file, first_line)]
    return Sheet(file, value, sheet.lines), unfolding.remarks


def read_lesson_file(text: str, file: str) -> tuple[LessonFile, list[Remark]]:
    """A Markdown file: a header between two lines `---`, then cards divided by lines `---`."""
    fences = list(_DIVIDER.finditer(text))
    if len(fences) < 2 or text[: fences[0].start()].strip():
        return LessonFile(Sheet(file, None, {}), ()), [Remark(file, 1, "check-no-header")]
    line = text.count("\n", 0, fences[0].end()) + 1
    almost = [
        Remark(file, text.count("\n", 0, found.start()) + 1, "check-divider", {"line": found[0].strip()})
        for found in fences
        if not _FENCE.fullmatch(found[0])
    ]
    header, remarks = read_sheet(text[fences[0].end() : fences[1].start()], file, line)
    cards = []
    for fence, following in zip(fences[1:], [*fences[2:], None], strict=True):
        source = text[fence.end() : following.start() if following else None]
        cards.append((text.count("\n", 0, fence.end()) + 1, source))
    return LessonFile(header or Sheet(file, None, {}), tuple(cards)), [*remarks, *almost]


class _Unreadable(Exception):
    def __init__(self, line: int, key: str, **words: str) -> None:
        self.line, self.key, self.words = line, key, words


class _Unfolding:
    """Walks the events of one document once, top down."""

    def __init__(self, events: Iterator[Any], text: str, sheet: Sheet, first_line: int) -> None:
        self.events, self.text, self.sheet, self.first_line = events, text, sheet, first_line
        self.remarks: list[Remark] = []

    def document(self) -> Any:
        next(self.events)  # the stream starts
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise _Unreadable(self.first_line, "check-empty")
        value = self.value(next(self.events), ())
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Unreadable(self.line(after), "check-second-document")
        return value

    def line(self, event: Any) -> int:
        return int(event.start_mark.line) + self.first_line

    def value(self, event: Any, road: Road) -> Any:
        self.sheet.lines.setdefault(road, self.line(event))
        self.refuse_tricks(event)
        if len(road) > DEPTH:
            raise _Unreadable(self.line(event), "check-too-deep")
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(road)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(road)
        if event.implicit[0] and (lost := _HASHTAG.match(self.text, event.end_mark.index)):
            words = {"lost": lost[1].strip()[:40]}
            self.remarks.append(Remark(self.sheet.file, self.line(event), "check-hashtag", words))
        return event.value

    def refuse_tricks(self, event: Any) -> None:
        """Anchors, aliases (which carry the name of their anchor) and tags: an editor only meant to write a text."""
        if event.anchor is not None or event.tag not in PLAIN_TAGS:
            sign = self.text[event.start_mark.index]
            raise _Unreadable(self.line(event), "check-yaml-sign", sign=sign)

    def mapping(self, road: Road) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Unreadable(self.line(event), "check-strange-key")
            self.refuse_tricks(event)
            key = str(event.value)
            if key in found:
                self.remarks.append(Remark(self.sheet.file, self.line(event), "check-twice", {"field": key}))
            else:
                self.sheet.lines[(*road, key)] = self.line(event)
            found[key] = self.value(next(self.events), (*road, key))
        return found

    def sequence(self, road: Road) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*road, len(found))))
        return found


def _broken(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Remark:
    """The commonest slips get advice of their own; the rest is told in the parser's words."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Remark(file, first_line, "check-yaml", {"detail": str(error).replace("\n", " ")})
    detail, context = error.problem or "", error.context or ""
    line = error.problem_mark.line
    if error.context_mark and ("quoted" in context or "flow" in context):
        line = error.context_mark.line  # where the quote or the bracket was opened
    source = [*text.split("\n"), ""][line]
    here = line + first_line
    if "quoted" in context and "end of stream" in detail:
        return Remark(file, here, "check-yaml-quote")
    if "\t" in source[: len(source) - len(source.lstrip())]:
        return Remark(file, here, "check-yaml-tab")
    if sign := _SIGN.match(source):
        return Remark(file, here, "check-yaml-sign", {"sign": sign[1]})
    if detail == "mapping values are not allowed in this context":
        return Remark(file, here, "check-yaml-colon")
    return Remark(file, here, "check-yaml", {"detail": detail})
