"""Photos, documents and albums: limits, reuse, edits and downloads."""

import io
import struct
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InputMediaDocument, InputMediaPhoto
from aiohttp import ClientResponseError

from bot.sandbox.pictures import size_of
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import ApiError, Impossible, UploadedFile
from tests.sandbox.conftest import ANNA

MEGABYTE = 1024 * 1024


def png(width: int, height: int, size: int = 24) -> bytes:
    """The beginning of a PNG of these pixels, `size` bytes long: nobody looks further."""
    return (b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + struct.pack(">II", width, height)).ljust(size, b"\0")


async def refusal(telegram: Telegram, method: str, params: dict[str, Any], **files: bytes) -> tuple[int, str]:
    uploads = {name: UploadedFile(f"{name}.bin", content) for name, content in files.items()}
    with pytest.raises(ApiError) as caught:
        await telegram.call(method, {"chat_id": ANNA} | params, uploads)
    return caught.value.code, caught.value.description


@pytest.mark.parametrize(
    ("method", "source", "content", "answer"),
    [
        ("sendPhoto", "attach://file", b"", "Bad Request: file must be non-empty"),
        ("sendPhoto", "attach://file", b"no picture", "Bad Request: IMAGE_PROCESS_FAILED"),
        ("sendPhoto", "attach://file", png(9000, 1001), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", "attach://file", png(2100, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", "attach://file", png(10, 10, 10 * MEGABYTE + 1),
         "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"),
        ("sendPhoto", "attach://other", png(10, 10), "Bad Request: wrong file identifier/HTTP URL specified"),
        ("sendPhoto", "unknown-id", b"", "Bad Request: wrong file identifier/HTTP URL specified"),
        ("sendPhoto", "https://example.ru/a.png", b"", "Bad Request: failed to get HTTP URL content"),
        ("sendPhoto", "document-00000001-sandbox", b"", "Bad Request: can't use file of type Document as Photo"),
        ("sendDocument", "attach://file", b"", "Bad Request: file must be non-empty"),
        ("sendDocument", "attach://file", b"x" * (50 * MEGABYTE + 1), "Request Entity Too Large"),
    ],
)  # fmt: skip
async def test_a_file_is_refused(telegram: Telegram, method: str, source: str, content: bytes, answer: str) -> None:
    await telegram.upload(ANNA, "a.txt", b"text")
    field = method.removeprefix("send").lower()
    code = 413 if answer == "Request Entity Too Large" else 400
    assert await refusal(telegram, method, {field: source}, file=content) == (code, answer)
    assert [message["message_id"] for message in telegram.chats[ANNA].messages] == [1, 2]


async def test_a_caption_has_1024_characters(telegram: Telegram, picture: bytes) -> None:
    long = {"photo": "attach://file", "caption": "а" * 1025}
    answer = await refusal(telegram, "sendPhoto", long, file=picture)
    assert answer == (400, "Bad Request: message caption is too long")
    exact = {"chat_id": ANNA, "photo": "attach://file", "caption": f"<b>{'а' * 1024}</b>", "parse_mode": "HTML"}
    sent = await telegram.call("sendPhoto", exact, {"file": UploadedFile("a.png", picture)})
    assert sent["caption_entities"] == [{"offset": 0, "length": 1024, "type": "bold"}]


async def test_a_photo_goes_out_is_sent_again_and_comes_back(telegram: Telegram, bot: Bot, picture: bytes) -> None:
    sent = await bot.send_photo(ANNA, BufferedInputFile(picture, "grey.png"), caption="<i>серое</i>")
    assert sent.photo is not None
    assert (sent.photo[0].width, sent.photo[0].height, sent.photo[0].file_size) == (4, 2, len(picture))
    again = await bot.send_photo(ANNA, sent.photo[0].file_id, has_spoiler=True)
    assert again.photo == sent.photo
    downloaded = await bot.download(sent.photo[0], io.BytesIO())
    assert downloaded is not None
    assert downloaded.read() == picture


