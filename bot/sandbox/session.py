"""How does aiogram's Bot talk to the rehearsal's Telegram without a network?"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from functools import cache
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile
from aiohttp import ClientResponseError, RequestInfo
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from bot.sandbox.faults import Broken, ServerError, Silence
from bot.sandbox.media import file_at
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import ApiError, Json, UploadedFile


class SandboxSession(BaseSession):
    """The core without HTTP: parameters as aiogram serialises them, answers through aiogram's own check.

    A fault ends in the exception that it ends in over HTTP; a silence longer than the timeout times out at once,
    without waiting.
    """

    def __init__(self, telegram: Telegram) -> None:
        super().__init__()
        self.telegram = telegram

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        """The method's result. Raises what aiogram raises over HTTP."""
        attached: dict[str, InputFile] = {}
        params: Json = {}
        for name, value in method.model_dump(warnings=False, exclude_none=True).items():
            prepared = self.prepare_value(value, bot, attached, _dumps_json=False)
            if prepared is not None and prepared != "":
                params[name] = prepared
        files = {key: await _read(file, key, bot) for key, file in attached.items()}
        await asyncio.sleep(0)  # as on a network, others get their turn while the request travels
        status, content = await self._ask(method, params, files, self.timeout if timeout is None else timeout)
        _kept_alive(method.__returning__)
        response = self.check_response(bot, method, status, content)
        return cast(TelegramType, response.result)

    async def _ask(
        self, method: TelegramMethod[Any], params: Json, files: dict[str, UploadedFile], patience: float
    ) -> tuple[int, str]:
        try:
            result = await self.telegram.call(method.__api_method__, params, files, typed=True)
        except ApiError as error:
            return error.code, json.dumps(error.as_json())
        except Broken as broken:
            fault = broken.fault
            if isinstance(fault, ServerError):
                return fault.status, fault.body
            timed_out = isinstance(fault, Silence) and fault.seconds >= patience
            words = "Request timeout error" if timed_out else "ServerDisconnectedError: Server disconnected"
            raise TelegramNetworkError(method=method, message=words) from broken
        return 200, json.dumps({"ok": True, "result": result})

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """The bytes of a file that people or the bot sent. Raises ClientResponseError 404 for a foreign path."""
        stored = file_at(self.telegram, url.partition(f"/file/bot{self.telegram.token}/")[2])
        if stored is None:
            request = RequestInfo(URL(url), "GET", CIMultiDictProxy(CIMultiDict[str]()), URL(url))
            raise ClientResponseError(request, (), status=404, message="Not Found")
        for start in range(0, len(stored.content), chunk_size):
            yield stored.content[start : start + chunk_size]

    async def close(self) -> None:
        """Nothing is open."""


@cache
def _kept_alive(returning: Any) -> Any:
    """aiogram builds this class for each answer, and pydantic forgets it when nobody holds it: 4 ms each time."""
    return Response[returning]


async def _read(file: InputFile, key: str, bot: Bot) -> UploadedFile:
    return UploadedFile(file.filename or key, b"".join([chunk async for chunk in file.read(bot)]))
