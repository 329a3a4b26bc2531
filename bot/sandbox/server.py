"""How does the rehearsal's Telegram answer over HTTP, as api.telegram.org does?"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

from aiohttp import BodyPartReader, web

from bot.sandbox.faults import Broken, Cut, Silence
from bot.sandbox.media import MEGABYTE, file_at
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhook import deliver
from bot.sandbox.world import ApiError, Json, UploadedFile

UNAUTHORIZED = ApiError(401, "Unauthorized")
NOT_FOUND = ApiError(404, "Not Found")
TOO_LARGE = ApiError(413, "Request Entity Too Large")


def make_app(telegram: Telegram, webhook_wait: float = 1.0, *, journey: float = 0.0) -> web.Application:
    """The Bot API as an application for loopback: `/bot<token>/<method>` and `/file/bot<token>/<path>`.

    It posts updates to a webhook while it runs; `webhook_wait` is the pause (seconds) after a first failure. `journey`
    is how far away it is: seconds that a call is on its way there, and its answer on the way back.
    """
    app = web.Application(client_max_size=60 * MEGABYTE)
    door = _Door(telegram, journey)
    app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", door.call)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", door.download)

    async def postman(_: web.Application) -> AsyncIterator[None]:
        task = asyncio.ensure_future(deliver(telegram, webhook_wait))
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    async def stop(_: web.Application) -> None:
        # Long polls and silences would hold the shutdown for their whole time.
        telegram.inbox.close()
        door.stopping.set()

    app.cleanup_ctx.append(postman)
    app.on_shutdown.append(stop)
    return app


class _Door:
    def __init__(self, telegram: Telegram, journey: float) -> None:
        self.telegram, self.journey = telegram, journey
        self.stopping = asyncio.Event()

    async def call(self, request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(self.journey)
        response = await self._answer(request)
        await asyncio.sleep(self.journey)
        return response

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.telegram.token:
            return _refusal(UNAUTHORIZED)
        if request.method not in {"GET", "POST"}:
            return _refusal(NOT_FOUND)
        try:
            params, files = await _read(request)
            result = await self.telegram.call(request.match_info["method"], params, files)
        except web.HTTPRequestEntityTooLarge:
            return _refusal(TOO_LARGE)
        except ApiError as error:
            return _refusal(error)
        except Broken as broken:
            return await self._act_out(request, broken)
        return web.json_response({"ok": True, "result": result})

    async def download(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.telegram.token:
            return _refusal(UNAUTHORIZED)
        stored = file_at(self.telegram, request.match_info["path"])
        if stored is None or len(stored.content) > 20 * MEGABYTE:
            return _refusal(NOT_FOUND)
        return web.Response(body=stored.content, content_type="application/octet-stream")

    async def _act_out(self, request: web.Request, broken: Broken) -> web.StreamResponse:
        fault = broken.fault
        if isinstance(fault, Cut | Silence):
            if isinstance(fault, Silence):
                with suppress(TimeoutError):
                    async with asyncio.timeout(fault.seconds):
                        await self.stopping.wait()
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=502)  # nobody will read it
        kind = "application/json" if fault.status == 500 else "text/html"
        return web.Response(status=fault.status, text=fault.body, content_type=kind)


def _refusal(error: ApiError) -> web.Response:
    return web.json_response(error.as_json(), status=error.code)


async def _read(request: web.Request) -> tuple[Json, dict[str, UploadedFile]]:
    """Parameters (texts, or JSON values from a JSON body) and files by the name of their part."""
    params: Json = dict(request.query)
    files: dict[str, UploadedFile] = {}
    if request.content_type == "application/json":
        try:
            body: Any = await request.json()
        except json.JSONDecodeError:
            body = None
        if not isinstance(body, dict):
            raise ApiError(400, "Bad Request: can't parse request body as JSON object")
        params |= body
    elif request.content_type == "multipart/form-data":
        size = 0
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name is None:
                raise ApiError(400, "Bad Request: a nested or nameless part of the form")
            content = bytes(await part.read(decode=True))
            size += len(content)
            if size > 60 * MEGABYTE:
                raise TOO_LARGE
            if part.filename is None:
                params[part.name] = content.decode()
            else:
                files[part.name] = UploadedFile(part.filename, content)
    else:
        params |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return params, files
