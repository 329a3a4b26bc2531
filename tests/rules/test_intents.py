"""What people mean by what they write: three sets of messages, written without a look at the reader.

Of each set every second message was kept apart from the making: the shares below are those of the half that nobody
looked at. `python -m tests.benchmarks.bench_intents` prints both.
"""

import pytest

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.rules.intents import Intents
from handlers.understanding import intents_of
from tests.rules.said import KEPT, MADE, shares


@pytest.fixture(scope="module")
def intents(course: Course, say: Phrases) -> Intents:
    return intents_of(say, course.terms)


@pytest.mark.parametrize("half", [MADE, KEPT])
def test_hardly_anything_is_misread_and_little_is_not_understood(intents: Intents, say: Phrases, half: int) -> None:
    found = shares(intents, say, half)
    assert sum(found.values()) >= 300
    assert found["misread"] <= 0.01 * sum(found.values())
    assert found["not understood"] <= 0.10 * sum(found.values())


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("план", "plan"),
        ("ПЛАН!!!", "plan"),
        ("савет", "tips"),
        ("чек лист", "checklists"),
        ("стоп", "stop"),
        ("удали мои данные", "delete"),
        ("как поменять имя", "name"),
        ("спасибочки", "thanks"),
        ("что такое ПОС", "what:pos"),
        ("А+ что это", "what:a-plus"),
        ("шапка страницы", "what:header"),
        ("ничего не понятно", "help"),
    ],
)
def test_what_is_sure(intents: Intents, text: str, intent: str) -> None:
    assert intents.read(text).intent == intent


@pytest.mark.parametrize("text", ["", "   ", "…", "ыыврпл", "какая завтра погода", "ааааа", "как дела"])
def test_what_is_not_sure_is_not_done(intents: Intents, text: str) -> None:
    assert intents.read(text).intent is None


def test_an_answer_counts_while_something_is_asked(intents: Intents) -> None:
    assert intents.read("да вышел утром", asked=True).likely[0] == "done"
    assert intents.read("да вышел утром").intent is None
    assert intents.read("сделала").intent == "done"


def test_the_length_of_a_text_costs_no_more_than_its_words(intents: Intents) -> None:
    assert len(intents.read("план " * 2000 + "ы" * 5000).likely) <= 3
