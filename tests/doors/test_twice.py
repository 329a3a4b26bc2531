"""What is delivered twice is done once: a webhook repeats, a start follows a crash, a phone sends a tap again."""

import copy
from typing import Any

import pytest

from bot.course.shapes import Course, Several, Text
from bot.sandbox.people import Person
from tests.conftest import ANNA, Stage, meet
from tests.doors.test_anything import rows_of
from tests.learning.taking import begin, letters_on, reach
from tests.posting.plans import posts


class Deliveries:
    """All updates that Telegram has brought; the last one can be brought again."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.updates = stage, [dict[str, Any]()]
        stage.telegram.listener = self.bring

    async def bring(self, update: dict[str, Any]) -> None:
        self.updates.append(copy.deepcopy(update))
        await self.stage.take(update)

    async def again(self) -> None:
        await self.stage.take(copy.deepcopy(self.updates[-1]))


@pytest.fixture
def deliveries(stage: Stage) -> Deliveries:
    return Deliveries(stage)


async def remembers_once(person: Person, stage: Stage, deliveries: Deliveries) -> None:
    """The last message, brought again, changes no row and is not answered."""
    before, shown = rows_of(stage.database, 1), len(person.history)
    await deliveries.again()
    assert (rows_of(stage.database, 1), len(person.history)) == (before, shown)


async def test_a_name_and_a_page(ann: Person, stage: Stage, deliveries: Deliveries) -> None:
    await ann.says("/start")
    await ann.says("Анна Петровна")
    await remembers_once(ann, stage, deliveries)
    await ann.taps("Пропустить")
    await ann.says("vk.com/ruchey_crb")
    await remembers_once(ann, stage, deliveries)


async def test_a_typed_answer(ann: Person, stage: Stage, deliveries: Deliveries, course: Course) -> None:
    quiz = next(quiz for quiz in course.quizzes.values() if any(isinstance(one, Text) for one in quiz.questions))
    await meet(ann)
    await begin(ann, quiz.id)
    question = await reach(ann, quiz, "text")
    assert isinstance(question, Text)
    await ann.says(question.accept[0])
    await remembers_once(ann, stage, deliveries)


async def test_a_post(ann: Person, stage: Stage, deliveries: Deliveries) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.presses("wa:0")
    await ann.says("завтра 12:00 Субботник")
    await remembers_once(ann, stage, deliveries)
    assert await posts(stage) == ["11-24 12:00 planned"]


async def test_a_choice_among_several(ann: Person, stage: Stage, deliveries: Deliveries, course: Course) -> None:
    """The phone has lost the answer to its tap and sends it again, as another update."""
    quiz = next(quiz for quiz in course.quizzes.values() if any(isinstance(one, Several) for one in quiz.questions))
    await meet(ann)
    await begin(ann, quiz.id)
    question = await reach(ann, quiz, "several")
    letter = letters_on(ann.screen)[next(iter(question.options)).text]  # type: ignore[union-attr]  # it is several
    screen, data = ann.screen, ann.data(letter)
    await ann.presses(data, on=screen)
    chosen = ann.screen.buttons
    await ann.presses(data, on=screen)
    assert ann.screen.buttons == chosen
    assert stage.telegram.chats[ANNA].messages[-1]["reply_markup"] is not None
