"""A place to ask whether the bot is well."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

from aiohttp import web

LARGEST_BYTES = 1024 * 1024  # an update is a few kilobytes
FRESH_SECONDS = 5.0

Alive = Callable[[], Awaitable[bool]]


class Pulse:
    """What `alive` said, asked again when that is older than FRESH_SECONDS: strangers may ask as often as they like."""

    def __init__(self, alive: Alive, now: Callable[[], float] = monotonic) -> None:
        self._alive, self._now = alive, now
        self._beats, self._until = False, float("-inf")
        self._feeling = asyncio.Lock()

    async def __call__(self) -> bool:
        async with self._feeling:
            if self._now() >= self._until:
                self._beats = await self._alive()
                self._until = self._now() + FRESH_SECONDS
            return self._beats


def make_app(alive: Alive) -> web.Application:
    """Answers GET /healthz: 200 while `alive`, else 503."""
    pulse = Pulse(alive)

    async def health(_request: web.Request) -> web.Response:
        if await pulse():
            return web.Response(text="ok\n")
        return web.Response(status=503, text="the database does not answer\n")

    app = web.Application(client_max_size=LARGEST_BYTES)
    app.router.add_get("/healthz", health)
    return app
