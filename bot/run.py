"""How does the bot live? It starts or says why not, listens to Telegram, and stops without dropping what it began."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import BotCommand, User
from aiohttp import web

from bot.app import App, build
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.listening import UPDATES, InFlight, poll, unless
from bot.logs import redacted
from bot.settings import Refused, Settings, Webhook
from bot.storage.database import Database, open_database
from bot.storage.migrations import DatabaseRefused, ensure, fits, head
from bot.telegram import STUMBLES, Sleep, make_bot
from bot.web import add_webhook, make_app

log = structlog.get_logger("bot")

MENU = ("menu", "lessons", "quiz", "checklists", "progress", "settings", "help")  # in the order the menu shows
START_WAITS = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds between tries to reach Telegram, half a minute in all
CALL_SECONDS = 15  # for the first call: a blocked network swallows it without an answer
LAST_WORDS = 20.0  # seconds that updates in flight get at the end
WEBHOOK_PORT = 8080


async def run(
    settings: Settings,
    course: Course,
    say: Phrases,
    clock: Callable[[], datetime],
    stop: asyncio.Event,
    *,
    ready: asyncio.Event | None = None,
    session: BaseSession | None = None,
    sleep: Sleep = asyncio.sleep,
) -> None:
    """Live until `stop` is set; `ready` is set once Telegram is listened to. Raises Refused.

    Tests hand in `session` for a Telegram without a network and `sleep` for waits without waiting.
    """
    token = settings.need_token()
    async with _database(settings) as db, _voice(settings, token, session, sleep) as bot:
        app = build(course=course, say=say, db=db, clock=clock, zone=settings.timezone, content=settings.content_dir)
        me = await unless(stop, meet(bot, settings, sleep))
        if me is None:
            return
        log.info("bot", name=me.full_name, username=f"@{me.username}")
        log.info("database", url=redacted(settings.database_url), schema=head())
        log.info("course", title=course.title, version=course.version, lessons=len(course.lessons))
        await unless(stop, _introduce(bot, say))
        await _listen(settings, app, bot, stop, ready or asyncio.Event())
    log.info("stopped")


async def meet(bot: Bot, settings: Settings, sleep: Sleep) -> User:
    """Who the bot is; a network that is not there yet is waited for. Raises Refused."""
    for wait in (*START_WAITS, None):
        try:
            return await bot.get_me(request_timeout=CALL_SECONDS)
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            words = (
                f"BOT_TOKEN was refused ({error.message}): copy it again from @BotFather. "
                f"Does a Bot API server answer at {settings.api_url} (BOT_API_URL)?"
            )
            raise Refused(words, 2) from error
        except STUMBLES as error:
            if wait is None:
                raise Refused(_unreachable(settings, error)) from error
            pause = wait * random.uniform(1.0, 1.25)
            log.warning("Telegram is out of reach, trying again", seconds=round(pause, 1), reason=str(error))
            await sleep(pause)
    raise AssertionError("the last try returns or raises")


def _unreachable(settings: Settings, error: Exception) -> str:
    way = "through BOT_PROXY_URL" if settings.proxy_url else "without a proxy"
    return (
        f"{settings.api_url} cannot be reached {way} ({redacted(str(error))}). Check the network; where Telegram is "
        "blocked, set BOT_PROXY_URL to a proxy or BOT_API_URL to a Bot API server of your own."
    )


async def _introduce(bot: Bot, say: Phrases) -> None:
    commands = [BotCommand(command=name, description=say.plain(f"command-{name}")) for name in MENU]
    try:
        await bot.set_my_description(say.plain("bot-description"))
        await bot.set_my_short_description(say.plain("bot-short-description"))
        await bot.set_my_commands(commands)
    except TelegramAPIError as error:  # the bot is of use without it, and the next start tries again
        log.warning("the description and the menu of commands were not set", reason=str(error))


async def _listen(settings: Settings, app: App, bot: Bot, stop: asyncio.Event, ready: asyncio.Event) -> None:
    in_flight = InFlight()
    app.dispatcher.update.outer_middleware(in_flight)
    site = make_app(lambda: _is_well(app.db))
    async with AsyncExitStack() as open_port:
        if settings.webhook is not None:
            path = urlsplit(settings.webhook.url).path or "/"
            add_webhook(site, path, settings.webhook.secret, lambda raw: in_flight.take(app.dispatcher, bot, raw))
            await open_port.enter_async_context(_served(site, "0.0.0.0", settings.port or WEBHOOK_PORT))
            await _be_called(settings.webhook, bot)
            ready.set()
            await stop.wait()
        else:
            if settings.port is not None:
                await open_port.enter_async_context(_served(site, "127.0.0.1", settings.port))
            await poll(app.dispatcher, bot, stop, ready)
        await in_flight.land(LAST_WORDS)


async def _is_well(db: Database) -> bool:
    try:
        return await fits(db)
    except DatabaseRefused as error:
        log.error("not well", reason=str(error))
        return False


@asynccontextmanager
async def _served(site: web.Application, host: str, port: int) -> AsyncIterator[None]:
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=3)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise Refused(f"BOT_PORT {port} cannot be opened ({error.strerror}): choose another.", 2) from error
        yield
    finally:
        await runner.cleanup()


async def _be_called(webhook: Webhook, bot: Bot) -> None:
    try:
        await bot.set_webhook(webhook.url, secret_token=webhook.secret, allowed_updates=UPDATES)
    except TelegramAPIError as error:
        raise Refused(f"Telegram refused BOT_WEBHOOK_URL ({error.message}).", 2) from error


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    db = open_database(settings.database_url)
    try:
        await ensure(db, settings.database_url)
        yield db
    except DatabaseRefused as error:
        raise Refused(redacted(str(error))) from error
    finally:
        await db.close()


@asynccontextmanager
async def _voice(settings: Settings, token: str, session: BaseSession | None, sleep: Sleep) -> AsyncIterator[Bot]:
    bot = make_bot(token, api_url=settings.api_url, proxy_url=settings.proxy_url, session=session, sleep=sleep)
    try:
        yield bot
    finally:
        await bot.session.close()