async def test_a_document_of_a_person_is_downloaded(telegram: Telegram, bot: Bot) -> None:
    message = await telegram.upload(ANNA, "план.csv", "день;пост".encode(), caption="вот")
    assert message["document"]["file_name"] == "план.csv"
    assert message["document"]["mime_type"] == "text/csv"
    file = await bot.get_file(message["document"]["file_id"])
    assert file.file_path == "documents/file_1.csv"
    downloaded = await bot.download_file(file.file_path, io.BytesIO())
    assert downloaded is not None
    assert downloaded.read().decode() == "день;пост"
    with pytest.raises(ClientResponseError):
        await bot.download_file("documents/file_2.csv", io.BytesIO())


async def test_a_file_over_20_megabytes_is_not_given_to_bots(telegram: Telegram) -> None:
    message = await telegram.upload(ANNA, "film.bin", b"x" * (20 * MEGABYTE + 1))
    answer = await refusal_of_get(telegram, message["document"]["file_id"])
    assert answer == "Bad Request: file is too big"
    assert await refusal_of_get(telegram, "nothing") == (
        "Bad Request: wrong file_id or the file is temporarily unavailable"
    )


async def refusal_of_get(telegram: Telegram, file_id: str) -> str:
    with pytest.raises(ApiError) as caught:
        await telegram.call("getFile", {"file_id": file_id})
    return caught.value.description


async def test_an_album_is_two_to_ten_of_one_kind(telegram: Telegram, bot: Bot, picture: bytes) -> None:
    photo = InputMediaPhoto(media=BufferedInputFile(picture, "a.png"), caption="<b>раз</b>")
    album = await bot.send_media_group(ANNA, [photo, photo])
    assert [message.caption for message in album] == ["раз", "раз"]
    assert {message.media_group_id for message in album} == {"1"}
    paper = InputMediaDocument(media=BufferedInputFile(b"x", "a.txt"))
    with pytest.raises(TelegramBadRequest, match="media group must include 2-10 items"):
        await bot.send_media_group(ANNA, [photo])
    with pytest.raises(TelegramBadRequest, match="media group must include 2-10 items"):
        await bot.send_media_group(ANNA, [photo] * 11)
    with pytest.raises(TelegramBadRequest, match="document can't be mixed with other media types"):
        await bot.send_media_group(ANNA, [photo, paper])


async def test_a_text_becomes_a_photo_and_its_caption_changes(telegram: Telegram, bot: Bot, picture: bytes) -> None:
    message = await bot.send_message(ANNA, "карточка")
    here = message.message_id
    photo = InputMediaPhoto(media=BufferedInputFile(picture, "a.png"), caption="раз")
    await bot.edit_message_media(photo, chat_id=ANNA, message_id=here)
    await bot.edit_message_caption(chat_id=ANNA, message_id=here, caption="<b>два</b>")
    shown = telegram.chats[ANNA].messages[-1]
    assert ("text" in shown, shown["caption"]) == (False, "два")
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("три", chat_id=ANNA, message_id=here)


async def test_a_phone_sends_no_broken_picture(telegram: Telegram) -> None:
    with pytest.raises(Impossible, match="IMAGE_PROCESS_FAILED"):
        await telegram.upload(ANNA, "a.jpg", b"no picture", as_photo=True)


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(640, 480), (640, 480)),
        (b"GIF89a" + struct.pack("<HH", 640, 480), (640, 480)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 480, 640), (640, 480)),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + (639).to_bytes(3, "little") + (479).to_bytes(3, "little"), (640, 480)),
        (b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (639 | 479 << 14).to_bytes(4, "little"), (640, 480)),
        (b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + struct.pack("<HH", 640, 480), (640, 480)),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"\xff\xd8\xff\xe0", None),
        (png(0, 10), None),
        (b"", None),
    ],
)
def test_a_pictures_size_is_read_from_its_first_bytes(content: bytes, size: tuple[int, int] | None) -> None:
    assert size_of(content) == size
