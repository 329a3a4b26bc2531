"""The page over a real loopback server: what it serves, what it hears and says, and whom it refuses."""

import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, FormData, WSMsgType

from bot.sandbox.clock import STRIDE, SandboxClock
from bot.sandbox.demo import DemoPlace, open_place, run_demo
from bot.sandbox.page import PAGE, Cast

ANNA, BORIS, VERA, OLEG, GROUP = 1001, 1002, 1003, 1004, -2001
MONDAY = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)  # nine in the morning in Moscow
BUTTON = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock(MONDAY)


@pytest.fixture
async def place(tmp_path: Path, clock: SandboxClock) -> AsyncIterator[DemoPlace]:
    async with open_place(tmp_path, fresh=False, port=0, clock=clock) as place:
        yield place


@pytest.fixture
async def web(place: DemoPlace) -> AsyncIterator[ClientSession]:
    async with ClientSession(place.url) as session:
        yield session


async def act(web: ClientSession, name: str, **body: Any) -> tuple[int, dict[str, Any]]:
    async with web.post(f"/act/{name}", json=body) as answer:
        return answer.status, await answer.json()


async def upload(web: ClientSession, name: str, content: bytes, **fields: str) -> tuple[int, dict[str, Any]]:
    form = FormData({"as": str(ANNA), "chat": str(ANNA), **fields}, quote_fields=False)  # names as browsers send them
    form.add_field("file", content, filename=name)
    async with web.post("/act/upload", data=form) as answer:
        return answer.status, await answer.json()


async def ask(place: DemoPlace, text: str, **more: Any) -> int:
    """The bot writes to Anna; the message's id."""
    message = await place.telegram.call("sendMessage", {"chat_id": ANNA, "text": text, **more}, typed=True)
    return int(message["message_id"])


async def test_the_page_is_served_with_everything_it_asks_for(web: ClientSession) -> None:
    async with web.get("/") as answer:
        html = await answer.text()
    asked = re.findall(r'(?:href|src)="(page/[^"]+)"', html)
    scripts = [path.name for path in PAGE.glob("*.js")]
    assert set(asked) == {"page/icon.svg", "page/page.css", "page/page.js"}
    for path in [*asked, *(f"page/{name}" for name in scripts)]:
        async with web.get(f"/{path}") as answer:
            assert answer.status == 200


