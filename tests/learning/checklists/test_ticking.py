"""Checklists, as people go through them."""

import sqlite3
from datetime import timedelta

import pytest
from sqlalchemy import Connection, event

from bot.buttons.learning import NewRun, OpenChecklist, OpenItem, OpenRun, Runs, Tick
from bot.course.shapes import Checklist, Course, Item, Level
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.services.learning.checklists import ChecklistSummary, summary
from bot.services.people.pages import Page
from tests.conftest import Stage, meet

RUCHEY = "vk.com/ruchey_crb"


def item(number: int, level: Level = Level.ADVISED) -> Item:
    return Item(
        id=f"item-{number}", text=f"Пункт {number} в порядке", why=f"Зачем {number}", how=f"Как {number}", level=level
    )


SHORT = Checklist(
    id="short",
    title="Короткий",
    about="Когда мало времени.",
    items=(item(1, Level.MUST), item(2, Level.MUST).model_copy(update={"source": "8-ФЗ"}), item(3)),
)
LONG = Checklist(
    id="long", title="Длинный и обстоятельный список", about="Раз в квартал.", items=tuple(map(item, range(1, 9)))
)


def with_checklists(course: Course, *checklists: Checklist) -> Course:
    return course.model_copy(update={"checklists": {checklist.id: checklist for checklist in checklists}})


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    """The program with two small checklists, so that editing the course breaks no test here."""
    await stage.restart(with_checklists(stage.course, SHORT, LONG))
    return stage


def remembered(stage: Stage) -> dict[str, list[tuple[object, ...]]]:
    """Everything stored about checklists, pages and active days."""
    with sqlite3.connect(stage.database) as raw:
        found = {
            table: raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("checklist_runs", "ticks", "pages", "active_days")
        }
    raw.close()
    return found


def ticked(stage: Stage) -> list[tuple[object, ...]]:
    return [row[:2] for row in remembered(stage)["ticks"]]


def toast(person: Person) -> str | None:
    return None if person.toast is None else person.toast.text


async def begin(person: Person, title: str = "Короткий") -> None:
    await meet(person, RUCHEY)
    await person.says("/checklists")
    await person.taps(title)


async def finish(person: Person) -> None:
    for number in (1, 2, 3):
        await person.taps(f"⬜ {number}")


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
    assert ann.screen.buttons[0] == ["✅ 1", "⬜ 2"]


async def test_with_one_page_the_items_are_there_at_once(ann: Person) -> None:
    await begin(ann)
    assert ann.screen.html == (
        "<b>Короткий</b>\nVK: vk.com/ruchey_crb\n\n"
        "▱▱▱▱▱▱▱▱▱▱ 0 из 3\n★ обязательные: 0 из 2\n\n"
        "⬜ 1. Пункт 1 в порядке ★\n⬜ 2. Пункт 2 в порядке ★\n⬜ 3. Пункт 3 в порядке\n\n"
        "<i>Сделано? Нажмите номер. Кнопка ℹ️ с тем же номером расскажет, зачем это и как.</i>"
    )
    assert ann.screen.buttons == [["⬜ 1", "⬜ 2"], ["⬜ 3"], ["ℹ️ 1", "ℹ️ 2", "ℹ️ 3"], ["История", "‹ Чек-листы"]]


