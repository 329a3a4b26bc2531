"""When is it, where she lives: zones with and without summer time, quiet hours, days off."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.calendar import (
    NoSuchDay,
    after_quiet,
    day_off,
    is_quiet,
    local,
    moment,
    next_moment,
    wall_time,
)

BERLIN, MOSCOW, OMSK, KAMCHATKA = "Europe/Berlin", "Europe/Moscow", "Asia/Omsk", "Asia/Kamchatka"
ZONES = (BERLIN, MOSCOW, OMSK, KAMCHATKA, "America/New_York", "Australia/Lord_Howe")
MONDAY = date(2026, 11, 23)
MINUTE = timedelta(minutes=1)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]  # only the first parts of a moment are given


def weekend(day: date) -> bool:
    return day.isoweekday() > 5


moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: utc(2026, 1, 1) + minutes * MINUTE)
wall_times = st.times().map(lambda at: at.strftime("%H:%M"))


def test_a_wall_time_is_another_moment_in_each_zone() -> None:
    assert moment(MONDAY, "09:30", MOSCOW) == utc(2026, 11, 23, 6, 30)
    assert moment(MONDAY, "09:30", OMSK) == utc(2026, 11, 23, 3, 30)
    assert moment(MONDAY, "09:30", KAMCHATKA) == utc(2026, 11, 22, 21, 30)
    assert wall_time(utc(2026, 11, 22, 21, 30), KAMCHATKA) == "09:30"
    assert local(utc(2026, 11, 22, 21, 30), KAMCHATKA).date() == MONDAY


def test_a_moment_comes_in_utc() -> None:
    assert moment(MONDAY, "09:30", OMSK).tzinfo is UTC
    assert next_moment(utc(2026, 11, 23), OMSK, "09:30", "1").tzinfo is UTC


def test_half_past_nine_stays_half_past_nine_when_berlin_puts_its_clocks_forward() -> None:
    friday = utc(2027, 3, 26, 12)
    first = next_moment(friday, BERLIN, "09:30", "1234567")
    second = next_moment(first, BERLIN, "09:30", "1234567")
    assert (first, second) == (utc(2027, 3, 27, 8, 30), utc(2027, 3, 28, 7, 30))
    assert second - first == timedelta(hours=23)
    assert wall_time(second, BERLIN) == "09:30"


def test_a_skipped_wall_time_is_as_much_later_as_the_clock_was_put_forward() -> None:
    assert moment(date(2027, 3, 28), "02:30", BERLIN) == utc(2027, 3, 28, 1, 30)
    assert wall_time(moment(date(2027, 3, 28), "02:30", BERLIN), BERLIN) == "03:30"


def test_a_repeated_wall_time_is_the_first_of_the_two() -> None:
    assert moment(date(2026, 10, 25), "02:30", BERLIN) == utc(2026, 10, 25, 0, 30)
    assert next_moment(utc(2026, 10, 25, 0, 30), BERLIN, "02:30", "1234567") == utc(2026, 10, 26, 1, 30)


def test_the_next_moment_is_strictly_later() -> None:
    at = moment(MONDAY, "09:30", MOSCOW)
    assert next_moment(at - MINUTE, MOSCOW, "09:30", "12345") == at
    assert next_moment(at, MOSCOW, "09:30", "12345") == moment(date(2026, 11, 24), "09:30", MOSCOW)


def test_the_next_moment_is_on_a_wanted_day_that_is_not_off() -> None:
    at = moment(MONDAY, "09:30", MOSCOW)
    assert next_moment(at, MOSCOW, "09:30", "15") == moment(date(2026, 11, 27), "09:30", MOSCOW)
    free_friday = next_moment(at, MOSCOW, "09:30", "15", off=lambda day: day == date(2026, 11, 27))
    assert free_friday == moment(date(2026, 11, 30), "09:30", MOSCOW)


def test_the_weekday_is_hers_not_that_of_greenwich() -> None:
    sunday_evening_in_greenwich = utc(2026, 11, 22, 20)  # eight on Monday morning in Kamchatka
    assert next_moment(sunday_evening_in_greenwich, KAMCHATKA, "09:30", "1") == utc(2026, 11, 22, 21, 30)


def test_days_that_never_come_are_refused_not_searched_for_ever() -> None:
    with pytest.raises(NoSuchDay):
        next_moment(utc(2026, 11, 23), MOSCOW, "09:30", "67", off=weekend)
    with pytest.raises(NoSuchDay):
        next_moment(utc(2026, 11, 23), MOSCOW, "09:30", "")
    with pytest.raises(NoSuchDay):
        after_quiet(utc(2026, 11, 23), MOSCOW, "21:00", "08:30", off=lambda _: True)


@pytest.mark.parametrize(
    ("time", "quiet"),
    [("20:59", False), ("21:00", True), ("23:59", True), ("00:00", True), ("08:29", True), ("08:30", False)],
)
def test_quiet_hours_go_over_midnight(time: str, quiet: bool) -> None:
    assert is_quiet(moment(MONDAY, time, OMSK), OMSK, "21:00", "08:30") is quiet


def test_quiet_hours_may_lie_within_a_day_or_be_none() -> None:
    noon = moment(MONDAY, "12:00", OMSK)
    assert is_quiet(noon, OMSK, "12:00", "13:00")
    assert not is_quiet(noon + timedelta(hours=1), OMSK, "12:00", "13:00")
    assert not is_quiet(noon, OMSK, "12:00", "12:00")


def test_what_is_not_quiet_is_said_at_once() -> None:
    noon = moment(MONDAY, "12:00", MOSCOW)
    assert after_quiet(noon, MOSCOW, "21:00", "08:30", weekend) == noon


def test_what_falls_into_the_night_waits_for_the_morning() -> None:
    morning = moment(date(2026, 11, 24), "08:30", MOSCOW)
    assert after_quiet(moment(MONDAY, "22:15", MOSCOW), MOSCOW, "21:00", "08:30") == morning
    assert after_quiet(moment(date(2026, 11, 24), "03:00", MOSCOW), MOSCOW, "21:00", "08:30") == morning


def test_what_falls_into_the_evening_before_a_weekend_waits_for_monday_morning() -> None:
    friday_evening = moment(date(2026, 11, 27), "22:15", MOSCOW)
    monday_morning = moment(date(2026, 11, 30), "08:30", MOSCOW)
    assert after_quiet(friday_evening, MOSCOW, "21:00", "08:30", weekend) == monday_morning
    assert after_quiet(moment(date(2026, 11, 28), "12:00", MOSCOW), MOSCOW, "21:00", "08:30", weekend) == monday_morning


def test_a_repeated_hour_does_not_turn_time_back() -> None:
    second_two_o_clock = utc(2026, 10, 25, 1, 10)  # 02:10 in Berlin for the second time
    assert after_quiet(second_two_o_clock, BERLIN, "21:00", "02:30") == utc(2026, 10, 25, 1, 30)


@given(moments, st.sampled_from(ZONES), wall_times, st.sets(st.integers(1, 7), min_size=1))
def test_the_next_moment_is_the_first_one_after_now(now: datetime, zone: str, time: str, weekdays: set[int]) -> None:
    days = "".join(map(str, sorted(weekdays)))
    found = next_moment(now, zone, time, days)
    assert found > now
    today = local(now, zone).date()
    between = [today + timedelta(days=ahead) for ahead in range((local(found, zone).date() - today).days)]
    assert [day for day in between if day.isoweekday() in weekdays and moment(day, time, zone) > now] == []


@given(moments, st.sampled_from(ZONES), wall_times, wall_times)
def test_after_the_quiet_hours_is_the_first_minute_that_is_free(
    at: datetime, zone: str, quiet_from: str, quiet_till: str
) -> None:
    found = after_quiet(at, zone, quiet_from, quiet_till, weekend)
    assert found >= at
    free, minute = found, at
    while minute < free:
        assert is_quiet(minute, zone, quiet_from, quiet_till) or weekend(local(minute, zone).date())
        minute += max(MINUTE, (free - minute) / 64)
    assert not is_quiet(found, zone, quiet_from, quiet_till)
    assert not weekend(local(found, zone).date())


def test_a_weekend_that_became_a_working_day_is_none() -> None:
    saturday, holiday = date(2026, 11, 28), date(2026, 11, 4)
    assert day_off(saturday, (), ())
    assert not day_off(saturday, (), (saturday,))
    assert day_off(holiday, (holiday,), ())
    assert not day_off(MONDAY, (holiday,), (saturday,))
