"""The hall behind the doors: finds who and what, shows the card, and survives whatever happens. Knows no messenger."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

import structlog

from bot.buttons.people import SkipStep
from bot.buttons.tap import APART, Menu, Tap, read
from bot.cards import hall as cards
from bot.cards.card import Card
from bot.course.phrases import Phrases
from bot.messengers.messenger import NotFetched, Trouble, Unreachable
from bot.messengers.screen import Screen
from bot.services.people.persons import Address
from bot.services.people.profile import People
from bot.services.refusals import Refusal
from bot.services.speaking.outbox import Outbox
from handlers.door import File, Switchboard
from handlers.turns import Turns
from handlers.understanding import POLITE, Understanding

log = structlog.get_logger(__name__)
BESIDE_THE_PLAN = {"rhythm", "postlink", "postoffer"}  # where a day with a topic is most likely a post
GREETED = "meet-name"  # where a greeting is no word for anything else
OPTIONAL = {"postlink"}  # what she may leave out: words for something else are meant so
INTERRUPT = {"help", "stop", "menu", "delete", "thanks", "privacy"}  # are no name, no title and no answer
# Where any word may be what she was asked for.
NAMES = {"meet-name", "meet-institution", "name", "institution", "posttopic", "itemnote", "quiz", "city"}
FILE_BYTES = 1024 * 1024  # of a file that is looked into


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in a message: its name, its size if it is known, and the messenger's name for it."""

    name: str
    bytes: int | None
    file: str


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody has written or sent. Without a text it was a picture, a sticker or the like."""

    text: str
    first_name: str  # as the messenger knows it, may be empty
    number: int  # of the message in its chat: a later one has a larger one
    attached: Attached | None = None


class HeardBefore(Exception):
    """The answer in this message has been taken already."""


@dataclass(slots=True)
class Hall:
    switchboard: Switchboard
    people: People
    outbox: Outbox
    say: Phrases
    understanding: Understanding
    turns: Turns = field(default_factory=Turns)

    async def said(self, screen: Screen, said: Said) -> None:
        """She has written or sent something."""
        async with self.turns.of(screen.address) as hers:
            if not hers:
                log.warning("too many messages of one person at once, one is let go")
                return
            try:
                card = await self._safely(self._choose(screen, said))
            except HeardBefore:
                log.info("a message was brought a second time")
                return
            await self._show(screen, card)

    async def tapped(self, screen: Screen, data: str, first_name: str) -> None:
        """She has pressed a button that holds `data`."""
        tap = read(data.removeprefix(APART))
        event = {"address": screen.address, "tap": tap, "first_name": first_name}
        async with self.turns.of(screen.address) as hers:
            if not hers:
                log.warning("too many taps of one person at once, one is let go")
                await self.answer(screen, None)
                return
            card = await self._safely(self._press(tap, event))
            if data.startswith(APART):
                card = replace(card, beside=True)
            await self._show(screen, card)
            await self.answer(screen, card.notice)

    async def answer(self, screen: Screen, notice: str | None) -> None:
        """Stop the button's waiting. What was done is done: a lost answer is a line in the log."""
        try:
            await screen.answer(notice)
        except Trouble as error:
            log.info("the tap was not answered", reason=str(error))

    async def left(self, address: Address) -> None:
        """She has blocked the bot."""
        async with self.turns.of(address):
            await self.outbox.left(address)

    async def came_back(self, address: Address) -> None:
        """She has let it in again."""
        async with self.turns.of(address):
            await self.outbox.reachable(address)

    async def _choose(self, screen: Screen, said: Said) -> Card:
        event = {"address": screen.address, "text": said.text, "first_name": said.first_name}
        if said.text.startswith("/"):
            command, *rest = said.text[1:].split(maxsplit=1) or [""]
            bound = self.switchboard.commands.get(command.partition("@")[0].lower())
            if bound is not None:
                return await bound({**event, "text": rest[0].strip() if rest else ""})
        hers = await self.people.expected(screen.address, said.number)
        if hers.again:
            raise HeardBefore
        if said.attached is not None:
            bound = self.switchboard.documents.get(PurePath(said.attached.name).suffix.lower())
            if bound is not None:
                return await bound({**event, "file": await self._file(screen, said.attached)})
        asked = (hers.what or "").partition(":")[0]
        if not said.text:  # a photo or a sticker
            if asked in self.switchboard.texts:
                return cards.text_wanted(self.say)
            return cards.no_files(self.say) if said.attached else cards.not_words(self.say)
        card = await self._understood(event, said, asked, hers.what or "")
        await self.people.heard(screen.address, said.number)
        return card

    async def _understood(self, event: Mapping[str, Any], said: Said, asked: str, expected: str) -> Card:
        """What she was asked for; what she wants instead; or what is wrong with it."""
        answered = self.switchboard.texts.get(asked)
        if answered is None or said.text.startswith("/"):
            return await self.understanding.answer(event, said.text.lstrip("/"))
        back = self.switchboard.backs[asked](expected)
        meant = self.understanding.read(said.text)
        if isinstance(back, SkipStep) and meant.intent in {"skip", "later"}:
            return await self.switchboard.press(event, back)
        if asked in NAMES and meant.exact and meant.intent == "undone":  # «cancel»
            return await self.switchboard.press(event, back)
        interrupts = meant.exact and meant.intent in INTERRUPT if asked in NAMES else asked in OPTIONAL and meant.sure
        if interrupts and meant.intent in {*self.switchboard.words, *POLITE}:
            return await self.understanding.answer(event, said.text)
        try:
            return await answered({**event, "expected": expected})
        except Refusal as refusal:
            if asked == GREETED:
                return cards.refused(self.say, refusal.key, refusal.variables, back)
            instead = await self.understanding.instead(
                event, said.text, back, answers=asked != "quiz", offer=asked in BESIDE_THE_PLAN
            )
            return instead or cards.refused(self.say, refusal.key, refusal.variables, back)

    async def _file(self, screen: Screen, attached: Attached) -> File:
        """What is in the file, taken outside of any transaction. Refuses a large one before it travels."""
        if attached.bytes is None or attached.bytes > FILE_BYTES:
            raise Refusal("hall-file-large")
        try:
            return File(attached.name, await screen.fetch(attached.file))
        except NotFetched as error:
            log.warning("a file could not be fetched", reason=str(error))
            raise Refusal("hall-file-lost") from error

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
        except HeardBefore:
            raise
        except Exception:  # the last line of defence: logged, and the person is not left in silence
            log.exception("a handler failed")
            return cards.sorry(self.say)

    async def _show(self, screen: Screen, card: Card) -> None:
        """Show the card; where that fails, say so in a message that has nothing left to fail but the network."""
        try:
            await screen.show(card)
        except Unreachable:
            log.info("blocked by the person before the answer")
        except Exception:  # a picture that is gone, a refused keyboard, a network that gave up: all end here
            log.exception("a card was not shown")
            try:
                await screen.say(cards.sorry(self.say))
            except Trouble as error:
                log.warning("nor could we apologise", reason=str(error))
