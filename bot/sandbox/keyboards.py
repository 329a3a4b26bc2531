"""Which keyboards does Telegram take, and with which words does it refuse?"""

from __future__ import annotations

import re

from bot.sandbox.entities import checked_url, utf16
from bot.sandbox.world import Chat, Json, bad_request

_ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
}
_INLINE_FIELDS = _ACTIONS | {"text", "style", "icon_custom_emoji_id"}
_STYLES = {None, "danger", "success", "primary"}
_MARKUPS = {
    "inline_keyboard": {"inline_keyboard"},
    "keyboard": {
        "keyboard",
        "is_persistent",
        "resize_keyboard",
        "one_time_keyboard",
        "input_field_placeholder",
        "selective",
    },
    "remove_keyboard": {"remove_keyboard", "selective"},
    "force_reply": {"force_reply", "input_field_placeholder", "selective"},
}


def check_markup(markup: Json | None, chat: Chat | None = None, inline_only: bool = False) -> None:
    """Refuse (ApiError) what Telegram would: empty texts, data over 64 bytes, links that lead nowhere."""
    if not markup:
        return
    kind = next((kind for kind in _MARKUPS if kind in markup), None)
    if kind is None or not set(markup) <= _MARKUPS[kind]:
        raise bad_request("object expected as reply markup")
    if inline_only and kind != "inline_keyboard":
        raise bad_request("inline keyboard expected")
    if utf16(markup.get("input_field_placeholder") or "") > 64:
        raise bad_request("input field placeholder is too long")
    if kind == "inline_keyboard":
        buttons = [button for row in markup["inline_keyboard"] for button in row]
        # Telegram gives no number; the one that people have met is a hundred.
        if len(buttons) > 100:
            raise bad_request("reply markup is too long")
        for button in buttons:
            _check_inline(button, chat)
    elif kind == "keyboard":
        _check_reply(markup["keyboard"])


def _check_inline(button: Json, chat: Chat | None) -> None:
    if not str(button.get("text", "")).strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not set(button) <= _INLINE_FIELDS or button.get("style") not in _STYLES:
        raise bad_request("can't parse inline keyboard button: unknown field or style")
    actions = _ACTIONS.intersection(button)
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not (checked_url(button["url"]) or re.match("tg://", button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button and not 1 <= utf16(button["copy_text"].get("text", "")) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "web_app" in button:
        if chat is not None and chat.type != "private":
            raise bad_request("BUTTON_TYPE_INVALID")
        url = button["web_app"].get("url", "")
        if not url.startswith("https://"):
            raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")


def _check_reply(rows: list[list[Json | str]]) -> None:
    texts = [button if isinstance(button, str) else button.get("text", "") for row in rows for button in row]
    if not texts:
        raise bad_request("reply keyboard must have at least one button")
    if not all(text.strip() for text in texts):
        raise bad_request("keyboard button text must be non-empty")


def stored_inline(markup: Json | None) -> Json | None:
    """The inline keyboard as it will stand in the message, or None."""
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = [row for row in markup["inline_keyboard"] if row]
    return {"inline_keyboard": rows} if rows else None


def remember_reply(chat: Chat, markup: Json | None, message_id: int) -> None:
    """Show, hide or keep what stands under the chat's input field after a message with this markup."""
    if not markup or "inline_keyboard" in markup:
        return
    chat.force_reply = markup | {"message_id": message_id} if "force_reply" in markup else None
    if "keyboard" in markup:
        rows = [
            [{"text": button} if isinstance(button, str) else button for button in row] for row in markup["keyboard"]
        ]
        chat.reply_keyboard = markup | {"keyboard": rows}
    elif "remove_keyboard" in markup:
        chat.reply_keyboard = None
