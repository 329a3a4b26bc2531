"""Tables as people really make them: what is read, what is not, and what is told of it before the yes."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from xlsxwriter import Workbook as Written

from bot.app.posting import file_words
from bot.course.phrases import Phrases
from bot.course.spelling import seen
from bot.papers.posting.plan_xlsx import plan
from bot.rules.posting.imports import Known, Planned, page_names, read_book
from bot.rules.words import words_of
from bot.sandbox.people import Person
from bot.services.posting.exports import PlanSheet
from bot.services.posting.sheets import read_sheets
from tests.conftest import meet
from tests.papers.posting.posts import NOW, OK, SERVICE, VK, post
from tests.posting.sheets import HEADER, saved, table

ROW = ("28.11.2026", "18:30", "", "", "Прививки")
SATURDAY = date(2026, 11, 28)
MIDNIGHT = datetime(2026, 11, 28, tzinfo=UTC).replace(tzinfo=None)  # a workbook knows no zones
STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/"
    "relationships",
}


@pytest.fixture
async def anna(ann: Person) -> Person:
    await meet(ann, "vk.com/ruchey_crb")
    return ann


async def told(anna: Person, body: bytes) -> list[str]:
    """The lines of the report."""
    await anna.uploads("план.xlsx", body)
    return [line for line in anna.screen.text.splitlines()[1:] if line]


def excel(*rows: Sequence[Any], header: Sequence[str] = HEADER) -> bytes:
    """As Excel writes it: texts apart from the sheets."""
    stream = BytesIO()
    with Written(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("План")
        for number, row in enumerate((header, *rows)):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


def parts(body: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(found: dict[str, bytes], between: str = "/") -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, part in found.items():
            info = ZipInfo(name)
            info.filename = name.replace("/", between)
            archive.writestr(info, part)
    return stream.getvalue()


def changed(body: bytes, *swaps: tuple[str, str]) -> bytes:
    """Every part with these texts replaced."""
    found = {}
    for name, part in parts(body).items():
        text = part.decode()
        for old, new in swaps:
            text = text.replace(old, new)
        found[name] = text.encode()
    return packed(found)


# Odd files that Excel opens


@pytest.mark.parametrize(
    "body",
    [
        excel(ROW),
        changed(excel(ROW), *STRICT.items()),
        packed(parts(excel(ROW)), between="\\"),
        packed({name.upper(): part for name, part in parts(excel(ROW)).items()}),
        changed(excel(ROW), ("sheet1.xml", "blatt.xml")),
        packed(parts(changed(excel(ROW), ("xl/workbook.xml", "xl/buch.xml")))),
        changed(table(ROW), ("<fills>", "<fills><fill/>")),
        packed(parts(table(ROW)) | {"docProps/core.xml": b"<x>28.11.2026 10:00:00</x>"}),
        packed({name: part for name, part in parts(excel(ROW)).items() if not name.startswith("docProps")}),
        changed(excel(ROW), ("Прививки", "Прививки_x000D_"), ("28.11.2026", "28.11.2026_x000D_\n")),
        changed(excel(ROW), ("Дата", "Дата_x000D_\nвыхода"), ("18:30", "\u200e18:30\ufeff")),
        changed(excel(ROW), ("28.11.2026", "28.11.2026 0:00:00")),
        changed(excel(ROW), ("28.11.2026", "2026-11-28 00:00:00")),
        changed(excel(ROW), ("28.11.2026", "Сб 28.11"), ("18:30", "6:30 вечера")),
        changed(excel(ROW), ("28.11.2026", "28 Ноябрь 2026"), ("18:30", "18–30")),
        table((MIDNIGHT, "18:30", "", "", "Прививки")),
    ],
    ids=[
        "plain",
        "strict",
        "backslashes",
        "capitals",
        "other names",
        "another workbook",
        "a fill without a pattern",
        "a wrong property",
        "no properties",
        "escapes",
        "signs that nobody sees",
        "a date of 1C",
        "a date of .NET",
        "a weekday",
        "a month in words",
        "a real date",
    ],
)
async def test_an_odd_file_is_read(anna: Person, body: bytes) -> None:
    found = parts(body)
    if any(b"blatt.xml" in part for part in found.values()):
        body = packed({name.replace("sheet1.xml", "blatt.xml"): part for name, part in found.items()})
    if any(b"buch.xml" in part for part in found.values()):
        body = packed({name.replace("workbook.xml", "buch.xml"): part for name, part in found.items()})
    assert "🆕 сб, 28 ноября, 18:30 — Прививки" in await told(anna, body)


async def test_what_only_looks_like_an_escape_stays(anna: Person) -> None:
    """A writer of Office doubles what people have typed themselves."""
    assert "🆕 сб, 28 ноября, 18:30 — код _x000D_" in await told(anna, excel((*ROW[:4], "код _x000D_")))


async def test_a_formula_counts_as_what_it_shows(anna: Person) -> None:
    found = parts(excel(ROW, ("x", "10:00")))
    shown = b'<c r="A3" t="str"><f>A2+2</f><v>30.11.2026</v></c>'
    sheet = found["xl/worksheets/sheet1.xml"]
    found["xl/worksheets/sheet1.xml"] = re.sub(rb'<c r="A3"[^>]*>.*?</c>', shown, sheet)
    assert "🆕 пн, 30 ноября, 10:00" in await told(anna, packed(found))


# Sheets, hidden things, headers


async def test_sheets_for_months_are_all_read_and_a_row_says_where_it_stands(anna: Person) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for month, rows in (("Ноябрь", [ROW]), ("Декабрь", [("01.12.2026", "10:00"), ("31.02", "10:00")])):
        sheet = book.create_sheet(month)
        for row in (HEADER, *rows):
            sheet.append(list(row))
    book.create_sheet("Справка").append(["Имя", "Телефон"])
    lines = await told(anna, saved(book))
    assert "🆕 Новых: 2" in lines
    assert "⚠️ Строка 3, Декабрь. Такого дня нет: «31.02»." in lines
    assert "ℹ️ На листе «Справка» нет даты и времени, его не читал." in lines


async def test_what_nobody_sees_is_not_read_and_that_is_told(anna: Person) -> None:
    book = Workbook()
    old = book.worksheets[0]
    old.title, old.sheet_state = "Старое", "hidden"
    for row in (HEADER, ("29.11.2026", "10:00", "", "", "Со скрытого листа")):
        old.append(list(row))
    sheet = book.create_sheet("План")
    sheet.append([*HEADER, "Дата"])
    sheet.append([*ROW, "01.12.2026"])
    sheet.append(["30.11.2026", "12:00", "", "", "Скрыта"])
    sheet.append(["30.11.2026", "13:00"])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True
    book.active = 1
    lines = await told(anna, saved(book))
    assert lines[0] == "🆕 Новых: 2"
    assert "🙈 Лист «Старое» скрыт, его не читал." in lines
    assert "🙈 На листе «План» 1 строка скрыта, её не читал." in lines
    assert "🙈 На листе «План» 1 столбец скрыт, его не читал." in lines
    assert not any("Скрыта" in line or "Со скрытого" in line for line in lines)


async def test_a_file_of_hidden_sheets_says_so(anna: Person) -> None:
    book = Workbook()
    book.worksheets[0].append(list(HEADER))
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("Пусто")
    await anna.uploads("план.xlsx", saved(book))
    assert anna.screen.text.startswith("Все листы в этом файле скрыты")


@pytest.mark.parametrize(
    ("header", "row", "columns"),
    [
        (
            ("Когда", "Во сколько", "О чём пишем"),
            ("28.11.2026", "18:30", "Прививки"),
            "ℹ️ Столбцы: Дата — «Когда», Время — «Во сколько», Тема — «О чём пишем».",
        ),
        (
            ("№", "Содержание", "Время публикации", "День недели", "Дата выхода", "Ссылка на макет"),
            ("1", "Прививки", "18:30", "пт", "28.11.2026", "disk.example/1"),
            "ℹ️ Столбцы: Дата — «Дата выхода», Время — «Время публикации», Тема — «Содержание».",
        ),
        (
            ("Дата согласования", "Дата публикации", "Время", "Тема"),
            ("25.11.2026", "28.11.2026", "18:30", "Прививки"),
            "ℹ️ Не брал: «Дата согласования».",
        ),
        (
            ("Дата", "Дата съёмки", "Время", "Тема"),
            ("28.11.2026", "25.11.2026", "18:30", "Прививки"),
            "ℹ️ Не брал: «Дата съёмки».",
        ),
    ],
)
async def test_columns_under_other_names_are_found_and_told(
    anna: Person, header: Sequence[str], row: Sequence[str], columns: str
) -> None:
    lines = await told(anna, table(row, header=header))
    assert "🆕 сб, 28 ноября, 18:30 — Прививки" in lines
    assert columns in lines


async def test_a_date_that_no_calendar_of_ours_has_is_one_rows_matter(anna: Person) -> None:
    lines = await told(anna, table(ROW, ("01.01.0001", "10:00"), ("01.01.9999", "10:00")))
    assert "🆕 Новых: 1" in lines
    assert "⚠️ Строка 3. Такого дня нет: «01.01.0001»." in lines
    numbers = changed(excel(ROW, (-693593, "10:00"), (10**12, "11:00")), ('<c r="A3">', '<c r="A3" s="0">'))
    assert "⚠️ Строка 3. Не понял дату «-693593». Напишите так: 28.11.2026." in await told(anna, numbers)


def test_a_cell_far_down_is_read_with_its_number() -> None:
    """How much it costs is in the bench of tables: it kept all imports waiting for 47 seconds."""
    stream = BytesIO()
    with Written(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Дата", "Время", "Тема"])
        sheet.write(1_048_575, 0, "x")
    assert [number for number, _ in read_sheets(stream.getvalue()).tables[0].rows] == [1, 1_048_576]


topics = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=300)


@settings(deadline=None)  # a busy machine is no fault of a table
@given(st.lists(topics.map(seen), min_size=1, max_size=5))
@example(["=1+1", "_x000D_", "x" * 300, '«Кавычки» — и "другие"', "👩\u200d⚕️ врач"])
def test_what_is_exported_comes_back_without_a_loss(say: Phrases, found: list[str]) -> None:
    hers = [post(number, SATURDAY, f"{number + 8:02}:00", topic=topic or None) for number, topic in enumerate(found)]
    view = PlanSheet(tuple(hers), (VK, OK), (SERVICE,), NOW, SATURDAY)
    known = Known(
        today=SATURDAY,
        pages=page_names([(page.id, page.platform, page.url) for page in view.pages], {}),
        rubrics={},
        words=words_of(say.plain),
        only_page=None,
    )
    back = read_book(read_sheets(plan(view, say)), file_words(say, words_of(say.plain)).headers, known)
    assert back.told == ()
    assert [line.topic if isinstance(line, Planned) else line for line in back.lines] == [one.topic for one in hers]
