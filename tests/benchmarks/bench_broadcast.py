"""How fast does a broadcast reach everybody, far away and over a bad line, and what of those who tap meanwhile?

The whole program over real HTTP, with a Telegram that counts and is JOURNEY seconds away, there and back as long. First
people tap alone, then during a broadcast; then a second broadcast goes over connections of which a share is cut, half
of them after the message has been taken. Rates are of people reached, to the last of them. Run by `make bench`.
"""

import asyncio
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic, perf_counter

from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from bot.app import build
from bot.buttons.learning import Lessons
from bot.buttons.tap import Menu
from bot.course.reader import read_course, read_phrases
from bot.jobs import SENDING
from bot.messengers.telegram.pace import Pace
from bot.messengers.telegram.telegram import Telegram as Messenger
from bot.messengers.telegram.wire import make_bot
from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import Cut
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.sender import Sender
from bot.storage.database import Database, open_database
from bot.storage.migrations import migrate
from handlers.telegram import Entrance
from tests.speaking.letters import Letters, enter, fates, kind_of, write

CONTENT = Path(__file__).parents[2] / "content"
TOKEN = "1:sandbox-token-for-benches-only-00000"
JOURNEY = 0.15  # seconds, there and back as long
MESSAGES, CROWD = 900, range(1_000, 1_900)
TAPPING, TAPS, EVERY = range(1, 21), 200, 0.1  # people, their taps in all, seconds between two of them
CUT = 0.15  # of the connections
CLEAN_A_SECOND, CUT_A_SECOND, OF_ALONE = 27.0, 20.0, 1.5


@dataclass
class House:
    telegram: Telegram
    db: Database
    sender: Sender
    clock: SandboxClock

    async def broadcast(self, name: str) -> float:
        """Letters a second, to the last that arrived; with the pauses between ticks."""
        for chat_id in CROWD:
            await write(self.db, chat_id, f"{name} {chat_id}", self.clock())
        began = self.clock()
        while await self.sender.due_at() is not None:
            await self.sender.flush()
            await asyncio.sleep(SENDING.total_seconds())
        ended = max(call.at for call in self.telegram.calls if (call.method, call.outcome) == ("sendMessage", "ok"))
        return MESSAGES / (ended - began).total_seconds()

    async def taps(self) -> list[float]:
        """Seconds from a finger to the answer, one tap after another and nobody waiting for anybody."""

        async def tap(number: int) -> float:
            chat_id = TAPPING[number % len(TAPPING)]
            data = (Menu() if number // len(TAPPING) % 2 else Lessons()).pack()
            began = perf_counter()
            outcome = await self.telegram.tap(
                chat_id, chat_id, self.telegram.chats[chat_id].messages[-1]["message_id"], data
            )
            assert outcome.answered
            return perf_counter() - began

        fingers = []
        for number in range(TAPS):
            fingers.append(asyncio.ensure_future(tap(number)))
            await asyncio.sleep(EVERY)
        return await asyncio.gather(*fingers)


@asynccontextmanager
async def house(folder: Path) -> AsyncIterator[House]:
    clock = SandboxClock()
    telegram = Telegram(clock, TOKEN, enforce_limits=True)
    telegram.allows("message is not modified")
    url = f"sqlite:///{folder / 'broadcast.db'}"
    await migrate(url)
    db = open_database(url)
    course, problems = read_course(CONTENT)
    say, _ = read_phrases(CONTENT)
    assert course is not None, problems
    assert say is not None
    app = build(course=course, say=say, db=db, clock=clock, zone="Europe/Moscow")
    app.kinds["letter"] = kind_of(Letters())
    async with TestServer(make_app(telegram, journey=JOURNEY)) as server:
        pace = Pace(monotonic, asyncio.sleep)
        bot = make_bot(TOKEN, api_url=str(server.make_url("")).rstrip("/"), pace=pace)
        messenger = Messenger(bot, CONTENT, pace)
        dispatcher = Entrance(app.hall, messenger).dispatcher()
        telegram.listener = partial(dispatcher.feed_raw_update, bot)
        for chat_id in (*TAPPING, *CROWD):
            telegram.add_user(chat_id, "Кто-то")
            telegram.chats[chat_id].opened = True
            await db.transact(partial(enter, chat_id=chat_id))
        for chat_id in TAPPING:
            await telegram.say(chat_id, "/menu")
        yield House(telegram, db, app.sender(messenger), clock)
        await bot.session.close()
    await db.close()


def enough(clean: float, cut: float, of_alone: float, lost: int, slowed: int) -> bool:
    return clean >= CLEAN_A_SECOND and cut >= CUT_A_SECOND and of_alone <= OF_ALONE and lost == slowed == 0


async def main() -> bool:
    """Whether everybody is reached quickly enough."""
    with tempfile.TemporaryDirectory() as folder, capture_logs() as lines:
        async with house(Path(folder)) as home:
            alone = p95(await home.taps())
            tapping = asyncio.ensure_future(home.taps())
            clean = await home.broadcast("Чисто")
            among = p95(await tapping)
            for performed, seed in ((False, 7), (True, 8)):
                home.telegram.faults.share(Cut(performed), CUT / 2, seed, "sendMessage")
            cut = await home.broadcast("Сквозь обрывы")
            calls = Counter(call.outcome.partition(":")[0] for call in home.telegram.calls)
            sent = Counter(state for _, state, _ in await fates(home.db))
            read = {m["text"] for chat_id in CROWD for m in home.telegram.chats[chat_id].messages}
    lost, slowed, ratio = 2 * MESSAGES - len(read), calls["Too Many Requests"], among / alone
    away = f"{2000 * JOURNEY:.0f} ms away"
    print(f"broadcast, {away}: {clean:.1f} a second (at least {CLEAN_A_SECOND:.0f})")
    print(f"broadcast, {away}, {CUT:.0%} of the connections cut: {cut:.1f} a second (at least {CUT_A_SECOND:.0f})")
    print(f"broadcast, lost: {lost} of {2 * MESSAGES} (at most 0); slowed down by Telegram: {slowed} times (at most 0)")
    print(f"answer to a tap, p95, alone: {alone:.3f} s")
    print(f"answer to a tap, p95, during a broadcast: {among:.3f} s   {ratio:.2f} times (at most {OF_ALONE})")
    print(f"rows: {dict(sent)}; log: {dict(Counter(line['event'] for line in lines))}")
    return enough(clean, cut, ratio, lost, slowed)


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(main()) else 1)
