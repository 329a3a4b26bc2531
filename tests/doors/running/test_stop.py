"""A stop drops nothing that was begun."""

import asyncio

import pytest
from aiogram.methods import SetMyCommands
from sqlalchemy import create_engine, select
from structlog.testing import capture_logs

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.run import run
from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import Cut
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from bot.storage.migrations import migrate
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox
from tests.conftest import ANNA, MONDAY
from tests.doors.running.lives import FIRST_CALLS, Held, Living, called, free_port, heard
from tests.safety import SAFETY_NET_SECONDS


async def test_a_stop_while_the_network_is_away_ends_the_start(
    settings: Settings, course: Course, say: Phrases, clock: SandboxClock
) -> None:
    stop = asyncio.Event()
    nowhere = settings.model_copy(update={"api_url": f"http://127.0.0.1:{free_port()}"})

    async def sleep(_seconds: float) -> None:
        stop.set()
        await asyncio.Event().wait()

    async with asyncio.timeout(SAFETY_NET_SECONDS):
        await run(nowhere, course, say, clock, stop, sleep=sleep)
    assert stop.is_set()


@FIRST_CALLS
async def test_a_stop_while_telegram_is_away_ends_the_start(
    settings: Settings,
    course: Course,
    say: Phrases,
    clock: SandboxClock,
    telegram: Telegram,
    method: str,
    webhook: bool,
) -> None:
    stop, ready = asyncio.Event(), asyncio.Event()
    telegram.faults.next(Cut(), method, times=9)

    async def sleep(_seconds: float) -> None:
        stop.set()
        await asyncio.Event().wait()

    async with asyncio.timeout(SAFETY_NET_SECONDS):
        settings = called(settings) if webhook else settings
        await run(settings, course, say, clock, stop, ready=ready, sleep=sleep)
    assert (stop.is_set(), ready.is_set()) == (True, False)


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_a_stop_waits_for_the_answer_that_was_begun(
    living: Living, settings: Settings, telegram: Telegram, anna: Person, webhook: bool
) -> None:
    session = Held(telegram)
    with capture_logs() as lines:
        async with living(called(settings) if webhook else settings, session) as stop:
            await telegram.say(ANNA, "/start")
            await session.reached.wait()
            stop.set()
            while not any(line["event"] == "finishing what was begun" for line in lines):  # noqa: ASYNC110 - no event
                await asyncio.sleep(0)
            assert anna.history == []
            session.open.set()
    assert len(anna.history) == 1


async def due_tip(settings: Settings) -> None:
    """Anna has met the bot before, and her tip is due."""
    await migrate(settings.database_url)
    engine = create_engine(settings.database_url)
    with engine.begin() as tx:
        hers = {"tip_time": "09:00", "next_tip_at": MONDAY}
        tx.execute(people.insert().values(id=1, zone="Europe/Moscow", created_at=MONDAY, **hers))
        tx.execute(addresses.insert().values(messenger="telegram", chat_id=ANNA, person_id=1))
    engine.dispose()


async def test_what_has_fallen_due_is_said_once_people_are_listened_to(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    await telegram.say(ANNA, "/start")
    telegram.inbox.waiting.clear()
    await due_tip(settings)
    with telegram.watch() as watch:
        async with living(settings):
            async for event in watch:
                if event["kind"] == "message":
                    break
    assert anna.screen.text.startswith("💡")
    assert anna.screen.buttons[-1] == ["Почему пришло?"]
    async with living(settings):
        pass
    assert len(anna.history) == 1


async def test_a_stop_waits_for_the_message_that_the_bot_says_first(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    await telegram.say(ANNA, "/start")
    telegram.inbox.waiting.clear()
    await due_tip(settings)
    session = Held(telegram)
    async with living(settings, session) as stop:
        await session.reached.wait()
        stop.set()
        for _ in range(100):
            await asyncio.sleep(0)
        assert anna.history == []
        session.open.set()
    assert len(anna.history) == 1
    engine = create_engine(settings.database_url)
    with engine.begin() as tx:
        assert tx.execute(select(outbox.c.state, outbox.c.message_id)).all() == [("sent", anna.screen.message_id)]
    engine.dispose()


async def test_people_do_not_wait_for_the_menu_and_neither_does_the_stop(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    session = Held(telegram, SetMyCommands)
    async with living(settings, session):
        await session.reached.wait()
        answer = await heard(telegram, "/start")
    assert answer == anna.screen.message
    assert anna.commands == []


@pytest.mark.parametrize("turns", range(9))
async def test_an_update_that_comes_with_the_stop_is_answered_once_now_or_after_the_next_start(
    living: Living, settings: Settings, telegram: Telegram, anna: Person, turns: int
) -> None:
    with telegram.watch() as watch:
        async with living(settings) as stop:
            await telegram.inbox.polled.wait()
            stop.set()
            for _ in range(turns):  # of the loop: in the first the bot still listens, in the last no more
                await asyncio.sleep(0)
            await telegram.say(ANNA, "/start")
        async with living(settings):
            async for event in watch:
                if event["kind"] == "message" and event["message"]["from"]["is_bot"]:
                    break
    assert len(anna.history) == 1
