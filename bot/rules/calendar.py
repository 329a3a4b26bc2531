"""When is it, where she lives: wall times in zones, quiet hours, days off.

Moments are aware and in UTC. Wall times are text HH:MM, weekdays are ISO digits ("12345" is Monday to Friday), zones
are IANA names. A wall time that a change of clocks skips or repeats means what a phone's calendar means by it
(RFC 5545, 3.3.5): the skipped one is as much later as the clock was put forward, the repeated one is the first.
"""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, timedelta
from datetime import time as WallTime
from zoneinfo import ZoneInfo

Off = Callable[[date], bool]  # whether nothing should be asked of her on this local day

HORIZON_DAYS = 400  # to look ahead: longer than any leave and any row of holidays
DAY = timedelta(days=1)
SATURDAY = 6  # of date.isoweekday()


class NoSuchDay(ValueError):
    """No day within the horizon is wanted and not off, such as Saturdays where weekends are off."""


def never(day: date) -> bool:
    """For `off`: no day is."""
    return False


def moment(day: date, time: str, zone: str) -> datetime:
    """The moment of a local wall time: `moment(date(2026, 11, 23), "09:30", "Asia/Omsk")` is 03:30 UTC."""
    return datetime.combine(day, WallTime.fromisoformat(time), ZoneInfo(zone)).astimezone(UTC)


def local(moment: datetime, zone: str) -> datetime:
    """The same moment as the clock on her wall shows it."""
    return moment.astimezone(ZoneInfo(zone))


def wall_time(moment: datetime, zone: str) -> str:
    """HH:MM on her wall."""
    return local(moment, zone).strftime("%H:%M")


def next_moment(now: datetime, zone: str, time: str, weekdays: str, *, off: Off = never) -> datetime:
    """The first moment strictly after `now` that is this wall time on one of these weekdays and on no day off.

    Raises NoSuchDay.
    """
    first = local(now, zone).date()
    for ahead in range(HORIZON_DAYS):
        day = first + ahead * DAY
        if str(day.isoweekday()) in weekdays and not off(day):
            found = moment(day, time, zone)
            if found > now:
                return found
    raise NoSuchDay(f"no day of {weekdays!r} is free within {HORIZON_DAYS} days")


def is_quiet(moment: datetime, zone: str, quiet_from: str, quiet_till: str) -> bool:
    """Whether she wants silence then. The first minute counts, the last does not; equal ends mean no silence at all."""
    now = wall_time(moment, zone)
    if quiet_from <= quiet_till:
        return quiet_from <= now < quiet_till
    return now >= quiet_from or now < quiet_till


def after_quiet(moment: datetime, zone: str, quiet_from: str, quiet_till: str, off: Off = never) -> datetime:
    """The first moment, this one or later, that is neither quiet nor on a day off. Raises NoSuchDay."""
    at = moment
    for _ in range(2 * HORIZON_DAYS):  # at most two steps a day: past midnight, and past the quiet hours
        wall = local(at, zone)
        if off(wall.date()):
            at = _at(wall + DAY, "00:00")
        elif is_quiet(at, zone, quiet_from, quiet_till):
            over_night = quiet_from > quiet_till and wall.strftime("%H:%M") >= quiet_from
            at = _at(wall + DAY, "00:00") if over_night else _at(wall, quiet_till, wall.fold)
        else:
            return at
    raise NoSuchDay(f"no day is free within {HORIZON_DAYS} days")


def _at(wall: datetime, time: str, fold: int = 0) -> datetime:
    """The moment of a wall time on that day. `fold` keeps to the second of two equal hours, or time would run back."""
    return datetime.combine(wall.date(), WallTime.fromisoformat(time).replace(fold=fold), wall.tzinfo).astimezone(UTC)


def day_off(day: date, holidays: Collection[date], moved_workdays: Collection[date]) -> bool:
    """Weekends and public holidays; a weekend day that became a working day is none."""
    return day in holidays or (day.isoweekday() >= SATURDAY and day not in moved_workdays)
