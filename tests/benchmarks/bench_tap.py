"""What a quiz-answer tap costs through the whole program, against bare aiogram making the same two calls.

Both run over the same canned session in one process, in turn, several rounds; each update has a task of its own, as in
polling. Medians and ratios are printed; below the limits the exit code is 1. Run by `make bench`.
"""

import asyncio
import statistics
import sys
import tempfile
from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from sqlalchemy import create_engine, insert

from bot.app import build
from bot.buttons.learning import Answer
from bot.course.reader import read_course, read_phrases
from bot.course.shapes import Course, Quiz, Single
from bot.listening import InFlight
from bot.messengers.telegram.pace import Pace
from bot.messengers.telegram.telegram import Telegram as Messenger
from bot.services.learning.attempts import keep_version
from bot.storage.database import SqliteDatabase
from bot.storage.tables import metadata
from bot.storage.tables.learning import attempts
from bot.storage.tables.people import addresses, people
from handlers.telegram import Entrance

CONTENT = Path(__file__).parents[2] / "content"
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
PEOPLE, QUESTIONS, ROUNDS = 50, 20, 11
TAPS = PEOPLE * QUESTIONS
OF_BARE, OF_ALONE = 0.50, 0.90  # the least shares: of bare aiogram one at a time, and of that all at once
TEXT = "Верно. " + "Объяснение, какое показывают после ответа на вопрос. " * 5


class Canned(BaseSession):
    """Answers every call at once with what Telegram would say, so that only the program's own time is measured."""

    sent = Message.model_validate(
        {"message_id": 7, "date": 1_795_000_000, "chat": {"id": 1, "type": "private"}, "text": "ok"}
    )

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the base class says so
    ) -> TelegramType:
        return True if method.__api_method__ == "answerCallbackQuery" else self.sent  # type: ignore[return-value]  # of these two methods

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        raise NotImplementedError  # no bench downloads a file
        yield b""