async def test_one_tap_on_the_number_ticks_and_another_unticks(ann: Person, stage: Stage) -> None:
    await begin(ann)
    message = ann.screen.message_id
    await ann.taps("⬜ 2")
    assert ann.screen.text == (
        "Короткий\nVK: vk.com/ruchey_crb\n\n"
        "▰▰▰▱▱▱▱▱▱▱ 1 из 3\n★ обязательные: 1 из 2\n\n"
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
    assert ann.screen.buttons == [["Готово ✓"], ["‹ 1", "3 ›"], ["‹ К списку"]]
    await ann.taps("Готово")
    assert ann.screen.buttons[0] == ["⬜ 1", "✅ 2"]
    await ann.taps("ℹ️ 2")
    await ann.taps("3 ›")
    assert ann.screen.text.startswith("Пункт 3 из 3, совет")
    await ann.taps("‹ 2")
    await ann.taps("Снять отметку")
    assert ticked(stage) == []


async def test_a_long_checklist_is_shown_in_screens(ann: Person) -> None:
    await begin(ann, "Длинный")
    await ann.taps("5–8 ›")
    await ann.taps("⬜ 6")
    assert ann.screen.buttons == [
        ["⬜ 5", "✅ 6"],
        ["⬜ 7", "⬜ 8"],
        ["ℹ️ 5", "ℹ️ 6", "ℹ️ 7", "ℹ️ 8"],
        ["‹ 1–4"],
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
    assert "▰▰▱▱▱ 4 из 8 — VK · ruchey_crb" in ann.screen.text.splitlines()
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
    assert ann.screen.buttons[0] == ["⬜ 1", "⬜ 2"]
    await ann.says("/checklists")
    await ann.taps("Короткий")
    await ann.taps("VK")
    assert ann.screen.buttons[0] == ["✅ 1", "⬜ 2"]


async def test_an_address_is_shown_as_she_wrote_it_not_as_html(ann: Person) -> None:
    await meet(ann, "ruchey.example/?a=1&b=<b>")
    await ann.says("/checklists")
    await ann.taps("Короткий")
    assert ann.screen.text.splitlines()[1] == "Другая площадка: ruchey.example?a=1&b=<b>"


async def test_the_last_tick_brings_a_warm_finish_with_her_date(ann: Person, clock: SandboxClock) -> None:
    await begin(ann)
    clock.jump(timedelta(hours=16))  # one in the night of the 24th in Moscow, still the 23rd in UTC
    await finish(ann)
    assert ann.screen.html == (
        "✅ <b>Короткий: всё отмечено</b>\nVK: vk.com/ruchey_crb\n\n"
        "▰▰▰▰▰▰▰▰▰▰ 3 из 3, 24 ноября 2026\n\n"
        "Можно выдохнуть. Понадобится снова — начнём заново, а эти отметки останутся в истории."
    )
    assert ann.screen.buttons == [["Пройти заново"], ["Посмотреть пункты"], ["История", "‹ Чек-листы"]]
    await ann.taps("Посмотреть пункты")
    await ann.taps("✅ 3")
    assert ann.screen.buttons[0:2] == [["✅ 1", "✅ 2"], ["⬜ 3"]]


async def test_starting_anew_twice_begins_one_run_and_keeps_the_old_one(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await finish(ann)
    await ann.taps_twice("Пройти заново")
    assert toast(ann) in {"Начали заново. Прошлые отметки — в истории.", None}
    assert ann.screen.buttons[0:2] == [["⬜ 1", "⬜ 2"], ["⬜ 3"]]
    assert [(row[0], row[-1] is None) for row in remembered(stage)["checklist_runs"]] == [(1, False), (2, True)]
    assert ticked(stage) == [(1, "item-1"), (1, "item-2"), (1, "item-3")]
    await ann.presses(NewRun(2).pack())  # nothing is ticked in it yet
    await ann.taps("⬜ 2")
    await ann.presses(NewRun(1).pack())
    assert toast(ann) is None
    assert len(remembered(stage)["checklist_runs"]) == 2
    await ann.taps("‹ Чек-листы")
    assert "▰▰▱▱▱ 1 из 3 — VK · ruchey_crb" in ann.screen.text.splitlines()


async def test_a_new_run_shows_what_got_better_and_what_still_waits(ann: Person, clock: SandboxClock) -> None:
    await begin(ann)
    await ann.taps("⬜ 1")
    await ann.taps("История")
    assert ann.screen.text == (
        "История: Короткий\nVK: vk.com/ruchey_crb\n\nСейчас, с 23 ноября 2026: 1 из 3 · ★ 1 из 2\n\n"
        "Это первый проход. Когда пройдёте чек-лист заново, здесь будет видно, что стало лучше."
    )
    await ann.taps("Пройти заново")
    clock.jump(timedelta(days=30))
    await ann.taps("⬜ 1")
    assert toast(ann) is None
    await ann.taps("⬜ 2")
    assert toast(ann) == "В прошлый раз этого не было. Стало лучше!"
    await ann.presses(Tick(2, "item-2", 1).pack())
    assert toast(ann) is None
    assert "С прошлого раза стало лучше: 1 пункт" in ann.screen.text.splitlines()
    await ann.taps("История")
    assert ann.screen.text == (
        "История: Короткий\nVK: vk.com/ruchey_crb\n\nСейчас, с 23 ноября 2026: 2 из 3 · ★ 2 из 2\n\n"
        "Стало лучше\n✅ Пункт 2 в порядке\n\nЕщё не сделано\n⬜ Пункт 3 в порядке\n\n"
        "Раньше\n23 ноября 2026: 1 из 3 · ★ 1 из 2"
    )
    assert ann.screen.buttons == [["Пройти заново"], ["‹ К списку", "☰ Меню"]]
    await ann.taps("‹ К списку")
    await ann.taps("⬜ 3")
    assert ann.screen.text.endswith("Стало лучше\n✅ Пункт 2 в порядке\n✅ Пункт 3 в порядке")
    await ann.taps("Пройти заново")
    await ann.taps("История")
    assert ann.screen.text.endswith(
        "Сейчас, с 23 декабря 2026: 0 из 3 · ★ 0 из 2\n\n"
        "Раньше\n23 декабря 2026: 3 из 3 · ★ 2 из 2\n23 ноября 2026: 1 из 3 · ★ 1 из 2"
    )


async def test_a_history_of_a_long_checklist_names_some_items_and_counts_the_rest(ann: Person) -> None:
    await begin(ann, "Длинный")
    await ann.taps("⬜ 1")
    await ann.taps("История")
    await ann.taps("Пройти заново")
    await ann.taps("История")
    assert "…и ещё 2 пункта" in ann.screen.text.splitlines()


async def test_an_old_button_does_not_tick_in_an_earlier_run(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await ann.taps("⬜ 1")
    await ann.taps("История")
    await ann.taps("Пройти заново")
    before = remembered(stage)
    for tap in (Tick(1, "item-2", 1), Tick(1, "item-1", 0)):
        await ann.presses(tap.pack())
        assert toast(ann) == "Тот проход уже в истории. Вот текущий."
        assert ann.screen.buttons[0] == ["⬜ 1", "⬜ 2"]
    await ann.presses(OpenItem(1, "item-1").pack())
    await ann.taps("Готово")
    assert remembered(stage)["checklist_runs"] == before["checklist_runs"]
    assert ticked(stage) == [(1, "item-1"), (2, "item-1")]


async def test_anothers_buttons_change_nothing_and_show_nothing(ann: Person, boris: Person, stage: Stage) -> None:
    await begin(ann)
    await ann.taps("⬜ 1")
    await meet(boris, "vk.com/dolina_crb")
    before = remembered(stage)
    for tap in (
        OpenRun(1, "short", 1),
        OpenRun(1, "long", 0),
        OpenItem(1, "item-1"),
        Tick(1, "item-2", 1),
        Tick(1, "item-1", 0),
        NewRun(1),
        Runs(1, "short"),
    ):
        await boris.presses(tap.pack())
        assert toast(boris) == "Не нашёл у вас такого чек-листа. Откройте /checklists и выберите свой."
        assert "ruchey" not in boris.screen.text
        assert remembered(stage) == before
    await boris.says("/checklists")
    assert "ruchey" not in boris.screen.text


async def test_somebody_the_bot_never_met_is_asked_to_begin(ann: Person, boris: Person, stage: Stage) -> None:
    await begin(ann)
    before = remembered(stage)
    await boris.says("/checklists")
    assert boris.screen.buttons == [["Начать"]]
    assert remembered(stage) == before


async def test_a_removed_page_s_checklist_waits_for_the_page_to_come_back(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await ann.taps("⬜ 1")
    await ann.says("/settings")
    await ann.taps("Страницы")
    await ann.taps("Убрать 1")
    before = remembered(stage)
    for tap in (OpenRun(1, "short", 1), Tick(1, "item-2", 1), OpenItem(1, "item-2"), NewRun(1), Runs(1, "short")):
        await ann.presses(tap.pack())
        assert toast(ann) == "Эту страницу вы убрали. Добавьте её снова в настройках — отметки вернутся."
    assert remembered(stage) == before
    await ann.says("/checklists")
    assert "ruchey" not in ann.screen.text
    await ann.says("/settings")
    await ann.taps("Страницы")
    await ann.taps("Добавить страницу")
    await ann.says(RUCHEY)
    await ann.says("/checklists")
    await ann.taps("Короткий")
    assert ann.screen.buttons[0] == ["✅ 1", "⬜ 2"]


async def test_an_edited_checklist_keeps_old_ticks_and_shows_new_items_unticked(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await finish(ann)
    edited = SHORT.model_copy(update={"items": (item(2), item(3), item(4))})
    await stage.restart(with_checklists(stage.course, edited))
    await ann.says("/checklists")
    await ann.taps("Короткий")
    assert ann.screen.text == (
        "Короткий\nVK: vk.com/ruchey_crb\n\n▰▰▰▰▰▰▰▱▱▱ 2 из 3\n\n"
        "✅ 1. Пункт 2 в порядке\n✅ 2. Пункт 3 в порядке\n⬜ 3. Пункт 4 в порядке"
    )
    before = remembered(stage)
    for tap in (Tick(1, "item-1", 0), OpenItem(1, "item-1")):
        await ann.presses(tap.pack())
        assert toast(ann) == "Этого пункта в чек-листе больше нет. Вот что осталось."
    assert remembered(stage) == before
    await ann.taps("История")
    await ann.taps("Пройти заново")
    await ann.taps("История")
    assert ann.screen.text.endswith("Ещё не сделано\n⬜ Пункт 4 в порядке\n\nРаньше\n23 ноября 2026: 2 из 3")


async def test_a_retired_checklist_is_finished_but_not_begun(ann: Person, boris: Person, stage: Stage) -> None:
    await begin(ann)
    await ann.taps("⬜ 1")
    retired = SHORT.model_copy(update={"retired": True})
    await stage.restart(with_checklists(stage.course, retired, LONG))
    await ann.says("/checklists")
    await ann.taps("Короткий")
    await ann.taps("⬜ 2")
    await ann.taps("⬜ 3")
    assert ann.screen.buttons == [["Посмотреть пункты"], ["История", "‹ Чек-листы"]]
    before = remembered(stage)
    await ann.presses(NewRun(1).pack())
    assert toast(ann) == "Этот чек-лист больше не используем. Загляните в список: там есть другие."
    await meet(boris, RUCHEY)
    await boris.says("/checklists")
    assert boris.screen.buttons == [["Длинный и обстоятельный…"], ["☰ Меню"]]
    await boris.presses(OpenChecklist("short").pack())
    assert toast(boris) == "Этот чек-лист больше не используем. Загляните в список: там есть другие."
    assert remembered(stage)["checklist_runs"] == before["checklist_runs"]


async def test_a_checklist_that_left_the_course_is_refused_kindly(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await ann.taps("⬜ 1")
    await stage.restart(with_checklists(stage.course, LONG))
    before = remembered(stage)
    for tap in (OpenChecklist("short"), OpenRun(1, "short", 1), Tick(1, "item-2", 1), Runs(1, "short")):
        await ann.presses(tap.pack())
        assert toast(ann) == "Этого чек-листа больше нет. Загляните в список: там есть другие."
    await ann.says("/checklists")
    assert ann.screen.buttons == [["Длинный и обстоятельный…"], ["☰ Меню"]]
    assert remembered(stage) == before


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
                await ann.taps(f"{number}–")
            await ann.taps(f"ℹ️ {number}")
            assert each.how in ann.screen.text
            await ann.taps("Готово")
        assert ann.screen.text.startswith(f"✅ {checklist.title}: всё отмечено")


async def test_the_summary_takes_one_statement_however_many_runs_there_are(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await ann.taps("⬜ 2")
    await ann.presses(OpenChecklist("long").pack())

    def work(tx: Connection) -> tuple[tuple[ChecklistSummary, ...], int]:
        statements: list[str] = []
        event.listen(tx, "before_cursor_execute", lambda *call: statements.append(call[2]))
        return summary(tx, 1, stage.course), len(statements)

    page = Page(1, "vk", "https://vk.com/ruchey_crb")
    assert await stage.app.db.transact(work) == (
        (
            ChecklistSummary(page, "short", "Короткий", done=1, total=3),
            ChecklistSummary(page, "long", "Длинный и обстоятельный список", done=0, total=8),
        ),
        1,
    )
