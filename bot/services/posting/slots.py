"""A slot is one post to be published: how it is planted, grows out of a rhythm, is found, and moves with her zone.

The functions here work inside a transaction of `plan.py`, `imports.py` or whoever changes her zone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    case,
    delete,
    exists,
    insert,
    literal,
    or_,
    select,
    update,
)

from bot.course.shapes import Course, Rubric
from bot.rules.calendar import DAY, Off, day_off, local, moment
from bot.rules.people.quiet import morning_of
from bot.rules.posting.norm import State
from bot.rules.posting.reminders import (
    WEEKDAYS_OF_NORM,
    WEEKDAYS_OF_WEEK,
    Preferences,
    follow_up_at,
    in_week,
    remind_at,
)
from bot.services.people.pages import NoPage, Page, her_page, pages_of
from bot.services.people.persons import Person, write
from bot.services.refusals import Refusal
from bot.storage.database import insert_once, once
from bot.storage.tables.grammar import UtcDateTime
from bot.storage.tables.people import pages, people
from bot.storage.tables.posting import called_off, rhythms, slots

AHEAD = timedelta(days=14)  # slots of a rhythm exist at least so far ahead
GROWN = timedelta(days=21)  # and are made up to here, so that each rhythm is looked at once a week
NO_PAGE = NoPage("posting-not-hers", "posting-page-removed")
NEW, REMINDED, FOLLOWED_UP = 0, 1, 2  # slots.reminded


@dataclass(frozen=True, slots=True)
class Slot:
    """One post to be published, as she sees it."""

    id: int
    page: Page
    day: date  # local
    time: str  # local HH:MM
    at: datetime
    state: str  # of rules.norm.State
    rubric: Rubric | None
    topic: str | None
    link: str | None
    reminded: int
    closed_at: datetime | None = None  # when its state became other than planned
    together: int | None = None  # slots that share it are one post on several pages
    idea: str | None = None  # key of the idea that was told with it


@dataclass(frozen=True, slots=True)
class Plot:
    """A slot that is to be: of which page, when on her wall, and what about."""

    page: int
    day: date
    time: str
    rubric: str | None
    topic: str | None
    together: int | None = None


@dataclass(frozen=True, slots=True)
class PageChoice:
    """Which of her pages? `purpose` is rhythm or post; without pages she has to add one first."""

    purpose: str
    pages: tuple[Page, ...]


PREFERENCES = tuple(people.c[name] for name in ("zone", "quiet_from", "quiet_till", "lead_minutes", "tip_time"))
_SLOTS = (
    select(slots, pages.c.platform, pages.c.url)
    .join(pages, pages.c.id == slots.c.page_id)
    .where(slots.c.person_id == bindparam("person"), pages.c.removed_at.is_(None))
)
_SLOT = _SLOTS.where(slots.c.id == bindparam("slot"))
_BETWEEN = _SLOTS.where(slots.c.day.between(bindparam("first"), bindparam("last"))).order_by(
    slots.c.day, slots.c.at_time, slots.c.page_id
)
_UNANSWERED = _SLOTS.where(
    or_(slots.c.state == State.PLANNED, and_(slots.c.state == State.MISSED, slots.c.day >= bindparam("since"))),
    slots.c.at <= bindparam("till"),
).order_by(slots.c.at, slots.c.id)
_PARTS = _SLOTS.where(slots.c.together == bindparam("together")).order_by(slots.c.page_id)
_RETIME = (
    update(slots)
    .where(slots.c.id == bindparam("slot"))
    .values(at=bindparam("moment"), remind_at=bindparam("due"), reminded=bindparam("stage"))
)


def preferences_of(her: Any) -> Preferences:
    """How she wants to be reminded: from a `Person`, or from a row that has the columns `PREFERENCES`."""
    morning = morning_of(her.tip_time, her.quiet_from, her.quiet_till)
    return Preferences(her.zone, her.quiet_from, her.quiet_till, her.lead_minutes, morning)


def page_or_choice(tx: Connection, person: Person, page: int, purpose: str) -> Page | PageChoice:
    """Her page; for page 0 the only one she keeps, or the choice."""
    if page:
        return her_page(tx, person, page, NO_PAGE)
    hers = pages_of(tx, person.id)
    return hers[0] if len(hers) == 1 else PageChoice(purpose, hers)


def slot_of(row: Any, course: Course) -> Slot:
    """From a row of `slots` with its page's platform and url. A rubric that the course has no more is none."""
    return Slot(
        id=row.id,
        page=Page(row.page_id, row.platform, row.url),
        day=row.day,
        time=row.at_time,
        at=row.at,
        state=row.state,
        rubric=course.rubrics.get(row.rubric or ""),
        topic=row.topic,
        link=row.link,
        reminded=row.reminded,
        closed_at=row.closed_at,
        together=row.together,
        idea=row.idea,
    )


