"""How YAML becomes plain values with the line of each.

It is read from parser events rather than by composing a tree: every scalar stays text (`12:30` and `no` do not turn
into 750 and False), each value keeps its line, repeated keys and references are seen, and a file of a hundred thousand
opening brackets, which crashes the C composer, is just a problem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from bot.course.problems import Remark

SLIPS = 30  # that are told of one file at once
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
_SIGN = re.compile(r"[ -]*(?:[\w-]+: +)?([][{}&*!%@`\"'|>,])")  # a text that starts with a sign of YAML's own
# YAML takes what follows " #" for a comment. With a space after it, so do we; a hashtag was meant as text.
_HASHTAG = re.compile(r"[ \t]*(#[^\s#].*)")
_ENTRY = re.compile(r"^( *)- ", re.MULTILINE)
_FIELD = re.compile(r"(\w+)")  # a field of the file's own: nothing else begins without an indent
_DASH = re.compile(r"[ \t]*- ")
_SLIPS = (  # what the parser says, in C and in Python, and what is usually meant
    ("mapping values are not allowed", "check-yaml-colon"),
    ("could not find expected ':'", "check-yaml-no-colon"),
    ("indicator", "check-yaml-indent"),
    ("expected key", "check-yaml-indent"),
    ("block end", "check-yaml-indent"),
    ("sequence entries are not allowed", "check-yaml-indent"),
)

Road = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file as plain values: dicts, lists and texts, and the line of every one of them."""

    file: str  # as people see it: content/quizzes/why-page.yaml
    value: Any
    lines: dict[Road, int]
    lost: frozenset[str] = frozenset()  # fields that could not be read; "-": an entry of a list

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


def read_sheet(text: str, file: str, first_line: int = 1) -> tuple[Sheet | None, list[Remark]]:
    """The values of one YAML text; None if it cannot be read at all. `first_line`: where it starts in its file.

    What cannot be read is told and read around: the entry of the list, or the field, that it stands in.
    """
    remarks: list[Remark] = []
    lost: frozenset[str] = frozenset()
    for _ in range(SLIPS):
        sheet = Sheet(file, None, {})
        unfolding = _Unfolding(yaml.parse(text, Loader=_LOADER), text, sheet, first_line)
        try:
            value = unfolding.document()
        except _Unreadable as error:
            if lost and error.key == "check-empty":  # nothing is left to read
                break
            slip = Remark(file, error.line, error.key, error.words)
        except yaml.YAMLError as error:
            slip = _broken(error, text, file, first_line)
        else:
            return Sheet(file, value, sheet.lines, lost), [*remarks, *unfolding.remarks]
        remarks += [*unfolding.remarks, slip]
        around = _around(text, slip.line - first_line)
        if around is None:
            break
        text, field = around
        lost |= {field}
    return None, remarks


def _around(text: str, line: int) -> tuple[str, str] | None:
    """The text without the entry or the field that this line (from 0) stands in, its lines left empty; and the field's
    name, or "-". None where there is neither."""
    lines = text.split("\n")
    dash = re.compile(f"{first[1]}- " if (first := _ENTRY.search(text)) else "(?!)")
    start = next((at for at in range(min(line, len(lines) - 1), -1, -1) if _starts(lines[at], dash)), None)
    if start is None:
        return None
    end = next((at for at in range(max(line, start) + 1, len(lines)) if _starts(lines[at], dash)), len(lines))
    field = _FIELD.match(lines[start])
    if field and line == start and end < len(lines) and dash.match(lines[end]):
        return None  # the head of a whole list
    lines[start:end] = [""] * (end - start)
    return "\n".join(lines), field[1] if field else "-"


def _starts(line: str, dash: re.Pattern[str]) -> bool:
    """Whether an entry or a field of the file's own begins here."""
    return bool(dash.match(line) or _FIELD.match(line))


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
            if isinstance(event, yaml.ScalarEvent) and event.implicit[0]:
                self.unstick(event, road, found)
        return found

    def unstick(self, event: Any, road: Road, found: list[Any]) -> None:
        """Lines with a dash that stand too far to the right: YAML takes them for more of the text above."""
        first, *more = self.text[event.start_mark.index : event.end_mark.index].split("\n")
        if any(_DASH.match(line) for line in more):
            found[-1] = first.strip()
        for number, line in enumerate(more, start=self.line(event) + 1):
            if dash := _DASH.match(line):
                self.sheet.lines[(*road, len(found))] = number
                self.remarks.append(Remark(self.sheet.file, number, "check-yaml-dash"))
                found.append(line[dash.end() :].strip())


def _broken(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Remark:
    """The commonest slips get advice of their own."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Remark(file, first_line, "check-yaml")
    detail, context = error.problem or "", error.context or ""
    line = error.problem_mark.line
    if error.context_mark and any(opened in context for opened in ("quoted", "flow", "simple key")):
        line = error.context_mark.line  # where the quote or the bracket was opened, or the colon is missing
    source = [*text.split("\n"), ""][line]
    here = line + first_line
    if "quoted" in context and "end of stream" in detail:
        return Remark(file, here, "check-yaml-quote")
    if "\t" in source[: len(source) - len(source.lstrip())]:
        return Remark(file, here, "check-yaml-tab")
    if sign := _SIGN.match(source):
        return Remark(file, here, "check-yaml-sign", {"sign": sign[1]})
    return Remark(file, here, next((key for words, key in _SLIPS if words in detail), "check-yaml"))
