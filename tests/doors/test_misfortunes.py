"""What Telegram does on a bad day, and what people do with old messages: the bot stays kind and loses nothing."""

import asyncio
from datetime import timedelta

from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import Blocked, ServerError
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from handlers.turns import LINE_LIMIT
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
    await ann.says("Аня")
    assert ann.screen.text.startswith("Что-то сломалось у меня, не у вас.")
    await ann.says("/start")
    assert ann.screen.text.startswith("Рад знакомству, Аня!")


async def test_a_tap_is_answered_even_when_its_card_cannot_be_shown(ann: Person, telegram: Telegram) -> None:
    await meet(ann)
    telegram.faults.next(ServerError(500), method="editMessageText")
    await ann.taps("📚 Уроки")  # the driver fails a test whose tap is left unanswered
    assert ann.screen.text.startswith("Что-то сломалось у меня, не у вас.")
    await ann.taps("☰ Меню")
    assert ann.screen.text.startswith("Здравствуйте, Анна!")


async def test_a_tap_whose_answer_is_lost_costs_no_error(ann: Person, telegram: Telegram) -> None:
    await meet(ann)
    telegram.faults.next(ServerError(500), method="answerCallbackQuery")
    await telegram.tap(ann.id, ann.id, ann.screen.message_id, ann.data("📚 Уроки"))
    assert ann.screen.text.startswith("📚 Уроки")


async def test_a_flood_of_one_person_is_let_go_and_others_are_served(
    ann: Person, boris: Person, telegram: Telegram, stage: Stage
) -> None:
    await meet(ann)
    await meet(boris)
    before = len(ann.history)
    await asyncio.gather(*(telegram.say(ann.id, "/help") for _ in range(60)))
    assert len(ann.history) - before == LINE_LIMIT
    await boris.says("/lessons")
    assert boris.screen.text.startswith("📚 Уроки")


async def test_buttons_of_last_month_still_work(ann: Person, clock: SandboxClock) -> None:
    await meet(ann)
    old = ann.screen
    clock.jump(timedelta(days=31))
    await ann.taps("📈 Прогресс", on=old)
    assert ann.screen.text.startswith("📈 Мой прогресс")
