"""How does the bot send, edit and delete messages, and answer taps?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.entities import check_entities, parse_html, tidy, utf16, with_found
from bot.sandbox.keyboards import check_markup, remember_reply, stored_inline
from bot.sandbox.world import Chat, Json, UploadedFile, World, bad_request

Files = Mapping[str, UploadedFile]
Method = Callable[[World, Json, Files], Any]

TWO_DAYS = 48 * 3600
QUERY_LIVES = 60  # seconds; Telegram gives no number, people have seen from fifteen seconds to a minute
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def formatted(world: World, text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Text and entities as they will stand in a message: parsed, trimmed, with what Telegram finds by itself.

    Of the parse modes only HTML is spoken here. Raises ApiError with Telegram's words.
    """
    mode = (parse_mode or "").lower()
    if mode not in {"", "none", "html"}:
        raise bad_request("unsupported parse_mode")
    if mode == "html":
        text, found = parse_html(text)
    else:
        found = check_entities(text, entities or [])
    text, found = tidy(text, found)
    return text, with_found(text, _with_users(world, found))


def _with_users(world: World, entities: list[Json]) -> list[Json]:
    if not any("user_id" in entity for entity in entities):
        return entities
    resolved = []
    for entity in entities:
        user = world.users.get(entity["user_id"]) if "user_id" in entity else None
        if user is not None:
            resolved.append({**{key: value for key, value in entity.items() if key != "user_id"}, "user": user})
        elif "user_id" not in entity:
            resolved.append(entity)
    return resolved


