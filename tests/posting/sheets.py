"""Tables as people send them: the bot's own template filled in, or made by somebody else's program."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

HEADER = ("Дата", "Время", "Страница", "Рубрика", "Тема")


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(template: bytes, rows: Sequence[Sequence[Any]]) -> bytes:
    """The template with these rows below its header."""
    book = load_workbook(BytesIO(template))
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            book.worksheets[0].cell(number, column, value)
    return saved(book)


def table(*rows: Sequence[Any], header: Sequence[Any] = HEADER, merged: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet: the header, the rows, and ranges of cells that are merged."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (header, *rows):
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    return saved(book)
