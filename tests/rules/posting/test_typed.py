"""What people type for a rhythm and for one post, and how it is understood."""

from datetime import date, datetime

import pytest

from bot.rules.posting.typed import Post, read_post, read_rhythm
from bot.rules.words import Unreadable, Words
from tests.rules.phrases import POSTS

NOW = datetime(2026, 11, 23, 9, 0)  # a Monday on her wall  # noqa: DTZ001  # a wall has no zone


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
        ("пн и чт в 7 вечера", "1 19:00, 4 19:00"),
        ("по вторникам в полдень", "2 12:00"),
        ("вт 18–30", "2 18:30"),
        ("пн ср 10:00, пт 18:00", "1 10:00, 3 10:00, 5 18:00"),
        ("пн пн 10:00", "1 10:00"),
        ("каждый день 9:00", "1 09:00, 2 09:00, 3 09:00, 4 09:00, 5 09:00, 6 09:00, 7 09:00"),
    ],
)
def test_a_rhythm_is_read_as_people_type_it(typed: str, found: str, words: Words) -> None:
    assert ", ".join(f"{day} {time}" for day, time in read_rhythm(typed, words)) == found


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
        ("пн в семь", "doubt"),
        ("пн 10:00-18:00", "two-times"),
        ("пн 10:00 ср", "time"),
    ],
)
def test_a_rhythm_that_cannot_be_read_says_what_is_missing(typed: str, what: str, words: Words) -> None:
    with pytest.raises(Unreadable) as refused:
        read_rhythm(typed, words)
    assert refused.value.what == what


@pytest.mark.parametrize("typed", POSTS)
def test_a_post_is_read_as_people_type_it_or_asked_back(typed: str, words: Words) -> None:
    assert understood(typed, words) == POSTS[typed]


def understood(typed: str, words: Words) -> str | None:
    """As the table writes it."""
    try:
        post = read_post(typed, NOW, words)
    except Unreadable:
        return None
    day = f"{post.day:%m-%d}" if post.day.year == NOW.year else f"{post.day}"
    return f"{day} {post.time} {post.topic or ''}".rstrip()


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("", "date"),
        ("День матери", "date"),
        ("18:30", "date"),
        ("28 брюмера 10:00", "date"),
        ("31.02 10:00", "no-such-day"),
        ("31 февраля 10:00", "no-such-day"),
        ("32.13 10:00", "no-such-day"),
        ("28.11", "time"),
        ("28.11 25:00", "time"),
        ("28.11 День матери", "time"),
        ("22.11 10:00", "past-day"),
        ("22.11.2026 10:00", "past"),
        ("завтра полвосьмого", "doubt"),
        ("завтра 18:30-19:00", "two-times"),
        ("пт 28.11 10:00", "weekday"),
        ("в следующую пятницу 10:00", "next"),
        ("сегодня 9:00", "past"),
        ("28.11.2028 10:00", "far"),
        ("28.11 18:30 " + "т" * 301, "topic"),
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
