"""A week of posts at a glance: its days with their posts and occasions, and how each page stands against its norm."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, select

from bot.course.shapes import AwarenessDay, Course
from bot.rules.posting.norm import State, missing, monday_of, norm_of
from bot.rules.posting.occasions import days_near, sensitive_on
from bot.services.people.pages import Page
from bot.services.people.persons import Person
from bot.services.posting.slots import Slot, days_off, slots_between
from bot.storage.tables.people import pages
from bot.storage.tables.posting import rhythms

_KEPT = (
    select(pages.c.id, pages.c.platform, pages.c.url, pages.c.norm, rhythms.c.at_time)
    .outerjoin(rhythms, rhythms.c.page_id == pages.c.id)
    .where(pages.c.person_id == bindparam("person"), pages.c.removed_at.is_(None))
    .order_by(pages.c.id, rhythms.c.id)
)


@dataclass(frozen=True, slots=True)
class Day:
    """One local day."""

    day: date
    off: bool  # a weekend or a public holiday
    slots: tuple[Slot, ...]  # in order of time
    occasions: tuple[AwarenessDay, ...]  # that suit her institution, at most two; on a sensitive day only that one
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One page against its norm in this week."""

    page: Page
    norm: int  # posts a week; 0: she wants none
    published: int
    planned: int  # still to come, or not answered yet
    missing: int


@dataclass(frozen=True, slots=True)
class Week:
    monday: date
    today: date  # may lie outside
    now: datetime
    days: tuple[Day, ...]  # seven
    standings: tuple[Standing, ...]  # of the pages she plans for, oldest first

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(slot for day in self.days for slot in day.slots)


@dataclass(frozen=True, slots=True)
class Kept:
    """A page she keeps and what its norm is made of."""

    page: Page
    norm: int  # posts a week: her own, or what suits an institution of her kind
    chosen: bool  # the norm is her own: only then is a week held against it
    times: tuple[str, ...]  # of its rhythms, local HH:MM; empty: none


def kept_pages(tx: Connection, person: Person) -> tuple[Kept, ...]:
    """Her pages, oldest first. One statement."""
    found: dict[int, Kept] = {}
    for row in tx.execute(_KEPT, {"person": person.id}):
        times = (row.at_time,) if row.at_time else ()
        if before := found.get(row.id):
            found[row.id] = replace(before, times=(*before.times, *times))
            continue
        page, norm = Page(row.id, row.platform, row.url), norm_of(row.norm, person.institution_kind)
        found[row.id] = Kept(page, norm, row.norm is not None, times)
    return tuple(found.values())


def weeks(
    tx: Connection, person: Person, hers: Sequence[Kept], first: date, count: int, now: datetime, course: Course
) -> tuple[Week, ...]:
    """`count` weeks of her pages, from the week of the local day `first` on. One statement, however full they are."""
    monday = monday_of(first)
    found = slots_between(tx, person.id, monday, monday + timedelta(days=7 * count - 1), course)
    return tuple(_week(monday + timedelta(days=7 * ahead), found, hers, person, now, course) for ahead in range(count))


def _week(
    monday: date,
    found: Sequence[Slot],
    hers: Sequence[Kept],
    person: Person,
    now: datetime,
    course: Course,
) -> Week:
    off = days_off(course)
    dates = [monday + timedelta(days=ahead) for ahead in range(7)]
    days = tuple(
        Day(
            day,
            off(day),
            tuple(slot for slot in found if slot.day == day),
            *_occasions(day, person.institution_kind, course),
        )
        for day in dates
    )
    mine = [slot for day in days for slot in day.slots]
    standings = tuple(
        _standing(kept, [slot.state for slot in mine if slot.page.id == kept.page.id])
        for kept in hers
        if kept.times or kept.chosen or any(slot.page.id == kept.page.id for slot in mine)
    )
    return Week(monday, person.today(now), now, days, standings)


def _occasions(day: date, kind: str | None, course: Course) -> tuple[tuple[AwarenessDay, ...], bool]:
    """What the day is about, and whether it is a sensitive one, beside which nothing else is suggested."""
    if sensitive := sensitive_on(course.calendar, day):
        return tuple(sensitive[:1]), True
    kinds = () if kind is None else (kind,)
    near = days_near(course.calendar, day, kinds, 0, 0)
    return tuple(one.day for one in near if one.first == one.last)[:2], False


def _standing(kept: Kept, states: Sequence[str]) -> Standing:
    norm = kept.norm if kept.chosen else 0
    lacking = missing(norm, states)
    return Standing(kept.page, norm, states.count(State.PUBLISHED), states.count(State.PLANNED), lacking)
