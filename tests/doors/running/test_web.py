"""The webhook and the health."""

import asyncio
import socket
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from sqlalchemy import create_engine, text
from structlog.testing import capture_logs

from bot.run import is_well
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from bot.web.health import FRESH_SECONDS, Pulse
from tests.doors.running.lives import SECRET, SECRET_HEADER, Living, called, free_port, heard, refusal


async def test_updates_come_through_the_webhook(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    async with living(called(settings)):
        answer = await heard(telegram, "/start")
        assert telegram.inbox.allowed == ["message", "callback_query", "my_chat_member"]
    assert answer == anna.screen.message
    assert telegram.inbox.waiting == []


async def test_an_update_that_the_bot_cannot_read_stops_nothing(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    settings = called(settings)
    with capture_logs() as lines:
        async with living(settings), ClientSession() as stranger:
            broken = {"update_id": 7, "message": {"text": "no chat, no date"}}
            async with stranger.post(str(settings.webhook_url), json=broken, headers={SECRET_HEADER: SECRET}) as answer:
                assert answer.status == 200
            assert await heard(telegram, "/start") == anna.screen.message
    assert [line["update_id"] for line in lines if line["event"] == "an update failed"] == [7]


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, b'{"update_id": 1}', 401),
        ({SECRET_HEADER: ""}, b'{"update_id": 1}', 401),
        ({SECRET_HEADER: SECRET[:-1]}, b'{"update_id": 1}', 401),
        ({SECRET_HEADER: "секрет"}, b'{"update_id": 1}', 401),
        ({}, b"x" * 2_000_000, 401),
        ({SECRET_HEADER: SECRET}, b"x" * 2_000_000, 413),
        ({SECRET_HEADER: SECRET}, b"not json", 400),
        ({SECRET_HEADER: SECRET}, b"\xff", 400),
        ({SECRET_HEADER: SECRET}, b"[1]", 400),
        ({SECRET_HEADER: SECRET}, b'{"update_id": "one"}', 400),
        ({SECRET_HEADER: SECRET}, b'{"update_id": 1}', 200),
    ],
)
async def test_only_telegram_gets_in(
    living: Living, settings: Settings, headers: dict[str, str], body: bytes, status: int
) -> None:
    settings = called(settings)
    async with living(settings), ClientSession() as stranger:
        async with stranger.post(str(settings.webhook_url), data=BytesIO(body), headers=headers) as answer:
            assert answer.status == status
        async with stranger.get(str(settings.webhook_url)) as answer:
            assert answer.status == 405
        async with stranger.get(f"http://127.0.0.1:{settings.port}/healthz") as answer:
            assert (answer.status, await answer.text()) == (200, "ok\n")


async def test_telegrams_no_to_the_webhook_is_told(living: Living, settings: Settings, telegram: Telegram) -> None:
    telegram.allows("bad webhook")
    wrong = called(settings).model_copy(update={"webhook_url": "http://bot.example.org/telegram"})
    refused = await refusal(living, wrong)
    assert str(refused) == (
        "Telegram refused BOT_WEBHOOK_URL (Bad Request: bad webhook: An HTTPS URL must be provided for webhook)."
    )
    assert refused.code == 2


async def test_a_port_that_is_taken_is_told(living: Living, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = await refusal(living, settings.model_copy(update={"port": port}))
    assert str(refused).startswith(f"BOT_PORT {port} cannot be opened (")
    assert refused.code == 2


async def test_with_polling_health_is_answered_on_the_port_that_was_set(living: Living, settings: Settings) -> None:
    port = free_port()
    async with living(settings.model_copy(update={"port": port})), ClientSession() as doctor:
        async with doctor.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
        async with doctor.post(f"http://127.0.0.1:{port}/telegram") as answer:
            assert answer.status == 404


async def test_a_database_that_goes_away_is_not_health(living: Living, settings: Settings, tmp_path: Path) -> None:
    port = free_port()
    async with living(settings.model_copy(update={"port": port})), ClientSession() as doctor:
        engine = create_engine(settings.database_url)
        with engine.begin() as tx:
            tx.execute(text("DROP TABLE alembic_version"))
        engine.dispose()
        async with doctor.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert (answer.status, await answer.text()) == (503, "the database does not answer\n")


async def test_a_database_that_gives_no_answer_is_not_health() -> None:
    class Stuck:
        async def transact(self, work: object) -> Any:
            await asyncio.Event().wait()

        erase = transact

        async def close(self) -> None:
            """Nothing is open."""

    with capture_logs() as lines:
        assert not await is_well(Stuck(), seconds=0)
    assert [line["reason"] for line in lines] == ["the database gives no answer in 0 seconds"]


async def test_strangers_who_ask_for_health_all_get_one_fresh_answer() -> None:
    asked: list[float] = []
    now = 100.0

    async def alive() -> bool:
        asked.append(now)
        await asyncio.sleep(0)
        return len(asked) == 1

    pulse = Pulse(alive, lambda: now)
    assert await asyncio.gather(*(pulse() for _ in range(50))) == [True] * 50
    now += FRESH_SECONDS - 0.1
    assert await pulse()
    now += 0.1
    assert not await pulse()
    assert asked == [100.0, 100.0 + FRESH_SECONDS]
