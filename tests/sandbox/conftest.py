"""The rehearsal's Telegram alone: Anna with an open chat, Boris who has not written yet, and nobody behind the bot."""

import struct
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp.test_utils import TestServer

from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import make_app
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram

TOKEN = "42:sandbox"
ANNA, BORIS, GROUP = 1, 2, -100
MONDAY = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock(MONDAY)


@pytest.fixture
async def telegram(clock: SandboxClock) -> Telegram:
    """Anna has written "/start" (message 1, update 1 waits), Boris has not; both are in a group."""
    telegram = Telegram(clock, TOKEN)
    telegram.add_user(ANNA, "Анна")
    telegram.add_user(BORIS, "Борис")
    telegram.add_group(GROUP, "Учителя Ручейска", [ANNA, BORIS])
    await telegram.say(ANNA, "/start")
    return telegram


@pytest.fixture
def bot(telegram: Telegram) -> Bot:
    """aiogram's Bot without a network."""
    return Bot(TOKEN, session=SandboxSession(telegram), default=DefaultBotProperties(parse_mode="HTML"))


@pytest.fixture
async def server(telegram: Telegram) -> AsyncIterator[TestServer]:
    server = TestServer(make_app(telegram, webhook_wait=0.01))
    await server.start_server()
    yield server
    await server.close()


@pytest.fixture
async def web_bot(server: TestServer) -> AsyncIterator[Bot]:
    """aiogram's Bot over HTTP."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(str(server.make_url("")).rstrip("/")))
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    yield bot
    # The session's own close waits a quarter of a second for TLS, which loopback does not speak.
    await (await session.create_session()).close()


@pytest.fixture
def picture() -> bytes:
    """A grey PNG, 4 by 2 pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 4, 2, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\x80\x80\x80\x80" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
