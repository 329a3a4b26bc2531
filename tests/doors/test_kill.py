"""A crash at any moment loses nothing and repeats at most what was on its way and not recorded yet."""

import asyncio
import logging
import os
import random
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.sender import FAULTS, MOST_IN_FLIGHT
from bot.storage.database import SqliteDatabase
from tests.conftest import CONTENT, MONDAY
from tests.doors.dying import DEADLY
from tests.safety import SAFETY_NET_SECONDS
from tests.speaking.letters import enter, fates, write

KILLS, SEED = 50, 20261123
JOURNEY = 0.02  # seconds that a call is on its way, and as long back again: some are at any moment

log = logging.getLogger(__name__)  # `pytest tests/doors/test_kill.py --log-cli-level=WARNING` tells the figures
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="lives are forked")


@pytest.fixture
async def api(telegram: Telegram) -> AsyncIterator[str]:
    async with TestServer(make_app(telegram, journey=JOURNEY)) as server:
        yield str(server.make_url("")).rstrip("/")


@asynccontextmanager
async def nursery(api: str, database_file: Path, faults: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """The process that forks lives."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.doors.dying", api, str(database_file), str(faults)),
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


def in_flight(file: Path) -> set[tuple[str, int]]:
    """Letters that somebody has taken and not finished, and the how manieth try that was."""
    with closing(sqlite3.connect(file)) as connection:
        return set(connection.execute("SELECT subject, attempts FROM outbox WHERE state = 'sending'"))


@pytest.fixture
async def db(database_file: Path) -> AsyncIterator[SqliteDatabase]:
    db = SqliteDatabase(database_file)
    yield db
    await db.close()


async def crowd(telegram: Telegram, db: SqliteDatabase, chats: range) -> set[str]:
    """Everybody has a letter that is due; what is to be read by them."""
    for chat_id in chats:
        telegram.add_user(chat_id, "Кто-то")
        telegram.chats[chat_id].opened = True
        await db.transact(partial(enter, chat_id=chat_id))
        await write(db, chat_id, f"№ {chat_id}", MONDAY)
    return {f"✉️ № {chat_id}" for chat_id in chats}


async def test_a_broadcast_survives_being_killed_at_random_moments(
    telegram: Telegram, db: SqliteDatabase, api: str, database_file: Path
) -> None:
    letters = await crowd(telegram, db, range(1000, 1130))
    dice = random.Random(SEED)
    broken_off: list[tuple[str, int]] = []
    most = 0
    # Nobody but a test kills so often that a letter of five deaths in a row is innocent.
    async with asyncio.timeout(SAFETY_NET_SECONDS), nursery(api, database_file, faults=KILLS) as process:
        for kill in range(KILLS):
            first_words = dice.randint(1, 3)
            with telegram.watch() as watch:
                life = await born(process)
                async for event in watch:
                    first_words -= event["kind"] == "message"
                    if first_words == 0:  # in the middle of the broadcast
                        break
            if kill % 5:  # a random moment is what this is about; each fifth dies before it hears that it was heard
                await asyncio.sleep(dice.uniform(0, 2 * JOURNEY))
            os.kill(life, signal.SIGKILL)
            assert await told(process) == -signal.SIGKILL
            left = in_flight(database_file) - set(broken_off)
            assert len(left) <= MOST_IN_FLIGHT
            most = max(most, len(left))
            broken_off += left
        await born(process)
        assert await told(process) == 0

    times = received(telegram)
    repeats = {text: count - 1 for text, count in times.items() if count > 1}
    log.warning(
        "%d kills, %d letters broken off, %d at once, %d came twice",
        KILLS,
        len(broken_off),
        most,
        sum(repeats.values()),
    )
    assert set(times) == letters
    assert most > 1
    assert KILLS // 5 <= sum(repeats.values()) <= len(broken_off)
    tries = Counter(f"✉️ {subject}" for subject, _ in broken_off)
    assert [text for text, more in repeats.items() if more > tries[text]] == []
    assert {state for _, state, _ in await fates(db)} == {"sent"}


async def test_a_letter_that_kills_is_given_up_and_takes_nobody_with_it(
    telegram: Telegram, db: SqliteDatabase, api: str, database_file: Path
) -> None:
    letters = await crowd(telegram, db, range(1000, 1030))
    await write(db, 1010, DEADLY, MONDAY - timedelta(hours=1))
    deaths = 0
    async with asyncio.timeout(SAFETY_NET_SECONDS), nursery(api, database_file, FAULTS) as process:
        while await born(process) and await told(process) == -signal.SIGKILL:
            deaths += 1
    assert deaths == FAULTS
    assert set(received(telegram)) == letters
    assert [fate for fate in await fates(db) if fate[1] != "sent"] == [
        (DEADLY, "failed", "claims without an outcome: 5"),
    ]
