"""What stands in a chat after the bot has spoken, edited, deleted, copied and reacted."""

from typing import Any

from aiogram import Bot
from aiogram.types import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import ANNA, BORIS, GROUP, MONDAY


async def test_a_message_is_bot_api_json(telegram: Telegram, bot: Bot) -> None:
    await bot.send_message(ANNA, "<b>Здравствуйте</b>, Анна!")
    assert telegram.chats[ANNA].messages[-1] == {
        "message_id": 2,
        "from": {"id": 42, "is_bot": True, "first_name": "Nastavnik", "username": "nastavnik_sandbox_bot"},
        "chat": {"id": ANNA, "type": "private", "first_name": "Анна"},
        "date": int(MONDAY.timestamp()),
        "text": "Здравствуйте, Анна!",
        "entities": [{"offset": 0, "length": 12, "type": "bold"}],
    }


async def test_a_reply_shows_what_it_answers(telegram: Telegram, bot: Bot) -> None:
    message = await bot.send_message(ANNA, "да", reply_parameters=ReplyParameters(message_id=1))
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "/start"
    alone = ReplyParameters(message_id=77, allow_sending_without_reply=True)
    assert (await bot.send_message(ANNA, "да", reply_parameters=alone)).reply_to_message is None


async def test_what_stands_under_the_input_field_is_remembered(telegram: Telegram, bot: Bot) -> None:
    chat = telegram.chats[ANNA]
    await bot.send_message(ANNA, "а", reply_markup=ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Да")]]))
    assert chat.reply_keyboard == {"keyboard": [[{"text": "Да"}]]}
    inline = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="А", callback_data="a")]])
    await bot.send_message(ANNA, "б", reply_markup=inline)
    assert chat.reply_keyboard == {"keyboard": [[{"text": "Да"}]]}
    await bot.send_message(ANNA, "в", reply_markup=ReplyKeyboardRemove())
    assert chat.reply_keyboard is None
    await bot.send_message(ANNA, "имя?", reply_markup=ForceReply(input_field_placeholder="Анна"))
    assert chat.force_reply == {"force_reply": True, "input_field_placeholder": "Анна", "message_id": 5}
    await telegram.say(ANNA, "Анна")
    assert chat.force_reply is None


async def test_a_mention_names_the_person_and_a_stranger_stays_text(telegram: Telegram, bot: Bot) -> None:
    message = await bot.send_message(ANNA, '<a href="tg://user?id=2">Борис</a>, <a href="tg://user?id=9">кто</a>')
    entities = message.entities or []
    assert [(entity.type, entity.user and entity.user.first_name) for entity in entities] == [("text_mention", "Борис")]


async def test_copies_lose_their_author_and_forwards_keep_it(telegram: Telegram, bot: Bot) -> None:
    await telegram.say(BORIS, "/start")
    copied = await bot.copy_message(BORIS, ANNA, 1)
    assert telegram.chats[BORIS].find(copied.message_id) == telegram.chats[BORIS].messages[-1]
    assert "forward_origin" not in telegram.chats[BORIS].messages[-1]
    forwarded = await bot.forward_message(BORIS, ANNA, 1)
    assert forwarded.text == "/start"
    origin: dict[str, Any] = telegram.chats[BORIS].messages[-1]["forward_origin"]
    assert origin["sender_user"]["first_name"] == "Анна"


async def test_a_reaction_is_left_and_taken_back(telegram: Telegram, bot: Bot) -> None:
    await bot.set_message_reaction(ANNA, 1, [ReactionTypeEmoji(emoji="👍")])
    assert telegram.chats[ANNA].reactions == {1: [{"type": "emoji", "emoji": "👍"}]}
    await bot.set_message_reaction(ANNA, 1)
    assert telegram.chats[ANNA].reactions == {1: []}


async def test_in_a_group_the_bot_hears_only_what_is_for_it(telegram: Telegram, bot: Bot) -> None:
    heard: list[str] = []

    async def listen(update: dict[str, Any]) -> None:
        heard.append(update["message"]["text"])

    telegram.listener = listen
    question = await bot.send_message(GROUP, "Кто тут?")
    for text in ["привет", "/quiz", "/quiz@nastavnik_sandbox_bot", "/quiz@other_bot", "а @nastavnik_sandbox_bot?"]:
        await telegram.say(ANNA, text, GROUP)
    await telegram.say(BORIS, "я", GROUP, reply_to=question.message_id)
    assert heard == ["/quiz", "/quiz@nastavnik_sandbox_bot", "а @nastavnik_sandbox_bot?", "я"]
    telegram.chats[GROUP].members[telegram.bot["id"]] = "administrator"
    await telegram.say(ANNA, "привет", GROUP)
    assert heard[-1] == "привет"


async def test_a_deep_link_is_remembered(telegram: Telegram) -> None:
    assert telegram.chats[ANNA].start_payload is None
    message = await telegram.say(BORIS, "/start group-7")
    assert message["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    assert telegram.chats[BORIS].start_payload == "group-7"


async def test_those_who_watch_are_told_everything_as_it_was(telegram: Telegram, bot: Bot) -> None:
    with telegram.watch() as watch:
        await telegram.say(BORIS, "/start")
        message = await bot.send_message(BORIS, "раз")
        await bot.edit_message_text("два", chat_id=BORIS, message_id=message.message_id)
        await bot.send_chat_action(BORIS, "typing")
        await bot.delete_message(BORIS, message.message_id)
        events = watch.pending()
    told = [(event["kind"], event.get("message", {}).get("text")) for event in events]
    assert told == [
        ("chat", None),
        ("message", "/start"),
        ("message", "раз"),
        ("edited", "два"),
        ("typing", None),
        ("deleted", None),
    ]
    assert {event["chat_id"] for event in events} == {BORIS}
    await bot.send_message(BORIS, "три")
    assert watch.pending() == []


async def test_a_watch_ends_when_it_is_closed(telegram: Telegram) -> None:
    watch = telegram.watch()
    await telegram.say(ANNA, "раз")
    watch.close()
    assert [event["message"]["text"] async for event in watch] == ["раз"]


async def test_calls_may_be_bounded(telegram: Telegram) -> None:
    telegram = Telegram(telegram.clock, telegram.token, keep_calls=2)
    for _ in range(3):
        await telegram.call("getMe", {})
    assert [call.method for call in telegram.calls] == ["getMe", "getMe"]
