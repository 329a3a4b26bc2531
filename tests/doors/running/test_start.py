"""The bot's life over a real HTTP Bot API: how it starts, why it refuses to, how updates reach it, how it stops."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import SendMessage, SetMyCommands, SetMyShortDescription, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from pydantic import SecretStr
from sqlalchemy import create_engine, select, text
from structlog.testing import capture_logs

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.run import MENU, is_well, run
from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import Blocked, Cut, Fault, ServerError, TooManyRequests
from bot.sandbox.people import Person
from bot.sandbox.server import make_app
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import Json
from bot.settings import Refused, Settings
from bot.storage.migrations import head, migrate
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox
from bot.web.health import FRESH_SECONDS, Pulse
from tests.conftest import ANNA, CONTENT, MONDAY, TOKEN

SECRET = "a-secret-of-enough-letters"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"

Living = Callable[..., AbstractAsyncContextManager[asyncio.Event]]


@pytest.fixture
async def api(telegram: Telegram) -> AsyncIterator[str]:
    """The address of the Bot API."""
    async with TestServer(make_app(telegram, webhook_wait=0.01)) as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.fixture
def settings(api: str, tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        token=SecretStr(TOKEN),
        api_url=api,
        database_url=f"sqlite:///{tmp_path / 'nastavnik.db'}",
        content_dir=CONTENT,
    )


@pytest.fixture
def naps() -> list[float]:
    """The waits that the bot asked for, in seconds; none of them was waited."""
    return []


@pytest.fixture
def living(course: Course, say: Phrases, clock: SandboxClock, naps: list[float]) -> Living:
    async def sleep(seconds: float) -> None:
        naps.append(seconds)

    @asynccontextmanager
    async def live(settings: Settings, session: SandboxSession | None = None) -> AsyncIterator[asyncio.Event]:
        """The bot is ready inside; the event stops it, and so does leaving."""
        stop, ready = asyncio.Event(), asyncio.Event()
        life = asyncio.ensure_future(run(settings, course, say, clock, stop, ready=ready, session=session, sleep=sleep))
        becoming = asyncio.ensure_future(ready.wait())
        async with asyncio.timeout(30):
            await asyncio.wait({life, becoming}, return_when=asyncio.FIRST_COMPLETED)
            becoming.cancel()
            try:
                if not life.done():
                    yield stop
            finally:
                stop.set()
                await life

    return live


@pytest.fixture
def anna(telegram: Telegram) -> Person:
    return Person(telegram, ANNA, "Анна")


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


async def test_the_start_says_in_three_lines_who_where_and_what(
    living: Living, settings: Settings, course: Course
) -> None:
    with capture_logs() as lines:
        async with living(settings):
            pass
    assert [line for line in lines if line["event"] in {"bot", "database", "course"}] == [
        {"event": "bot", "log_level": "info", "name": "Nastavnik", "username": "@nastavnik_sandbox_bot"},
        {"event": "database", "log_level": "info", "url": settings.database_url, "schema": head()},
        {
            "event": "course",
            "log_level": "info",
            "title": course.title,
            "version": course.version,
            "lessons": len(course.lessons),
        },
    ]
    assert lines[-1]["event"] == "stopped"


async def test_people_get_answers_and_a_menu_through_polling(
    living: Living, settings: Settings, telegram: Telegram, anna: Person, say: Phrases
) -> None:
    with telegram.watch() as watch:
        async with living(settings):
            answer = await heard(telegram, "/start")
            while not anna.commands:  # they come when they come
                await anext(aiter(watch))
    assert answer == anna.screen.message
    assert anna.commands == list(MENU)
    assert {f"command-{name}" for name in MENU} == {key for key in sorted(say.keys()) if key.startswith("command-")}


async def test_the_same_bot_lives_on_postgresql(
    living: Living, settings: Settings, telegram: Telegram, anna: Person, postgres_url: str
) -> None:
    settings = settings.model_copy(update={"database_url": f"{postgres_url}?password=secret"})
    with capture_logs() as lines:
        async with living(settings):
            await heard(telegram, "/start")
    place = postgres_url.replace("tester@", "")
    assert [line["url"] for line in lines if line["event"] == "database"] == [place]
    async with living(settings):
        answer = await heard(telegram, "Анна")
    assert answer == anna.screen.message
    assert anna.screen.text.startswith("Рад знакомству, Анна!")


async def test_a_webhook_of_before_does_not_stand_in_the_way_of_polling(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    await telegram.call("setWebhook", {"url": "https://bot.example.org/telegram"}, {})
    async with living(settings):
        answer = await heard(telegram, "/start")
    assert answer == anna.screen.message


async def test_a_token_that_telegram_does_not_know_is_refused(living: Living, settings: Settings, api: str) -> None:
    wrong = settings.model_copy(update={"token": SecretStr("2:another-token-that-nobody-ever-gave-out")})
    refused = await refusal(living, wrong)
    assert str(refused) == (
        "BOT_TOKEN was refused (Unauthorized): copy it again from @BotFather. "
        f"Does a Bot API server answer at {api} (BOT_API_URL)?"
    )
    assert refused.code == 2


async def test_a_network_without_telegram_is_waited_for_with_growing_pauses_and_then_named(
    living: Living, settings: Settings, naps: list[float]
) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    refused = await refusal(living, settings.model_copy(update={"api_url": nowhere}))
    words = str(refused)
    assert words.startswith(f"{nowhere} cannot be reached without a proxy (")
    assert words.endswith(
        "). Check the network; where Telegram is blocked, set BOT_PROXY_URL to a proxy or BOT_API_URL to a Bot API "
        "server of your own."
    )
    assert (refused.code, len(naps), all(later > earlier for earlier, later in pairwise(naps))) == (1, 5, True)


async def test_the_login_of_a_bot_api_server_is_not_shown(living: Living, settings: Settings) -> None:
    place = f"127.0.0.1:{free_port()}"
    refused = await refusal(living, settings.model_copy(update={"api_url": f"http://anna:secret@{place}"}))
    assert str(refused).startswith(f"http://<login>@{place} cannot be reached without a proxy (")
    assert "secret" not in str(refused)


FIRST_CALLS = pytest.mark.parametrize(
    ("method", "webhook"), [("getMe", False), ("deleteWebhook", False), ("setWebhook", True)]
)


@FIRST_CALLS
async def test_a_network_that_comes_back_lets_the_bot_start(
    living: Living, settings: Settings, telegram: Telegram, anna: Person, naps: list[float], method: str, webhook: bool
) -> None:
    telegram.faults.next(Cut(), method, times=2)
    telegram.faults.next(ServerError(502), method)
    telegram.faults.next(ServerError(500), method)
    telegram.faults.next(TooManyRequests(31), method)
    async with living(called(settings) if webhook else settings):
        answer = await heard(telegram, "/start")
    assert answer == anna.screen.message
    assert (len(naps), naps[-1]) == (5, 31)


@FIRST_CALLS
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Cut(), "{api} cannot be reached without a proxy (HTTP Client says - ServerDisconnectedError: Server"),
        (
            ServerError(502),
            "{api} cannot be reached without a proxy (the answer is not Telegram's). Check the network",
        ),
        (TooManyRequests(2), "Telegram wants no calls for 2 seconds: start the bot again after that."),
    ],
    ids=str,
)
async def test_a_network_that_stays_away_is_named_whatever_call_it_lost(
    living: Living,
    settings: Settings,
    telegram: Telegram,
    naps: list[float],
    method: str,
    webhook: bool,
    fault: Fault,
    words: str,
) -> None:
    telegram.faults.next(fault, method, times=6)
    refused = await refusal(living, called(settings) if webhook else settings)
    assert str(refused).startswith(words.format(api=settings.api_url))
    assert (refused.code, len(naps)) == (1, 5)


async def test_a_wait_of_an_hour_is_not_waited(
    living: Living, settings: Settings, telegram: Telegram, naps: list[float]
) -> None:
    telegram.faults.next(TooManyRequests(3600), "getMe")
    refused = await refusal(living, settings)
    assert str(refused) == "Telegram wants no calls for 3600 seconds: start the bot again after that."
    assert naps == []


async def test_any_other_no_of_telegram_is_told_in_its_words(
    living: Living, settings: Settings, telegram: Telegram
) -> None:
    telegram.faults.next(Blocked(), "getMe")
    refused = await refusal(living, settings)
    assert str(refused) == "Telegram refused getMe (Forbidden: bot was blocked by the user)."


async def test_who_the_bot_is_is_asked_once(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    telegram.faults.next(Cut(), "getMe", nth=2, times=9)
    async with living(settings):
        answer = await heard(telegram, "/start")
    assert answer == anna.screen.message


@pytest.mark.parametrize("fault", [TooManyRequests(3600), ServerError(502), Cut()], ids=str)
async def test_the_bot_starts_without_its_menu_if_telegram_does_not_want_it(
    living: Living, settings: Settings, telegram: Telegram, anna: Person, fault: Fault
) -> None:
    telegram.faults.next(fault, "setMyCommands", times=5)
    with capture_logs() as lines:
        last = Held(telegram, SetMyShortDescription)
        async with living(settings, last):
            await heard(telegram, "/start")
            await last.reached.wait()
    warnings = [(line["event"], line["call"]) for line in lines if line["log_level"] == "warning"]
    assert warnings == [("the bot's page stays as it was", "setMyCommands")]
    assert anna.commands == []


async def test_a_database_of_a_newer_version_is_refused(living: Living, settings: Settings) -> None:
    await migrate(settings.database_url)
    engine = create_engine(settings.database_url)
    with engine.begin() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    refused = await refusal(living, settings)
    assert str(refused) == (
        f"The database has schema 9999, this version of the bot knows schemas up to {head()}: "
        "start the newer version, or restore the backup made before it."
    )
    assert refused.code == 1


async def test_a_database_that_does_not_open_is_refused_without_its_password(
    living: Living, settings: Settings
) -> None:
    url = f"postgresql://nastavnik:secret@127.0.0.1:{free_port()}/nastavnik"
    refused = await refusal(living, settings.model_copy(update={"database_url": url}))
    assert str(refused).startswith("The database of BOT_DATABASE_URL does not open (ConnectionRefusedError: ")
    assert ("secret" in str(refused), refused.code) == (False, 1)


async def test_a_stop_while_the_network_is_away_ends_the_start(
    settings: Settings, course: Course, say: Phrases, clock: SandboxClock
) -> None:
    stop = asyncio.Event()
    nowhere = settings.model_copy(update={"api_url": f"http://127.0.0.1:{free_port()}"})

    async def sleep(_seconds: float) -> None:
        stop.set()
        await asyncio.Event().wait()

    async with asyncio.timeout(30):
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

    async with asyncio.timeout(30):
        settings = called(settings) if webhook else settings
        await run(settings, course, say, clock, stop, ready=ready, sleep=sleep)
    assert (stop.is_set(), ready.is_set()) == (True, False)


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


async def test_updates_come_through_the_webhook(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    async with living(called(settings)):
        answer = await heard(telegram, "/start")
        assert telegram.inbox.allowed == ["message", "callback_query", "my_chat_member"]
    assert answer == anna.screen.message
    assert telegram.inbox.waiting == []


async def test_an_update_that_the_bot_cannot_read_stops_nothing(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    settings = called(settings)
    with capture_logs() as lines:
        async with living(settings), ClientSession() as stranger:
            broken = {"update_id": 7, "message": {"text": "no chat, no date"}}
            async with stranger.post(str(settings.webhook_url), json=broken, headers={SECRET_HEADER: SECRET}) as answer:
                assert answer.status == 200
            assert await heard(telegram, "/start") == anna.screen.message
    assert [line["update_id"] for line in lines if line["event"] == "an update failed"] == [7]


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, b'{"update_id": 1}', 401),
        ({SECRET_HEADER: ""}, b'{"update_id": 1}', 401),
        ({SECRET_HEADER: SECRET[:-1]}, b'{"update_id": 1}', 401),
        ({SECRET_HEADER: "секрет"}, b'{"update_id": 1}', 401),
        ({}, b"x" * 2_000_000, 401),
        ({SECRET_HEADER: SECRET}, b"x" * 2_000_000, 413),
        ({SECRET_HEADER: SECRET}, b"not json", 400),
        ({SECRET_HEADER: SECRET}, b"\xff", 400),
        ({SECRET_HEADER: SECRET}, b"[1]", 400),
        ({SECRET_HEADER: SECRET}, b'{"update_id": "one"}', 400),
        ({SECRET_HEADER: SECRET}, b'{"update_id": 1}', 200),
    ],
)
async def test_only_telegram_gets_in(
    living: Living, settings: Settings, headers: dict[str, str], body: bytes, status: int
) -> None:
    settings = called(settings)
    async with living(settings), ClientSession() as stranger:
        async with stranger.post(str(settings.webhook_url), data=BytesIO(body), headers=headers) as answer:
            assert answer.status == status
        async with stranger.get(str(settings.webhook_url)) as answer:
            assert answer.status == 405
        async with stranger.get(f"http://127.0.0.1:{settings.port}/healthz") as answer:
            assert (answer.status, await answer.text()) == (200, "ok\n")


async def test_telegrams_no_to_the_webhook_is_told(living: Living, settings: Settings, telegram: Telegram) -> None:
    telegram.allows("bad webhook")
    wrong = called(settings).model_copy(update={"webhook_url": "http://bot.example.org/telegram"})
    refused = await refusal(living, wrong)
    assert str(refused) == (
        "Telegram refused BOT_WEBHOOK_URL (Bad Request: bad webhook: An HTTPS URL must be provided for webhook)."
    )
    assert refused.code == 2


async def test_a_port_that_is_taken_is_told(living: Living, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = await refusal(living, settings.model_copy(update={"port": port}))
    assert str(refused).startswith(f"BOT_PORT {port} cannot be opened (")
    assert refused.code == 2


async def test_with_polling_health_is_answered_on_the_port_that_was_set(living: Living, settings: Settings) -> None:
    port = free_port()
    async with living(settings.model_copy(update={"port": port})), ClientSession() as doctor:
        async with doctor.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
        async with doctor.post(f"http://127.0.0.1:{port}/telegram") as answer:
            assert answer.status == 404


async def test_a_database_that_goes_away_is_not_health(living: Living, settings: Settings, tmp_path: Path) -> None:
    port = free_port()
    async with living(settings.model_copy(update={"port": port})), ClientSession() as doctor:
        engine = create_engine(settings.database_url)
        with engine.begin() as tx:
            tx.execute(text("DROP TABLE alembic_version"))
        engine.dispose()
        async with doctor.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert (answer.status, await answer.text()) == (503, "the database does not answer\n")


async def test_a_database_that_gives_no_answer_is_not_health() -> None:
    class Stuck:
        async def transact(self, work: object) -> Any:
            await asyncio.Event().wait()

        erase = transact

        async def close(self) -> None:
            """Nothing is open."""

    with capture_logs() as lines:
        assert not await is_well(Stuck(), seconds=0)
    assert [line["reason"] for line in lines] == ["the database gives no answer in 0 seconds"]


async def test_strangers_who_ask_for_health_all_get_one_fresh_answer() -> None:
    asked: list[float] = []
    now = 100.0

    async def alive() -> bool:
        asked.append(now)
        await asyncio.sleep(0)
        return len(asked) == 1

    pulse = Pulse(alive, lambda: now)
    assert await asyncio.gather(*(pulse() for _ in range(50))) == [True] * 50
    now += FRESH_SECONDS - 0.1
    assert await pulse()
    now += 0.1
    assert not await pulse()
    assert asked == [100.0, 100.0 + FRESH_SECONDS]
