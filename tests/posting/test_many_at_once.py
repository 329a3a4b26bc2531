"""Several lines are several posts, a week is copied into the next, and one tap takes all of it back."""

from datetime import date

import pytest

from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import plans, posts, rows, until


@pytest.fixture
async def anna(ann: Person) -> Person:
    await meet(ann, page="vk.com/ruchey_crb")
    return ann


async def types(anna: Person, text: str) -> None:
    await anna.presses("wa:0")
    await anna.says(text)


async def test_each_understood_line_is_a_post_and_the_others_are_told_with_why(anna: Person, stage: Stage) -> None:
    await types(anna, "25.11 12:00 Прививки\n31.02 10:00 Нет дня\n26.11 Без времени\n\n27.11 в 9:00 Осмотры")
    assert anna.screen.text == (
        "Поставил в план: 2 поста ✓\n⏳ ср 25, 12:00 Прививки\n⏳ пт 27, 09:00 Осмотры\n\n"
        "⚠️ Не записал 2 строки. Нажмите на строку — скопируется. Поправьте и пришлите ещё раз.\n\n"
        "31.02 10:00 Нет дня\n"
        "Такого дня в календаре нет. Проверьте число и месяц и напишите ещё раз, например: «28.11 18:30».\n\n"
        "26.11 Без времени\n"
        "Не понял время. Напишите часы и минуты, от 00:00 до 23:59, например: «18:30»."
    )
    back = anna.screen
    await anna.says("26.11 10:00 Без времени")  # she only types what was wrong
    assert len(await posts(stage)) == 3
    await anna.taps("↺ Вернуть", on=back)
    assert anna.screen.text == "Вернул, как было. Убрал 2 поста."
    assert await posts(stage) == ["11-26 10:00 planned"]
    await anna.taps("↺ Вернуть", on=back)
    assert anna.toast is not None
    assert await posts(stage) == ["11-26 10:00 planned"]


async def test_a_topic_on_its_own_line_belongs_to_the_post_above(anna: Person, stage: Stage) -> None:
    await types(anna, "25.11 12:00\nПрививки\n26.11 12:00\nОсмотры")
    assert await rows(stage, "day", "topic") == [(date(2026, 11, 25), "Прививки"), (date(2026, 11, 26), "Осмотры")]
    await types(anna, "27.11 12:00\nОдин пост")
    assert anna.screen.text.startswith("Поставил в план ✓")
    assert (await rows(stage, "topic"))[-1] == ("Один пост",)


async def test_more_lines_than_can_be_looked_through_are_refused(anna: Person, stage: Stage) -> None:
    await types(anna, "\n".join(f"25.11 12:{minute} Тема" for minute in range(10, 31)))
    assert anna.screen.text == "Столько сразу не удержу. Пришлите до 20 строк за раз."
    assert anna.screen.buttons == [["‹ Назад", "☰ Меню"]]
    assert await posts(stage) == []


async def test_two_pages_have_all_lines_everywhere(anna: Person, stage: Stage) -> None:
    await anna.presses("spa")
    await anna.says("ok.ru/ruchey")
    await anna.presses("wa:-1")
    await anna.says("25.11 12:00 Прививки\n26.11 12:00 Осмотры")
    assert "⏳ ср 25, 12:00 Прививки · VK + OK" in anna.screen.text
    assert len(await posts(stage)) == 4
    await anna.presses("wkc:2026-w48")
    assert anna.toast is not None
    assert anna.toast.text == "Повторил на следующей неделе: 2 поста ✓"
    assert "⏳ ср 2, 12:00 Прививки · VK + OK" in anna.screen.text
    await anna.taps("↺ Вернуть, как было")
    assert anna.screen.text == "Вернул, как было. Убрал 2 поста."
    assert len(await posts(stage)) == 4
    await anna.presses("wb:typed-1")
    assert await posts(stage) == []


async def test_a_week_is_copied_once_however_often_it_is_tapped(anna: Person, stage: Stage) -> None:
    await types(anna, "24.11 12:00 Прививки\n26.11 15:00 Осмотры")
    await anna.presses("wk:2026-w48")
    await anna.taps("📋 Повторить")
    assert anna.screen.text.startswith("🗓 Неделя 30 ноября – 6 декабря\n\n⏳ вт 1, 12:00 Прививки")
    assert anna.toast is not None
    assert anna.toast.text == "Повторил на следующей неделе: 2 поста ✓"
    copied = anna.screen
    before = await rows(stage, "id", "day", "at_time", "topic")
    await anna.presses("wkc:2026-w48")
    assert anna.toast.text == "На этой неделе всё это уже есть."
    assert await rows(stage, "id", "day", "at_time", "topic") == before
    await anna.taps("↺ Вернуть, как было", on=copied)
    assert anna.screen.text == "Вернул, как было. Убрал 2 поста."
    assert await posts(stage) == ["11-24 12:00 planned", "11-26 15:00 planned"]


async def test_a_copy_gives_topics_to_the_posts_of_a_rhythm_and_leaves_her_own(anna: Person, stage: Stage) -> None:
    await plans(anna, "вт ср 12:00")
    slots = {day.isoformat()[5:]: slot for slot, day in await rows(stage, "id", "day")}
    for day, topic in (("11-24", "Прививки"), ("11-25", "Своё"), ("12-02", "Уже решила")):
        await anna.presses(f"wto:{slots[day]}")
        await anna.says(topic)
    await until(stage, "27 10:00")
    await anna.presses("wkc:2026-w48")
    topics = dict(await rows(stage, "day", "topic"))
    assert topics[date(2026, 12, 1)] == "Прививки"
    assert topics[date(2026, 12, 2)] == "Уже решила"
    await anna.taps("↺ Вернуть, как было")
    assert dict(await rows(stage, "day", "topic"))[date(2026, 12, 1)] is None


async def test_what_was_moved_since_stays_when_the_lines_are_taken_back(anna: Person, stage: Stage) -> None:
    await types(anna, "24.11 12:00 Прививки\n26.11 15:00 Осмотры")
    typed = anna.screen
    first = (await rows(stage, "id"))[0][0]
    await anna.presses(f"wm:{first}")
    await anna.says("27.11 10:00")
    await anna.taps("↺ Вернуть", on=typed)
    assert await posts(stage) == ["11-27 10:00 planned"]


async def test_a_copy_leaves_a_days_own_topic_to_its_day(anna: Person, stage: Stage) -> None:
    await types(anna, "29.11 12:00 День матери\n30.11 12:00 Осмотры")
    await anna.presses("wkc:2026-w48")
    assert dict(await rows(stage, "day", "topic"))[date(2026, 12, 6)] is None


async def test_an_empty_plan_says_when_the_next_post_is(anna: Person) -> None:
    await types(anna, "20.12 12:00 Ёлка")
    await anna.says("/plan")
    assert "Ближайший пост — вс, 20 декабря в 12:00." in anna.screen.text
    assert ["вс, 20 декабря, 12:00"] in anna.screen.buttons


@pytest.mark.parametrize(
    ("data", "typed", "there"),
    [("wm:1", "когда-нибудь", "🗓 Пост"), ("wto:1", "т" * 301, "🗓 Пост"), ("wr:1", "потом", "🔁 Ритм")],
)
async def test_what_was_not_understood_leads_back(anna: Person, data: str, typed: str, there: str) -> None:
    await plans(anna, "вт 12:00")
    await anna.presses(data)
    await anna.says(typed)
    await anna.taps("‹ Назад")
    assert anna.screen.text.startswith(there)
