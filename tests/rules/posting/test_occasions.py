"""Awareness days near a day: rules become dates in any year, and the nearest comes first."""

from datetime import date

import pytest

from bot.course.shapes import AwarenessDay, Institution
from bot.course.when import Nth, Span, parse_when
from bot.rules.posting.occasions import days_near, sensitive_on, span_in


def day(name: str, when: str, *kinds: Institution, sensitive: bool = False) -> AwarenessDay:
    return AwarenessDay(
        id=name,
        title=name,
        when=parse_when(when),
        kinds=kinds,
        idea="Покажите дорогу от остановки.",
        sensitive=sensitive,
    )


def near(days: list[AwarenessDay], on: date, *kinds: str, before: int = 3, after: int = 7) -> list[tuple[str, str]]:
    found = days_near({one.id: one for one in days}, on, kinds, before, after)
    return [(one.day.id, one.first.isoformat()) for one in found]


@pytest.mark.parametrize(
    ("when", "year", "first", "last"),
    [
        ("02-04", 2027, date(2027, 2, 4), date(2027, 2, 4)),
        ("04-24..04-30", 2027, date(2027, 4, 24), date(2027, 4, 30)),
        ("third sunday of june", 2026, date(2026, 6, 21), date(2026, 6, 21)),
        ("third sunday of june", 2027, date(2027, 6, 20), date(2027, 6, 20)),
        ("second thursday of march", 2027, date(2027, 3, 11), date(2027, 3, 11)),
        ("second thursday of october", 2027, date(2027, 10, 14), date(2027, 10, 14)),
        ("first monday of october", 2027, date(2027, 10, 4), date(2027, 10, 4)),
        ("first friday of october", 2027, date(2027, 10, 1), date(2027, 10, 1)),  # the month begins with it
        ("last sunday of november", 2026, date(2026, 11, 29), date(2026, 11, 29)),
        ("last sunday of november", 2027, date(2027, 11, 28), date(2027, 11, 28)),
        ("last thursday of december", 2026, date(2026, 12, 31), date(2026, 12, 31)),  # the month ends with it
        ("last tuesday of february", 2028, date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_rule_becomes_a_date_in_every_year(when: str, year: int, first: date, last: date) -> None:
    assert span_in(parse_when(when), year) == (first, last)


def test_what_is_nearest_comes_first_and_both_ends_of_the_window_count() -> None:
    days = [
        day("early", "06-16"),
        day("three-before", "06-17"),
        day("today", "06-20"),
        day("next-week", "06-27"),
        day("late", "06-28"),
        day("medics", "third sunday of june"),
    ]
    assert near(days, date(2026, 6, 20)) == [
        ("today", "2026-06-20"),
        ("medics", "2026-06-21"),
        ("three-before", "2026-06-17"),
        ("next-week", "2026-06-27"),
    ]


def test_a_week_is_near_while_it_lasts_and_a_day_within_it_goes_first() -> None:
    days = [day("month", "10-01..10-31"), day("week", "10-10..10-16"), day("hands", "10-15")]
    assert near(days, date(2026, 10, 15)) == [
        ("hands", "2026-10-15"),
        ("week", "2026-10-10"),
        ("month", "2026-10-01"),
    ]
    assert near(days, date(2026, 11, 3)) == [("month", "2026-10-01")]
    assert near(days, date(2026, 11, 4)) == []


def test_the_new_year_is_near_at_the_end_of_the_old_one() -> None:
    days = [day("new-year", "01-01"), day("aids", "12-29")]
    assert near(days, date(2026, 12, 30)) == [("aids", "2026-12-29"), ("new-year", "2027-01-01")]
    assert near(days, date(2027, 1, 2), before=4) == [("new-year", "2027-01-01"), ("aids", "2026-12-29")]


def test_a_day_is_offered_to_those_whom_it_suits() -> None:
    days = [day("all", "10-05"), day("teachers", "10-05", Institution.SCHOOL), day("sick", "10-05", Institution.CLINIC)]
    assert [name for name, _ in near(days, date(2026, 10, 5), "school")] == ["all", "teachers"]
    assert [name for name, _ in near(days, date(2026, 10, 5), "hospital", "clinic")] == ["all", "sick"]
    assert [name for name, _ in near(days, date(2026, 10, 5), "other")] == ["all"]
    assert [name for name, _ in near(days, date(2026, 10, 5))] == ["all", "sick", "teachers"]


def test_a_sensitive_day_is_one_for_every_institution() -> None:
    days = [
        day("sorrow", "06-22", Institution.SCHOOL, sensitive=True),
        day("merry", "06-22"),
        day("another", "06-23", sensitive=True),
    ]
    calendar = {one.id: one for one in days}
    assert [one.id for one in sensitive_on(calendar, date(2026, 6, 22))] == ["sorrow"]
    assert sensitive_on(calendar, date(2026, 6, 21)) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("02-04", Span((2, 4), (2, 4))),
        (" 04-24..04-30 ", Span((4, 24), (4, 30))),
        ("Third Sunday of June", Nth(3, 7, 6)),
        ("last monday of december", Nth(-1, 1, 12)),
    ],
)
def test_a_when_is_read(text: str, read: Span | Nth) -> None:
    assert parse_when(text) == read
    assert parse_when(read) == read


@pytest.mark.parametrize(
    "text",
    ["02-29", "02-30", "13-01", "2-4", "04-30..04-24", "04-24..", "12-30..01-02", "fifth sunday of june", "", 4, None],
)
def test_what_is_no_day_of_every_year_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="not a day of the year"):
        parse_when(text)
