"""When does something fall due next? The moments are columns; whoever keeps one for its feature is listed here."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from bot.services.speaking.outbox import PLANNED, SENDING
from bot.storage.database import Database
from bot.storage.tables.learning import assignments
from bot.storage.tables.people import people
from bot.storage.tables.posting import slots
from bot.storage.tables.speaking import outbox

COLUMNS = (
    people.c.next_tip_at,
    people.c.next_week_at,
    people.c.next_norm_at,
    assignments.c.next_nudge_at,
    slots.c.remind_at,
)
_NEXT = (
    *(select(func.min(column)).where(column > bindparam("now")) for column in COLUMNS),
    select(func.min(outbox.c.not_before)).where(PLANNED, outbox.c.not_before > bindparam("now")),
    select(func.min(outbox.c.lease_until)).where(SENDING, outbox.c.lease_until > bindparam("now")),
)


@dataclass(frozen=True, slots=True)
class Due:
    db: Database

    async def after(self, now: datetime) -> datetime | None:
        """The first moment after `now` at which something falls due, as planned so far; None: nothing will."""

        def work(tx: Connection) -> datetime | None:
            moments = [tx.execute(statement, {"now": now}).scalar_one() for statement in _NEXT]
            return min((moment for moment in moments if moment is not None), default=None)

        return await self.db.transact(work)
