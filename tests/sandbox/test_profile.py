"""Commands, names and members: what the bot says about itself and may ask about others."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonWebApp,
    WebAppInfo,
)

from bot.sandbox.telegram import Telegram
from bot.sandbox.world import ApiError
from tests.sandbox.conftest import ANNA, BORIS, GROUP


def command(name: str, about: str = "о чём") -> dict[str, str]:
    return {"command": name, "description": about}


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([command("a")] * 101, "BOT_COMMANDS_TOO_MUCH"),
        ([command("")], "command must be non-empty"),
        ([command("Start")], "BOT_COMMAND_INVALID"),
        ([command("a-b")], "BOT_COMMAND_INVALID"),
        ([command("a" * 33)], "BOT_COMMAND_INVALID"),
        ([command("a", "")], "command description must be non-empty"),
        ([command("a", "я" * 257)], "command description length must not exceed 256"),
    ],
)
async def test_commands_are_refused(telegram: Telegram, commands: list[dict[str, str]], words: str) -> None:
    with pytest.raises(ApiError) as caught:
        await telegram.call("setMyCommands", {"commands": commands})
    assert (caught.value.code, caught.value.description) == (400, f"Bad Request: {words}")


async def test_a_chat_shows_the_commands_of_its_narrowest_scope(telegram: Telegram, bot: Bot) -> None:
    def shown(chat_id: int) -> list[str]:
        return [one["command"] for one in telegram.chats[chat_id].commands]

    await bot.set_my_commands([BotCommand(command="all", description="всем")])
    await bot.set_my_commands([BotCommand(command="own", description="лично")], BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([BotCommand(command="lead", description="Анне")], BotCommandScopeChat(chat_id=ANNA))
    assert [shown(ANNA), shown(BORIS), shown(GROUP)] == [["lead"], ["own"], ["all"]]
    kept = await bot.get_my_commands(BotCommandScopeChat(chat_id=ANNA))
    assert [(one.command, one.description) for one in kept] == [("lead", "Анне")]
    await bot.delete_my_commands(BotCommandScopeChat(chat_id=ANNA))
    assert shown(ANNA) == ["own"]


async def test_a_persons_language_comes_first(telegram: Telegram, bot: Bot) -> None:
    telegram.add_user(3, "Ann", language_code="en")
    await bot.set_my_commands([BotCommand(command="common", description="всем")])
    await bot.set_my_commands([BotCommand(command="russian", description="по-русски")], language_code="ru")
    assert [telegram.chats[chat_id].commands[0]["command"] for chat_id in (ANNA, 3)] == ["russian", "common"]


async def test_names_and_descriptions_are_kept_by_language(telegram: Telegram, bot: Bot) -> None:
    assert (await bot.get_my_name()).name == "Nastavnik"
    await bot.set_my_name("Наставник", language_code="ru")
    await bot.set_my_description("Помогаю")
    await bot.set_my_short_description("Коротко")
    assert (await bot.get_my_name(language_code="ru")).name == "Наставник"
    assert (await bot.get_my_name()).name == "Nastavnik"
    assert (await bot.get_my_description(language_code="ru")).description == "Помогаю"
    assert (await bot.get_my_short_description()).short_description == "Коротко"


@pytest.mark.parametrize(
    ("method", "field", "limit"),
    [
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ],
)
async def test_names_and_descriptions_have_limits(telegram: Telegram, method: str, field: str, limit: int) -> None:
    assert await telegram.call(method, {field: "я" * limit}) is True
    with pytest.raises(ApiError, match=f"length must not exceed {limit}"):
        await telegram.call(method, {field: "я" * (limit + 1)})


async def test_the_menu_button_is_common_or_a_chats_own(telegram: Telegram, bot: Bot) -> None:
    web = MenuButtonWebApp(text="Сайт", web_app=WebAppInfo(url="https://example.ru"))
    await bot.set_chat_menu_button(chat_id=ANNA, menu_button=web)
    assert (await bot.get_chat_menu_button(chat_id=ANNA)).model_dump() == web.model_dump()
    assert (await bot.get_chat_menu_button()).type == "commands"


async def test_the_bot_and_its_neighbours_introduce_themselves(telegram: Telegram, bot: Bot) -> None:
    me = await bot.me()
    assert (me.id, me.username, me.can_read_all_group_messages) == (42, "nastavnik_sandbox_bot", False)
    chat = await bot.get_chat(ANNA)
    assert (chat.type, chat.first_name) == ("private", "Анна")
    assert (await bot.get_chat_member(GROUP, ANNA)).status == "member"
    assert await bot.get_chat_member_count(GROUP) == 3
    telegram.add_group(-200, "Кураторы", [ANNA], admins=[BORIS])
    assert (await bot.get_chat_member(-200, BORIS)).status == "administrator"
    with pytest.raises(ApiError, match="PARTICIPANT_ID_INVALID"):
        await telegram.call("getChatMember", {"chat_id": GROUP, "user_id": 77})
    assert [await bot.log_out(), await bot.close()] == [True, True]


async def test_commands_of_an_unknown_chat_are_refused(telegram: Telegram) -> None:
    scope: dict[str, Any] = {"type": "chat", "chat_id": BORIS}
    with pytest.raises(ApiError, match="chat not found"):
        await telegram.call("setMyCommands", {"commands": [command("a")], "scope": scope})
