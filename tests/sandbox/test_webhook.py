"""A webhook gets updates in order, with the secret, and again after a failure."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sandbox.telegram import Telegram
from tests.safety import SAFETY_NET_SECONDS
from tests.sandbox.conftest import ANNA


class Hook:
    """A bot's door: keeps what came, and answers with the statuses or bodies that were planned."""

    def __init__(self) -> None:
        self.came: asyncio.Queue[tuple[str | None, dict[str, Any]]] = asyncio.Queue()
        self.answers: list[web.Response] = []

    async def take(self, request: web.Request) -> web.Response:
        self.came.put_nowait((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        return self.answers.pop(0) if self.answers else web.Response()

    async def texts(self, count: int) -> list[str]:
        async with asyncio.timeout(SAFETY_NET_SECONDS):
            return [(await self.came.get())[1]["message"]["text"] for _ in range(count)]


@pytest.fixture
def hook() -> Hook:
    return Hook()


@pytest.fixture
async def url(hook: Hook) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    async with TestServer(app) as server:
        yield str(server.make_url("/hook"))


async def test_updates_come_in_order_with_the_secret(telegram: Telegram, web_bot: Bot, hook: Hook, url: str) -> None:
    await telegram.say(ANNA, "раз")
    await web_bot.set_webhook(url, secret_token="secret_1-x")
    async with asyncio.timeout(SAFETY_NET_SECONDS):
        secret, update = await hook.came.get()
    assert (secret, update["update_id"], update["message"]["text"]) == ("secret_1-x", 1, "/start")
    await telegram.say(ANNA, "два")
    assert await hook.texts(2) == ["раз", "два"]


async def test_a_failed_update_comes_again_before_the_next(
    telegram: Telegram, web_bot: Bot, hook: Hook, url: str
) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=404)]
    await web_bot.set_webhook(url)
    await telegram.say(ANNA, "раз")
    assert await hook.texts(4) == ["/start", "/start", "/start", "раз"]
    info = await web_bot.get_webhook_info()
    assert (info.url, info.max_connections) == (url, 40)
    assert info.last_error_message == "Wrong response from the webhook: 404 Not Found"


async def test_a_dead_webhook_keeps_its_updates(telegram: Telegram, web_bot: Bot) -> None:
    await web_bot.set_webhook("http://127.0.0.1:9/hook", allowed_updates=["message"], max_connections=5)
    async with asyncio.timeout(SAFETY_NET_SECONDS):
        while (info := await web_bot.get_webhook_info()).last_error_message is None:
            continue
    assert (info.pending_update_count, info.allowed_updates, info.max_connections) == (1, ["message"], 5)
    await web_bot.delete_webhook()
    assert [update.update_id for update in await web_bot.get_updates(timeout=0)] == [1]
    await web_bot.delete_webhook(drop_pending_updates=True)
    assert await web_bot.get_updates(timeout=0) == []


async def test_a_call_inside_the_answer_is_done(telegram: Telegram, web_bot: Bot, hook: Hook, url: str) -> None:
    hook.answers = [
        web.json_response({"method": "sendMessage", "chat_id": ANNA, "text": "ответ"}),
        web.json_response({"method": "sendMessage", "chat_id": ANNA, "text": ""}),
    ]
    await telegram.say(ANNA, "раз")
    await web_bot.set_webhook(url)
    await telegram.say(ANNA, "два")
    assert await hook.texts(3) == ["/start", "раз", "два"]
    assert [message["text"] for message in telegram.chats[ANNA].messages] == ["/start", "раз", "два", "ответ"]
    assert telegram.refusals == ["sendMessage was refused: Bad Request: message text is empty"]


async def test_aiograms_own_webhook_door_works(telegram: Telegram, web_bot: Bot) -> None:
    dispatcher = Dispatcher()
    heard: asyncio.Queue[str | None] = asyncio.Queue()

    @dispatcher.message()
    async def asked(message: Message) -> None:
        heard.put_nowait(message.text)

    app = web.Application()
    handler = SimpleRequestHandler(dispatcher, web_bot, secret_token="secret", handle_in_background=False)
    handler.register(app, "/hook")
    async with TestServer(app) as server:
        await web_bot.set_webhook(str(server.make_url("/hook")), secret_token="secret")
        async with asyncio.timeout(SAFETY_NET_SECONDS):
            assert await heard.get() == "/start"
        await web_bot.delete_webhook()


async def test_a_webhook_and_polling_exclude_each_other(telegram: Telegram, web_bot: Bot, url: str) -> None:
    async with asyncio.timeout(SAFETY_NET_SECONDS), asyncio.TaskGroup() as group:
        polling = group.create_task(refusal_of_polling(web_bot))
        await telegram.inbox.polled.wait()
        await web_bot.set_webhook(url)
        assert await polling == "Conflict: terminated by setWebhook request"
    assert await refusal_of_polling(web_bot) == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )


async def refusal_of_polling(bot: Bot) -> str:
    with pytest.raises(TelegramConflictError) as caught:
        await bot.get_updates(offset=2, timeout=30)
    return caught.value.message


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://example.ru/hook", "", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https:///hook", "", "bad webhook: URL host is empty"),
        ("https://example.ru:8080/hook", "",
         "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("https://example.ru/hook", "тайна", "secret token contains unallowed characters"),
        ("https://example.ru/hook", "x" * 257, "secret token is too long"),
    ],
)  # fmt: skip
async def test_a_webhook_is_refused(web_bot: Bot, url: str, secret: str, words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await web_bot.set_webhook(url, secret_token=secret)
    assert (await web_bot.get_webhook_info()).url == ""


async def test_an_empty_url_takes_the_webhook_away(telegram: Telegram, web_bot: Bot, url: str) -> None:
    await web_bot.set_webhook(url, drop_pending_updates=True)
    assert telegram.inbox.waiting == []
    await web_bot.set_webhook("")
    assert telegram.inbox.webhook is None
