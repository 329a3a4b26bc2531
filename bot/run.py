"""How does the bot live? It starts or says why not, listens to Telegram, and stops without dropping what it began."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import SetMyCommands, SetMyDescription, SetMyShortDescription, TelegramMethod
from aiogram.types import BotCommand
from aiohttp import web

from bot.app import App, build
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.jobs import Clockwork
from bot.listening import UPDATES, Ear, InFlight, cancelled, poll, unless
from bot.logs import redacted
from bot.messengers.telegram.pace import Pace
from bot.messengers.telegram.telegram import Telegram
from bot.messengers.telegram.wire import STUMBLES, Sleep, make_bot
from bot.sender import Sender
from bot.settings import Refused, Settings, Webhook
from bot.storage.database import Database, open_database, place_of
from bot.storage.migrations import DatabaseRefused, ensure, fits, head
from bot.web.health import make_app
from bot.web.webhook import add_webhook
from handlers.telegram import Entrance

T = TypeVar("T")
log = structlog.get_logger("bot")

MENU = (
    "menu",
    "lessons",
    "plan",
    "checklists",
    "progress",
    "tips",
    "settings",
    "privacy",
    "help",
)  # in the order the menu shows
START_WAITS_SECONDS = (1.0, 2.0, 4.0, 8.0, 16.0)  # between tries to reach Telegram, half a minute in all
CALL_SECONDS = 15  # for one try: a blocked network swallows it without an answer
LONGEST_WAIT_SECONDS = 120  # that Telegram may ask the start to wait
HEALTH_SECONDS = 3
UNSENT = timedelta(minutes=15)  # what is due longer than this: the sender has stood still, or nothing gets through
LAST_WORDS_SECONDS = 20.0  # that updates, ticks and a message in flight get at the end
WEBHOOK_PORT = 8080

DueAfter = Callable[[datetime], Awaitable[datetime | None]]
RunDue = Callable[[], Awaitable[object]]


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
    timer: Callable[[], float] = time.monotonic,
    when_time_jumps: Callable[[DueAfter, RunDue], None] | None = None,
) -> None:
    """Live until `stop` is set; `ready` is set once Telegram is listened to. Raises Refused.

    Tests hand in `session` for a Telegram without a network and `sleep` for waits without waiting. The rehearsal,
    whose time jumps, hands in its `timer` (seconds) and is told through `when_time_jumps` how to live through a jump.
    """
    token = settings.need_token()
    pace = Pace(timer, sleep)
    async with _database(settings) as db, _voice(settings, token, session, sleep, pace) as bot:
        app = build(course=course, say=say, db=db, clock=clock, zone=settings.timezone)
        telegram = Telegram(bot, settings.content_dir, pace)
        # bot.me() keeps the answer: polling and handlers ask for it later and know no patience.
        me = await patiently(stop, bot.me, settings, sleep)
        if me is None:
            return
        log.info("bot", name=me.full_name, username=f"@{me.username}")
        log.info("database", url=place_of(settings.database_url), schema=head())
        log.info("course", title=course.title, version=course.version, lessons=len(course.lessons))
        sender, ready = app.sender(telegram), ready or asyncio.Event()
        clockwork = Clockwork(app.timetable(sender))
        if when_time_jumps is not None:
            when_time_jumps(app.due.after, clockwork.run_due)
        introducing = asyncio.ensure_future(_introduce(bot, _introduction(say)))  # nobody has to wait for it
        try:
            async with _keeping_time(clockwork, sender, ready, stop):
                await _listen(settings, app, telegram, stop, ready, sleep, timer)
        finally:
            await cancelled(introducing)
    log.info("stopped")


async def patiently(
    stop: asyncio.Event, call: Callable[[], Awaitable[T]], settings: Settings, sleep: Sleep
) -> T | None:
    """What `call` to Telegram returns; a network that is not there yet is waited for. None if `stop` comes first.

    Raises Refused: Telegram says no, or stays out of reach.
    """
    return await unless(stop, _again(call, settings, sleep))


async def _again(call: Callable[[], Awaitable[T]], settings: Settings, sleep: Sleep) -> T:
    for wait in (*START_WAITS_SECONDS, None):
        try:
            async with asyncio.timeout(CALL_SECONDS):
                return await call()
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            words = (
                f"BOT_TOKEN was refused ({error.message}): copy it again from @BotFather. "
                f"Does a Bot API server answer at {redacted(settings.api_url)} (BOT_API_URL)?"
            )
            raise Refused(words, 2) from error
        except TelegramRetryAfter as error:
            if wait is None or error.retry_after > LONGEST_WAIT_SECONDS:
                words = f"Telegram wants no calls for {error.retry_after} seconds: start the bot again after that."
                raise Refused(words) from error
            pause = max(wait, float(error.retry_after))
            log.warning("Telegram asks to wait", seconds=pause)
        except (TimeoutError, *STUMBLES) as error:
            if wait is None:
                raise Refused(_unreachable(settings, error)) from error
            pause = wait * random.uniform(1.0, 1.25)
            log.warning("Telegram is out of reach, trying again", seconds=round(pause, 1), reason=_reason(error))
        except TelegramAPIError as error:
            raise Refused(f"Telegram refused {error.method.__api_method__} ({error.message}).") from error
        await sleep(pause)
    raise AssertionError("the last try returns or raises")


def _unreachable(settings: Settings, error: Exception) -> str:
    way = "through BOT_PROXY_URL" if settings.proxy_url else "without a proxy"
    return (
        f"{redacted(settings.api_url)} cannot be reached {way} ({redacted(_reason(error))}). Check the network; where "
        "Telegram is blocked, set BOT_PROXY_URL to a proxy or BOT_API_URL to a Bot API server of your own."
    )


def _reason(error: Exception) -> str:
    match error:
        case TimeoutError():
            return f"no answer in {CALL_SECONDS} seconds"
        case ClientDecodeError():  # its text is a whole page of whoever stands in between
            return "the answer is not Telegram's"
        case _:
            return str(error)


def _introduction(say: Phrases) -> list[TelegramMethod[bool]]:
    commands = [BotCommand(command=name, description=say.plain(f"command-{name}")) for name in MENU]
    return [
        SetMyCommands(commands=commands),
        SetMyDescription(description=say.plain("bot-description")),
        SetMyShortDescription(short_description=say.plain("bot-short-description")),
    ]


async def _introduce(bot: Bot, introduction: Iterable[TelegramMethod[bool]]) -> None:
    for call in introduction:
        try:
            await bot(call)
        except AiogramError as error:  # the bot is of use without it, and the next start tries again
            log.warning("the bot's page stays as it was", call=call.__api_method__, reason=_reason(error))


@asynccontextmanager
async def _keeping_time(
    clockwork: Clockwork, sender: Sender, ready: asyncio.Event, stop: asyncio.Event
) -> AsyncIterator[None]:
    """The clock's door opens once people are listened to, and is the first to close."""

    async def keep() -> None:
        await ready.wait()
        clockwork.start()
        await stop.wait()
        sender.land()
        await clockwork.stop(LAST_WORDS_SECONDS)

    keeping = asyncio.ensure_future(keep())
    try:
        yield
    finally:
        if not stop.is_set() or not ready.is_set():  # it never came to listening, or that has failed
            await cancelled(keeping)
            sender.land()
            await clockwork.stop(LAST_WORDS_SECONDS)
        else:
            await keeping


