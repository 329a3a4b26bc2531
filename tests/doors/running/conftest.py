"""A bot that lives for a test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.run import run
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.sandbox.server import make_app
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from tests.conftest import ANNA, CONTENT, TOKEN
from tests.doors.running.lives import Living
from tests.safety import SAFETY_NET_SECONDS


@pytest.fixture
async def api(telegram: Telegram) -> AsyncIterator[str]:
    """The address of the Bot API."""
    async with TestServer(make_app(telegram, webhook_wait=0.01)) as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.fixture
def settings(api: str, tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        token=SecretStr(TOKEN),
        api_url=api,
        database_url=f"sqlite:///{tmp_path / 'nastavnik.db'}",
        content_dir=CONTENT,
    )


@pytest.fixture
def naps() -> list[float]:
    """The waits that the bot asked for, in seconds; none of them was waited."""
    return []


@pytest.fixture
def living(course: Course, say: Phrases, clock: SandboxClock, naps: list[float]) -> Living:
    async def sleep(seconds: float) -> None:
        naps.append(seconds)

    @asynccontextmanager
    async def live(settings: Settings, session: SandboxSession | None = None) -> AsyncIterator[asyncio.Event]:
        """The bot is ready inside; the event stops it, and so does leaving."""
        stop, ready = asyncio.Event(), asyncio.Event()
        life = asyncio.ensure_future(run(settings, course, say, clock, stop, ready=ready, session=session, sleep=sleep))
        becoming = asyncio.ensure_future(ready.wait())
        async with asyncio.timeout(SAFETY_NET_SECONDS):
            await asyncio.wait({life, becoming}, return_when=asyncio.FIRST_COMPLETED)
            becoming.cancel()
            try:
                if not life.done():
                    yield stop
            finally:
                stop.set()
                await life

    return live


@pytest.fixture
def anna(telegram: Telegram) -> Person:
    return Person(telegram, ANNA, "Анна")
