"""What people type for a rhythm and for one post, and how it is understood."""

from datetime import date, datetime

import pytest

from bot.course.phrases import Phrases
from bot.rules.calendar import meanings
from bot.rules.posting.typed import Post, Unreadable, Words, read_post, read_rhythm

NOW = datetime(2026, 11, 23, 9, 0)  # a Monday on her wall  # noqa: DTZ001  # a wall has no zone


@pytest.fixture
def words(say: Phrases) -> Words:
    keys = ("calendar-day-words", "posting-month-words", "posting-ahead-words")
    return Words(*(meanings(say.plain(key)) for key in keys))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("пн ср пт 10:00", "1 10:00, 3 10:00, 5 10:00"),
        ("пн, ср и пт в 10.00", "1 10:00, 3 10:00, 5 10:00"),
        ("Понедельник 9:30", "1 09:30"),
        ("по будням 9", "1 09:00, 2 09:00, 3 09:00, 4 09:00, 5 09:00"),
        ("сб-вс 12:00", "6 12:00, 7 12:00"),
        ("10:00 пн ср", "1 10:00, 3 10:00"),
        ("пн 10:00 18:00", "1 10:00, 1 18:00"),
        ("пн ср 10:00, пт 18:00", "1 10:00, 3 10:00, 5 18:00"),
        ("пн пн 10:00", "1 10:00"),
        ("каждый день 9:00", "1 09:00, 2 09:00, 3 09:00, 4 09:00, 5 09:00, 6 09:00, 7 09:00"),
    ],
)
def test_a_rhythm_is_read_as_people_type_it(typed: str, found: str, words: Words) -> None:
    assert ", ".join(f"{day} {time}" for day, time in read_rhythm(typed, words.weekdays)) == found


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("", "days"),
        ("когда-нибудь", "days"),
        ("10:00", "days"),
        ("по 10:00", "days"),
        ("завтрак 10:00", "days"),
        ("пн 1000", "days"),
        ("пн ср", "time"),
        ("пн 25:00", "time"),
        ("пн 10:60", "time"),
        ("пн 10:00 ср", "time"),
    ],
)
def test_a_rhythm_that_cannot_be_read_says_what_is_missing(typed: str, what: str, words: Words) -> None:
    with pytest.raises(Unreadable) as refused:
        read_rhythm(typed, words.weekdays)
    assert refused.value.what == what


@pytest.mark.parametrize(
    ("typed", "day", "time", "topic"),
    [
        ("28.11 18:30 День матери", date(2026, 11, 28), "18:30", "День матери"),
        ("28.11.26 9:05", date(2026, 11, 28), "09:05", None),
        ("28.11.2026, 18.30 — День матери", date(2026, 11, 28), "18:30", "День матери"),
        ("2026-12-01 10:00 Тема", date(2026, 12, 1), "10:00", "Тема"),
        ("1 декабря в 10:00: 5 советов", date(2026, 12, 1), "10:00", "5 советов"),
        ("сегодня 9:01", date(2026, 11, 23), "09:01", None),
        ("завтра 10:00", date(2026, 11, 24), "10:00", None),
        ("В пятницу в 12:00 Тема", date(2026, 11, 27), "12:00", "Тема"),
        ("пн 10:00", date(2026, 11, 23), "10:00", None),
        ("пн 9:00", date(2026, 11, 30), "09:00", None),  # this Monday's nine o'clock is now: she means the next
        ("10.01 10:00", date(2027, 1, 10), "10:00", None),  # without a year: the one ahead
    ],
)
def test_a_post_is_read_as_people_type_it(typed: str, day: date, time: str, topic: str | None, words: Words) -> None:
    assert read_post(typed, NOW, words) == Post(day, time, topic)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("", "date"),
        ("День матери", "date"),
        ("18:30", "date"),
        ("28 брюмера 10:00", "date"),
        ("31.02 10:00", "no-such-day"),
        ("31 февраля 10:00", "no-such-day"),
        ("00.13 10:00", "no-such-day"),
        ("28.11", "time"),
        ("28.11 25:00", "time"),
        ("28.11 День матери", "time"),
        ("22.11 10:00", "past"),
        ("сегодня 9:00", "past"),
        ("28.11.2028 10:00", "far"),
        ("28.11 18:30 " + "т" * 121, "topic"),
    ],
)
def test_a_post_that_cannot_be_read_says_what_is_wrong(typed: str, what: str, words: Words) -> None:
    with pytest.raises(Unreadable) as refused:
        read_post(typed, NOW, words)
    assert refused.value.what == what


@pytest.mark.parametrize(
    ("typed", "day", "time"),
    [
        ("18:30", date(2026, 11, 25), "18:30"),
        ("в 18:30", date(2026, 11, 25), "18:30"),
        ("пт 12:00", date(2026, 11, 27), "12:00"),
    ],
)
def test_a_time_alone_keeps_to_the_day_of_the_post(typed: str, day: date, time: str, words: Words) -> None:
    assert read_post(typed, NOW, words, day=date(2026, 11, 25)) == Post(day, time, None)
