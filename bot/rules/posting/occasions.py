"""Which awareness days are near a day: rules of the calendar become dates."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.course.shapes import AwarenessDay
from bot.course.when import Nth, Span

WEEK = 7


@dataclass(frozen=True, slots=True)
class Occasion:
    """An awareness day in one year; `first` and `last` are the same but for weeks and months."""

    day: AwarenessDay
    first: date
    last: date


def days_near(
    calendar: Mapping[str, AwarenessDay], day: date, kinds: Collection[str], before: int, after: int
) -> list[Occasion]:
    """What falls on `day`, at most `before` days earlier or `after` days later: what is nearest first.

    `kinds`: kinds of institution it has to suit (`course.shapes.Institution`); empty: nobody has asked, all suit.
    """
    earliest, latest = day - timedelta(days=before), day + timedelta(days=after)
    found = [
        Occasion(entry, first, last)
        for entry in calendar.values()
        if not (entry.kinds and kinds) or any(kind in kinds for kind in entry.kinds)
        for year in range(earliest.year, latest.year + 1)
        for first, last in [span_in(entry.when, year)]
        if first <= latest and last >= earliest
    ]
    return sorted(found, key=lambda one: (_distance(one, day), one.last - one.first, one.first, one.day.id))


def sensitive_on(calendar: Mapping[str, AwarenessDay], day: date) -> list[AwarenessDay]:
    """The sensitive days that `day` is: nothing festive is suggested then, whatever the institution."""
    return [one.day for one in days_near(calendar, day, (), 0, 0) if one.day.sensitive]


def span_in(when: Span | Nth, year: int) -> tuple[date, date]:
    """The first and the last day in `year`."""
    if isinstance(when, Span):
        return date(year, *when.first), date(year, *when.last)
    if when.place > 0:  # counted from the month's first day
        start = date(year, when.month, 1)
        day = start + timedelta(days=(when.weekday - start.isoweekday()) % WEEK + WEEK * (when.place - 1))
    else:  # from its last
        end = date(year + when.month // 12, when.month % 12 + 1, 1) - timedelta(days=1)
        day = end - timedelta(days=(end.isoweekday() - when.weekday) % WEEK)
    return day, day


def _distance(one: Occasion, day: date) -> int:
    """Days from `day`; 0 while it lasts."""
    if one.first <= day <= one.last:
        return 0
    return min(abs((one.first - day).days), abs((one.last - day).days))