def message_text(world: World, params: Json) -> Json:
    """The `text` and `entities` of a message to be. Raises ApiError when it is empty or over 4096."""
    if not params.get("text"):
        raise bad_request("message text is empty")
    text, entities = formatted(world, params["text"], params.get("parse_mode"), params.get("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if utf16(text) > 4096:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def message_caption(world: World, params: Json) -> Json:
    """The `caption` and `caption_entities` of a message to be, if any. Raises ApiError when it is over 1024."""
    caption, entities = formatted(
        world, params.get("caption") or "", params.get("parse_mode"), params.get("caption_entities")
    )
    if utf16(caption) > 1024:
        raise bad_request("message caption is too long")
    body: Json = {"caption": caption} if caption else {}
    return body | {"caption_entities": entities} if entities else body


def post(world: World, chat: Chat, params: Json, body: Json) -> Json:
    """Send a message with this content, a reply and a keyboard as the call asks, and return it."""
    markup = params.get("reply_markup")
    check_markup(markup, chat)
    reply = params.get("reply_parameters") or {}
    reply_id = reply.get("message_id") or params.get("reply_to_message_id")
    if reply_id is not None:
        replied = chat.find(int(reply_id))
        if replied is not None:
            body = body | {
                "reply_to_message": {key: value for key, value in replied.items() if key != "reply_to_message"}
            }
        elif not (reply.get("allow_sending_without_reply") or params.get("allow_sending_without_reply")):
            raise bad_request("message to be replied not found")
    if inline := stored_inline(markup):
        body = body | {"reply_markup": inline}
    if params.get("protect_content"):
        body = body | {"has_protected_content": True}
    message = world.add_message(chat, world.bot, body)
    if markup and inline is None:
        chat.fixed.add(message["message_id"])
        remember_reply(chat, markup, message["message_id"])
        world.tell("keyboard", chat.id, reply_keyboard=chat.reply_keyboard, force_reply=chat.force_reply)
    return message


def send_message(world: World, params: Json, _: Files) -> Json:
    """sendMessage: the new message."""
    chat = world.writable(params)
    body = message_text(world, params)
    if preview := params.get("link_preview_options"):
        body["link_preview_options"] = preview
    return post(world, chat, params, body)


def editable(world: World, params: Json) -> tuple[Chat, Json]:
    """The chat and the message that a call may edit. Raises ApiError: not found, not the bot's, fixed."""
    chat = world.writable(params)
    if params.get("message_id") is None:
        raise bad_request("message identifier is not specified")
    message = chat.find(params["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != world.bot["id"] or message["message_id"] in chat.fixed:
        raise bad_request("message can't be edited")
    check_markup(params.get("reply_markup"), chat, inline_only=True)
    return chat, message


def replace(world: World, chat: Chat, message: Json, params: Json, content: Json, *, old: tuple[str, ...]) -> Json:
    """Put `content` in place of the fields named by `old`, with the call's keyboard; return the message.

    Raises ApiError when nothing would change.
    """
    markup = stored_inline(params.get("reply_markup"))
    same = {key: message[key] for key in old if key in message} == content
    if same and message.get("reply_markup") == markup:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same"
            " as a current content and reply markup of the message"
        )
    for key in (*old, "reply_markup"):
        message.pop(key, None)
    message.update(content)
    if markup:
        message["reply_markup"] = markup
    return world.changed(chat, message)


def edit_text(world: World, params: Json, _: Files) -> Json:
    """editMessageText: the edited message."""
    chat, message = editable(world, params)
    content = message_text(world, params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    if preview := params.get("link_preview_options"):
        content["link_preview_options"] = preview
    return replace(world, chat, message, params, content, old=("text", "entities", "link_preview_options"))


def edit_caption(world: World, params: Json, _: Files) -> Json:
    """editMessageCaption: the edited message."""
    chat, message = editable(world, params)
    content = message_caption(world, params)
    if "photo" not in message and "document" not in message:
        raise bad_request("there is no caption in the message to edit")
    return replace(world, chat, message, params, content, old=("caption", "caption_entities"))


def edit_markup(world: World, params: Json, _: Files) -> Json:
    """editMessageReplyMarkup: the edited message."""
    chat, message = editable(world, params)
    return replace(world, chat, message, params, {}, old=())


def delete_message(world: World, params: Json, _: Files) -> bool:
    """deleteMessage: True."""
    chat = world.chat(params)
    message = chat.find(params["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    mine = message["from"]["id"] == world.bot["id"]
    if not mine and chat.type != "private" and chat.members.get(world.bot["id"]) != "administrator":
        raise bad_request("message can't be deleted")
    if world.now() - message["date"] > TWO_DAYS:
        raise bad_request("message can't be deleted for everyone")
    _forget(world, chat, [message["message_id"]])
    return True


def delete_messages(world: World, params: Json, _: Files) -> bool:
    """deleteMessages: True; those that are gone or too old are skipped, as Telegram does."""
    chat = world.chat(params)
    ids = params["message_ids"]
    if not 1 <= len(ids) <= 100:
        raise bad_request("there must be from 1 to 100 message identifiers")
    found = [message for message_id in ids if (message := chat.find(message_id)) is not None]
    _forget(world, chat, [one["message_id"] for one in found if world.now() - one["date"] <= TWO_DAYS])
    return True


def _forget(world: World, chat: Chat, message_ids: list[int]) -> None:
    for message_id in message_ids:
        chat.drop(message_id)
    if message_ids:
        world.tell("deleted", chat.id, message_ids=message_ids)


def answer_query(world: World, params: Json, _: Files) -> bool:
    """answerCallbackQuery: True, once and in time."""
    if utf16(params.get("text") or "") > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    query = world.queries.get(params["callback_query_id"])
    if query is None or query["answer"] is not None or world.now() - query["at"] > QUERY_LIVES:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    url = params.get("url")
    if url and not re.match(rf"https://t\.me/{world.bot['username']}\?start=[\w-]{{1,64}}$", url):
        raise bad_request("URL_INVALID")
    answer = {"text": params.get("text") or None, "show_alert": bool(params.get("show_alert")), "url": url}
    query["answer"] = answer
    world.tell("toast", query["chat_id"], user_id=query["user_id"], query_id=query["id"], **answer)
    return True


def chat_action(world: World, params: Json, _: Files) -> bool:
    """sendChatAction: True."""
    chat = world.writable(params)
    if params["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell("typing", chat.id, action=params["action"])
    return True


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_query,
    "sendChatAction": chat_action,
}
