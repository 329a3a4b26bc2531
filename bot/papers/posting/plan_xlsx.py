"""The content plan as a table: to look at, to fill in, and to send back."""

from collections.abc import Sequence
from datetime import date, time
from io import BytesIO
from typing import TYPE_CHECKING

from bot.course.phrases import Phrases
from bot.rules.people.pages import short_url
from bot.rules.posting.typed import TOPIC_LIMIT
from bot.services.posting.exports import PlanSheet
from bot.services.posting.sheets import ROWS_LIMIT

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FILLED_IN = ("date", "time", "page", "rubric", "topic", "state")  # columns of the template
WRITTEN = ("date", "weekday", *FILLED_IN[1:])  # and of the plan as it is
WIDTHS = {"date": 13, "weekday": 13, "time": 9, "page": 30, "rubric": 20, "topic": 60, "state": 14}
LINE_POINTS = 15  # some programs do not make a row as high as what is wrapped in it
A4 = 9  # as Excel numbers papers
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2099, 12, 31)
CALM = {"bg_color": "#3B6F96", "font_color": "#FFFFFF", "bold": True, "valign": "vcenter"}


def plan(view: PlanSheet, say: Phrases) -> bytes:
    """The whole plan as XLSX; filled in further, it may be sent back."""
    return _book(view, say, filled=True)


def template(view: PlanSheet, say: Phrases) -> bytes:
    """An empty plan as XLSX, with lists to choose from and a sheet of hints."""
    return _book(view, say, filled=False)


def _book(view: PlanSheet, say: Phrases, *, filled: bool) -> bytes:
    from xlsxwriter import Workbook

    stream = BytesIO()
    # What people have typed stays text: a topic may begin with = or look like an address.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(stream, options) as book:
        book.set_properties({"title": say.plain("papers-plan"), "created": view.now})
        sheet = book.add_worksheet(say.plain("papers-plan-sheet"))
        hints = book.add_worksheet(say.plain("papers-plan-hints"))
        columns = WRITTEN if filled else FILLED_IN
        _head(book, sheet, columns, say)
        if filled:
            _fill(book, sheet, view, say)
        _hint(book, hints, view, say)
        _guide(sheet, hints, columns, view, say)
    return stream.getvalue()


def _head(book: "Workbook", sheet: "Worksheet", columns: Sequence[str], say: Phrases) -> None:
    """The names of the columns, on every page too when it is printed: one page wide, whatever its length."""
    head = book.add_format({**CALM, "border": 1, "border_color": "#FFFFFF"})
    formats = _formats(book)
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 24)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)  # inches
    for column, name in enumerate(columns):
        sheet.set_column(column, column, WIDTHS[name], formats.get(name))
        sheet.write_string(0, column, say.plain(f"papers-column-{name}"), head)


def _formats(book: "Workbook") -> "dict[str, Format]":
    return {
        "date": book.add_format({"num_format": "dd.mm.yyyy", "align": "left", "valign": "top"}),
        "time": book.add_format({"num_format": "hh:mm", "align": "left", "valign": "top"}),
        "topic": book.add_format({"text_wrap": True, "valign": "top"}),
        "text": book.add_format({"valign": "top"}),
    }


def _fill(book: "Workbook", sheet: "Worksheet", view: PlanSheet, say: Phrases) -> None:
    formats = _formats(book)
    for row, slot in enumerate(view.slots, start=1):
        sheet.set_row(row, LINE_POINTS * (1 + len(slot.topic or "") // WIDTHS["topic"]))
        sheet.write_datetime(row, 0, slot.day, formats["date"])
        sheet.write_string(row, 1, say.plain("calendar-weekday-short", weekday=slot.day.isoweekday()), formats["text"])
        sheet.write_datetime(row, 2, time.fromisoformat(slot.time), formats["time"])
        sheet.write_string(row, 3, short_url(slot.page.url), formats["text"])
        sheet.write_string(row, 4, slot.rubric.title if slot.rubric else "", formats["text"])
        sheet.write_string(row, 5, slot.topic or "", formats["topic"])
        sheet.write_string(row, 6, say.plain("papers-stand", stand=slot.state), formats["text"])
    sheet.autofilter(0, 0, max(len(view.slots), 1), len(WRITTEN) - 1)


def _hint(book: "Workbook", hints: "Worksheet", view: PlanSheet, say: Phrases) -> None:
    """How to fill in each column, an example, and in columns D and E what may be chosen."""
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    title = book.add_format({"bold": True, "font_size": 14})
    hints.set_column(0, 0, 16)
    hints.set_column(1, 1, 70)
    hints.set_column(3, 4, 30)
    hints.write_string(0, 0, say.plain("papers-hints-title"), title)
    row = 2
    for name in FILLED_IN:
        hints.write_string(row, 0, say.plain(f"papers-column-{name}"), bold)
        hints.write_string(row, 1, say.plain(f"papers-hint-{name}", limit=TOPIC_LIMIT), wrapped)
        row += 1
    hints.write_string(row + 1, 0, say.plain("papers-hints-back"))
    hints.write_string(row + 2, 0, say.plain("papers-hints-limit", limit=ROWS_LIMIT))
    hints.write_string(0, 3, say.plain("papers-hints-pages"), bold)
    hints.write_string(0, 4, say.plain("papers-hints-rubrics"), bold)
    hints.write_column(1, 3, [short_url(page.url) for page in view.pages])
    hints.write_column(1, 4, [rubric.title for rubric in view.rubrics])


def _guide(sheet: "Worksheet", hints: "Worksheet", columns: Sequence[str], view: PlanSheet, say: Phrases) -> None:
    """Lists to choose from and limits, in every row that will be read."""

    def allow(column: str, rule: dict[str, object]) -> None:
        place = columns.index(column)
        tip = say.plain(f"papers-tip-{column}", limit=TOPIC_LIMIT)
        words = {
            "input_title": say.plain(f"papers-column-{column}"),
            "input_message": tip,
            "error_title": say.plain(f"papers-column-{column}"),
            "error_message": tip,
            "error_type": "warning",  # the bot understands more ways to write a date than Excel does
        }
        sheet.data_validation(1, place, ROWS_LIMIT, place, {**rule, **words})

    allow("date", {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY})
    allow("time", {"validate": "time", "criteria": "between", "minimum": time(0, 0), "maximum": time(23, 59)})
    allow("topic", {"validate": "length", "criteria": "<=", "value": TOPIC_LIMIT})
    for column, letter, count in (("page", "D", len(view.pages)), ("rubric", "E", len(view.rubrics))):
        if count:
            source = f"='{hints.get_name()}'!${letter}$2:${letter}${count + 1}"
            allow(column, {"validate": "list", "source": source})
