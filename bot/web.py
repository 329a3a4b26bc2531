"""The network's door: updates that Telegram brings, and a place to ask whether the bot is well."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

from aiohttp import web

LARGEST_BYTES = 1024 * 1024  # bytes; an update is a few kilobytes
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
FRESH_SECONDS = 5.0  # seconds

Take = Callable[[dict[str, Any]], bool]
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


def add_webhook(app: web.Application, path: str, secret: str, take: Take) -> None:
    """Hand the updates that Telegram posts to `path` on to `take`, which must not wait: the answer is sent at once.

    Without the secret 401, without an update 400, over a megabyte 413; 503 when `take` has no room (Telegram
    brings the update again).
    """

    async def receive(request: web.Request) -> web.Response:
        shown = request.headers.get(SECRET_HEADER, "")
        # As bytes: compare_digest takes no text beyond ASCII. Before the body: a stranger's is not even read.
        if not hmac.compare_digest(shown.encode("utf-8", "surrogateescape"), secret.encode()):
            return web.Response(status=401)
        try:
            update = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=400)
        return web.Response(status=200 if take(update) else 503)

    app.router.add_post(path, receive)
