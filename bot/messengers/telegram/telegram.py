"""Show a card: change the message under the finger if Telegram lets us, else send a new one."""

from pathlib import Path

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import InaccessibleMessage, InputMediaPhoto, Message

from bot.cards.card import Card
from bot.messengers.telegram.messages import keyboard, message, picture

log = structlog.get_logger(__name__)

UNCHANGED = "message is not modified"
# The message under the button is gone, too old, or a picture where a text should stand.
IRREPLACEABLE = ("message to edit not found", "message can't be edited", "there is no text in the message to edit")


async def send(bot: Bot, chat_id: int, card: Card, content: Path, thread: int | None = None) -> None:
    await bot(message(card, chat_id, content, thread))


Under = Message | InaccessibleMessage | None


async def replace(bot: Bot, under: Under, chat_id: int, card: Card, content: Path) -> None:
    """Put the card where the tapped message is. A picture cannot become a text in place: then it is sent anew."""
    if card.beside or card.document is not None:
        await send(bot, chat_id, card, content)
        return
    if isinstance(under, Message) and (under.text is not None) == (card.picture is None):
        try:
            await _edit(bot, under, chat_id, card, content)
            return
        except TelegramBadRequest as refusal:
            if UNCHANGED in refusal.message:
                return  # a second tap on the same button: the screen already shows this
            if not any(reason in refusal.message for reason in IRREPLACEABLE):
                raise
    await send(bot, chat_id, card, content)
    if isinstance(under, Message):
        await _put_away(bot, chat_id, under)


async def _edit(bot: Bot, under: Message, chat_id: int, card: Card, content: Path) -> None:
    text, keys = str(card.text), keyboard(card)
    if card.picture is None:
        await bot.edit_message_text(text, chat_id=chat_id, message_id=under.message_id, reply_markup=keys)
    else:
        media = InputMediaPhoto(media=picture(card.picture, content), caption=text)
        await bot.edit_message_media(media, chat_id=chat_id, message_id=under.message_id, reply_markup=keys)


async def _put_away(bot: Bot, chat_id: int, old: Message) -> None:
    """Take the old screen's message away, so that two sets of buttons do not compete."""
    try:
        await bot.delete_message(chat_id, old.message_id)
    except AiogramError as error:  # older than 48 hours or gone already: it may stay, its buttons are answered kindly
        log.info("an old screen stays", reason=str(error))
