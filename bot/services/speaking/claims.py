"""Whose turn is it? The statements by which the outbox finds and takes the next row that may be sent."""

from typing import Any

from sqlalchemy import Integer, Select, and_, bindparam, exists, func, literal_column, or_, select, update

from bot.services.speaking.story import PREFERRED
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox

CLAIMING = 1_869_968_482  # the name of the lock under which a process claims for a person, among PostgreSQL's locks


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
LEFT_BEHIND = _claimable(_MAY_BE_RETAKEN, outbox.c.lease_until)
DUE = _claimable(_MAY_BE_TAKEN, outbox.c.not_before)
TAKE, RETAKE = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.attempts == bindparam("tried"), still)
    .values(state="sending", attempts=bindparam("trying"), lease_until=bindparam("until"), reason=bindparam("why"))
    for still in (_MAY_BE_TAKEN, _MAY_BE_RETAKEN)
)
# Two processes may have found two rows of hers, neither of which the other sees as taken yet. The second of them looks
# again at the next moment; nobody waits while holding something.
HER_CLAIMANT = select(func.pg_try_advisory_xact_lock(CLAIMING, bindparam("person", type_=Integer)))
WHOM = (
    select(
        *(people.c[name] for name in ("zone", "quiet_from", "quiet_till", "less")),
        *(people.c[name] for name in ("said_on", "said_times", "unanswered_since", "unanswered")),
        *(addresses.c[name] for name in ("unreachable_at", "messenger", "chat_id")),
    )
    .join(addresses, addresses.c.person_id == people.c.id)
    .where(people.c.id == bindparam("person"))
    .order_by(*PREFERRED)
    .limit(1)
)
BESIDE = (
    select(outbox)
    .where(
        outbox.c.person_id == bindparam("person"),
        PLANNED,
        outbox.c.not_before <= bindparam("now"),
        or_(outbox.c.expires_at.is_(None), outbox.c.expires_at > bindparam("now")),
    )
    .order_by(outbox.c.not_before, outbox.c.id)
)
NEXT_PLANNED = select(outbox.c.not_before).where(PLANNED, ~_HER_LINE).order_by(outbox.c.not_before).limit(1)
NEXT_LEFT = select(func.min(outbox.c.lease_until)).where(SENDING)
