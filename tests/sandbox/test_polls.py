"""Polls and quizzes: limits, votes, closing."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import InputPollOption

from bot.sandbox.clock import SandboxClock
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import ApiError, Impossible
from tests.sandbox.conftest import ANNA, GROUP


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"question": ""}, "text must be non-empty"),
        ({"question": "а" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["а"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["а", " "]}, "text must be non-empty"),
        ({"options": ["а", "б" * 101]}, "poll options length must not exceed 100"),
        ({"type": "survey"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [2]}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [0, 1]}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [0], "explanation": "а" * 201}, "explanation is too long"),
        ({"type": "quiz", "correct_option_ids": [0], "explanation": "а\nб\nв\nг"}, "explanation is too long"),
        ({"explanation": "а"}, "only a quiz has correct options and an explanation"),
        ({"open_period": 4}, "poll can be open from 5 to 2628000 seconds"),
        ({"open_period": 2628001}, "poll can be open from 5 to 2628000 seconds"),
        ({"open_period": 5, "close_date": 9999999999}, "only one of open_period and close_date may be specified"),
        ({"description": "а"}, "the sandbox does not know description of sendPoll"),
    ],
)
async def test_a_poll_is_refused(telegram: Telegram, params: dict[str, Any], words: str) -> None:
    with pytest.raises(ApiError) as caught:
        await telegram.call("sendPoll", {"chat_id": ANNA, "question": "Кто?", "options": ["а", "б"]} | params)
    assert (caught.value.code, caught.value.description) == (400, f"Bad Request: {words}")


async def test_limits_themselves_are_taken(telegram: Telegram, bot: Bot) -> None:
    options = [InputPollOption(text="я" * 100)] * 12
    message = await bot.send_poll(ANNA, "а" * 300, list(options))
    assert message.poll is not None
    assert len(message.poll.options) == 12


async def test_a_vote_in_an_open_quiz_reaches_the_bot_and_stays(telegram: Telegram, bot: Bot) -> None:
    updates: list[dict[str, Any]] = []

    async def listen(update: dict[str, Any]) -> None:
        updates.append(update)

    message = await bot.send_poll(
        ANNA,
        "Кто?",
        ["Анна", "Борис"],
        type="quiz",
        correct_option_ids=[1],
        explanation="<b>Он</b>",
        is_anonymous=False,
    )
    assert message.poll is not None
    telegram.listener = listen
    poll = await telegram.vote(ANNA, message.poll.id, [0])
    assert [option["voter_count"] for option in poll["options"]] == [1, 0]
    answer = {
        "poll_id": message.poll.id,
        "user": telegram.users[ANNA],
        "option_ids": [0],
        "option_persistent_ids": ["0"],
    }
    assert [(set(update) - {"update_id"}) for update in updates] == [{"poll"}, {"poll_answer"}]
    assert updates[1]["poll_answer"] == answer
    with pytest.raises(Impossible, match="does not let one vote again"):
        await telegram.vote(ANNA, message.poll.id, [1])


async def test_a_regular_poll_may_be_voted_in_again_and_taken_back(telegram: Telegram, bot: Bot) -> None:
    message = await bot.send_poll(GROUP, "Когда?", ["пн", "вт"], allows_multiple_answers=True, is_anonymous=False)
    assert message.poll is not None
    await telegram.vote(ANNA, message.poll.id, [0, 1])
    await telegram.vote(ANNA, message.poll.id, [1])
    poll = await telegram.vote(ANNA, message.poll.id, [])
    assert poll["total_voter_count"] == 0


async def test_an_anonymous_vote_shows_no_person(telegram: Telegram, bot: Bot) -> None:
    kinds: list[set[str]] = []

    async def listen(update: dict[str, Any]) -> None:
        kinds.append(set(update) - {"update_id"})

    message = await bot.send_poll(ANNA, "Когда?", ["пн", "вт"])
    assert message.poll is not None
    telegram.listener = listen
    await telegram.vote(ANNA, message.poll.id, [0])
    assert kinds == [{"poll"}]


@pytest.mark.parametrize(
    ("option_ids", "words"), [([2], "the poll has 2 options"), ([0, 1], "the poll takes one answer")]
)
async def test_a_phone_offers_only_what_the_poll_has(
    telegram: Telegram, bot: Bot, option_ids: list[int], words: str
) -> None:
    message = await bot.send_poll(ANNA, "Когда?", ["пн", "вт"])
    assert message.poll is not None
    with pytest.raises(Impossible, match=words):
        await telegram.vote(ANNA, message.poll.id, option_ids)
    with pytest.raises(Impossible, match="there is no poll 77"):
        await telegram.vote(ANNA, "77", [0])


async def test_a_poll_is_stopped_once(telegram: Telegram, bot: Bot) -> None:
    message = await bot.send_poll(ANNA, "Когда?", ["пн", "вт"])
    assert message.poll is not None
    assert (await bot.stop_poll(ANNA, message.message_id)).is_closed is True
    with pytest.raises(Impossible, match="the poll is closed"):
        await telegram.vote(ANNA, message.poll.id, [0])
    text = await bot.send_message(ANNA, "а")
    answers = {
        message.message_id: "poll has already been closed",
        text.message_id: "message is not a poll",
        77: "message with poll to stop not found",
    }
    for message_id, words in answers.items():
        with pytest.raises(ApiError, match=words):
            await telegram.call("stopPoll", {"chat_id": ANNA, "message_id": message_id})


async def test_a_poll_closes_when_its_time_is_over(telegram: Telegram, bot: Bot, clock: SandboxClock) -> None:
    message = await bot.send_poll(ANNA, "Когда?", ["пн", "вт"], open_period=60)
    assert message.poll is not None
    clock.jump(timedelta(seconds=60))
    with pytest.raises(Impossible, match="the poll is closed"):
        await telegram.vote(ANNA, message.poll.id, [0])
