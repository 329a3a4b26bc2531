"""What does a row of an uploaded content plan mean: a post, or what is wrong with it?"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.course.spelling import folded, level, seen
from bot.rules.days import day_at
from bot.rules.people.pages import NotAPage, read_page, short_url
from bot.rules.posting.typed import TOPIC_LIMIT
from bot.rules.times import whole_time
from bot.rules.words import Unreadable, Words, onward

HEADER_WITHIN = 10  # filled rows among which the names of the columns are looked for: a title may stand above
COLUMNS = ("date", "time", "page", "rubric", "topic")
GIVEN_SHOWN = 60  # characters of a cell that a report repeats
_MIDNIGHT = re.compile(r"0?0:00:00")  # how some programs write a day: «28.11.2026 0:00:00»


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as text: dates are 28.11.2026, times 18:30. `odd`: formula or error, and no text."""

    text: str = ""
    odd: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """One cell made of several: rows and columns from 1, both ends count."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's filled rows with their numbers in the file, from 1."""

    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that is a post: of which page, when in her own wall time, and what about."""

    number: int
    page: int
    day: date
    time: str
    rubric: str | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is none: `reason` is formula, error, merged, no-date, date, no-such-day, no-time, time, no-page, page,
    rubric, topic or twice; `given` is what the cell says, or the number of the row that says the same."""

    number: int
    reason: str
    given: str = ""


Line = Planned | Fault


class MissingColumns(ValueError):
    """The sheet has no row with the names of these columns."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = tuple(missing)


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


def read_table(table: Table, columns: Mapping[str, str], known: Known) -> tuple[Line, ...]:
    """What the rows below the header mean, in order. `columns`: people's words -> COLUMNS. Raises MissingColumns."""
    needed = [name for name in ("date", "time", "page") if name != "page" or known.only_page is None]
    header, places = _header(table, columns, needed)
    joined = _joining(table.merged, set(places.values()))
    lines: list[Line] = []
    seen: dict[tuple[int, date, str], int] = {}
    for number, cells in table.rows:
        if number > header:
            named = {name: cells[place - 1] for name, place in places.items() if place <= len(cells)}
            if any(cell.text or cell.odd for cell in named.values()):
                line = _line(number, named, any(one.first_row <= number <= one.last_row for one in joined), known)
                if isinstance(line, Planned):
                    first = seen.setdefault((line.page, line.day, line.time), number)
                    line = line if first == number else Fault(number, "twice", str(first))
                lines.append(line)
    return tuple(lines)


def _header(table: Table, columns: Mapping[str, str], needed: Sequence[str]) -> tuple[int, dict[str, int]]:
    """The number of the row with the columns' names, and where each column stands, from 1."""
    best: dict[str, int] = {}
    for number, cells in table.rows[:HEADER_WITHIN]:
        places: dict[str, int] = {}
        for place, cell in enumerate(cells, start=1):
            words = re.findall(r"\w+", folded(cell.text))
            name = next((columns[word] for word in words if word in columns), None)
            if name is not None:
                places.setdefault(name, place)
        if all(name in places for name in needed):
            return number, places
        best = max(best, places, key=len)
    raise MissingColumns([name for name in needed if name not in best])


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
