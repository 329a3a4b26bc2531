"""A slip of the finger is taken back with one tap, for a day."""

import pytest

from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import hears, plans, posts, rows, until


@pytest.fixture
async def anna(ann: Person) -> Person:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт чт 12:00")
    return ann


async def test_before_its_time_what_helps_to_write_a_post_stands_first(anna: Person, stage: Stage) -> None:
    await until(stage, "24 11:00")
    assert anna.screen.buttons[:3] == [
        ["☑️ Чек-лист", "💡 Нужна идея"],
        ["🕒 Перенести", "Пропустить"],
        ["✅ Вышел"],
    ]
    await until(stage, "24 14:00")
    assert anna.screen.buttons[0] == ["✅ Вышел"]


@pytest.mark.parametrize(("label", "state"), [("✅ Вышел", "published"), ("Пропустить", "skipped")])
async def test_what_she_said_of_a_post_is_taken_back(anna: Person, stage: Stage, label: str, state: str) -> None:
    await until(stage, "24 11:00")
    await anna.taps(label)
    assert (await posts(stage))[0] == f"11-24 12:00 {state}"
    await anna.taps("↺ Вернуть")
    assert anna.toast is not None
    assert anna.toast.text == "Вернул: пост снова в плане ✓"
    await anna.presses("wz:1")  # a second tap changes nothing
    assert (await posts(stage))[0] == "11-24 12:00 planned"
    assert len(await hears(stage, anna, hours=4)) == 1  # she is asked whether it came out, as if nothing had been said


async def test_after_a_day_it_stays_as_it_is(anna: Person, stage: Stage) -> None:
    await until(stage, "24 11:00")
    await anna.taps("✅ Вышел")
    screen = anna.screen
    await until(stage, "25 11:30")
    await anna.taps("↺ Вернуть", on=screen)
    assert anna.toast is not None
    assert anna.toast.text == "Прошло больше дня, так вернуть уже не могу."
    assert (await posts(stage))[0] == "11-24 12:00 published"


async def test_a_rhythm_comes_back_with_its_rubric_and_its_posts(anna: Person, stage: Stage) -> None:
    await anna.presses("wrr:1:24:12.00:service")
    before = await rows(stage, "day", "at_time", "state", "rubric")
    await anna.presses("wrx:1:24:12.00")
    assert await rows(stage, "day") == []
    await anna.taps("↺ Вернуть")
    assert await rows(stage, "day", "at_time", "state", "rubric") == before


async def test_a_page_comes_back_with_its_plan(anna: Person, stage: Stage) -> None:
    before = await posts(stage)
    await anna.presses("spr:1")
    await anna.taps("↺ Вернуть страницу")
    assert anna.toast is not None
    assert anna.toast.text == "Страница снова с вами ✓"
    assert await posts(stage) == before
    await anna.presses("spr:1")
    old = anna.screen
    await stage.passes(days=3)
    await anna.taps("↺ Вернуть страницу", on=old)
    assert anna.toast is not None
    assert anna.toast.text.startswith("Прошло больше дня.")


async def test_another_ones_changes_are_not_taken_back(anna: Person, boris: Person, stage: Stage) -> None:
    await until(stage, "24 11:00")
    await anna.taps("✅ Вышел")
    await anna.presses("spr:1")
    await meet(boris)
    for data in ("wz:1", "sprz:1", "wrz:1:24:12.00:service"):
        await boris.presses(data)
    assert (await posts(stage))[0] == "11-24 12:00 published"
    await anna.presses("sp")
    assert "Пока ни одной" in anna.screen.text


async def test_a_word_that_is_no_link_is_what_it_is(anna: Person, stage: Stage) -> None:
    await until(stage, "24 11:00")
    await anna.taps("✅ Вышел")
    await anna.says("меню")
    assert anna.screen.text.startswith("Здравствуйте, Анна!")