def her_slot(tx: Connection, person: Person, slot: int, course: Course) -> Slot:
    """Refuses a stranger's slot, one that is gone, and one of a page that she removed."""
    row = tx.execute(_SLOT, {"person": person.id, "slot": slot}).one_or_none()
    if row is None:
        raise Refusal("posting-no-slot")
    return slot_of(row, course)


def parts_of(tx: Connection, person: Person, slot: Slot, course: Course) -> tuple[Slot, ...]:
    """The post on all of its pages, `slot` among them. No statement for a post on one page."""
    if slot.together is None:
        return (slot,)
    return tuple(slot_of(row, course) for row in tx.execute(_PARTS, {"person": person.id, "together": slot.together}))


def gathered(found: Iterable[Slot]) -> tuple[tuple[Slot, ...], ...]:
    """One entry a post: what stands on several pages together, in the order of the first."""
    posts: dict[tuple[str, int], list[Slot]] = {}
    for slot in found:
        key = ("slot", slot.id) if slot.together is None else ("together", slot.together)
        posts.setdefault(key, []).append(slot)
    return tuple(map(tuple, posts.values()))


def slots_between(tx: Connection, person_id: int, first: date, last: date, course: Course) -> tuple[Slot, ...]:
    """Her slots on the local days from `first` to `last`, on pages that she keeps, in order. One statement."""
    found = tx.execute(_BETWEEN, {"person": person_id, "first": first, "last": last})
    return tuple(slot_of(row, course) for row in found)


def slots_of(tx: Connection, person_id: int, ids: Iterable[int], course: Course) -> tuple[Slot, ...]:
    """Those of these slots that are hers and on pages that she keeps, in order of time."""
    found = tx.execute(_SLOTS.where(slots.c.id.in_(list(ids))).order_by(slots.c.at, slots.c.id), {"person": person_id})
    return tuple(slot_of(row, course) for row in found)


def next_after(tx: Connection, person: Person, now: datetime, course: Course) -> Slot | None:
    """Her next planned slot, however far ahead."""
    ahead = _SLOTS.where(slots.c.state == State.PLANNED, slots.c.at > now).order_by(slots.c.at, slots.c.id).limit(1)
    row = tx.execute(ahead, {"person": person.id}).one_or_none()
    return None if row is None else slot_of(row, course)


def unanswered(tx: Connection, person: Person, now: datetime, till: datetime, course: Course) -> tuple[Slot, ...]:
    """Her slots up to `till` of which she has not said what became of them, in order of time.

    Those that count as missed are among them for this week and the last: a word about them is still welcome.
    """
    today = person.today(now)
    since = today - timedelta(days=today.weekday() + 7)
    found = tx.execute(_UNANSWERED, {"person": person.id, "since": since, "till": till})
    return tuple(slot_of(row, course) for row in found)


def plant(
    tx: Connection,
    *,
    person_id: int,
    page_id: int,
    day: date,
    time: str,
    preferences: Preferences,
    now: datetime,
    rubric: str | None = None,
    topic: str | None = None,
    rhythm_id: int | None = None,
) -> bool:
    """A new slot with its reminder. False, and nothing is written, when the page has one at that minute already."""
    plot = Plot(page_id, day, time, rubric, topic)
    return insert_once(tx, slots, **_row(plot, person_id, preferences, now), rhythm_id=rhythm_id)


def plant_all(
    tx: Connection, plots: Sequence[Plot], person_id: int, preferences: Preferences, now: datetime
) -> tuple[Any, ...]:
    """New slots at once: rows of those that were not there yet, with id, rubric and topic."""
    if not plots:
        return ()
    rows = [_row(plot, person_id, preferences, now) for plot in plots]
    wanted = once(tx, slots).returning(slots.c.id, slots.c.rubric, slots.c.topic, slots.c.together)
    return tuple(tx.execute(wanted, rows))


def _row(plot: Plot, person_id: int, preferences: Preferences, now: datetime) -> dict[str, Any]:
    at = moment(plot.day, plot.time, preferences.zone)
    return {
        "person_id": person_id,
        "page_id": plot.page,
        "day": plot.day,
        "at_time": plot.time,
        "at": at,
        "rubric": plot.rubric,
        "topic": plot.topic,
        "together": plot.together,
        "state": State.PLANNED,
        "remind_at": remind_at(at, preferences, now),
        "reminded": NEW,
    }


