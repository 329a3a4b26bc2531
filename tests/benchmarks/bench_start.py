"""How long `run` takes until it listens, against a bare `import aiogram`; and how quick `check` is without it.

Whole processes, in turn, medians. "Listens" is the moment a local Telegram hears its first getUpdates. Above the limit
the exit code is 1.
"""

import asyncio
import os
import signal
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter

from aiohttp import web

from bot.clock import utc_now
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram

ROUNDS = 7
OF_IMPORT = 1.25  # the most that a start may take, in bare imports of aiogram
TOKEN = "1000001:a-token-of-a-bench-and-nothing-else-at-all"
ROOT = Path(__file__).parents[2]


async def whole(*arguments: str) -> float:
    """Seconds of a Python process from its start to its end."""
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    assert await process.wait() == 0, arguments
    return perf_counter() - began


async def until_listening(port: int, heard: asyncio.Event, database: Path) -> float:
    """Seconds from the start of `python -m bot run` until it asks for updates."""
    heard.clear()
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": f"http://127.0.0.1:{port}",
        "BOT_DATABASE_URL": f"sqlite:///{database}",
        "BOT_LOG_FORMAT": "json",
    }
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    await asyncio.wait_for(heard.wait(), timeout=60)
    took = perf_counter() - began
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    return took


def listening(heard: asyncio.Event) -> Callable[..., Awaitable[web.StreamResponse]]:
    @web.middleware
    async def note(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if request.path.endswith("getUpdates"):
            heard.set()
        return await handler(request)

    return note


def enough(ratio: float) -> bool:
    return ratio <= OF_IMPORT


async def main() -> bool:
    """Whether the start is quick enough."""
    heard = asyncio.Event()
    app = make_app(Telegram(utc_now, TOKEN))
    app.middlewares.append(listening(heard))
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    imports, starts, checks = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.db"
        await until_listening(port, heard, database)  # migrates the database and warms the disk, outside the measure
        for _ in range(ROUNDS):
            imports.append(await whole("-c", "import aiogram"))
            starts.append(await until_listening(port, heard, database))
            checks.append(await whole("-m", "bot", "check"))
    await runner.cleanup()
    ratio = statistics.median(start / bare for start, bare in zip(starts, imports, strict=True))
    print(f"import aiogram          {statistics.median(imports):5.2f} s")
    print(f"run until it listens    {statistics.median(starts):5.2f} s   {ratio:.2f} of it (at most {OF_IMPORT})")
    print(f"check, without aiogram  {statistics.median(checks):5.2f} s")
    return enough(ratio)


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(main()) else 1)
