"""Which idea is told with a post, and which have been told near it: one is not told again within four weeks."""

from datetime import timedelta

from sqlalchemy import Connection, bindparam, or_, select, update

from bot.course.shapes import Course
from bot.rules.posting.ideas import FRESH_DAYS, Idea, Near, Source, again, first
from bot.rules.posting.norm import State
from bot.services.people.persons import Person
from bot.services.posting.slots import Slot
from bot.storage.tables.posting import slots

_NEAR = select(slots.c.day, slots.c.idea, slots.c.topic).where(
    slots.c.person_id == bindparam("person"),
    slots.c.day.between(bindparam("first"), bindparam("last")),
    slots.c.state != State.SKIPPED,
    slots.c.id != bindparam("slot"),
    or_(slots.c.together.is_(None), slots.c.together != bindparam("together")),
)


def source_of(course: Course) -> Source:
    return Source(course.rubrics, course.calendar, course.tips)


def near(tx: Connection, person: Person, slot: Slot) -> Near:
    """What her posts within four weeks of this one already have. One statement."""
    weeks = timedelta(days=FRESH_DAYS)
    span = {"first": slot.day - weeks, "last": slot.day + weeks}
    rows = tx.execute(_NEAR, {"person": person.id, "slot": slot.id, "together": slot.together or 0, **span}).all()
    return Near(
        slot.day,
        frozenset(row.day for row in rows),
        frozenset(row.idea for row in rows if row.idea),
        frozenset(row.topic for row in rows if row.topic),
    )


def told(tx: Connection, person: Person, slot: Slot, course: Course) -> Idea | None:
    """The idea that stands with this post; it is chosen once and remembered."""
    source, kind = source_of(course), person.institution_kind
    if slot.idea and (before := again(source, slot.idea, Near(slot.day), kind)):
        return before
    idea = first(source, near(tx, person, slot), slot.rubric, kind, slot.id)
    if idea is not None:
        same = slots.c.id == slot.id if slot.together is None else slots.c.together == slot.together
        tx.execute(update(slots).where(same, slots.c.person_id == person.id).values(idea=idea.key))
    return idea
