"""How does one rehearse with the bot? Telegram, its page and the real bot on one port of this machine."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from aiohttp import web

from bot.sandbox.clock import SandboxClock
from bot.sandbox.page import Cast, Life, Page
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram

BOT_ID = 7_000_001  # stays the same, so that the bot's messages stay its own after a restart
_PASSING = {"typing", "toast", "clock"}  # events that leave nothing in the chats


class AlreadyOpen(Exception):
    """Another demo keeps its chats in the same directory; `url` is its page, empty while it starts."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


@dataclass(frozen=True, slots=True)
class DemoPlace:
    """Where the rehearsal runs: `url` is the page, and the address of the Bot API for `token`."""

    url: str
    token: str
    clock: SandboxClock
    cast: Cast
    telegram: Telegram
    page: Page

    def when_time_jumps(
        self,
        due_after: Callable[[datetime], Awaitable[datetime | None]],
        run_due: Callable[[], Awaitable[object]],
    ) -> None:
        """Let the bot live through every move of the clock: it stops wherever something is due, and that is done."""
        self.page.life = Life(due_after, run_due)


async def run_demo(
    data_dir: Path,
    fresh: bool,
    port: int,
    start_bot: Callable[[DemoPlace], Awaitable[object]],
    *,
    browser: bool = False,
) -> None:
    """Open the place and run `start_bot(place)` until it returns; with `browser`, show the page if a window can open.

    The chats are kept in `data_dir`; `fresh` forgets them. Raises what `open_place` and `start_bot` raise.
    """
    async with open_place(data_dir, fresh, port) as place:
        if browser and _has_windows():
            # A thread that nobody waits for: a browser that is slow to start holds up neither start nor end.
            threading.Thread(target=webbrowser.open, args=(place.url,), daemon=True).start()
        await start_bot(place)


@asynccontextmanager
async def open_place(
    data_dir: Path, fresh: bool, port: int, clock: SandboxClock | None = None
) -> AsyncIterator[DemoPlace]:
    """The sandbox behind its loopback port (the next free one if `port` is taken; 0 takes any), without a bot.

    Chats and the time are restored from `data_dir` and kept there; without a `clock` the time runs. Raises OSError if
    no port is free or the directory is not writable, ValueError if the kept chats cannot be read, AlreadyOpen if
    another place keeps its chats there.
    """
    with _alone(data_dir) as address:
        async with _opened(_chats_file(data_dir, fresh), port, clock or SandboxClock()) as place:
            address.write_text(place.url, "utf-8")
            yield place


@asynccontextmanager
async def _opened(kept: Path, port: int, clock: SandboxClock) -> AsyncIterator[DemoPlace]:
    cast = Cast.read()
    token = f"{BOT_ID}:{secrets.token_urlsafe(26)}"
    telegram = Telegram(clock, token, bot_name=cast.bot_name, bot_username=cast.bot_username, keep_calls=1000)
    _restore(kept, telegram, clock)
    for one in cast.people:
        telegram.add_user(one.id, one.first_name, username=one.username)
    if cast.group["id"] not in telegram.chats:
        telegram.add_group(cast.group["id"], cast.group["title"], cast.group["members"])

    page = Page(telegram, clock, cast)
    app = make_app(telegram)
    page.mount(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        listening = _listen(port)
        await web.SockSite(runner, listening).start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        keeper = asyncio.get_running_loop().create_task(_keep(kept, telegram, clock))
        try:
            yield DemoPlace(url, token, clock, cast, telegram, page)
        finally:
            keeper.cancel()
            with suppress(asyncio.CancelledError):
                await keeper
            _save(kept, telegram, clock)
    finally:
        await runner.cleanup()


@contextmanager
def _alone(data_dir: Path) -> Iterator[Path]:
    """While nobody else is here: the file for the page's address. Raises AlreadyOpen."""
    data_dir.mkdir(parents=True, exist_ok=True)
    address = data_dir / "address"
    with (data_dir / "lock").open("a") as lock:
        if not _seize(lock):
            raise AlreadyOpen(address.read_text("utf-8") if address.exists() else "")
        address.unlink(missing_ok=True)  # of a demo that was killed
        try:
            yield address
        finally:
            address.unlink(missing_ok=True)


# Held by the system until the file is closed, by a crash too: no lock outlives its demo.
if sys.platform == "win32":
    import msvcrt

    def _seize(lock: IO[str]) -> bool:
        try:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _seize(lock: IO[str]) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _chats_file(data_dir: Path, fresh: bool) -> Path:
    kept = data_dir / "chats.json"
    if fresh:
        kept.unlink(missing_ok=True)
    return kept


def _restore(kept: Path, telegram: Telegram, clock: SandboxClock) -> None:
    if not kept.exists():
        return
    try:
        saved = json.loads(kept.read_text("utf-8"))
        telegram.restore(saved["telegram"])
        then = datetime.fromisoformat(saved["clock"])
    except (ValueError, KeyError, TypeError) as problem:
        raise ValueError(f"{kept} cannot be read ({problem!r}): start the demo afresh") from problem
    # Nobody's time runs backwards: where the clock was moved on, it goes on from there.
    if then > clock():
        clock.jump_to(then)


async def _keep(kept: Path, telegram: Telegram, clock: SandboxClock) -> None:
    with telegram.watch() as watch:
        async for event in watch:
            if event["kind"] in _PASSING:
                continue
            await asyncio.sleep(0.5)  # events come in bursts: one file for all of them
            watch.pending()
            _save(kept, telegram, clock)


def _save(kept: Path, telegram: Telegram, clock: SandboxClock) -> None:
    """Write the chats so that a crash in the middle leaves the file of before."""
    saved = {"clock": clock().isoformat(), "telegram": telegram.snapshot()}
    beside = kept.with_suffix(".new")
    beside.write_text(json.dumps(saved, ensure_ascii=False), "utf-8")
    beside.replace(kept)


def _listen(port: int) -> socket.socket:
    last = min(port + 20, 65536)
    for candidate in range(port, last) if port else (0,):
        try:
            return socket.create_server(("127.0.0.1", candidate))
        except OSError as problem:
            busy = problem
    raise busy


def _has_windows() -> bool:
    """Whether a window can open here: a text browser in this very terminal would hide what is printed."""
    if os.environ.get("CI"):
        return False
    return sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
