"""aiogram's Bot over real HTTP: calls in every form, long polling, files, faults."""

import asyncio
import io
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    PollAnswer,
)
from aiohttp import ClientResponseError, ClientSession, FormData
from aiohttp.test_utils import TestServer

from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import Blocked, Cut, Fault, ServerError, Silence, TooManyRequests
from bot.sandbox.telegram import TapOutcome, Telegram
from tests.safety import SAFETY_NET_SECONDS
from tests.sandbox.conftest import ANNA, TOKEN

MEGABYTE = 1024 * 1024


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def test_a_method_is_called_by_get_form_json_or_multipart(server: TestServer, http: ClientSession) -> None:
    url = server.make_url(f"/bot{TOKEN}/sendMessage")
    params = {
        "chat_id": str(ANNA),
        "text": "раз",
        "reply_markup": '{"force_reply":true}',
        "disable_notification": "true",
    }
    multipart = FormData(default_to_multipart=True)
    for name, value in params.items():
        multipart.add_field(name, value)
    answers = [
        await http.get(url, params=params),
        await http.post(url, data=params),
        await http.post(url, params={"chat_id": ANNA}, data={"text": "раз"}),
        await http.post(url, json={"chat_id": ANNA, "text": "раз", "reply_markup": {"force_reply": True}}),
        await http.post(url, data=multipart),
        await http.post(server.make_url(f"/bot{TOKEN}/sendmessage"), json={"chat_id": str(ANNA), "text": "раз"}),
    ]
    told = [await answer.json() for answer in answers]
    assert [(one["ok"], one["result"]["message_id"], one["result"]["text"]) for one in told] == [
        (True, number, "раз") for number in range(2, 8)
    ]


@pytest.mark.parametrize(
    ("path", "body", "status", "description"),
    [
        ("/bot41:foreign/getMe", {}, 401, "Unauthorized"),
        ("/file/bot41:foreign/documents/file_1.txt", None, 401, "Unauthorized"),
        (f"/bot{TOKEN}/sendTelepathy", {}, 404, "Not Found"),
        (f"/file/bot{TOKEN}/documents/file_1.txt", None, 404, "Not Found"),
        (f"/bot{TOKEN}/sendMessage", {"text": "а"}, 400, "Bad Request: chat_id is empty"),
        (f"/bot{TOKEN}/deleteMessage", {"chat_id": ANNA}, 400,
         "Bad Request: deleteMessage: message_id: Field required"),
        (f"/bot{TOKEN}/sendMessage", [], 400, "Bad Request: can't parse request body as JSON object"),
        (f"/bot{TOKEN}/deleteMessage", {"chat_id": ANNA, "message_id": [1]}, 400,
         "Bad Request: deleteMessage: message_id: Input should be a valid integer"),
    ],
)  # fmt: skip
async def test_a_refusal_is_json(
    server: TestServer, http: ClientSession, path: str, body: Any, status: int, description: str
) -> None:
    request = http.get(server.make_url(path)) if body is None else http.post(server.make_url(path), json=body)
    async with request as answer:
        assert answer.status == status
        assert await answer.json() == {"ok": False, "error_code": status, "description": description}


async def test_other_verbs_are_not_found(server: TestServer, http: ClientSession) -> None:
    async with http.delete(server.make_url(f"/bot{TOKEN}/getMe")) as answer:
        assert answer.status == 404


async def test_broken_json_is_refused(server: TestServer, http: ClientSession) -> None:
    headers = {"Content-Type": "application/json"}
    async with http.post(server.make_url(f"/bot{TOKEN}/getMe"), data="{", headers=headers) as answer:
        assert (await answer.json())["description"] == "Bad Request: can't parse request body as JSON object"


