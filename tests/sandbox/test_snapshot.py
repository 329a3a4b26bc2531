"""The demo's chats survive a restart."""

import json
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    KeyboardButton,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
)

from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import ANNA, BORIS, TOKEN


async def full(telegram: Telegram, bot: Bot, picture: bytes) -> str:
    """A life with a bit of everything; the id of its poll."""
    await bot.send_message(ANNA, "<b>раз</b>", reply_markup=ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Да")]]))
    await bot.send_photo(ANNA, BufferedInputFile(picture, "a.png"))
    await bot.set_message_reaction(ANNA, 1, [ReactionTypeEmoji(emoji="👍")])
    await bot.set_my_commands([BotCommand(command="quiz", description="тест")])
    await bot.set_my_name("Наставник")
    message = await bot.send_poll(ANNA, "Когда?", ["пн", "вт"], is_anonymous=False)
    assert message.poll is not None
    await telegram.vote(ANNA, message.poll.id, [0])
    await telegram.say(BORIS, "/start 7")
    await telegram.block(BORIS)
    return message.poll.id


async def test_a_snapshot_goes_through_json_and_comes_back_whole(telegram: Telegram, bot: Bot, picture: bytes) -> None:
    await full(telegram, bot, picture)
    saved = json.loads(json.dumps(telegram.snapshot()))
    restored = Telegram(telegram.clock, TOKEN)
    restored.restore(saved)
    assert restored.chats == telegram.chats
    assert restored.files == telegram.files
    assert restored.snapshot() == telegram.snapshot()


async def test_ids_and_votes_go_on_after_a_restart(telegram: Telegram, bot: Bot, picture: bytes) -> None:
    poll_id = await full(telegram, bot, picture)
    restored = Telegram(telegram.clock, TOKEN)
    restored.restore(telegram.snapshot())
    poll = await restored.vote(ANNA, poll_id, [1])
    assert [option["voter_count"] for option in poll["options"]] == [0, 1]
    assert restored.chats[ANNA].messages[-1]["poll"] == poll
    said = await restored.say(ANNA, "дальше")
    assert said["message_id"] == telegram.chats[BORIS].messages[-1]["message_id"] + 1
    updates = await restored.call("getUpdates", {})
    ids = [update["update_id"] for update in updates]
    assert ids == list(range(1, len(ids) + 1))


async def test_a_snapshot_does_not_follow_the_living(telegram: Telegram, bot: Bot) -> None:
    message = await bot.send_message(ANNA, "раз")
    saved: dict[str, Any] = telegram.snapshot()
    await bot.edit_message_text("два", chat_id=ANNA, message_id=message.message_id)
    telegram.restore(saved)
    assert telegram.chats[ANNA].messages[-1]["text"] == "раз"


def test_a_foreign_snapshot_is_refused(telegram: Telegram) -> None:
    with pytest.raises(ValueError, match="this snapshot has version 0, not 1"):
        telegram.restore({"version": 0})