async def test_nothing_on_the_page_may_come_from_elsewhere(web: ClientSession) -> None:
    async with web.get("/") as answer:
        policy = dict(rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; "))
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/", "/live", "/act/say", "/act/clock"])
async def test_a_page_elsewhere_can_neither_look_nor_act(
    web: ClientSession, place: DemoPlace, path: str, headers: dict[str, str]
) -> None:
    body = {"as": ANNA, "chat": ANNA, "text": "/start"}
    async with web.request("POST" if "act" in path else "GET", path, headers=headers, json=body) as answer:
        assert answer.status == 403
    assert place.telegram.chats[ANNA].messages == []
    assert place.clock() == MONDAY


async def test_the_page_itself_may_act(web: ClientSession, place: DemoPlace) -> None:
    body = {"as": ANNA, "chat": ANNA, "text": "/start"}
    async with web.post("/act/say", json=body, headers={"Origin": place.url}) as answer:
        assert (answer.status, await answer.json()) == (200, {"message_id": 1})


async def test_a_page_that_opens_is_told_everything(web: ClientSession, place: DemoPlace) -> None:
    await act(web, "say", **{"as": ANNA}, chat=ANNA, text="/start")
    await ask(place, "Начнём?", reply_markup=BUTTON)
    async with web.ws_connect("/live") as line:
        hello = await line.receive_json()
    assert hello["kind"] == "hello"
    assert [one["first_name"] for one in hello["people"]] == ["Анна", "Борис", "Вера", "Олег"]
    assert (hello["now"], hello["zone"]) == (MONDAY.isoformat(), "Europe/Moscow")
    assert [message["text"] for message in hello["chats"][str(ANNA)]["messages"]] == ["/start", "Начнём?"]
    assert hello["chats"][str(BORIS)]["messages"] == []
    assert hello["chats"][str(GROUP)]["messages"] == []


async def test_what_happens_is_told_in_its_order(web: ClientSession, place: DemoPlace) -> None:
    async with web.ws_connect("/live") as line:
        await line.receive_json()
        await act(web, "say", **{"as": ANNA}, chat=ANNA, text="/start")
        await place.telegram.call("sendChatAction", {"chat_id": ANNA, "action": "typing"}, typed=True)
        asked = await ask(place, "Начнём?", reply_markup=BUTTON)
        edit = {"chat_id": ANNA, "message_id": asked, "text": "Начали"}
        await place.telegram.call("editMessageText", edit, typed=True)
        await place.telegram.call("deleteMessage", {"chat_id": ANNA, "message_id": asked}, typed=True)
        told = [await line.receive_json() for _ in range(6)]
    assert [event["kind"] for event in told] == ["chat", "message", "typing", "message", "edited", "deleted"]
    assert [event["message"]["text"] for event in told if "message" in event] == ["/start", "Начнём?", "Начали"]


async def test_commands_keyboards_and_wishes_for_an_answer_come_along(web: ClientSession, place: DemoPlace) -> None:
    await act(web, "say", **{"as": ANNA}, chat=ANNA, text="/start")
    commands = [{"command": "menu", "description": "Меню"}]
    await place.telegram.call("setMyCommands", {"commands": commands}, typed=True)
    await place.telegram.call("setMyDescription", {"description": "Учу вести страницу"}, typed=True)
    await ask(place, "Что дальше?", reply_markup={"keyboard": [[{"text": "Урок"}]]})
    asked = await ask(place, "Ваше имя?", reply_markup={"force_reply": True})
    async with web.ws_connect("/live") as line:
        chat = (await line.receive_json())["chats"][str(ANNA)]
    assert chat["commands"] == commands
    assert chat["about"] == "Учу вести страницу"
    assert chat["keys"] == {"keyboard": [[{"text": "Урок"}]]}
    assert chat["reply"] == {"force_reply": True, "message_id": asked}


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ({}, {"answered": True, "text": None, "show_alert": False}),
        ({"text": "Верно"}, {"answered": True, "text": "Верно", "show_alert": False}),
        ({"text": "Стоп", "show_alert": True}, {"answered": True, "text": "Стоп", "show_alert": True}),
        (None, {"answered": False, "text": None, "show_alert": False}),
    ],
)
async def test_a_tap_returns_what_the_bot_answered(
    web: ClientSession, place: DemoPlace, answer: dict[str, Any] | None, shown: dict[str, Any]
) -> None:
    await act(web, "say", **{"as": ANNA}, chat=ANNA, text="/start")
    asked = await ask(place, "Начнём?", reply_markup=BUTTON)

    async def bot(update: dict[str, Any]) -> None:
        query = update["callback_query"]
        assert (query["data"], query["message"]["message_id"]) == ("yes", asked)
        if answer is not None:
            await place.telegram.call("answerCallbackQuery", {"callback_query_id": query["id"], **answer}, typed=True)

    place.telegram.listener = bot
    assert await act(web, "tap", **{"as": ANNA}, chat=ANNA, message=asked, data="yes") == (200, shown)


async def test_a_vote_changes_the_message_for_everybody_who_looks(web: ClientSession, place: DemoPlace) -> None:
    await act(web, "say", **{"as": ANNA}, chat=ANNA, text="/start")
    poll = {"chat_id": ANNA, "question": "Когда?", "options": [{"text": "Утром"}, {"text": "Днём"}]}
    message = await place.telegram.call("sendPoll", poll, typed=True)
    async with web.ws_connect("/live") as line:
        await line.receive_json()
        assert await act(web, "vote", **{"as": ANNA}, poll=message["poll"]["id"], options=[1]) == (200, {})
        told = await line.receive_json()
    assert (told["kind"], told["message"]["chosen"]) == ("edited", {str(ANNA): [1]})
    assert [option["voter_count"] for option in told["message"]["poll"]["options"]] == [0, 1]


