"""How do updates come in? By polling or through the webhook, each handled in a task of its own until the end."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import structlog
from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramConflictError, TelegramUnauthorizedError
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import TelegramObject, Update

T = TypeVar("T")
log = structlog.get_logger("bot")

UPDATES = ["message", "callback_query", "my_chat_member"]
CROWD = 1000  # updates handled at once; beyond that Telegram is asked to come again
LONG_POLL_SECONDS = 30
DEAF_SECONDS = 180  # without an answer to a long poll: several have failed


class Ear(BaseRequestMiddleware):
    """Does Telegram still bring updates when it is asked for them? `timer` gives seconds."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._timer = timer
        self._heard_at = timer()
        self._refused: str | None = None

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        listening = isinstance(method, GetUpdates)
        if not listening:
            return await make_request(bot, method)
        try:
            answer = await make_request(bot, method)
        except TelegramConflictError:
            self._refused = "another program asks for this bot's updates: end it, or give this one a token of its own"
            raise
        except TelegramUnauthorizedError:
            self._refused = "Telegram does not know BOT_TOKEN any more: copy it again from @BotFather"
            raise
        self._heard_at, self._refused = self._timer(), None
        return answer

    def trouble(self) -> str | None:
        """What keeps updates away, in a sentence; None: nothing."""
        if self._refused is None and self._timer() - self._heard_at > DEAF_SECONDS:
            return f"Telegram has brought nothing for {DEAF_SECONDS} seconds: look at the network and the log"
        return self._refused


class InFlight(BaseMiddleware):
    """The updates that are being handled right now."""

    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()
        self._open = True

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        task = asyncio.current_task()
        assert task is not None
        self._track(task)
        with structlog.contextvars.bound_contextvars(update_id=getattr(event, "update_id", None)):
            return await handler(event, data)

    def take(self, dispatcher: Dispatcher, bot: Bot, raw: dict[str, Any]) -> bool:
        """Begin to handle an update that came through the webhook; False when there is no room or it is the end."""
        if not self._open or len(self.tasks) >= CROWD:
            return False
        self._track(asyncio.ensure_future(_feed(dispatcher, bot, raw)))
        return True

    def _track(self, task: asyncio.Task[Any]) -> None:
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def land(self, seconds: float) -> None:
        """Take nothing more and wait until all are handled; after `seconds` the rest is given up."""
        self._open = False
        await asyncio.sleep(0)  # an update that polling took has its task, but may not have come in here yet
        late = set(self.tasks)
        if late:
            log.info("finishing what was begun", updates=len(late))
            _, late = await asyncio.wait(late, timeout=seconds)
        if late:
            log.warning("giving up on what takes too long", updates=len(late))
            await cancelled(*late)


async def _feed(dispatcher: Dispatcher, bot: Bot, raw: dict[str, Any]) -> None:
    try:
        await dispatcher.feed_update(bot, Update.model_validate(raw, context={"bot": bot}))
    except Exception:  # the webhook was answered long ago: nobody else would hear of it
        log.exception("an update failed", update_id=raw.get("update_id"))


async def poll(dispatcher: Dispatcher, bot: Bot, stop: asyncio.Event, ready: asyncio.Event) -> None:
    """Ask Telegram for updates until `stop`; an update that was taken goes on being handled.

    There must be no webhook (Telegram gives updates to one or the other), and `bot.me()` must have been asked: a
    network that fails there would end the polling.
    """
    polling = asyncio.ensure_future(
        dispatcher.start_polling(
            bot,
            polling_timeout=LONG_POLL_SECONDS,
            handle_signals=False,
            close_bot_session=False,
            allowed_updates=UPDATES,
            tasks_concurrency_limit=CROWD,
        )
    )
    ready.set()
    try:
        await unless(stop, asyncio.shield(polling))
    finally:  # cancelled from outside, it would leave its inner tasks behind
        if not polling.done():
            await dispatcher.stop_polling()
        await polling


async def unless(stop: asyncio.Event, work: Awaitable[T]) -> T | None:
    """The result of `work`; None, and `work` is cancelled, if `stop` comes first."""
    doing, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return doing.result() if doing.done() else None
    finally:
        await cancelled(doing, stopping)


async def cancelled(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
