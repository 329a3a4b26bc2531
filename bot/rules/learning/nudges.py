"""When is the next word about a deadline due, and how much of the ladder is left?

The ladder: a first notice, three days, a day and three hours before, once after the deadline, then silence. Rungs of
days come in the morning, so that several deadlines share one message. A rung that lies in the past, or too close behind
the last word, is passed over: a deadline of tomorrow has a shorter ladder. Moments are aware and in UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.rules.calendar import DAY, Off, after_quiet, is_quiet, local, moment
from bot.rules.people.quiet import MORNING


class Rung(StrEnum):
    AGAIN = "again"  # no rung of the ladder: she asked to be reminded, between two of them or behind its end
    FIRST = "first"
    THREE_DAYS = "three-days"
    DAY = "day"
    HOURS = "hours"
    OVERDUE = "overdue"


LADDER = tuple(rung for rung in Rung if rung is not Rung.AGAIN)
LAST, END = len(LADDER) - 1, len(LADDER)  # places in the ladder: overdue, and behind it
DAYS_BEFORE = {Rung.FIRST: 7, Rung.THREE_DAYS: 3, Rung.DAY: 1}
HOURS_BEFORE = timedelta(hours=3)

DUE_TIME = "18:00"  # when the course's deadlines end: the working day is over
GAP = timedelta(hours=4)  # two words about one deadline are never closer
TOGETHER = timedelta(hours=2)  # words about several deadlines that are closer become one message
COMPANY = timedelta(days=1)  # a first notice is in no hurry: it waits so long for another word to come along with
IN_TIME = timedelta(hours=1)  # what she hears later than this before the deadline helps her no more
VARIANTS = 3  # wordings of each rung


@dataclass(frozen=True, slots=True)
class Calm:
    """When she is left in peace: quiet hours, days off, and whether a deadline's hour may break both."""

    zone: str
    quiet_from: str
    quiet_till: str
    off: Off
    due_beats_quiet: bool = False
    morning_time: str = MORNING  # HH:MM on her wall: when rungs of days come

    def broken_by(self, at: datetime) -> bool:
        """Whether a word at this moment would disturb her."""
        return self.off(local(at, self.zone).date()) or is_quiet(at, self.zone, self.quiet_from, self.quiet_till)

    def after(self, at: datetime) -> datetime:
        """The first moment, this one or later, when she may be spoken to."""
        return after_quiet(at, self.zone, self.quiet_from, self.quiet_till, self.off)

    def morning(self, day: date) -> datetime:
        """The morning of this day, or of the first working day behind it."""
        at = self.after(moment(day, self.morning_time, self.zone))
        found = local(at, self.zone).date()
        return at if found == day else self.after(moment(found, self.morning_time, self.zone))

    def next_morning(self, now: datetime) -> datetime:
        """The first morning of a working day that is not today."""
        return self.morning(local(now, self.zone).date() + DAY)

    def monday(self, now: datetime) -> datetime:
        """The morning of the next week's Monday, or of its first working day."""
        today = local(now, self.zone).date()
        return self.morning(today + (8 - today.isoweekday()) * DAY)


@dataclass(frozen=True, slots=True)
class NextRung:
    place: int  # in LADDER
    at: datetime


def course_due(start: date, days: int, zone: str, off: Off) -> datetime:
    """When something of the course is due that has `days` days from her start: never on a day off, but behind it."""
    day = start + days * DAY
    while off(day):
        day += DAY
    return moment(day, DUE_TIME, zone)


def moved(at: datetime, old_zone: str, new_zone: str) -> datetime:
    """The same time on the wall of another zone: a deadline at 18:00 stays one at 18:00."""
    wall = local(at, old_zone)
    return moment(wall.date(), wall.strftime("%H:%M"), new_zone)


def rung_moment(rung: Rung, due_at: datetime, calm: Calm) -> datetime | None:
    """When this rung comes by itself; None when peace lasts until it would help no more."""
    day = local(due_at, calm.zone).date()
    if rung is Rung.OVERDUE:
        at = calm.morning(local(due_at + GAP, calm.zone).date())
        return at if at >= due_at + GAP else calm.next_morning(at)
    if rung is Rung.HOURS:
        at = due_at - HOURS_BEFORE
        at = at if calm.due_beats_quiet else calm.after(at)
    else:
        at = calm.morning(day - DAYS_BEFORE[rung] * DAY)
    return at if at <= due_at - IN_TIME else None


def next_nudge(due_at: datetime, place: int, since: datetime, calm: Calm, gap: timedelta = GAP) -> NextRung | None:
    """The next word, from this place of the ladder on; None behind its end.

    `since` is the moment of the last word, or for the first notice the moment from which it may come.
    """
    coming = []
    for later in range(place, END):
        at = rung_moment(LADDER[later], due_at, calm)
        if at is None:
            continue
        if later == 0:
            at = max(at, calm.after(since))
            if at <= due_at - IN_TIME:
                coming.append((at, later))
        elif at >= since + gap:
            coming.append((at, later))
        elif later == LAST:  # whatever was said before: she is told that the deadline has passed
            coming.append((calm.next_morning(since), later))
    if not coming:
        return None
    at, chosen = min(coming)
    return NextRung(chosen, at)


def present_rung(due_at: datetime, place: int, now: datetime, calm: Calm) -> int | None:
    """The place of the rung to say now, or within `TOGETHER` for company; None: its time has not come.

    After a silence (a snooze, a pause, an outage) it is the last of the rungs that came meanwhile: never a row of them.
    """
    horizon = now + TOGETHER
    if due_at <= now:
        at = rung_moment(Rung.OVERDUE, due_at, calm)
        return LAST if place <= LAST and at is not None and at <= horizon else None
    come = [
        later
        for later in range(place, LAST)
        if (at := rung_moment(LADDER[later], due_at, calm)) is not None and at <= horizon
    ]
    return come[0] if come and come[0] == 0 else max(come, default=None)  # what is new to her is said as new


def variant(earlier: int, person: int) -> int:
    """Which wording, from 1, when this rung was said `earlier` times to her: each in turn, not in step with others."""
    return (earlier + person) % VARIANTS + 1
