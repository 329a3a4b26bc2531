"""Six weeks of twenty kinds of people, and how often they were written to: `python -m tests.speaking.months` prints it.

Everything is the real program but the clock and the messenger, which only notes when it was spoken through.
"""

import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from sqlalchemy import create_engine

from bot.app import App, build
from bot.cards.card import Card
from bot.course.reader import read_course, read_phrases
from bot.jobs import run_due
from bot.messengers.screen import Screen
from bot.rules.calendar import is_quiet, local
from bot.sandbox.clock import SandboxClock
from bot.storage.database import SqliteDatabase
from bot.storage.tables import metadata
from tests.doors.toy import Toy, Visitor

ROOT = Path(__file__).parents[2]
BEGIN = datetime(2026, 11, 1, 12, tzinfo=UTC)  # a Sunday's afternoon in Moscow
DAYS = 42
EVENING = 17  # UTC: when those who answer in the evening do


def never(day: int) -> bool:
    return False


def daily(day: int) -> bool:
    return True


def every(days: int) -> Callable[[int], bool]:
    return lambda day: day % days == 0


@dataclass(frozen=True)
class Kind:
    """How somebody lives with the bot. `settings` are taps, or words where they hold no colon."""

    name: str
    rhythms: tuple[str, ...] = ("пн ср пт 12:00",)  # one for each page
    zone: str = "Europe/Moscow"
    settings: tuple[str, ...] = ()
    heeds: Callable[[int], bool] = daily  # whether she looks in on this evening
    at_once: bool = False  # she taps whenever she is written to
    quiet: tuple[str, str] = ("21:00", "08:30")
    pause: tuple[date, date] | None = None  # of which no day may bring a word


KINDS = (
    Kind("answers at once", at_once=True),
    Kind("answers in the evening"),
    Kind("answers late", heeds=every(3)),
    Kind("answers once a week", heeds=every(7)),
    Kind("never answers", heeds=never),
    Kind("never answers, two pages daily", ("ежедневно 10:00 15:00", "ежедневно 11:00"), heeds=never),
    Kind("two pages daily", ("ежедневно 10:00 18:00", "ежедневно 10:30 18:30")),
    Kind("three pages, each at its own time", ("ежедневно 10:00", "ежедневно 13:30", "ежедневно 17:00"), at_once=True),
    Kind("many posts a day", ("ежедневно 09:00 12:00 15:00 19:00",), at_once=True),
    Kind("two posts half an hour apart", ("будни 12:00 12:30",)),
    Kind("posts in the evening", ("ежедневно 20:00",)),
    Kind("posts in the night", ("пн ср пт 23:00",)),
    Kind("tips every day", (), settings=("ty:6:1", "ty:7:1")),
    Kind("tips in the afternoon", settings=("tt:17.30",)),
    Kind("no page, no tips: deadlines only", (), settings=("ts:0",)),
    Kind("silence nearly all day", settings=("shq:18.00:11.00",), quiet=("18:00", "11:00")),
    Kind("no silence at all", settings=("shq:00.00:00.00",), quiet=("00:00", "00:00")),
    Kind("far in the east", zone="Asia/Kamchatka", settings=("szs:Петропавловск-Камчатский",)),
    Kind("away for four weeks", settings=("sus:28",), pause=(date(2026, 11, 1), date(2026, 11, 28))),
    Kind("comes back after five weeks", heeds=lambda day: day >= 35),
)


@dataclass
class Life:
    kind: Kind
    said: list[datetime] = field(default_factory=list)  # the messages that came first, on her wall
    heard: list[datetime] = field(default_factory=list)  # her taps

    @property
    def a_day(self) -> Counter[date]:
        return Counter(at.date() for at in self.said)

    @property
    def unanswered(self) -> list[list[datetime]]:
        """Rows of messages with no tap between them."""
        ends = [datetime.min.replace(tzinfo=UTC), *self.heard, datetime.max.replace(tzinfo=UTC)]
        rows = [[at for at in self.said if before < at <= after] for before, after in pairwise(ends)]
        return [row for row in rows if row]

    @property
    def busiest_unanswered_week(self) -> int:
        """Messages of seven days that nothing of hers lies between."""
        week = timedelta(days=7)
        weeks = [sum(first <= at < first + week for at in row) for row in self.unanswered for first in row]
        return max(weeks, default=0)

    @property
    def disturbed(self) -> list[datetime]:
        """Messages in her quiet hours or in her pause."""
        pause = self.kind.pause
        return [
            at
            for at in self.said
            if is_quiet(at, self.kind.zone, *self.kind.quiet)
            or (pause is not None and pause[0] <= at.date() <= pause[1])
        ]