async def test_a_whole_conversation_by_long_polling(telegram: Telegram, web_bot: Bot) -> None:
    dispatcher = Dispatcher()
    votes: asyncio.Queue[list[int]] = asyncio.Queue()

    @dispatcher.message()
    async def asked(message: Message) -> None:
        button = InlineKeyboardButton(text="Да", callback_data="yes")
        await message.answer("<b>Готовы?</b>", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))

    @dispatcher.callback_query()
    async def tapped(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("Начали")
        await query.message.answer_poll("Когда?", ["пн", "вт"], is_anonymous=False)
        await query.answer("Поехали")

    @dispatcher.poll_answer()
    async def voted(answer: PollAnswer) -> None:
        votes.put_nowait(answer.option_ids)

    chat = telegram.chats[ANNA]
    with telegram.watch() as watch:
        async with asyncio.timeout(SAFETY_NET_SECONDS), asyncio.TaskGroup() as group:
            polling = group.create_task(dispatcher.start_polling(web_bot, handle_signals=False))
            async for event in watch:
                if event["kind"] == "message" and event["message"]["from"]["id"] == 42:
                    break
            outcome = await telegram.tap(ANNA, ANNA, chat.messages[-1]["message_id"], "yes")
            poll = chat.messages[-1]["poll"]
            await telegram.vote(ANNA, poll["id"], [1])
            vote = await votes.get()
            await dispatcher.stop_polling()
            await polling
    assert outcome == TapOutcome(True, "Поехали", False)
    assert [message.get("text") for message in chat.messages] == ["/start", "Начали", None]
    assert vote == [1]
    assert telegram.refusals == []


async def test_an_update_comes_again_until_it_is_confirmed(telegram: Telegram, web_bot: Bot) -> None:
    for text in ("раз", "два", "три"):
        await telegram.say(ANNA, text)

    async def ids(offset: int | None = None, limit: int | None = None) -> list[int]:
        return [update.update_id for update in await web_bot.get_updates(offset=offset, limit=limit, timeout=0)]

    assert await ids() == [1, 2, 3, 4]
    assert await ids(limit=2) == [1, 2]
    assert await ids(offset=3) == [3, 4]
    assert await ids() == [3, 4]
    assert await ids(offset=-1) == [4]
    assert await ids() == [4]
    assert await ids(offset=5) == []


async def test_a_long_poll_wakes_up_for_a_message(telegram: Telegram, web_bot: Bot) -> None:
    async with asyncio.timeout(SAFETY_NET_SECONDS), asyncio.TaskGroup() as group:
        polling = group.create_task(web_bot.get_updates(offset=2, timeout=30))
        await telegram.inbox.polled.wait()
        await telegram.say(ANNA, "раз")
        updates = await polling
    assert [update.message and update.message.text for update in updates] == ["раз"]


async def test_a_long_poll_that_hears_nothing_ends(web_bot: Bot) -> None:
    assert await web_bot.get_updates(offset=2, timeout=1) == []


async def test_only_wanted_updates_are_kept(telegram: Telegram, web_bot: Bot) -> None:
    await web_bot.get_updates(offset=2, timeout=0, allowed_updates=["callback_query", "my_chat_member"])
    await telegram.say(ANNA, "раз")
    await telegram.block(ANNA)
    await telegram.unblock(ANNA)
    kinds = [update.event_type for update in await web_bot.get_updates(timeout=0)]
    assert kinds == ["my_chat_member", "my_chat_member"]


async def test_updates_older_than_a_day_are_gone(telegram: Telegram, web_bot: Bot, clock: SandboxClock) -> None:
    clock.jump(timedelta(hours=25))
    await telegram.say(ANNA, "раз")
    assert [update.update_id for update in await web_bot.get_updates(timeout=0)] == [2]


async def test_the_newer_of_two_pollers_wins(telegram: Telegram, web_bot: Bot) -> None:
    async with asyncio.timeout(SAFETY_NET_SECONDS), asyncio.TaskGroup() as group:
        older = group.create_task(refusal_of_polling(web_bot))
        await telegram.inbox.polled.wait()
        newer = group.create_task(web_bot.get_updates(offset=2, timeout=30))
        words = await older
        await telegram.say(ANNA, "раз")
        updates = await newer
    assert words == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    assert len(updates) == 1


async def refusal_of_polling(bot: Bot) -> str:
    with pytest.raises(TelegramConflictError) as caught:
        await bot.get_updates(offset=2, timeout=30)
    return caught.value.message


async def test_files_go_up_and_come_down(telegram: Telegram, web_bot: Bot, picture: bytes) -> None:
    photo = BufferedInputFile(picture, "серое.png")
    sent = await web_bot.send_photo(ANNA, photo, caption="<i>серое</i>")
    album = await web_bot.send_media_group(ANNA, [InputMediaPhoto(media=photo), InputMediaPhoto(media=photo)])
    paper = await web_bot.send_document(ANNA, BufferedInputFile("день".encode(), "план.txt"))
    assert sent.photo is not None
    assert paper.document is not None
    assert (sent.caption, len(album), paper.document.file_name) == ("серое", 2, "план.txt")
    for file_id, content in [(sent.photo[-1].file_id, picture), (paper.document.file_id, "день".encode())]:
        downloaded = await web_bot.download(file_id, io.BytesIO())
        assert downloaded is not None
        assert downloaded.read() == content
    with pytest.raises(ClientResponseError):
        await web_bot.download_file("documents/file_77.txt", io.BytesIO())


async def test_a_file_may_come_in_the_part_of_its_name(server: TestServer, http: ClientSession, picture: bytes) -> None:
    form = FormData()
    form.add_field("chat_id", str(ANNA))
    form.add_field("photo", picture, filename="a.png", content_type="image/png")
    async with http.post(server.make_url(f"/bot{TOKEN}/sendPhoto"), data=form) as answer:
        assert (await answer.json())["result"]["photo"][0]["width"] == 4


async def test_a_huge_upload_is_refused(web_bot: Bot) -> None:
    with pytest.raises(TelegramEntityTooLarge, match="Request Entity Too Large"):
        await web_bot.send_document(ANNA, BufferedInputFile(b"x" * (50 * MEGABYTE + 1), "film.bin"))


async def test_telegrams_words_arrive(web_bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match='Unsupported start tag "x" at byte offset 0'):
        await web_bot.send_message(ANNA, "<x>")


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (TooManyRequests(7), TelegramRetryAfter, "Too Many Requests: retry after 7"),
        (ServerError(500), TelegramServerError, "Internal Server Error"),
        (ServerError(502), ClientDecodeError, "Failed to decode object"),
        (Cut(), TelegramNetworkError, "Server disconnected"),
        (Silence(), TelegramNetworkError, "Request timeout error"),
        (Silence(0.01), TelegramNetworkError, "Server disconnected"),
        (Blocked(), TelegramForbiddenError, "Forbidden: bot was blocked by the user"),
    ],
)
async def test_a_fault_ends_as_it_does_in_life(
    telegram: Telegram, web_bot: Bot, fault: Fault, error: type[Exception], words: str
) -> None:
    telegram.faults.next(fault, method="sendMessage")
    with pytest.raises(error, match=words):
        await web_bot.send_message(ANNA, "раз", request_timeout=1)
    assert len(telegram.chats[ANNA].messages) == 1
    assert (await web_bot.send_message(ANNA, "два")).text == "два"


async def test_a_tap_that_nobody_answers_stays_unanswered(telegram: Telegram, server: TestServer) -> None:
    telegram.answer_wait = 0.01
    assert await telegram.tap(ANNA, ANNA, 1, "x") == TapOutcome(False)
