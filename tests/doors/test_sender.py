"""The one place that speaks first: what goes wrong on the way, at what pace, and how it stops."""

import asyncio
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from markupsafe import Markup
from structlog.testing import capture_logs

from bot.cards.card import Card
from bot.course.phrases import Phrases
from bot.messengers.telegram.telegram import Telegram as Messenger
from bot.sandbox.faults import Cut, Fault, ServerError, Silence, TooManyRequests
from bot.sandbox.people import Person
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
from bot.sender import FAULTS
from tests.conftest import ANNA, BORIS, CONTENT, MONDAY, TOKEN, Stage, meet, unhurried
from tests.speaking.letters import Letters, fates, kind_of, rows, write

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


@pytest.fixture
async def letters(stage: Stage, ann: Person, boris: Person) -> Letters:
    """Nobody else speaks first here; Anna and Boris have met the bot."""
    letters = Letters()
    stage.app.planners.clear()
    stage.app.kinds["letter"] = kind_of(letters)
    stage.jobs = stage.jobs[-1:]
    await meet(ann)
    await meet(boris)
    return letters


def texts(person: Person) -> list[str]:
    return [screen.text for screen in person.history if screen.text.startswith("✉️")]


@pytest.mark.parametrize(
    "fault",
    [ServerError(500), ServerError(502), Cut(), Silence(3600), TooManyRequests(7)],
    ids=["500", "html", "cut", "silence", "429"],
)
async def test_what_is_lost_on_the_way_is_tried_again_a_little_later(
    stage: Stage, letters: Letters, telegram: Telegram, ann: Person, boris: Person, fault: Fault
) -> None:
    telegram.faults.next(fault, "sendMessage", times=2)
    await write(stage.app.db, ANNA, "упрямая", MONDAY)
    await write(stage.app.db, BORIS, "другая", MONDAY)
    await stage.passes(minutes=1)
    assert (texts(ann), texts(boris)) == (["✉️ упрямая"], ["✉️ другая"])
    assert sum(row.attempts for row in await rows(stage.app.db)) == 4


async def test_the_wait_that_telegram_asks_for_is_kept_to_the_second(
    stage: Stage, letters: Letters, telegram: Telegram, ann: Person, boris: Person
) -> None:
    telegram.faults.next(TooManyRequests(90), "sendMessage")
    await write(stage.app.db, ANNA, "первая", MONDAY)
    await write(stage.app.db, BORIS, "вторая", MONDAY + SECOND)
    await stage.run_due()
    stage.clock.jump(89 * SECOND)
    await stage.run_due()
    assert (texts(ann), texts(boris)) == ([], [])
    stage.clock.jump(SECOND)
    await stage.run_due()
    assert (texts(ann), texts(boris)) == (["✉️ первая"], ["✉️ вторая"])


async def test_waits_grow_while_the_network_is_away_and_nothing_is_lost(
    stage: Stage, letters: Letters, telegram: Telegram, ann: Person
) -> None:
    telegram.faults.next(Cut(), "sendMessage", times=12)
    await write(stage.app.db, ANNA, "дождалась", MONDAY)
    waits = []
    for _ in range(12):
        began = stage.clock()
        await stage.run_due()
        (row,) = await rows(stage.app.db)
        waits.append((row.not_before - began).total_seconds())
        stage.clock.jump_to(row.not_before)
    grown = [min(5 * 2**tries, 3600) for tries in range(12)]
    assert [least <= wait <= 1.5 * least for least, wait in zip(grown, waits, strict=True)] == [True] * 12
    assert len(set(waits[-2:])) == 2  # not the same for everybody
    await stage.run_due()
    assert texts(ann) == ["✉️ дождалась"]


async def test_a_network_that_is_away_is_not_tried_with_every_letter(
    stage: Stage, letters: Letters, telegram: Telegram
) -> None:
    telegram.faults.next(Cut(), "sendMessage", times=100)
    for number in range(50):
        await write(stage.app.db, ANNA, f"{number}", MONDAY)
    calls = len(telegram.calls)
    await stage.run_due()
    await stage.run_due()
    assert len(telegram.calls) - calls == 1


