"""What Telegram does on a bad day, and what people do with old messages: the bot stays kind and loses nothing."""

import asyncio
from datetime import timedelta

import pytest

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
    await ann.presses(ann.data("📚 Учиться", on=screen), on=screen)
    assert ann.screen.message_id != screen.message_id
    assert ann.screen.text.startswith("📚 Уроки")


async def test_a_person_who_blocked_the_bot_costs_no_error(ann: Person, telegram: Telegram) -> None:
    await meet(ann)
    before = ann.screen.text
    telegram.faults.next(Blocked(), method="editMessageText")  # between her tap and our answer
    await ann.taps("📚 Учиться")
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
    await ann.taps("📚 Учиться")  # the driver fails a test whose tap is left unanswered
    assert ann.screen.text.startswith("Что-то сломалось у меня, не у вас.")
    await ann.taps("☰ Меню")
    assert ann.screen.text.startswith("Здравствуйте, Анна!")


async def test_a_tap_whose_answer_is_lost_costs_no_error(ann: Person, telegram: Telegram) -> None:
    await meet(ann)
    telegram.faults.next(ServerError(500), method="answerCallbackQuery")
    await telegram.tap(ann.id, ann.id, ann.screen.message_id, ann.data("📚 Учиться"))
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
    await ann.taps("📚 Учиться", on=old)
    assert ann.screen.text.startswith("📚 Уроки и самопроверка")


async def test_every_tap_of_a_flood_stops_waiting(ann: Person, telegram: Telegram) -> None:
    await meet(ann)
    screen, lessons = ann.screen, ann.data("📚 Учиться")
    taps = [telegram.tap(ann.id, ann.id, screen.message_id, lessons) for _ in range(60)]
    assert {outcome.answered for outcome in await asyncio.gather(*taps)} == {True}


async def test_a_line_break_after_a_command_is_no_part_of_it(ann: Person) -> None:
    await meet(ann)
    await ann.says("/lessons\n")
    assert ann.screen.text.startswith("📚 Уроки")
    await ann.says("/settings\nи ещё")
    assert ann.screen.text.startswith("⚙️ Настройки")


@pytest.mark.parametrize(
    "sent",
    [
        {"venue": {"location": {"latitude": 44.6, "longitude": 40.1}, "title": "ФАП", "address": "ул. Лесная"}},
        {"story": {"chat": {"id": 7, "type": "private", "first_name": "Кто-то"}, "id": 1}},
        {"something_of_next_year": {"id": 1}},
    ],
    ids=lambda sent: next(iter(sent)),
)
async def test_whatever_she_sends_is_answered(ann: Person, stage: Stage, sent: dict[str, object]) -> None:
    await meet(ann)
    before = len(ann.history)
    chat = {"id": ann.id, "type": "private", "first_name": "Анна"}
    message = {"message_id": 9000, "date": 1, "chat": chat, "from": stage.telegram.users[ann.id], **sent}
    await stage.take({"update_id": 9001, "message": message})
    assert len(ann.history) == before + 1


@pytest.mark.parametrize("service", [{"pinned_message": None}, {"group_chat_created": True}])
async def test_what_telegram_says_of_itself_is_not(ann: Person, stage: Stage, service: dict[str, object]) -> None:
    await meet(ann)
    before = len(ann.history)
    chat = {"id": ann.id, "type": "private", "first_name": "Анна"}
    message = {"message_id": 9000, "date": 1, "chat": chat, "from": stage.telegram.users[ann.id]}
    pinned = {"pinned_message": dict(message)} if "pinned_message" in service else service
    await stage.take({"update_id": 9001, "message": {**message, **pinned}})
    assert len(ann.history) == before


async def test_a_reply_in_an_ordinary_group_is_no_topic(ann: Person, stage: Stage) -> None:
    await meet(ann)
    stage.telegram.add_group(-1001, "Коллеги", [ann.id])
    chat = {"id": -1001, "type": "supergroup", "title": "Коллеги"}
    asked = {"message_id": 17, "date": 1, "chat": chat, "from": stage.telegram.users[ann.id], "text": "Кто поможет?"}
    start = {**asked, "message_id": 50, "text": "/start", "message_thread_id": 17, "reply_to_message": asked}
    await stage.take({"update_id": 9001, "message": start})
    call = stage.telegram.calls[-1]
    assert (call.method, call.outcome, "message_thread_id" in call.params) == ("sendMessage", "ok", False)
