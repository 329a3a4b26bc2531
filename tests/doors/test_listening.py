"""Updates in flight: what was begun is finished, within reason."""

import asyncio
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update
from structlog.contextvars import get_contextvars
from structlog.testing import capture_logs

from bot.listening import InFlight
from tests.conftest import TOKEN


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
