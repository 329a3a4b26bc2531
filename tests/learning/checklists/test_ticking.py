"""Checklists, as people tick them."""

from datetime import timedelta

import pytest

from bot.buttons.learning import OpenChecklist, OpenRun
from bot.course.shapes import Course
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.learning.checklists.small import RUCHEY, begin, remembered, ticked


async def test_the_shelf_says_what_each_checklist_is_for(ann: Person) -> None:
    await meet(ann)
    await ann.says("/checklists")
    assert ann.screen.html == (
        "<b>✅ Чек-листы</b>\n\n"
        "<b>Короткий</b>\nКогда мало времени.\n\n"
        "<b>Длинный и обстоятельный список</b>\nРаз в квартал."
    )
    assert ann.screen.buttons == [["Короткий"], ["Длинный и обстоятельный…"], ["☰ Меню"]]


async def test_without_a_page_nothing_waits_and_the_first_address_names_it(ann: Person, stage: Stage) -> None:
    await meet(ann)
    await ann.says("/checklists")
    await ann.taps("Короткий")
    assert "Ваша страница. Её адрес можно добавить в настройках." in ann.screen.text
    await ann.taps("⬜ 1")
    await ann.says("/progress")
    assert "Моя страница\n⚪️ Короткий — 1 из 3" in ann.screen.text
    await ann.says("/settings")
    await ann.taps("Страницы")
    assert "1. Моя страница: пока без адреса" in ann.screen.text
    await ann.taps("Добавить страницу")
    await ann.says(RUCHEY)
    await ann.says("/checklists")
    await ann.taps("Короткий")
    assert "VK: vk.com/ruchey_crb" in ann.screen.text
    assert ann.screen.buttons[0] == ["✅ 1", "⬜ 2", "⬜ 3"]


async def test_with_one_page_the_items_are_there_at_once(ann: Person) -> None:
    await begin(ann)
    assert ann.screen.html == (
        "<b>Короткий</b>\nVK: vk.com/ruchey_crb\n\n"
        "▱▱▱▱▱▱▱▱▱▱ 0 из 3\n★ обязательные: 0 из 2\n\n"
        "⬜ 1. Пункт 1 в порядке ★\n⬜ 2. Пункт 2 в порядке ★\n⬜ 3. Пункт 3 в порядке\n\n"
        "<i>Сделано? Нажмите номер. Кнопка ℹ️ с тем же номером расскажет, зачем это и как. "
        "Там же — «Не про нас».</i>"
    )
    assert ann.screen.buttons == [["⬜ 1", "⬜ 2", "⬜ 3"], ["ℹ️ 1", "ℹ️ 2", "ℹ️ 3"], ["История", "‹ Чек-листы"]]


async def test_one_tap_on_the_number_ticks_and_another_unticks(ann: Person, stage: Stage) -> None:
    await begin(ann)
    message = ann.screen.message_id
    await ann.taps("⬜ 2")
    assert ann.screen.text == (
        "Короткий\nVK: vk.com/ruchey_crb\n\n"
        "▰▰▰▱▱▱▱▱▱▱ 1 из 3 · осталось 2\n★ обязательные: 1 из 2\n\n"
        "⬜ 1. Пункт 1 в порядке ★\n✅ 2. Пункт 2 в порядке ★\n⬜ 3. Пункт 3 в порядке"
    )
    assert ann.screen.message_id == message
    assert ticked(stage) == [(1, "item-2")]
    await ann.taps("✅ 2")
    assert ticked(stage) == []


@pytest.mark.parametrize("number", [1, 3])
async def test_a_second_tap_changes_nothing(ann: Person, stage: Stage, number: int) -> None:
    await begin(ann)
    await ann.taps_twice(f"⬜ {number}")
    assert ticked(stage) == [(1, f"item-{number}")]
    await ann.taps_twice(f"✅ {number}")
    assert ticked(stage) == []


async def test_opening_twice_begins_one_run(ann: Person, stage: Stage) -> None:
    await meet(ann, RUCHEY)
    await ann.says("/checklists")
    await ann.taps_twice("Короткий")
    assert len(remembered(stage)["checklist_runs"]) == 1


