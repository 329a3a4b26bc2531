"""Planned faults and Telegram's pace, as aiogram's Bot meets them without a network."""

from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import SendDice, SendMessage
from aiogram.types import BufferedInputFile, InputMediaPhoto

from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import Blocked, Cut, Fault, ServerError, Silence, TooManyRequests
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import ANNA, BORIS, GROUP, TOKEN


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (TooManyRequests(7), TelegramRetryAfter, "Too Many Requests: retry after 7"),
        (ServerError(500), TelegramServerError, "Internal Server Error"),
        (ServerError(502), ClientDecodeError, "Failed to decode object"),
        (Cut(), TelegramNetworkError, "Server disconnected"),
        (Silence(), TelegramNetworkError, "Request timeout error"),
        (Silence(5), TelegramNetworkError, "Server disconnected"),
        (Blocked(), TelegramForbiddenError, "Forbidden: bot was blocked by the user"),
    ],
)
async def test_a_fault_ends_as_over_a_network(
    telegram: Telegram, bot: Bot, fault: Fault, error: type[Exception], words: str
) -> None:
    telegram.faults.next(fault)
    with pytest.raises(error, match=words):
        await bot.send_message(ANNA, "раз")
    assert len(telegram.chats[ANNA].messages) == 1
    assert telegram.refusals == []
    await bot.send_message(ANNA, "два")
    assert telegram.faults.happened == [("sendMessage", fault)]


async def test_an_answer_may_be_lost_after_the_work_is_done(telegram: Telegram, bot: Bot) -> None:
    telegram.faults.next(Cut(performed=True))
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(ANNA, "раз")
    assert telegram.chats[ANNA].messages[-1]["text"] == "раз"


async def test_a_fault_waits_for_its_method_its_turn_and_its_chat(telegram: Telegram, bot: Bot) -> None:
    await telegram.say(BORIS, "/start")
    telegram.faults.next(Blocked(), method="sendMessage", nth=2, times=2, chat_id=BORIS)
    outcomes = []
    for chat_id in (BORIS, ANNA, BORIS, BORIS, ANNA, BORIS):
        await bot.send_chat_action(chat_id, "typing")
        try:
            await bot.send_message(chat_id, "раз")
        except TelegramForbiddenError:
            outcomes.append((chat_id, "blocked"))
        else:
            outcomes.append((chat_id, "sent"))
    assert outcomes == [
        (BORIS, "sent"),
        (ANNA, "sent"),
        (BORIS, "blocked"),
        (BORIS, "blocked"),
        (ANNA, "sent"),
        (BORIS, "sent"),
    ]


async def test_a_share_of_faults_is_the_same_for_the_same_seed(telegram: Telegram) -> None:
    async def ends(seed: int) -> list[str]:
        telegram.faults.clear()
        telegram.faults.share(Cut(), 0.3, seed, method="getMe")
        telegram.calls.clear()
        bot = Bot(TOKEN, session=SandboxSession(telegram))
        for _ in range(100):
            try:
                await bot.get_me()
            except TelegramNetworkError:
                continue
        return [call.outcome for call in telegram.calls]

    first = await ends(1)
    assert first == await ends(1)
    assert first != await ends(2)
    assert 20 <= len([outcome for outcome in first if outcome != "ok"]) <= 40


async def test_a_call_of_another_method_does_not_meet_the_fault(telegram: Telegram, bot: Bot) -> None:
    telegram.faults.next(Cut(), method="sendPoll")
    assert (await bot.get_me()).id == 42
    assert await bot.get_updates(timeout=0) != []


async def test_an_unknown_method_is_not_found(telegram: Telegram, bot: Bot) -> None:
    with pytest.raises(TelegramNotFound, match="Not Found"):
        await bot(SendDice(chat_id=ANNA))
    assert telegram.refusals == ["sendDice was refused: Not Found"]


async def test_an_unknown_parameter_is_refused(telegram: Telegram, bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="sendMessage has no parameter colour"):
        await bot(SendMessage.model_validate({"chat_id": ANNA, "text": "раз", "colour": "red"}))


@pytest.fixture
async def paced(clock: SandboxClock) -> Bot:
    """A bot in a Telegram that enforces its pace; Anna is 1, a group is -100, thirty-five more have chats."""
    telegram = Telegram(clock, TOKEN, enforce_limits=True)
    for number in range(1, 37):
        telegram.add_user(number, f"№{number}")
        await telegram.say(number, "/start")
    telegram.add_group(GROUP, "Учителя", [ANNA])
    return Bot(TOKEN, session=SandboxSession(telegram))


async def waits(bot: Bot, chat_id: int) -> int:
    """Seconds that Telegram asks to wait before a message to this chat; 0 when it is sent."""
    try:
        await bot.send_message(chat_id, "раз")
    except TelegramRetryAfter as error:
        return error.retry_after
    return 0


async def test_a_chat_takes_one_message_a_second(paced: Bot, clock: SandboxClock) -> None:
    assert [await waits(paced, ANNA), await waits(paced, ANNA), await waits(paced, BORIS)] == [0, 1, 0]
    clock.jump(timedelta(seconds=1))
    assert await waits(paced, ANNA) == 0


async def test_everybody_together_takes_thirty_a_second(paced: Bot, clock: SandboxClock) -> None:
    assert [await waits(paced, number) for number in range(1, 32)] == [0] * 30 + [1]
    clock.jump(timedelta(seconds=1))
    assert await waits(paced, 31) == 0


async def test_a_group_takes_twenty_a_minute(paced: Bot, clock: SandboxClock) -> None:
    sent = []
    for _ in range(21):
        sent.append(await waits(paced, GROUP))
        clock.jump(timedelta(seconds=1))
    assert sent == [0] * 20 + [40]
    clock.jump(timedelta(seconds=39))
    assert await waits(paced, GROUP) == 0


async def test_edits_and_answers_do_not_count(paced: Bot) -> None:
    message = await paced.send_message(ANNA, "раз")
    for number in range(5):
        await paced.edit_message_text(f"раз {number}", chat_id=ANNA, message_id=message.message_id)


async def test_an_album_counts_as_many_messages_as_it_has(paced: Bot, clock: SandboxClock, picture: bytes) -> None:
    photo = InputMediaPhoto(media=BufferedInputFile(picture, "a.png"))
    await paced.send_media_group(GROUP, [photo] * 10)
    clock.jump(timedelta(seconds=1))
    await paced.send_media_group(GROUP, [photo] * 10)
    clock.jump(timedelta(seconds=1))
    assert await waits(paced, GROUP) == 58
