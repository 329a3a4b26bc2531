"""Home: what waits for her today, gathered in one transaction from whoever has something for her."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.services.people.persons import Address, Clock, Person, require
from bot.storage.database import Database

V = TypeVar("V")
Look = Callable[[Connection, Person, datetime], V | None]  # what a feature has for her now; None: nothing


@dataclass(frozen=True, slots=True)
class Today:
    name: str | None
    day: date  # hers
    waits: tuple[tuple[str, Any], ...]  # what each feature has for her, under its name, the most urgent first


@dataclass(frozen=True, slots=True)
class Home:
    db: Database
    clock: Clock
    looks: tuple[tuple[str, Look[Any]], ...]  # in the order of what waits

    async def today(self, address: Address) -> Today:
        def work(tx: Connection) -> Today:
            person, now = require(tx, address), self.clock()
            found = ((name, look(tx, person, now)) for name, look in self.looks)
            return Today(person.name, person.today(now), tuple((name, one) for name, one in found if one is not None))

        return await self.db.transact(work)
