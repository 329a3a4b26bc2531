"""A proxy in between: every call of the bot passes through it, and its troubles are told in words."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError
from aiohttp import ClientConnectionError
from aiohttp.test_utils import TestServer

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.messengers.messenger import NotFetched
from bot.messengers.telegram.wire import fetch, make_bot
from bot.run import run
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.settings import Refused, read_settings
from tests.conftest import ANNA, TOKEN
from tests.safety import SAFETY_NET_SECONDS


class Proxy:
    """A small proxy on loopback that speaks SOCKS5 with a login (RFC 1928, 1929) and HTTP CONNECT.

    Names under .invalid, which only a proxy could resolve, lead to `target`.
    """

    def __init__(self, target: int) -> None:
        self.target, self.port = target, 0
        self.asked: list[str] = []  # "socks5 anna:secret api.telegram.invalid:80"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.readexactly(1)
        if first == b"\x05":
            await self._socks(reader, writer)
        else:
            await self._connect(first, reader, writer)
        there, onward = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(_pour(reader, onward), _pour(there, writer))

    async def _socks(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly((await reader.readexactly(1))[0])
        writer.write(b"\x05\x02")  # a login, please
        await reader.readexactly(1)
        login = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        password = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        writer.write(b"\x01\x00")
        _version, _connect, _reserved, kind = await reader.readexactly(4)
        assert kind == 3, "a name, which the proxy resolves, not an address"
        name = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        (port,) = struct.unpack("!H", await reader.readexactly(2))
        self.asked.append(f"socks5 {login}:{password} {name}:{port}")
        writer.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")

    async def _connect(self, first: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (first + await reader.readuntil(b"\r\n\r\n")).decode()
        method, place, _ = head.split(" ", 2)
        self.asked.append(f"http {method} {place}")
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65536):
        writer.write(piece)
        await writer.drain()
    writer.close()


@pytest.fixture
async def api_port(telegram: Telegram) -> AsyncIterator[int]:
    async with TestServer(make_app(telegram)) as server:
        assert server.port is not None
        yield server.port


@pytest.fixture
async def proxy(api_port: int) -> AsyncIterator[Proxy]:
    proxy = Proxy(api_port)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    async with server:
        yield proxy


@asynccontextmanager
async def bot_through(proxy_url: str) -> AsyncIterator[Bot]:
    async def sleep(_seconds: float) -> None:
        return

    bot = make_bot(TOKEN, api_url="http://api.telegram.invalid", proxy_url=proxy_url, sleep=sleep)
    yield bot
    await bot.session.close()


@pytest.mark.parametrize(
    ("scheme", "asked"),
    [
        ("socks5", "socks5 anna:secret api.telegram.invalid:80"),
        ("http", "http CONNECT api.telegram.invalid:80"),
    ],
)
async def test_calls_and_messages_pass_through_the_proxy(
    proxy: Proxy, telegram: Telegram, scheme: str, asked: str
) -> None:
    anna = Person(telegram, ANNA, "Анна")
    await telegram.say(ANNA, "/start")
    async with bot_through(f"{scheme}://anna:secret@127.0.0.1:{proxy.port}") as bot:
        await bot.send_message(ANNA, "Урок готов")
    assert [screen.text for screen in anna.history] == ["Урок готов"]
    assert set(proxy.asked) == {asked}


async def test_the_whole_bot_lives_behind_a_socks5h_proxy(
    proxy: Proxy, telegram: Telegram, clock: SandboxClock, course: Course, say: Phrases, tmp_path: Path
) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text(
        f"BOT_TOKEN={TOKEN}\n"
        "BOT_API_URL=http://api.telegram.invalid\n"
        f"BOT_PROXY_URL=socks5h://anna:secret@127.0.0.1:{proxy.port}\n"
        f"BOT_DATABASE_URL=sqlite:///{tmp_path / 'nastavnik.db'}\n"
    )
    anna, stop, ready = Person(telegram, ANNA, "Анна"), asyncio.Event(), asyncio.Event()
    async with asyncio.timeout(SAFETY_NET_SECONDS), asyncio.TaskGroup() as group:
        group.create_task(run(read_settings(env_file), course, say, clock, stop, ready=ready))
        await ready.wait()
        with telegram.watch() as watch:
            await telegram.say(ANNA, "/start")
            async for event in watch:
                if event["kind"] == "message" and event["message"]["from"]["is_bot"]:
                    break
        stop.set()
    assert len(anna.history) == 1
    assert set(proxy.asked) == {"socks5 anna:secret api.telegram.invalid:80"}


async def test_a_dead_proxy_is_a_network_that_stumbles(telegram: Telegram) -> None:
    async with bot_through("socks5://127.0.0.1:9") as bot:
        with pytest.raises(TelegramNetworkError) as error:
            await bot.send_message(ANNA, "Урок готов")
    assert error.value.message.startswith("the proxy failed: ")


async def test_a_file_behind_a_dead_proxy_is_not_fetched(telegram: Telegram) -> None:
    async with bot_through("socks5://127.0.0.1:9") as bot:
        with pytest.raises(NotFetched):
            await fetch(bot, "document-1")
        with pytest.raises(ClientConnectionError) as error:  # it died after Telegram had said where the file lies
            await anext(bot.session.stream_content("https://api.telegram.invalid/file"))
    assert str(error.value).startswith("the proxy failed: ")


async def test_a_dead_proxy_is_named_at_the_start(
    clock: SandboxClock, course: Course, say: Phrases, tmp_path: Path
) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text(
        f"BOT_TOKEN={TOKEN}\nBOT_PROXY_URL=socks5://anna:secret@127.0.0.1:9\n"
        f"BOT_DATABASE_URL=sqlite:///{tmp_path / 'nastavnik.db'}\n"
    )

    async def sleep(_seconds: float) -> None:
        return

    with pytest.raises(Refused) as refused:
        await run(read_settings(env_file), course, say, clock, asyncio.Event(), sleep=sleep)
    words = str(refused.value)
    assert words.startswith("https://api.telegram.org cannot be reached through BOT_PROXY_URL (")
    assert ("BOT_API_URL" in words, "secret" in words) == (True, False)
