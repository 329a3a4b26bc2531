"""Which tip is hers today, when does the first one come, and what did she type to change that?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.course.shapes import Holidays, Tip
from bot.course.spelling import level, seen
from bot.rules.calendar import local, next_moment
from bot.rules.days import weekdays_in
from bot.rules.people.quiet import MORNING
from bot.rules.times import split_times
from bot.rules.words import Unreadable, Words, says_something

FIRST_TIME, FIRST_DAYS = MORNING, "12345"  # until she chooses
STALE = timedelta(hours=3)  # a tip of this morning is none in the afternoon: it is skipped


class Reaction(StrEnum):
    DONE = "done"
    NOT_MINE = "not-mine"  # never again
    TOMORROW = "tomorrow"  # once more, as the next one


@dataclass(frozen=True, slots=True)
class Seen:
    """That a tip was sent to her, or what she answered to it, whichever was last."""

    at: datetime
    reaction: str | None  # of Reaction


def first_tip_at(now: datetime, zone: str, holidays: Holidays) -> datetime:
    """For somebody who has just come: not on this very day."""
    today = local(now, zone).date()
    return next_moment(now, zone, FIRST_TIME, FIRST_DAYS, off=lambda day: day <= today or day in holidays.off)


def choose(
    tips: Iterable[Tip], seen: Mapping[str, Seen], *, module: str | None, kind: str | None, month: int
) -> Tip | None:
    """The next tip: what she asked for again, else an unseen one, else the one seen longest ago. None: nothing fits.

    `seen` goes by id. Never what she has refused, what is for other institutions or for another time of the year. Of
    the unseen come first those for this time of the year, then those for her institution, her module, any module.
    """
    fitting = [tip for tip in tips if _fits(tip, kind, month) and _reaction(tip, seen) != Reaction.NOT_MINE]
    unseen = [tip for tip in fitting if tip.id not in seen]
    again = [tip for tip in fitting if _reaction(tip, seen) == Reaction.TOMORROW]
    if unseen and not again:
        return max(unseen, key=lambda tip: (bool(tip.months), bool(tip.kinds), _nearness(tip, module)))
    return min(again or fitting, key=lambda tip: seen[tip.id].at, default=None)


def _reaction(tip: Tip, seen: Mapping[str, Seen]) -> str | None:
    return seen[tip.id].reaction if tip.id in seen else None


def _fits(tip: Tip, kind: str | None, month: int) -> bool:
    return (not tip.kinds or kind in tip.kinds) and (not tip.months or month in tip.months)


def _nearness(tip: Tip, module: str | None) -> int:
    if tip.module is None:
        return 1
    return 2 if tip.module == module else 0


def read_times(typed: str, words: Words) -> tuple[str, str]:
    """Days and time as people type them, "" for what is not said: "mon wed 9.30" is ("13", "09:30").

    Raises Unreadable: days, time, doubt, two-times.
    """
    between, times = split_times(level(seen(typed)), words)
    if len(times) > 1:
        raise Unreadable("two-times")
    rest = " ".join(between)
    days = weekdays_in(rest, words) if says_something(rest, words) else ""
    if days is None or not (days or times):
        raise Unreadable("days")
    return days, times[0] if times else ""
