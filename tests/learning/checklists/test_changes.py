"""Strangers, removed pages, and a course that changes."""

from sqlalchemy import Connection, event

from bot.buttons.learning import NewRun, OpenChecklist, OpenItem, OpenRun, Runs, SetAside, Tick, TickRest, TurnRun
from bot.sandbox.people import Person
from bot.services.learning.checklists import ChecklistSummary, summary
from bot.services.people.pages import Page
from tests.conftest import Stage, meet
from tests.learning.checklists.small import LONG, RUCHEY, SHORT, begin, finish, item, remembered, toast, with_checklists


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
        SetAside(1, "item-2"),
        TickRest(1),
        TurnRun(1, 1),
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
    assert ann.screen.buttons[0] == ["✅ 1", "⬜ 2", "⬜ 3"]


async def test_an_edited_checklist_keeps_old_ticks_and_shows_new_items_unticked(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await finish(ann)
    edited = SHORT.model_copy(update={"items": (item(2), item(3), item(4))})
    await stage.restart(with_checklists(stage.course, edited))
    await ann.says("/checklists")
    await ann.taps("Короткий")
    assert ann.screen.text == (
        "Короткий\nVK: vk.com/ruchey_crb\n\n▰▰▰▰▰▰▰▱▱▱ 2 из 3 · остался 1\n\n"
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
