"""What does a row of an uploaded content plan mean: a post, or what is wrong with it?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.course.spelling import folded, level, seen
from bot.rules.days import day_at
from bot.rules.people.pages import NotAPage, read_page, short_url
from bot.rules.posting.headers import COLUMNS, Column, HeaderWords, MissingColumns, find_columns
from bot.rules.posting.tables import Book, Cell, Merged, Table
from bot.rules.posting.typed import TOPIC_LIMIT
from bot.rules.times import whole_time
from bot.rules.words import Unreadable, Words, onward

YEARS = range(2000, 2101)
GIVEN_SHOWN = 60  # characters of a cell that a report repeats
_MIDNIGHT = re.compile(r"0?0:00:00")  # how some programs write a day: «28.11.2026 0:00:00»


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that is a post: of which page, when in her own wall time, and what about."""

    number: int
    page: int
    day: date
    time: str
    rubric: str | None
    topic: str | None
    sheet: str = ""  # where there are several


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is none: `reason` is formula, error, merged, no-date, date, no-such-day, no-time, time, no-page, page,
    rubric, topic or twice; `given` is what the cell says, or the number of the row that says the same."""

    number: int
    reason: str
    given: str = ""
    sheet: str = ""


Line = Planned | Fault


@dataclass(frozen=True, slots=True)
class Told:
    """What she is told of how her file was read: `what` is columns, ignored, hidden-rows, hidden-columns, hidden-sheet,
    unread-sheet or further-sheets."""

    what: str
    names: tuple[str, ...] = ()  # of columns with their headers, of headers, of sheets
    count: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    lines: tuple[Line, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may mean."""

    today: date
    pages: Mapping[str, int]  # as `page_names` makes it
    rubrics: Mapping[str, str]  # title or id, folded -> id
    words: Words
    only_page: int | None  # hers, when she keeps only one: then its column may be missing or empty


def page_names(pages: Iterable[tuple[int, str, str]], platforms: Mapping[str, str]) -> dict[str, int]:
    """All that may stand for a page (id, platform, address) in a cell -> its id; what could mean two means none.

    `platforms`: people's words for a platform -> its name.
    """
    meanings: dict[str, set[int]] = {}
    for page, platform, url in pages:
        short = short_url(url)
        words = [word for word, name in platforms.items() if name == platform]
        for name in (url, short, short.rpartition("/")[2], *words):
            meanings.setdefault(folded(name), set()).add(page)
    return {name: found.pop() for name, found in meanings.items() if len(found) == 1}


def read_book(book: Book, words: HeaderWords, known: Known) -> Reading:
    """All sheets that have the columns, in order. Raises MissingColumns, that of the first sheet when none has them."""
    lines: list[Line] = []
    told = [Told("hidden-sheet", (name,)) for name in book.hidden]
    refused: MissingColumns | None = None
    unread, read = [], 0
    for table in book.tables:
        try:
            found, columns = _read_table(table, words, known)
        except MissingColumns as error:
            refused = refused or error
            unread += [] if folded(table.name) in words.silent else [Told("unread-sheet", (table.name,))]
            continue
        read += 1
        lines += found
        told += [one for one in _told(table, columns, words) if one not in told]
    if refused is not None and not read:
        raise refused
    further = [Told("further-sheets", count=book.further)] if book.further else []
    several = len({line.sheet for line in lines}) > 1
    rows = lines if several else [replace(line, sheet="") for line in lines]
    return Reading(tuple(_once(rows)), (*told, *unread, *further))


def _read_table(table: Table, words: HeaderWords, known: Known) -> tuple[list[Line], dict[str, Column]]:
    """What the rows below the header mean, in order. Raises MissingColumns."""
    needed = [name for name in ("date", "time", "page") if name != "page" or known.only_page is None]
    header, columns = find_columns(table, words, needed)
    joined = _joining(table.merged, {column.place for column in columns.values()})
    lines = []
    for number, cells in table.rows:
        if number > header:
            named = {name: cells[one.place - 1] for name, one in columns.items() if one.place <= len(cells)}
            if any(cell.text or cell.odd for cell in named.values()):
                line = _line(number, named, any(one.first_row <= number <= one.last_row for one in joined), known)
                lines.append(replace(line, sheet=table.name))
    return lines, columns


