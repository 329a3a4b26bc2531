"""What is kept of a file between the report and the yes, and for a day after the yes: never the file itself."""

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, delete, select

from bot.rules.posting.imports import Fault, Line, Planned, Reading, Told
from bot.services.people.persons import Person
from bot.services.refusals import Refusal
from bot.storage.database import insert_once
from bot.storage.tables.posting import import_drafts, written_imports

DRAFT_LIVES = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """A post that the file changed: what it was about before, and since."""

    slot: int
    rubric: str | None
    topic: str | None
    new_rubric: str | None
    new_topic: str | None
    when: str | None = None  # "2026-11-25 12:00" on her wall; None: nobody looks whether it was moved since


@dataclass(frozen=True, slots=True)
class Trace:
    """What a written file did."""

    made: tuple[Change, ...]  # posts that were not there before
    changed: tuple[Change, ...]


def keep(tx: Connection, person: Person, digest: str, name: str, reading: Reading, now: datetime) -> None:
    """In place of the file before. What others have left lying for a day goes too."""
    old = (import_drafts.c.person_id == person.id) | (import_drafts.c.created_at <= now - DRAFT_LIVES)
    tx.execute(delete(import_drafts).where(old))
    body = {"lines": [_plain(line) for line in reading.lines], "told": [astuple(one) for one in reading.told]}
    row = {"person_id": person.id, "digest": digest, "name": name, "created_at": now}
    tx.execute(import_drafts.insert().values(**row, body=json.dumps(body, ensure_ascii=False)))


def draft_of(tx: Connection, person: Person, digest: str, now: datetime) -> tuple[str, Reading]:
    """The file's name and what was read. Refuses a file that is forgotten."""
    row = tx.execute(
        select(import_drafts.c.name, import_drafts.c.body).where(
            import_drafts.c.person_id == person.id,
            import_drafts.c.digest == digest,
            import_drafts.c.created_at > now - DRAFT_LIVES,
        )
    ).one_or_none()
    if row is None:
        raise Refusal("imports-draft-gone")
    body = json.loads(row.body)
    if isinstance(body, list):  # kept by an earlier version, hours ago
        raise Refusal("imports-draft-gone")
    told = tuple(Told(what, tuple(names), count) for what, names, count in body["told"])
    return row.name, Reading(tuple(_line(*parts) for parts in body["lines"]), told)


def _plain(line: Line) -> list[object]:
    return ["planned" if isinstance(line, Planned) else "fault", *map(_written, astuple(line))]


def _written(part: object) -> object:
    return part.isoformat() if isinstance(part, date) else part


def _line(kind: str, *parts: str) -> Line:
    if kind == "fault":
        return Fault(int(parts[0]), *parts[1:])
    number, page, day, *rest = parts
    return Planned(int(number), int(page), date.fromisoformat(day), *rest)


def leave_trace(tx: Connection, person: Person, digest: str, trace: Trace, now: datetime) -> None:
    """So that the file can be taken back. The first yes counts: a second one finds everything written."""
    tx.execute(delete(written_imports).where(written_imports.c.written_at <= now - DRAFT_LIVES))
    body = json.dumps([[astuple(one) for one in part] for part in (trace.made, trace.changed)], ensure_ascii=False)
    insert_once(tx, written_imports, person_id=person.id, digest=digest, body=body, written_at=now)


def trace_of(tx: Connection, person: Person, digest: str, now: datetime, late: str) -> Trace:
    """What this file did. Refuses, in the words of `late`, one that was not written, or more than a day ago."""
    this = (written_imports.c.person_id == person.id, written_imports.c.digest == digest)
    row = tx.execute(
        select(written_imports.c.body).where(*this, written_imports.c.written_at > now - DRAFT_LIVES)
    ).one_or_none()
    if row is None:
        raise Refusal(late)
    made, changed = json.loads(row.body)
    return Trace(_changes(made), _changes(changed))


def _changes(rows: Sequence[Sequence[object]]) -> tuple[Change, ...]:
    return tuple(Change(*row) for row in rows)  # type: ignore[arg-type]  # as they were written


def forget_trace(tx: Connection, person: Person, digest: str) -> None:
    tx.execute(
        delete(written_imports).where(written_imports.c.person_id == person.id, written_imports.c.digest == digest)
    )
