"""Every refusal of messages, keyboards and taps, as a table: the call, the code, Telegram's words."""

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.clock import SandboxClock
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import ApiError
from tests.sandbox.conftest import ANNA, BORIS, GROUP

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def refusal(telegram: Telegram, method: str, **params: Any) -> tuple[int, str]:
    with pytest.raises(ApiError) as caught:
        await telegram.call(method, params)
    return caught.value.code, caught.value.description


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "а" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "<x>", "parse_mode": "html"}, "can't parse entities: Unsupported start tag \"x\" at byte offset 0"),
        ({"text": "*a*", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ({"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
         "entity beginning or end is out of the text"),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
        ({"text": "a", "chat_id": BORIS}, "chat not found"),
        ({"text": "a", "chat_id": 999}, "chat not found"),
        ({"text": "a", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "a", "parsemode": "HTML"}, "sendMessage has no parameter parsemode"),
        ({"text": "a", "message_thread_id": 1}, "the sandbox does not know message_thread_id of sendMessage"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
    ],
)  # fmt: skip
async def test_a_message_is_refused(telegram: Telegram, params: dict[str, Any], words: str) -> None:
    assert await refusal(telegram, "sendMessage", **({"chat_id": ANNA} | params)) == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    "text",
    ["а" * 4096, "😀" * 2048, f"<b>{'а' * 4096}</b>", "&lt;" * 4096, " " * 50 + "а" * 4096],
)
async def test_the_limit_of_4096_counts_what_is_left_after_parsing(telegram: Telegram, text: str) -> None:
    message = await telegram.call("sendMessage", {"chat_id": ANNA, "text": text, "parse_mode": "HTML"})
    assert message["message_id"] == 2


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard(text="A", callback_data=""), "BUTTON_DATA_INVALID"),
        (keyboard(text="A", callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (keyboard(text="A", callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (keyboard(text="", callback_data="x"), "inline keyboard button text must be non-empty"),
        (keyboard(text=" ", callback_data="x"), "inline keyboard button text must be non-empty"),
        (keyboard(text="A"),
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (keyboard(text="A", callback_data="x", url="https://example.ru"), "BUTTON_TYPE_INVALID"),
        (keyboard(text="A", url="nowhere"), "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
        (keyboard(text="A", web_app={"url": "http://example.ru"}),
         "inline keyboard button Web App URL 'http://example.ru' is invalid: Only HTTPS links are allowed"),
        (keyboard(text="A", copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (keyboard(text="A", callback_data="x", style="pink"),
         "can't parse inline keyboard button: unknown field or style"),
        (keyboard(text="A", callback="x"), "can't parse inline keyboard button: unknown field or style"),
        ({"inline_keyboard": [[{"text": "A", "callback_data": "x"}] * 8] * 13}, "reply markup is too long"),
        ({"keyboard": [[{"text": " "}]]}, "keyboard button text must be non-empty"),
        ({"keyboard": []}, "reply keyboard must have at least one button"),
        ({"force_reply": True, "input_field_placeholder": "x" * 65}, "input field placeholder is too long"),
    ],
)  # fmt: skip
async def test_a_keyboard_is_refused(telegram: Telegram, markup: dict[str, Any], words: str) -> None:
    answer = await refusal(telegram, "sendMessage", chat_id=ANNA, text="a", reply_markup=markup)
    assert answer == (400, f"Bad Request: {words}")
    assert len(telegram.chats[ANNA].messages) == 1


async def test_callback_data_of_64_bytes_is_taken(telegram: Telegram) -> None:
    markup = keyboard(text="Я", callback_data="я" * 32)
    message = await telegram.call("sendMessage", {"chat_id": ANNA, "text": "a", "reply_markup": markup})
    assert message["reply_markup"] == markup


async def card(telegram: Telegram, **more: Any) -> int:
    message = await telegram.call("sendMessage", {"chat_id": ANNA, "text": "карточка", **more})
    return int(message["message_id"])


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("editMessageText", {"message_id": 99, "text": "a"}, "message to edit not found"),
        ("editMessageText", {"message_id": 1, "text": "a"}, "message can't be edited"),
        ("editMessageText", {"message_id": 2, "text": ""}, "message text is empty"),
        ("editMessageText", {"message_id": 2, "text": "а" * 4097}, "message is too long"),
        ("editMessageText", {"text": "a"}, "message identifier is not specified"),
        ("editMessageText", {"message_id": 2, "text": "a", "chat_id": BORIS}, "chat not found"),
        ("editMessageText", {"message_id": 2, "text": "a", "reply_markup": keyboard(text="A", callback_data="")},
         "BUTTON_DATA_INVALID"),
        ("editMessageCaption", {"message_id": 2, "caption": "a"}, "there is no caption in the message to edit"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("deleteMessages", {"message_ids": []}, "there must be from 1 to 100 message identifiers"),
        ("sendChatAction", {"action": "sleeping"}, "wrong parameter action in request"),
        ("copyMessage", {"from_chat_id": ANNA, "message_id": 99}, "message to copy not found"),
        ("forwardMessage", {"from_chat_id": ANNA, "message_id": 99}, "message to forward not found"),
        ("setMessageReaction", {"message_id": 99, "reaction": []}, "message to react not found"),
        ("setMessageReaction", {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "🧻"}]}, "REACTION_INVALID"),
        ("setMessageReaction", {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "👍"}] * 2},
         "REACTIONS_TOO_MANY"),
    ],
)  # fmt: skip
async def test_a_change_is_refused(telegram: Telegram, method: str, params: dict[str, Any], words: str) -> None:
    await card(telegram)
    assert await refusal(telegram, method, **({"chat_id": ANNA} | params)) == (400, f"Bad Request: {words}")


async def test_an_unchanged_edit_is_refused(telegram: Telegram) -> None:
    markup = keyboard(text="A", callback_data="x")
    message_id = await card(telegram, reply_markup=markup)
    same = {"chat_id": ANNA, "message_id": message_id}
    assert await refusal(telegram, "editMessageText", **same, text="карточка ", reply_markup=markup) == (
        400,
        NOT_MODIFIED,
    )
    assert await refusal(telegram, "editMessageReplyMarkup", **same, reply_markup=markup) == (400, NOT_MODIFIED)
    bold = {"text": "<b>карточка</b>", "parse_mode": "HTML", "reply_markup": markup}
    edited = await telegram.call("editMessageText", same | bold)
    assert edited["entities"] == [{"type": "bold", "offset": 0, "length": 8}]


async def test_an_edit_without_a_keyboard_takes_it_away(telegram: Telegram) -> None:
    message_id = await card(telegram, reply_markup=keyboard(text="A", callback_data="x"))
    edited = await telegram.call("editMessageText", {"chat_id": ANNA, "message_id": message_id, "text": "карточка"})
    assert "reply_markup" not in edited


async def test_a_message_with_a_reply_keyboard_is_never_edited(telegram: Telegram) -> None:
    message_id = await card(telegram, reply_markup={"keyboard": [["Да"]]})
    answer = await refusal(telegram, "editMessageText", chat_id=ANNA, message_id=message_id, text="a")
    assert answer == (400, "Bad Request: message can't be edited")


async def test_only_inline_keyboards_are_edited_in(telegram: Telegram) -> None:
    message_id = await card(telegram)
    with pytest.raises(ApiError, match="inline keyboard expected"):
        await telegram.call(
            "editMessageText",
            {"chat_id": ANNA, "message_id": message_id, "text": "a", "reply_markup": {"remove_keyboard": True}},
            typed=True,
        )


async def test_after_two_days_nothing_is_deleted(telegram: Telegram, clock: SandboxClock) -> None:
    first, second = await card(telegram), await card(telegram)
    clock.jump(timedelta(hours=48))
    assert await telegram.call("deleteMessage", {"chat_id": ANNA, "message_id": first}) is True
    clock.jump(timedelta(seconds=1))
    answer = await refusal(telegram, "deleteMessage", chat_id=ANNA, message_id=second)
    assert answer == (400, "Bad Request: message can't be deleted for everyone")
    assert await telegram.call("deleteMessages", {"chat_id": ANNA, "message_ids": [second, 99]}) is True
    assert [message["message_id"] for message in telegram.chats[ANNA].messages] == [1, second]


async def test_in_a_group_the_bot_deletes_only_its_own(telegram: Telegram) -> None:
    said = await telegram.say(ANNA, "/quiz", GROUP)
    answer = await refusal(telegram, "deleteMessage", chat_id=GROUP, message_id=said["message_id"])
    assert answer == (400, "Bad Request: message can't be deleted")


async def test_a_blocked_bot_may_not_write(telegram: Telegram) -> None:
    message_id = await card(telegram)
    await telegram.block(ANNA)
    forbidden = (403, "Forbidden: bot was blocked by the user")
    assert await refusal(telegram, "sendMessage", chat_id=ANNA, text="a") == forbidden
    assert await refusal(telegram, "editMessageText", chat_id=ANNA, message_id=message_id, text="a") == forbidden
    await telegram.unblock(ANNA)
    assert await card(telegram) == message_id + 1


async def test_a_bot_out_of_the_group_may_not_write(telegram: Telegram) -> None:
    telegram.chats[GROUP].members[telegram.bot["id"]] = "kicked"
    answer = await refusal(telegram, "sendMessage", chat_id=GROUP, text="a")
    assert answer == (403, "Forbidden: bot is not a member of the supergroup chat")


async def test_a_tap_is_answered_once_and_in_time(telegram: Telegram, clock: SandboxClock) -> None:
    message_id = await card(telegram, reply_markup=keyboard(text="A", callback_data="x"))
    queries: list[str] = []

    async def listen(update: dict[str, Any]) -> None:
        queries.append(update["callback_query"]["id"])

    telegram.listener = listen
    for _ in range(2):
        await telegram.tap(ANNA, ANNA, message_id, "x")
    too_long = await refusal(telegram, "answerCallbackQuery", callback_query_id=queries[0], text="x" * 201)
    assert too_long == (400, "Bad Request: MESSAGE_TOO_LONG")
    url = await refusal(telegram, "answerCallbackQuery", callback_query_id=queries[0], url="https://example.ru")
    assert url == (400, "Bad Request: URL_INVALID")
    assert await telegram.call("answerCallbackQuery", {"callback_query_id": queries[0], "text": "x" * 200}) is True
    assert await refusal(telegram, "answerCallbackQuery", callback_query_id=queries[0]) == (400, TOO_OLD)
    assert await refusal(telegram, "answerCallbackQuery", callback_query_id="77") == (400, TOO_OLD)
    clock.jump(timedelta(seconds=61))
    assert await refusal(telegram, "answerCallbackQuery", callback_query_id=queries[1]) == (400, TOO_OLD)


async def test_an_unknown_method_is_not_found(telegram: Telegram) -> None:
    assert await refusal(telegram, "sendTelepathy", chat_id=ANNA) == (404, "Not Found")
    assert await refusal(telegram, "sendDice", chat_id=ANNA) == (404, "Not Found")


async def test_names_of_methods_may_be_in_any_case(telegram: Telegram) -> None:
    assert (await telegram.call("GETME", {}))["id"] == 42


async def test_a_protected_message_is_neither_copied_nor_forwarded(telegram: Telegram) -> None:
    message_id = await card(telegram, protect_content=True)
    source = {"chat_id": ANNA, "from_chat_id": ANNA, "message_id": message_id}
    assert await refusal(telegram, "copyMessage", **source) == (400, "Bad Request: message can't be copied")
    assert await refusal(telegram, "forwardMessage", **source) == (400, "Bad Request: message can't be forwarded")


async def test_refusals_are_noted_but_for_slowness_blocks_and_what_is_allowed(telegram: Telegram) -> None:
    message_id = await card(telegram)
    telegram.allows("message is not modified")
    same = {"chat_id": ANNA, "message_id": message_id, "text": "карточка"}
    await refusal(telegram, "editMessageText", **same)
    await refusal(telegram, "sendMessage", chat_id=BORIS, text="a")
    await telegram.block(ANNA)
    await refusal(telegram, "sendMessage", chat_id=ANNA, text="a")
    assert telegram.refusals == ["sendMessage was refused: Bad Request: chat not found"]
    assert [call.outcome for call in telegram.calls] == [
        "ok",
        NOT_MODIFIED,
        "Bad Request: chat not found",
        "Forbidden: bot was blocked by the user",
    ]
