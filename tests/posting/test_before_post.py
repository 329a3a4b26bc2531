"""The checklist before publishing, of one post: short, quick, and back to its post."""

import pytest

from bot.buttons.learning import TickRest
from bot.course.shapes import Level
from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.learning.checklists.small import RUCHEY, ticked
from tests.posting.plans import PAGE, plans, posts, until, without_other_words


@pytest.fixture
async def anna(stage: Stage, ann: Person) -> Person:
    """Tuesday, an hour before her post: the reminder is on the screen."""
    await stage.restart(without_other_words(stage.course))
    await meet(ann, page=RUCHEY)
    await plans(ann, "вт ср 12:00")
    await until(stage, "24 11:00")
    return ann


async def test_only_what_is_obligatory_stands_there_and_the_rest_is_one_tap_away(stage: Stage, anna: Person) -> None:
    items = stage.course.checklists["before-post"].items
    must = [item for item in items if item.level is Level.MUST]
    await anna.taps("☑️ Чек-лист")
    assert anna.screen.text.startswith(
        f"Перед публикацией\n{PAGE}\n\n▱▱▱▱▱▱▱▱▱▱ 0 из {len(must)}\n\n⬜ 1. {must[0].text}"
    )
    assert anna.screen.text.count("⬜") == len(must) <= 6
    assert anna.screen.buttons == [
        ["Всё так ✓"],
        ["⬜ 1", "⬜ 2", "⬜ 3"],
        ["⬜ 4", "⬜ 5", "⬜ 6"],
        ["ℹ️ 1", "ℹ️ 2", "ℹ️ 3"],
        ["ℹ️ 4", "ℹ️ 5", "ℹ️ 6"],
        [f"Ещё советы: {len(items) - len(must)}", "‹ К посту"],
    ]
    await anna.taps("Ещё советы")
    assert "⬜ 7. Первая строка" in anna.screen.text
    await anna.taps("⬜ 7")
    assert "✅ 7. Первая строка" in anna.screen.text
    assert "0 из 6" in anna.screen.text  # advice is not measured
    await anna.taps("‹ Пункты 1–6")
    await anna.taps("‹ К посту")
    assert ["✏️ Изменить", "✅ Вышел"] in anna.screen.buttons


async def test_from_the_reminder_it_takes_three_taps_to_it_came_out(stage: Stage, anna: Person) -> None:
    message = anna.screen.message_id
    await anna.taps("☑️ Чек-лист")
    await anna.taps_twice("Всё так ✓")
    assert "Перед публикацией: обязательное в порядке" in anna.screen.text
    assert "▰▰▰▰▰▰▰▰▰▰ 6 из 6\n" in anna.screen.text
    assert anna.screen.buttons == [["✅ Вышел"], ["Ещё советы: 9"], ["‹ Пункты", "‹ К посту"]]
    assert len(ticked(stage)) == 6
    await anna.taps("Ещё советы")
    assert anna.screen.buttons[-1] == ["✅ Вышел", "‹ К посту"]
    await stage.restart()
    await anna.taps("✅ Вышел")
    assert (await posts(stage))[0] == "11-24 12:00 published"
    assert anna.screen.message_id == message


async def test_what_is_left_is_settled_at_once_and_single_ticks_stay(stage: Stage, anna: Person) -> None:
    await anna.taps("☑️ Чек-лист")
    await anna.taps("ℹ️ 6")
    await anna.taps("➖ Не про пост")
    assert "➖ 6. " in anna.screen.text
    assert "1 из 6 · осталось 5\n➖ не про этот пост: 1" in anna.screen.text
    await anna.taps("⬜ 1")
    await anna.taps("Всё так ✓")
    assert "▰ 6 из 6\n" in anna.screen.text
    assert anna.screen.text.endswith("➖ не про этот пост: 1")
    await anna.taps("‹ Пункты")
    assert anna.screen.buttons[1] == ["✅ 4", "✅ 5", "➖ 6"]
    await anna.taps("➖ 6")
    assert anna.screen.buttons[0] == ["Всё так ✓"]


async def test_each_post_has_its_own_and_an_old_button_means_its_own(stage: Stage, anna: Person) -> None:
    await anna.taps("☑️ Чек-лист")
    tuesday = anna.screen
    await anna.taps("⬜ 1")
    await anna.taps("‹ К посту")
    await anna.taps("☑️ Чек-лист")
    assert anna.screen.buttons[1] == ["✅ 1", "⬜ 2", "⬜ 3"]  # where she left it
    await until(stage, "25 11:00")
    await anna.taps("☑️ Чек-лист")
    assert anna.screen.buttons[1] == ["⬜ 1", "⬜ 2", "⬜ 3"]
    wednesday = anna.screen
    await anna.taps("⬜ 2", on=tuesday)
    assert ticked(stage) == [(1, "consents"), (1, "patients")]
    await anna.taps("Всё так ✓", on=wednesday)
    assert [run for run, _ in ticked(stage)] == [1, 1, *[2] * 6]


async def test_a_page_s_run_is_not_ticked_at_once(stage: Stage, anna: Person) -> None:
    await anna.presses("co:page-audit")
    await anna.presses(TickRest(1).pack())
    assert anna.screen.text.startswith("Аудит оформления")
    assert ticked(stage) == []


async def test_the_shelf_shows_runs_of_pages_and_the_next_step_knows_those_of_posts(stage: Stage, anna: Person) -> None:
    await anna.taps("☑️ Чек-лист")
    await anna.taps("Всё так ✓")
    await anna.says("/checklists")
    assert "6 из 6" not in anna.screen.text
    await anna.says("/progress")
    assert "✅ Перед публикацией — 6 из 6" in anna.screen.text