def _told(table: Table, columns: Mapping[str, Column], words: HeaderWords) -> Iterator[Told]:
    """What is not plain to see: columns under other names, those left out, and what is hidden."""
    others = [name for name in COLUMNS if name in columns and folded(columns[name].header) != words.own.get(name)]
    if others:
        yield Told("columns", tuple(part for name in others for part in (name, columns[name].header)))
    if ignored := tuple(header for name in COLUMNS if name in columns for header in columns[name].others):
        yield Told("ignored", ignored)
    if table.hidden_rows:
        yield Told("hidden-rows", (table.name,), table.hidden_rows)
    if table.hidden_columns:
        yield Told("hidden-columns", (table.name,), table.hidden_columns)


def _once(lines: Iterable[Line]) -> Iterator[Line]:
    """The same page and minute a second time is a fault that names the first."""
    first: dict[tuple[int, date, str], Line] = {}
    for line in lines:
        if isinstance(line, Planned):
            before = first.setdefault((line.page, line.day, line.time), line)
            if before is not line:
                given = str(before.number) if before.sheet == line.sheet else f"{before.number} ({before.sheet})"
                yield Fault(line.number, "twice", given, line.sheet)
                continue
        yield line


def _joining(merged: Iterable[Merged], places: set[int]) -> list[Merged]:
    """Those that join rows, or stand for two of the columns that are read; a wide cell beside them does no harm."""
    found = []
    for one in merged:
        covered = sum(one.first_column <= place <= one.last_column for place in places)
        if covered > 1 or (covered and one.last_row > one.first_row):
            found.append(one)
    return found


def _line(number: int, cells: Mapping[str, Cell], joined: bool, known: Known) -> Line:
    odd = next((cell.odd for cell in cells.values() if cell.odd), "merged" if joined else None)
    if odd:
        return Fault(number, odd)
    written = {name: cells[name].text if name in cells else "" for name in COLUMNS}
    try:
        day, inside = _day(written["date"], known)
        time = _time(written["time"] or inside, known)
        page = _page(written["page"], known)
        rubric = _rubric(written["rubric"], known)
        topic = written["topic"] or None
        if topic and len(topic) > TOPIC_LIMIT:
            raise _Wrong("topic", topic)
    except _Wrong as wrong:
        return Fault(number, wrong.reason, wrong.given[:GIVEN_SHOWN])
    return Planned(number, page, day, time, rubric, topic)


class _Wrong(ValueError):
    def __init__(self, reason: str, given: str = "") -> None:
        super().__init__(reason)
        self.reason, self.given = reason, given


def _day(written: str, known: Known) -> tuple[date, str]:
    """The day, and the time that stands in the same cell, if any."""
    if not written:
        raise _Wrong("no-date")
    text = level(seen(written))
    try:
        found = day_at(text, onward(text, 0, known.words), known.today, known.words)
        if found is None:
            raise _Wrong("date", written)
        if found.day.year not in YEARS:  # an empty date of some programs is 01.01.0001
            raise _Wrong("no-such-day", written)
        inside = text[found.end :].strip(" ,;.")
        return found.day, "" if _MIDNIGHT.fullmatch(inside) or not inside else whole_time(inside, known.words)
    except Unreadable as error:
        raise _Wrong("no-such-day" if error.what == "no-such-day" else "date", written) from error


def _time(written: str, known: Known) -> str:
    if not written:
        raise _Wrong("no-time")
    text = level(seen(written))
    try:
        day = day_at(text, 0, known.today, known.words)
        return whole_time(text[day.end :] if day else text, known.words)
    except Unreadable as error:
        raise _Wrong("time", written) from error


def _page(written: str, known: Known) -> int:
    if not written and known.only_page is not None:
        return known.only_page
    if not written:
        raise _Wrong("no-page")
    page = known.pages.get(folded(written))
    if page is None:
        try:
            page = known.pages.get(folded(read_page(written)[1]))
        except NotAPage:
            page = None  # not an address either
    if page is None:
        raise _Wrong("page", written)
    return page


def _rubric(written: str, known: Known) -> str | None:
    if not written:
        return None
    rubric = known.rubrics.get(folded(written))
    if rubric is None:
        raise _Wrong("rubric", written)
    return rubric
