"""What she keeps in mind about items of a run, as rows: a note in her words, and when to remind her.

The functions here work inside a transaction of `notes.py` or of whoever shows a run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.services.speaking.outbox import Delivery
from bot.storage.database import insert_once
from bot.storage.tables.learning import checklist_runs, item_notes
from bot.storage.tables.speaking import outbox

KIND = "item"  # of its rows in the outbox


@dataclass(frozen=True, slots=True)
class Note:
    text: str | None
    remind_at: datetime | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A reminder whose moment has come."""

    run: int
    item: str
    person_id: int
    remind_at: datetime


_OF_RUN = select(item_notes.c.item, item_notes.c.note, item_notes.c.remind_at).where(
    item_notes.c.run_id == bindparam("run")
)
_DUE = (
    select(item_notes.c.run_id, item_notes.c.item, checklist_runs.c.person_id, item_notes.c.remind_at)
    .join(checklist_runs, checklist_runs.c.id == item_notes.c.run_id)
    .where(item_notes.c.remind_at <= bindparam("now"))
    .order_by(item_notes.c.remind_at)
    .limit(bindparam("limit"))
)
_MOVE = (
    update(item_notes)
    .where(item_notes.c.run_id == bindparam("run"), item_notes.c.item == bindparam("which"))
    .values(remind_at=bindparam("at"))
)
_TAKE_BACK = (
    update(outbox)
    .where(
        outbox.c.person_id == bindparam("person"),
        outbox.c.state == "planned",
        outbox.c.kind == KIND,
        outbox.c.subject == bindparam("about"),
    )
    .values(state="dropped", reason="taken back", closed_at=bindparam("now"))
)


def notes_of(tx: Connection, run: int) -> Mapping[str, Note]:
    """By item. One statement."""
    return {item: Note(text, remind_at) for item, text, remind_at in tx.execute(_OF_RUN, {"run": run})}


def keep(tx: Connection, run: int, item: str, **values: Any) -> None:
    """Write `note` or `remind_at` of an item."""
    if not insert_once(tx, item_notes, run_id=run, item=item, **values):
        tx.execute(update(item_notes).where(item_notes.c.run_id == run, item_notes.c.item == item).values(values))


def due_ones(tx: Connection, now: datetime, limit: int) -> list[Asked]:
    return [Asked(*row) for row in tx.execute(_DUE, {"now": now, "limit": limit})]


def move(tx: Connection, asked: Mapping[Asked, datetime | None]) -> None:
    """When each is to be looked at again; None: it is on its way."""
    if asked:
        tx.execute(_MOVE, [{"run": one.run, "which": one.item, "at": at} for one, at in asked.items()])


def take_back(tx: Connection, person_id: int, run: int, item: str, now: datetime) -> None:
    """A word that is planned and waits for a morning is not said."""
    tx.execute(_TAKE_BACK, {"person": person_id, "about": subject(run, item), "now": now})


def subject(run: int, item: str) -> str:
    return f"{run}:{item}"


def about(delivery: Delivery) -> tuple[int, str]:
    """The run and the item that a planned word is about."""
    run, _, item = delivery.subject.partition(":")
    return int(run), item
