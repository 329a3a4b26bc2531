"""How does the bot reach Telegram? One session, patient with a network that stumbles."""

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable
from io import BytesIO
from time import monotonic
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    CopyMessage,
    DeleteWebhook,
    ForwardMessage,
    GetMe,
    GetUpdates,
    Response,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendPoll,
    SetWebhook,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType

from bot.messengers.messenger import NotFetched
from bot.messengers.telegram.pace import Pace

Sleep = Callable[[float], Awaitable[None]]

WAITS_SECONDS = (0.5, 1.0, 2.0, 4.0)  # before the next try
PATIENCE_SECONDS = 20.0  # for one call with all its tries: the person looks at her screen and her next tap waits

# ClientDecodeError is what the HTML page of a reverse proxy in trouble becomes.
STUMBLES = (TelegramNetworkError, TelegramServerError, ClientDecodeError)

# Polling and the start have waits of their own.
UNREPEATED: tuple[type[TelegramMethod[Any]], ...] = (GetUpdates, GetMe, DeleteWebhook, SetWebhook)

SPEAKING = (SendMessage, SendPhoto, SendDocument, SendMediaGroup, SendPoll, CopyMessage, ForwardMessage)


class Patience(BaseRequestMiddleware):
    """Repeats what the network or Telegram lost, waits as long as Telegram asks; PATIENCE_SECONDS for all of it.

    A call whose answer was lost may have been carried out: then a message comes twice, which is better than never.
    """

    def __init__(self, sleep: Sleep, now: Callable[[], float] = monotonic) -> None:
        self._sleep, self._now = sleep, now

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        if isinstance(method, UNREPEATED):
            return await make_request(bot, method)
        left = PATIENCE_SECONDS
        for wait in (*WAITS_SECONDS, None):
            began = self._now()
            try:
                async with asyncio.timeout(left):  # a try gets what is left of the whole
                    return await make_request(bot, method)
            except TelegramEntityTooLarge:  # a network error by its class, but no try will make the file smaller
                raise
            except TimeoutError as error:
                words = f"no answer in {PATIENCE_SECONDS:.0f} seconds, all tries together"
                raise TelegramNetworkError(method=method, message=words) from error
            except (TelegramRetryAfter, *STUMBLES) as error:
                if wait is None:
                    raise
                pause = error.retry_after if isinstance(error, TelegramRetryAfter) else wait * random.uniform(1.0, 1.5)
                left -= self._now() - began + pause
                if left < 0:
                    raise
            await self._sleep(pause)
        raise AssertionError("the last try returns or raises")


class Courtesy(BaseRequestMiddleware):
    """Answers to people take their place in the pace before anything that the bot says first."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        chat_id = method.chat_id if isinstance(method, SPEAKING) else None
        if chat_id is None:
            return await make_request(bot, method)
        await self._pace.reply_turn()
        async with self._pace.sending(chat_id):
            return await make_request(bot, method)


class ProxiedSession(AiohttpSession):
    """A session through a proxy, whose troubles are network troubles (aiogram lets them through as they are)."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> TelegramType:
        from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError  # noqa: PLC0415 - an extra

        try:
            return await super().make_request(bot, method, timeout)
        except (ProxyError, ProxyConnectionError, ProxyTimeoutError) as error:
            raise TelegramNetworkError(method=method, message=f"the proxy failed: {error}") from error

    async def stream_content(self, *args: Any, **options: Any) -> AsyncGenerator[bytes, None]:
        from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError  # noqa: PLC0415 - an extra

        try:
            async for chunk in super().stream_content(*args, **options):
                yield chunk
        except (ProxyError, ProxyConnectionError, ProxyTimeoutError) as error:
            raise aiohttp.ClientConnectionError(f"the proxy failed: {error}") from error


async def fetch(bot: Bot, file_id: str) -> bytes:
    """A file that somebody has sent. Raises NotFetched."""
    stream = BytesIO()
    try:
        await bot.download(file_id, stream)
    except (*STUMBLES, TelegramAPIError, aiohttp.ClientError, OSError) as error:  # a timeout is an OSError too
        raise NotFetched(f"{type(error).__name__}: {error}") from error
    return stream.getvalue()


def make_bot(
    token: str,
    *,
    api_url: str,
    proxy_url: str | None = None,
    session: BaseSession | None = None,
    sleep: Sleep = asyncio.sleep,
    pace: Pace | None = None,
) -> Bot:
    """The bot's voice: HTML, no link previews. `session` stands in for the network (then the addresses are unused);
    `pace` is shared with whatever speaks first through the same token.
    """
    if session is None:
        api = TelegramAPIServer.from_base(api_url)
        kind = AiohttpSession if proxy_url is None else ProxiedSession
        session = kind(proxy=proxy_url, api=api, timeout=PATIENCE_SECONDS)
    session.middleware(Patience(sleep))
    if pace is not None:
        session.middleware(Courtesy(pace))
    return Bot(
        token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)
    )
