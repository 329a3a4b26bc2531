"""What does the rehearsal's Telegram remember? People, chats, messages, files and what was called."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """Telegram's refusal: an HTTP-like code, its words, and `parameters` such as `retry_after` (seconds)."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        """The body that the Bot API sends with it."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return body if self.parameters is None else body | {"parameters": self.parameters}


def bad_request(words: str) -> ApiError:
    """The commonest refusal: 400 with Telegram's words after "Bad Request: "."""
    return ApiError(400, f"Bad Request: {words}")


class Impossible(ValueError):
    """A person tried what no phone would let them do (write to a blocked bot, vote in a closed poll)."""


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file as it comes with a call: its name, bytes and MIME type."""

    name: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram keeps; `kind` is photo or document, width and height (pixels) are 0 for a document."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    path: str
    content: bytes
    content_type: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call: what was asked, of which chat, how it ended ("ok" or the refusal's words), when."""

    method: str
    params: Json
    chat_id: int | None
    outcome: str
    at: datetime


@dataclass
class Chat:
    """A private chat or a group: `messages` are Bot API JSON, oldest first; `members` maps user id to status.

    `reply_keyboard` and `force_reply` are the markups that a phone would show now; `start_payload` is the last
    deep link's; `screen_id` is the bot's message that was sent or edited last; `reactions` are the bot's; `fixed` are
    the ids of messages that Telegram lets nobody edit (sent with a reply keyboard, forwarded).
    """

    id: int
    type: str
    title: str
    messages: list[Json] = field(default_factory=list)
    members: dict[int, str] = field(default_factory=dict)
    opened: bool = False
    blocked: bool = False
    reply_keyboard: Json | None = None
    force_reply: Json | None = None
    start_payload: str | None = None
    screen_id: int | None = None
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    fixed: set[int] = field(default_factory=set)
    commands: list[Json] = field(default_factory=list)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})

    def find(self, message_id: int) -> Json | None:
        """The message with this id, or None."""
        # Ids only grow, so the list is sorted: a bench's thousandth message costs as much as the first.
        at = bisect_left(self.messages, message_id, key=lambda message: message["message_id"])
        if at < len(self.messages) and self.messages[at]["message_id"] == message_id:
            return self.messages[at]
        return None

    def drop(self, message_id: int) -> None:
        """Forget a message that is there."""
        self.messages = [message for message in self.messages if message["message_id"] != message_id]
        if self.screen_id == message_id:
            self.screen_id = None


class Watch:
    """A stream of events (JSON dicts with `kind` and `chat_id`) for whoever looks at the chats: the page.

    Kinds and what comes with them: message and edited (message), deleted (message_ids), typing (action), toast
    (user_id, query_id, text, show_alert, url), poll (message_id, poll), keyboard (reply_keyboard, force_reply),
    commands (commands), menu (menu_button), reaction (message_id, reaction), chat (opened, blocked).
    Iterate it (`async for event in watch`) or take what is there with `pending()`; `close()` ends it, as does
    leaving a `with` block.
    """

    def __init__(self, watchers: list[Watch]) -> None:
        self._events: asyncio.Queue[Json | None] = asyncio.Queue()
        self._watchers = watchers
        watchers.append(self)

    def tell(self, event: Json | None) -> None:
        """Add an event; None ends the stream."""
        self._events.put_nowait(event)

    def pending(self) -> list[Json]:
        """All events that wait now, without waiting for more."""
        events = []
        while not self._events.empty():
            if (event := self._events.get_nowait()) is not None:
                events.append(event)
        return events

    def close(self) -> None:
        """Stop listening."""
        if self in self._watchers:
            self._watchers.remove(self)
            self.tell(None)

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aiter__(self) -> AsyncIterator[Json]:
        while (event := await self._events.get()) is not None:
            yield event


class World:
    """Telegram's memory and the few moves that every method is made of."""

    def __init__(self, clock: Callable[[], datetime], token: str, bot_name: str, bot_username: str) -> None:
        self.clock = clock
        self.token = token
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": bot_name,
            "username": bot_username,
        }
        self.users: dict[int, Json] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.polls: dict[str, Json] = {}  # id -> {"poll": Bot API JSON, "chat_id", "message_id", "votes": {user: ids}}
        self.queries: dict[str, Json] = {}  # callback query id -> {"user_id", "at", "answer": None or its JSON}
        self.commands: dict[str, list[Json]] = {}  # "scope/language" -> commands
        self.profile: dict[str, str] = {}  # "name/ru" -> text
        self.menu_button: Json = {"type": "commands"}
        self.counters: dict[str, int] = {}
        self._watchers: list[Watch] = []

    def next_id(self, kind: str) -> int:
        """The next number of its kind: 1, 2, 3..."""
        self.counters[kind] = number = self.counters.get(kind, 0) + 1
        return number

    def now(self) -> int:
        """The time as Telegram writes it: whole seconds since 1970."""
        return int(self.clock().timestamp())

    def watch(self) -> Watch:
        """A new stream of everything that happens from now on."""
        return Watch(self._watchers)

    def tell(self, kind: str, chat_id: int, **details: Any) -> None:
        """Let those who watch know."""
        for watcher in self._watchers:
            # Messages are edited in place: whoever reads the event later must see it as it was.
            seen = {key: dict(value) if isinstance(value, dict) else value for key, value in details.items()}
            watcher.tell({"kind": kind, "chat_id": chat_id, **seen})

    def chat_json(self, chat: Chat) -> Json:
        """The chat as it stands inside messages."""
        if chat.type != "private":
            return {"id": chat.id, "type": chat.type, "title": chat.title}
        user = self.users[chat.id]
        named: Json = {key: user[key] for key in ("first_name", "last_name", "username") if key in user}
        return {"id": chat.id, "type": "private", **named}

    def chat(self, params: Json, key: str = "chat_id") -> Chat:
        """The chat that a call means, known to the bot. Raises ApiError as Telegram does."""
        wanted = params.get(key)
        if wanted is None or wanted == "":
            raise bad_request("chat_id is empty")
        if isinstance(wanted, str) and not wanted.lstrip("-").isdigit():
            raise bad_request("chat not found")
        chat = self.chats.get(int(wanted))
        # A private chat does not exist for the bot until the person has written first.
        if chat is None or (chat.type == "private" and not chat.opened):
            raise bad_request("chat not found")
        return chat

    def writable(self, params: Json) -> Chat:
        """The chat that a call writes to. Raises ApiError: not found, blocked, not a member."""
        chat = self.chat(params)
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if chat.type != "private" and chat.members.get(self.bot["id"]) in (None, "left", "kicked"):
            raise ApiError(403, "Forbidden: bot is not a member of the supergroup chat")
        return chat

    def add_message(self, chat: Chat, sender: Json, body: Json) -> Json:
        """Put a new message (its content is `body`) into the chat and return it whole."""
        message = {
            "message_id": self.next_id("message"),
            "from": sender,
            "chat": self.chat_json(chat),
            "date": self.now(),
            **body,
        }
        chat.messages.append(message)
        if sender["id"] == self.bot["id"]:
            chat.screen_id = message["message_id"]
        self.tell("message", chat.id, message=message)
        return message

    def changed(self, chat: Chat, message: Json) -> Json:
        """Note that a bot's message was edited and return it."""
        message["edit_date"] = self.now()
        chat.screen_id = message["message_id"]
        self.tell("edited", chat.id, message=message)
        return message
