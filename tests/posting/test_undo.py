"""A slip of the finger is taken back with one tap, for a day."""

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from tests.conftest import Stage, meet
from tests.posting.plans import hears, plans, posts, rows, until
from tests.posting.sheets import table


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


# A file that became part of the plan is taken back whole


FILE = table(("28.11.2026", "10:00", "", "", "Из файла"), ("30.11.2026", "12:00"), ("24.11", "12:00", "", "", "Тема"))


async def writes(anna: Person) -> None:
    await anna.uploads("план.xlsx", FILE)
    await anna.taps("Записать 3 поста")
    assert anna.screen.text == "Готово. Добавил 2 поста. Обновил 1 пост."


async def test_a_written_file_is_taken_back_whole(anna: Person, stage: Stage, telegram: Telegram) -> None:
    before = await rows(stage, "id", "day", "at_time", "state", "rubric", "topic")
    await writes(anna)
    assert len(await rows(stage, "id")) == len(before) + 2
    await anna.taps("↺ Вернуть, как было")
    assert anna.screen.text == ("Вернул, как было. Убрал 2 поста из этого файла. У 1 поста прежняя тема и рубрика.")
    assert await rows(stage, "id", "day", "at_time", "state", "rubric", "topic") == before
    await anna.presses("i")
    await anna.taps("В календарь телефона")
    body = telegram.files[anna.screen.message["document"]["file_id"]].content
    assert body.count(b"STATUS:CANCELLED") == 2  # a calendar that holds them is told


async def test_what_she_has_touched_since_stays(anna: Person, stage: Stage) -> None:
    await writes(anna)
    screen = anna.screen
    made = [one for one, topic in await rows(stage, "id", "topic") if topic == "Из файла"]
    await anna.presses(f"wp:{made[0]}")  # it came out
    await anna.presses("wi:1:0")
    await anna.taps("Беру 1")
    before = set(await rows(stage, "id", "topic", "state"))
    await anna.taps("↺ Вернуть, как было", on=screen)
    assert anna.screen.text.endswith(
        "Убрал 1 пост из этого файла. 2 поста вы с тех пор изменили или они уже прошли: их не трогал."
    )
    gone = before - set(await rows(stage, "id", "topic", "state"))
    assert [(topic, state) for _, topic, state in gone] == [(None, "planned")]


async def test_taken_back_twice_or_late_it_changes_nothing(anna: Person, stage: Stage) -> None:
    await writes(anna)
    screen = anna.screen
    await anna.taps("↺ Вернуть, как было", on=screen)
    before = await rows(stage, "id", "topic")
    await anna.taps("↺ Вернуть, как было", on=screen)
    assert anna.toast is not None
    assert anna.toast.text == "Этот файл уже возвращён, или прошло больше дня. План можно поправить здесь: /plan."
    assert await rows(stage, "id", "topic") == before
    await writes(anna)  # and the same file may be written once more
    screen, before = anna.screen, await rows(stage, "id", "topic")
    await stage.passes(hours=25)
    await anna.taps("↺ Вернуть, как было", on=screen)
    assert [one for one in before if one not in await rows(stage, "id", "topic")] == []


async def test_nobody_takes_back_what_another_has_written(anna: Person, boris: Person, stage: Stage) -> None:
    await writes(anna)
    data, before = anna.data("↺ Вернуть, как было"), await rows(stage, "id", "topic")
    await meet(boris, page="vk.com/drugaya")
    await boris.presses(data)
    assert boris.toast is not None
    assert "Этот файл уже возвращён" in (boris.toast.text or "")
    assert await rows(stage, "id", "topic") == before
