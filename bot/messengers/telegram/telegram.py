"""Telegram as a messenger: a card changes the message under the finger if Telegram lets us, else it is sent anew."""

from dataclasses import dataclass
from pathlib import Path

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import InaccessibleMessage, InputMediaPhoto, Message

from bot.cards.card import Card
from bot.messengers.messenger import Limits, OutOfReach, Rejected, Trouble, TryLater, Unreachable
from bot.messengers.telegram.messages import keyboard, message, picture
from bot.messengers.telegram.pace import Pace
from bot.messengers.telegram.wire import STUMBLES, fetch

log = structlog.get_logger(__name__)

# Bot API: sendMessage, sendPhoto, answerCallbackQuery, InlineKeyboardButton; labels longer than this a phone cuts.
LIMITS = Limits(text=4096, caption=1024, notice=200, label=64, row=8, rows=100, polls=True)
CALL_SECONDS = 15  # for a message that the bot says first: a lease of the outbox is longer

UNCHANGED = "message is not modified"
# The message under the button is gone, too old, or a picture where a text should stand.
IRREPLACEABLE = ("message to edit not found", "message can't be edited", "there is no text in the message to edit")
NEVER_MET = "chat not found"  # Telegram's words for a chat that was not begun, or is gone
OUT_OF_ORDER = (*STUMBLES, TelegramUnauthorizedError, TelegramNotFound)  # the two last: something is with the token

Under = Message | InaccessibleMessage | None


@dataclass(frozen=True, slots=True)
class Telegram:
    bot: Bot
    content: Path  # where pictures lie
    pace: Pace
    name: str = "telegram"
    limits: Limits = LIMITS

    async def send(self, chat_id: int, card: Card, *, thread: int | None = None) -> None:
        """`thread` is a topic of a forum."""
        try:
            await self.bot(message(card, chat_id, self.content, thread))
        except AiogramError as error:
            raise trouble(error) from error

    async def replace(self, chat_id: int, under: Under, card: Card) -> None:
        """A picture cannot become a text in place: then it is sent anew."""
        if isinstance(under, Message) and (under.text is not None) == (card.picture is None):
            try:
                await self._edit(under, chat_id, card)
                return
            except TelegramBadRequest as refusal:
                if UNCHANGED in refusal.message:
                    return  # a second tap on the same button: the screen already shows this
                if not any(reason in refusal.message for reason in IRREPLACEABLE):
                    raise trouble(refusal) from refusal
            except AiogramError as error:
                raise trouble(error) from error
        await self.send(chat_id, card)
        if isinstance(under, Message):
            await self._put_away(chat_id, under)

    async def _edit(self, under: Message, chat_id: int, card: Card) -> None:
        text, keys = str(card.text), keyboard(card)
        if card.picture is None:
            await self.bot.edit_message_text(text, chat_id=chat_id, message_id=under.message_id, reply_markup=keys)
        else:
            media = InputMediaPhoto(media=picture(card.picture, self.content), caption=text or None)
            await self.bot.edit_message_media(media, chat_id=chat_id, message_id=under.message_id, reply_markup=keys)

    async def _put_away(self, chat_id: int, old: Message) -> None:
        """Take the old screen's message away, so that two sets of buttons do not compete."""
        try:
            await self.bot.delete_message(chat_id, old.message_id)
        except AiogramError as error:  # older than 48 hours or gone already: it may stay, its buttons are answered
            log.info("an old screen stays", reason=str(error))

    async def answer(self, tap: str, notice: str | None) -> None:
        try:
            await self.bot.answer_callback_query(tap, text=notice)
        except AiogramError as error:
            raise trouble(error) from error

    async def fetch(self, file: str) -> bytes:
        return await fetch(self.bot, file)

    async def turn(self, chat_id: int | None = None) -> None:
        await self.pace.turn(chat_id)

    async def say_first(self, chat_id: int, card: Card) -> int:
        """Past the session's middlewares: their patience is for people who wait in front of a screen."""
        call = message(card, chat_id, self.content)
        try:
            async with self.pace.sending(chat_id):
                sent = await self.bot.session.make_request(self.bot, call, timeout=CALL_SECONDS)
        except AiogramError as error:
            raise trouble(error) from error
        return sent.message_id


def trouble(error: AiogramError) -> Trouble:
    """What Telegram's answer, or its silence, means to whoever speaks."""
    words = f"{type(error).__name__}: {error}"
    match error:
        case TelegramRetryAfter():
            return TryLater(words, error.retry_after)
        case TelegramForbiddenError():
            return Unreachable(error.message)
        case TelegramBadRequest() if NEVER_MET in error.message:
            return Unreachable(error.message)
        case TelegramEntityTooLarge():  # a network error by its class, but no try will make the file smaller
            return Rejected(words)
        case _ if isinstance(error, OUT_OF_ORDER):
            return OutOfReach(words)
        case _:
            return Rejected(words)
