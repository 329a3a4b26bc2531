"""Who is at an address, what her next words mean, and whether she is away. Every service begins here.

A person is reached at an address (messenger, chat id); nothing here knows a messenger. The functions work inside a
transaction of whoever calls them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, and_, bindparam, exists, func, select, update

from bot.rules.people.quiet import morning_of
from bot.services.refusals import Refusal
from bot.storage.tables.people import addresses, leaves, people

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person is reached: `Address("telegram", 101)`."""

    messenger: str
    chat_id: int


@dataclass(frozen=True, slots=True)
class Person:
    """Her row, but for the moments that it holds for others: read once in a transaction and handed on."""

    id: int
    name: str | None
    institution: str | None
    institution_kind: str | None  # of course.shapes.Institution; None: nobody asked
    zone: str
    city: str | None
    expects: str | None
    active_on: date | None
    # When the bot may write. Wall times are HH:MM.
    quiet_from: str
    quiet_till: str  # the same as the beginning: no quiet hours
    due_beats_quiet: bool  # a due hour may break quiet hours
    lead_minutes: int  # how long before a post she is reminded
    tip_time: str | None  # None: no tips
    tip_days: str  # ISO digits
    less: str  # kinds of words that she wants no more, with commas between

    @property
    def morning(self) -> str:
        """HH:MM on her wall, outside of quiet hours, when what is due on a day is said in one message."""
        return morning_of(self.tip_time, self.quiet_from, self.quiet_till)

    def today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()


class Follower(Protocol):
    """A feature whose moments depend on her zone or on when the bot may write."""

    def follow(self, tx: Connection, before: Person, after: Person, now: datetime) -> Mapping[str, Any]:
        """Make the moments in the feature's rows anew; those in her own row come back as columns of `people`."""


class Greeter(Protocol):
    """A feature that has something ready for whoever comes."""

    def met(self, tx: Connection, person: Person, now: datetime, *, new: bool) -> Mapping[str, Any]:
        """She has come: `new`, or once more. What it sets in her own row comes back as columns of `people`."""


PERSON = (
    people.c.id,
    people.c.name,
    people.c.institution,
    people.c.institution_kind,
    people.c.zone,
    people.c.city,
    people.c.expects,
    people.c.active_on,
    people.c.quiet_from,
    people.c.quiet_till,
    people.c.due_beats_quiet,
    people.c.lead_minutes,
    people.c.tip_time,
    people.c.tip_days,
    people.c.less,
)
FIELDS = {column.name for column in PERSON}
_FIND = (
    select(*PERSON, addresses.c.unreachable_at, people.c.unanswered_since)
    .join(addresses, addresses.c.person_id == people.c.id)
    .where(addresses.c.messenger == bindparam("messenger"), addresses.c.chat_id == bindparam("chat_id"))
)
_FIND_TO_WRITE = _FIND.with_for_update(of=people)
# Whether a person (`people.c.id` of the statement around) can be written to anywhere.
REACHABLE = exists().where(addresses.c.person_id == people.c.id, addresses.c.unreachable_at.is_(None))
_BY_ID = select(*PERSON).where(people.c.id.in_(bindparam("people", expanding=True)))


def person_of(row: Any) -> Person:
    """From a row that begins with `PERSON`."""
    return Person(*row[: len(PERSON)])


def people_by_id(tx: Connection, ids: Iterable[int]) -> dict[int, Person]:
    """Those of them that are still here. One statement."""
    return {row.id: person_of(row) for row in tx.execute(_BY_ID, {"people": sorted(set(ids))})}


def person_by_id(tx: Connection, person_id: int) -> Person | None:
    """None when she has left meanwhile. One statement."""
    return people_by_id(tx, [person_id]).get(person_id)


def get(tx: Connection, address: Address, *, to_write: bool = False) -> Person | None:
    """The person at this address, who was heard: she can be written to, and no message waits for her answer.

    `to_write` keeps others off her row.
    """
    find = _FIND_TO_WRITE if to_write else _FIND
    row = tx.execute(find, {"messenger": address.messenger, "chat_id": address.chat_id}).one_or_none()
    if row is None:
        return None
    if row.unreachable_at is not None:
        tx.execute(update(addresses).where(at(address)).values(unreachable_at=None))
    heard(tx, row)
    return person_of(row)


def heard(tx: Connection, row: Any) -> None:
    """No message waits for her answer any more. `row` holds her `id` and `unanswered_since`."""
    if row.unanswered_since is not None:
        tx.execute(update(people).where(people.c.id == row.id).values(unanswered_since=None, unanswered=0))


def at(address: Address) -> ColumnElement[bool]:
    """The row of `addresses`."""
    return and_(addresses.c.messenger == address.messenger, addresses.c.chat_id == address.chat_id)


def require(tx: Connection, address: Address, expects: str | None = None, *, to_write: bool = False) -> Person:
    """The person at this address, who from now on is `expects`-ed to write that (None: nothing). Refuses strangers."""
    return expect(tx, known(tx, address, to_write=to_write), expects)


def known(tx: Connection, address: Address, *, to_write: bool = False) -> Person:
    """The person at this address; what her next text means stays as it is. Refuses strangers."""
    person = get(tx, address, to_write=to_write)
    if person is None:
        raise Refusal("hall-unknown")
    return person


def expect(tx: Connection, person: Person, expects: str | None) -> Person:
    """Remember what her next free text will mean. Every screen says so, so that no old question catches it."""
    return person if person.expects == expects else write(tx, person, expects=expects)


def write(tx: Connection, person: Person, **values: Any) -> Person:
    """Her row with these columns of `people` changed. What is so already is not written."""
    changed = {name: value for name, value in values.items() if name not in FIELDS or getattr(person, name) != value}
    if changed:
        tx.execute(update(people).where(people.c.id == person.id).values(changed))
    return _with(person, changed)


def move(tx: Connection, person: Person, now: datetime, followers: Iterable[Follower], **values: Any) -> Person:
    """Write her zone or when the bot may write, and all that follows it. One statement for her own row.

    `person` is read `to_write`: what follows is made from all of her row, and another process may be changing it too.
    """
    after = _with(person, values)
    if after != person:
        for follower in followers:
            values.update(follower.follow(tx, person, after, now))
    return write(tx, person, **values)


def _with(person: Person, values: Mapping[str, Any]) -> Person:
    return replace(person, **{name: value for name, value in values.items() if name in FIELDS})


def leave_until(tx: Connection, person_id: int, day: date) -> date | None:
    """The last day of the leave that she is on, on this local day of hers."""
    running = and_(leaves.c.person_id == person_id, leaves.c.first_on <= day, leaves.c.last_on >= day)
    last: date | None = tx.execute(select(func.max(leaves.c.last_on)).where(running)).scalar_one()
    return last
