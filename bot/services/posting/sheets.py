"""What does an uploaded XLSX hold? Its sheets as texts, read within bounds whatever somebody has put into the file."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from bot.rules.posting.imports import HEADER_WITHIN, Cell, Merged, Table

FILE_BYTES = 1024 * 1024  # as it is sent
UNPACKED_BYTES = 10 * FILE_BYTES  # a small file may unpack to gigabytes
PART_BYTES = FILE_BYTES  # of all parts but sheets and their texts: styles and the like are slow to read
PARTS_LIMIT, SHEETS_LIMIT, MERGED_LIMIT = 300, 10, 1000
TAGS_LIMIT = 600_000  # in all parts: each takes a quarter of a kilobyte when it is read
ROWS_LIMIT = 2000  # filled ones
LAST_ROW, LAST_COLUMN = 1_048_576, 26  # Excel has no further rows; further columns are not looked at
TEXT_LIMIT = 400  # characters of a cell
HALF_A_MINUTE = timedelta(seconds=30)  # Excel's times are fractions of a day: 09:29:59.99 is 09:30

# Texts and sheets may be large, and only they.
_LARGE = re.compile(r"xl/(worksheets/[^/]+|sharedStrings)\.xml", re.IGNORECASE)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"')


class UnreadableFile(ValueError):
    """Why the file is not read: `reason` is broken, large, rows or empty."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_sheets(body: bytes) -> tuple[Table, ...]:
    """The sheets that hold anything. Takes a second for a large file: call it in a thread. Raises UnreadableFile."""
    _weigh(body)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl: features of Excel that it leaves out, none of them cells
            tables = tuple(table for table in _tables(body) if table.rows)
    except UnreadableFile:
        raise
    except Exception as error:  # whatever a part that is not what it should be leads openpyxl to
        raise UnreadableFile("broken") from error
    if not tables:
        raise UnreadableFile("empty")
    return tables


def _weigh(body: bytes) -> None:
    """Refuses what would cost too much to open. A part never unpacks to more than the size that is written for it."""
    if len(body) > FILE_BYTES:
        raise UnreadableFile("large")
    try:
        with ZipFile(BytesIO(body)) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_BYTES:
                raise UnreadableFile("large")
            if any(part.file_size > PART_BYTES and not _LARGE.fullmatch(part.filename) for part in parts):
                raise UnreadableFile("large")
            if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
                raise UnreadableFile("broken")  # the others may ask for any amount of memory
            tags = 0
            for part in parts:
                unpacked = archive.read(part)
                tags += unpacked.count(b"<")
                # A declared entity may stand for a billion others. Excel declares none; zeros are those of UTF-16.
                if b"<!DOCTYPE" in unpacked.replace(b"\0", b"").upper():
                    raise UnreadableFile("broken")
            if tags > TAGS_LIMIT:
                raise UnreadableFile("large")
    except UnreadableFile:
        raise
    except Exception as error:  # zipfile, zlib and bz2 have a dozen of their own
        raise UnreadableFile("broken") from error


def _tables(body: bytes) -> Iterator[Table]:
    from openpyxl import load_workbook  # noqa: PLC0415 - wanted rarely, and a start does not wait for it

    workbook = load_workbook(BytesIO(body), read_only=True, data_only=False, keep_links=False)
    try:
        for sheet in workbook.worksheets[:SHEETS_LIMIT]:
            yield Table(tuple(_rows(sheet)), _merged(sheet))
    finally:
        workbook.close()


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """The filled rows of an openpyxl sheet."""
    from openpyxl.cell.read_only import EMPTY_CELL  # noqa: PLC0415 - as above

    sheet.reset_dimensions()  # the size that is written in the file may be wrong, and hide rows
    filled = 0
    rows = sheet.iter_rows(max_row=LAST_ROW, max_col=LAST_COLUMN)
    for number, row in enumerate(rows, start=1):
        if all(cell is EMPTY_CELL for cell in row):
            continue  # there may be a million of these, and the rest would take a long time for them
        cells = tuple(_cell(cell) for cell in row)
        if any(cell.text or cell.odd for cell in cells):
            filled += 1
            if filled > ROWS_LIMIT + HEADER_WITHIN:
                raise UnreadableFile("rows")
            yield number, cells


def _cell(cell: Any) -> Cell:
    if cell.data_type == "f":
        return Cell(odd="formula")
    if cell.data_type == "e":
        return Cell(odd="error")
    return Cell(_text(cell.value))


def _text(value: object) -> str:
    match value:
        case datetime():
            rounded = value + HALF_A_MINUTE
            return f"{rounded:%d.%m.%Y}" if rounded.strftime("%H:%M") == "00:00" else f"{rounded:%d.%m.%Y %H:%M}"
        case date():
            return f"{value:%d.%m.%Y}"
        case time():
            return _hours(timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) + HALF_A_MINUTE)
        case timedelta():
            return _hours(value + HALF_A_MINUTE)
        case float() if value.is_integer():
            return str(int(value))
        case None:
            return ""
        case _:
            return " ".join(str(value).split())[:TEXT_LIMIT]


def _hours(length: timedelta) -> str:
    """18:30; more than a day stays more: 25:00."""
    minutes = length // timedelta(minutes=1)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _merged(sheet: Any) -> tuple[Merged, ...]:
    """openpyxl leaves merged cells out when it reads within bounds."""
    from openpyxl.utils import column_index_from_string as number_of  # noqa: PLC0415 - as above

    with sheet._get_source() as source:  # the one way to the sheet's own text
        found = _MERGED.findall(source.read())
    if len(found) > MERGED_LIMIT:
        raise UnreadableFile("large")
    return tuple(
        Merged(int(top), int(bottom), number_of(left.decode()), number_of(right.decode()))
        for left, top, right, bottom in found
    )
