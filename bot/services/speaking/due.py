"""When does something fall due next? The moments are columns; each kind of word that is said first names its own."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, bindparam, func, select

from bot.services.speaking.claims import PLANNED, SENDING
from bot.storage.database import Database
from bot.storage.tables.speaking import outbox

Columns = tuple[Column[datetime], ...]

_NEXT_WORDS = (
    select(func.min(outbox.c.not_before)).where(PLANNED, outbox.c.not_before > bindparam("now")),
    select(func.min(outbox.c.lease_until)).where(SENDING, outbox.c.lease_until > bindparam("now")),
)


@dataclass(frozen=True, slots=True)
class Due:
    db: Database
    columns: Columns  # each with an index of its own

    async def after(self, now: datetime) -> datetime | None:
        """The first moment after `now` at which something falls due, as planned so far; None: nothing will."""
        asked = (*(select(func.min(one)).where(one > bindparam("now")) for one in self.columns), *_NEXT_WORDS)

        def work(tx: Connection) -> datetime | None:
            moments = [tx.execute(statement, {"now": now}).scalar_one() for statement in asked]
            return min((moment for moment in moments if moment is not None), default=None)

        return await self.db.transact(work)