async def _listen(
    settings: Settings,
    app: App,
    telegram: Telegram,
    stop: asyncio.Event,
    ready: asyncio.Event,
    sleep: Sleep,
    timer: Callable[[], float],
) -> None:
    bot, dispatcher, in_flight = telegram.bot, Entrance(app.hall, telegram).dispatcher(), InFlight()
    dispatcher.update.outer_middleware(in_flight)
    host, port, webhook = "127.0.0.1", settings.port, settings.webhook
    ear = Ear(timer) if webhook is None else None
    if ear is not None:
        bot.session.middleware(ear)
    site = make_app(lambda: ailment(app, ear))
    if webhook is not None:
        host, port = "0.0.0.0", settings.port or WEBHOOK_PORT
        path = urlsplit(webhook.url).path or "/"
        add_webhook(site, path, webhook.secret, lambda raw: in_flight.take(dispatcher, bot, raw))
    async with AsyncExitStack() as at_the_end:
        if port is not None:
            await at_the_end.enter_async_context(_served(site, host, port))
        at_the_end.push_async_callback(in_flight.land, LAST_WORDS_SECONDS)
        if webhook is not None:
            if await patiently(stop, lambda: _be_called(webhook, bot), settings, sleep):
                ready.set()
                await stop.wait()
        elif await patiently(stop, bot.delete_webhook, settings, sleep):
            await poll(dispatcher, bot, stop, ready)


async def ailment(app: App, ear: Ear | None) -> str | None:
    """What is wrong with the bot and what to do, in a sentence; None: nothing."""
    if not await is_well(app.db):
        return "the database does not answer"
    if ear is not None and (deaf := ear.trouble()) is not None:
        return deaf
    due = await app.outbox.due_at()
    if due is not None and app.clock() - due > UNSENT:
        return f"what was due {UNSENT.seconds // 60} minutes ago is not sent: look at the log, and start the bot again"
    return None


async def is_well(db: Database, seconds: float = HEALTH_SECONDS) -> bool:
    """Whether the database answers within `seconds` and has the schema of this version; if not, the log says why."""
    try:
        async with asyncio.timeout(seconds):
            return await fits(db)
    except DatabaseRefused as error:
        log.error("not well", reason=str(error))
    except TimeoutError:
        log.error("not well", reason=f"the database gives no answer in {seconds} seconds")
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


async def _be_called(webhook: Webhook, bot: Bot) -> bool:
    try:
        return await bot.set_webhook(webhook.url, secret_token=webhook.secret, allowed_updates=UPDATES)
    except TelegramBadRequest as error:
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
async def _voice(
    settings: Settings, token: str, session: BaseSession | None, sleep: Sleep, pace: Pace
) -> AsyncIterator[Bot]:
    bot = make_bot(
        token, api_url=settings.api_url, proxy_url=settings.proxy_url, session=session, sleep=sleep, pace=pace
    )
    try:
        yield bot
    finally:
        await bot.session.close()
