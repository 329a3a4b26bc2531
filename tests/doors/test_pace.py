"""How fast the bot speaks: as fast as Telegram lets it, from any distance, and answers before what it says first."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.methods import SendMessage

from bot.messengers.telegram.pace import FIRST_WORDS_A_SECOND, Pace
from bot.messengers.telegram.telegram import Telegram as Messenger
from bot.messengers.telegram.wire import Courtesy
from bot.sandbox.clock import SandboxClock
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
from tests.conftest import ANNA, CONTENT, MONDAY, TOKEN, Stage
from tests.speaking.letters import Letters, enter, kind_of, write

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
CHATS = range(1000, 1300)


class Waiting:
    """A time that goes on when everybody sleeps, to the moment when the first of them wakes."""

    def __init__(self, clock: SandboxClock) -> None:
        self.clock = clock
        self.wakes: list[datetime] = []
        self.changes = 0  # of it

    def __call__(self) -> float:
        return self.clock().timestamp()

    async def sleep(self, seconds: float) -> None:
        wake = self.clock() + timedelta(seconds=seconds)
        self._note(self.wakes.append, wake)
        while self.clock() < wake:
            changes = self.changes
            for _ in range(20):  # whoever still has something to do does it now
                await asyncio.sleep(0)
            if self.clock() < wake == min(self.wakes) and changes == self.changes:
                self.clock.jump_to(wake)
        self._note(self.wakes.remove, wake)

    def _note(self, change: Callable[[datetime], None], wake: datetime) -> None:
        change(wake)
        self.changes += 1


@pytest.fixture
def time(clock: SandboxClock) -> Waiting:
    return Waiting(clock)


@pytest.fixture
def pace(time: Waiting) -> Pace:
    return Pace(time, time.sleep)


@pytest.fixture
async def strict(clock: SandboxClock) -> Telegram:
    """A Telegram that counts; everybody has begun a chat."""
    telegram = Telegram(clock, TOKEN, enforce_limits=True)
    for chat_id in (ANNA, *CHATS):
        telegram.add_user(chat_id, "Кто-то")
        await telegram.say(chat_id, "/start")
    return telegram


class Far(SandboxSession):
    """A Telegram that is reached, and heard, only after a while."""

    def __init__(self, telegram: Telegram, time: Waiting, seconds: float, jitter: float = 0.0) -> None:
        super().__init__(telegram)
        self.time, self.seconds, self.jitter, self.dice = time, seconds / 2, jitter / 2, random.Random(7)

    async def make_request(self, *args: Any, **kwargs: Any) -> Any:
        await self.time.sleep(self.seconds + self.dice.uniform(0, self.jitter))
        answer = await super().make_request(*args, **kwargs)
        await self.time.sleep(self.seconds + self.dice.uniform(0, self.jitter))
        return answer


def bot_of(session: SandboxSession, pace: Pace) -> Bot:
    """It does not repeat what was refused."""
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    bot.session.middleware(Courtesy(pace))
    return bot


@pytest.fixture
async def near(strict: Telegram, pace: Pace) -> AsyncIterator[Bot]:
    bot = bot_of(SandboxSession(strict), pace)
    yield bot
    await bot.session.close()


async def first_word(bot: Bot, pace: Pace, chat_id: int) -> None:
    async with pace.sending(chat_id):
        await bot.session.make_request(bot, SendMessage(chat_id=chat_id, text="первое слово"))


async def broadcast(bot: Bot, pace: Pace) -> None:
    """A first word for everybody, each as soon as it may be said."""
    on_their_way = []
    for chat_id in CHATS:
        await pace.turn(chat_id)
        on_their_way.append(asyncio.ensure_future(first_word(bot, pace, chat_id)))
        await asyncio.sleep(0)
    await asyncio.gather(*on_their_way)


def outcomes(telegram: Telegram) -> set[str]:
    return {call.outcome for call in telegram.calls}


@pytest.mark.parametrize(
    ("seconds", "jitter", "least"), [(0.02, 0.01, 27), (0.3, 0.0, 27), (0.3, 0.2, 22), (0.9, 0.3, 20)]
)
async def test_the_distance_to_telegram_costs_nothing_and_only_its_changes_do(
    strict: Telegram, pace: Pace, time: Waiting, clock: SandboxClock, seconds: float, jitter: float, least: float
) -> None:
    await broadcast(bot_of(Far(strict, time, seconds, jitter), pace), pace)
    spent = (strict.calls[-1].at - strict.calls[0].at).total_seconds()
    assert outcomes(strict) == {"ok"}
    assert len(CHATS) / spent >= least  # by the time of the test, which knows no slow machines


async def test_what_is_on_its_way_counts_for_as_long_as_it_is(
    strict: Telegram, pace: Pace, time: Waiting, clock: SandboxClock
) -> None:
    bot = bot_of(Far(strict, time, 6), pace)
    speaking = asyncio.ensure_future(broadcast(bot, pace))
    await time.sleep(2.5)
    assert len(pace._recent) == FIRST_WORDS_A_SECOND
    assert strict.calls == []
    await time.sleep(1.8)
    assert (len(strict.calls), outcomes(strict)) == (FIRST_WORDS_A_SECOND, {"ok"})
    speaking.cancel()


async def test_what_is_said_first_is_spread_over_the_second(
    near: Bot, strict: Telegram, pace: Pace, clock: SandboxClock
) -> None:
    await broadcast(near, pace)
    at_once = max(sum(call.at <= other.at <= call.at + SECOND / 5 for other in strict.calls) for call in strict.calls)
    assert at_once <= 10


async def test_telegram_never_has_to_slow_the_bot_down(
    stage: Stage, strict: Telegram, near: Bot, pace: Pace, clock: SandboxClock
) -> None:
    stage.app.kinds["letter"] = kind_of(Letters())
    for chat_id in CHATS[:100]:
        await stage.app.db.transact(partial(enter, chat_id=chat_id))
        await write(stage.app.db, chat_id, "всем", MONDAY)
    for number in range(3):
        await write(stage.app.db, CHATS[0], f"ещё {number}", MONDAY)
    assert await stage.app.sender(Messenger(near, CONTENT, pace)).flush() == 103
    assert outcomes(strict) == {"ok"}
    assert 103 / (clock() - MONDAY).total_seconds() >= 14  # the last four are one person's, a second apart


async def test_answers_go_before_what_the_bot_says_first(
    strict: Telegram, near: Bot, pace: Pace, clock: SandboxClock
) -> None:
    for chat_id in CHATS[:29]:
        await pace.turn(chat_id)
        await first_word(near, pace, chat_id)
    began = clock()
    first = asyncio.ensure_future(pace.turn())
    await asyncio.gather(*(near.send_message(chat_id, "ответ") for chat_id in CHATS[30:60]))
    assert not first.done()
    assert clock() - began < 1.1 * SECOND
    await first
    assert outcomes(strict) == {"ok"}


async def test_the_pace_survives_a_clock_that_is_put_back(pace: Pace, clock: SandboxClock) -> None:
    for _ in range(29):
        async with pace.sending(ANNA):
            pass
    clock.jump(-HOUR)
    await pace.turn(ANNA)
    assert clock() == MONDAY - HOUR
