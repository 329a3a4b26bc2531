"""Files as they come: what is read from a workbook, and what is refused before it can cost anything."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from openpyxl import Workbook

from bot.rules.posting.tables import Cell, Merged, Table
from bot.services.posting.archive import FILE_BYTES, UnreadableFile
from bot.services.posting.sheets import ROWS_LIMIT, read_sheets
from tests.posting.sheets import saved, table

SHEET, STYLES, WORKBOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
MORNING = datetime(2026, 11, 28, 10, 0, tzinfo=UTC).replace(tzinfo=None)  # a workbook knows no zones
JOINED = b'<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
SMALL = table(("28.11.2026", "10:00"))


def part(body: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(body)) as archive:
        return archive.read(name)


def with_parts(body: bytes, parts: Mapping[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """The workbook with these parts in place of its own."""
    stream = BytesIO()
    with ZipFile(BytesIO(body)) as old, ZipFile(stream, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name) or old.read(name))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return stream.getvalue()


def with_rows(rows: bytes) -> bytes:
    """The small workbook with more rows in its XML."""
    return with_parts(SMALL, {SHEET: part(SMALL, SHEET).replace(b"</sheetData>", rows + b"</sheetData>")})


def texts(found: Table) -> list[list[str]]:
    return [[cell.text for cell in cells if cell.text] for _, cells in found.rows]


def refusal(body: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_sheets(body)
    return refused.value.reason


def test_cells_of_every_type_become_text() -> None:
    row = (MORNING, time(9, 29, 59), timedelta(hours=25), 10, 10.0, 10.3, True, " две \n строки ", None, "конец")
    (found,) = read_sheets(table(row, header=())).tables
    assert texts(found) == [
        ["28.11.2026 10:00", "09:30", "25:00", "10", "10", "10.3", "True", "две строки", "конец"],
    ]


def test_a_date_without_a_time_is_only_a_date() -> None:
    (found,) = read_sheets(table((MORNING.date(), MORNING.replace(hour=0)), header=())).tables
    assert texts(found) == [["28.11.2026", "28.11.2026"]]


def test_formulas_and_errors_have_no_text() -> None:
    (found,) = read_sheets(table(("=1+1", "#REF!", "= это не формула?"), header=())).tables
    assert found.rows[0][1][:3] == (Cell(odd="formula"), Cell(odd="error"), Cell(odd="formula"))


def test_text_that_only_looks_like_a_formula_stays_text() -> None:
    body = with_rows(b'<row r="9"><c r="A9" t="inlineStr"><is><t>=1+1</t></is></c></row>')
    (found,) = read_sheets(body).tables
    assert texts(found)[-1] == ["=1+1"]


def test_empty_rows_count_in_the_numbers_and_nowhere_else() -> None:
    body = with_rows(b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>last</t></is></c></row>')
    (found,) = read_sheets(body).tables
    assert [number for number, _ in found.rows] == [1, 2, 1048576]


def test_merged_cells_are_told() -> None:
    (found,) = read_sheets(table(("28.11.2026", "10:00"), ("", "11:00"), merged=("D1:F1", "A2:A3"))).tables
    assert found.merged == (Merged(1, 1, 4, 6), Merged(2, 3, 1, 1))


def test_a_wrong_size_written_in_the_file_hides_no_rows() -> None:
    body = with_parts(SMALL, {SHEET: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:A1"', part(SMALL, SHEET))})
    (found,) = read_sheets(body).tables
    assert texts(found)[1] == ["28.11.2026", "10:00"]


def test_sheets_without_anything_are_passed_over() -> None:
    book = Workbook()
    book.create_sheet("План").append(["Дата", "Время"])
    assert [texts(found) for found in read_sheets(saved(book)).tables] == [[["Дата", "Время"]]]
    assert refusal(saved(Workbook())) == "empty"


def test_ten_thousand_rows_are_too_many() -> None:
    rows = [("28.11.2026", f"{number}") for number in range(10_000)]
    assert refusal(table(*rows)) == "rows"
    assert len(read_sheets(table(*rows[:ROWS_LIMIT])).tables[0].rows) == ROWS_LIMIT + 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        SMALL[: len(SMALL) // 2],
        with_parts(SMALL, {SHEET: b"<worksheet>"}),
        with_parts(SMALL, {WORKBOOK: b"<x"}),
        with_parts(SMALL, {"xl/_rels/workbook.xml.rels": b"<x>"}),
        with_parts(SMALL, {SHEET: b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}),
        with_parts(SMALL, {SHEET: '<?xml version="1.0" encoding="utf-16"?><!doctype x><x/>'.encode("utf-16")}),
        with_parts(SMALL, {}, method=ZIP_LZMA),
        with_rows(b'<row r="x"><c r="A5"/></row>'),
    ],
    ids=["nothing", "text", "half", "cut", "workbook", "relations", "entity", "entity in UTF-16", "LZMA", "row x"],
)
def test_what_is_no_workbook_is_broken(body: bytes) -> None:
    assert refusal(body) == "broken"


@pytest.mark.parametrize(
    "body",
    [
        b"0" * (FILE_BYTES + 1),
        with_parts(SMALL, {SHEET: b" " * 100_000_000}),
        with_parts(SMALL, {f"xl/media/{number}.bin": b"0" for number in range(400)}),
        with_rows(b'<row r="5">' + b"<c/>" * 1_000_000 + b"</row>"),
        with_rows(b"<row>" * 400_000 + b"</row>" * 400_000),
        with_parts(SMALL, {SHEET: part(SMALL, SHEET).replace(b"</sheetData>", b"</sheetData>" + JOINED * 2000)}),
    ],
    ids=["bytes", "unpacked", "parts", "cells", "depth", "merged"],
)
def test_what_would_cost_too_much_is_refused(body: bytes) -> None:
    assert refusal(body) == "large"


def test_a_cell_of_a_million_signs_that_nobody_sees_costs_what_it_weighs() -> None:
    """Each sign looked at all that stands before it: three hundred thousand of them took twelve seconds."""
    signs = "x\u200b" * 1_000_000
    (found,) = read_sheets(with_rows(f'<row r="9"><c t="inlineStr"><is><t>{signs}</t></is></c></row>'.encode())).tables
    assert texts(found)[-1] == ["x" * 400]