async def test_what_telegram_refuses_for_good_is_not_tried_again(
    stage: Stage, letters: Letters, telegram: Telegram, ann: Person
) -> None:
    telegram.allows("can't parse entities")

    def unclosed(subject: str, say: Phrases) -> Card:
        return Card(Markup("✉️ <b>") + subject)

    stage.app.kinds["letter"] = kind_of(letters, unclosed)
    await write(stage.app.db, ANNA, "без конца", MONDAY)
    with capture_logs() as lines:
        await stage.passes(hours=2)
    ((_, state, reason),) = await fates(stage.app.db)
    assert (state, reason.startswith("TelegramBadRequest: ")) == ("failed", True)
    assert [line["event"] for line in lines] == ["Telegram refused a delivery"]
    assert (await rows(stage.app.db))[0].attempts == 1


async def test_a_letter_that_cannot_be_made_holds_up_nobody_and_is_given_up(
    stage: Stage, letters: Letters, ann: Person, boris: Person
) -> None:
    letters.answers["сломана"] = ZeroDivisionError("by nought")
    await write(stage.app.db, ANNA, "сломана", MONDAY)
    await write(stage.app.db, BORIS, "цела", MONDAY)
    with capture_logs() as lines:
        await stage.passes(hours=1)
    assert (texts(ann), texts(boris)) == ([], ["✉️ цела"])
    assert (await fates(stage.app.db))[0] == ("сломана", "failed", "ZeroDivisionError: by nought")
    assert [line["event"] for line in lines] == ["a delivery cannot be made"] * FAULTS


async def test_a_kind_that_nobody_speaks_for_is_given_up(stage: Stage, letters: Letters, ann: Person) -> None:
    await write(stage.app.db, ANNA, "чья?", MONDAY)
    del stage.app.kinds["letter"]
    with capture_logs():
        await stage.passes(hours=1)
    assert (await fates(stage.app.db))[0][1] == "failed"


async def test_a_kind_that_stumbles_over_its_own_note_has_spoken_all_the_same(
    stage: Stage, letters: Letters, ann: Person
) -> None:
    letters.said_of = None  # type: ignore[assignment]  # so that noting it fails
    await write(stage.app.db, ANNA, "сказано", MONDAY)
    with capture_logs() as lines:
        await stage.passes(hours=1)
    assert (texts(ann), (await fates(stage.app.db))[0][1]) == (["✉️ сказано"], "sent")
    assert [line["event"] for line in lines] == ["what was sent was not noted by its kind"]


async def test_two_rounds_at_once_send_everything_once(stage: Stage, letters: Letters, ann: Person) -> None:
    for number in range(10):
        await write(stage.app.db, ANNA, f"{number}", MONDAY)
    await asyncio.gather(stage.run_due(), stage.run_due())
    assert sorted(texts(ann)) == [f"✉️ {number}" for number in range(10)]


# How it stops


class Held(SandboxSession):
    """A Telegram that takes messages only when it is let to."""

    def __init__(self, telegram: Telegram) -> None:
        super().__init__(telegram)
        self.reached, self.open = asyncio.Event(), asyncio.Event()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        if isinstance(method, SendMessage):
            self.reached.set()
            await self.open.wait()
        return await super().make_request(bot, method, timeout)


async def test_landing_finishes_the_message_in_flight_and_begins_no_other(
    stage: Stage, letters: Letters, telegram: Telegram, ann: Person
) -> None:
    session = Held(telegram)
    held = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    sender = stage.app.sender(Messenger(held, CONTENT, unhurried()))
    for number in range(3):
        await write(stage.app.db, ANNA, f"{number}", MONDAY)
    flushing = asyncio.ensure_future(sender.flush())
    await session.reached.wait()
    sender.land()
    session.open.set()
    assert await flushing == 1
    assert texts(ann) == ["✉️ 0"]
    assert [state for _, state, _ in await fates(stage.app.db)] == ["sent", "planned", "planned"]
