"""Who may take a letter: one process at a time, one letter of a person at a time, and hers in order."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection
from sqlalchemy.util import await_only

from bot.sandbox.clock import SandboxClock
from bot.services.speaking.outbox import LEASE, Delivery, Outbox, Suspect
from bot.storage.database import Database, open_database
from bot.storage.migrations import migrate
from tests.conftest import ANNA, MONDAY
from tests.speaking.letters import enter, rows, write

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
async def shared(database_url: str) -> AsyncIterator[tuple[Database, Database]]:
    """One database as two processes have it open; 40 people have a letter that is due."""
    await migrate(database_url)
    both = open_database(database_url), open_database(database_url)
    for number in range(40):
        await both[0].transact(partial(enter, chat_id=1000 + number))
        await write(both[0], 1000 + number, f"{number}", MONDAY)
    yield both
    for db in both:
        await db.close()


async def claims(outbox: Outbox) -> list[Delivery]:
    """All that one process gets, marked as sent."""
    got = []
    while (delivery := await outbox.claim()) is not None:
        got.append(delivery)
        await outbox.sent(delivery, message_id=delivery.id)
    return got


async def test_two_processes_share_the_work_and_take_nothing_twice(
    shared: tuple[Database, Database], clock: SandboxClock
) -> None:
    both = [Outbox(db, clock) for db in shared]
    taken = []
    while any(found := await asyncio.gather(*(outbox.claim() for outbox in both))):
        taken += [delivery.subject for delivery in found if delivery is not None]
        assert None not in found
    assert sorted(taken, key=int) == [f"{number}" for number in range(40)]


async def test_what_a_dead_process_had_taken_is_taken_again_once_its_lease_has_run_out(
    shared: tuple[Database, Database], clock: SandboxClock
) -> None:
    dead, living = (Outbox(db, clock, lease=timedelta(minutes=1)) for db in shared)
    lost = await dead.claim()
    assert lost is not None
    taken = await claims(living)
    assert lost.id not in {delivery.id for delivery in taken}
    assert await living.due_at() == MONDAY + timedelta(minutes=1)
    clock.jump(timedelta(minutes=1))
    (again,) = await claims(living)
    assert (again.id, again.attempts, len(taken)) == (lost.id, 2, 39)


async def test_a_late_word_of_who_had_lost_the_lease_changes_nothing(
    shared: tuple[Database, Database], clock: SandboxClock
) -> None:
    slow, quick = (Outbox(db, clock, lease=timedelta(minutes=1)) for db in shared)
    lost = await slow.claim()
    clock.jump(timedelta(minutes=1))
    taken = await quick.claim()
    assert lost is not None
    assert taken is not None
    assert taken.id == lost.id
    await slow.failed(lost, "too slow")
    await slow.retry(lost, MONDAY, "too slow")
    row = next(row for row in await rows(shared[0]) if row.id == lost.id)
    assert (row.state, row.attempts) == ("sending", 2)
    await quick.sent(taken, message_id=7)
    row = next(row for row in await rows(shared[0]) if row.id == lost.id)
    assert (row.state, row.message_id) == ("sent", 7)


async def test_of_two_processes_only_one_takes_a_letter_of_hers_and_they_are_taken_in_order(
    shared: tuple[Database, Database], clock: SandboxClock
) -> None:
    both = [Outbox(db, clock) for db in shared]
    await claims(both[0])
    for number in (2, 1, 0):
        await write(shared[0], 1000, f"её {number}", MONDAY - number * HOUR)
    for number in (2, 1, 0):
        found = await asyncio.gather(*(outbox.claim() for outbox in both * 3))
        (hers,) = (delivery for delivery in found if delivery is not None)
        assert hers.subject == f"её {number}"
        await both[1].sent(hers, message_id=number)


async def test_what_is_to_be_tried_again_keeps_her_place_and_what_is_put_off_does_not(
    shared: tuple[Database, Database], clock: SandboxClock
) -> None:
    outbox = Outbox(shared[0], clock)
    await claims(outbox)
    for subject in ("первая", "вторая"):
        await write(shared[0], 1000, subject, MONDAY)
    first = await outbox.claim()
    assert first is not None
    await outbox.retry(first, MONDAY + HOUR, "cut")
    assert await outbox.claim() is None
    assert await outbox.due_at() == MONDAY + HOUR
    clock.jump(HOUR)
    again = await outbox.claim()
    assert again is not None
    assert (again.subject, again.attempts) == ("первая", 2)
    await outbox.later(again, MONDAY + DAY, "quiet")
    assert [delivery.subject for delivery in await claims(outbox)] == ["вторая"]


async def test_a_letter_that_was_put_in_before_one_that_is_being_taken_waits_for_it(
    postgres_url: str, clock: SandboxClock
) -> None:
    """The other process has taken her letter, which nobody can see yet: SKIP LOCKED would let the new one through."""
    await migrate(postgres_url)
    here, there = open_database(postgres_url), open_database(postgres_url)
    await here.transact(partial(enter, chat_id=ANNA))
    await write(here, ANNA, "вторая", MONDAY)
    taken, may_end = asyncio.Event(), asyncio.Event()

    def slowly(tx: Connection) -> Delivery | Suspect | None:
        found, _ = Outbox(there, clock)._claim(tx, alone=True)
        taken.set()
        await_only(may_end.wait())
        return found

    taking = asyncio.ensure_future(there.transact(slowly))
    await taken.wait()
    await write(here, ANNA, "первая", MONDAY - HOUR)
    assert await here.transact(lambda tx: Outbox(here, clock)._claim(tx, alone=True)) == (None, True)
    may_end.set()
    theirs = await taking
    assert isinstance(theirs, Delivery)
    assert (theirs.subject, await Outbox(here, clock).claim()) == ("вторая", None)
    for db in (here, there):
        await db.close()


async def test_what_nobody_finishes_is_counted_and_taken_alone(
    shared: tuple[Database, Database], clock: SandboxClock
) -> None:
    outbox = Outbox(shared[0], clock)
    await claims(outbox)
    await write(shared[0], 1000, "тяжёлая", MONDAY)
    for unfinished in range(2):
        taken = await outbox.claim_beside_others()
        assert isinstance(taken, Delivery)
        assert (taken.unfinished, taken.suspect) == (unfinished, False)
        clock.jump(LEASE)
    assert await outbox.claim_beside_others() == Suspect()
    suspect = await outbox.claim()
    assert suspect is not None
    assert (suspect.unfinished, suspect.suspect) == (2, True)
    await outbox.retry(suspect, clock(), "cut")
    again = await outbox.claim()
    assert again is not None
    assert (again.unfinished, again.attempts) == (0, 4)
