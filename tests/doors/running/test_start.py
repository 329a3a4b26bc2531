"""The start, and people who get answers."""

from structlog.testing import capture_logs

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.run import MENU
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from bot.storage.migrations import head
from tests.doors.running.lives import Living, heard


async def test_the_start_says_in_three_lines_who_where_and_what(
    living: Living, settings: Settings, course: Course
) -> None:
    with capture_logs() as lines:
        async with living(settings):
            pass
    assert [line for line in lines if line["event"] in {"bot", "database", "course"}] == [
        {"event": "bot", "log_level": "info", "name": "Nastavnik", "username": "@nastavnik_sandbox_bot"},
        {"event": "database", "log_level": "info", "url": settings.database_url, "schema": head()},
        {
            "event": "course",
            "log_level": "info",
            "title": course.title,
            "version": course.version,
            "lessons": len(course.lessons),
        },
    ]
    assert lines[-1]["event"] == "stopped"


async def test_people_get_answers_and_a_menu_through_polling(
    living: Living, settings: Settings, telegram: Telegram, anna: Person, say: Phrases
) -> None:
    with telegram.watch() as watch:
        async with living(settings):
            answer = await heard(telegram, "/start")
            while not anna.commands:  # they come when they come
                await anext(aiter(watch))
    assert answer == anna.screen.message
    assert anna.commands == list(MENU)
    assert {f"command-{name}" for name in MENU} == {key for key in sorted(say.keys()) if key.startswith("command-")}


async def test_the_same_bot_lives_on_postgresql(
    living: Living, settings: Settings, telegram: Telegram, anna: Person, postgres_url: str
) -> None:
    settings = settings.model_copy(update={"database_url": f"{postgres_url}?password=secret"})
    with capture_logs() as lines:
        async with living(settings):
            await heard(telegram, "/start")
    place = postgres_url.replace("tester@", "")
    assert [line["url"] for line in lines if line["event"] == "database"] == [place]
    async with living(settings):
        answer = await heard(telegram, "Анна")
    assert answer == anna.screen.message
    assert anna.screen.text.startswith("Рад знакомству, Анна!")


async def test_a_webhook_of_before_does_not_stand_in_the_way_of_polling(
    living: Living, settings: Settings, telegram: Telegram, anna: Person
) -> None:
    await telegram.call("setWebhook", {"url": "https://bot.example.org/telegram"}, {})
    async with living(settings):
        answer = await heard(telegram, "/start")
    assert answer == anna.screen.message
