"""Updates that Telegram brings."""

import hmac
import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"

Take = Callable[[dict[str, Any]], bool]


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
