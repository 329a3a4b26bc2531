"""Weekly rhythms: by buttons, typed, refused whole, with rubrics and for several pages."""

import pytest

from bot.course.shapes import Course
from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import hears, plans, posts, without_other_words

TAKEN = (
    "У этой страницы уже есть пост во вторник в 12:00. Выберите другое время, хоть на минуту позже: «пн ср пт 10:30»."
)
NO_DAYS = "Не понял дни. Напишите, например: «пн ср пт 10:00» или «по будням 9:30»."
NO_TIME = "Не понял время. Напишите часы и минуты, от 00:00 до 23:59, например: «18:30»."
TOO_MANY = "Больше 28 постов в неделю я не удержу. Уберите лишние или добавьте меньше дней."


@pytest.fixture
def course(course: Course) -> Course:
    return without_other_words(course)


async def test_a_rhythm_is_entered_by_buttons(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/plan")
    await ann.taps("🔁 Ритм")
    await ann.taps("➕ Выбрать дни")
    assert ann.screen.buttons[:2] == [["✓ пн", "вт", "✓ ср", "чт"], ["✓ пт", "сб", "вс"]]
    await ann.taps("✓ пн")
    await ann.taps("сб")
    await ann.taps("Дальше: время")
    await ann.taps("10:00")
    assert "• ср, пт, сб в 10:00" in ann.screen.text
    await ann.taps("🗓 План")
    assert ann.screen.buttons[0] == ["ср 25, 10:00", "пт 27, 10:00"]


async def test_without_days_there_is_no_time_to_choose(ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/plan")
    await ann.taps("🔁 Ритм")
    await ann.taps("➕ Выбрать дни")
    for day in ("✓ пн", "✓ ср", "✓ пт"):
        await ann.taps(day)
    assert ann.screen.buttons == [["пн", "вт", "ср", "чт"], ["пт", "сб", "вс"], ["🔁 Ритм"]]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("вт 12:00", TAKEN),
        ("пн вт 12:00", TAKEN),
        ("вт 25:00", NO_TIME),
        ("вт", NO_TIME),
        ("как получится", NO_DAYS),
        ("ежедневно 9:00 10:00 11:00 13:00", TOO_MANY),
    ],
)
async def test_a_rhythm_that_cannot_be_is_refused_whole(stage: Stage, ann: Person, typed: str, answer: str) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    before = await posts(stage)
    await ann.says(typed)
    assert ann.screen.text == answer
    assert await posts(stage) == before
    await ann.says("ср 12:01")  # she may simply type again
    assert "• ср в 12:01" in ann.screen.text


async def test_the_same_rhythm_saved_twice_is_one(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/plan")
    await ann.taps("🔁 Ритм")
    await ann.taps("➕ Выбрать дни")
    await ann.taps("Дальше: время")
    await ann.taps_twice("10:00")
    assert ann.screen.text.count("•") == 1
    assert len(await posts(stage)) == 10  # three weeks from this Monday on, both ends: 4 Mondays and 3 of the others


async def test_a_rhythm_goes_with_its_posts_but_not_with_those_that_have_a_topic(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await ann.says("/plan")
    await ann.taps("вт 24")
    await ann.taps("💡 Нужна идея")
    await ann.taps("Беру 1")
    await ann.taps("🗓 План")
    await ann.taps("🔁 Ритм")
    await ann.taps("✕ вт 12:00")
    assert ann.toast is not None
    assert ann.toast.text == "Убрал. Посты с темой остались в плане."
    assert await posts(stage) == ["11-24 12:00 planned"]


async def test_two_pages_have_plans_of_their_own(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/settings")
    await ann.taps("Страницы")
    await ann.taps("Добавить страницу")
    await ann.says("t.me/ruchey_crb")
    for page in ("VK · ruchey_crb", "Telegram · ruchey_crb"):
        await ann.says("/plan")
        await ann.taps("🔁 Ритм")
        assert ann.screen.text == "Ритм какой страницы?"
        await ann.taps(page)
        await ann.says("вт 12:00")
    await ann.says("/plan")
    assert ann.screen.text.split("\n\n")[1].splitlines()[1:] == [
        "⏳ вт 24, 12:00 · VK · ruchey_crb",
        "⏳ вт 24, 12:00 · Telegram · ruchey_crb",
        "📌 вс, 29 ноября: День матери",
        "VK · ruchey_crb: вышло 0, в плане 1",
        "Telegram · ruchey_crb: вышло 0, в плане 1",
    ]
    assert await hears(stage, ann, hours=27) == ["⏰ Скоро 2 поста"]


async def test_without_a_page_the_plan_asks_for_one(ann: Person) -> None:
    await meet(ann)
    await ann.says("/plan")
    assert "Сначала добавьте страницу: план у каждой свой." in ann.screen.text
    await ann.taps("Добавить страницу")
    assert ann.screen.text.startswith("Пришлите адрес страницы")
