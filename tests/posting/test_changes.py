"""All of a post can be changed in one place until it has come out; deleted, it can come back for a day."""

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from tests.conftest import Stage, meet
from tests.posting.plans import PAGE, hears, plans, posts, rows, until
from tests.posting.test_imports import takes


@pytest.fixture
async def anna(ann: Person) -> Person:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    return ann


async def test_the_card_of_a_post_ahead_has_no_large_answer(anna: Person) -> None:
    await anna.presses("wo:1")
    assert anna.screen.buttons == [
        ["☑️ Чек-лист", "💡 Нужна идея"],
        ["🕒 Перенести", "Пропустить"],
        ["✏️ Изменить", "✅ Вышел"],
        ["🗓 План", "☰ Меню"],
    ]


async def test_the_answer_stands_first_when_it_is_due(anna: Person, stage: Stage) -> None:
    await until(stage, "24 12:30")
    await anna.presses("wo:1")
    assert anna.screen.buttons[0] == ["✅ Вышел"]
    assert ["✏️ Изменить"] in anna.screen.buttons


async def test_day_topic_and_rubric_are_changed_from_one_place(anna: Person, stage: Stage) -> None:
    await anna.presses("wo:1")
    await anna.taps("✏️ Изменить")
    assert anna.screen.text == f"✏️ Что изменить?\nПост завтра (вт) в 12:00\n{PAGE}"
    assert anna.screen.buttons == [["🕒 День и время"], ["💬 Тема", "🏷 Рубрика"], ["🗑 Удалить пост"], ["‹ К посту"]]
    await anna.taps("🏷 Рубрика")
    await anna.taps("🧭 Сервис")
    assert anna.screen.text.endswith("Рубрика: 🧭 Сервис")
    await anna.taps("🕒 День и время")
    await anna.says("пт 15:00")
    assert (await posts(stage))[0:1] != ["11-24 12:00 planned"]
    assert ("service",) in await rows(stage, "rubric")
    await anna.presses("wers:1:-")
    assert ("service",) not in await rows(stage, "rubric")
    await anna.presses("wers:1:nothing")
    assert anna.toast is not None
    assert anna.toast.text == "Этой рубрики больше нет. Выберите другую."


async def test_a_deleted_post_comes_back_as_it_was_for_a_day(anna: Person, stage: Stage, telegram: Telegram) -> None:
    await anna.presses("wto:1")
    await anna.says("Прививки")
    before = await rows(stage, "id", "day", "at_time", "topic", "state", "remind_at", "rhythm_id")
    await anna.presses("wo:1")
    await anna.taps("✏️ Изменить")
    await anna.taps("🗑 Удалить пост")
    assert anna.screen.text.startswith(f"🗑 Удалил: пост завтра (вт) в 12:00\n{PAGE}")
    deleted = anna.screen
    assert len(await rows(stage, "id")) == len(before) - 1
    await anna.presses("i")
    assert (await takes(anna, telegram, "В календарь телефона")).count(b"STATUS:CANCELLED") == 1
    await anna.presses("wez:1", on=deleted)
    assert await rows(stage, "id", "day", "at_time", "topic", "state", "remind_at", "rhythm_id") == before
    await anna.presses("wez:1", on=deleted)  # a second tap
    assert await rows(stage, "id", "day", "at_time", "topic", "state", "remind_at", "rhythm_id") == before
    await anna.presses("i")
    assert b"CANCELLED" not in await takes(anna, telegram, "В календарь телефона")


async def test_a_rhythm_does_not_sow_a_deleted_post_again(anna: Person, stage: Stage) -> None:
    await anna.presses("wed:1")
    deleted = anna.screen
    await stage.passes(days=1, hours=1)
    assert "11-24 12:00 planned" not in await posts(stage)
    await anna.presses("wez:1", on=deleted)
    assert anna.toast is not None
    assert anna.toast.text == "Удалённый пост возвращаю в течение дня, этот уже не могу."


async def test_a_minute_that_is_taken_meanwhile_stays_taken(anna: Person, stage: Stage) -> None:
    await anna.presses("wed:1")
    deleted = anna.screen
    await anna.presses("wa:0")
    await anna.says("завтра 12:00 Другое")
    await anna.presses("wez:1", on=deleted)
    assert anna.toast is not None
    assert anna.toast.text == (
        "На 12:00 в этот день у страницы уже есть пост. Выберите другое время, хоть на минуту позже."
    )
    assert (await rows(stage, "topic"))[0] == ("Другое",)


async def test_what_has_come_out_is_deleted_and_not_changed(anna: Person, stage: Stage) -> None:
    await until(stage, "24 11:00")
    await anna.taps("✅ Вышел")
    await anna.presses("we:1")
    assert anna.toast is not None
    assert anna.toast.text == "Этот пост уже вышел."
    await anna.presses("wo:1")
    assert ["↺ Вернуть", "🗑 Удалить пост"] in anna.screen.buttons
    await anna.taps("🗑 Удалить пост")
    await anna.taps("↺ Вернуть")
    assert (await posts(stage))[0] == "11-24 12:00 published"


async def test_boris_changes_and_deletes_nothing_of_annas(anna: Person, boris: Person, stage: Stage) -> None:
    await meet(boris, page="vk.com/drugaya")
    everything = ("id", "day", "at_time", "state", "topic", "rubric", "together", "page_id")
    before = await rows(stage, *everything)
    for data in ("we:1", "wer:1", "wers:1:service", "weg:1", "wegt:1:2:1", "wegt:1:1:0", "wed:1", "wpe:1"):
        await boris.presses(data)
    await anna.presses("wed:2")
    gone = await rows(stage, *everything)
    await boris.presses("wez:2")
    assert await rows(stage, *everything) == gone
    await anna.presses("wez:2")
    assert await rows(stage, *everything) == before


async def test_one_idea_is_told_once_in_four_weeks(anna: Person, stage: Stage) -> None:
    await plans(anna, "ср пт 10:00")
    seen = []
    for slot, _ in sorted(await rows(stage, "id", "at"), key=lambda row: row[1]):
        await anna.presses(f"wo:{slot}")
        idea = next(line for line in anna.screen.text.splitlines() if line.startswith("💡"))
        await anna.presses(f"wo:{slot}")
        assert idea in anna.screen.text  # the same when she looks again
        seen.append(idea)
    assert len(seen) == len(set(seen)) > 6
    assert await hears(stage, anna, minutes=1) == []
