"""What can people and the bot do in the rehearsal's Telegram? The one object that everybody holds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.sandbox import copies, media, messages, polls, profile, schema, snapshot
from bot.sandbox.entities import utf16, with_found
from bot.sandbox.faults import Cut, Faults, Silence, as_error
from bot.sandbox.pace import SENDING, Pace
from bot.sandbox.updates import Inbox
from bot.sandbox.world import ApiError, Call, Chat, Impossible, Json, UploadedFile, World

METHODS: dict[str, messages.Method] = {
    **messages.METHODS,
    **copies.METHODS,
    **media.METHODS,
    **polls.METHODS,
    **profile.METHODS,
}
INBOX_METHODS = {"getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo"}
NAMES = {name.lower(): name for name in (*METHODS, *INBOX_METHODS)}


@dataclass(frozen=True, slots=True)
class TapOutcome:
    """What the phone showed after a tap: nothing (answered or not), a toast, or an alert with a text."""

    answered: bool
    text: str | None = None
    show_alert: bool = False


class Telegram(World):
    """A strict local Telegram with one bot, many people and no network.

    `listener` gets every update at once (tests); without it updates queue for getUpdates or the webhook.
    `calls` are the bot's calls, the newest last, `keep_calls` of them at most (None keeps all);
    `refusals` are the sentences about refused ones that nobody had planned or allowed.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        token: str,
        bot_name: str = "Nastavnik",
        bot_username: str = "nastavnik_sandbox_bot",
        *,
        enforce_limits: bool = False,
        keep_calls: int | None = None,
    ) -> None:
        super().__init__(clock, token, bot_name, bot_username)
        self.faults = Faults()
        self.calls: list[Call] = []
        self.refusals: list[str] = []
        self.listener: Callable[[Json], Awaitable[None]] | None = None
        self.inbox = Inbox(clock)
        self.answer_wait = 15.0  # seconds of real time that a tap waits for a bot behind HTTP
        self._pace = Pace() if enforce_limits else None
        self._keep_calls = keep_calls
        self._allowed: list[str] = []
        self._taps: dict[str, asyncio.Future[None]] = {}

    # What is there before the first word.

    def add_user(
        self,
        id: int,  # noqa: A002 - Telegram's own name for it
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str = "ru",
    ) -> Json:
        """A person with a phone; the private chat with the bot (same id) is closed until they write."""
        named = {"last_name": last_name, "username": username}
        user = {"id": id, "is_bot": False, "first_name": first_name, "language_code": language_code}
        user |= {key: value for key, value in named.items() if value is not None}
        self.users[id] = user
        self.chats.setdefault(id, Chat(id, "private", first_name, members={id: "member", self.bot["id"]: "member"}))
        profile.refresh_commands(self)
        return user

    def add_group(self, id: int, title: str, members: Sequence[int], admins: Sequence[int] = ()) -> Chat:  # noqa: A002
        """A group (negative id) with the bot and these people in it; `admins` are of it or of the bot."""
        statuses = {person: "administrator" if person in admins else "member" for person in (*members, *admins)}
        statuses.setdefault(self.bot["id"], "member")
        self.chats[id] = Chat(id, "supergroup", title, members=statuses, opened=True)
        profile.refresh_commands(self)
        return self.chats[id]

    def allows(self, *words: str) -> None:
        """Refusals with these words in them are no failure from now on."""
        self._allowed.extend(words)

    # What people do.

    async def say(self, user_id: int, text: str, chat_id: int | None = None, reply_to: int | None = None) -> Json:
        """The person writes; returns their message. Raises Impossible: a blocked bot, a foreign chat, no text."""
        chat = self._place(user_id, chat_id)
        if not text.strip() or utf16(text) > 4096:
            raise Impossible("a phone sends texts of 1 to 4096 characters")
        body: Json = {"text": text}
        if entities := with_found(text, []):
            body["entities"] = entities
        if chat.type == "private" and text.split(maxsplit=1)[0] == "/start":
            chat.start_payload = text.partition(" ")[2].strip() or None
        return await self._send(user_id, chat, body, reply_to)

    async def upload(
        self,
        user_id: int,
        name: str,
        content: bytes,
        caption: str | None = None,
        *,
        as_photo: bool = False,
        chat_id: int | None = None,
    ) -> Json:
        """The person sends a document, or a picture as a photo; returns their message."""
        chat = self._place(user_id, chat_id)
        try:
            stored = media.store(self, UploadedFile(name, content), "photo" if as_photo else "document")
        except ApiError as error:
            raise Impossible(error.description) from error
        body = media.as_content(stored)
        if caption:
            body["caption"] = caption
        return await self._send(user_id, chat, body, None)

    async def tap(self, user_id: int, chat_id: int, message_id: int, data: str) -> TapOutcome:
        """The person presses a callback button of a message, which may be gone by now; waits for the answer."""
        chat = self._place(user_id, chat_id)
        for old in [key for key, kept in self.queries.items() if self.now() - kept["at"] > messages.QUERY_LIVES]:
            del self.queries[old]
        query_id = str(self.next_id("query"))
        query: Json = {"id": query_id, "user_id": user_id, "chat_id": chat.id, "at": self.now(), "answer": None}
        self.queries[query_id] = query
        message = chat.find(message_id)
        if message is None:
            message = {"chat": self.chat_json(chat), "message_id": message_id, "date": 0}
        body = {
            "id": query_id,
            "from": self.users[user_id],
            "message": dict(message),
            "chat_instance": str(chat.id),
            "data": data,
        }
        try:
            if self.listener is None:
                self._taps[query_id] = asyncio.get_running_loop().create_future()
                await self._deliver("callback_query", body)
                await asyncio.wait([self._taps[query_id]], timeout=self.answer_wait)
            else:
                await self._deliver("callback_query", body)
        finally:
            self._taps.pop(query_id, None)
        answer = query["answer"]
        return TapOutcome(False) if answer is None else TapOutcome(True, answer["text"], answer["show_alert"])

    async def vote(self, user_id: int, poll_id: str, option_ids: Sequence[int]) -> Json:
        """The person votes (or takes the vote back with no options); returns the poll. Raises Impossible."""
        self._place(user_id, self.polls[poll_id]["chat_id"] if poll_id in self.polls else None)
        poll, answer = polls.vote(self, self.users[user_id], poll_id, list(option_ids))
        await self._deliver("poll", deepcopy(poll))  # the next vote must not change an update on its way
        if answer is not None:
            await self._deliver("poll_answer", answer)
        return poll

    async def block(self, user_id: int) -> None:
        """The person blocks the bot: it is told, and may not write to them."""
        await self._turn(user_id, blocked=True)

    async def unblock(self, user_id: int) -> None:
        """The person lets the bot write again."""
        await self._turn(user_id, blocked=False)

    # What the bot does.

    async def call(
        self, method: str, params: Json, files: Mapping[str, UploadedFile] | None = None, typed: bool = False
    ) -> Any:
        """Do what the bot asks and return a JSON-able result.

        `typed` says that `params` are already JSON of the right types (a session's), which is quicker than
        reading an HTTP form. Raises ApiError with Telegram's words, or Broken when a fault allows no answer.
        """
        name = NAMES.get(method.lower())
        if name is None:
            self._note(method, params, ApiError(404, "Not Found"))
            raise ApiError(404, "Not Found")
        chat_id = _chat_id(params)
        fault = self.faults.pick(name, chat_id)
        if fault is not None:
            if isinstance(fault, Cut | Silence) and fault.performed:
                await self._perform(name, params, files or {}, typed)
            else:
                self._note(name, params, fault)
            raise as_error(fault)
        return await self._perform(name, params, files or {}, typed)

    async def _perform(self, name: str, params: Json, files: Mapping[str, UploadedFile], typed: bool) -> Any:
        try:
            params = schema.complete(name, params) if typed else schema.read(name, params)
            if name in INBOX_METHODS:
                return await self.inbox.call(name, params)
            if self._pace is not None and name in SENDING:
                count = len(params["media"]) if name == "sendMediaGroup" else 1
                self._pace.admit(self.clock().timestamp(), self.chat(params).id, count)
            result = METHODS[name](self, params, files)
        except ApiError as error:
            self._note(name, params, error)
            raise
        self._note(name, params, None)
        if name == "answerCallbackQuery" and (waiting := self._taps.get(params["callback_query_id"])) is not None:
            waiting.set_result(None)
        return result

    def _note(self, method: str, params: Json, problem: ApiError | object | None) -> None:
        outcome = "ok" if problem is None else getattr(problem, "description", str(problem))
        self.calls.append(Call(method, params, _chat_id(params), outcome, self.clock()))
        if self._keep_calls is not None and len(self.calls) > self._keep_calls:
            del self.calls[: -self._keep_calls]
        # A slow-down or a block is life; every other refusal is the bot's mistake unless the test allows it.
        expected = not isinstance(problem, ApiError) or problem.code in {403, 429}
        if not expected and not any(words in outcome for words in self._allowed):
            self.refusals.append(f"{method} was refused: {outcome}")

    # How it goes on after a restart.

    def snapshot(self) -> Json:
        """Everything that must survive a restart, as JSON."""
        return snapshot.take(self, self.inbox)

    def restore(self, saved: Json) -> None:
        """Go on from a snapshot; the people and groups that it knows replace the present ones."""
        snapshot.put_back(self, self.inbox, saved)

    def _place(self, user_id: int, chat_id: int | None) -> Chat:
        """The chat where this person may act now."""
        if user_id not in self.users:
            raise Impossible(f"nobody has the id {user_id}")
        chat = self.chats.get(user_id if chat_id is None else chat_id)
        if chat is None or user_id not in chat.members:
            raise Impossible(f"user {user_id} is not in the chat {chat_id}")
        if chat.blocked:
            raise Impossible("the bot is blocked: unblock it first")
        return chat

    async def _send(self, user_id: int, chat: Chat, body: Json, reply_to: int | None) -> Json:
        if reply_to is not None:
            replied = chat.find(reply_to)
            if replied is None:
                raise Impossible(f"there is no message {reply_to} to reply to")
            body["reply_to_message"] = {key: value for key, value in replied.items() if key != "reply_to_message"}
        if not chat.opened:
            chat.opened = True
            self.tell("chat", chat.id, opened=True, blocked=chat.blocked)
        chat.force_reply = None
        message = self.add_message(chat, self.users[user_id], body)
        if self._heard(chat, body):
            await self._deliver("message", dict(message))
        return message

    def _heard(self, chat: Chat, body: Json) -> bool:
        """In a group a bot that is no administrator hears only commands, its own name and replies to it."""
        if chat.type == "private" or chat.members[self.bot["id"]] == "administrator":
            return True
        text, me = body.get("text", ""), self.bot["username"]
        if f"@{me}" in text or body.get("reply_to_message", {}).get("from") == self.bot:
            return True
        return text.startswith("/") and "@" not in text.split()[0]

    async def _turn(self, user_id: int, blocked: bool) -> None:
        chat = self.chats[user_id]
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        self.tell("chat", chat.id, opened=chat.opened, blocked=blocked)
        free, banned = {"user": self.bot, "status": "member"}, {"user": self.bot, "status": "kicked", "until_date": 0}
        body = {
            "chat": self.chat_json(chat),
            "from": self.users[user_id],
            "date": self.now(),
            "old_chat_member": free if blocked else banned,
            "new_chat_member": banned if blocked else free,
        }
        await self._deliver("my_chat_member", body)

    async def _deliver(self, kind: str, body: Json) -> None:
        update = {"update_id": self.next_id("update"), kind: body}
        if self.listener is not None:
            await self.listener(update)
        else:
            self.inbox.put(kind, update)


def _chat_id(params: Json) -> int | None:
    """The chat that a call names, as far as one can tell before reading it."""
    try:
        return int(params["chat_id"])
    except (KeyError, TypeError, ValueError):
        return None
