"""The stage: the real program over a strict local Telegram, a real SQLite file and the real course.

The cast: Anna learns, Boris learns elsewhere and must see nothing of hers, Vera curates, Oleg owns.
"""

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from sqlalchemy import create_engine

from bot.app import App, build
from bot.course.phrases import Phrases
from bot.course.reader import read_course, read_phrases
from bot.course.shapes import Course
from bot.jobs import Job, run_due
from bot.messengers.telegram.pace import Pace
from bot.messengers.telegram.telegram import Telegram as Messenger
from bot.sandbox.clock import SandboxClock, live_through
from bot.sandbox.people import Person, check
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
from bot.storage.database import SqliteDatabase
from bot.storage.tables import metadata
from handlers.telegram import Entrance

pytest_plugins = ["tests.databases"]

CONTENT = Path(__file__).parent.parent / "content"
TOKEN = "1:sandbox-token-for-tests-only-000000"
MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # nine in the morning in Moscow
ANNA, BORIS, VERA, OLEG = 101, 102, 103, 104


@pytest.fixture(scope="session")
def course() -> Course:
    course, problems = read_course(CONTENT)
    assert problems == []
    assert course is not None
    return course


@pytest.fixture(scope="session")
def say() -> Phrases:
    phrases, problems = read_phrases(CONTENT)
    assert problems == []
    assert phrases is not None
    return phrases


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ready-made file: copying it for each test takes milliseconds, making the tables takes ten times as long."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    engine = create_engine(f"sqlite:///{path}")
    metadata.create_all(engine)
    engine.dispose()
    return path


@pytest.fixture
def database_file(empty_database: Path, tmp_path: Path) -> Path:
    return fresh_copy(empty_database, tmp_path)


def fresh_copy(empty_database: Path, folder: Path) -> Path:
    return Path(shutil.copy(empty_database, folder / "nastavnik.db"))


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock(start=MONDAY)


@pytest.fixture
def telegram(clock: SandboxClock) -> Telegram:
    telegram = Telegram(clock, TOKEN)
    telegram.allows("message is not modified")  # what a second tap on the same button leads to; the door expects it
    return telegram


@pytest.fixture
async def stage(
    telegram: Telegram, clock: SandboxClock, course: Course, say: Phrases, database_file: Path
) -> AsyncIterator["Stage"]:
    stage = Stage(telegram, clock, course, say, database_file)
    await stage.open()
    yield stage
    await stage.close()


def unhurried() -> Pace:
    """A pace that waits in a time of its own: the clock of the test stands still."""
    seconds = [0.0]

    async def sleep(wait: float) -> None:
        seconds[0] += wait

    return Pace(lambda: seconds[0], sleep)


class Stage:
    """The running program, which a test may restart: rows stay, everything in memory goes."""

    app: App
    bot: Bot
    messenger: Messenger
    dispatcher: Dispatcher
    jobs: tuple[Job, ...]

    def __init__(self, telegram: Telegram, clock: SandboxClock, course: Course, say: Phrases, database: Path) -> None:
        self.telegram, self.clock, self.course, self.say, self.database = telegram, clock, course, say, database
        self._seeds = count(1)

    async def open(self, course: Course | None = None) -> None:
        self.course = course or self.course
        self.app = build(
            course=self.course,
            say=self.say,
            db=SqliteDatabase(self.database),
            clock=self.clock,
            zone="Europe/Moscow",
            seed=lambda: next(self._seeds),
        )
        self.bot = Bot(TOKEN, session=SandboxSession(self.telegram), default=DefaultBotProperties(parse_mode="HTML"))
        self.messenger = Messenger(self.bot, CONTENT, unhurried())
        self.dispatcher = Entrance(self.app.hall, self.messenger).dispatcher()
        self.jobs = self.app.timetable(self.app.sender(self.messenger))
        self.telegram.listener = self.take

    async def close(self) -> None:
        self.telegram.listener = None
        await self.app.db.close()
        await self.bot.session.close()

    async def restart(self, course: Course | None = None) -> None:
        await self.close()
        await self.open(course)

    async def passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Time goes by, and everything that falls due on the way happens at its moment."""
        until = self.clock() + timedelta(days=days, hours=hours, minutes=minutes)
        await live_through(self.clock, until, self.app.due.after, self.run_due)
        check(self.telegram)

    async def run_due(self) -> None:
        """What is due at this moment is planned and sent."""
        await run_due(self.jobs)

    async def take(self, update: dict[str, object]) -> None:
        """An update as Telegram sends it, also one that its stand-in does not know."""
        await self.dispatcher.feed_raw_update(self.bot, update)


def _person(stage: Stage, number: int, name: str) -> Person:
    stage.telegram.add_user(number, name)
    return Person(stage.telegram, number, name)


@pytest.fixture
def ann(stage: Stage) -> Person:
    return _person(stage, ANNA, "Анна")


@pytest.fixture
def boris(stage: Stage) -> Person:
    return _person(stage, BORIS, "Борис")


async def meet(person: Person, page: str | None = None) -> None:
    """Pass the getting to know each other: the name from Telegram, no institution, and a page if one is given."""
    await person.says("/start")
    await person.taps(f"Я {person.name}")
    await person.taps("Пропустить")
    if page is None:
        await person.taps("Пропустить")
    else:
        await person.says(page)
