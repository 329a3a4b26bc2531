"""One post on several pages is one thing: added once, shown in one line, asked about once, answered page by page."""

import pytest

from bot.course.shapes import Course
from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import hears, posts, rows, until, without_other_words

VK, OK = "VK: vk.com/ruchey_crb", "OK: ok.ru/ruchey"


@pytest.fixture
def course(course: Course) -> Course:
    return without_other_words(course)


@pytest.fixture
async def anna(ann: Person) -> Person:
    """Anna with two pages and a post on both of them."""
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.presses("spa")
    await ann.says("ok.ru/ruchey")
    await ann.says("/plan")
    await ann.taps("➕ Разовый пост")
    assert ann.screen.buttons[0] == ["🌐 Везде"]
    await ann.taps("🌐 Везде")
    await ann.says("25.11 12:00 Прививки")
    return ann


async def test_it_is_one_line_of_the_plan_and_one_card(anna: Person) -> None:
    assert anna.screen.text == (
        f"Поставил в план ✓\n\n🗓 Пост ср, 25 ноября в 12:00\n⏳ {VK}\n⏳ {OK}\n\nТема: Прививки"
    )
    await anna.says("/plan")
    assert anna.screen.text.count("Прививки") == 1
    assert "⏳ ср 25, 12:00 Прививки · VK + OK" in anna.screen.text
    assert ["ср 25, 12:00"] in anna.screen.buttons


async def test_one_reminder_one_question_and_an_answer_for_each_page(anna: Person, stage: Stage) -> None:
    await until(stage, "25 10:59")
    assert await hears(stage, anna, minutes=1) == ["⏰ Пост сегодня в 12:00"]
    assert anna.screen.buttons[2:5] == [["✅ Вышел везде"], ["✅ VK · ruchey_crb"], ["✅ OK · ruchey"]]
    await anna.taps("✅ VK")
    assert f"✅ {VK}\n⏳ {OK}" in anna.screen.text
    assert await posts(stage) == ["11-25 12:00 published", "11-25 12:00 planned"]
    assert await hears(stage, anna, hours=4) == ["Пост сегодня в 12:00 вышел?"]
    await anna.taps("✅ Вышел")
    assert await posts(stage) == ["11-25 12:00 published", "11-25 12:00 published"]
    assert await hears(stage, anna, days=2) == []


async def test_everywhere_is_one_tap_and_taken_back_by_one(anna: Person, stage: Stage) -> None:
    await until(stage, "25 14:00")
    await anna.taps_twice("✅ Вышел везде")
    assert await posts(stage) == ["11-25 12:00 published"] * 2
    await anna.taps("↺ Вернуть")
    assert await posts(stage) == ["11-25 12:00 planned"] * 2
    await anna.taps("Пропустить")
    assert await posts(stage) == ["11-25 12:00 skipped"] * 2


async def test_what_is_changed_is_changed_on_both(anna: Person, stage: Stage) -> None:
    await anna.taps("🕒 Перенести")
    await anna.says("пт 15:00")
    await anna.taps("✏️ Изменить")
    await anna.taps("💬 Тема")
    await anna.says("Осмотры")
    assert await rows(stage, "at_time", "topic") == [("15:00", "Осмотры")] * 2
    await anna.taps("✏️ Изменить")
    await anna.taps("🗑 Удалить пост")
    assert await rows(stage, "id") == []
    await anna.taps("↺ Вернуть")
    assert await rows(stage, "at_time", "topic") == [("15:00", "Осмотры")] * 2
    assert f"⏳ {VK}\n⏳ {OK}" in anna.screen.text


async def test_a_page_is_taken_off_and_put_on(anna: Person, stage: Stage) -> None:
    await anna.taps("✏️ Изменить")
    await anna.taps("📄 На каких страницах")
    assert anna.screen.buttons[:2] == [["✓ VK · ruchey_crb"], ["✓ OK · ruchey"]]
    await anna.taps_twice("✓ VK")
    assert await rows(stage, "page_id") == [(2,)]
    await anna.taps("✓ OK")
    assert anna.toast is not None
    assert anna.toast.text == "Хоть одна страница нужна. Не нужен пост — удалите его."
    await anna.taps("▫️ VK")
    assert sorted(await rows(stage, "page_id", "topic")) == [(1, "Прививки"), (2, "Прививки")]
    await anna.says("/plan")
    assert "Прививки · VK + OK" in anna.screen.text


async def test_a_minute_that_one_page_has_is_refused_whole(anna: Person, stage: Stage) -> None:
    await anna.presses("wa:1")
    await anna.says("26.11 12:00 Только VK")
    await anna.presses("wa:-1")
    await anna.says("26.11 12:00 Везде")
    assert anna.screen.text.startswith("На 12:00 в этот день у страницы уже есть пост.")
    assert ("Везде",) not in await rows(stage, "topic")


async def test_what_is_moved_after_one_page_came_out_is_a_post_of_its_own(anna: Person, stage: Stage) -> None:
    await until(stage, "25 14:00")
    await anna.taps("✅ VK")
    await anna.presses("wm:2")
    await anna.says("пт 15:00")
    assert await rows(stage, "at_time", "state", "together") == [("12:00", "published", 1), ("15:00", "planned", None)]
    await anna.presses("wz:1")  # and taking back what came out on the one page leaves the other alone
    await anna.presses("wpe:1")
    assert await posts(stage) == ["11-25 12:00 published", "11-27 15:00 planned"]
