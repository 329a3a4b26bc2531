"""When is it, where she lives: wall times in zones, quiet hours, days off, and times and days as people type them.

Moments are aware and in UTC. Wall times are text HH:MM, weekdays are ISO digits ("12345" is Monday to Friday), zones
are IANA names. A wall time that a change of clocks skips or repeats means what a phone's calendar means by it
(RFC 5545, 3.3.5): the skipped one is as much later as the clock was put forward, the repeated one is the first.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime, timedelta
from datetime import time as WallTime
from zoneinfo import ZoneInfo

Off = Callable[[date], bool]  # whether nothing should be asked of her on this local day

HORIZON_DAYS = 400  # to look ahead: longer than any leave and any row of holidays
DAY = timedelta(days=1)
SATURDAY = 6  # of date.isoweekday()
_TIME = re.compile(r"([0-9]{1,2})(?:[:.,\- ]([0-9]{2}))?(?::00)?")


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


def parse_time(typed: str) -> str | None:
    """ "09:30" for 9:30, 9.30, 9-30, «9 30», 09:30:00; "09:00" for 9; None for 25:00 and whatever is no time."""
    found = _TIME.fullmatch(typed.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def parse_hours(typed: str) -> tuple[str, str] | None:
    """The two ends of "22-7" or "from 21:00 till 8.30", whatever words stand between; None when they are not two."""
    times = [parse_time(written) for written in re.findall(r"[0-9]+(?:[:.][0-9]+)*", typed)]
    if len(times) != 2 or times[0] is None or times[1] is None:
        return None
    return times[0], times[1]


def meanings(phrase: str) -> dict[str, str]:
    """Words and what they mean, from groups divided by commas: "1 mon monday, 12345 workdays" is about ISO digits.

    Words in a group with the digit 0 mean nothing ("on", "and").
    """
    words = {}
    for group in phrase.split(","):
        meaning, *names = group.split()
        words.update(dict.fromkeys(names, "" if meaning == "0" else meaning))
    return words


def parse_days(typed: str, words: Mapping[str, str]) -> str | None:
    """ISO digits in order for days as people type them, "mon wed, fri" and "mon-fri"; None when a word is no day."""
    found: set[str] = set()
    for part in re.split(r"[\s,;/+.]+", re.sub(r"\s*[-–—]\s*", "-", typed.strip()).casefold()):
        first, _, last = part.partition("-")
        if last:
            found.update(_row_of(words.get(first, ""), words.get(last, "")) or "?")
        elif part:
            found.update(words.get(part, "?"))
    return "".join(sorted(found)) if found and "?" not in found else None


def _row_of(first: str, last: str) -> str:
    """ "45671" for Thursday to Monday; empty when one of the two is not a single day."""
    if len(first) != 1 or len(last) != 1:
        return ""
    start, length = int(first), (int(last) - int(first)) % 7 + 1
    return "".join(str((start - 1 + ahead) % 7 + 1) for ahead in range(length))