async def test_an_item_tells_why_and_how_and_its_button_ticks_it(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await ann.taps("ℹ️ 2")
    assert ann.screen.html == (
        "<i>Пункт 2 из 3, ★ обязательный</i>\n\n⬜ <b>Пункт 2 в порядке</b>\n\n"
        "<b>Почему</b>\nЗачем 2\n\n<b>Как</b>\nКак 2\n\n<i>Откуда это: 8-ФЗ</i>"
    )
    assert ann.screen.buttons == [
        ["Готово ✓", "➖ Не про нас"],
        ["📝 Заметка себе"],
        ["⏰ Завтра", "⏰ в понедельник"],
        ["‹ Пункт 1", "Пункт 3 ›"],
        ["‹ К списку"],
    ]
    await ann.taps("Готово")
    assert ann.screen.buttons[0] == ["⬜ 1", "✅ 2", "⬜ 3"]
    await ann.taps("ℹ️ 2")
    await ann.taps("Пункт 3 ›")
    assert ann.screen.text.startswith("Пункт 3 из 3, совет")
    await ann.taps("‹ Пункт 2")
    await ann.taps("Снять отметку")
    assert ticked(stage) == []


async def test_a_long_checklist_is_shown_in_screens(ann: Person) -> None:
    await begin(ann, "Длинный")
    await ann.taps("Пункты 5–8 ›")
    await ann.taps("⬜ 6")
    assert ann.screen.buttons == [
        ["⬜ 5", "✅ 6"],
        ["⬜ 7", "⬜ 8"],
        ["ℹ️ 5", "ℹ️ 6"],
        ["ℹ️ 7", "ℹ️ 8"],
        ["‹ Пункты 1–4"],
        ["История", "‹ Чек-листы"],
    ]
    await ann.taps("ℹ️ 7")
    await ann.taps("‹ К списку")
    assert ann.screen.buttons[0] == ["⬜ 5", "✅ 6"]


async def test_a_screen_that_an_edited_checklist_has_no_more_shows_the_last_one(ann: Person) -> None:
    await begin(ann, "Длинный")
    await ann.presses(OpenRun(1, "long", 9).pack())
    assert ann.screen.buttons[0] == ["⬜ 5", "⬜ 6"]


async def test_a_checklist_opens_where_she_left_off(ann: Person) -> None:
    await begin(ann, "Длинный")
    for number in (1, 2, 3, 4):
        await ann.taps(f"⬜ {number}")
    await ann.says("/checklists")
    assert "▰▰▱▱▱ 4 из 8 · осталось 4 — VK · ruchey_crb" in ann.screen.text.splitlines()
    await ann.taps("Длинный")
    assert ann.screen.buttons[0] == ["⬜ 5", "⬜ 6"]


async def test_each_page_has_its_own_ticks(ann: Person) -> None:
    await begin(ann)
    await ann.taps("⬜ 1")
    await ann.says("/settings")
    await ann.taps("Страницы")
    await ann.taps("Добавить")
    await ann.says("https://ok.ru/group/5500123456789012345")
    await ann.says("/checklists")
    await ann.taps("Короткий")
    assert ann.screen.text == (
        "Короткий\nКогда мало времени.\n\nКакую страницу смотрим?\n"
        "VK: vk.com/ruchey_crb — 1 из 3 · ★ 1 из 2\n"
        "OK: ok.ru/group/5500123456789012345 — ещё не начинали"
    )
    assert ann.screen.buttons == [["VK · ruchey_crb"], ["OK · …500123456789012345"], ["‹ Чек-листы", "☰ Меню"]]
    await ann.taps("OK")
    assert ann.screen.buttons[0] == ["⬜ 1", "⬜ 2", "⬜ 3"]
    await ann.says("/checklists")
    await ann.taps("Короткий")
    await ann.taps("VK")
    assert ann.screen.buttons[0] == ["✅ 1", "⬜ 2", "⬜ 3"]


async def test_an_address_is_shown_as_she_wrote_it_not_as_html(ann: Person) -> None:
    await meet(ann, "ruchey.example/?a=1&b=<b>")
    await ann.says("/checklists")
    await ann.taps("Короткий")
    assert ann.screen.text.splitlines()[1] == "Другая площадка: ruchey.example?a=1&b=<b>"


async def test_a_tick_makes_her_day_count_and_looking_does_not(ann: Person, stage: Stage, clock: SandboxClock) -> None:
    await begin(ann)
    await ann.taps("ℹ️ 1")
    await ann.taps("‹ К списку")
    assert remembered(stage)["active_days"] == []
    await ann.taps("⬜ 1")
    clock.jump(timedelta(days=1))
    await ann.taps("✅ 1")
    assert remembered(stage)["active_days"] == [(1, "2026-11-23")]


async def test_every_checklist_of_the_course_can_be_ticked_to_the_end(
    ann: Person, stage: Stage, course: Course
) -> None:
    await stage.restart(course)
    await meet(ann, RUCHEY)
    for checklist in course.checklists.values():
        await ann.presses(OpenChecklist(checklist.id).pack())
        for number, each in enumerate(checklist.items, 1):
            if f"ℹ️ {number}" not in [label for row in ann.screen.buttons for label in row]:
                await ann.taps(f"Пункты {number}–")
            await ann.taps(f"ℹ️ {number}")
            assert each.how in ann.screen.text
            await ann.taps("Готово")
        assert ann.screen.text.startswith(f"✅ {checklist.title}: всё отмечено")
