"""What does speaking first cost? A tick must cost what is due, not who exists; a broadcast must keep Telegram's pace.

Tick: 1,000 people with a tip that is due, alone or among 1,000,000, planned and sent (over canned answers, without a
pace), on SQLite and, when a server can be started, on PostgreSQL. Both databases in turn, several rounds; medians and
ratios of the same run. Broadcast: 2,000 messages over HTTP to a Telegram that counts. Run by `make bench`.
"""

import asyncio
import statistics
import tempfile
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Message
from aiohttp.test_utils import TestServer
from sqlalchemy import Connection, func, select, update

from bot.app import App, build
from bot.course.reader import read_course, read_phrases
from bot.jobs import Job, run_due
from bot.messengers.telegram.pace import Pace
from bot.messengers.telegram.telegram import Telegram as Messenger
from bot.messengers.telegram.wire import make_bot
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.sender import Sender
from bot.services.speaking.outbox import Outbox
from bot.storage.database import Database, async_url, open_database
from bot.storage.migrations import in_transaction, migrate
from bot.storage.tables.people import people
from bot.storage.tables.speaking import outbox
from tests.databases import installed, serving
from tests.speaking.letters import Letters, enter, kind_of, write

CONTENT = Path(__file__).parents[2] / "content"
NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)  # 9:30 in Moscow, when tips come
LATER = NOW + timedelta(days=300)
DUE, CROWD, ROUNDS = 1_000, 1_000_000, 5  # rounds are days: whoever answers none hears less after a week
MESSAGES = 2_000
TOKEN = "1:sandbox-token-for-benches-only-00000"

NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {size})",
    "postgresql": "WITH n(i) AS (SELECT generate_series(1, {size}))",
}
# Everybody has had a tip, and waits for the next one, the next nudge and the next week.
LIVES = (
    """INSERT INTO people (id, zone, created_at, tip_time, tip_days, next_tip_at, next_week_at, next_norm_at)
    {numbers} SELECT i, 'Europe/Moscow', '{now}', '09:30', '1234567', '{later}', '{later}', '{later}' FROM n""",
    "INSERT INTO addresses (messenger, chat_id, person_id) {numbers} SELECT 'telegram', 5000000000 + i, i FROM n",
    """INSERT INTO outbox (key, kind, subject, person_id, not_before, state, created_at, closed_at)
    {numbers} SELECT 'tip:' || i || ':2026-11-20', 'tip', 'past', i, '{now}', 'sent', '{now}', '{now}' FROM n""",
    """INSERT INTO assignments (person_id, kind, ref, source, assigned_at, due_at, next_nudge_at)
    {numbers} SELECT i, 'quiz', 'why-page', 'course', '{now}', '{later}', '{later}' FROM n""",
)


