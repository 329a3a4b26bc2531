"""Items that are none of hers: settled, and told apart from what was done."""

from bot.buttons.learning import SetAside
from bot.sandbox.people import Person
from tests.conftest import Stage
from tests.learning.checklists.small import begin, remembered


async def test_an_item_that_is_not_about_her_is_settled_and_told_apart(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await ann.taps("ℹ️ 2")
    await ann.taps_twice("➖ Не про нас")
    assert ann.screen.text == (
        "Короткий\nVK: vk.com/ruchey_crb\n\n"
        "▰▰▰▱▱▱▱▱▱▱ 1 из 3 · осталось 2\n★ обязательные: 1 из 2\n➖ не про вас: 1\n\n"
        "⬜ 1. Пункт 1 в порядке ★\n➖ 2. Пункт 2 в порядке ★\n⬜ 3. Пункт 3 в порядке"
    )
    await ann.taps("⬜ 1")
    await ann.taps("⬜ 3")
    assert ann.screen.text.startswith("✅ Короткий: всё отмечено")
    assert ann.screen.text.endswith("➖ не про вас: 1")
    await ann.taps("Пройти заново")
    await ann.taps("История")
    assert "23 ноября 2026: 3 из 3 · ★ 2 из 2" in ann.screen.text


async def test_it_may_be_changed_to_done_and_taken_back(ann: Person, stage: Stage) -> None:
    await begin(ann)
    await ann.taps("ℹ️ 2")
    card = ann.screen
    await ann.taps("➖ Не про нас")
    await ann.taps("Готово ✓", on=card)
    assert ann.screen.buttons[0] == ["⬜ 1", "✅ 2", "⬜ 3"]
    await ann.taps("➖ Не про нас", on=card)
    await ann.taps("➖ 2")
    assert remembered(stage)["ticks"] == []


async def test_what_is_none_of_hers_now_is_no_progress_since_last_time(ann: Person) -> None:
    await begin(ann)
    await ann.taps("⬜ 1")
    await ann.taps("История")
    await ann.taps("Пройти заново")
    await ann.presses(SetAside(2, "item-2").pack())
    assert ann.toast is not None
    assert ann.toast.text is None
    assert "стало лучше" not in ann.screen.text
    await ann.taps("История")
    assert ann.screen.text.count("⬜") == 1
