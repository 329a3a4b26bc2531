"""What does an uploaded XLSX hold? What somebody sees in its sheets as texts, whatever else has been put into the file.

The parts are walked by hand, and openpyxl tells what the numbers mean: its own reader refuses a file for a style, a
property or a date that is no cell, and fills the gaps between rows, of which there may be a million.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from posixpath import join, normpath
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse

from bot.course.spelling import seen
from bot.rules.posting.headers import HEADER_WITHIN
from bot.rules.posting.tables import Book, Cell, Merged, Table
from bot.services.posting.archive import UnreadableFile, parts_of

SHEETS_LIMIT, MERGED_LIMIT = 40, 1000
ROWS_LIMIT = 2000  # filled ones, in all sheets
LAST_COLUMN = 26  # further columns are not looked at
TEXT_LIMIT = 400  # characters of a cell
HALF_A_MINUTE = timedelta(seconds=30)  # Excel's times are fractions of a day: 09:29:59.99 is 09:30
_WORKBOOK = "xl/workbook.xml"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Office writes what XML cannot hold (ECMA-376, ST_Xstring)
_HALVES = dict.fromkeys(range(0xD800, 0xE000))  # of signs that Office writes in two: alone they are none
_PLACE = re.compile(r"\$?([A-Za-z]{0,3})\$?(\d{0,7})")


def read_sheets(body: bytes) -> Book:
    """The visible sheets that hold anything. Takes a second for a large file: call it in a thread.

    Raises UnreadableFile.
    """
    parts = parts_of(body)
    try:
        return _read(parts)
    except UnreadableFile:
        raise
    except (LookupError, ValueError, ArithmeticError, ParseError) as error:  # parts missing, or not what they should be
        raise UnreadableFile("broken") from error


class _Sheet(NamedTuple):
    name: str
    part: bytes


def _read(parts: Mapping[str, bytes]) -> Book:
    name = _relations(parts, "").get("officeDocument", _WORKBOOK)
    workbook, leads_to = fromstring(parts[name]), _relations(parts, name)
    shared = _shared(parts.get(leads_to.get("sharedStrings", ""), b""))
    meaning = _Meaning(_formats(parts.get(leads_to.get("styles", ""), b"")), _since_1904(workbook))
    shown: list[_Sheet] = []
    hidden: list[_Sheet] = []
    for sheet in _all(workbook, "sheet"):
        part = leads_to.get(_attribute(sheet, "id"), "")
        if "worksheets/" in part:
            name = seen(sheet.get("name", ""))[:TEXT_LIMIT]
            (shown if sheet.get("state", "visible") == "visible" else hidden).append(_Sheet(name, parts[part]))
    tables, rows = [], 0
    for one in shown[:SHEETS_LIMIT]:
        table = _table(one, shared, meaning, ROWS_LIMIT + HEADER_WITHIN - rows)
        rows += len(table.rows)
        if table.rows or table.hidden_rows:
            tables.append(table)
    if not tables:
        raise UnreadableFile("hidden" if hidden else "empty")
    return Book(tuple(tables), tuple(sheet.name for sheet in hidden), max(0, len(shown) - SHEETS_LIMIT))


def _all(tree: Element, name: str) -> Iterator[Element]:
    """Those of this name, in whatever namespace: strict workbooks have their own."""
    return (one for one in tree.iter() if _called(one) == name)


def _called(one: Element) -> str:
    return one.tag.rpartition("}")[2]


def _attribute(one: Element, name: str) -> str:
    """By its name, in whatever namespace."""
    return next((value for key, value in one.attrib.items() if key.rpartition("}")[2] == name and "}" in key), "")


def _relations(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    """What this part leads to ("": the file): by the relation's id, and by its kind, such as `styles`."""
    folder, _, name = part.rpartition("/")
    found: dict[str, str] = {}
    relations = parts.get(join(folder, "_rels", f"{name}.rels"))
    for one in _all(fromstring(relations), "Relationship") if relations else ():
        target = one.get("Target", "").replace("\\", "/").lower()
        path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        found[one.get("Id", "")] = found[one.get("Type", "").rpartition("/")[2]] = path
    return found


def _shared(part: bytes) -> list[str]:
    return [_words(one) for one in _all(fromstring(part), "si")] if part else []


def _words(one: Element) -> str:
    """A text of one or several runs; how it is to be pronounced is left out."""
    runs = [run for run in one if _called(run) != "rPh"]
    return "".join(text.text or "" for run in runs for text in run.iter() if _called(text) == "t")


def _since_1904(workbook: Element) -> bool:
    return any(one.get("date1904") in {"1", "true"} for one in _all(workbook, "workbookPr"))


