"""What will the bot say first, to whom and when? One table: planned once, claimed, looked at again, sent, recorded.

Whoever plans calls `plan` inside a transaction of its own. The sender takes deliveries (`claim`), never two of one
person, asks the kind's voice whether it still holds, and records what became of it. A claim is a lease: a process that
dies in the middle gives its deliveries back when the lease runs out. What was claimed twice is recorded by its last
claimant only. A row that goes back to be tried again keeps `lease_until`: it keeps her place, and her next one waits.

All that is due for her at one moment may be one message: a claim tells what else of hers is due, and whoever sends says
which of it was in the message. Nobody else takes it meanwhile, for she is being spoken to.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfoNotFoundError

from sqlalchemy import Connection, and_, bindparam, case, func, select, update

from bot.rules.calendar import after_quiet, local
from bot.rules.speaking.patience import Said, too_much
from bot.services.people.persons import REACHABLE, Address, Clock, at, get, known, leave_until, write
from bot.services.refusals import Refusal
from bot.services.speaking.claims import (
    BESIDE,
    DUE,
    HER_CLAIMANT,
    LEFT_BEHIND,
    NEXT_LEFT,
    NEXT_PLANNED,
    PLANNED,
    RETAKE,
    TAKE,
    WHOM,
)
from bot.services.speaking.story import Story, stories
from bot.storage.database import Database, insert_once
from bot.storage.tables.grammar import UtcDateTime
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox

V = TypeVar("V")
LEASE = timedelta(minutes=3)  # longer than looking again and a call without an answer can take together
IN_COMPANY = 1  # claims that came to nothing, after which a delivery may still be sent beside others
UNFINISHED = "claims without an outcome: "  # the reason of what was left behind, and their number
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
    unfinished: int  # claims before this one, in a row, that nothing came of: did it end those processes?
    today: date  # hers
    said: Said  # what she was told before
    quiet_till: datetime | None  # she wants silence now, until then; None: she does not
    beside: tuple["Delivery", ...] = ()  # what else of hers is due, one of each other kind, not claimed

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

    kinds: tuple[str, ...]  # of all that one message held
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


_SAID_BESIDE = update(outbox).where(outbox.c.id == bindparam("row"), PLANNED)
_COUNT = (
    update(people)
    .where(people.c.id == bindparam("person"))
    .values(
        said_times=case((people.c.said_on == bindparam("today"), people.c.said_times + 1), else_=1),
        said_on=bindparam("today"),
        unanswered=people.c.unanswered + 1,
        unanswered_since=func.coalesce(people.c.unanswered_since, bindparam("now", type_=UtcDateTime())),
    )
)


@dataclass(frozen=True, slots=True)
class Outbox:
    db: Database
    clock: Clock
    lease: timedelta = LEASE

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
            row, take = tx.execute(LEFT_BEHIND, {"now": now}).one_or_none(), RETAKE
            unfinished = 0 if row is None else _unfinished(row.reason) + 1
            if row is None:
                row, take = tx.execute(DUE, {"now": now}).one_or_none(), TAKE
            elif unfinished > IN_COMPANY and not alone:
                return Suspect(), False
            if row is None:
                return None, False
            if tx.dialect.name == "postgresql" and not tx.execute(HER_CLAIMANT, {"person": row.person_id}).scalar():
                return None, True
            why = f"{UNFINISHED}{unfinished}" if unfinished else row.reason
            taken = {"now": now, "row": row.id, "tried": row.attempts}
            trying = {"trying": row.attempts + 1, "until": now + self.lease, "why": why}
            if tx.execute(take, {**taken, **trying}).rowcount != 1:
                continue
            whom = tx.execute(WHOM, {"person": row.person_id}).one_or_none()
            try:
                reason = self._silenced(tx, row, whom, now)
                found = None if reason else _delivery(row, whom, now, unfinished)
            except (ZoneInfoNotFoundError, ValueError):  # one of an older machine's: others are not to wait for it
                reason, found = "unknown zone", None
            if found is None:
                self._close(tx, row.id, row.attempts + 1, state="dropped", reason=reason)
                continue
            return replace(found, beside=_beside(tx, row, whom, now)), True
        return None, True

    def _silenced(self, tx: Connection, row: Any, whom: Any, now: datetime) -> str | None:
        """Why nobody should hear it, whatever its kind says."""
        if whom is None:
            return "no address"
        if whom.unreachable_at is not None:
            return "unreachable"
        if row.expires_at is not None and row.expires_at <= now:
            return "stale"
        if row.kind in whom.less.split(","):
            return "less"
        today = local(now, whom.zone).date()
        if leave_until(tx, row.person_id, today) is not None:
            return "paused"
        return too_much(_said(whom), today)

    async def sent(self, delivery: Delivery, message_id: int, beside: Iterable[Delivery] = ()) -> None:
        """She has it, and `beside` in the same message."""
        now = self.clock()
        told = {"state": "sent", "message_id": message_id, "reason": None, "closed_at": now}

        def work(tx: Connection) -> None:
            if tx.execute(_held(delivery.id, delivery.attempts).values(lease_until=None, **told)).rowcount == 1:
                for row in {other.id for other in beside} - {delivery.id}:
                    tx.execute(_SAID_BESIDE.values(**told), {"row": row})
                tx.execute(_COUNT, {"person": delivery.person_id, "today": delivery.today, "now": now})

        await self.db.transact(work)

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
            ends = [tx.execute(statement).scalar_one_or_none() for statement in (NEXT_PLANNED, NEXT_LEFT)]
            return min((end for end in ends if end is not None), default=None)

        return await self.db.transact(work)

    async def why(self, address: Address, delivery_id: int) -> Why:
        """Why she got this message. Refuses when it is not hers or is forgotten."""

        def work(tx: Connection) -> Why:
            person = known(tx, address)
            row = tx.execute(
                select(outbox.c.kind, outbox.c.not_before, outbox.c.closed_at, outbox.c.message_id).where(
                    outbox.c.id == delivery_id, outbox.c.person_id == person.id
                )
            ).one_or_none()
            if row is None:
                raise Refusal("outbox-forgotten")
            together = select(outbox.c.kind).where(
                outbox.c.person_id == person.id, outbox.c.state == "sent", outbox.c.message_id == row.message_id
            )
            kinds = dict.fromkeys((row.kind, *tx.execute(together.order_by(outbox.c.id)).scalars()))
            return Why(tuple(kinds), row.closed_at or row.not_before, person.zone)

        return await self.db.transact(work)

    async def hear_less(self, address: Address, what: str, *, less: bool) -> None:
        """No more of this kind, or what its voice makes of another word; or as before. Twice it changes nothing."""

        def work(tx: Connection) -> None:
            person = known(tx, address, to_write=True)
            wanted = set(filter(None, person.less.split(","))) - {what}
            write(tx, person, less=",".join(sorted(wanted | ({what} if less else set()))))

        await self.db.transact(work)

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


def _said(whom: Any) -> Said:
    since = whom.unanswered_since
    day = None if since is None else local(since, whom.zone).date()
    return Said(whom.said_on, whom.said_times, day, whom.unanswered)


def _delivery(row: Any, whom: Any, now: datetime, unfinished: int = 0) -> Delivery:
    quiet = after_quiet(now, whom.zone, whom.quiet_from, whom.quiet_till)
    return Delivery(
        id=row.id,
        key=row.key,
        kind=row.kind,
        subject=row.subject,
        person_id=row.person_id,
        address=Address(whom.messenger, whom.chat_id),
        not_before=row.not_before,
        attempts=row.attempts + 1,
        unfinished=unfinished,
        today=local(now, whom.zone).date(),
        said=_said(whom),
        quiet_till=quiet if quiet > now else None,
    )


def _beside(tx: Connection, row: Any, whom: Any, now: datetime) -> tuple[Delivery, ...]:
    """What else of hers is due, the first of each kind."""
    unwanted = {row.kind, *whom.less.split(",")}
    found: dict[str, Delivery] = {}
    for other in tx.execute(BESIDE, {"person": row.person_id, "now": now}):
        if other.kind not in unwanted:
            found.setdefault(other.kind, _delivery(other, whom, now))
    return tuple(found.values())


def _unfinished(reason: str | None) -> int:
    """How many claims in a row had come to nothing, by the row's reason."""
    return int(reason.removeprefix(UNFINISHED)) if reason is not None and reason.startswith(UNFINISHED) else 0


def _held(row: int, attempts: int) -> Any:
    """The row, as long as nobody has claimed it again since this attempt."""
    return update(outbox).where(outbox.c.id == row, outbox.c.state == "sending", outbox.c.attempts == attempts)
