"""What rows of an uploaded plan mean: columns, dates, times, pages, rubrics as people write them, and what is wrong."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.course.spelling import folded
from bot.rules.posting.headers import HeaderWords, MissingColumns
from bot.rules.posting.imports import (
    Fault,
    Known,
    Line,
    Planned,
    page_names,
    read_book,
)
from bot.rules.posting.tables import Book, Cell, Merged, Table
from bot.rules.words import words_of

TODAY = date(2026, 11, 23)
COLUMNS = {"дата": "date", "день": "date", "время": "time", "страница": "page", "рубрика": "rubric", "тема": "topic"}
OWN = {"date": "дата", "time": "время", "page": "страница", "rubric": "рубрика", "topic": "тема"}
HEADERS = HeaderWords(COLUMNS, frozenset({"публикации"}), frozenset({"согласования"}), OWN)
PLATFORMS = {"вк": "vk", "vk": "vk", "одноклассники": "ok"}
SAID = {"month": "11 ноября ноябрь, 12 декабря", "day": "0 в, 5 пт, 6 сб", "part": "evening вечера", "turn": "year г"}
WORDS = words_of(lambda key: SAID.get(key.split("-")[1], "0"))
VK, OK = (1, "vk", "https://vk.com/ruchey_crb"), (2, "ok", "https://ok.ru/group/52")
HEADER = ("Дата", "Время", "Страница", "Рубрика", "Тема")


def known(*pages: tuple[int, str, str], rubrics: Mapping[str, str] | None = None) -> Known:
    hers = pages or (VK,)
    return Known(
        today=TODAY,
        pages=page_names(hers, PLATFORMS),
        rubrics=rubrics or {folded("Сервис"): "service", folded("service"): "service"},
        words=WORDS,
        only_page=hers[0][0] if len(hers) == 1 else None,
    )


def sheet(*rows: tuple[str | Cell, ...], header: tuple[str, ...] = HEADER, merged: tuple[Merged, ...] = ()) -> Table:
    cells = [tuple(one if isinstance(one, Cell) else Cell(one) for one in row) for row in (header, *rows)]
    return Table(tuple(enumerate(cells, start=1)), merged)


def read(*rows: tuple[str | Cell, ...], hers: Known | None = None) -> tuple[Line, ...]:
    return read_book(Book((sheet(*rows),)), HEADERS, hers or known()).lines


def test_a_full_row_is_a_post() -> None:
    row = ("28.11.2026", "18:30", "vk.com/ruchey_crb", "Сервис", "Как записаться")
    assert read(row) == (Planned(2, 1, date(2026, 11, 28), "18:30", "service", "Как записаться"),)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("28.11.2026", date(2026, 11, 28)),
        ("28.11.26", date(2026, 11, 28)),
        ("28.11", date(2026, 11, 28)),
        ("1/12/2026", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("1 декабря", date(2026, 12, 1)),
        ("1 декабря 2026 г.", date(2026, 12, 1)),
        ("15.01", date(2027, 1, 15)),
        ("28-11-2026", date(2026, 11, 28)),
        ("28 Ноябрь 2026", date(2026, 11, 28)),
        ("Сб 28.11", date(2026, 11, 28)),
        ("28.11.2026 0:00:00", date(2026, 11, 28)),
        ("2026-11-28 00:00:00", date(2026, 11, 28)),
        ("\u200e28.11.2026\ufeff", date(2026, 11, 28)),
        ("20.11.2026", date(2026, 11, 20)),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, day: date) -> None:
    assert read((written, "10:00")) == (Planned(2, 1, day, "10:00", None, None),)


@pytest.mark.parametrize(
    ("written", "time"),
    [("9:30", "09:30"), ("9.30", "09:30"), ("9", "09:00"), ("09:30:00", "09:30"), ("01.01.1900 09:30", "09:30")],
)
def test_times_are_read_as_people_write_them(written: str, time: str) -> None:
    assert read(("28.11.2026", written)) == (Planned(2, 1, date(2026, 11, 28), time, None, None),)


def test_a_time_in_the_cell_of_the_date_counts_when_its_own_cell_is_empty() -> None:
    day = date(2026, 11, 28)
    assert read(("28.11.2026 18:30", ""), ("28.11.2026 18:30", "10:00")) == (
        Planned(2, 1, day, "18:30", None, None),
        Planned(3, 1, day, "10:00", None, None),
    )


@pytest.mark.parametrize(
    ("row", "reason", "given"),
    [
        (("31.02.2026", "10:00"), "no-such-day", "31.02.2026"),
        (("31.02", "10:00"), "no-such-day", "31.02"),
        (("", "10:00"), "no-date", ""),
        (("скоро", "10:00"), "date", "скоро"),
        (("46354", "10:00"), "date", "46354"),
        (("28.11 или 29.11", "10:00"), "date", "28.11 или 29.11"),
        (("28.11.2026", ""), "no-time", ""),
        (("28.11.2026", "25:00"), "time", "25:00"),
        (("28.11.2026", "10:60"), "time", "10:60"),
        (("28.11.2026", "утром"), "time", "утром"),
        (("28.11.2026", "10:00", "vk.com/chuzhaya"), "page", "vk.com/chuzhaya"),
        (("28.11.2026", "10:00", "", "Гороскоп"), "rubric", "Гороскоп"),
        (("28.11.2026", "10:00", "", "", "о" * 301), "topic", "о" * 60),
        ((Cell(odd="formula"), "10:00"), "formula", ""),
        (("28.11.2026", "10:00", "", "", Cell(odd="error")), "error", ""),
    ],
)
def test_what_is_no_post_says_why_and_what_was_written(row: tuple[str | Cell, ...], reason: str, given: str) -> None:
    assert read(row) == (Fault(2, reason, given),)


@pytest.mark.parametrize(
    "written", ["vk.com/ruchey_crb", "https://vk.com/ruchey_crb/", "m.vk.com/ruchey_crb", "ruchey_crb", "VK", "«ВК»"]
)
def test_a_page_is_known_by_address_name_and_platform(written: str) -> None:
    assert read(("28.11", "10:00", written), hers=known(OK, VK)) == (
        Planned(2, 1, date(2026, 11, 28), "10:00", None, None),
    )


def test_of_two_pages_on_one_platform_its_name_means_neither() -> None:
    second = (3, "vk", "https://vk.com/ruchey_fap")
    assert read(("28.11", "10:00", "VK"), ("28.11", "10:00", ""), hers=known(VK, second)) == (
        Fault(2, "page", "VK"),
        Fault(3, "no-page"),
    )


@pytest.mark.parametrize("written", ["Сервис", "сервис", "🧭 Сервис", "service"])
def test_a_rubric_is_known_with_and_without_its_emoji(written: str) -> None:
    assert read(("28.11", "10:00", "", written)) == (Planned(2, 1, date(2026, 11, 28), "10:00", "service", None),)


def test_a_second_row_at_the_same_minute_is_named_with_the_first() -> None:
    first = Planned(2, 1, date(2026, 11, 28), "10:00", None, "Одна")
    assert read(("28.11", "10:00", "", "", "Одна"), ("28.11.2026", "10.00", "", "", "Другая")) == (
        first,
        Fault(3, "twice", "2"),
    )


def test_columns_stand_in_any_order_under_a_title_and_beside_others() -> None:
    rows = (("Дата выхода", "№", "Тема поста", "Время"), ("28.11", "1", "Прививки", "10:00"), ("", "2", "", ""))
    found = read_book(Book((sheet(*rows, header=("План на ноябрь",)),)), HEADERS, known())
    assert found.lines == (Planned(3, 1, date(2026, 11, 28), "10:00", None, "Прививки"),)


def test_missing_columns_are_named() -> None:
    with pytest.raises(MissingColumns) as refused:
        read_book(Book((sheet(("Прививки", "скоро"), header=("Тема", "День")),)), HEADERS, known(VK, OK))
    assert refused.value.missing == ("time", "page")


def test_merged_cells_are_wrong_where_they_hide_something() -> None:
    rows = [("28.11", f"{hour}:00", "", "", "Тема") for hour in (10, 11, 12, 13)]
    merged = (
        Merged(2, 3, 1, 1),  # the date of two rows
        Merged(4, 4, 5, 7),  # a wide topic, beside which nothing is read
        Merged(5, 5, 1, 2),  # date and time in one cell
        Merged(2, 5, 9, 9),  # a column that is not read
    )
    found = read_book(Book((sheet(*rows, merged=merged),)), HEADERS, known())
    assert found.lines == (
        Fault(2, "merged"),
        Fault(3, "merged"),
        Planned(4, 1, date(2026, 11, 28), "12:00", None, "Тема"),
        Fault(5, "merged"),
    )


@given(st.tuples(*[st.text(alphabet="0123456789.:/- ноября\t<&=", max_size=20)] * 5))
def test_whatever_is_typed_becomes_a_post_or_a_reason(row: tuple[str, ...]) -> None:
    for line in read(row):
        assert isinstance(line, Planned) or line.reason
