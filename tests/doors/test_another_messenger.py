"""A second messenger is one folder and one file of handlers: the toy takes Anna through all that matters."""

import pytest
from sqlalchemy import Connection, select

from bot.course.shapes import Course
from bot.sandbox.faults import Blocked
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from bot.storage.tables.people import addresses
from tests.conftest import ANNA, Stage, meet
from tests.doors.toy import Toy, Visitor
from tests.learning.taking import answer
from tests.posting.plans import fate, until

QUIZ = "why-page"


@pytest.fixture
def toy() -> Toy:
    return Toy()


@pytest.fixture
def anna(stage: Stage, toy: Toy) -> Visitor:
    """She has no Telegram; the program speaks through both."""
    stage.jobs = stage.app.timetable(stage.app.sender(stage.messenger, toy))
    return Visitor(stage.app.hall, toy, 7, "Анна")


async def test_meeting_a_lesson_a_quiz_and_a_reminder(anna: Visitor, toy: Toy, stage: Stage, course: Course) -> None:
    await anna.says("/start")
    await anna.taps("Я Анна")
    await anna.taps("Пропустить")
    await anna.says("vk.com/ruchey_crb")
    assert anna.screen.text.startswith("Страницу записал ✓\n\nЗдравствуйте, Анна!")  # it whispers nothing: said aloud

    await anna.taps("Начать урок")
    for _ in course.lessons[QUIZ].cards[1:]:
        await anna.taps("Дальше ›")
    await anna.taps("Проверить себя")
    await anna.taps("Начать")
    quiz = course.quizzes[QUIZ]
    for number in range(len(quiz.questions)):
        await answer(anna, quiz)
        await anna.taps("Дальше" if number + 1 < len(quiz.questions) else "Результат")
    assert anna.screen.text.startswith("🎉 Сдано!")
    written = 2 + sum(question.kind == "text" for question in quiz.questions)
    assert len(toy.chats[7]) == written  # what is tapped turns in place

    await anna.says("/plan")
    await anna.taps("Ритм")
    await anna.says("ср 12:00")
    await until(stage, "25 11:00")
    assert anna.screen.text.startswith("⏰ Пост сегодня в 12:00")
    await anna.taps("Почему пришло?")
    assert "в вашем плане скоро пост" in anna.screen.text
    assert len(toy.answered) == len(set(toy.answered))


async def test_who_blocks_one_messenger_hears_it_in_the_other(
    stage: Stage, anna: Visitor, ann: Person, telegram: Telegram
) -> None:
    await meet(ann)

    def also_here(tx: Connection) -> None:
        person_id = tx.execute(select(addresses.c.person_id).where(addresses.c.chat_id == ANNA)).scalar_one()
        tx.execute(addresses.insert().values(messenger="pager", chat_id=7, person_id=person_id))

    await stage.app.db.transact(also_here)
    telegram.faults.next(Blocked(), "sendMessage", times=9)
    stage.jobs = stage.app.timetable(stage.app.sender(stage.messenger, anna.toy))
    before = len(ann.history)
    await until(stage, "24 09:30")
    assert len(ann.history) == before
    assert "💡 Дело на сегодня" in anna.screen.text
    assert [state for state, _ in await fate(stage, "tip")] == ["sent"]
    gone = select(addresses.c.messenger).where(addresses.c.unreachable_at.is_not(None))
    assert await stage.app.db.transact(lambda tx: list(tx.execute(gone).scalars())) == ["telegram"]
