"""A crash at any moment loses nothing and repeats at most the one message that was on its way."""

import asyncio
import logging
import os
import random
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.storage.database import SqliteDatabase
from tests.conftest import CONTENT, MONDAY
from tests.safety import SAFETY_NET_SECONDS
from tests.speaking.letters import enter, fates, write

KILLS, SEED = 25, 20261123
CHATS = range(1000, 1150)
LEASE = 0.3  # seconds: what a life had taken may be taken again after this
JOURNEY = 0.004  # seconds that a call is on its way, there and back again

log = logging.getLogger(__name__)  # `pytest tests/doors/test_kill.py --log-cli-level=WARNING` tells the figures
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="lives are forked")


@web.middleware
async def far_away(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """As on a network: a process may die before its call arrives, or before the answer does."""
    await asyncio.sleep(JOURNEY)
    response = await handler(request)
    await asyncio.sleep(JOURNEY)
    return response


@pytest.fixture
async def api(telegram: Telegram) -> AsyncIterator[str]:
    app = make_app(telegram)
    app.middlewares.append(far_away)
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.fixture
async def nursery(api: str, database_file: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The process that forks lives."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.doors.dying", api, str(database_file), str(LEASE)),
        cwd=CONTENT.parent,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    yield process
    assert process.stdin is not None
    process.stdin.close()
    assert await process.wait() == 0


async def told(process: asyncio.subprocess.Process) -> int:
    assert process.stdout is not None
    return int(await process.stdout.readline())


async def born(process: asyncio.subprocess.Process) -> int:
    assert process.stdin is not None
    process.stdin.write(b"\n")
    return await told(process)


def received(telegram: Telegram) -> Counter[str]:
    """How often Telegram has got each letter."""
    return Counter(message["text"] for chat in telegram.chats.values() for message in chat.messages)


def in_flight(file: Path) -> set[tuple[int, int]]:
    """Letters that somebody has taken and not finished, and the how manieth try that was."""
    with closing(sqlite3.connect(file)) as connection:
        return set(connection.execute("SELECT id, attempts FROM outbox WHERE state = 'sending'"))


@pytest.fixture
async def db(telegram: Telegram, database_file: Path) -> AsyncIterator[SqliteDatabase]:
    """Everybody has a letter that is due."""
    db = SqliteDatabase(database_file)
    for chat_id in CHATS:
        telegram.add_user(chat_id, "Кто-то")
        telegram.chats[chat_id].opened = True
        await db.transact(partial(enter, chat_id=chat_id))
        await write(db, chat_id, f"№ {chat_id}", MONDAY)
    yield db
    await db.close()


async def test_a_broadcast_survives_being_killed_at_random_moments(
    telegram: Telegram, db: SqliteDatabase, nursery: asyncio.subprocess.Process, database_file: Path
) -> None:
    dice = random.Random(SEED)
    broken_off: set[tuple[int, int]] = set()
    async with asyncio.timeout(SAFETY_NET_SECONDS):
        for kill in range(KILLS):
            with telegram.watch() as watch:
                life = await born(nursery)
                async for event in watch:
                    if event["kind"] == "message":  # in the middle of the broadcast
                        break
            if kill % 5:  # a random moment is what this is about; each fifth dies before it hears that it was heard
                await asyncio.sleep(dice.uniform(0, 0.05))
            os.kill(life, signal.SIGKILL)
            assert await told(nursery) == -signal.SIGKILL
            left = in_flight(database_file) - broken_off
            assert len(left) <= 1, "a life takes one letter at a time"
            broken_off |= left
        await born(nursery)
        assert await told(nursery) == 0

    times = received(telegram)
    repeats = {text: count - 1 for text, count in times.items() if count > 1}
    log.warning("%d kills, %d letters broken off, %d came twice", KILLS, len(broken_off), sum(repeats.values()))
    assert set(times) == {f"✉️ № {chat_id}" for chat_id in CHATS}
    assert 0 < sum(repeats.values()) <= len(broken_off) <= KILLS
    assert {state for _, state, _ in await fates(db)} == {"sent"}
