"""What was made at once, a file, typed lines or a copied week, and how it is taken back for a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.rules.posting.norm import State
from bot.services.people.persons import Person
from bot.services.posting.drafts import Change, forget_trace, trace_of
from bot.services.posting.slots import call_off
from bot.storage.tables.posting import slots

_REWRITE = (
    update(slots)
    .where(slots.c.id == bindparam("slot"), slots.c.state == State.PLANNED)
    .values(rubric=bindparam("to_rubric"), topic=bindparam("to_topic"))
)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What has become of what was made: posts that went, those that are as before, those left as she has made them."""

    gone: int
    as_before: int
    left: int


def undone(tx: Connection, person: Person, name: str, now: datetime, late: str) -> TakenBack:
    """As it was before: new posts go, changed ones are as before. What she has touched since stays.

    Refuses in the words of `late` what is not there, or longer than a day ago.
    """
    trace = trace_of(tx, person, name, now, late)
    ids = [one.slot for one in (*trace.made, *trace.changed)]
    untouched = (slots.c.person_id == person.id, slots.c.state == State.PLANNED, slots.c.at > now)
    columns = (slots.c.id, slots.c.rubric, slots.c.topic, slots.c.together, slots.c.day, slots.c.at_time)
    rows = tx.execute(select(*columns).where(*untouched, slots.c.id.in_(ids)).with_for_update()).all()
    there = {row.id: row for row in rows}
    gone = [one.slot for one in trace.made if _untouched(one, there.get(one.slot))]
    back = [one for one in trace.changed if _untouched(one, there.get(one.slot))]
    if gone:
        call_off(tx, (slots.c.id.in_(gone),), now)
    rewrite(tx, [replace(one, new_rubric=one.rubric, new_topic=one.topic) for one in back])
    forget_trace(tx, person, name)
    # What stood on several pages was one post.
    count = len({one.together or -one.id for one in rows if one.id in gone})
    return TakenBack(count, len(back), len(ids) - len(gone) - len(back))


def _untouched(one: Change, row: Any) -> bool:
    """Whether the post still is what was made of it."""
    if row is None or (row.rubric, row.topic) != (one.new_rubric, one.new_topic):
        return False
    return one.when in (None, f"{row.day} {row.at_time}")


def rewrite(tx: Connection, changes: Sequence[Change]) -> None:
    if changes:
        values = [{"slot": one.slot, "to_rubric": one.new_rubric, "to_topic": one.new_topic} for one in changes]
        tx.execute(_REWRITE, values)
