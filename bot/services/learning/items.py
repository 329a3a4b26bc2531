"""One item of a run, all of it, inside a transaction of whoever shows it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from bot.course.shapes import Checklist, Course, Item
from bot.rules.calendar import local
from bot.rules.learning.checklists import screen_of
from bot.services.learning.assignments import calm_of
from bot.services.learning.item_notes import Note
from bot.services.learning.runs import Found, Run, checklist_of, open_run
from bot.services.people.persons import Person


@dataclass(frozen=True, slots=True)
class Opened:
    """An item; `reminds` is when she can be reminded of it: mornings on her wall, in order."""

    run: Run
    item: Item
    position: int  # from 0
    today: date
    note: str | None
    remind_on: datetime | None  # on her wall
    reminds: tuple[datetime, ...]

    @property
    def settled(self) -> bool:
        return self.item.id in self.run.ticked


def opened(tx: Connection, course: Course, person: Person, found: Found, item: str, now: datetime) -> Opened | Run:
    """The item in the open run; the list when the item is gone from the course."""
    view = open_run(tx, person, found.page, checklist_of(course, found.checklist), now, post=found.post)
    position = position_of(view.checklist, item)
    if position is None:
        return replace(view, notice="checklists-item-gone")
    notice = "checklists-run-closed" if found.closed else None
    view = replace(view, screen=screen_of(position, view.parts), notice=notice)
    note = view.notes.get(item, Note(None, None))
    calm = calm_of(person, course)
    mornings = sorted({calm.next_morning(now), calm.monday(now)}) if view.post is None else []
    return Opened(
        run=view,
        item=view.checklist.items[position],
        position=position,
        today=person.today(now),
        note=note.text,
        remind_on=local(note.remind_at, person.zone) if note.remind_at else None,
        reminds=tuple(local(at, person.zone) for at in mornings),
    )


def position_of(checklist: Checklist, item: str) -> int | None:
    return next((position for position, each in enumerate(checklist.items) if each.id == item), None)
