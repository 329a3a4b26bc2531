"""When is a word about a post due, and where may the post move to? Wall times in, moments out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.rules.calendar import DAY, Off, after_quiet, is_quiet, local, moment, never, next_moment, wall_time
from bot.rules.people.quiet import MORNING

FOLLOW_UP = timedelta(hours=2)  # after the post's time without an answer: asked once more
ANSWER_WITHIN = timedelta(hours=12)  # after the one follow-up: nothing is said, the post counts as missed
NEAR = timedelta(minutes=90)  # posts that are no farther from the first of them share a reminder and a question
WEEKDAYS_OF_WEEK = "12345"  # the week at a glance: Monday's morning, or of the first day that is not off
WEEKDAYS_OF_NORM = "345"  # the norm: Wednesday's, or of the first day after it that is not off
EVENING = "18:00"
EVERY_DAY = "1234567"
STEP_MINUTES = 5  # that a time counted from now is rounded up to


@dataclass(frozen=True, slots=True)
class Preferences:
    """How one person wants to be reminded: zone, silence, how long before a post she is called, when her morning is."""

    zone: str
    quiet_from: str
    quiet_till: str
    lead_minutes: int
    morning: str = MORNING


@dataclass(frozen=True, slots=True)
class Move:
    """A place to move a post to: `how` is hour, evening or tomorrow."""

    how: str
    day: date
    time: str


def remind_at(at: datetime, preferences: Preferences, now: datetime) -> datetime:
    """When the reminder of a post at `at` is due: ahead by her lead time, and never in her silence.

    Silence that ends before the post puts it off; else it comes just before the silence begins. When that has passed,
    as for a post planned at the last minute, it is due at the post's own time.
    """
    wanted = at - timedelta(minutes=preferences.lead_minutes)
    quiet = preferences.zone, preferences.quiet_from, preferences.quiet_till
    if is_quiet(wanted, *quiet):
        over = after_quiet(wanted, *quiet)
        wanted = over if over <= at else _before_quiet(wanted, preferences)
    return wanted if wanted > now else at


def _before_quiet(inside: datetime, preferences: Preferences) -> datetime:
    """The last full minute before the silence that `inside` lies in."""
    day = local(inside, preferences.zone).date()
    if wall_time(inside, preferences.zone) < preferences.quiet_from:
        day -= timedelta(days=1)
    return moment(day, preferences.quiet_from, preferences.zone) - timedelta(minutes=1)


def follow_up_at(at: datetime, preferences: Preferences, off: Off = never) -> datetime:
    """When she is asked whether the post came out: two hours after its time.

    Where her silence or another day begins before, in the next morning that is not off, with whatever else there is.
    """
    zone = preferences.zone
    asked = after_quiet(at + FOLLOW_UP, zone, preferences.quiet_from, preferences.quiet_till)
    day = local(at, zone).date()
    if local(asked, zone).date() == day:
        return asked
    return next_moment(asked - DAY, zone, preferences.morning, EVERY_DAY, off=lambda one: one <= day or off(one))


def in_week(now: datetime, zone: str, at_time: str, weekdays: str, off: Off) -> datetime:
    """The next weekly word strictly after `now`: once a week, on the first of these weekdays that is not off."""
    today = local(now, zone).date()
    monday = today - timedelta(days=today.isoweekday() - 1)
    for week in range(60):  # a row of holidays longer than a year is no row of holidays
        days = (monday + timedelta(days=7 * week + int(weekday) - 1) for weekday in weekdays)
        first = next((day for day in days if not off(day)), None)
        if first is not None and (found := moment(first, at_time, zone)) > now:
            return found
    raise ValueError(f"no week in sight has a day of {weekdays!r} that is not off")


def moves(at: datetime, at_time: str, zone: str, now: datetime) -> tuple[Move, ...]:
    """Where a post of this time can go with one tap. From now on when its time has passed. All lie ahead."""
    start = at if at > now else _rounded(now)
    later = local(start + timedelta(hours=1), zone)
    today = local(start, zone).date()
    found = [Move("hour", later.date(), later.strftime("%H:%M"))]
    if moment(today, EVENING, zone) > start and later.strftime("%H:%M") != EVENING:
        found.append(Move("evening", today, EVENING))
    found.append(Move("tomorrow", today + timedelta(days=1), at_time))
    return tuple(found)


def _rounded(now: datetime) -> datetime:
    """Up to the next five minutes: 14:02 is 14:05."""
    whole = now.replace(second=0, microsecond=0)
    over = whole.minute % STEP_MINUTES
    return whole + timedelta(minutes=STEP_MINUTES - over) if over or whole < now else whole
