"""What a cell far down a sheet costs, against the same cell under the header; and two thousand rows, read and written.

Medians of several rounds in turn. Above the limit the exit code is 1.
"""

import statistics
import sys
from io import BytesIO
from time import perf_counter

from xlsxwriter import Workbook

from bot.services.posting.sheets import ROWS_LIMIT, read_sheets

ROUNDS, SHEETS = 9, 20
OF_NEAR = 2.0  # the most that cells in the last row may cost, in the same cells near the top
LAST_ROW = 1_048_575  # from 0, as XlsxWriter counts


def sheets_with_a_cell_in(row: int) -> bytes:
    stream = BytesIO()
    with Workbook(stream) as book:
        for _ in range(SHEETS):
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["Дата", "Время", "Тема"])
            sheet.write(row, 0, "x")
    return stream.getvalue()


def full() -> bytes:
    stream = BytesIO()
    with Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Дата", "Время", "Тема"])
        for row in range(1, ROWS_LIMIT + 1):
            sheet.write_row(row, 0, ["28.11.2026", "10:00", f"Тема {row}"])
    return stream.getvalue()


def took(body: bytes) -> float:
    began = perf_counter()
    read_sheets(body)
    return perf_counter() - began


def enough(ratio: float) -> bool:
    return ratio <= OF_NEAR


def main() -> bool:
    """Whether a cell costs the same wherever it stands."""
    near, far, whole = sheets_with_a_cell_in(1), sheets_with_a_cell_in(LAST_ROW), full()
    took(near)  # imports openpyxl
    rounds = [(took(near), took(far), took(whole)) for _ in range(ROUNDS)]
    ratio = statistics.median(one[1] / one[0] for one in rounds)
    print(f"{SHEETS} sheets, a cell in row 2   {1000 * statistics.median(one[0] for one in rounds):6.1f} ms")
    print(f"the same in the last row     {ratio:6.2f} of it (at most {OF_NEAR})")
    print(f"{ROWS_LIMIT} filled rows             {1000 * statistics.median(one[2] for one in rounds):6.1f} ms")
    return enough(ratio)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