async def test_a_document_can_only_be_downloaded(web: ClientSession, place: DemoPlace) -> None:
    assert await upload(web, "Отчёт.html", b"<script>alert(1)</script>", caption="Смотрите") == (200, {})
    message = place.telegram.chats[ANNA].messages[-1]
    assert (message["document"]["file_name"], message["caption"]) == ("Отчёт.html", "Смотрите")
    async with web.get(f"/sent/{message['document']['file_id']}") as answer:
        assert await answer.read() == b"<script>alert(1)</script>"
        assert answer.content_type == "application/octet-stream"
        disposition = "attachment; filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82.html"
        assert answer.headers["Content-Disposition"] == disposition


async def test_a_picture_is_shown(web: ClientSession, place: DemoPlace, picture: bytes) -> None:
    assert await upload(web, "Обложка.png", picture, as_photo="true") == (200, {})
    size = place.telegram.chats[ANNA].messages[-1]["photo"][-1]
    assert (size["width"], size["height"]) == (4, 2)
    async with web.get(f"/sent/{size['file_id']}") as answer:
        assert (answer.content_type, answer.headers["Content-Disposition"]) == ("image/png", "inline")
        assert await answer.read() == picture


async def test_an_unknown_file_is_not_found(web: ClientSession) -> None:
    async with web.get("/sent/nothing") as answer:
        assert answer.status == 404


