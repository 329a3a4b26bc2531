"""What a post is about is hers to say and to change until it has come out."""

import pytest

from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import PAGE, plans, rows, until


@pytest.fixture
async def anna(ann: Person) -> Person:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    return ann


async def test_a_topic_is_typed_changed_and_dropped(anna: Person, stage: Stage) -> None:
    await anna.presses("wo:1")
    await anna.taps("✏️ Изменить")
    await anna.taps("💬 Тема")
    assert anna.screen.text.startswith(f"О чём пост завтра (вт) в 12:00?\n{PAGE}\n\nНапишите тему одной строкой")
    assert anna.screen.buttons == [["💡 Нужна идея"], ["‹ К посту"]]
    await anna.says("Прививки:\n кому <и> когда\u200b")
    assert anna.screen.text.startswith("Тему записал ✓")
    assert (await rows(stage, "topic"))[0] == ("Прививки: кому <и> когда",)
    await anna.taps("✏️ Изменить")
    await anna.taps("💬 Тема")
    assert "Тема: Прививки: кому <и> когда" in anna.screen.text
    await anna.taps("Без темы")
    assert (await rows(stage, "topic"))[0] == (None,)


async def test_too_long_a_topic_is_asked_for_again(anna: Person, stage: Stage) -> None:
    await anna.presses("wto:1")
    await anna.says("т" * 301)
    assert anna.screen.text == "Тема длинновата. Уместите её в 300 знаков, подробности останутся для поста."
    await anna.says("т" * 300)
    assert (await rows(stage, "topic"))[0] == ("т" * 300,)


async def test_what_has_come_out_keeps_its_topic(anna: Person, stage: Stage) -> None:
    await anna.presses("wto:1")
    asked = anna.screen
    await until(stage, "24 11:00")
    await anna.taps("✅ Вышел")
    await anna.presses("wtd:1")
    assert anna.toast is not None
    await anna.presses("wto:1", on=asked)
    assert anna.toast.text == "Этот пост уже вышел."


async def test_boris_cannot_name_what_is_annas(anna: Person, boris: Person, stage: Stage) -> None:
    await meet(boris, page="vk.com/drugaya")
    for data in ("wto:1", "wtd:1"):
        await boris.presses(data)
    await boris.says("Чужая тема")
    assert (await rows(stage, "topic"))[0] == (None,)
