"""The demo as people meet it: a real browser, the page, Telegram's stand-in behind HTTP and the real bot.

Needs Chromium or Chrome. Without one the tests are skipped, unless REQUIRE_BROWSER is set.
"""

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.run import run
from bot.sandbox.clock import SandboxClock
from bot.sandbox.demo import DemoPlace, open_place
from bot.sandbox.people import Person, Screen
from bot.sandbox.telegram import TapOutcome
from bot.settings import read_settings
from tests.conftest import CONTENT, meet
from tests.learning.taking import take
from tests.safety import SAFETY_NET_SECONDS

BROWSER = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
REQUIRED = bool(os.environ.get("REQUIRE_BROWSER"))
if not REQUIRED:
    pytest.importorskip("playwright", reason="no Playwright: pip install -e '.[e2e]'")
    if BROWSER is None:
        pytest.skip("no browser: install Chromium or Chrome", allow_module_level=True)

from playwright.async_api import FilePayload, Page, async_playwright, expect  # noqa: E402 - an extra that may be absent

PHONE, DESK = (390, 844), (1280, 800)
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ANNA = 1001
PATIENT_MS = SAFETY_NET_SECONDS * 1000
expect.set_options(timeout=PATIENT_MS)
MENU = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}, {"text": "Нет", "callback_data": "no"}]]}

Script = Callable[[dict[str, Any]], Awaitable[None]]


@pytest.fixture
async def place(tmp_path: Path, clock: SandboxClock) -> AsyncIterator[DemoPlace]:
    async with open_place(tmp_path / "demo", fresh=False, port=0, clock=clock) as place:
        yield place


@asynccontextmanager
async def looking(at: str, size: tuple[int, int] = PHONE, forgiven: str = "\n") -> AsyncIterator[Page]:
    """The page open as Anna in a window of this size; a complaint of the browser fails the test, unless forgiven."""
    mistakes: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=BROWSER, args=ARGS, timeout=PATIENT_MS)
        page = await browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="ru-RU")
        page.set_default_timeout(PATIENT_MS)
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.on("console", lambda told: mistakes.append(told.text) if told.type == "error" else None)
        await page.goto(f"{at}/#{ANNA}")
        await expect(page.locator("#title")).to_have_text("Наставник")
        yield page
        await browser.close()
    assert [mistake for mistake in mistakes if forgiven not in mistake] == []


@asynccontextmanager
async def bot_at(place: DemoPlace, course: Course, say: Phrases, database: Path) -> AsyncIterator[None]:
    """The real bot, which asks this place for updates over HTTP."""
    settings = read_settings(env_file=None).on_stage(place.token, place.url, database)
    settings = settings.model_copy(update={"content_dir": CONTENT})
    stop, ready = asyncio.Event(), asyncio.Event()
    async with asyncio.TaskGroup() as both:
        both.create_task(run(settings, course, say, place.clock, stop, ready=ready))
        await ready.wait()
        try:
            yield
        finally:
            stop.set()


class Visitor(Person):
    """A person who writes and taps in the browser: what the tests ask of her, her mouse and keyboard do."""

    def __init__(self, place: DemoPlace, page: Page) -> None:
        super().__init__(place.telegram, ANNA, "Анна")
        self.page = page

    async def says(self, text: str, chat_id: int | None = None, reply_to: int | None = None) -> None:
        """Write to the bot (an empty chat has a button for /start) and wait until its answer is on the page."""
        start = self.page.locator("#start")
        with self.telegram.watch() as watch:
            if text == "/start" and await start.is_visible():
                await start.click()
            else:
                await self.page.locator("#text").fill(text)
                await self.page.locator("#text").press("Enter")
            async with asyncio.timeout(SAFETY_NET_SECONDS):
                async for event in watch:
                    if event["kind"] == "message" and event["message"]["from"]["is_bot"]:
                        break
        await self._sees_her_screen()

    async def taps(self, label: str, on: Screen | None = None) -> TapOutcome | None:
        """Press the button and wait until the bot has answered and the page shows what came of it."""
        found = self._button(label, on)
        assert isinstance(found, tuple)
        data, screen = found
        texts = [button for row in screen.keyboard for button in row]
        at = next(number for number, button in enumerate(texts) if button.get("callback_data") == data)
        async with self.page.expect_response("**/act/tap") as answer:
            await self.page.locator(f'[data-id="{screen.message_id}"] .key').nth(at).click()
        told = await (await answer.value).json()
        assert told["answered"], f"the bot left the tap on «{label}» unanswered"
        await self._sees_her_screen()
        return TapOutcome(**told)

    async def _sees_her_screen(self) -> None:
        row = self.page.locator(f'[data-id="{self.screen.message_id}"]')
        await expect(row.locator(".text")).to_have_text(self.screen.text, use_inner_text=True)
        await expect(row.locator(".key")).to_have_text([text for texts in self.screen.buttons for text in texts])


