"""Weeks are paged both ways, and every post of them can be opened, however long ago it was."""

import pytest

from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import plans, posts, until


@pytest.fixture
async def anna(ann: Person) -> Person:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "ежедневно 12:00")
    return ann


async def test_last_weeks_post_is_marked_as_published_after_all(anna: Person, stage: Stage) -> None:
    await until(stage, "12-01 09:00")
    await anna.says("/plan")
    await anna.taps("‹ Прошлая")
    assert anna.screen.text.splitlines()[:3] == ["🗓 Неделя 23–29 ноября", "", "▫️ пн 23, 12:00"]
    assert "▫️ ответа не было: если вышел, откройте и отметьте" in anna.screen.text
    await anna.taps("ср 25, 12:00")
    await anna.taps("✅ Всё-таки вышел")
    assert "11-25 12:00 published" in await posts(stage)


async def test_weeks_are_turned_both_ways_and_say_what_their_signs_mean(anna: Person, stage: Stage) -> None:
    await until(stage, "24 11:00")
    await anna.taps("✅ Вышел")
    await until(stage, "25 10:30")
    await anna.says("/plan")
    await anna.taps("Вся неделя")
    assert [label for row in anna.screen.buttons[:4] for label in row] == [
        "пн 23, 12:00",
        "вт 24, 12:00",
        "ср 25, 12:00",
        "чт 26, 12:00",
        "пт 27, 12:00",
        "сб 28, 12:00",
        "вс 29, 12:00",
    ]
    assert anna.screen.text.splitlines()[-3:] == [
        "✅ вышел",
        "⏳ впереди",
        "▫️ ответа не было: если вышел, откройте и отметьте",
    ]
    await anna.taps("Дальше ›")
    assert anna.screen.text.startswith("🗓 Неделя 30 ноября – 6 декабря")
    await anna.taps("‹ Раньше")
    await anna.taps("‹ Раньше")
    assert anna.screen.text == "🗓 Неделя 16–22 ноября\n\nпостов пока нет"


@pytest.mark.parametrize("data", ["wk:2026-w60", "wk:now", "wk:2026-w48-1", "wk:99999-w01", "wk:9999-w52"])
async def test_what_is_no_week_changes_nothing(anna: Person, stage: Stage, data: str) -> None:
    await anna.presses(data)
    assert anna.toast is not None
    assert anna.toast.text == "Эта кнопка уже не работает. Вот что есть сейчас."
