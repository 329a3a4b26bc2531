"""A run after a run, and what got better."""

from datetime import timedelta

from bot.buttons.learning import NewRun, OpenItem, Tick
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from tests.conftest import Stage
from tests.learning.checklists.small import begin, finish, remembered, ticked, toast


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
    assert ann.screen.buttons[0] == ["✅ 1", "✅ 2", "⬜ 3"]


async def test_starting_anew_twice_begins_one_run_and_keeps_the_old_one(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await finish(ann)
    await ann.taps_twice("Пройти заново")
    assert toast(ann) in {"Начали заново. Прошлые отметки — в истории.", None}
    assert ann.screen.buttons[0] == ["⬜ 1", "⬜ 2", "⬜ 3"]
    assert [(row[0], row[5] is None) for row in remembered(stage)["checklist_runs"]] == [(1, False), (2, True)]
    assert ticked(stage) == [(1, "item-1"), (1, "item-2"), (1, "item-3")]
    await ann.presses(NewRun(2).pack())  # nothing is ticked in it yet
    await ann.taps("⬜ 2")
    await ann.presses(NewRun(1).pack())
    assert toast(ann) is None
    assert len(remembered(stage)["checklist_runs"]) == 2
    await ann.taps("‹ Чек-листы")
    assert "▰▰▱▱▱ 1 из 3 · осталось 2 — VK · ruchey_crb" in ann.screen.text.splitlines()


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
        assert ann.screen.buttons[0] == ["⬜ 1", "⬜ 2", "⬜ 3"]
    await ann.presses(OpenItem(1, "item-1").pack())
    await ann.taps("Готово")
    assert remembered(stage)["checklist_runs"] == before["checklist_runs"]
    assert ticked(stage) == [(1, "item-1"), (2, "item-1")]
