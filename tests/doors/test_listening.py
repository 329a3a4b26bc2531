"""Updates in flight: what was begun is finished, within reason."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramNetworkError
from aiogram.methods import GetUpdates
from aiogram.types import Update
from sqlalchemy import Connection, text
from structlog.contextvars import get_contextvars
from structlog.testing import capture_logs

from bot.listening import DEAF_SECONDS, Ear, InFlight
from bot.run import ailment
from bot.sandbox.people import Person
from bot.storage.migrations import head
from tests.conftest import ANNA, TOKEN, Stage, meet
from tests.speaking.letters import write


async def test_what_is_logged_meanwhile_knows_its_update() -> None:
    async def handler(_event: object, _data: dict[str, Any]) -> dict[str, Any]:
        return get_contextvars()

    assert await InFlight()(handler, Update(update_id=17), {}) == {"update_id": 17}
    assert get_contextvars() == {}


async def test_a_stop_does_not_wait_for_ever() -> None:
    in_flight, begun = InFlight(), asyncio.Event()

    async def handler(_event: object, _data: dict[str, Any]) -> None:
        begun.set()
        await asyncio.Event().wait()

    stuck = asyncio.ensure_future(in_flight(handler, Update(update_id=17), {}))
    await begun.wait()
    with capture_logs() as lines:
        await in_flight.land(seconds=0)
    assert (stuck.cancelled(), lines[-1]["event"]) == (True, "giving up on what takes too long")


async def test_after_the_stop_an_update_is_left_to_telegram() -> None:
    in_flight = InFlight()
    await in_flight.land(seconds=0)
    assert not in_flight.take(Dispatcher(disable_fsm=True), Bot(TOKEN), {"update_id": 1})
    assert in_flight.tasks == set()


async def listened(ear: Ear, outcome: Exception | None) -> None:
    async def ask(_bot: object, _method: object) -> Any:
        if outcome is not None:
            raise outcome
        return []

    with suppress(AiogramError):
        await ear(ask, None, GetUpdates())  # type: ignore[arg-type]  # no bot is needed to ask nobody


async def test_what_keeps_updates_away_is_a_sentence() -> None:
    now = [0.0]
    ear = Ear(lambda: now[0])
    await listened(ear, None)
    assert ear.trouble() is None
    await listened(ear, TelegramConflictError(method=GetUpdates(), message="Conflict: terminated by other getUpdates"))
    assert str(ear.trouble()).startswith("another program asks for this bot's updates: end it")
    await listened(ear, None)
    assert ear.trouble() is None
    now[0] = DEAF_SECONDS + 1.0
    await listened(ear, TelegramNetworkError(method=GetUpdates(), message="no route"))
    assert str(ear.trouble()).startswith(f"Telegram has brought nothing for {DEAF_SECONDS} seconds")


async def test_a_sender_that_stands_still_is_no_health(stage: Stage, ann: Person) -> None:
    await meet(ann)

    def as_migrated(tx: Connection) -> None:
        tx.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        tx.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head()})

    await stage.app.db.transact(as_migrated)
    await write(stage.app.db, ANNA, "давно пора", stage.clock())
    assert await ailment(stage.app, None) is None
    stage.clock.jump(timedelta(minutes=16))
    told = await ailment(stage.app, None)
    assert told == "what was due 15 minutes ago is not sent: look at the log, and start the bot again"
