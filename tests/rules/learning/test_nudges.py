"""The ladder of words about a deadline, as tables: when each comes, what is passed over, what follows a silence."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from bot.rules.calendar import day_off, local, moment
from bot.rules.learning import nudges as nudging
from bot.rules.learning.nudges import (
    END,
    LADDER,
    Calm,
    NextRung,
    Rung,
    course_due,
    moved,
    next_nudge,
    present_rung,
    variant,
)

MOSCOW, OMSK = "Europe/Moscow", "Asia/Omsk"
HOLIDAYS = {date(2026, 12, 31), *(date(2027, 1, day) for day in range(1, 9))}


def off(day: date) -> bool:
    return day_off(day, HOLIDAYS, set())


CALM = Calm(MOSCOW, "21:00", "08:30", off, morning_time="10:00")
KEEN = Calm(MOSCOW, "21:00", "08:30", off, due_beats_quiet=True, morning_time="10:00")


def at(words: str, calm: Calm = CALM) -> datetime:
    """`at("12-04 18:00")` on the wall in 2026, `at("2027-01-12 10:00")` in another year."""
    full = words if len(words) > 11 else f"2026-{words}"
    return moment(date.fromisoformat(full[:10]), full[11:], calm.zone)


def ladder(due: str, since: str, calm: Calm = CALM) -> list[str]:
    """Every word to somebody who never answers, as `day 12-03 10:00`."""
    said, place, last = [], 0, at(since, calm)
    while nudge := next_nudge(at(due, calm), place, last, calm):
        said.append(f"{LADDER[nudge.place]} {local(nudge.at, calm.zone):%m-%d %H:%M}")
        place, last = nudge.place + 1, nudge.at
    return said


# 23 November 2026 is a Monday.
@pytest.mark.parametrize(
    ("what", "due", "since", "expected"),
    [
        (
            "far away: the whole ladder, from seven days before",
            "12-18 18:00",
            "11-23 10:00",
            "first 12-11 10:00, three-days 12-15 10:00, day 12-17 10:00, hours 12-18 15:00, overdue 12-21 10:00",
        ),
        (
            "in three days: the first notice takes the place of the rungs that it meets",
            "11-26 18:00",
            "11-24 10:00",
            "first 11-24 10:00, day 11-25 10:00, hours 11-26 15:00, overdue 11-27 10:00",
        ),
        (
            "tomorrow, told in the morning",
            "11-25 18:00",
            "11-24 10:00",
            "first 11-24 10:00, hours 11-25 15:00, overdue 11-26 10:00",
        ),
        (
            "today, told at noon: three hours before would be too close",
            "11-24 18:00",
            "11-24 12:00",
            "first 11-24 12:00, overdue 11-25 10:00",
        ),
        ("in half an hour: no word helps any more", "11-24 12:30", "11-24 12:00", "overdue 11-25 10:00"),
        (
            "told in the night: in the morning",
            "11-26 18:00",
            "11-24 23:40",
            "first 11-25 08:30, hours 11-26 15:00, overdue 11-27 10:00",
        ),
        (
            "due on a Monday: the day before is a Sunday, so it comes on Monday morning",
            "11-30 18:00",
            "11-23 10:00",
            "first 11-23 10:00, three-days 11-27 10:00, day 11-30 10:00, hours 11-30 15:00, overdue 12-01 10:00",
        ),
        (
            "due on a Monday at noon: morning and three hours before would be one",
            "11-30 12:00",
            "11-23 10:00",
            "first 11-23 10:00, three-days 11-27 10:00, hours 11-30 09:00, overdue 12-01 10:00",
        ),
        (
            "due on a Saturday: nothing on that day",
            "11-28 12:00",
            "11-23 10:00",
            "first 11-23 10:00, three-days 11-25 10:00, day 11-27 10:00, overdue 11-30 10:00",
        ),
        (
            "due early: three hours before lies in the quiet hours, so it comes when they end",
            "11-27 10:00",
            "11-23 10:00",
            "first 11-23 10:00, three-days 11-24 10:00, day 11-26 10:00, hours 11-27 08:30, overdue 11-30 10:00",
        ),
        (
            "due when the quiet hours end: nothing that day before it",
            "11-27 08:30",
            "11-23 10:00",
            "first 11-23 10:00, three-days 11-24 10:00, day 11-26 10:00, overdue 11-30 10:00",
        ),
        (
            "due behind the New Year holidays: they stay silent, and the morning after them says it",
            "2027-01-11 18:00",
            "12-21 10:00",
            "first 01-11 10:00, hours 01-11 15:00, overdue 01-12 10:00",
        ),
    ],
)  # fmt: skip
def test_the_ladder_adapts(what: str, due: str, since: str, expected: str) -> None:
    assert ladder(due, since) == expected.split(", "), what


def test_a_deadlines_hour_breaks_the_silence_only_where_that_is_allowed() -> None:
    early, saturday = ("11-27 08:00", "11-23 10:00"), ("11-28 12:00", "11-23 10:00")
    assert [word for word in ladder(*early) if word.startswith("hours")] == []
    assert [word for word in ladder(*early, KEEN) if word.startswith("hours")] == ["hours 11-27 05:00"]
    assert [word for word in ladder(*saturday, KEEN) if word.startswith("hours")] == ["hours 11-28 09:00"]
    assert [word for word in ladder(*saturday, KEEN) if word.startswith("day")] == ["day 11-27 10:00"]


def test_somebody_who_is_quiet_in_the_morning_is_told_at_noon() -> None:
    owl = Calm(MOSCOW, "23:00", "12:00", off, morning_time="10:00")
    assert ladder("12-18 18:00", "11-23 13:00", owl) == [
        "first 12-11 12:00", "three-days 12-15 12:00", "day 12-17 12:00", "hours 12-18 15:00", "overdue 12-21 12:00",
    ]  # fmt: skip


def test_two_words_are_never_closer_than_the_gap_and_never_in_peace() -> None:
    for hours in range(1, 24 * 20, 5):
        since = at("12-14 10:00")
        due, place, last = since + timedelta(hours=hours), 0, None
        moments = []
        while nudge := next_nudge(due, place, last or since, CALM):
            moments.append(nudge.at)
            place, last = nudge.place + 1, nudge.at
        assert all(later - earlier >= nudging.GAP for earlier, later in pairwise(moments))
        assert not any(CALM.broken_by(each) for each in moments)
        assert [each > due for each in moments] == [False] * (len(moments) - 1) + [True]


@pytest.mark.parametrize(
    ("what", "place", "now", "expected"),
    [
        ("on time", 2, "11-26 10:00", Rung.DAY),
        ("an hour early, for company", 2, "11-26 09:00", Rung.DAY),
        ("not yet", 2, "11-26 07:00", None),
        ("after two days of silence: the last of what came meanwhile", 1, "11-26 12:00", Rung.DAY),
        ("nothing was said before: it is new to her", 0, "11-26 12:00", Rung.FIRST),
        ("just past the deadline: not before the morning", 3, "11-27 18:30", None),
        ("the morning after it", 3, "11-30 10:00", Rung.OVERDUE),
        ("weeks after it, whatever was said", 0, "12-21 10:00", Rung.OVERDUE),
        ("everything was said", END, "12-21 10:00", None),
    ],
)
def test_what_is_said_now(what: str, place: int, now: str, expected: Rung | None) -> None:
    found = present_rung(at("11-27 18:00"), place, at(now), CALM)
    assert (None if found is None else LADDER[found]) == expected, what


def test_behind_the_end_is_silence() -> None:
    assert next_nudge(at("11-27 18:00"), END, at("11-28 10:00"), CALM) is None


def test_a_late_word_is_followed_by_the_end_of_the_ladder() -> None:
    """Three hours before was said long after the deadline's morning: overdue still comes, on another day."""
    assert next_nudge(at("11-27 18:00"), 4, at("11-30 10:00"), CALM) == NextRung(4, at("12-01 10:00"))


