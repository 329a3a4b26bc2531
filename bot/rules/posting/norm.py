"""Is there enough for the week, and what is the shortest way to make it?"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.rules.calendar import Off

NORM = 3  # posts a week for a page, and the least that regions ask of a hospital's page
SMALL_NORM = 1  # for a small institution, whose page is a visiting card
SMALL = frozenset({"other"})  # kinds of institution that are neither hospital, clinic nor school
MOST = 14  # posts a week that anybody can mean as a norm
USUAL_TIME = "12:00"  # for a page that has no rhythm yet
AHEAD = timedelta(hours=1)  # a post can hardly be written faster


class State(StrEnum):
    """What has become of a post."""

    PLANNED = "planned"
    PUBLISHED = "published"
    SKIPPED = "skipped"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Free:
    """A time of this week at which the page has no post yet."""

    day: date
    time: str


def norm_of(own: int | None, kind: str | None) -> int:
    """Posts a week: as she set it for the page (0: she wants no norm), or by the kind of her institution."""
    if own is not None:
        return own
    return SMALL_NORM if kind in SMALL else NORM


def counts(state: str) -> bool:
    """Published, or still to come; a post whose time has passed counts until it is known to be missed."""
    return state in {State.PLANNED, State.PUBLISHED}


def missing(norm: int, states: Iterable[str]) -> int:
    """How many posts the week lacks; 0 when it is enough."""
    return max(0, norm - sum(map(counts, states)))


def monday_of(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.isoweekday() - 1)


def iso_week(day: date) -> str:
    """Such as 2026-W48: the name of a week in keys."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def monday_of_iso(week: str) -> date:
    """The Monday of `2026-W48`. Raises ValueError."""
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def way(
    lacking: int, now: datetime, taken: Collection[tuple[date, str]], usual: Iterable[str], off: Off
) -> tuple[Free, ...]:
    """The shortest way to make the norm: at most `lacking` free times until Sunday, in order.

    `now` is her wall time, `taken` the days and times that the page has posts at (whatever became of them), `usual`
    the times it usually posts at. Days without a post come first, working days before days off, the page's usual
    times before others.
    """
    times = [time for time, _ in Counter(usual).most_common()] or [USUAL_TIME]
    today = now.date()
    week = [today + timedelta(days=ahead) for ahead in range(8 - today.isoweekday())]
    busy = {day for day, _ in taken}
    earliest = (now + AHEAD).strftime("%Y-%m-%d %H:%M")
    chosen: list[Free] = []
    for day in sorted(week, key=lambda day: (day in busy, off(day), day)):
        free = next((time for time in times if (day, time) not in taken and f"{day} {time}" >= earliest), None)
        if free is not None and len(chosen) < lacking:
            chosen.append(Free(day, free))
    return tuple(sorted(chosen, key=lambda free: (free.day, free.time)))
