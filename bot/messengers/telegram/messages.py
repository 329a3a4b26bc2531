"""How does a card become a Telegram message?"""

from pathlib import Path

from aiogram.methods import SendDocument, SendMessage, SendPhoto
from aiogram.types import BufferedInputFile, FSInputFile, InlineKeyboardButton, InlineKeyboardMarkup, InputFile

from bot.cards.card import Button, Card

Sending = SendMessage | SendPhoto | SendDocument


def message(card: Card, chat_id: int, content: Path, thread: int | None = None) -> Sending:
    """The call that sends the card; `content` is the folder where pictures lie, `thread` a topic of a forum."""
    text, rows = str(card.text), keyboard(card)
    if card.document is not None:
        name, body = card.document
        file = BufferedInputFile(body, name)
        return SendDocument(chat_id=chat_id, document=file, caption=text or None, reply_markup=rows)
    if card.picture is not None:
        photo = picture(card.picture, content)
        return SendPhoto(chat_id=chat_id, photo=photo, caption=text or None, reply_markup=rows)
    return SendMessage(chat_id=chat_id, text=text, reply_markup=rows, message_thread_id=thread)


def keyboard(card: Card) -> InlineKeyboardMarkup | None:
    if not card.rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=button.text, url=button.url)
                if button.tap is None
                else InlineKeyboardButton(text=button.text, callback_data=_data(button, card))
                for button in row
            ]
            for row in card.rows
        ]
    )


def _data(button: Button, card: Card) -> str | None:
    """What the button holds: under something made to be kept what it shows comes apart."""
    return button.parted().data if card.lasting else button.data


def picture(where: str | bytes, content: Path) -> InputFile:
    """A picture made just now, or one of the course."""
    return BufferedInputFile(where, "picture.png") if isinstance(where, bytes) else FSInputFile(content / where)