@pytest.mark.parametrize(
    ("now", "tomorrow", "monday"),
    [
        ("11-24 15:00", "11-25 10:00", "11-30 10:00"),
        ("11-27 15:00", "11-30 10:00", "11-30 10:00"),  # on a Friday, tomorrow is a day off
        ("11-29 15:00", "11-30 10:00", "11-30 10:00"),
        ("11-30 00:10", "12-01 10:00", "12-07 10:00"),
        ("12-30 15:00", "2027-01-11 10:00", "2027-01-11 10:00"),
    ],
)
def test_snoozing_ends_in_the_morning_of_a_working_day(now: str, tomorrow: str, monday: str) -> None:
    assert (CALM.next_morning(at(now)), CALM.monday(at(now))) == (at(tomorrow), at(monday))


@pytest.mark.parametrize(
    ("days", "expected"),
    [(1, "11-24 18:00"), (4, "11-27 18:00"), (5, "11-30 18:00"), (7, "11-30 18:00"), (39, "2027-01-11 18:00")],
)
def test_the_courses_deadlines_end_with_a_working_day(days: int, expected: str) -> None:
    assert course_due(date(2026, 11, 23), days, MOSCOW, off) == at(expected)


def test_a_deadline_moves_with_her() -> None:
    assert moved(datetime(2026, 11, 27, 15, tzinfo=UTC), MOSCOW, OMSK) == datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_wordings_come_in_turn() -> None:
    assert [variant(earlier, person=7) for earlier in range(5)] == [2, 3, 1, 2, 3]
