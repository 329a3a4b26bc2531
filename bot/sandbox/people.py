"""How do tests speak for people: write, tap, vote, send files, and read what is on the screen?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration

from bot.sandbox.telegram import TapOutcome, Telegram
from bot.sandbox.world import Impossible, Json


@dataclass(frozen=True, slots=True)
class Screen:
    """One message of the bot as a person sees it.

    `buttons` and `urls` are the inline keyboard's visible texts by row and all links of text and buttons, in order;
    `replies` are the rows under the input field; `photo` and `document` are a file id and a file name.
    """

    message: Json
    replies: list[list[str]]

    @property
    def message_id(self) -> int:
        """The message's id in its chat."""
        return int(self.message["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat where it stands."""
        return int(self.message["chat"]["id"])

    @property
    def text(self) -> str:
        """The text, the caption, or a poll's question, without formatting."""
        poll = self.message.get("poll", {})
        return str(self.message.get("text") or self.message.get("caption") or poll.get("question", ""))

    @property
    def html(self) -> str:
        """The text with its formatting, escaped."""
        entities = self.message.get("entities") or self.message.get("caption_entities") or []
        return html_decoration.unparse(self.text, [MessageEntity.model_validate(entity) for entity in entities])

    @property
    def keyboard(self) -> list[list[Json]]:
        """The inline buttons as the bot sent them, by row."""
        rows: list[list[Json]] = self.message.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[list[str]]:
        """The inline buttons' texts, by row."""
        return [[button["text"] for button in row] for row in self.keyboard]

    @property
    def urls(self) -> list[str]:
        """Every link of the text and then of the buttons."""
        entities = self.message.get("entities") or self.message.get("caption_entities") or []
        written = self.text.encode("utf-16-le")
        links = []
        for entity in entities:
            if entity["type"] == "text_link":
                links.append(entity["url"])
            elif entity["type"] == "url":
                start = entity["offset"] * 2
                links.append(written[start : start + entity["length"] * 2].decode("utf-16-le"))
        return links + [button["url"] for row in self.keyboard for button in row if "url" in button]

    @property
    def photo(self) -> str | None:
        """The picture's file id, or None."""
        return self.message["photo"][-1]["file_id"] if "photo" in self.message else None

    @property
    def document(self) -> str | None:
        """The document's file name, or None."""
        return self.message["document"]["file_name"] if "document" in self.message else None

    @property
    def poll(self) -> Json | None:
        """The poll as the Bot API writes it, or None."""
        return self.message.get("poll")

    @property
    def edited(self) -> bool:
        """Whether the bot has edited it."""
        return "edit_date" in self.message


class Person:
    """Somebody with a phone. Everything they do waits until the bot has dealt with it (a direct listener is set).

    Each action fails the test (AssertionError, one sentence) when the bot leaves a tap unanswered or makes a call
    that Telegram refuses, unless a fault was planned or `telegram.allows(...)` the words.
    """

    def __init__(
        self,
        telegram: Telegram,
        id: int,  # noqa: A002 - Telegram's own name for it
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
    ) -> None:
        self.telegram = telegram
        self.id = id
        self.name = first_name
        self.toast: TapOutcome | None = None
        if id not in telegram.users:
            telegram.add_user(id, first_name, last_name, username)

    @property
    def screen(self) -> Screen:
        """What she is looking at: the bot's message in the private chat that was sent or edited last."""
        return self.screen_in(self.id)

    def screen_in(self, chat_id: int) -> Screen:
        """The same in another chat. Fails when the bot has said nothing there."""
        chat = self.telegram.chats[chat_id]
        message = chat.find(chat.screen_id) if chat.screen_id is not None else None
        if message is None:
            message = next((one for one in reversed(chat.messages) if self._from_bot(one)), None)
        if message is None:
            raise AssertionError(f"the bot has said nothing to {self.name} yet")
        return self._screen(chat_id, message)

    @property
    def history(self) -> list[Screen]:
        """All messages of the bot that stand in the private chat now, oldest first."""
        return [self._screen(self.id, one) for one in self.telegram.chats[self.id].messages if self._from_bot(one)]

    @property
    def commands(self) -> list[str]:
        """The commands in the menu of the private chat, without slashes."""
        return [command["command"] for command in self.telegram.chats[self.id].commands]

    async def says(self, text: str, chat_id: int | None = None, reply_to: int | None = None) -> None:
        """Write to the bot, or into a group."""
        await self._act(self.telegram.say(self.id, text, chat_id, reply_to))

    async def taps(self, label: str, on: Screen | None = None) -> TapOutcome | None:
        """Press the button with this text (exact, or the only one that starts with it, or has it inside).

        A reply keyboard's button sends its text and returns None. Fails when there is no such button.
        """
        found = self._button(label, on)
        if isinstance(found, str):
            await self.says(found)
            return None
        return await self.presses(*found)

    async def taps_twice(self, label: str, on: Screen | None = None) -> None:
        """Press the same inline button two times at once."""
        found = self._button(label, on)
        if isinstance(found, str):
            raise AssertionError(f"«{found}» is under the input field: it cannot be pressed twice at once")
        data, screen = found
        outcomes = await self._act(asyncio.gather(*[self._press(data, screen) for _ in range(2)]))
        self._demand_answers(data, outcomes)

    async def presses(self, data: str, on: Screen | None = None) -> TapOutcome:
        """Send raw callback data from a message of the bot, though no button may have it (any more)."""
        outcome: TapOutcome = await self._act(self._press(data, on or self.screen))
        self._demand_answers(data, [outcome])
        return outcome

    def data(self, label: str, on: Screen | None = None) -> str:
        """What the inline button with this text would send: to press it later, or as somebody else."""
        found = self._button(label, on)
        if isinstance(found, str):
            raise AssertionError(f"«{found}» is under the input field: it sends its text")
        return found[0]

    async def votes(self, *options: str | int, on: Screen | None = None) -> None:
        """Choose options of a poll by text or number from 0; no options take the vote back."""
        screen = on or self.screen
        if screen.poll is None:
            raise AssertionError(f"there is no poll on the screen: «{screen.text}»")
        texts = [option["text"] for option in screen.poll["options"]]
        missing = [option for option in options if isinstance(option, str) and option not in texts]
        if missing:
            raise AssertionError(f"no option «{missing[0]}»; in the poll: {_quoted(texts)}")
        numbers = [texts.index(option) if isinstance(option, str) else option for option in options]
        await self._act(self.telegram.vote(self.id, screen.poll["id"], numbers))

    async def uploads(
        self, name: str, content: bytes, caption: str | None = None, as_photo: bool = False, chat_id: int | None = None
    ) -> None:
        """Send a document, or a picture as a photo."""
        await self._act(self.telegram.upload(self.id, name, content, caption, as_photo=as_photo, chat_id=chat_id))

    async def blocks(self) -> None:
        """Block the bot."""
        await self._act(self.telegram.block(self.id))

    async def unblocks(self) -> None:
        """Let the bot write again."""
        await self._act(self.telegram.unblock(self.id))

    def _from_bot(self, message: Json) -> bool:
        return bool(message["from"]["id"] == self.telegram.bot["id"])

    def _screen(self, chat_id: int, message: Json) -> Screen:
        keyboard = self.telegram.chats[chat_id].reply_keyboard or {"keyboard": []}
        # A screen that a test holds on to must not change under its hands.
        return Screen(dict(message), [[button["text"] for button in row] for row in keyboard["keyboard"]])

    def _button(self, label: str, on: Screen | None) -> tuple[str, Screen] | str:
        """The callback data and its screen, or the text that a reply keyboard's button sends."""
        screen = on or self.screen
        inline = [button for row in screen.keyboard for button in row]
        texts = [str(button["text"]) for button in inline] + [text for row in screen.replies for text in row]
        fitting = _fitting(label, texts)
        if not fitting:
            shown = f"on screen: {_quoted(texts)}" if texts else f"the screen has no buttons: «{screen.text}»"
            raise AssertionError(f"no button «{label}»; {shown}")
        if len(fitting) > 1:
            raise AssertionError(f"«{label}» may be any of: {_quoted([texts[at] for at in fitting])}")
        at = fitting[0]
        if at >= len(inline):
            return texts[at]
        if "callback_data" not in inline[at]:
            raise AssertionError(f"button «{texts[at]}» is a link or the like, the bot does not hear it")
        return str(inline[at]["callback_data"]), screen

    async def _press(self, data: str, screen: Screen) -> TapOutcome:
        outcome = await self.telegram.tap(self.id, screen.chat_id, screen.message_id, data)
        self.toast = outcome if outcome.answered else self.toast
        return outcome

    def _demand_answers(self, data: str, outcomes: Sequence[TapOutcome]) -> None:
        if not all(outcome.answered for outcome in outcomes):
            raise AssertionError(f"the bot left {self.name}'s tap unanswered: {data}")

    async def _act(self, doing: Any) -> Any:
        try:
            result = await doing
        except Impossible as error:
            raise AssertionError(f"{self.name} cannot do that: {error}") from error
        check(self.telegram)
        return result


def check(telegram: Telegram) -> None:
    """Fail the test when Telegram has refused a call; the sentences are told once."""
    if telegram.refusals:
        told, telegram.refusals = "; ".join(telegram.refusals), []
        raise AssertionError(told)


def _fitting(label: str, texts: list[str]) -> list[int]:
    """Where the text stands: exactly, else as a beginning, else inside."""
    if label in texts:
        return [texts.index(label)]
    for fits in (str.startswith, str.__contains__):
        if found := [at for at, text in enumerate(texts) if fits(text, label)]:
            return found
    return []


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"«{text}»" for text in texts)
