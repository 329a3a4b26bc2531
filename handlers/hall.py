"""The hall behind the doors: takes an update, finds who and what, shows the card, and survives whatever happens."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import structlog
from aiogram import Bot, Dispatcher
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message

from bot.cards import people as cards
from bot.cards.buttons import Menu, Tap, read
from bot.cards.card import Card
from bot.course.phrases import Phrases
from bot.services.people import Address, People
from bot.services.refusals import Refusal
from handlers.door import Switchboard
from handlers.show import replace, send

log = structlog.get_logger(__name__)
MESSENGER = "telegram"


class Turns:
    """One update of a person at a time: two quick taps are taken one after the other. Idle locks are forgotten."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def of(self, chat_id: int) -> AsyncIterator[None]:
        lock = self._locks.setdefault(chat_id, asyncio.Lock())
        async with lock:
            yield


@dataclass(slots=True)
class Hall:
    switchboard: Switchboard
    people: People
    say: Phrases
    content: Path  # where pictures lie
    turns: Turns = field(default_factory=Turns)

    def open(self, dispatcher: Dispatcher) -> None:
        """Take all messages and taps, straight at the dispatcher: a router in between would cost and give nothing."""
        dispatcher.message.register(self.message)
        dispatcher.callback_query.register(self.tap)

    async def message(self, message: Message, bot: Bot) -> None:
        if message.chat.type != ChatType.PRIVATE:
            await self._group(message, bot)
            return
        event = {
            "address": Address(MESSENGER, message.chat.id),
            "text": message.text or "",
            "first_name": message.from_user.first_name if message.from_user else "",
        }
        async with self.turns.of(message.chat.id):
            try:
                card = await self._safely(self._choose(event))
            except Refusal as refusal:
                card = cards.refused(self.say, refusal.key, refusal.variables)
            try:
                await send(bot, message.chat.id, card, self.content)
            except TelegramForbiddenError:
                log.info("blocked by the person before the answer")

    async def _choose(self, event: Mapping[str, Any]) -> Card:
        text: str = event["text"]
        if text.startswith("/"):
            command, _, rest = text[1:].partition(" ")
            bound = self.switchboard.commands.get(command.partition("@")[0].lower())
            if bound is not None:
                return await bound({**event, "text": rest.strip()})
            return cards.not_understood(self.say)
        expected = await self.people.expected(event["address"])
        bound = self.switchboard.texts.get((expected or "").partition(":")[0])
        if bound is None:
            return cards.not_understood(self.say)
        if not text:  # a photo or a sticker where words are wanted
            return cards.text_wanted(self.say)
        return await bound({**event, "expected": expected})

    async def tap(self, query: CallbackQuery, bot: Bot) -> None:
        chat_id = query.from_user.id
        if query.message is not None and query.message.chat.id != chat_id:
            await self._answer(bot, query, self.say.plain("people-not-in-groups"), alert=True)
            return
        tap = read(query.data or "")
        event = {"address": Address(MESSENGER, chat_id), "tap": tap, "first_name": query.from_user.first_name}
        async with self.turns.of(chat_id):
            try:
                card = await self._safely(self._press(tap, event))
            except Refusal as refusal:
                notice = self.say.plain(refusal.key, **refusal.variables)
                card = await self._safely(self._home(event, notice))
            try:
                await replace(bot, query.message, chat_id, card, self.content)
            except TelegramForbiddenError:
                log.info("blocked by the person before the answer")
            await self._answer(bot, query, card.notice, card.alert)

    async def _press(self, tap: Tap | None, event: Mapping[str, Any]) -> Card:
        bound = None if tap is None else self.switchboard.taps.get(tap.prefix)
        if bound is None:  # a button of a version we no longer speak
            return await self._home(event, self.say.plain("people-outdated"))
        return await bound(event)

    async def _home(self, event: Mapping[str, Any], notice: str) -> Card:
        return (await self.switchboard.taps[Menu.prefix](event)).noticing(notice)

    async def _safely(self, work: Awaitable[Card]) -> Card:
        """The card; an invitation for a stranger; for a fault of ours an apology, and a log with its trace."""
        try:
            return await work
        except Refusal as refusal:
            if refusal.key == "people-unknown":
                return cards.unknown(self.say)
            raise
        except Exception:  # the last line of defence: logged, and the person is not left in silence
            log.exception("a handler failed")
            return cards.sorry(self.say)

    async def _answer(self, bot: Bot, query: CallbackQuery, notice: str | None, alert: bool) -> None:
        try:
            await bot.answer_callback_query(query.id, text=notice, show_alert=alert or None)
        except TelegramBadRequest as refusal:
            if "query is too old" not in refusal.message:
                raise
            log.info("the tap waited too long for its answer")

    async def _group(self, message: Message, bot: Bot) -> None:
        """In a group the bot only points to the private chat, and only when called."""
        if message.text and message.text.partition(" ")[0].partition("@")[0] == "/start":
            me = await bot.me()
            card = cards.group(self.say, f"https://t.me/{me.username}?start=group")
            await send(bot, message.chat.id, card, self.content)
