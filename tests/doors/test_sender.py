"""The one place that speaks first: what goes wrong on the way, at what pace, and how it stops."""

import asyncio
from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from markupsafe import Markup
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.cards.card import Card
from bot.course.phrases import Phrases
from bot.messengers.telegram.telegram import Telegram as Messenger
from bot.sandbox.faults import Cut, Fault, ServerError, Silence, TooManyRequests
from bot.sandbox.people import Person
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
from bot.sender import FAULTS, MOST_IN_FLIGHT, SEVERAL, Sender
from bot.services.speaking.outbox import LEASE
from tests.conftest import ANNA, BORIS, CONTENT, MONDAY, TOKEN, Stage, meet, unhurried
from tests.speaking.letters import Letters, enter, fates, kind_of, rows, write

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
    telegram.faults.next(Cut(), "sendMessage", times=14)
    await write(stage.app.db, ANNA, "дождалась", MONDAY)
    waits = []
    for _ in range(14):
        began = stage.clock()
        await stage.run_due()
        (row,) = await rows(stage.app.db)
        waits.append((row.not_before - began).total_seconds())
        stage.clock.jump_to(row.not_before)
    grown = [min(0.5 * 2**tries, 3600) for tries in range(14)]
    assert [least <= wait <= 1.5 * least for least, wait in zip(grown, waits, strict=True)] == [True] * 14
    assert len(set(waits[-2:])) == 2  # not the same for everybody
    await stage.run_due()
    assert texts(ann) == ["✉️ дождалась"]


async def crowd(stage: Stage, people: int) -> None:
    """So many more people have a letter that is due."""
    for chat_id in range(1000, 1000 + people):
        stage.telegram.add_user(chat_id, "Кто-то")
        stage.telegram.chats[chat_id].opened = True
        await stage.app.db.transact(partial(enter, chat_id=chat_id))
        await write(stage.app.db, chat_id, f"{chat_id}", MONDAY)


async def states(stage: Stage) -> Counter[str]:
    return Counter(state for _, state, _ in await fates(stage.app.db))


async def test_one_stumble_is_one_letters_business(stage: Stage, letters: Letters, telegram: Telegram) -> None:
    telegram.faults.share(Cut(), 0.3, seed=4, method="sendMessage")
    await crowd(stage, 20)
    with capture_logs() as lines:
        await stage.run_due()
        lost = len(telegram.faults.happened)
        assert lost >= SEVERAL
        assert await states(stage) == {"sent": 20 - lost, "planned": lost}
        await stage.passes(minutes=5)
    assert (await states(stage), lines) == ({"sent": 20}, [])


async def test_a_network_that_is_away_is_told_of_once_and_tried_by_one_letter_at_a_time(
    stage: Stage, letters: Letters, telegram: Telegram
) -> None:
    telegram.faults.next(Cut(), "sendMessage", times=1000)
    await crowd(stage, 60)
    tried = len(telegram.calls)
    with capture_logs() as lines:
        await stage.run_due()
        assert SEVERAL <= len(telegram.calls) - tried < SEVERAL + MOST_IN_FLIGHT
        tried = len(telegram.calls)
        await stage.run_due()
        assert len(telegram.calls) == tried
        await stage.passes(hours=1)
        assert 60 <= len(telegram.calls) - tried <= 80  # an hour by minutes, after shorter rests
        telegram.faults.clear()
        await stage.passes(hours=2)
    assert await states(stage) == {"sent": 60}
    assert [line["event"] for line in lines] == [
        "messages do not get through, resting",
        "messages get through again",
    ]


async def test_her_letters_come_in_order_though_the_first_has_to_be_tried_again(
    stage: Stage, letters: Letters, telegram: Telegram, ann: Person, boris: Person
) -> None:
    telegram.faults.next(Cut(), "sendMessage", times=2, chat_id=ANNA)
    for number in range(3):
        await write(stage.app.db, ANNA, f"{number}", MONDAY)
        await write(stage.app.db, BORIS, f"{number}", MONDAY)
    await stage.run_due()
    assert (texts(ann), texts(boris)) == ([], [f"✉️ {number}" for number in range(3)])
    await stage.passes(minutes=1)
    assert texts(ann) == [f"✉️ {number}" for number in range(3)]
    assert sum(row.attempts for row in await rows(stage.app.db)) == 8


