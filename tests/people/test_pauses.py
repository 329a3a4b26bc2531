"""A pause ends on Monday, or on the day that she types."""

from datetime import date

import pytest

from bot.course.phrases import Phrases
from bot.rules.people.pauses import back_on, monday_after
from bot.rules.words import Unreadable, meanings, words_of
from bot.sandbox.people import Person
from tests.conftest import Stage, meet

TODAY = date(2026, 11, 23)  # a Monday


async def asked(ann: Person) -> None:
    await ann.says("/settings")
    await ann.taps("Пауза")


async def test_till_monday_with_one_tap(stage: Stage, ann: Person) -> None:
    await meet(ann)
    await stage.passes(days=2)
    await asked(ann)
    old = ann.screen
    await ann.taps_twice("До понедельника")
    assert "Пауза: по 29 ноября включительно" in ann.screen.text
    await stage.passes(days=14)
    await ann.presses("sut:202611300000", on=old)
    assert ann.toast is not None
    assert ann.toast.text == "Эта кнопка уже не работает. Вот что есть сейчас."


async def test_a_pause_is_typed_on_its_screen(ann: Person) -> None:
    await meet(ann)
    await asked(ann)
    await ann.says("когда-нибудь")
    assert ann.screen.text.startswith("Не разобрал, до какого дня.")
    await ann.says("до 15 декабря")
    assert "Пауза: по 14 декабря включительно" in ann.screen.text
    await asked(ann)
    assert ann.screen.text.endswith("Пауза по 14 декабря включительно: сам не пишу. Закончить раньше — /settings.")


async def test_a_pause_is_told_where_it_silences(ann: Person) -> None:
    await meet(ann)
    await ann.presses("sus:7")
    await ann.says("/settings")
    await ann.taps("Когда писать")
    assert ann.screen.text.startswith("⏸ Пауза по 29 ноября включительно")


@pytest.mark.parametrize(
    ("typed", "back"),
    [
        ("до понедельника", "2026-11-30"),
        ("До среды!", "2026-11-25"),
        ("до 15 декабря", "2026-12-15"),
        ("по 15 декабря", "2026-12-16"),
        ("до 15.12 включительно", "2026-12-16"),
        ("отпуск до 1 декабря", "2026-12-01"),
        ("на неделю", "2026-11-30"),
        ("2 недели", "2026-12-07"),
        ("пауза на три дня", "2026-11-26"),
        ("10 дней", "2026-12-03"),
        ("до завтра", "2026-11-24"),
    ],
)
def test_how_people_say_till_when(say: Phrases, typed: str, back: str) -> None:
    around = meanings(say.plain("people-pause-words"))
    assert back_on(typed, TODAY, words_of(say.plain), around) == date.fromisoformat(back)


@pytest.mark.parametrize(
    ("typed", "what"),
    [("", "pause"), ("долго", "pause"), ("до 1 ноября", "past"), ("до 1 марта", "far"), ("с 1 по 5 декабря", "pause")],
)
def test_what_is_no_end_of_a_pause(say: Phrases, typed: str, what: str) -> None:
    around = meanings(say.plain("people-pause-words"))
    with pytest.raises(Unreadable) as error:
        back_on(typed, TODAY, words_of(say.plain), around)
    assert error.value.what == what


def test_monday_is_always_ahead() -> None:
    assert [monday_after(date(2026, 11, day)).day for day in (23, 24, 29, 30)] == [30, 30, 30, 7]
