"""Who is at an address, what her next words mean, and whether she is away. Every service begins here.

A person is reached at an address (messenger, chat id); nothing here knows a messenger. The functions work inside a
transaction of whoever calls them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, bindparam, func, select, update

from bot.services.refusals import Refusal
from bot.storage.database import insert_once
from bot.storage.tables.learning import active_days
from bot.storage.tables.people import addresses, leaves, people

Clock = Callable[[], datetime]
# Makes somebody's future moments anew: called in the transaction that has just written her new zone or habits into
# `people`, with the person as she was before (her old zone is needed to find the old wall times) and the moment of now.
Rezone = Callable[[Connection, "Person", datetime], None]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person is reached: `Address("telegram", 101)`."""

    messenger: str
    chat_id: int


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str | None
    institution: str | None
    zone: str
    city: str | None
    expects: str | None
    active_on: date | None

    def today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()


PERSON = (
    people.c.id,
    people.c.name,
    people.c.institution,
    people.c.zone,
    people.c.city,
    people.c.expects,
    people.c.active_on,
)
_FIND = (
    select(*PERSON, people.c.unreachable_at)
    .join(addresses, addresses.c.person_id == people.c.id)
    .where(addresses.c.messenger == bindparam("messenger"), addresses.c.chat_id == bindparam("chat_id"))
)


def person_of(row: Any) -> Person:
    return Person(row.id, row.name, row.institution, row.zone, row.city, row.expects, row.active_on)


def get(tx: Connection, address: Address) -> Person | None:
    """The person at this address. She was heard, so she can be written to again."""
    row = tx.execute(_FIND, {"messenger": address.messenger, "chat_id": address.chat_id}).one_or_none()
    if row is None:
        return None
    if row.unreachable_at is not None:
        tx.execute(update(people).where(people.c.id == row.id).values(unreachable_at=None))
    return person_of(row)


def require(tx: Connection, address: Address, expects: str | None = None) -> Person:
    """The person at this address, who from now on is `expects`-ed to write that (None: nothing). Refuses strangers."""
    return expect(tx, known(tx, address), expects)


def known(tx: Connection, address: Address) -> Person:
    """The person at this address; what her next text means stays as it is. Refuses strangers."""
    person = get(tx, address)
    if person is None:
        raise Refusal("hall-unknown")
    return person


def expect(tx: Connection, person: Person, expects: str | None) -> Person:
    """Remember what her next free text will mean. Every screen says so, so that no old question catches it."""
    if person.expects == expects:
        return person
    tx.execute(update(people).where(people.c.id == person.id).values(expects=expects))
    return replace(person, expects=expects)


def active(tx: Connection, person: Person, now: datetime) -> None:
    """She did something today: her day counts for the streak."""
    today = person.today(now)
    if person.active_on != today:
        insert_once(tx, active_days, person_id=person.id, day=today)
        tx.execute(update(people).where(people.c.id == person.id).values(active_on=today))


def leave_until(tx: Connection, person_id: int, day: date) -> date | None:
    """The last day of the leave that she is on, on this local day of hers."""
    running = and_(leaves.c.person_id == person_id, leaves.c.first_on <= day, leaves.c.last_on >= day)
    last: date | None = tx.execute(select(func.max(leaves.c.last_on)).where(running)).scalar_one()
    return last