@SIZES
async def test_a_lesson_and_a_quiz_are_taken_on_the_page(
    place: DemoPlace, course: Course, say: Phrases, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with bot_at(place, course, say, tmp_path / "bot.db"), looking(place.url, size) as page:
        anna = Visitor(place, page)
        await meet(anna)
        lesson = course.lessons[course.modules[0].steps[0].lesson]
        await anna.says("/lessons")
        await anna.taps("▶️ Начать урок")
        for _ in lesson.cards[1:]:
            await anna.taps("Дальше ›")
        await take(anna, course, str(course.modules[0].steps[0].quiz), wrong=1)
        await fits(page, size)
        await has_a_picture(page)
        await anna.says("/progress")
        assert place.telegram.refusals == []


async def fits(page: Page, size: tuple[int, int]) -> None:
    """The chat is inside the window: nothing sticks out, the newest message and the field are in sight."""
    width, height = size
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    field = await page.locator("#composer").bounding_box()
    newest = await page.locator(".row").last.bounding_box()
    assert field is not None
    assert newest is not None
    assert field["y"] + field["height"] <= height
    assert newest["y"] + newest["height"] <= field["y"]
    assert await page.locator("#now-time").is_visible() == (size == DESK)
    if size == PHONE:
        assert (field["x"], field["width"]) == (0, width)


async def has_a_picture(page: Page) -> None:
    """A screenshot is no empty sheet: no single colour covers most of it, and its letters are there."""
    shot = await page.screenshot(animations="disabled")
    count = """async (bytes) => {
        const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
        canvas.drawImage(image, 0, 0);
        const pixels = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
        const colours = new Map();
        for (const pixel of pixels) colours.set(pixel, (colours.get(pixel) ?? 0) + 1);
        return [colours.size, Math.max(...colours.values()) / pixels.length];
    }"""
    colours, largest_share = await page.evaluate(count, list(shot))
    assert colours > 500
    assert largest_share < 0.7


async def test_a_tapped_button_waits_and_the_message_changes_in_place(place: DemoPlace) -> None:
    may_answer = asyncio.Event()

    async def bot(update: dict[str, Any]) -> None:
        query = update["callback_query"]
        await may_answer.wait()
        edit = {"chat_id": ANNA, "message_id": query["message"]["message_id"], "text": "Выбрано: да"}
        await place.telegram.call("editMessageText", edit | {"reply_markup": MENU}, typed=True)
        await place.telegram.call("answerCallbackQuery", {"callback_query_id": query["id"]}, typed=True)

    await asked(place, "Начнём?", reply_markup=MENU)
    place.telegram.listener = bot
    async with looking(place.url) as page:
        button = page.get_by_role("button", name="Да")
        row = await page.locator(".row").last.element_handle()
        await button.focus()
        await page.keyboard.press("Enter")
        await expect(button).to_have_attribute("aria-busy", "true")
        may_answer.set()
        await expect(page.locator(".text").last).to_have_text("Выбрано: да")
        await expect(page.get_by_role("button", name="Да")).not_to_have_attribute("aria-busy", "true")
        await expect(page.get_by_role("button", name="Да")).to_be_focused()
        assert await page.evaluate("row => row.isConnected", row)
        await expect(page.locator("#said")).to_have_text("Наставник: Выбрано: да")


@pytest.mark.parametrize("is_alert", [False, True], ids=["toast", "alert"])
async def test_the_answer_to_a_tap_is_shown(place: DemoPlace, is_alert: bool) -> None:
    async def bot(update: dict[str, Any]) -> None:
        answer = {"callback_query_id": update["callback_query"]["id"], "text": "Верно!", "show_alert": is_alert}
        await place.telegram.call("answerCallbackQuery", answer, typed=True)

    await asked(place, "Начнём?", reply_markup=MENU)
    place.telegram.listener = bot
    async with looking(place.url) as page:
        button = page.get_by_role("button", name="Да")
        await button.click()
        if is_alert:
            await expect(page.get_by_role("dialog")).to_contain_text("Верно!")
            await page.keyboard.press("Escape")
            await expect(page.get_by_role("dialog")).to_have_count(0)
            await expect(button).to_be_focused()
        else:
            await expect(page.get_by_role("status")).to_have_text("Верно!")
            await expect(page.get_by_role("status")).to_be_visible()


async def test_a_tap_without_an_answer_is_told(place: DemoPlace) -> None:
    async def bot(update: dict[str, Any]) -> None:
        return

    await asked(place, "Начнём?", reply_markup=MENU)
    place.telegram.listener = bot
    async with looking(place.url) as page:
        await page.get_by_role("button", name="Нет").click()
        await expect(page.get_by_role("status")).to_have_text("Бот не ответил на нажатие")


async def test_what_people_write_is_shown_as_they_wrote_it(place: DemoPlace) -> None:
    wicked = '<img src=x onerror="document.title=1"> <b>&amp;</b>'
    await asked(place, "Напишите")
    async with looking(place.url) as page:
        await page.locator("#text").fill(wicked)
        await page.keyboard.press("Enter")
        await expect(page.locator(".mine .text").last).to_have_text(wicked)
        assert await page.locator("#messages img").count() == 0


async def test_formatting_looks_as_the_bot_meant_it(place: DemoPlace) -> None:
    html = (
        "<b>Жирно <i>и косо</i></b> <code>1 &lt; 2</code> <a href='https://example.org/'>сюда</a> "
        "<a href='https://t.me/nastavnik_demo_bot?start=cohort'>к нам</a> <tg-spoiler>тайна</tg-spoiler>\n"
        "<blockquote>Цитата</blockquote>\nКонец"
    )
    await asked(place, html, parse_mode="HTML")
    async with looking(place.url) as page:
        text = page.locator(".row:not(.mine) .text")
        assert await text.locator("strong em").inner_text() == "и косо"
        assert await text.locator("code").inner_text() == "1 < 2"
        assert await text.locator("a").get_attribute("rel") == "noopener noreferrer"
        assert await text.locator("blockquote").inner_text() == "Цитата"
        await page.get_by_role("button", name="Скрытый текст").press("Enter")
        await expect(page.get_by_role("button", name="Скрытый текст")).to_have_count(0)
        await text.get_by_text("к нам").click()
        await expect(page.locator(".mine .text").last).to_have_text("/start cohort")


async def test_the_bots_keyboard_and_wish_for_an_answer_are_used(place: DemoPlace) -> None:
    await asked(place, "Что дальше?", reply_markup={"keyboard": [[{"text": "Урок"}, {"text": "Тест"}]]})
    async with looking(place.url) as page:
        await page.locator("#keys").get_by_role("button", name="Тест").click()
        await expect(page.locator(".mine .text").last).to_have_text("Тест")
        await asked(place, "Как вас зовут?", reply_markup={"force_reply": True})
        await expect(page.locator("#reply")).to_contain_text("Как вас зовут?")
        await page.keyboard.type("Анна")
        await page.keyboard.press("Enter")
        await expect(page.locator(".mine .quoted").last).to_contain_text("Как вас зовут?")
        await expect(page.locator("#reply")).to_be_hidden()


async def test_commands_are_chosen_with_the_keyboard_alone(place: DemoPlace) -> None:
    commands = [{"command": name, "description": f"Команда {name}"} for name in ("menu", "lessons", "quiz")]
    await place.telegram.call("setMyCommands", {"commands": commands}, typed=True)
    await asked(place, "Здравствуйте")
    async with looking(place.url) as page:
        await page.keyboard.type("/")
        await expect(page.get_by_role("option")).to_have_count(3)
        await page.keyboard.type("l")
        await expect(page.get_by_role("option")).to_have_text("/lessonsКоманда lessons")
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("option")).to_have_count(0)
        await page.keyboard.press("Backspace")
        for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
            await page.keyboard.press(key)
        await expect(page.locator(".mine .text").last).to_have_text("/quiz")


