"""What Telegram does on a bad day, and what people do with old messages: the bot stays kind and loses nothing."""

from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramServerError

from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import Blocked, ServerError
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from tests.conftest import Stage, meet


async def test_a_deleted_message_is_answered_with_a_new_one(ann: Person, telegram: Telegram) -> None:
    await meet(ann)
    screen = ann.screen
    telegram.allows("message to edit not found")
    telegram.allows("message to delete not found")
    telegram.chats[ann.id].messages.remove(screen.message)
    await ann.presses(ann.data("📚 Уроки", on=screen), on=screen)
    assert ann.screen.message_id != screen.message_id
    assert ann.screen.text.startswith("📚 Уроки")


async def test_a_person_who_blocked_the_bot_costs_no_error(ann: Person, telegram: Telegram) -> None:
    await meet(ann)
    before = ann.screen.text
    telegram.faults.next(Blocked(), method="editMessageText")  # between her tap and our answer
    await ann.taps("📚 Уроки")
    assert ann.screen.text == before
    await ann.says("/lessons")
    assert ann.screen.text.startswith("📚 Уроки")


async def test_an_answer_lost_by_telegram_is_still_written(ann: Person, telegram: Telegram, stage: Stage) -> None:
    await ann.says("/start")
    telegram.faults.next(ServerError(500), method="sendMessage")
    with pytest.raises(TelegramServerError):
        await ann.says("Аня")
    await ann.says("/start")
    assert ann.screen.text.startswith("Рад знакомству, Аня!")


async def test_buttons_of_last_month_still_work(ann: Person, clock: SandboxClock) -> None:
    await meet(ann)
    old = ann.screen
    clock.jump(timedelta(days=31))
    await ann.taps("📈 Прогресс", on=old)
    assert ann.screen.text.startswith("📈 Мой прогресс")