class Canned(BaseSession):
    """Answers every call at once, so that only the program's own time is measured."""

    sent = Message.model_validate({"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "ok"})

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the base class says so
    ) -> TelegramType:
        return self.sent  # type: ignore[return-value]  # nothing but messages is sent here

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        raise NotImplementedError  # no bench downloads a file
        yield b""


class Town:
    """A database with `size` people, of whom DUE have something due in every round."""

    def __init__(self, url: str, size: int) -> None:
        self.url, self.size = url, size
        self.clock = SandboxClock(start=NOW)
        self.db: Database = open_database(url)
        self.jobs: tuple[Job, ...] = ()

    async def settle(self) -> None:
        await migrate(self.url)
        await in_transaction(self.url, self._fill)
        course, problems = read_course(CONTENT)
        say, _ = read_phrases(CONTENT)
        assert course is not None, problems
        assert say is not None
        app: App = build(course=course, say=say, db=self.db, clock=self.clock, zone="Europe/Moscow")
        bot = Bot(TOKEN, session=Canned(), default=DefaultBotProperties(parse_mode="HTML"))
        self.jobs = app.timetable(app.sender(Messenger(bot, CONTENT, at_once())))

    def _fill(self, tx: Connection) -> None:
        numbers = NUMBERS[tx.dialect.name].format(size=self.size)
        wall = {"now": f"{NOW:%Y-%m-%d %H:%M:%S.000000}", "later": f"{LATER:%Y-%m-%d %H:%M:%S.000000}"}
        if tx.dialect.name == "postgresql":
            wall = {name: f"{moment}+00" for name, moment in wall.items()}
        for statement in LIVES:
            tx.exec_driver_sql(statement.format(numbers=numbers, **wall))
        tx.exec_driver_sql("ANALYZE")

    async def round(self) -> tuple[float, float]:
        """Seconds of a tick with nothing due, and of one with DUE people due."""
        self.clock.jump(timedelta(days=1))  # a person has at most one tip a day
        idle = await timed(self.jobs)
        sent = await self.db.transact(count_sent)
        await self._next_tip(self.clock())
        busy = await timed(self.jobs)
        more = await self.db.transact(count_sent) - sent
        assert more == DUE, f"{more} tips were sent, not {DUE}"
        await self._next_tip(LATER)
        return idle, busy

    async def _next_tip(self, moment: datetime) -> None:
        every = self.size // DUE
        fall_due = update(people).where(people.c.id % every == 0).values(next_tip_at=moment)
        await self.db.transact(lambda tx: tx.execute(fall_due))


def at_once() -> Pace:
    seconds = [0.0]

    def timer() -> float:
        seconds[0] += 2
        return seconds[0]

    return Pace(timer, asyncio.sleep)


def count_sent(tx: Connection) -> int:
    sent: int = tx.execute(select(func.count()).where(outbox.c.state == "sent", outbox.c.kind == "tip")).scalar_one()
    return sent


async def timed(jobs: tuple[Job, ...]) -> float:
    began = perf_counter()
    await run_due(jobs)
    return perf_counter() - began


async def compare(name: str, village_url: str, city_url: str) -> None:
    village, city = Town(village_url, DUE), Town(city_url, CROWD)
    try:
        for town in (village, city):
            await town.settle()
            await town.round()  # connections and caches, outside the measure
        rounds = [(await village.round(), await city.round()) for _ in range(ROUNDS)]
    finally:
        for town in (village, city):
            await town.db.close()
    idle = statistics.median(c[0] for _, c in rounds) / statistics.median(v[0] for v, _ in rounds)
    alone, among = (statistics.median(one[who][1] for one in rounds) for who in (0, 1))
    ratio = statistics.median(c[1] / v[1] for v, c in rounds)
    print(f"{name:<10} tick, {DUE} due of {DUE:>9}: {alone:6.2f} s")
    print(
        f"{name:<10} tick, {DUE} due of {CROWD:>9}: {among:6.2f} s   {ratio:.2f} times (at most 1.50); "
        f"nothing due: {idle:.2f} times"
    )


async def ticks_on_postgresql(folder: Path) -> None:
    programs = installed()
    if programs is None:
        print("postgresql  no server is installed here")
        return
    with serving(programs, folder) as url:
        for name in ("village", "city"):
            await order(url, f"CREATE DATABASE {name}")
        base = url.rsplit("/", 1)[0]
        await compare("postgresql", f"{base}/village", f"{base}/city")


async def order(url: str, words: str) -> None:
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415 - beside its only use

    engine = create_async_engine(async_url(url), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.exec_driver_sql(words)
    await engine.dispose()


async def broadcast(folder: Path) -> None:
    clock = SandboxClock()
    telegram = Telegram(clock, TOKEN, enforce_limits=True)
    url = f"sqlite:///{folder / 'broadcast.db'}"
    await migrate(url)
    db = open_database(url)
    for chat_id in range(1, MESSAGES + 1):
        telegram.add_user(chat_id, "Кто-то")
        telegram.chats[chat_id].opened = True
        await db.transact(partial(enter, chat_id=chat_id))
        await write(db, chat_id, f"Объявление для № {chat_id}", clock())
    say, _ = read_phrases(CONTENT)
    assert say is not None
    async with TestServer(make_app(telegram)) as server:
        bot = make_bot(TOKEN, api_url=str(server.make_url("")).rstrip("/"))
        kinds, pace = {"letter": kind_of(Letters())}, Pace(monotonic, asyncio.sleep)
        sender = Sender([Messenger(bot, CONTENT, pace)], Outbox(db, clock), kinds, say, clock=clock)
        began = perf_counter()
        await sender.flush()
        took = perf_counter() - began
        await bot.session.close()
    outcomes = [call.outcome for call in telegram.calls]
    slowed = sum(outcome.startswith("Too Many Requests") for outcome in outcomes)
    print(f"broadcast  {outcomes.count('ok')} messages: {outcomes.count('ok') / took:.1f} a second (at least 28)")
    print(f"broadcast  slowed down by Telegram: {slowed} times (at most 0)")
    await db.close()


async def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await compare("sqlite", f"sqlite:///{folder / 'village.db'}", f"sqlite:///{folder / 'city.db'}")
    with tempfile.TemporaryDirectory(prefix="postgres-") as name:
        await ticks_on_postgresql(Path(name))
    with tempfile.TemporaryDirectory() as name:
        await broadcast(Path(name))


if __name__ == "__main__":
    asyncio.run(main())
