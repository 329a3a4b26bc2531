"""What will the bot say first, to whom and when? One table: planned once, claimed, looked at again, sent, recorded.

Whoever plans calls `plan` inside a transaction of its own. The sender takes deliveries (`claim`), never two of one
person, asks the kind's voice whether it still holds, and records what became of it. A claim is a lease: a process that
dies in the middle gives its deliveries back when the lease runs out. What was claimed twice is recorded by its last
claimant only. A row that goes back to be tried again keeps `lease_until`: it keeps her place, and her next one waits.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, Integer, Select, and_, bindparam, exists, func, literal_column, or_, select, update

from bot.services.people.persons import REACHABLE, Address, Clock, at, get, known, leave_until
from bot.services.refusals import Refusal
from bot.services.speaking.story import PREFERRED, Story, stories
from bot.storage.database import Database, insert_once
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox

V = TypeVar("V")
LEASE = timedelta(minutes=3)  # longer than looking again and a call without an answer can take together
CLAIMING = 1_869_968_482  # the name of the lock under which a process claims for a person, among PostgreSQL's locks
IN_COMPANY = 1  # claims that came to nothing, after which a delivery may still be sent beside others
UNFINISHED = "claims without an outcome: "  # the reason of what was left behind, and their number
ANSWERED_WITHIN = timedelta(hours=36)  # «done» said later answers nothing
LATELY = 5  # messages back that a word may be an answer to
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
    unfinished: int = 0  # claims before this one, in a row, that nothing came of: did it end those processes?

    @property
    def suspect(self) -> bool:
        """It should be dealt with alone, so that it takes nobody else with it."""
        return self.unfinished > IN_COMPANY


@dataclass(frozen=True, slots=True)
class Suspect:
    """The next one is a suspect, and is not claimed beside others."""


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
class Why:
    """Why she was written to: what it was about, and the moment it was for."""

    kind: str
    at: datetime  # when it came, or was to come
    zone: str


@dataclass(frozen=True, slots=True)
class Told:
    """A message that she was sent."""

    delivery: int
    kind: str
    subject: str


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
    return select(outbox).where(condition).order_by(order).limit(1).with_for_update(of=outbox, skip_locked=True)


# Each has a small index of its own, which SQLite finds only when the state stands in the statement itself.
PLANNED = outbox.c.state == literal_column("'planned'")
SENDING = outbox.c.state == literal_column("'sending'")
_OTHER = outbox.alias("other")
_SENT_NOW = _OTHER.c.state == literal_column("'sending'")
_OPEN = _OTHER.c.state.in_([literal_column("'sending'"), literal_column("'planned'")])
_KEEPS, _COMES_ANEW = _OTHER.c.lease_until.is_not(None), outbox.c.lease_until.is_(None)
_PLANNED_BEFORE = or_(
    _OTHER.c.not_before < outbox.c.not_before,
    and_(_OTHER.c.not_before == outbox.c.not_before, _OTHER.c.id < outbox.c.id),
)


def _another_of_hers(condition: Any) -> Any:
    hers = and_(_OTHER.c.person_id == outbox.c.person_id, _OTHER.c.id != outbox.c.id)
    return exists().where(hers, _OPEN, condition).correlate(outbox)


# One of hers is on its way, or keeps her place, or comes before this one.
_HER_LINE = _another_of_hers(
    or_(
        _SENT_NOW,
        and_(_KEEPS, or_(_COMES_ANEW, _OTHER.c.id < outbox.c.id)),
        and_(_COMES_ANEW, _PLANNED_BEFORE),
    )
)
_HER_OTHER_LEASE = _another_of_hers(and_(_SENT_NOW, _OTHER.c.lease_until > bindparam("now")))
_MAY_BE_RETAKEN = and_(SENDING, outbox.c.lease_until <= bindparam("now"), ~_HER_OTHER_LEASE)
_MAY_BE_TAKEN = and_(PLANNED, outbox.c.not_before <= bindparam("now"), ~_HER_LINE)
_LEFT_BEHIND = _claimable(_MAY_BE_RETAKEN, outbox.c.lease_until)
_DUE = _claimable(_MAY_BE_TAKEN, outbox.c.not_before)
_TAKE, _RETAKE = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.attempts == bindparam("tried"), still)
    .values(state="sending", attempts=bindparam("trying"), lease_until=bindparam("until"), reason=bindparam("why"))
    for still in (_MAY_BE_TAKEN, _MAY_BE_RETAKEN)
)
# Two processes may have found two rows of hers, neither of which the other sees as taken yet. The second of them looks
# again at the next moment; nobody waits while holding something.
_HER_CLAIMANT = select(func.pg_try_advisory_xact_lock(CLAIMING, bindparam("person", type_=Integer)))
_WHOM = (
    select(people.c.zone, addresses.c.unreachable_at, addresses.c.messenger, addresses.c.chat_id)
    .join(addresses, addresses.c.person_id == people.c.id)
    .where(people.c.id == bindparam("person"))
    .order_by(*PREFERRED)
    .limit(1)
)
_LATELY = (
    select(outbox.c.id, outbox.c.kind, outbox.c.subject)
    .join(addresses, addresses.c.person_id == outbox.c.person_id)
    .where(
        addresses.c.messenger == bindparam("messenger"),
        addresses.c.chat_id == bindparam("chat_id"),
        outbox.c.state == "sent",
        outbox.c.closed_at > bindparam("since"),
    )
    .order_by(outbox.c.closed_at.desc(), outbox.c.id.desc())
    .limit(LATELY)
)
_NEXT_PLANNED = select(outbox.c.not_before).where(PLANNED, ~_HER_LINE).order_by(outbox.c.not_before).limit(1)
_NEXT_LEFT = select(func.min(outbox.c.lease_until)).where(SENDING)


@dataclass(frozen=True, slots=True)
class Outbox:
    db: Database
    clock: Clock
    lease: timedelta = LEASE

    async def told_lately(self, address: Address) -> tuple[Told, ...]:
        """What she was told and may still answer by a word, the latest first."""
        hers = {"messenger": address.messenger, "chat_id": address.chat_id, "since": self.clock() - ANSWERED_WITHIN}
        return await self.db.transact(lambda tx: tuple(Told(*row) for row in tx.execute(_LATELY, hers)))

    async def claim(self) -> Delivery | None:
        """The next delivery that is due, for this process alone until the lease runs out; None: nothing can be taken.

        Whoever has one on its way, or one that will be tried again, is passed over. What nobody should hear any more
        (expired, unreachable, on leave) is dropped on the way.
        """
        found = await self._claimed(alone=True)
        assert not isinstance(found, Suspect)
        return found

    async def claim_beside_others(self) -> Delivery | Suspect | None:
        """The same while something of this process is on its way."""
        return await self._claimed(alone=False)

    async def _claimed(self, alone: bool) -> Delivery | Suspect | None:
        while True:
            found, more = await self.db.transact(lambda tx: self._claim(tx, alone))
            if found is not None or not more:
                return found

    def _claim(self, tx: Connection, alone: bool) -> tuple[Delivery | Suspect | None, bool]:
        """(what was claimed, whether there may be more)."""
        now = self.clock()
        for _ in range(AT_ONCE):
            row, take = tx.execute(_LEFT_BEHIND, {"now": now}).one_or_none(), _RETAKE
            unfinished = 0 if row is None else _unfinished(row.reason) + 1
            if row is None:
                row, take = tx.execute(_DUE, {"now": now}).one_or_none(), _TAKE
            elif unfinished > IN_COMPANY and not alone:
                return Suspect(), False
            if row is None:
                return None, False
            if tx.dialect.name == "postgresql" and not tx.execute(_HER_CLAIMANT, {"person": row.person_id}).scalar():
                return None, True
            why = f"{UNFINISHED}{unfinished}" if unfinished else row.reason
            taken = {"now": now, "row": row.id, "tried": row.attempts}
            trying = {"trying": row.attempts + 1, "until": now + self.lease, "why": why}
            if tx.execute(take, {**taken, **trying}).rowcount != 1:
                continue
            whom = tx.execute(_WHOM, {"person": row.person_id}).one_or_none()
            reason = self._silenced(tx, row, whom, now)
            if whom is None or reason is not None:
                self._close(tx, row.id, row.attempts + 1, state="dropped", reason=reason)
                continue
            address = Address(whom.messenger, whom.chat_id)
            about = row.id, row.key, row.kind, row.subject, row.person_id
            return Delivery(*about, address, row.not_before, row.attempts + 1, unfinished), True
        return None, True

    def _silenced(self, tx: Connection, row: Any, whom: Any, now: datetime) -> str | None:
        """Why nobody should hear it, whatever its kind says."""
        if whom is None:
            return "no address"
        if whom.unreachable_at is not None:
            return "unreachable"
        if row.expires_at is not None and row.expires_at <= now:
            return "stale"
        try:
            today = now.astimezone(ZoneInfo(whom.zone)).date()
        except (ZoneInfoNotFoundError, ValueError):  # one of an older machine's: others are not to wait for it
            return "unknown zone"
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
        waits = {"state": "planned", "attempts": delivery.attempts - 1, "lease_until": None}
        await self._back(delivery, not_before=moment, reason=reason, **waits)

    async def untouched(self, delivery: Delivery) -> None:
        """Nothing was tried and nothing is known: as it was before the claim."""
        now = self.clock()
        await self._back(delivery, state="planned", attempts=delivery.attempts - 1, lease_until=now)

    async def retry(self, delivery: Delivery, moment: datetime, error: str) -> None:
        """It was tried and did not come through; try again at `moment`, and what else she is to hear after that."""
        await self._back(delivery, state="planned", not_before=moment, lease_until=moment, reason=error)

    async def blocked(self, delivery: Delivery, error: str) -> None:
        """She cannot be reached there. With another address it is said there; else all that waits is closed."""

        def work(tx: Connection) -> None:
            if self._lose(tx, delivery.person_id, delivery.address):
                self._close(tx, delivery.id, delivery.attempts, state="blocked", reason=error)
            else:
                now = self.clock()
                self._reopen(tx, delivery, state="planned", not_before=now, lease_until=now, reason=error)

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
            ends = [tx.execute(statement).scalar_one_or_none() for statement in (_NEXT_PLANNED, _NEXT_LEFT)]
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
        return await self.db.transact(lambda tx: stories(tx, person, limit))

    async def _end(self, delivery: Delivery, **values: Any) -> None:
        await self.db.transact(lambda tx: self._close(tx, delivery.id, delivery.attempts, **values))

    async def _back(self, delivery: Delivery, **values: Any) -> None:
        await self.db.transact(lambda tx: self._reopen(tx, delivery, **values))

    def _reopen(self, tx: Connection, delivery: Delivery, **values: Any) -> None:
        tx.execute(_held(delivery.id, delivery.attempts).values(**values))

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


def _unfinished(reason: str | None) -> int:
    """How many claims in a row had come to nothing, by the row's reason."""
    return int(reason.removeprefix(UNFINISHED)) if reason is not None and reason.startswith(UNFINISHED) else 0


def _held(row: int, attempts: int) -> Any:
    """The row, as long as nobody has claimed it again since this attempt."""
    return update(outbox).where(outbox.c.id == row, outbox.c.state == "sending", outbox.c.attempts == attempts)
