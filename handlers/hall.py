"""The hall behind the doors: takes an update, finds who and what, shows the card, and survives whatever happens."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.enums import ChatMemberStatus, ChatType, ContentType
from aiogram.exceptions import AiogramError, TelegramForbiddenError
from aiogram.types import CallbackQuery, ChatMemberUpdated, Document, Message

from bot.buttons.people import SkipStep
from bot.buttons.tap import Menu, Tap, read
from bot.cards.card import Card
from bot.cards.people import profile as cards
from bot.course.phrases import Phrases
from bot.course.spelling import folded
from bot.messengers.telegram.telegram import replace, send
from bot.messengers.telegram.wire import NotFetched, fetch
from bot.services.people.persons import Address
from bot.services.people.profile import STEPS, People
from bot.services.refusals import Refusal
from bot.services.speaking.outbox import Outbox
from handlers.door import File, Switchboard
from handlers.turns import Turns

log = structlog.get_logger(__name__)
MESSENGER = "telegram"
NOTICE = 200  # characters (Bot API, answerCallbackQuery)
FILE_LIMIT = 1024 * 1024  # bytes of a file that is looked into

# What a person sends; the rest (a pinned message, a changed picture) is Telegram talking about itself.
SAID = {
    ContentType.TEXT,
    ContentType.PHOTO,
    ContentType.VIDEO,
    ContentType.DOCUMENT,
    ContentType.STICKER,
    ContentType.VOICE,
    ContentType.AUDIO,
    ContentType.ANIMATION,
    ContentType.VIDEO_NOTE,
    ContentType.LOCATION,
    ContentType.CONTACT,
    ContentType.POLL,
    ContentType.DICE,
}


@dataclass(slots=True)
class Hall:
    switchboard: Switchboard
    people: People
    outbox: Outbox
    say: Phrases
    content: Path  # where pictures lie
    turns: Turns = field(default_factory=Turns)
    words: dict[str, str] = field(default_factory=dict)  # what people write instead of pressing -> command

    def open(self, dispatcher: Dispatcher) -> None:
        """Take all messages and taps, straight at the dispatcher: a router in between would cost and give nothing."""
        dispatcher.message.register(self.message)
        dispatcher.callback_query.register(self.tap)
        dispatcher.my_chat_member.register(self.membership)

    async def message(self, message: Message, bot: Bot) -> None:
        if message.content_type not in SAID:
            return
        if message.chat.type != ChatType.PRIVATE:
            await self._group(message, bot)
            return
        event = {
            "address": Address(MESSENGER, message.chat.id),
            "text": message.text or "",
            "first_name": message.from_user.first_name if message.from_user else "",
        }
        async with self.turns.of(message.chat.id) as hers:
            if not hers:
                log.warning("too many messages of one person at once, one is let go")
                return
            card = (await self._safely(self._choose(event, message.document, bot))).aloud()
            await self._shown(send(bot, message.chat.id, card, self.content), bot, message.chat.id)

    async def _choose(self, event: Mapping[str, Any], document: Document | None, bot: Bot) -> Card:
        text: str = event["text"]
        if text.startswith("/"):
            command, _, rest = text[1:].partition(" ")
            bound = self.switchboard.commands.get(command.partition("@")[0].lower())
            if bound is None:
                return cards.not_understood(self.say)
            return await bound({**event, "text": rest.strip()})
        expected = await self.people.expected(event["address"])
        if document is not None:
            bound = self.switchboard.documents.get(Path(document.file_name or "").suffix.lower())
            if bound is not None:
                return await bound({**event, "file": await self._file(document, bot)})
        if expected in STEPS and self._meant(text) == "skip":
            return await self.switchboard.taps[SkipStep.prefix]({**event, "tap": SkipStep(expected)})
        bound = self.switchboard.texts.get((expected or "").partition(":")[0])
        if bound is None:
            written = self.switchboard.commands.get(self._meant(text) or "")
            if written is not None:
                return await written({**event, "text": ""})
            return cards.not_understood(self.say) if text else cards.no_files(self.say)
        if not text:  # a photo or a sticker where words are wanted
            return cards.text_wanted(self.say)
        try:
            return await bound({**event, "expected": expected})
        except Refusal as refusal:
            return cards.refused(self.say, refusal.key, refusal.variables, expected)

    def _meant(self, text: str) -> str | None:
        """The command whose word was written out, such as the menu's; `skip` for a step of the meeting."""
        if not self.words:
            keys = [key for key in self.say.keys() if key.startswith("words-")]  # noqa: SIM118 - phrases are no dict
            words = {word: key for key in keys for word in self.say.plain(key).split(",")}
            self.words.update({folded(word): key.removeprefix("words-") for word, key in words.items()})
        return self.words.get(folded(text).rstrip("!.?"))

    async def _file(self, document: Document, bot: Bot) -> File:
        """What is in the file, taken outside of any transaction. Refuses a large one before it travels."""
        if document.file_size is None or document.file_size > FILE_LIMIT:
            raise Refusal("hall-file-large")
        try:
            return File(document.file_name or "", await fetch(bot, document.file_id))
        except NotFetched as error:
            log.warning("a file could not be fetched", reason=str(error))
            raise Refusal("hall-file-lost") from error

    async def tap(self, query: CallbackQuery, bot: Bot) -> None:
        chat_id = query.from_user.id
        if query.message is not None and query.message.chat.id != chat_id:
            await self._answer(bot, query, self.say.plain("hall-not-in-groups"))
            return
        tap = read(query.data or "")
        event = {"address": Address(MESSENGER, chat_id), "tap": tap, "first_name": query.from_user.first_name}
        async with self.turns.of(chat_id) as hers:
            if not hers:
                log.warning("too many taps of one person at once, one is let go")
                return
            card = await self._safely(self._press(tap, event))
            await self._shown(replace(bot, query.message, chat_id, card, self.content), bot, chat_id)
            await self._answer(bot, query, card.notice)

    async def membership(self, update: ChatMemberUpdated) -> None:
        """She has blocked the bot, or let it in again."""
        if update.chat.type != ChatType.PRIVATE:
            return
        address = Address(MESSENGER, update.chat.id)
        async with self.turns.of(update.chat.id):
            if update.new_chat_member.status == ChatMemberStatus.KICKED:
                await self.outbox.left(address)
            else:
                await self.outbox.reachable(address)

    async def _press(self, tap: Tap | None, event: Mapping[str, Any]) -> Card:
        bound = None if tap is None else self.switchboard.taps.get(tap.prefix)
        if bound is None:  # a button of a version we no longer speak
            return await self._home(event, self.say.plain("hall-outdated"))
        try:
            return await bound(event)
        except Refusal as refusal:
            return await self._home(event, self.say.plain(refusal.key, **refusal.variables))

    async def _home(self, event: Mapping[str, Any], notice: str) -> Card:
        return (await self.switchboard.taps[Menu.prefix](event)).noticing(notice)

    async def _safely(self, work: Awaitable[Card]) -> Card:
        """The card; an invitation for a stranger; for a fault of ours an apology, and a log with its trace."""
        try:
            return await work
        except Refusal as refusal:
            if refusal.key == "hall-unknown":
                return cards.unknown(self.say)
            return cards.refused(self.say, refusal.key, refusal.variables, None)
        except Exception:  # the last line of defence: logged, and the person is not left in silence
            log.exception("a handler failed")
            return cards.sorry(self.say)

    async def _shown(self, showing: Awaitable[None], bot: Bot, chat_id: int) -> None:
        """Show the card; where that fails, say so in a message that has nothing left to fail but the network."""
        try:
            await showing
        except TelegramForbiddenError:
            log.info("blocked by the person before the answer")
        except Exception:  # a picture that is gone, a refused keyboard, a network that gave up: all end here
            log.exception("a card was not shown")
            try:
                await send(bot, chat_id, cards.sorry(self.say), self.content)
            except AiogramError as error:
                log.warning("nor could we apologise", reason=str(error))

    async def _answer(self, bot: Bot, query: CallbackQuery, notice: str | None) -> None:
        """Stop the button's spinner. What was done is done: a lost answer is a line in the log."""
        try:
            await bot.answer_callback_query(query.id, text=notice and notice[:NOTICE])
        except AiogramError as error:
            log.info("the tap was not answered", reason=str(error))

    async def _group(self, message: Message, bot: Bot) -> None:
        """In a group the bot only points to the private chat, and only when called."""
        command, _, mention = (message.text or "").partition(" ")[0].partition("@")
        if command != "/start":
            return
        me = await bot.me()
        if mention and mention.lower() != (me.username or "").lower():
            return
        card = cards.group(self.say, f"https://t.me/{me.username}?start=group")
        try:
            await send(bot, message.chat.id, card, self.content, thread=message.message_thread_id)
        except AiogramError as error:  # no right to write there, or thrown out meanwhile
            log.info("the group was not answered", reason=str(error))
