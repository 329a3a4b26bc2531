"""What does a person see of the rehearsal? The chat page, its live line, and what one can do on it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote
from weakref import WeakSet
from zoneinfo import ZoneInfo

from aiohttp import WSCloseCode, web
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.sandbox.clock import SandboxClock, live_through
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import ApiError, Chat, Impossible, Json, Watch

PAGE = Path(__file__).parent / "page"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}
# Even words that slip into the page as markup could run nothing and reach nobody.
POLICY = (
    "default-src 'self'; connect-src 'self' ws://127.0.0.1:* ws://localhost:*; img-src 'self' blob:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to play: `role` is learner, curator or owner."""

    id: int
    first_name: str
    username: str
    role: str
    about: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part in the demo: the bot's names, the people, their group (with its `about`) and time zone."""

    bot_name: str
    bot_username: str
    zone: ZoneInfo
    people: tuple[Persona, ...]
    group: Json

    @classmethod
    def read(cls, path: Path = PAGE / "personas.json") -> Cast:
        """The cast as the file tells it. Raises KeyError or TypeError when the file lacks something."""
        told = json.loads(path.read_text("utf-8"))
        people = tuple(Persona(**persona) for persona in told["people"])
        return cls(told["bot"]["name"], told["bot"]["username"], ZoneInfo(told["zone"]), people, told["group"])

    def one(self, role: str) -> Persona:
        """The first one with the role. Raises StopIteration if nobody plays it."""
        return next(persona for persona in self.people if persona.role == role)


class _Act(BaseModel):
    model_config = ConfigDict(extra="forbid")

    person: Annotated[int, Field(alias="as")]


class Say(_Act):
    """A text into a chat; `reply_to` is a message id."""

    chat: int
    text: str = Field(min_length=1, max_length=4096)
    reply_to: int | None = None


class Tap(_Act):
    """A tap on a button of a message."""

    chat: int
    message: int
    data: str


class Send(_Act):
    """What goes along with a file."""

    chat: int
    caption: str = Field(default="", max_length=1024)
    as_photo: bool = False


class Vote(_Act):
    """A vote: the option numbers, none to take it back."""

    poll: str
    options: list[int]


class Jump(BaseModel):
    """A move of the clock: an hour, to tomorrow's 9:00, a week."""

    jump: Literal["hour", "morning", "week"]


@dataclass(frozen=True, slots=True)
class Life:
    """What the bot does with time: `due_after(now)` is the next moment something is due, `run_due()` does it."""

    due_after: Callable[[datetime], Awaitable[datetime | None]]
    run_due: Callable[[], Awaitable[object]]


