"""The way to Telegram: what is tried again, after which wait, and what is not."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.sandbox.faults import Blocked, Cut, Fault, ServerError, Silence, TooManyRequests
from bot.sandbox.people import Person
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
from bot.telegram import WAITS, make_bot
from tests.conftest import ANNA, TOKEN


@pytest.fixture
def naps() -> list[float]:
    """The waits that were asked for, in seconds; none of them was waited."""
    return []


@pytest.fixture
async def bot(telegram: Telegram, naps: list[float]) -> AsyncIterator[Bot]:
    async def sleep(seconds: float) -> None:
        naps.append(seconds)

    await telegram.say(ANNA, "/start")
    bot = make_bot(TOKEN, api_url="https://unused.example", session=SandboxSession(telegram), sleep=sleep)
    yield bot
    await bot.session.close()


@pytest.fixture(autouse=True)
def anna(telegram: Telegram) -> Person:
    return Person(telegram, ANNA, "Анна")


def within(naps: list[float]) -> bool:
    """Whether the naps are the agreed waits, each lengthened by at most half."""
    return all(wait <= nap <= wait * 1.5 for wait, nap in zip(WAITS, naps, strict=False))


async def test_the_bot_speaks_html_and_shows_no_link_previews(bot: Bot, anna: Person) -> None:
    await bot.send_message(ANNA, "<b>Смелее</b>: https://vk.com/ruchey")
    assert anna.screen.html == "<b>Смелее</b>: https://vk.com/ruchey"
    assert anna.screen.message["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize("fault", [Cut(), Silence(), ServerError(500), ServerError(502)], ids=str)
async def test_what_the_network_lost_is_sent_again_after_growing_waits(
    bot: Bot, telegram: Telegram, anna: Person, naps: list[float], fault: Fault
) -> None:
    telegram.faults.next(fault, "sendMessage", times=4)
    await bot.send_message(ANNA, "Урок готов")
    assert [screen.text for screen in anna.history] == ["Урок готов"]
    assert (len(naps), within(naps)) == (4, True)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Cut(), TelegramNetworkError),
        (ServerError(500), TelegramServerError),
        (ServerError(502), ClientDecodeError),
        (TooManyRequests(2), TelegramRetryAfter),
    ],
)
async def test_a_network_that_stays_away_is_given_up(
    bot: Bot, telegram: Telegram, anna: Person, naps: list[float], fault: Fault, error: type[Exception]
) -> None:
    telegram.faults.next(fault, "sendMessage", times=5)
    with pytest.raises(error):
        await bot.send_message(ANNA, "Урок готов")
    assert (anna.history, len(naps)) == ([], 4)


async def test_telegrams_wait_is_obeyed_to_the_second(
    bot: Bot, telegram: Telegram, anna: Person, naps: list[float]
) -> None:
    telegram.faults.next(TooManyRequests(7), "sendMessage")
    telegram.faults.next(TooManyRequests(31), "sendMessage")
    await bot.send_message(ANNA, "Урок готов")
    assert naps == [7, 31]
    assert [screen.text for screen in anna.history] == ["Урок готов"]


async def test_a_wait_of_an_hour_is_not_waited(bot: Bot, telegram: Telegram, naps: list[float]) -> None:
    telegram.faults.next(TooManyRequests(3600), "sendMessage")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(ANNA, "Урок готов")
    assert naps == []


async def test_a_no_is_a_no(bot: Bot, telegram: Telegram, naps: list[float]) -> None:
    telegram.allows("message text is empty", "message is too long")
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(ANNA, "а" * 4097)
    telegram.faults.next(Blocked(), "sendMessage")
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(ANNA, "Урок готов")
    assert naps == []


async def test_polling_and_the_first_call_have_waits_of_their_own(
    bot: Bot, telegram: Telegram, naps: list[float]
) -> None:
    telegram.faults.next(Cut(), "getUpdates")
    telegram.faults.next(Cut(), "getMe")
    with pytest.raises(TelegramNetworkError):
        await bot.get_updates()
    with pytest.raises(TelegramNetworkError):
        await bot.get_me()
    assert naps == []
