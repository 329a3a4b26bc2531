"""What will the bot say first, to whom and when? One table: planned once, claimed, looked at again, sent, recorded.

Whoever plans calls `plan` inside a transaction of its own. The sender takes one delivery at a time (`claim`), asks the
kind's voice whether it still holds, and records what became of it. A claim is a lease: a process that dies in the
middle gives its delivery back when the lease runs out. What was claimed twice is recorded by its last claimant only.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Executable, Select, and_, bindparam, func, literal_column, select, update

from bot.services.people.persons import REACHABLE, Address, Clock, at, get, known, leave_until
from bot.services.refusals import Refusal
from bot.storage.database import Database, insert_once
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox

V = TypeVar("V")
LEASE = timedelta(minutes=3)  # longer than looking again and a call without an answer can take together
AT_ONCE = 100  # rows that one transaction may drop on its way to one that can be sent


@dataclass(frozen=True, slots=True)
class Delivery:
    """A row that this process has claimed."""

    id: int
    key: str
    kind: str
    subject: str
    person_id: int
    address: Address
    not_before: datetime
    attempts: int  # this one included


@dataclass(frozen=True, slots=True)
class Drop:
    """Not to be said any more; `reason` is a short English word such as done, paused, stale."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """To be looked at again at `moment`."""

    moment: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Speak(Generic[V]):
    """Still true: `view` is what the card is made from, now."""

    view: V


# What is true of a delivery at this moment, just before it is sent: a method of the feature that planned it.
Voice = Callable[[Delivery], Awaitable[Drop | Later | Speak[V]]]


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


@dataclass(frozen=True, slots=True)
class Why:
    """Why she was written to: what it was about, and the moment it was for."""

    kind: str
    at: datetime  # when it came, or was to come
    zone: str


def plan(
    tx: Connection,
    *,
    key: str,
    kind: str,
    subject: str,
    person_id: int,
    not_before: datetime,
    expires_at: datetime | None = None,
    now: datetime,
) -> bool:
    """Write the row unless its key is there. True when this call wrote it: whoever plans twice gets False."""
    return insert_once(
        tx,
        outbox,
        key=key,
        kind=kind,
        subject=subject,
        person_id=person_id,
        not_before=not_before,
        expires_at=expires_at,
        state="planned",
        attempts=0,
        created_at=now,
    )


def _claimable(condition: Any, order: Any) -> Select[Any]:
    """The first row that fits. On PostgreSQL one that another process is taking at this moment is passed by."""
    return select(outbox).where(condition).order_by(order).limit(1).with_for_update(skip_locked=True)


# Each has a small index of its own, which SQLite finds only when the state stands in the statement itself.
PLANNED = outbox.c.state == literal_column("'planned'")
SENDING = outbox.c.state == literal_column("'sending'")
_LEFT_BEHIND = _claimable(and_(SENDING, outbox.c.lease_until <= bindparam("now")), outbox.c.lease_until)
_DUE = _claimable(and_(PLANNED, outbox.c.not_before <= bindparam("now")), outbox.c.not_before)
_TAKE = (
    update(outbox)
    .where(
        outbox.c.id == bindparam("row"),
        outbox.c.state == bindparam("was"),
        outbox.c.attempts == bindparam("tried"),
    )
    .values(state="sending", attempts=bindparam("trying"), lease_until=bindparam("until"))
)
# Where she can be reached comes first.
_PREFERRED = (addresses.c.unreachable_at.is_not(None), addresses.c.messenger.desc(), addresses.c.chat_id)
_WHOM = (
    select(people.c.zone, addresses.c.unreachable_at, addresses.c.messenger, addresses.c.chat_id)
    .join(addresses, addresses.c.person_id == people.c.id)
    .where(people.c.id == bindparam("person"))
    .order_by(*_PREFERRED)
    .limit(1)
)
_NEXT_PLANNED = select(func.min(outbox.c.not_before)).where(PLANNED)
_NEXT_LEFT = select(func.min(outbox.c.lease_until)).where(SENDING)


@dataclass(frozen=True, slots=True)
class Outbox:
    db: Database
    clock: Clock
    lease: timedelta = LEASE

    async def claim(self) -> Delivery | None:
        """The next delivery that is due, for this process alone until the lease runs out; None: nothing is due.

        What nobody should hear any more (expired, unreachable, on leave) is dropped on the way.
        """
        while True:
            found, more = await self.db.transact(self._claim)
            if found is not None or not more:
                return found

    def _claim(self, tx: Connection) -> tuple[Delivery | None, bool]:
        """(what was claimed, whether there may be more)."""
        now = self.clock()
        for _ in range(AT_ONCE):
            row = tx.execute(_LEFT_BEHIND, {"now": now}).one_or_none()
            if row is None:
                row = tx.execute(_DUE, {"now": now}).one_or_none()
            if row is None:
                return None, False
            taken = {"row": row.id, "was": row.state, "tried": row.attempts}
            trying = {"trying": row.attempts + 1, "until": now + self.lease}
            if tx.execute(_TAKE, {**taken, **trying}).rowcount != 1:
                continue
            whom = tx.execute(_WHOM, {"person": row.person_id}).one_or_none()
            reason = self._silenced(tx, row, whom, now)
            if whom is None or reason is not None:
                self._close(tx, row.id, row.attempts + 1, state="dropped", reason=reason)
                continue
            address = Address(whom.messenger, whom.chat_id)
            about = row.id, row.key, row.kind, row.subject, row.person_id
            return Delivery(*about, address, row.not_before, row.attempts + 1), True
        return None, True

    def _silenced(self, tx: Connection, row: Any, whom: Any, now: datetime) -> str | None:
        """Why nobody should hear it, whatever its kind says."""
        if whom is None:
            return "no address"
        if whom.unreachable_at is not None:
            return "unreachable"
        if row.expires_at is not None and row.expires_at <= now:
            return "stale"
        today = now.astimezone(ZoneInfo(whom.zone)).date()
        return "paused" if leave_until(tx, row.person_id, today) is not None else None

    async def sent(self, delivery: Delivery, message_id: int) -> None:
        await self._end(delivery, state="sent", message_id=message_id, reason=None)

    async def dropped(self, delivery: Delivery, reason: str) -> None:
        await self._end(delivery, state="dropped", reason=reason)

    async def failed(self, delivery: Delivery, error: str) -> None:
        """It cannot be sent, now or ever."""
        await self._end(delivery, state="failed", reason=error)

    async def later(self, delivery: Delivery, moment: datetime, reason: str) -> None:
        """Nothing was tried; look again at `moment`."""
        waits = {"state": "planned", "attempts": delivery.attempts - 1}
        await self._back(delivery, not_before=moment, reason=reason, **waits)

    async def retry(self, delivery: Delivery, moment: datetime, error: str) -> None:
        """It was tried and did not come through; try again at `moment`."""
        await self._back(delivery, state="planned", not_before=moment, reason=error)

    async def blocked(self, delivery: Delivery, error: str) -> None:
        """She cannot be reached there. With another address it is said there; else all that waits is closed."""

        def work(tx: Connection) -> None:
            if self._lose(tx, delivery.person_id, delivery.address):
                self._close(tx, delivery.id, delivery.attempts, state="blocked", reason=error)
            else:
                self._reopen(tx, delivery, state="planned", not_before=self.clock(), reason=error)

        await self.db.transact(work)

    async def left(self, address: Address) -> None:
        """She has blocked the bot: nothing is said there until she comes back."""

        def work(tx: Connection) -> None:
            person = get(tx, address)
            if person is not None:
                self._lose(tx, person.id, address)

        await self.db.transact(work)

    async def reachable(self, address: Address) -> None:
        """She has let the bot in there again. What was closed meanwhile stays unsaid."""

        await self.db.transact(lambda tx: get(tx, address))

    async def due_at(self) -> datetime | None:
        """When the next row is due (it may be past), None when nothing waits."""

        def work(tx: Connection) -> datetime | None:
            ends = [tx.execute(statement).scalar_one() for statement in (_NEXT_PLANNED, _NEXT_LEFT)]
            return min((end for end in ends if end is not None), default=None)

        return await self.db.transact(work)

    async def why(self, address: Address, delivery_id: int) -> Why:
        """Why she got this message. Refuses when it is not hers or is forgotten."""

        def work(tx: Connection) -> Why:
            person = known(tx, address)
            row = tx.execute(
                select(outbox.c.kind, outbox.c.not_before, outbox.c.closed_at).where(
                    outbox.c.id == delivery_id, outbox.c.person_id == person.id
                )
            ).one_or_none()
            if row is None:
                raise Refusal("outbox-forgotten")
            return Why(row.kind, row.closed_at or row.not_before, person.zone)

        return await self.db.transact(work)

    async def story(self, person: str | None = None, limit: int = 50) -> tuple[Story, ...]:
        """The last `limit` rows of everybody, or of those with this name or chat id, person by person."""

        def work(tx: Connection) -> tuple[Story, ...]:
            newest = select(outbox).order_by(outbox.c.id.desc()).limit(limit)
            if person is None:
                rows: Sequence[Any] = tx.execute(newest).all()
                hers = list(dict.fromkeys(row.person_id for row in reversed(rows)))
            else:
                hers = _called(tx, person)
                rows = [row for one in hers for row in tx.execute(newest.where(outbox.c.person_id == one))]
            return tuple(_story(tx, one, [row for row in reversed(rows) if row.person_id == one]) for one in hers)

        return await self.db.transact(work)

    async def _end(self, delivery: Delivery, **values: Any) -> None:
        await self.db.transact(lambda tx: self._close(tx, delivery.id, delivery.attempts, **values))

    async def _back(self, delivery: Delivery, **values: Any) -> None:
        await self.db.transact(lambda tx: self._reopen(tx, delivery, **values))

    def _reopen(self, tx: Connection, delivery: Delivery, **values: Any) -> None:
        tx.execute(_held(delivery.id, delivery.attempts).values(lease_until=None, **values))

    def _close(self, tx: Connection, row: int, attempts: int, **values: Any) -> None:
        tx.execute(_held(row, attempts).values(lease_until=None, closed_at=self.clock(), **values))

    def _lose(self, tx: Connection, person_id: int, address: Address) -> bool:
        """She cannot be reached there. True when she cannot be anywhere: then all that waits for her is closed."""
        now = self.clock()
        tx.execute(
            update(addresses).where(at(address), addresses.c.unreachable_at.is_(None)).values(unreachable_at=now)
        )
        lost = tx.execute(select(REACHABLE).where(people.c.id == person_id)).scalar_one_or_none() is not True
        if lost:
            waiting = and_(outbox.c.person_id == person_id, outbox.c.state == "planned")
            tx.execute(update(outbox).where(waiting).values(state="blocked", reason="unreachable", closed_at=now))
        return lost


def _held(row: int, attempts: int) -> Any:
    """The row, as long as nobody has claimed it again since this attempt."""
    return update(outbox).where(outbox.c.id == row, outbox.c.state == "sending", outbox.c.attempts == attempts)


def _called(tx: Connection, name: str) -> list[int]:
    """Who has this name or chat id. SQLite folds the case of Latin letters only, so names are compared here."""
    wanted = name.strip().casefold()
    found = {row.id for row in tx.execute(select(people.c.id, people.c.name)) if (row.name or "").casefold() == wanted}
    if wanted.removeprefix("-").isdecimal():
        chats = select(addresses.c.person_id).where(addresses.c.chat_id == int(wanted))
        found |= set(tx.execute(chats).scalars())
    return sorted(found)


def _story(tx: Connection, person_id: int, rows: Sequence[Any]) -> Story:
    named: Executable = (
        select(people.c.name, people.c.zone, addresses.c.unreachable_at, addresses.c.messenger, addresses.c.chat_id)
        .join(addresses, addresses.c.person_id == people.c.id)
        .where(people.c.id == person_id)
        .order_by(*_PREFERRED)
        .limit(1)
    )
    who = tx.execute(named).one()
    lines = tuple(
        StoryLine(r.id, r.kind, r.subject, r.state, r.not_before, r.closed_at, r.attempts, r.reason) for r in rows
    )
    return Story(who.name, Address(who.messenger, who.chat_id), who.zone, who.unreachable_at, lines)
