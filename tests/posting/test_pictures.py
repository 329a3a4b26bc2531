"""The week as a picture: it shows the week that matters, says nothing twice, and stays in the chat."""

import pytest

from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import plans, until


@pytest.fixture
async def anna(ann: Person) -> Person:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "ср 12:00")
    return ann


async def takes(anna: Person) -> list[str]:
    """The weeks before and after the one in the picture that she asks for."""
    await anna.says("/plan")
    await anna.taps("🖼 Картинкой")
    assert anna.screen.photo is not None
    assert anna.screen.text == ""
    return [anna.data("‹ Раньше"), anna.data("Дальше ›")]


async def test_from_friday_on_the_next_week_is_the_one_that_matters(anna: Person, stage: Stage) -> None:
    await until(stage, "26 20:00")
    assert await takes(anna) == ["+wwk:2026-w47", "+wwk:2026-w49"]
    await until(stage, "27 00:01")
    assert await takes(anna) == ["+wwk:2026-w48", "+wwk:2026-w50"]
    await anna.taps("‹ Раньше")
    assert anna.data("Дальше ›") == "+wwk:2026-w49"


async def test_what_is_tapped_under_a_picture_leaves_it_in_the_chat(anna: Person) -> None:
    await takes(anna)
    picture = anna.screen
    for label, head in (("🗓 План", "🗓 План постов"), ("☰ Меню", "Здравствуйте, Анна!")):
        await anna.taps(label, on=picture)
        assert anna.screen.text.startswith(head)
        assert anna.screen.message_id != picture.message_id
        assert picture.message_id in {screen.message_id for screen in anna.history}


async def test_any_week_is_there_as_a_picture(anna: Person) -> None:
    await anna.says("/plan")
    await anna.taps("Вся неделя")
    await anna.taps("Дальше ›")
    await anna.taps("🖼 Картинкой")
    assert anna.screen.photo is not None
    assert anna.data("‹ Раньше") == "+wwk:2026-w48"