def _formats(part: bytes) -> list[str]:
    """The format of the numbers of each style."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS  # noqa: PLC0415 - wanted rarely, a start does not wait

    if not part:
        return []
    styles = fromstring(part)
    own = {int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in _all(styles, "numFmt")}
    uses = [xf for cells in _all(styles, "cellXfs") for xf in cells if _called(xf) == "xf"]
    numbers = [int(xf.get("numFmtId", 0)) for xf in uses]
    return [own.get(number) or BUILTIN_FORMATS.get(number, "General") for number in numbers]


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the numbers of a workbook stand for."""

    formats: list[str]  # by style
    since_1904: bool

    def text(self, number: float, style: int) -> str:
        from openpyxl.styles.numbers import is_date_format, is_timedelta_format  # noqa: PLC0415 - as above
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel  # noqa: PLC0415

        written = self.formats[style] if 0 <= style < len(self.formats) else ""
        if not is_date_format(written):
            return str(int(number)) if number.is_integer() else str(number)
        epoch = CALENDAR_MAC_1904 if self.since_1904 else CALENDAR_WINDOWS_1900
        try:
            return _said(from_excel(number, epoch, timedelta=is_timedelta_format(written)))
        except (ValueError, OverflowError):  # before 1900, or in the year 40000
            return str(number)


def _table(sheet: _Sheet, shared: list[str], meaning: _Meaning, limit: int) -> Table:
    """Row by row: the cost follows what is filled, not how far down it stands. Raises UnreadableFile."""
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    merged: list[Merged] = []
    unseen: set[int] = set()  # columns
    held: set[int] = set()  # those of them that hold something
    hidden_rows, number = 0, 0
    for _, one in iterparse(BytesIO(sheet.part), events=("end",)):
        match _called(one):
            case "col" if _is_hidden(one, "width"):
                unseen.update(range(int(one.get("min", 0)), min(int(one.get("max", 0)), LAST_COLUMN) + 1))
            case "row":
                number = int(one.get("r", number + 1))
                cells = {place: cell for place, cell in _cells(one, shared, meaning) if cell.text or cell.odd}
                hidden_rows += bool(cells) and _is_hidden(one, "ht")
                if cells and not _is_hidden(one, "ht"):
                    held.update(cells.keys() & unseen)
                    rows.append((number, _in_a_row({k: cell for k, cell in cells.items() if k not in unseen})))
                if len(rows) > limit:
                    raise UnreadableFile("rows")
                one.clear()
            case "mergeCell":
                merged.append(_merged(one.get("ref", "")))
                if len(merged) > MERGED_LIMIT:
                    raise UnreadableFile("large")
            case _:
                pass
    return Table(tuple(rows), tuple(merged), sheet.name, hidden_rows, len(held))


def _is_hidden(one: Element, size: str) -> bool:
    """Hidden, filtered out, or drawn so small that nobody sees it."""
    return one.get("hidden") in {"1", "true"} or (one.get(size) is not None and float(one.get(size, 1)) == 0)


def _in_a_row(cells: Mapping[int, Cell]) -> tuple[Cell, ...]:
    return tuple(cells.get(place, Cell()) for place in range(1, max(cells, default=0) + 1))


def _cells(row: Element, shared: list[str], meaning: _Meaning) -> Iterator[tuple[int, Cell]]:
    """Columns from 1 and what stands in them."""
    place = 0
    for one in row:
        if _called(one) == "c":
            place = _place(one.get("r", ""))[0] or place + 1
            if place <= LAST_COLUMN:
                yield place, _cell(one, shared, meaning)


def _cell(one: Element, shared: list[str], meaning: _Meaning) -> Cell:
    """A formula counts as what it shows, if the file says what that is."""
    inside = {_called(part): part for part in one}
    kind, value = one.get("t", "n"), inside["v"].text or "" if "v" in inside else ""
    if kind == "inlineStr":
        return Cell(_tidy(_words(inside["is"]))) if "is" in inside else Cell()
    if kind == "e":
        return Cell(odd="error")
    if not value:
        return Cell(odd="formula") if "f" in inside else Cell()
    match kind:
        case "s":
            return Cell(_tidy(shared[int(value)]))
        case "n":
            return Cell(meaning.text(float(value), int(one.get("s", 0))))
        case "d":
            return Cell(_said(datetime.fromisoformat(value)))
        case "b":
            return Cell(str(value == "1"))
        case _:
            return Cell(_tidy(value))


def _tidy(text: str) -> str:
    return seen(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).translate(_HALVES))[:TEXT_LIMIT].rstrip()


def _said(value: datetime | date | time | timedelta) -> str:
    match value:
        case datetime():
            rounded = value.replace(tzinfo=None) + HALF_A_MINUTE
            day = f"{rounded.day:02}.{rounded.month:02}.{rounded.year:04}"
            return day if rounded.strftime("%H:%M") == "00:00" else f"{day} {rounded:%H:%M}"
        case date():
            return f"{value.day:02}.{value.month:02}.{value.year:04}"
        case time():
            return _hours(timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) + HALF_A_MINUTE)
        case _:
            return _hours(value + HALF_A_MINUTE)


def _hours(length: timedelta) -> str:
    """18:30; more than a day stays more: 25:00."""
    minutes = length // timedelta(minutes=1)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _merged(ref: str) -> Merged:
    first, _, last = ref.partition(":")
    (left, top), (right, bottom) = _place(first), _place(last or first)
    return Merged(top, bottom, left, right)


def _place(ref: str) -> tuple[int, int]:
    """(column, row) of B12, from 1; zeros for what is not said. Raises ValueError."""
    found = _PLACE.fullmatch(ref)
    if found is None:
        raise ValueError(f"no cell is called {ref!r}")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(found[2] or 0)
