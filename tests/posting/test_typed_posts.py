"""A post as people type it: said back with its weekday, and kept as far as it was understood."""

from datetime import date

import pytest

from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import PAGE, plans, posts, rows

NO_TIME = "Не понял время. Напишите часы и минуты, от 00:00 до 23:59, например: «18:30»."


@pytest.mark.parametrize(
    ("typed", "said_back"),
    [
        ("28.11 6:30 вечера Прививки", "🗓 Пост сб, 28 ноября в 18:30"),
        ("завтра в полвосьмого вечера", "🗓 Пост завтра (вт) в 19:30"),
        ("через неделю в четверг 10:00", "🗓 Пост чт, 3 декабря в 10:00"),
        ("10.01 10:00", "🗓 Пост вс, 10 января 2027 в 10:00"),
        ("\u200e28.11\u00a018–30 \u200bПрививки", "🗓 Пост сб, 28 ноября в 18:30"),
    ],
)
async def test_what_was_understood_is_said_back(ann: Person, typed: str, said_back: str) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/plan")
    await ann.taps("➕ Разовый пост")
    await ann.says(typed)
    assert ann.screen.text.splitlines()[2] == said_back


async def asks_for_a_post(ann: Person, typed: str) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/plan")
    await ann.taps("➕ Разовый пост")
    await ann.says(typed)


async def test_half_understood_is_half_kept(stage: Stage, ann: Person) -> None:
    await asks_for_a_post(ann, "15.12 Прививки: кому и когда")
    assert ann.screen.text == (
        f"Пост вт, 15 декабря. Во сколько?\n{PAGE}\nТема: Прививки: кому и когда\n\n"
        "Выберите или напишите своё: «18:30»."
    )
    assert ann.screen.buttons == [["10:00", "12:00"], ["15:00", "18:00"], ["🗓 План"]]
    await ann.taps("15:00")
    assert ann.toast is not None
    assert ann.toast.text == "Поставил в план ✓"
    assert ann.screen.text.startswith("🗓 Пост вт, 15 декабря в 15:00")
    assert await rows(stage, "day", "at_time", "topic") == [(date(2026, 12, 15), "15:00", "Прививки: кому и когда")]
    await ann.presses("wah:1:202612151500")  # a second tap finds the minute taken
    assert len(await rows(stage, "id")) == 1


async def test_the_time_alone_may_be_typed_then(stage: Stage, ann: Person) -> None:
    await asks_for_a_post(ann, "завтра")
    await ann.says("не знаю пока")
    assert ann.screen.text == NO_TIME
    await ann.says("в 6 вечера")
    assert await rows(stage, "day", "at_time", "topic") == [(date(2026, 11, 24), "18:00", None)]


async def test_a_doubtful_hour_is_two_buttons(stage: Stage, ann: Person) -> None:
    await asks_for_a_post(ann, "завтра полвосьмого Прививки")
    assert ann.screen.text.startswith(f"Пост завтра (вт). Утром или вечером?\n{PAGE}\nТема: Прививки")
    assert ann.screen.buttons[0] == ["07:30", "19:30"]
    await ann.taps("19:30")
    assert await rows(stage, "day", "at_time", "topic") == [(date(2026, 11, 24), "19:30", "Прививки")]


async def test_another_screen_in_between_closes_the_question(stage: Stage, ann: Person) -> None:
    await asks_for_a_post(ann, "завтра Прививки")
    asked = ann.screen
    await ann.says("/settings")
    await ann.taps("12:00", on=asked)
    assert await rows(stage, "day") == []  # and nothing is written without its topic
    assert ann.toast is not None
    assert ann.toast.text == "Этот вопрос уже закрыт. Напишите день, время и тему ещё раз."


async def test_a_day_alone_moves_a_post_at_its_own_time(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await ann.presses("wm:1")
    await ann.says("на пятницу")
    assert (await posts(stage))[0] == "11-27 12:00 planned"
