"""Telegram's way into the hall: its messages, taps and memberships become what the hall takes."""

from dataclasses import dataclass

import structlog
from aiogram import Bot, Dispatcher
from aiogram.enums import ChatMemberStatus, ChatType, ContentType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Document, Message

from bot.cards import hall as cards
from bot.messengers.messenger import Trouble
from bot.messengers.screen import Screen
from bot.messengers.telegram.telegram import Telegram
from handlers.hall import Attached, Hall, Said

log = structlog.get_logger(__name__)

# What Telegram says about itself. Whatever else there is, also what this version does not know yet, a person has sent.
SERVICE = {
    ContentType.NEW_CHAT_MEMBERS,
    ContentType.LEFT_CHAT_MEMBER,
    ContentType.NEW_CHAT_TITLE,
    ContentType.NEW_CHAT_PHOTO,
    ContentType.DELETE_CHAT_PHOTO,
    ContentType.GROUP_CHAT_CREATED,
    ContentType.SUPERGROUP_CHAT_CREATED,
    ContentType.CHANNEL_CHAT_CREATED,
    ContentType.MESSAGE_AUTO_DELETE_TIMER_CHANGED,
    ContentType.MIGRATE_TO_CHAT_ID,
    ContentType.MIGRATE_FROM_CHAT_ID,
    ContentType.PINNED_MESSAGE,
    ContentType.CONNECTED_WEBSITE,
    ContentType.WRITE_ACCESS_ALLOWED,
    ContentType.PROXIMITY_ALERT_TRIGGERED,
    ContentType.BOOST_ADDED,
    ContentType.CHAT_BACKGROUND_SET,
    ContentType.CHECKLIST_TASKS_DONE,
    ContentType.CHECKLIST_TASKS_ADDED,
    ContentType.FORUM_TOPIC_CREATED,
    ContentType.FORUM_TOPIC_EDITED,
    ContentType.FORUM_TOPIC_CLOSED,
    ContentType.FORUM_TOPIC_REOPENED,
    ContentType.GENERAL_FORUM_TOPIC_HIDDEN,
    ContentType.GENERAL_FORUM_TOPIC_UNHIDDEN,
    ContentType.GIVEAWAY_CREATED,
    ContentType.GIVEAWAY_COMPLETED,
    ContentType.VIDEO_CHAT_SCHEDULED,
    ContentType.VIDEO_CHAT_STARTED,
    ContentType.VIDEO_CHAT_ENDED,
    ContentType.VIDEO_CHAT_PARTICIPANTS_INVITED,
}


@dataclass(frozen=True, slots=True)
class Entrance:
    hall: Hall
    telegram: Telegram

    def dispatcher(self) -> Dispatcher:
        """All messages and taps, straight at the dispatcher: a router in between would cost and give nothing.

        No FSM: what a person is in the middle of is a row, and her turns are taken in the hall.
        """
        dispatcher = Dispatcher(disable_fsm=True)
        dispatcher.message.register(self.message)
        dispatcher.callback_query.register(self.tap)
        dispatcher.my_chat_member.register(self.membership)
        return dispatcher

    async def message(self, message: Message, bot: Bot) -> None:
        if message.content_type in SERVICE:
            return
        if message.chat.type != ChatType.PRIVATE:
            await self._group(message, bot)
            return
        first_name = message.from_user.first_name if message.from_user else ""
        said = Said(message.text or "", first_name, message.message_id, _attached(message.document))
        await self.hall.said(Screen(self.telegram, message.chat.id), said)

    async def tap(self, query: CallbackQuery) -> None:
        person = query.from_user
        screen = Screen(self.telegram, person.id, query.message, query.id)
        if query.message is not None and query.message.chat.id != person.id:
            await self.hall.answer(screen, self.hall.say.plain("hall-not-in-groups"))
            return
        await self.hall.tapped(screen, query.data or "", person.first_name)

    async def membership(self, update: ChatMemberUpdated) -> None:
        """She has blocked the bot, or let it in again."""
        if update.chat.type != ChatType.PRIVATE:
            return
        address = Screen(self.telegram, update.chat.id).address
        if update.new_chat_member.status == ChatMemberStatus.KICKED:
            await self.hall.left(address)
        else:
            await self.hall.came_back(address)

    async def _group(self, message: Message, bot: Bot) -> None:
        """In a group the bot only points to the private chat, and only when called."""
        command, _, mention = (message.text or "").partition(" ")[0].partition("@")
        if command != "/start":
            return
        me = await bot.me()
        if mention and mention.lower() != (me.username or "").lower():
            return
        card = cards.group(self.hall.say, f"https://t.me/{me.username}?start=group")
        try:
            # A reply in an ordinary group has a thread id too, which Telegram itself then refuses: only a topic is one.
            thread = message.message_thread_id if message.is_topic_message else None
            await self.telegram.send(message.chat.id, card, thread=thread)
        except Trouble as error:  # no right to write there, or thrown out meanwhile
            log.info("the group was not answered", reason=str(error))


def _attached(document: Document | None) -> Attached | None:
    return None if document is None else Attached(document.file_name or "", document.file_size, document.file_id)
