"""Grading: the order of a quiz, what is right, what people type."""

import pytest

from bot.course.shapes import Match, Option, Order, Pair, Quiz, Several, Single, Text
from bot.rules.learning.grading import (
    Given,
    arrange,
    complete,
    enough,
    is_right,
    passed,
    right_answer,
    says,
    step,
)

SINGLE = Single(
    id="a",
    kind="single",
    text="Один?",
    why="Потому",
    card=1,
    options=(Option(text="да", right=True), Option(text="нет")),
)
SEVERAL = Several(
    id="b",
    kind="several",
    text="Какие?",
    why="Потому",
    card=1,
    options=(Option(text="1", right=True), Option(text="2"), Option(text="3", right=True)),
)
ORDER = Order(id="c", kind="order", text="Порядок?", why="Потому", card=1, steps=("раз", "два", "три"))
MATCH = Match(
    id="d",
    kind="match",
    text="Пары?",
    why="Потому",
    card=1,
    pairs=(Pair(left="1", right="а"), Pair(left="2", right="б"), Pair(left="3", right="в")),
)
TEXT = Text(id="e", kind="text", text="Слово?", why="Потому", card=1, accept=("ЦУР", "центр управления"))
DASHED = Text(id="f", kind="text", text="Слово?", why="Потому", card=1, accept=("интернет-приёмная",))
LATIN = Text(id="g", kind="text", text="Слово?", why="Потому", card=1, accept=("ВК",))
NUMBERED = Text(id="h", kind="text", text="Какой закон?", why="Потому", card=1, accept=("закон 8-ФЗ",))
QUIZ = Quiz(id="q", title="Квиз", lesson="l", questions=(SINGLE, SEVERAL, ORDER, MATCH, TEXT))


@pytest.mark.parametrize(
    ("question", "given", "expected"),
    [
        (SINGLE, (0,), True),
        (SINGLE, (1,), False),
        (SEVERAL, (0, 2), True),
        (SEVERAL, (2, 0), True),
        (SEVERAL, (0,), False),
        (SEVERAL, (0, 1, 2), False),
        (ORDER, (0, 1, 2), True),
        (ORDER, (0, 2, 1), False),
        (MATCH, (0, 1, 2), True),
        (MATCH, (1, 0, 2), False),
        (TEXT, "цур", True),
        (TEXT, "", False),
        (TEXT, "...", False),
        (DASHED, "интернет–приёмная", True),
        (DASHED, "Интернет — приемная.", True),
        (DASHED, "интернет\u2011приёмная", True),
        (DASHED, "это интернет − приёмная", True),
        (DASHED, "интернет приёмная", True),  # a slip too
        (LATIN, "BK", True),
        (DASHED, "интернет-преёмная", True),
        (DASHED, "интернет-прёмная", True),
        (DASHED, "интернет-приёмнная", True),
        (DASHED, "интернет-приёнмая", True),
        (DASHED, "интернет-преёмнная", False),  # two slips
        (DASHED, "это интернет-преёмная", True),
        (DASHED, "не интернет-преёмная", False),
        (NUMBERED, "закон 8-ФЗ", True),
        (NUMBERED, "закон 7-ФЗ", False),  # a figure is no slip
        (NUMBERED, "закон 18-ФЗ", False),
        (NUMBERED, "закно 8-ФЗ", True),
        (TEXT, "цпр", False),  # too short to be forgiven
        (LATIN, "«вк»", True),
        (TEXT, (0,), False),
        (SINGLE, "да", False),
    ],
)
def test_what_is_right(question: Single, given: Given, expected: bool) -> None:
    assert is_right(question, given) is expected


@pytest.mark.parametrize("question", QUIZ.questions, ids=lambda question: question.kind)
def test_the_right_answer_is_right(question: Single) -> None:
    assert is_right(question, right_answer(question))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Позвонить в ЦУР", True),
        ("у ЦУРа", False),
        ("не ЦУР", False),
        ("ЦУР или Минздрав", False),
        ("надо бы спросить у них в ЦУР, а то", False),
        ("в центр управления", True),
        ("ЦУРимов", False),
    ],
)
def test_people_answer_as_they_speak(typed: str, expected: bool) -> None:
    assert is_right(TEXT, typed) is expected


def test_an_accepted_answer_of_signs_alone_fits_nothing_but_itself() -> None:
    assert not says("что угодно", "—")


def test_the_same_seed_gives_the_same_order_and_another_one_another() -> None:
    orders = [arrange(QUIZ, seed) for seed in range(20)]
    assert orders == [arrange(QUIZ, seed) for seed in range(20)]
    assert len(set(orders)) > 1


@pytest.mark.parametrize("seed", range(50))
def test_steps_and_pairs_never_stand_in_the_right_order(seed: int) -> None:
    for shuffle in (True, False):
        asked = arrange(QUIZ.model_copy(update={"shuffle": shuffle}), seed)
        for one in asked:
            if one.question.kind in {"order", "match"}:
                assert one.shown != right_answer(one.question)
                assert sorted(one.shown) == list(range(3))


def test_without_shuffling_questions_and_options_stand_as_written() -> None:
    asked = arrange(QUIZ.model_copy(update={"shuffle": False}), 7)
    assert [one.question.id for one in asked] == ["a", "b", "c", "d", "e"]
    assert asked[0].shown == (0, 1)


def test_several_toggle_and_an_order_takes_each_once() -> None:
    assert step(SEVERAL, (0,), 2) == (0, 2)
    assert step(SEVERAL, (0, 2), 0) == (2,)
    assert step(ORDER, (2,), 0) == (2, 0)
    assert step(ORDER, (2, 0), 2) == (2, 0)
    assert complete(SEVERAL, (1,))
    assert not complete(SEVERAL, ())
    assert not complete(ORDER, (2, 0))
    assert complete(ORDER, (2, 0, 1))


@pytest.mark.parametrize(("mark", "total", "needed"), [(80, 7, 6), (80, 5, 4), (100, 3, 3), (1, 9, 1), (50, 7, 4)])
def test_enough_is_the_smallest_number_that_reaches_the_mark(mark: int, total: int, needed: int) -> None:
    assert enough(mark, total) == needed
    assert passed(needed, total, mark)
    assert not passed(needed - 1, total, mark)
