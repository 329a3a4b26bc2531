"""What she was told lately: the messages that a word of hers, «done» or «later», may be an answer to."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import bindparam, select

from bot.services.people.persons import Address, Clock
from bot.storage.database import Database
from bot.storage.tables.people import addresses
from bot.storage.tables.speaking import outbox

ANSWERED_WITHIN = timedelta(hours=36)  # «done» said later answers nothing
LATELY = 5  # messages back

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


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing that she was sent."""

    delivery: int
    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Lately:
    db: Database
    clock: Clock

    async def spoken(self, address: Address) -> tuple[Spoken, ...]:
        """What may still be answered, the latest first. One statement."""
        hers = {"messenger": address.messenger, "chat_id": address.chat_id, "since": self.clock() - ANSWERED_WITHIN}
        return await self.db.transact(lambda tx: tuple(Spoken(*row) for row in tx.execute(_LATELY, hers)))