@pytest.mark.parametrize(
    ("jump", "later"), [("hour", timedelta(hours=1)), ("week", timedelta(weeks=1)), ("morning", timedelta(days=1))]
)
async def test_the_clock_jumps_and_the_bot_does_what_is_due_before_the_page_hears_back(
    web: ClientSession, place: DemoPlace, jump: str, later: timedelta
) -> None:
    halfway, seen = MONDAY + later / 2, []

    async def due_after(now: datetime) -> datetime | None:
        return halfway if now < halfway else None

    async def run_due() -> None:
        seen.append(place.clock())

    place.when_time_jumps(due_after, run_due)
    told = {"now": (MONDAY + later).isoformat(), "zone": "Europe/Moscow"}
    assert await act(web, "clock", jump=jump) == (200, told)
    strides = {MONDAY + n * STRIDE for n in range(1, later // STRIDE)}
    assert seen == sorted({MONDAY, *strides, halfway, MONDAY + later})


async def test_every_page_hears_that_the_clock_was_moved(web: ClientSession) -> None:
    async with web.ws_connect("/live") as line:
        await line.receive_json()
        await act(web, "clock", jump="hour")
        told = await line.receive_json()
    assert (told["kind"], told["now"]) == ("clock", (MONDAY + timedelta(hours=1)).isoformat())


@pytest.mark.parametrize(
    ("name", "body", "answer"),
    [
        ("say", {"as": 5, "chat": 5, "text": "a"}, (409, "nobody has the id 5")),
        ("say", {"as": BORIS, "chat": ANNA, "text": "a"}, (409, f"user {BORIS} is not in the chat {ANNA}")),
        ("say", {"as": BORIS, "chat": GROUP, "text": "a"}, (409, f"user {BORIS} is not in the chat {GROUP}")),
        ("say", {"as": ANNA, "chat": ANNA, "text": ""}, (400, "text: String should have at least 1 character")),
        ("say", {"as": ANNA, "chat": ANNA, "txt": "a", "text": "b"}, (400, "txt: Extra inputs are not permitted")),
        ("vote", {"as": ANNA, "poll": "9", "options": [0]}, (409, "there is no poll 9")),
        ("clock", {"jump": "year"}, (400, "jump: Input should be 'hour', 'morning' or 'week'")),
    ],
)
async def test_what_nobody_can_do_is_told_in_words(
    web: ClientSession, name: str, body: dict[str, Any], answer: tuple[int, str]
) -> None:
    status, detail = answer
    assert await act(web, name, **body) == (status, {"error": "refused", "detail": detail})


async def test_a_form_without_a_file_is_told_in_words(web: ClientSession) -> None:
    async with web.post("/act/upload", data={"as": str(ANNA), "chat": str(ANNA)}) as answer:
        told = {"error": "refused", "detail": "no file came with the form"}
        assert (answer.status, await answer.json()) == (409, told)


async def test_an_open_page_hears_the_end(tmp_path: Path, clock: SandboxClock) -> None:
    async with open_place(tmp_path, fresh=False, port=0, clock=clock) as place:
        web = ClientSession(place.url)
        line = await web.ws_connect("/live")
        await line.receive_json()
    assert (await line.receive()).type == WSMsgType.CLOSE
    await web.close()


async def test_chats_and_time_survive_a_restart(tmp_path: Path) -> None:
    then, earlier = SandboxClock(MONDAY), SandboxClock(MONDAY - timedelta(days=9))
    async with open_place(tmp_path, fresh=False, port=0, clock=then) as place:
        await place.telegram.say(ANNA, "/start")
        await ask(place, "Начнём?", reply_markup=BUTTON)
        before = place.telegram.chats[ANNA].messages
    async with open_place(tmp_path, fresh=False, port=0, clock=earlier) as place:
        assert place.telegram.chats[ANNA].messages == before
        assert place.clock() == MONDAY
        assert await ask(place, "Продолжим?") == 3
        assert {message["from"]["id"] for message in place.telegram.chats[ANNA].messages[1:]} == {
            place.telegram.bot["id"]
        }


async def test_a_fresh_start_forgets(tmp_path: Path, clock: SandboxClock) -> None:
    async with open_place(tmp_path, fresh=False, port=0, clock=clock) as place:
        await place.telegram.say(ANNA, "/start")
    async with open_place(tmp_path, fresh=True, port=0, clock=clock) as place:
        assert place.telegram.chats[ANNA].messages == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"clock": "2026-03-02T06:00:00+00:00", "telegram": {}}'])
async def test_chats_that_cannot_be_read_say_which_file_and_what_to_do(tmp_path: Path, content: str) -> None:
    kept = tmp_path / "chats.json"
    kept.write_text(content)
    with pytest.raises(ValueError, match=f"^{re.escape(str(kept))} cannot be read .* start the demo afresh$"):
        async with open_place(tmp_path, fresh=False, port=0):
            pass
    assert kept.read_text() == content


async def test_a_taken_port_gives_way_to_the_next(place: DemoPlace, tmp_path: Path) -> None:
    taken = int(place.url.rpartition(":")[2])
    async with open_place(tmp_path / "other", fresh=False, port=taken) as other:
        assert taken < int(other.url.rpartition(":")[2]) < taken + 20


async def test_the_demo_lasts_as_long_as_its_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_NO_BROWSER", "1")
    met: list[str] = []

    async def bot(place: DemoPlace) -> None:
        async with ClientSession() as web, web.get(f"{place.url}/bot{place.token}/getMe") as answer:
            met.append((await answer.json())["result"]["first_name"])

    await run_demo(tmp_path, False, 0, bot)
    assert met == ["Наставник"]
    assert json.loads((tmp_path / "chats.json").read_text("utf-8"))["telegram"]["users"] != []


def test_the_cast_has_one_of_every_role() -> None:
    cast = Cast.read()
    assert {role: cast.one(role).id for role in ("learner", "curator", "owner")} == {
        "learner": ANNA,
        "curator": VERA,
        "owner": OLEG,
    }
    assert set(cast.group["members"]) < {one.id for one in cast.people}


def test_scripts_never_make_elements_out_of_text_and_hold_no_words() -> None:
    banned = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|[а-яё]", re.I)
    found = {path.name: banned.findall(path.read_text("utf-8")) for path in PAGE.glob("*.js")}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_every_word_of_the_page_is_used_and_every_used_word_is_there() -> None:
    html = (PAGE / "index.html").read_text("utf-8")
    block = re.search(r'<script type="application/json" id="words">(.+?)</script>', html, re.S)
    assert block is not None
    words: dict[str, Any] = json.loads(block[1])
    scripts = "".join(path.read_text("utf-8") for path in PAGE.glob("*.js"))
    named = set(re.findall(r"\bwords\.(\w+)", scripts))
    by_kind = {f"{kind}{end}" for kind in ("poll", "quiz") for end in ("", "_anonymous")} | {"poll_closed"}
    by_action = {"typing", "upload_document", "upload_photo"}
    assert set(words) == named | by_kind | by_action
    assert set(words["errors"]) == {"silent", "offline", "too_big", "refused"}
