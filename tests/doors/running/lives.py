"""How tests let the bot live: the same as a start from the command line, over loopback."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from pydantic import SecretStr

from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import Json
from bot.settings import Refused, Settings
from tests.conftest import ANNA

SECRET = "a-secret-of-enough-letters"


SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


Living = Callable[..., AbstractAsyncContextManager[asyncio.Event]]


FIRST_CALLS = pytest.mark.parametrize(
    ("method", "webhook"), [("getMe", False), ("deleteWebhook", False), ("setWebhook", True)]
)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as place:
        return int(place.getsockname()[1])


async def heard(telegram: Telegram, saying: str) -> Json:
    """Anna writes `saying`; the bot's answer."""
    with telegram.watch() as watch:
        await telegram.say(ANNA, saying)
        async for event in watch:
            if event["kind"] == "message" and event["message"]["from"]["is_bot"]:
                message: Json = event["message"]
                return message
    raise AssertionError("the stream of events ended")


async def refusal(living: Living, settings: Settings) -> Refused:
    with pytest.raises(Refused) as refused:
        async with living(settings):
            pass
    return refused.value


def called(settings: Settings) -> Settings:
    """The same bot behind a webhook."""
    port = free_port()
    return settings.model_copy(
        update={
            "webhook_url": f"http://127.0.0.1:{port}/telegram",
            "webhook_secret": SecretStr(SECRET),
            "port": port,
        }
    )


class Held(SandboxSession):
    """A Telegram that takes calls of one kind only when it is let to."""

    def __init__(self, telegram: Telegram, kind: type[TelegramMethod[Any]] = SendMessage) -> None:
        super().__init__(telegram)
        self.kind, self.reached, self.open = kind, asyncio.Event(), asyncio.Event()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        if isinstance(method, self.kind):
            self.reached.set()
            await self.open.wait()
        return await super().make_request(bot, method, timeout)