def grow(tx: Connection, rhythm: Any, preferences: Preferences, now: datetime) -> int:
    """The slots of a rhythm (a row of `rhythms`) three weeks ahead; how many are new. A day is never sown twice."""
    today = local(now, preferences.zone).date()
    last = today + GROWN
    start = today if rhythm.planned_till is None else max(today, rhythm.planned_till + timedelta(days=1))
    new = 0
    for ahead in range((last - start).days + 1):
        day = start + timedelta(days=ahead)
        if day.isoweekday() == rhythm.weekday and moment(day, rhythm.at_time, preferences.zone) > now:
            new += plant(
                tx,
                person_id=rhythm.person_id,
                page_id=rhythm.page_id,
                day=day,
                time=rhythm.at_time,
                preferences=preferences,
                now=now,
                rubric=rhythm.rubric,
                rhythm_id=rhythm.id,
            )
    tx.execute(update(rhythms).where(rhythms.c.id == rhythm.id).values(planned_till=last))
    return new


def call_off(tx: Connection, these: Sequence[ColumnElement[bool]], now: datetime) -> None:
    """Delete these slots. Those that lie ahead leave a trace: a phone's calendar that holds them has to be told."""
    gone = tx.execute(select(slots.c.id, slots.c.person_id, slots.c.at).where(*these)).all()
    if gone:
        past = (called_off.c.person_id == gone[0].person_id, called_off.c.at <= now, called_off.c.gone_at.is_(None))
        tx.execute(delete(called_off).where(*past))
        tx.execute(insert(called_off), [{"slot_id": row.id, "person_id": row.person_id, "at": row.at} for row in gone])
        tx.execute(delete(slots).where(slots.c.id.in_([row.id for row in gone])))


def days_off(course: Course) -> Off:
    """Whether a day is a weekend or a public holiday."""
    return partial(day_off, holidays=course.holidays.off, moved_workdays=course.holidays.working)


def next_week_at(now: datetime, her: Preferences, course: Course) -> datetime:
    """When the next week at a glance is due: in her morning."""
    return in_week(now, her.zone, her.morning, WEEKDAYS_OF_WEEK, days_off(course))


def next_norm_at(now: datetime, her: Preferences, course: Course) -> datetime:
    """When the week's norm is looked at next: in her morning."""
    return in_week(now, her.zone, her.morning, WEEKDAYS_OF_NORM, days_off(course))


def begin(tx: Connection, person: Person, now: datetime, course: Course) -> None:
    """Call before the first rhythm or slot is written: from tomorrow on her weeks are looked at.

    Somebody with a plan is left as she is: she may have switched the weekly words off.
    """
    planned = select(exists().where(rhythms.c.person_id == person.id) | exists().where(slots.c.person_id == person.id))
    if not tx.execute(planned).scalar_one():
        her, midnight = preferences_of(person), moment(person.today(now) + DAY, "00:00", person.zone)
        week, norm = next_week_at(midnight, her, course), next_norm_at(midnight, her, course)
        write(tx, person, next_week_at=week, next_norm_at=norm)


def follow(tx: Connection, before: Person, after: Person, now: datetime, course: Course) -> Mapping[str, Any]:
    """Posts ahead keep their wall times, their moments and reminders move. Slots that lie behind stay as they were.

    The weekly words that she wants move too: they come back as columns of `people`.
    """
    was, will_be = preferences_of(before), preferences_of(after)
    if was == will_be:
        return {}
    ahead = select(slots.c.id, slots.c.day, slots.c.at_time, slots.c.at, slots.c.reminded).where(
        slots.c.person_id == after.id, slots.c.state == State.PLANNED, slots.c.at > now
    )
    ahead = ahead.with_for_update()  # a planner that takes a step with one of them waits
    _retime(tx, tx.execute(ahead).all(), will_be, now, days_off(course))
    if was.morning == will_be.morning and was.zone == will_be.zone:
        return {}
    week, norm = next_week_at(now, will_be, course), next_norm_at(now, will_be, course)
    return {
        "next_week_at": case((people.c.next_week_at.is_not(None), literal(week, UtcDateTime()))),
        "next_norm_at": case((people.c.next_norm_at.is_not(None), literal(norm, UtcDateTime()))),
    }


def _retime(tx: Connection, rows: Sequence[Any], preferences: Preferences, now: datetime, off: Off) -> None:
    changes = []
    for row in rows:
        at = moment(row.day, row.at_time, preferences.zone)
        said = row.reminded if at == row.at else NEW  # at another moment a reminder that was given says nothing
        due = follow_up_at(at, preferences, off) if said else remind_at(at, preferences, now)
        changes.append({"slot": row.id, "moment": at, "due": due, "stage": said})
    if changes:
        tx.execute(_RETIME, changes)