def update(number: int, chat_id: int, data: str) -> dict[str, Any]:
    user = {"id": chat_id, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    bot = {"id": 1, "is_bot": True, "first_name": "Наставник"}
    keyboard = [[{"text": letter, "callback_data": data} for letter in "АБВГ"]]
    message = {
        "message_id": 7,
        "date": 1_795_000_000,
        "from": bot,
        "chat": {"id": chat_id, "type": "private", "first_name": "Анна"},
        "text": TEXT,
        "reply_markup": {"inline_keyboard": keyboard},
    }
    query = {"id": str(number), "from": user, "chat_instance": "1", "data": data, "message": message}
    return {"update_id": number, "callback_query": query}


Feed = Callable[[dict[str, Any]], Awaitable[Any]]


def bare() -> tuple[Bot, Feed]:
    bot = Bot("1:bench", session=Canned(), default=DefaultBotProperties(parse_mode="HTML"))
    dispatcher = Dispatcher()

    @dispatcher.callback_query(F.data.startswith("qa:"))
    async def answer(query: CallbackQuery, bot: Bot) -> None:
        assert query.message is not None
        rows = [[InlineKeyboardButton(text="Дальше ›", callback_data="qn:1")]]
        await bot.edit_message_text(
            TEXT,
            chat_id=query.message.chat.id,
            message_id=query.message.message_id,
            reply_markup=InlineKeyboardMarkup(inline_keyboard=rows),
        )
        await bot.answer_callback_query(query.id)

    return bot, lambda raw: asyncio.ensure_future(dispatcher.feed_raw_update(bot, raw))


def long_quiz(course: Course) -> Quiz:
    """A quiz of QUESTIONS single choices out of the real ones, each with an id of its own."""
    singles = [q for quiz in course.quizzes.values() for q in quiz.questions if isinstance(q, Single)]
    questions = [singles[n % len(singles)].model_copy(update={"id": f"q{n}"}) for n in range(QUESTIONS)]
    first = next(iter(course.quizzes.values()))
    return first.model_copy(update={"questions": tuple(questions)})


async def whole_program(course: Course, concurrent: bool) -> float:
    """Taps a second: PEOPLE people answer QUESTIONS questions each, one at a time or all people at once."""
    say, _ = read_phrases(CONTENT)
    assert say is not None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        engine = create_engine(f"sqlite:///{file}")
        metadata.create_all(engine)
        with engine.begin() as tx:
            version = keep_version(tx, long_quiz(course), NOW)
            for number in range(1, PEOPLE + 1):
                tx.execute(insert(people).values(id=number, zone="Europe/Moscow", created_at=NOW))
                tx.execute(insert(addresses).values(messenger="telegram", chat_id=number, person_id=number))
                started = {"started_at": NOW, "started_on": NOW.date()}
                begun = {"id": number, "person_id": number, "quiz": "why-page", "version": version, "seed": number}
                tx.execute(insert(attempts).values(**begun, **started, total=QUESTIONS))
        engine.dispose()
        db = SqliteDatabase(file)
        app = build(course=course, say=say, db=db, clock=lambda: NOW, zone="Europe/Moscow")
        bot = Bot("1:bench", session=Canned(), default=DefaultBotProperties(parse_mode="HTML"))
        dispatcher = Entrance(app.hall, Messenger(bot, CONTENT, Pace(perf_counter, asyncio.sleep))).dispatcher()
        dispatcher.update.outer_middleware(InFlight())

        def feed(raw: dict[str, Any]) -> Awaitable[Any]:
            return asyncio.ensure_future(dispatcher.feed_raw_update(bot, raw))

        await feed(update(0, 1, "m"))  # connections and caches, outside the measure
        rounds = [
            [update(n * PEOPLE + who, who, Answer(who, n, 0).pack()) for who in range(1, PEOPLE + 1)]
            for n in range(QUESTIONS)
        ]
        took = await (together if concurrent else in_turn)(feed, rounds)
        with create_engine(f"sqlite:///{file}").connect() as tx:
            total = tx.exec_driver_sql("SELECT count(*) FROM answers").scalar_one()
            assert total == TAPS, f"{total} answers were written, not {TAPS}"
        await db.close()
        return TAPS / took


async def in_turn(feed: Feed, rounds: list[list[dict[str, Any]]]) -> float:
    began = perf_counter()
    for updates in rounds:
        for raw in updates:
            await feed(raw)
    return perf_counter() - began


async def together(feed: Feed, rounds: list[list[dict[str, Any]]]) -> float:
    began = perf_counter()
    for updates in rounds:
        await asyncio.gather(*(feed(raw) for raw in updates))
    return perf_counter() - began


async def bare_speed() -> float:
    _, feed = bare()
    await feed(update(0, 1, "qa:1:0:0"))
    rounds = [[update(n * PEOPLE + who, who, f"qa:{who}:{n}:0") for who in range(PEOPLE)] for n in range(QUESTIONS)]
    return TAPS / await in_turn(feed, rounds)


def enough(against_bare: float, against_alone: float) -> bool:
    return against_bare >= OF_BARE and against_alone >= OF_ALONE


async def main() -> bool:
    """Whether the program is quick enough."""
    course, problems = read_course(CONTENT)
    assert course is not None, problems
    bares, alones, crowds = [], [], []
    for _ in range(ROUNDS):
        bares.append(await bare_speed())
        alones.append(await whole_program(course, concurrent=False))
        crowds.append(await whole_program(course, concurrent=True))
    bare_median, alone, crowd = (statistics.median(speeds) for speeds in (bares, alones, crowds))
    against_bare = statistics.median(a / b for a, b in zip(alones, bares, strict=True))
    against_alone = statistics.median(c / a for c, a in zip(crowds, alones, strict=True))
    print(f"bare aiogram                 {bare_median:7.0f} taps/s")
    print(f"whole program, one at a time {alone:7.0f} taps/s   {against_bare:.2f} of bare (at least {OF_BARE})")
    print(f"whole program, {PEOPLE} at once    {crowd:7.0f} taps/s   {against_alone:.2f} of that (at least {OF_ALONE})")
    return enough(against_bare, against_alone)


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(main()) else 1)
