"""When words about a post are due, and where it may move to. Moments are written as Moscow's wall shows them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rules.calendar import never
from bot.rules.posting.reminders import Preferences, follow_up_at, in_week, moves, remind_at

MOSCOW = "Europe/Moscow"
USUAL = Preferences(MOSCOW, "21:00", "08:30", lead_minutes=60)
EARLY = Preferences(MOSCOW, "21:00", "08:30", lead_minutes=15)
NOON_NAP = Preferences(MOSCOW, "12:00", "14:00", lead_minutes=60)
AWAKE = Preferences(MOSCOW, "00:00", "00:00", lead_minutes=60)


def at(wall: str) -> datetime:
    """`24 10:00` is ten o'clock on the 24th of November 2026 in Moscow."""
    day, time = wall.split()
    return datetime.fromisoformat(f"2026-11-{int(day):02} {time}").replace(tzinfo=ZoneInfo(MOSCOW))


@pytest.mark.parametrize(
    ("preferences", "post", "now", "due"),
    [
        (USUAL, "24 10:00", "23 09:00", "24 09:00"),  # ahead by her lead time
        (EARLY, "24 10:00", "23 09:00", "24 09:45"),
        (USUAL, "24 09:00", "23 09:00", "24 08:30"),  # her silence ends before the post
        (USUAL, "24 08:00", "23 09:00", "23 20:59"),  # it ends after: the evening before
        (USUAL, "23 22:00", "23 09:00", "23 20:59"),
        (USUAL, "24 00:30", "23 09:00", "23 20:59"),
        (NOON_NAP, "24 13:30", "23 09:00", "24 11:59"),
        (AWAKE, "24 04:00", "23 09:00", "24 03:00"),
        (USUAL, "23 09:30", "23 09:00", "23 09:30"),  # planned at the last minute: at its own time
        (USUAL, "23 10:00", "23 09:00", "23 10:00"),
        (USUAL, "23 21:30", "23 21:10", "23 21:30"),
    ],
)
def test_a_reminder_comes_ahead_and_never_in_her_silence(
    preferences: Preferences, post: str, now: str, due: str
) -> None:
    assert remind_at(at(post), preferences, at(now)) == at(due)


@pytest.mark.parametrize(
    ("post", "asked"),
    [("23 10:00", "23 12:00"), ("23 18:59", "23 20:59"), ("23 19:00", "24 09:30"), ("23 23:00", "24 09:30")],
)
def test_she_is_asked_two_hours_later_outside_her_silence(post: str, asked: str) -> None:
    assert follow_up_at(at(post), USUAL) == at(asked)


@pytest.mark.parametrize(
    ("post", "now", "found"),
    [
        ("24 10:00", "24 09:00", "hour 24 11:00, evening 24 18:00, tomorrow 25 10:00"),
        ("24 10:00", "24 12:03", "hour 24 13:05, evening 24 18:00, tomorrow 25 10:00"),  # it has passed
        ("24 10:00", "24 12:05", "hour 24 13:05, evening 24 18:00, tomorrow 25 10:00"),
        ("24 17:00", "24 16:00", "hour 24 18:00, tomorrow 25 17:00"),  # an hour later is the evening
        ("24 18:00", "24 17:00", "hour 24 19:00, tomorrow 25 18:00"),
        ("24 23:30", "24 22:30", "hour 25 00:30, tomorrow 25 23:30"),
        ("20 10:00", "24 19:00", "hour 24 20:00, tomorrow 25 10:00"),  # days ago: from today on
        ("26 10:00", "24 09:00", "hour 26 11:00, evening 26 18:00, tomorrow 27 10:00"),  # ahead: from its own day
    ],
)
def test_a_post_moves_only_to_what_lies_ahead(post: str, now: str, found: str) -> None:
    time = post.split()[1]
    assert ", ".join(f"{m.how} {m.day.day} {m.time}" for m in moves(at(post), time, MOSCOW, at(now))) == found


@pytest.mark.parametrize(
    ("now", "weekdays", "off", "due"),
    [
        ("23 08:00", "12345", (), "23 09:00"),
        ("23 09:00", "12345", (), "30 09:00"),  # strictly after
        ("24 08:00", "12345", (), "30 09:00"),  # Tuesday: this week's has passed
        ("23 08:00", "12345", (23,), "24 09:00"),  # Monday is off
        ("23 08:00", "345", (), "25 09:00"),
        ("23 08:00", "345", (25, 26, 27), None),  # the rest of the week is off: next week
    ],
)
def test_a_weekly_word_comes_on_the_first_day_that_is_not_off(
    now: str, weekdays: str, off: tuple[int, ...], due: str | None
) -> None:
    found = in_week(at(now), MOSCOW, "09:00", weekdays, lambda day: day.month == 11 and day.day in off)
    assert found == (at(due) if due else at("25 09:00") + timedelta(days=7))


def test_no_week_at_all_is_an_error_and_no_endless_search() -> None:
    with pytest.raises(ValueError, match="no week in sight"):
        in_week(at("23 08:00"), MOSCOW, "09:00", "12345", lambda day: not never(day))
