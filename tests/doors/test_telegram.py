"""The way to Telegram: what is tried again, after which wait, and what is not."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

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

from bot.messengers.telegram.wire import PATIENCE_SECONDS, WAITS_SECONDS, Patience, make_bot
from bot.sandbox.faults import Blocked, Cut, Fault, ServerError, Silence, TooManyRequests
from bot.sandbox.people import Person
from bot.sandbox.session import SandboxSession
from bot.sandbox.telegram import Telegram
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
    return all(wait <= nap <= wait * 1.5 for wait, nap in zip(WAITS_SECONDS, naps, strict=False))


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
    telegram.faults.next(TooManyRequests(12), "sendMessage")
    await bot.send_message(ANNA, "Урок готов")
    assert naps == [7, 12]
    assert [screen.text for screen in anna.history] == ["Урок готов"]


@pytest.mark.parametrize(("waits", "waited"), [([21], []), ([9, 9, 9], [9, 9]), ([3600], [])])
async def test_nobody_waits_longer_than_twenty_seconds(
    bot: Bot, telegram: Telegram, naps: list[float], waits: list[int], waited: list[float]
) -> None:
    for seconds in waits:
        telegram.faults.next(TooManyRequests(seconds), "sendMessage")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(ANNA, "Урок готов")
    assert naps == waited


async def test_a_silence_counts_as_waiting_too(telegram: Telegram, naps: list[float]) -> None:
    passed = 0.0

    class Slow(SandboxSession):
        """A Telegram that is silent for fifteen seconds by the loop's watch, and then cuts the line."""

        async def make_request(self, *args: Any, **kwargs: Any) -> Any:
            nonlocal passed
            passed += 15
            return await super().make_request(*args, **kwargs)

    async def sleep(seconds: float) -> None:
        naps.append(seconds)

    patience = Patience(sleep, now=lambda: passed)
    bot = Bot(TOKEN, session=Slow(telegram))
    bot.session.middleware(patience)
    telegram.faults.next(Cut(), "sendMessage", times=9)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(ANNA, "Урок готов")
    assert (len(naps), passed) == (1, 30)


async def test_a_no_is_a_no(bot: Bot, telegram: Telegram, naps: list[float]) -> None:
    telegram.allows("message text is empty", "message is too long")
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(ANNA, "а" * 4097)
    telegram.faults.next(Blocked(), "sendMessage")
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(ANNA, "Урок готов")
    assert naps == []


async def test_polling_and_the_calls_of_the_start_have_waits_of_their_own(
    bot: Bot, telegram: Telegram, naps: list[float]
) -> None:
    for method in ("getUpdates", "getMe", "deleteWebhook", "setWebhook"):
        telegram.faults.next(Cut(), method)
    for call in (bot.get_updates, bot.get_me, bot.delete_webhook, partial(bot.set_webhook, "https://bot.example.org")):
        with pytest.raises(TelegramNetworkError):
            await call()
    assert naps == []


@pytest.mark.parametrize("proxy_url", [None, "socks5://127.0.0.1:1080"])
async def test_an_answer_that_does_not_come_is_not_waited_for_longer_either(proxy_url: str | None) -> None:
    bot = make_bot(TOKEN, api_url="https://unused.example", proxy_url=proxy_url)
    assert bot.session.timeout == PATIENCE_SECONDS
    await bot.session.close()
