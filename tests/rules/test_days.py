"""Which day people mean, near the turn of a year too, and which weekdays."""

from datetime import date

import pytest

from bot.rules.days import day_at, weekdays_in
from bot.rules.words import Unreadable, Words


@pytest.mark.parametrize(
    ("today", "typed", "day"),
    [
        (date(2027, 1, 2), "28.12", date(2026, 12, 28)),  # five days ago, and not in 360 days
        (date(2027, 1, 2), "15.08", date(2027, 8, 15)),
        (date(2026, 11, 23), "20.11", date(2026, 11, 20)),
        (date(2026, 11, 23), "10.01", date(2027, 1, 10)),
        (date(2026, 11, 23), "1.06", date(2027, 6, 1)),
        (date(2027, 12, 1), "29.02", date(2028, 2, 29)),
        (date(2028, 3, 1), "29.02", date(2028, 2, 29)),
        (date(2026, 11, 23), "29.02", date(2028, 2, 29)),
        (date(2097, 11, 23), "29.02", date(2104, 2, 29)),  # 2100 is no leap year
        (date(2026, 12, 31), "завтра", date(2027, 1, 1)),
        (date(2026, 12, 31), "через неделю в четверг", date(2027, 1, 7)),
        (date(2026, 11, 27), "в следующий четверг", date(2026, 12, 3)),  # said on a Friday there is only one
        (date(2026, 11, 26), "в следующий четверг", date(2026, 12, 3)),
        (date(2027, 2, 1), "30-го", date(2027, 3, 30)),
    ],
)
def test_the_day_that_is_meant(today: date, typed: str, day: date, words: Words) -> None:
    text = typed.removeprefix("в ")
    found = day_at(text, 0, today, words)
    assert found is not None
    assert (found.day, found.end) == (day, len(text))


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("31.02", "no-such-day"),
        ("29.02.2027", "no-such-day"),
        ("31 июня", "no-such-day"),
        ("32.01", "no-such-day"),
        ("пт 28.11", "weekday"),
        ("28.11 пт", "weekday"),
        ("завтра пт", "weekday"),
        ("следующий четверг", "next"),
        ("через день", "date"),
    ],
)
def test_a_day_that_is_none_or_may_be_two_is_asked_back(typed: str, what: str, words: Words) -> None:
    with pytest.raises(Unreadable) as refused:
        day_at(typed, 0, date(2026, 11, 23), words)
    assert refused.value.what == what


def test_a_doubt_says_what_the_calendar_says(words: Words) -> None:
    with pytest.raises(Unreadable) as refused:
        day_at("пт 28.11", 0, date(2026, 11, 23), words)
    assert refused.value.variables == {"weekday": 6, "day": 28, "month": 11}
    with pytest.raises(Unreadable) as refused:
        day_at("следующий четверг", 0, date(2026, 11, 23), words)
    assert refused.value.variables == {"first": "26.11", "second": "03.12"}


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("пн ср пт", "135"),
        ("Пт, СР;пн", "135"),
        ("по понедельникам и вт", "12"),
        ("пн-пт", "12345"),
        ("пн – ср, сб", "1236"),
        ("пн\u2011ср", "123"),
        ("сб-пн", "167"),
        ("будни", "12345"),
        ("будни и сб", "123456"),
        ("выходные", "67"),
        ("ежедневно", "1234567"),
        ("пн пн", "1"),
        ("по\u00a0средам", "3"),
        ("cp", "3"),  # typed in Latin letters
        ("завтра", None),
        ("пн встреча", None),
        ("пн-", None),
        ("пн-будни", None),
        ("кроме пт", None),
        ("и", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, days: str | None, words: Words) -> None:
    assert weekdays_in(typed, words) == days
