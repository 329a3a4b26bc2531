"""What does the bot say about itself, and what may it ask about chats: commands, names, menu, members?"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.sandbox.entities import utf16
from bot.sandbox.messages import Files, Method
from bot.sandbox.world import Chat, Json, World, bad_request


def get_me(world: World, _params: Json, _: Files) -> Json:
    """getMe: the bot."""
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def _always(_world: World, _params: Json, _: Files) -> bool:
    """logOut and close: True; nothing is kept about them."""
    return True


def _scope(world: World, params: Json) -> str:
    """The scope of commands as one word: `default`, `chat:5`, `chat_member:-7:5`..."""
    scope = params.get("scope") or {"type": "default"}
    parts = [scope["type"]]
    if "chat_id" in scope:
        parts.append(str(world.chat(scope).id))
    if "user_id" in scope:
        parts.append(str(scope["user_id"]))
    return ":".join(parts) + "/" + (params.get("language_code") or "")


def set_commands(world: World, params: Json, _: Files) -> bool:
    """setMyCommands: True."""
    commands = params["commands"]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not command["command"].strip():
            raise bad_request("command must be non-empty")
        if not command["description"].strip():
            raise bad_request("command description must be non-empty")
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if utf16(command["description"]) > 256:
            raise bad_request("command description length must not exceed 256")
    world.commands[_scope(world, params)] = [
        {"command": command["command"].lstrip("/"), "description": command["description"]} for command in commands
    ]
    refresh_commands(world)
    return True


def get_commands(world: World, params: Json, _: Files) -> list[Json]:
    """getMyCommands: the commands of exactly this scope and language."""
    return world.commands.get(_scope(world, params), [])


def delete_commands(world: World, params: Json, _: Files) -> bool:
    """deleteMyCommands: True."""
    world.commands.pop(_scope(world, params), None)
    refresh_commands(world)
    return True


def refresh_commands(world: World) -> None:
    """Let every chat show the commands of the narrowest scope, in the person's language first."""
    for chat in world.chats.values():
        commands = _visible(world, chat)
        if commands != chat.commands:
            chat.commands = commands
            world.tell("commands", chat.id, commands=commands)


def _visible(world: World, chat: Chat) -> list[Json]:
    private = chat.type == "private"
    scopes = [f"chat:{chat.id}", "all_private_chats" if private else "all_group_chats", "default"]
    languages = [world.users[chat.id].get("language_code", ""), ""] if private else [""]
    for scope in scopes:
        for language in languages:
            if (commands := world.commands.get(f"{scope}/{language}")) is not None:
                return commands
    return []


def _setter(key: str, field: str, limit: int) -> Method:
    def set_text(world: World, params: Json, _: Files) -> bool:
        text = params.get(field) or ""
        if utf16(text) > limit:
            raise bad_request(f"{field.replace('_', ' ')} length must not exceed {limit}")
        world.profile[f"{key}/{params.get('language_code') or ''}"] = text
        return True

    return set_text


def _getter(key: str, field: str, default: Callable[[World], str]) -> Method:
    def get_text(world: World, params: Json, _: Files) -> Json:
        language = params.get("language_code") or ""
        text = world.profile.get(f"{key}/{language}") or world.profile.get(f"{key}/") or default(world)
        return {field: text}

    return get_text


def set_menu_button(world: World, params: Json, _: Files) -> bool:
    """setChatMenuButton: True; for one private chat, or for all without a chat."""
    button = params.get("menu_button") or {"type": "default"}
    if button["type"] == "default":
        button = {"type": "commands"}
    if button["type"] == "web_app" and not button["web_app"]["url"].startswith("https://"):
        raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
    if params.get("chat_id") is None:
        world.menu_button = button
        return True
    chat = world.chat(params)
    if chat.type != "private":
        raise bad_request("chat not found")
    chat.menu_button = button
    world.tell("menu", chat.id, menu_button=button)
    return True


def get_menu_button(world: World, params: Json, _: Files) -> Json:
    """getChatMenuButton: the button of a chat, or the common one."""
    return world.menu_button if params.get("chat_id") is None else world.chat(params).menu_button


def get_chat(world: World, params: Json, _: Files) -> Json:
    """getChat: what the bot may know about a chat."""
    chat = world.chat(params)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return world.chat_json(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def get_member(world: World, params: Json, _: Files) -> Json:
    """getChatMember: a person's or the bot's status in a chat."""
    chat = world.chat(params)
    user_id = params["user_id"]
    user = world.bot if user_id == world.bot["id"] else world.users.get(user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID" if chat.type != "private" else "user not found")
    status = chat.members.get(user_id, "left")
    member = {"status": status, "user": user}
    if status != "administrator":
        return member
    rights = (
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
        "can_send_welcome_messages",
    )
    return member | dict.fromkeys(rights, False) | {"can_manage_chat": True, "can_delete_messages": True}


def get_member_count(world: World, params: Json, _: Files) -> int:
    """getChatMemberCount: how many, the bot too."""
    return sum(status not in {"left", "kicked"} for status in world.chat(params).members.values())


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "logOut": _always,
    "close": _always,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyName": _setter("name", "name", 64),
    "getMyName": _getter("name", "name", lambda world: str(world.bot["first_name"])),
    "setMyDescription": _setter("description", "description", 512),
    "getMyDescription": _getter("description", "description", lambda _: ""),
    "setMyShortDescription": _setter("short_description", "short_description", 120),
    "getMyShortDescription": _getter("short_description", "short_description", lambda _: ""),
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatMemberCount": get_member_count,
}
