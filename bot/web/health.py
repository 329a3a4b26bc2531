"""A place to ask whether the bot is well."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Generic, TypeVar

from aiohttp import web

LARGEST_BYTES = 1024 * 1024  # an update is a few kilobytes
FRESH_SECONDS = 5.0

T = TypeVar("T")
Ailment = Callable[[], Awaitable[str | None]]  # what is wrong and what to do, in a sentence; None: all is well


class Pulse(Generic[T]):
    """What `ask` said, asked again when that is older than FRESH_SECONDS: strangers may ask as often as they like."""

    def __init__(self, ask: Callable[[], Awaitable[T]], now: Callable[[], float] = monotonic) -> None:
        self._ask, self._now = ask, now
        self._told: list[T] = []
        self._until = float("-inf")
        self._feeling = asyncio.Lock()

    async def __call__(self) -> T:
        async with self._feeling:
            if self._now() >= self._until:
                self._told = [await self._ask()]
                self._until = self._now() + FRESH_SECONDS
            return self._told[0]


def make_app(ailment: Ailment) -> web.Application:
    """Answers GET /healthz: 200 while all is well, else 503 with the sentence."""
    pulse = Pulse(ailment)

    async def health(_request: web.Request) -> web.Response:
        wrong = await pulse()
        return web.Response(text="ok\n") if wrong is None else web.Response(status=503, text=f"{wrong}\n")

    app = web.Application(client_max_size=LARGEST_BYTES)
    app.router.add_get("/healthz", health)
    return app
