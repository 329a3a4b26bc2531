"""What is due, as she sees it."""

from datetime import UTC, datetime, timedelta

from bot.course.shapes import Course
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.learning import courses
from tests.learning.courses import read_to_the_end
from tests.learning.deadlines.words import DUE_DAYS, WHY, column, hears, with_deadlines
from tests.learning.taking import take


async def test_everything_due_is_listed_and_opens(ann: Person) -> None:
    await meet(ann)
    await ann.says("/deadlines")
    assert ann.screen.text == (
        "⏰ Мои сроки\n\n"
        "1. Урок «Зачем страница»\n⏳ Срок — чт, 26 ноября, в 18:00.\n\n"
        "2. Урок «Кто читает»\n⏳ Срок — пн, 30 ноября, в 18:00.\n\n"
        "3. Урок «Как выглядит»\n⏳ Срок — чт, 3 декабря, в 18:00."
    )
    assert ann.screen.buttons == [["1 · Зачем страница"], ["2 · Кто читает"], ["3 · Как выглядит"], ["☰ Меню"]]
    await ann.taps("2 · Кто читает")
    assert ann.screen.text == "📖 Кто читает · 2 минуты\n\nКто читает: 1"


async def test_the_list_says_how_far_she_is_and_what_is_done(ann: Person, stage: Stage, clock: SandboxClock) -> None:
    await stage.restart(with_deadlines(courses.course(), DUE_DAYS, {"page": 1}))
    await meet(ann, "vk.com/ruchey_crb")
    await read_to_the_end(ann, "why")
    await ann.presses("lc:who:1")
    await read_to_the_end(ann, "look")
    await ann.presses("co:page")
    await ann.taps("⬜ 1")
    await ann.says("/deadlines")
    assert ann.screen.text == (
        "⏰ Мои сроки\n\n"
        "1. Чек-лист «Аудит»\n⏳ Срок — завтра в 18:00. Отмечено 1 из 3.\n\n"
        "2. Урок «Зачем страница»\n⏳ Срок — чт, 26 ноября, в 18:00. Прочитано, осталось проверить себя.\n\n"
        "3. Урок «Кто читает»\n⏳ Срок — пн, 30 ноября, в 18:00. Вы на карточке 1 из 2.\n\n"
        "Сделано\n✅ Урок «Как выглядит»"
    )
    await ann.taps("2 · Зачем страница")
    assert ann.screen.text.startswith("Зачем страница\n\n2 вопроса")
    clock.jump(timedelta(days=1, hours=10))
    await ann.says("/deadlines")
    assert ann.screen.text.split("\n\n")[3] == ("3. Чек-лист «Аудит»\n⏳ Срок был сегодня в 18:00. Отмечено 1 из 3.")
    await ann.taps("3 · Аудит")
    await ann.taps("⬜ 2")
    await ann.taps("⬜ 3")
    await ann.says("/deadlines")
    assert ann.screen.text.endswith("Сделано\n✅ Урок «Как выглядит»\n✅ Чек-лист «Аудит»")


async def test_the_menu_names_the_next_deadline(ann: Person, course: Course) -> None:
    await meet(ann)
    await ann.says("/menu")
    assert "\n⏰ Ближайший срок — чт, 26 ноября, в 18:00: урок «Зачем страница»\n" in ann.screen.text
    await take(ann, course, "why")
    await ann.says("/menu")
    assert "\n⏰ Ближайший срок — пн, 30 ноября, в 18:00: урок «Кто читает»\n" in ann.screen.text
    await take(ann, course, "who")
    await read_to_the_end(ann, "look")
    await ann.says("/menu")
    assert "⏰" not in ann.screen.text
    await ann.says("/deadlines")
    assert ann.screen.text.startswith("⏰ Мои сроки\n\n🎉 Всё, что было со сроком, сделано.\n\nСделано\n✅")


async def test_a_course_without_deadlines_has_none(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {}))
    await meet(ann)
    await ann.says("/deadlines")
    assert ann.screen.text == "⏰ Мои сроки\n\nСроков пока нет. Учитесь в своём темпе."
    assert await hears(stage, ann, days=14) == []


async def test_what_the_course_gains_is_due_from_the_day_she_hears_of_it(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 3}))
    await meet(ann)
    stage.clock.jump(timedelta(days=1))
    await stage.restart(with_deadlines(courses.course(), {"why": 3, "who": 3}))
    await ann.says("/start")
    await ann.says("/start")
    await ann.says("/deadlines")
    assert "Зачем страница»\n⏳ Срок — послезавтра в 18:00." in ann.screen.text
    assert "Кто читает»\n⏳ Срок — пт, 27 ноября, в 18:00." in ann.screen.text


async def test_a_lesson_that_left_the_course_is_due_no_more(ann: Person, stage: Stage) -> None:
    await meet(ann)
    await stage.restart(with_deadlines(courses.course(courses.lesson("why", "Зачем страница", retired=True)), DUE_DAYS))
    await ann.says("/menu")
    assert "Ближайший срок — пн, 30 ноября" in ann.screen.text
    assert WHY not in "".join(await hears(stage, ann, days=5))


async def test_moving_to_another_zone_moves_deadlines_and_reminders(ann: Person, stage: Stage) -> None:
    cities = {"Москва": "Europe/Moscow", "Омск": "Asia/Omsk"}
    await stage.restart(with_deadlines(courses.course(), {"why": 10}).model_copy(update={"cities": cities}))
    await meet(ann)
    await ann.presses("szs:Омск")
    await ann.says("/deadlines")
    assert ann.screen.text.endswith("⏳ Срок — чт, 3 декабря, в 18:00.")
    assert await column(stage, ann, "due_at") == datetime(2026, 12, 3, 12, tzinfo=UTC)
    assert await column(stage, ann, "next_nudge_at") == datetime(2026, 11, 26, 3, 30, tzinfo=UTC)