class Page:
    """The page over one sandbox: `mount` it on the application that serves the Bot API."""

    def __init__(self, telegram: Telegram, clock: SandboxClock, cast: Cast) -> None:
        self.telegram = telegram
        self.clock = clock
        self.cast = cast
        self.life: Life | None = None
        self._jumping = asyncio.Lock()
        self._sockets: WeakSet[web.WebSocketResponse] = WeakSet()

    def mount(self, app: web.Application) -> None:
        """Add the routes, the guard and the headers; the guard also covers what `app` served before."""
        app.middlewares.append(only_this_page)
        app.middlewares.append(told_as_json)
        app.on_response_prepare.append(_careful_headers)
        app.on_shutdown.append(self._hang_up)
        app.router.add_static("/page", PAGE)
        app.add_routes(
            [
                web.get("/", self.index),
                web.get("/live", self.live),
                web.get("/sent/{file_id}", self.sent),
                web.post("/act/say", self.say),
                web.post("/act/tap", self.tap),
                web.post("/act/vote", self.vote),
                web.post("/act/upload", self.upload),
                web.post("/act/clock", self.jump),
            ]
        )

    # What one sees

    async def index(self, _: web.Request) -> web.FileResponse:
        """The page itself."""
        return web.FileResponse(PAGE / "index.html")

    async def sent(self, request: web.Request) -> web.Response:
        """A file from a chat: pictures are shown, everything else is only ever downloaded."""
        file = self.telegram.files.get(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound
        shown = file.content_type in PICTURES
        how = "inline" if shown else f"attachment; filename*=UTF-8''{quote(file.name)}"
        kind = file.content_type if shown else "application/octet-stream"
        return web.Response(body=file.content, content_type=kind, headers={"Content-Disposition": how})

    async def live(self, request: web.Request) -> web.WebSocketResponse:
        """All chats as they are now ("hello"), then every event, as JSON, for as long as the page is open."""
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        self._sockets.add(socket)
        with self.telegram.watch() as watch:
            await socket.send_json(self.hello())
            async with asyncio.TaskGroup() as both:
                both.create_task(self._tell(socket, watch))
                async for _ in socket:
                    pass  # the page says nothing here; reading is how we notice that it has gone
                watch.close()
        return socket

    def hello(self) -> Json:
        """Everything that the page needs to draw itself."""
        people = [{"id": one.id, "first_name": one.first_name, "about": one.about} for one in self.cast.people]
        chats = {
            chat.id: {"messages": [self._seen(message) for message in chat.messages], **self._phone(chat)}
            for chat in self.telegram.chats.values()
        }
        places = {"people": people, "group": self.cast.group, "chats": chats}
        return {"kind": "hello", "bot": self.telegram.bot, **places, **self._time()}

    async def _tell(self, socket: web.WebSocketResponse, watch: Watch) -> None:
        async for event in self._events(watch):
            try:
                await socket.send_json(event)
            except ConnectionError:
                return  # the page was closed while we spoke; its reader ends the rest

    async def _events(self, watch: Watch) -> AsyncIterator[Json]:
        async for event in watch:
            chat = self.telegram.chats.get(event["chat_id"])
            if chat is None:
                yield event
                continue
            if event["kind"] in {"poll", "reaction"}:
                # A vote changes what stands in the message, though the bot has not edited it.
                event |= {"kind": "edited", "message": chat.find(event["message_id"])}
            if event.get("message"):
                event["message"] = self._seen(event["message"])
            yield event | {"chat": self._phone(chat)}

    def _seen(self, message: Json) -> Json:
        """The message with what a phone shows beside it: everybody's votes {user id: option numbers}, reactions."""
        chat = self.telegram.chats[message["chat"]["id"]]
        seen = message | {"reactions": chat.reactions.get(message["message_id"], [])}
        if "poll" in message:
            seen["chosen"] = self.telegram.polls.get(message["poll"]["id"], {}).get("votes", {})
        return seen

    def _phone(self, chat: Chat) -> Json:
        """What a phone shows around the messages: the bot's commands, keyboard, wish for an answer, words of itself."""
        profile = self.telegram.profile
        about = profile.get("description/ru") or profile.get("description/", "")
        return {"commands": chat.commands, "keys": chat.reply_keyboard, "reply": chat.force_reply, "about": about}

    def _time(self) -> Json:
        return {"now": self.clock().isoformat(), "zone": self.cast.zone.key}

    # What one does

    async def say(self, request: web.Request) -> web.Response:
        """Write into a chat; returns the message."""
        act = Say.model_validate_json(await request.read())
        said = await self.telegram.say(act.person, act.text, chat_id=act.chat, reply_to=act.reply_to)
        return web.json_response({"message_id": said["message_id"]})

    async def tap(self, request: web.Request) -> web.Response:
        """Tap a button; returns what the bot answered: {answered, text, show_alert}."""
        act = Tap.model_validate_json(await request.read())
        outcome = await self.telegram.tap(act.person, act.chat, act.message, act.data)
        told = {"answered": outcome.answered, "text": outcome.text, "show_alert": outcome.show_alert}
        return web.json_response(told)

    async def vote(self, request: web.Request) -> web.Response:
        """Vote in a poll."""
        act = Vote.model_validate_json(await request.read())
        await self.telegram.vote(act.person, act.poll, act.options)
        return web.json_response({})

    async def upload(self, request: web.Request) -> web.Response:
        """Send a file (multipart: as, chat, caption, as_photo, file)."""
        form = dict(await request.post())
        file = form.pop("file", None)
        if not isinstance(file, web.FileField):
            raise Impossible("no file came with the form")
        act = Send.model_validate(form)
        content = await asyncio.to_thread(file.file.read)
        await self.telegram.upload(
            act.person, file.filename, content, act.caption or None, as_photo=act.as_photo, chat_id=act.chat
        )
        return web.json_response({})

    async def jump(self, request: web.Request) -> web.Response:
        """Move the clock on and let the bot do what falls due on the way, each at its moment; returns {now, zone}."""
        act = Jump.model_validate_json(await request.read())
        async with self._jumping:
            target = _moved(self.clock().astimezone(self.cast.zone), act.jump)
            if self.life is None:
                self.clock.jump_to(target)
            else:
                await live_through(self.clock, target, self.life.due_after, self.life.run_due)
            self.telegram.tell("clock", 0, **self._time())
        return web.json_response(self._time())

    async def _hang_up(self, _: web.Application) -> None:
        for socket in list(self._sockets):
            await socket.close(code=WSCloseCode.GOING_AWAY)


def _moved(now: datetime, jump: str) -> datetime:
    """`now` (in people's own zone) after the jump: morning is tomorrow's 9:00 by their clocks."""
    if jump == "morning":
        return datetime.combine(now.date() + timedelta(days=1), time(9), now.tzinfo)
    return now + (timedelta(hours=1) if jump == "hour" else timedelta(weeks=1))


@web.middleware
async def only_this_page(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse what another site's page could send: a foreign Origin, or a foreign name that points to this machine."""
    origin = request.headers.get("Origin")
    if request.url.host not in LOOPBACK or origin not in (None, f"http://{request.host}"):
        raise web.HTTPForbidden(text="This rehearsal speaks only with its own page on this machine.")
    return await handler(request)


@web.middleware
async def told_as_json(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """What people cannot do is told to the page as {"error", "detail"}; the Bot API has its own words."""
    if not request.path.startswith("/act/"):
        return await handler(request)
    try:
        return await handler(request)
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        return _refused(400, f"{'.'.join(map(str, first['loc']))}: {first['msg']}")
    except (Impossible, ApiError) as problem:
        return _refused(409, str(problem))


def _refused(status: int, detail: str) -> web.Response:
    return web.json_response({"error": "refused", "detail": detail}, status=status)


async def _careful_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-cache"
