"""What has the bot said first, and why not the rest? As the operator sees it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Executable, select

from bot.course.spelling import folded
from bot.services.people.persons import Address
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox

# Where she can be reached comes first.
PREFERRED = (addresses.c.unreachable_at.is_not(None), addresses.c.messenger.desc(), addresses.c.chat_id)


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A row as the operator sees it."""

    id: int
    kind: str
    subject: str
    state: str
    not_before: datetime
    closed_at: datetime | None
    attempts: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """One person and her rows, the newest last; as text, a table for the operator in her own time."""

    name: str | None
    address: Address
    zone: str
    unreachable_at: datetime | None  # there
    lines: tuple[StoryLine, ...]

    def __str__(self) -> str:
        reach = "" if self.unreachable_at is None else f", unreachable since {self._wall(self.unreachable_at)}"
        where = f"{self.address.messenger} {self.address.chat_id}, {self.zone}{reach}"
        return "\n".join([f"{self.name or 'nameless'} ({where})", *map(self._row, self.lines or ())])

    def _row(self, line: StoryLine) -> str:
        at = self._wall(line.closed_at or line.not_before)
        tries = f" (tried {line.attempts} times)" if line.attempts > 1 else ""
        why = f"  {line.reason}" if line.reason else ""
        return f"  {at}  {line.state:<8}  {line.kind:<10}  {line.subject}{tries}{why}"

    def _wall(self, moment: datetime) -> str:
        return f"{moment.astimezone(ZoneInfo(self.zone)):%Y-%m-%d %H:%M}"


def stories(tx: Connection, person: str | None, limit: int) -> tuple[Story, ...]:
    """The last `limit` rows of everybody, or of those with this name or chat id, person by person."""
    newest = select(outbox).order_by(outbox.c.id.desc()).limit(limit)
    if person is None:
        rows: Sequence[Any] = tx.execute(newest).all()
        hers = list(dict.fromkeys(row.person_id for row in reversed(rows)))
    else:
        hers = _called(tx, person)
        rows = [row for one in hers for row in tx.execute(newest.where(outbox.c.person_id == one))]
    return tuple(_story(tx, one, [row for row in reversed(rows) if row.person_id == one]) for one in hers)


def _called(tx: Connection, name: str) -> list[int]:
    """Who has this name or chat id. SQLite folds the case of Latin letters only, so names are compared here."""
    named = tx.execute(select(people.c.id, people.c.name).where(people.c.name.is_not(None)))
    found = {row.id for row in named if folded(row.name) == folded(name)}
    if re.fullmatch(r"-?\d{1,18}", name.strip()):
        chats = select(addresses.c.person_id).where(addresses.c.chat_id == int(name))
        found |= set(tx.execute(chats).scalars())
    return sorted(found)


def _story(tx: Connection, person_id: int, rows: Sequence[Any]) -> Story:
    named: Executable = (
        select(people.c.name, people.c.zone, addresses.c.unreachable_at, addresses.c.messenger, addresses.c.chat_id)
        .join(addresses, addresses.c.person_id == people.c.id)
        .where(people.c.id == person_id)
        .order_by(*PREFERRED)
        .limit(1)
    )
    who = tx.execute(named).one()
    lines = tuple(
        StoryLine(r.id, r.kind, r.subject, r.state, r.not_before, r.closed_at, r.attempts, r.reason) for r in rows
    )
    return Story(who.name, Address(who.messenger, who.chat_id), who.zone, who.unreachable_at, lines)