async def test_the_menu_of_commands_takes_and_returns_the_keyboard(place: DemoPlace) -> None:
    commands = [{"command": name, "description": f"Команда {name}"} for name in ("menu", "lessons")]
    await place.telegram.call("setMyCommands", {"commands": commands}, typed=True)
    await asked(place, "Здравствуйте")
    async with looking(place.url) as page:
        menu = page.locator("#menu")
        await menu.press("Enter")
        await expect(page.get_by_role("option", selected=True)).to_have_text("/menuКоманда menu")
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("listbox")).to_have_count(0)
        await expect(menu).to_be_focused()
        await menu.press("Enter")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(page.locator(".mine .text").last).to_have_text("/lessons")


async def test_a_poll_is_voted_in(place: DemoPlace) -> None:
    await asked(place, "Сейчас спрошу")
    quiz = {"question": "Когда?", "options": [{"text": "Утром"}, {"text": "Днём"}], "type": "quiz"}
    more = {"chat_id": ANNA, "correct_option_ids": [0], "explanation": "Утром читают чаще"}
    await place.telegram.call("sendPoll", quiz | more, typed=True)
    async with looking(place.url) as page:
        await page.get_by_role("button", name="Днём").click()
        await expect(page.locator(".told.right")).to_contain_text("Утром")
        await expect(page.locator(".told.wrong")).to_contain_text("100%Днём")
        await expect(page.locator(".why")).to_have_text("Утром читают чаще")