async def test_what_waits_for_its_turn_while_telegram_asks_for_silence_was_not_tried(
    stage: Stage, letters: Letters, telegram: Telegram
) -> None:
    telegram.faults.next(TooManyRequests(30), "sendMessage", nth=5)
    await crowd(stage, 60)
    await stage.run_due()
    assert len(telegram.faults.happened) == 1
    before = len(telegram.calls)
    stage.clock.jump(29 * SECOND)
    await stage.run_due()
    assert len(telegram.calls) == before
    await stage.passes(minutes=1)
    assert await states(stage) == {"sent": 60}
    assert sum(row.attempts for row in await rows(stage.app.db)) == 61


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
    for number in range(4):
        await write(stage.app.db, ANNA, f"{number}", MONDAY)
    await asyncio.gather(stage.run_due(), stage.run_due())
    assert sorted(texts(ann)) == [f"✉️ {number}" for number in range(4)]


# How it stops


class Held(SandboxSession):
    """A Telegram that takes messages only when it is let to."""

    def __init__(self, telegram: Telegram) -> None:
        super().__init__(telegram)
        self.on_their_way: list[int | str] = []
        self.more, self.open = asyncio.Event(), asyncio.Event()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        if isinstance(method, SendMessage):
            self.on_their_way.append(method.chat_id)
            self.more.set()
            await self.open.wait()
        return await super().make_request(bot, method, timeout)

    async def reached_by(self, messages: int) -> None:
        """So many are on their way, and no other follows."""
        while len(self.on_their_way) < messages:
            self.more.clear()
            await self.more.wait()
        for _ in range(100):
            await asyncio.sleep(0)
        assert len(self.on_their_way) == messages


@pytest.fixture
def held(telegram: Telegram) -> Held:
    return Held(telegram)


@pytest.fixture
def sender(stage: Stage, letters: Letters, held: Held) -> Sender:
    """It speaks through a Telegram that holds everything back."""
    bot = Bot(TOKEN, session=held, default=DefaultBotProperties(parse_mode="HTML"))
    return stage.app.sender(Messenger(bot, CONTENT, unhurried()))


async def test_several_messages_are_on_their_way_and_never_two_to_one_person(
    stage: Stage, sender: Sender, held: Held, ann: Person, boris: Person
) -> None:
    for number in range(3):
        await write(stage.app.db, ANNA, f"{number}", MONDAY)
        await write(stage.app.db, BORIS, f"{number}", MONDAY)
    flushing = asyncio.ensure_future(sender.flush())
    await held.reached_by(2)
    assert sorted(held.on_their_way) == [ANNA, BORIS]
    held.open.set()
    assert await flushing == 6
    assert texts(ann) == texts(boris) == [f"✉️ {number}" for number in range(3)]


async def test_no_more_are_on_their_way_than_a_crash_may_repeat(stage: Stage, sender: Sender, held: Held) -> None:
    await crowd(stage, MOST_IN_FLIGHT + 10)
    flushing = asyncio.ensure_future(sender.flush())
    await held.reached_by(MOST_IN_FLIGHT)
    held.open.set()
    assert await flushing == MOST_IN_FLIGHT + 10


async def test_landing_finishes_all_that_is_in_flight_and_begins_no_other(
    stage: Stage, sender: Sender, held: Held, ann: Person
) -> None:
    await crowd(stage, 4)
    for number in range(3):
        await write(stage.app.db, ANNA, f"{number}", MONDAY)
    flushing = asyncio.ensure_future(sender.flush())
    await held.reached_by(5)
    sender.land()
    held.open.set()
    assert await flushing == 5
    assert (texts(ann), await states(stage)) == (["✉️ 0"], {"sent": 5, "planned": 2})


async def test_whoever_gives_up_on_the_sender_gives_up_on_all_that_is_in_flight(
    stage: Stage, sender: Sender, held: Held
) -> None:
    await crowd(stage, 3)
    flushing = asyncio.ensure_future(sender.flush())
    await held.reached_by(3)
    flushing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await flushing
    held.open.set()
    assert (await states(stage), await sender.due_at()) == ({"sending": 3}, MONDAY + LEASE)


async def test_a_database_that_goes_away_is_told_of_when_all_have_landed(
    stage: Stage, sender: Sender, held: Held, telegram: Telegram
) -> None:
    await crowd(stage, 3)
    flushing = asyncio.ensure_future(sender.flush())
    await held.reached_by(3)
    await stage.app.db.transact(lambda tx: tx.exec_driver_sql("ALTER TABLE outbox RENAME COLUMN message_id TO gone"))
    held.open.set()
    with pytest.raises(OperationalError):
        await flushing
    assert sum(len(telegram.chats[chat_id].messages) for chat_id in range(1000, 1003)) == 3
