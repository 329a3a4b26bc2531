"""Lessons: modules, cards turned in place, where she left, the quiz at the end, the card behind a mistake."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bot.cards.card import short
from bot.cards.learning import lessons as cards
from bot.course.markup import plain_length
from bot.course.phrases import Phrases
from bot.course.shapes import Course, Lesson, LessonCard, Picture
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.services.learning.lessons import OpenedCard
from tests import counting
from tests.conftest import Stage, meet
from tests.learning import courses
from tests.learning.courses import read_to_the_end
from tests.learning.taking import take


@pytest.fixture
def course() -> Course:
    return courses.course()


statements = pytest.fixture(autouse=True)(counting.statements)


def reading_of(database: Path, lesson: str) -> tuple[int, str, str | None] | None:
    """(card, opened, finished) as remembered of the only reader."""
    with sqlite3.connect(database) as connection:
        row: tuple[int, str, str | None] | None = connection.execute(
            "SELECT card, opened_at, finished_at FROM readings WHERE lesson = ?", (lesson,)
        ).fetchone()
    connection.close()
    return row


async def test_the_list_shows_modules_and_one_button_to_go_on(ann: Person) -> None:
    await meet(ann)
    await ann.says("/lessons")
    assert ann.screen.text == (
        "📚 Уроки и самопроверка\n\n"
        "💬 Разговор\n▱▱▱▱▱▱▱▱▱▱ 0 из 2\n\n"
        "🎨 Вид\n▱▱▱▱▱▱▱▱▱▱ 0 из 1\n\n"
        "Ближайший урок — «Зачем страница»: 2 минуты."
    )
    assert ann.screen.buttons == [["▶️ Начать урок"], ["💬 Разговор"], ["🎨 Вид"], ["☰ Меню"]]


async def test_a_module_tells_where_each_lesson_stands(ann: Person, course: Course) -> None:
    await meet(ann)
    await ann.says("/lessons")
    await ann.taps("Разговор")
    assert ann.screen.text == "💬 Разговор\n▱▱▱▱▱▱▱▱▱▱\n\n⚪️ 1. Зачем страница — 2 мин\n⚪️ 2. Кто читает — 2 мин"
    await read_to_the_end(ann, "who")
    await ann.presses("lc:why:2")
    await ann.taps("К урокам")
    assert ann.screen.text == (
        "💬 Разговор\n▱▱▱▱▱▱▱▱▱▱\n\n📖 1. Зачем страница — вы на карточке 2/3\n"
        "✍️ 2. Кто читает — прочитан, осталось проверить себя"
    )
    assert ann.screen.buttons == [["1 · Зачем страница"], ["2 · Кто читает"], ["‹ Назад", "☰ Меню"]]
    await take(ann, course, "who")
    await ann.presses("lm:talk")
    assert ann.screen.text == ("💬 Разговор\n▰▰▰▰▰▱▱▱▱▱\n\n📖 1. Зачем страница — вы на карточке 2/3\n✅ 2. Кто читает")


async def test_cards_are_turned_in_place(ann: Person) -> None:
    await meet(ann)
    await ann.taps("Начать урок")
    first = ann.screen
    assert first.text == "📖 Зачем страница · 2 минуты\n\nЗачем страница: 1"
    assert first.buttons == [["1/3", "Дальше ›"], ["☰ К урокам"]]
    await ann.taps("Дальше ›")
    assert ann.screen.text == "📖 Зачем страница\n\nЗачем страница: 2"
    assert ann.screen.buttons == [["‹", "2/3", "Дальше ›"], ["☰ К урокам"]]
    await ann.taps("‹")
    assert (ann.screen.text, ann.screen.message_id) == (first.text, first.message_id)


async def test_the_middle_button_shows_what_is_in_the_lesson_and_moves_nothing(ann: Person, stage: Stage) -> None:
    await meet(ann)
    await ann.taps("Начать урок")
    await ann.taps_twice("Дальше ›")
    assert ann.screen.text == "📖 Зачем страница\n\nЗачем страница: 2"
    before = reading_of(stage.database, "why")
    await ann.taps("2/3")
    assert ann.screen.text == (
        "📖 Зачем страница\n\n1. Зачем страница: 1\n2. Зачем страница: 2 — вы здесь\n3. Зачем страница: 3"
    )
    assert ann.screen.buttons == [["1", "2", "3"], ["✍️ Проверить себя"], ["☰ К урокам"]]
    assert reading_of(stage.database, "why") == before
    await ann.taps("3")
    assert ann.screen.text.startswith("📖 Зачем страница\n\nЗачем страница: 3")


async def test_a_lesson_and_its_quiz_are_one_step(ann: Person, course: Course) -> None:
    await meet(ann)
    await read_to_the_end(ann, "why")
    await ann.taps("К урокам")
    await ann.taps("1 · Зачем страница")  # it is read: what is left of it is the quiz
    assert ann.screen.text.startswith("Зачем страница\n\n2 вопроса")
    await take(ann, course, "why")
    await ann.presses("lm:talk")
    await ann.taps("1 · Зачем страница")  # it is done: what is in it, and the quiz for another go
    assert ann.screen.buttons[-2:] == [["✍️ Проверить себя"], ["☰ К урокам"]]
    await ann.presses("lt:gone")
    assert ann.screen.text.startswith("📚 Уроки и самопроверка")


async def test_a_lesson_opens_where_she_left_it_even_after_a_restart(ann: Person, stage: Stage) -> None:
    await meet(ann)
    await ann.taps("Начать урок")
    await ann.taps("Дальше ›")
    await stage.restart()
    await ann.says("/lessons")
    assert ann.screen.text.endswith("Дочитаем «Зачем страница»? Вы на карточке 2 из 3.")
    await ann.taps("Продолжить урок")
    assert ann.screen.text == "📖 Зачем страница\n\nЗачем страница: 2"


async def test_the_last_card_offers_the_quiz(ann: Person) -> None:
    await meet(ann)
    await read_to_the_end(ann, "why")
    assert ann.screen.text == (
        "📖 Зачем страница\n\nЗачем страница: 3\n\n👏 Прочитано! Осталось проверить себя — и урок пройден."
    )
    assert ann.screen.buttons == [["‹", "3/3"], ["✍️ Проверить себя"], ["☰ К урокам"]]
    await ann.taps("Проверить себя")
    assert ann.screen.text.startswith("Зачем страница\n\n2 вопроса")


async def test_a_failed_quiz_leaves_the_lesson_open_and_a_passed_one_closes_it(ann: Person, course: Course) -> None:
    await meet(ann)
    await take(ann, course, "why", wrong=1)
    await read_to_the_end(ann, "why")
    assert ann.screen.buttons == [["‹", "3/3"], ["✍️ Проверить себя"], ["☰ К урокам"]]
    await take(ann, course, "why")
    await ann.presses("lo:why")
    assert ann.screen.text.endswith("✅ Урок пройден. Дальше — «Кто читает».")
    assert ann.screen.buttons == [
        ["‹", "3/3"],
        ["Следующий урок ›"],
        ["✍️ Проверить себя"],
        ["↺ Перечитать сначала"],
        ["☰ К урокам"],
    ]
    await ann.taps("Перечитать")
    assert ann.screen.text == "📖 Зачем страница · 2 минуты\n\nЗачем страница: 1"
    await read_to_the_end(ann, "why")
    await ann.taps("Следующий урок")
    assert ann.screen.text == "📖 Кто читает · 2 минуты\n\nКто читает: 1"


async def test_a_lesson_without_a_quiz_is_done_on_its_last_card(ann: Person, course: Course) -> None:
    await meet(ann)
    await read_to_the_end(ann, "look")
    assert ann.screen.text == ("📖 Как выглядит\n\nКак выглядит: 3\n\n✅ Урок пройден. Дальше — «Зачем страница».")
    await take(ann, course, "why")
    await take(ann, course, "who")
    await ann.presses("lo:look")
    assert ann.screen.text.endswith("🎉 Урок пройден — и все остальные тоже. Поздравляю!")
    assert ann.screen.buttons == [["‹", "3/3"], ["↺ Перечитать сначала"], ["☰ К урокам"]]


async def test_a_lesson_is_finished_once(ann: Person, stage: Stage, clock: SandboxClock) -> None:
    await meet(ann)
    await read_to_the_end(ann, "why")
    assert reading_of(stage.database, "why") == (3, "2026-11-23 06:00:00.000000", "2026-11-23 06:00:00.000000")
    clock.jump(timedelta(days=1))
    await ann.taps("‹")
    await ann.taps("Дальше ›")
    assert reading_of(stage.database, "why") == (3, "2026-11-23 06:00:00.000000", "2026-11-23 06:00:00.000000")


@pytest.mark.parametrize("data", ["lo:gone", "lc:gone:2", "lo:old"])
async def test_a_lesson_that_is_gone_or_retired_gives_the_list(ann: Person, stage: Stage, data: str) -> None:
    await stage.restart(courses.course(courses.lesson("old", "Старый", retired=True)))
    await meet(ann)
    await ann.presses(data)
    assert ann.toast is not None
    assert ann.toast.text == "Этого урока больше нет. Вот что есть сейчас."
    assert ann.screen.text.startswith("📚 Уроки")


async def test_a_module_that_is_gone_gives_the_list(ann: Person) -> None:
    await meet(ann)
    await ann.presses("lm:gone")
    assert ann.toast is not None
    assert ann.toast.text == "Этого раздела больше нет. Вот что есть сейчас."
    assert ann.screen.text.startswith("📚 Уроки")


async def test_who_began_a_lesson_before_it_was_retired_may_finish_it(ann: Person, stage: Stage) -> None:
    await stage.restart(courses.course(courses.lesson("old", "Старый")))
    await meet(ann)
    await ann.presses("lo:old")
    await stage.restart(courses.course(courses.lesson("old", "Старый", retired=True)))
    await ann.taps("Дальше ›")
    await ann.taps("Дальше ›")
    assert ann.screen.text == "📖 Старый\n\nСтарый: 3\n\n✅ Урок пройден. Дальше — «Зачем страница»."


@pytest.mark.parametrize("data", ["lo:why", "lc:why:3"])
async def test_a_card_behind_the_end_gives_the_last_one(ann: Person, stage: Stage, data: str) -> None:
    await meet(ann)
    await read_to_the_end(ann, "why")
    await stage.restart(courses.course(courses.lesson("why", "Зачем страница", cards=2)))
    await ann.presses(data)
    assert ann.toast is not None
    assert ann.toast.text == "Урок обновился и стал короче. Вот его последняя карточка."
    assert ann.screen.text.startswith("📖 Зачем страница\n\nЗачем страница: 2\n\n👏 Прочитано!")


@pytest.mark.parametrize("number", [0, -7])
async def test_a_card_before_the_first_gives_the_first(ann: Person, number: int) -> None:
    await meet(ann)
    await ann.presses(f"lc:why:{number}")
    assert ann.screen.text == "📖 Зачем страница · 2 минуты\n\nЗачем страница: 1"


async def test_a_lesson_of_one_card_has_nothing_to_turn(ann: Person, stage: Stage) -> None:
    await stage.restart(courses.course(courses.lesson("look", "Как выглядит", cards=1, module="look")))
    await meet(ann)
    await ann.presses("lo:look")
    assert ann.screen.buttons == [["Следующий урок ›"], ["↺ Перечитать сначала"], ["☰ К урокам"]]


async def test_a_mistake_leads_to_its_card_and_back_without_any_progress(ann: Person, course: Course) -> None:
    await meet(ann)
    await take(ann, course, "why", wrong=1)
    await ann.taps("Разобрать ошибки")
    mistake = ann.screen
    await ann.taps("К карточке")
    assert ann.screen.text == "📖 Зачем страница\n\nЗачем страница: 2"
    assert ann.screen.buttons == [["‹ К ошибке"]]
    await ann.taps("К ошибке")
    assert (ann.screen.text, ann.screen.buttons) == (mistake.text, mistake.buttons)
    await ann.presses("lm:talk")
    assert ann.screen.text.endswith("⚪️ 1. Зачем страница — 2 мин\n⚪️ 2. Кто читает — 2 мин")


async def test_a_mistake_in_a_lesson_edited_since(ann: Person, course: Course, stage: Stage) -> None:
    await meet(ann)
    await take(ann, course, "why", wrong=2)
    shorter = courses.course(courses.lesson("why", "Зачем страница", cards=2))
    await stage.restart(shorter)
    await ann.presses("lu:1:1")
    assert ann.toast is not None
    assert ann.toast.text == "Урок обновился и стал короче. Вот его последняя карточка."
    assert ann.screen.text == "📖 Зачем страница\n\nЗачем страница: 2"
    without = {id_: lesson for id_, lesson in shorter.lessons.items() if id_ != "why"}
    modules = tuple(m.model_copy(update={"steps": m.steps[-1:]}) for m in shorter.modules)
    await stage.restart(shorter.model_copy(update={"lessons": without, "modules": modules}))
    await ann.presses("lu:1:1")
    assert ann.screen.text.startswith("Этого урока больше нет в курсе.")
    assert ann.screen.buttons == [["‹ К ошибке"]]


async def test_boris_sees_nothing_of_hers(ann: Person, boris: Person, course: Course) -> None:
    await meet(ann)
    await take(ann, course, "why", wrong=1)
    await read_to_the_end(ann, "who")
    await meet(boris)
    await boris.presses("lu:1:0")
    assert boris.toast is not None
    assert boris.toast.text == "Эта попытка не ваша или уже удалена. Начните свою — это быстро."
    await boris.presses("lm:talk")
    assert boris.screen.text.endswith("⚪️ 1. Зачем страница — 2 мин\n⚪️ 2. Кто читает — 2 мин")
    await boris.presses("lo:who")
    assert boris.screen.text == "📖 Кто читает · 2 минуты\n\nКто читает: 1"


async def test_a_stranger_is_asked_to_begin(ann: Person) -> None:
    await ann.says("/lessons")
    assert ann.screen.buttons == [["Начать"]]


async def test_more_lessons_read_cost_no_more_statements(ann: Person, course: Course, statements: list[str]) -> None:
    await meet(ann)
    await read_to_the_end(ann, "why")
    taps = ("l", "lm:talk", "lo:why", "lc:why:1", "lc:why:2", "lc:why:3")

    async def cost() -> list[int]:
        counts = []
        for data in taps:
            statements.clear()
            await ann.presses(data)
            counts.append(len(statements))
        return counts

    with_one = await cost()
    await read_to_the_end(ann, "who")
    await read_to_the_end(ann, "look")
    await take(ann, course, "who")
    assert await cost() == with_one
    assert max(with_one) <= 6  # BEGIN is one of them


def test_what_an_author_wrote_in_a_title_is_not_markup(say: Phrases) -> None:
    lesson = courses.lesson("why", "<b>Раз</b> & два")
    shown = cards.opened(OpenedCard(lesson, 2, None), say)
    assert shown.text.startswith("<i>📖 &lt;b&gt;Раз&lt;/b&gt; &amp; два</i>")


@pytest.mark.parametrize(("length", "picture"), [(4000, None), (1024, "pictures/mark.png")])
def test_a_card_as_long_as_messengers_allow_is_shown_without_the_title(
    say: Phrases, length: int, picture: str | None
) -> None:
    card = LessonCard(html=Markup("я" * length), picture=Picture(path=picture, alt="метка") if picture else None)
    lesson = Lesson(id="why", title="Зачем страница", minutes=2, module="talk", cards=(card, card))
    shown = cards.opened(OpenedCard(lesson, 1, None), say)
    assert (shown.text, shown.picture) == (card.html, picture)


def test_a_card_with_a_picture_keeps_its_title_when_both_fit(say: Phrases) -> None:
    card = LessonCard(html=Markup("Посмотрите"), picture=Picture(path="pictures/mark.png", alt="метка"))
    lesson = Lesson(id="why", title="Зачем страница", minutes=1, module="talk", cards=(card, card))
    shown = cards.opened(OpenedCard(lesson, 1, None), say)
    assert shown.text == "<i>📖 Зачем страница · 1 минута</i>\n\nПосмотрите"
    assert plain_length(shown.text) < 1024


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("1 · Зачем страница", "1 · Зачем страница"),
        ("1 · Зачем больнице страница", "1 · Зачем больнице…"),
        ("2 · Кто нас читает и как с ним говорить", "2 · Кто нас читает…"),
        ("3 · Врачебная тайна, персональные данные", "3 · Врачебная тайна…"),
        ("4 · Высокопревосходительство", "4 · Высокопревосходител…"),
        ("5 · Двадцать четыре знак", "5 · Двадцать четыре знак"),
    ],
)
def test_labels_are_cut_after_a_word(label: str, expected: str) -> None:
    assert short(label) == expected


@given(st.text(min_size=1))
def test_a_label_always_fits_its_button(label: str) -> None:
    assert len(short(label)) <= 24