class Noting(Toy):
    """Notes when the bot spoke first, and to whom."""

    def __init__(self, clock: SandboxClock) -> None:
        super().__init__()
        self.clock = clock
        self.said: list[tuple[int, datetime]] = []

    async def say_first(self, chat_id: int, card: Card) -> int:
        self.said.append((chat_id, self.clock()))
        return await super().say_first(chat_id, card)


async def _settled(app: App, toy: Noting, chat_id: int, kind: Kind) -> Visitor:
    her = Visitor(app.hall, toy, chat_id, kind.name)
    await her.says("/start")
    for label in ("Пропустить",) * 3:
        await her.taps(label)
    for number in range(len(kind.rhythms)):
        await _presses(her, "spa")
        await her.says(f"vk.com/page_{chat_id}_{number}")
    for number, rhythm in enumerate(kind.rhythms):
        await _presses(her, "wr:0")
        if len(kind.rhythms) > 1:
            await her.taps(f"page_{chat_id}_{number}")
        await her.says(rhythm)
        assert "Добавил в план" in her.screen.text, her.screen.text
    for tap in kind.settings:
        await _presses(her, tap)
    return her


async def _presses(her: Visitor, data: str) -> None:
    under = len(her.toy.chats[her.chat_id]) - 1
    await her.hall.tapped(Screen(her.toy, her.chat_id, under=under, tap="tap"), data, her.name)


async def lived(folder: Path, days: int = DAYS) -> list[Life]:
    """What becomes of all `KINDS` in so many days."""
    (course, _), (say, _) = read_course(ROOT / "content"), read_phrases(ROOT / "content")
    assert course is not None
    assert say is not None
    file = folder / "months.db"
    engine = create_engine(f"sqlite:///{file}")
    metadata.create_all(engine)
    engine.dispose()
    clock, db = SandboxClock(BEGIN), SqliteDatabase(file)
    toy = Noting(clock)
    app = build(course=course, say=say, db=db, clock=clock, zone="Europe/Moscow", seed=lambda: 1)
    jobs = app.timetable(app.sender(toy))
    lives = {number: Life(kind) for number, kind in enumerate(KINDS, start=1)}
    people = {number: await _settled(app, toy, number, life.kind) for number, life in lives.items()}

    async def taps(number: int) -> None:
        lives[number].heard.append(local(clock(), lives[number].kind.zone))
        await _presses(people[number], "h")

    noted, until = 0, BEGIN + timedelta(days=days)
    evenings = [BEGIN.replace(hour=EVENING) + timedelta(days=day) for day in range(days)]
    while clock() < until:
        due = await app.due.after(clock()) or until
        clock.jump_to(min(due, evenings[0] if evenings else until, until))
        await run_due(jobs)
        fresh, noted = toy.said[noted:], len(toy.said)
        for number, at in fresh:
            lives[number].said.append(local(at, lives[number].kind.zone))
            if lives[number].kind.at_once:
                await taps(number)
        if evenings and clock() >= evenings[0]:
            evenings.pop(0)
            for number, life in lives.items():
                if not life.kind.at_once and life.kind.heeds(days - len(evenings) - 1):
                    await taps(number)
    await db.close()
    return list(lives.values())


def table(lives: list[Life], days: int = DAYS) -> str:
    """A line for each kind of people: messages a day on average, on the busiest day, in the busiest silent week."""
    lines = [f"{'':36}{'a day':>7}{'most':>6}{'unanswered week':>17}"]
    for life in lives:
        most = max(life.a_day.values(), default=0)
        lines.append(f"{life.kind.name:36}{len(life.said) / days:7.1f}{most:6}{life.busiest_unanswered_week:17}")
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as there:
        sys.stdout.write(f"{table(asyncio.run(lived(Path(there))))}\n")
