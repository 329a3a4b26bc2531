"""A note and a reminder at an item: kept with the page's run, said on the morning asked for, answered with one tap."""

import pytest

from bot.buttons.learning import AskNote, DropNote, ForgetReminder, RemindItem
from bot.buttons.tap import Wall
from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.learning.checklists.small import LONG, SHORT, begin, remembered, ticked, toast, with_checklists
from tests.posting.plans import fate, hears, without_other_words

TOLD = "⏰ Вы просили напомнить"


@pytest.fixture
async def anna(stage: Stage, ann: Person) -> Person:
    """Monday, ten in Moscow: the second item is open. Nothing but what she asks for comes by itself."""
    await stage.restart(with_checklists(without_other_words(stage.course), SHORT, LONG))
    await begin(ann)
    await ann.taps("ℹ️ 2")
    return ann


async def test_a_note_is_typed_shown_marked_changed_and_removed(anna: Person, stage: Stage) -> None:
    await anna.taps("📝 Заметка себе")
    assert anna.screen.buttons == [["‹ К пункту"]]
    await anna.says("  позвонить <айтишнику> ")
    assert "Записал ✓" in anna.screen.text
    assert anna.screen.text.endswith("📝 позвонить <айтишнику>")
    assert anna.screen.buttons[1] == ["📝 Изменить", "Убрать заметку"]
    await anna.taps("‹ К списку")
    assert "⬜ 2. Пункт 2 в порядке ★ 📝" in anna.screen.text.splitlines()
    await stage.restart()
    await anna.taps("ℹ️ 2")
    await anna.taps("📝 Изменить")
    assert "📝 позвонить <айтишнику>" in anna.screen.text
    await anna.says("ц" * 201)
    assert "200 знаков" in anna.screen.text
    await anna.says("ц" * 200)
    assert "ц" * 200 in anna.screen.text
    await anna.taps_twice("Убрать заметку")
    assert "📝" not in anna.screen.text


async def test_a_reminder_comes_on_that_morning_and_one_tap_answers_it(anna: Person, stage: Stage) -> None:
    assert anna.screen.buttons[2] == ["⏰ Завтра", "⏰ в понедельник"]
    await anna.taps_twice("⏰ Завтра")
    assert "⏰ Напомню: завтра (вт) в 09:30." in anna.screen.text
    await anna.taps("📝 Заметка себе")
    await anna.says("позвонить айтишнику")
    await anna.taps("‹ К списку")
    assert "⬜ 2. Пункт 2 в порядке ★ 📝⏰" in anna.screen.text.splitlines()
    assert await hears(stage, anna, days=3) == [TOLD]
    assert anna.screen.text.startswith(f"{TOLD}\nПункт 2 в порядке\n\nVK: vk.com/ruchey_crb\n\n📝 позвонить айтишнику")
    await anna.taps("Готово ✓")
    assert ticked(stage) == [(1, "item-2")]
    assert await hears(stage, anna, days=7) == []


async def test_what_is_done_meanwhile_is_not_said(anna: Person, stage: Stage) -> None:
    await anna.taps("⏰ Завтра")
    await anna.taps("➖ Не про нас")
    assert await hears(stage, anna, days=3) == []
    assert await fate(stage, "item") == [("dropped", "done")]


async def test_it_can_be_taken_back_and_asked_for_again(anna: Person, stage: Stage) -> None:
    await anna.taps("⏰ в понедельник")
    await anna.taps("⏰ Не напоминать")
    assert "Напомню" not in anna.screen.text
    assert await hears(stage, anna, days=10) == []
    await anna.taps("⏰ в понедельник")
    assert toast(anna) == "Этот день уже прошёл. Откройте пункт и выберите другой."


async def test_it_waits_for_the_end_of_the_weekend_and_of_quiet_hours(anna: Person, stage: Stage) -> None:
    await anna.presses(RemindItem(1, "item-2", Wall(202611282300)).pack())  # a Saturday's night
    assert "⏰ Напомню: пн, 30 ноября в 08:30." in anna.screen.text
    assert await hears(stage, anna, days=6) == []
    assert await hears(stage, anna, days=2) == [TOLD]


async def test_another_reminder_from_the_message_itself(anna: Person, stage: Stage) -> None:
    await anna.taps("⏰ Завтра")
    assert await hears(stage, anna, days=1, hours=2) == [TOLD]
    await anna.taps("⏰ Завтра")
    assert "⏰ Напомню: завтра (ср) в 09:30." in anna.screen.text
    assert await hears(stage, anna, days=2) == [TOLD]


async def test_others_and_earlier_runs_keep_nothing(anna: Person, boris: Person, stage: Stage) -> None:
    await anna.taps("📝 Заметка себе")
    await anna.says("моё")
    await meet(boris, "vk.com/dolina_crb")
    before = remembered(stage)
    to = Wall(202612011000)
    for tap in (AskNote(1, "item-2"), DropNote(1, "item-2"), RemindItem(1, "item-2", to), ForgetReminder(1, "item-2")):
        await boris.presses(tap.pack())
        assert toast(boris) == "Не нашёл у вас такого чек-листа. Откройте /checklists и выберите свой."
        assert remembered(stage) == before
    await anna.taps("Готово ✓")
    await anna.taps("История")
    await anna.taps("Пройти заново")
    await anna.presses(RemindItem(1, "item-3", to).pack())
    assert toast(anna) == "Тот проход уже в истории. Вот текущий."
    assert "⏰ Напомню" not in anna.screen.text
    assert await hears(stage, anna, days=14) == []