async def test_a_file_is_sent_with_a_caption_and_can_be_fetched_back(place: DemoPlace) -> None:
    await asked(place, "Пришлите файл")
    async with looking(place.url) as page:
        file = FilePayload(name="План постов.xlsx", mimeType="application/octet-stream", buffer=b"rows")
        await page.set_input_files("#file", file)
        await page.keyboard.type("На неделю")
        await page.keyboard.press("Enter")
        await expect(page.locator(".mine .text").last).to_have_text("На неделю")
        async with page.expect_download() as download:
            await page.get_by_role("link", name="План постов.xlsx").click()
        fetched = await download.value
        assert fetched.suggested_filename == "План постов.xlsx"
        assert (await fetched.path()).read_bytes() == b"rows"


async def test_on_a_phone_people_and_clock_open_over_the_chat(place: DemoPlace, clock: SandboxClock) -> None:
    await asked(place, "Здравствуйте, Анна")
    async with looking(place.url) as page:
        await page.locator("#open-side").click()
        await page.get_by_role("button", name="Завтра, 9:00").click()
        await expect(page.locator("#now-date")).to_have_text("вторник, 24 ноября")
        await page.keyboard.press("Escape")
        await expect(page.locator("#open-side")).to_be_focused()
        await page.locator("#open-side").click()
        await page.get_by_role("button", name=re.compile("^Борис")).click()
        await expect(page.get_by_role("button", name="Начать")).to_be_visible()
        await expect(page.locator(".row")).to_have_count(0)
        assert clock().isoformat() == "2026-11-24T06:00:00+00:00"


async def test_the_page_finds_back_after_a_restart(tmp_path: Path, clock: SandboxClock) -> None:
    before = AsyncExitStack()
    place = await before.enter_async_context(open_place(tmp_path, fresh=False, port=0, clock=clock))
    await asked(place, "До перерыва")
    async with looking(place.url, forgiven="WebSocket connection") as page:
        await before.aclose()
        await expect(page.locator("#status")).to_have_text("соединение…")
        port = int(place.url.rpartition(":")[2])
        async with open_place(tmp_path, fresh=False, port=port, clock=clock) as place:
            await expect(page.locator("#status")).to_have_text("бот")
            await asked(place, "После перерыва")
            texts = ["/start", "До перерыва", "После перерыва"]
            await expect(page.locator(".text")).to_have_text(texts)


async def asked(place: DemoPlace, text: str, **more: Any) -> None:
    """The bot writes to Anna, who has opened the chat."""
    if not place.telegram.chats[ANNA].opened:
        await place.telegram.say(ANNA, "/start")
    await place.telegram.call("sendMessage", {"chat_id": ANNA, "text": text, **more}, typed=True)
