"""How a person takes a quiz: reads the question on the screen, finds the letters of her answer, taps or types."""

import re
from typing import Protocol

from bot.course.shapes import Course, Match, Order, Question, Quiz, Several, Single, Text
from bot.sandbox.people import Person


class Sees(Protocol):
    """What is on somebody's screen."""

    @property
    def text(self) -> str: ...


class Learner(Protocol):
    """Whoever reads and answers, in whatever messenger."""

    @property
    def screen(self) -> Sees: ...

    async def taps(self, label: str, /) -> object: ...

    async def says(self, text: str, /) -> object: ...


def question_on(screen: Sees, quiz: Quiz) -> Question:
    """The question that the screen shows (the longest that fits: one question may begin like another)."""
    found = [question for question in quiz.questions if question.text in screen.text]
    assert found, f"no question of {quiz.id} on the screen: {screen.text}"
    return max(found, key=lambda question: len(question.text))


def letters_on(screen: Sees) -> dict[str, str]:
    """Choice -> its letter, as the screen lists them."""
    return {text: letter for letter, text in re.findall(r"^([А-Е])  (.+)$", screen.text, flags=re.MULTILINE)}


async def answer(person: Learner, quiz: Quiz, right: bool = True) -> Question:
    """Answer the question on the screen, rightly or wrongly; the verdict is on the screen afterwards."""
    question = question_on(person.screen, quiz)
    letters = letters_on(person.screen)
    match question:
        case Single():
            await person.taps(letters[next(option.text for option in question.options if option.right == right)])
        case Several():
            chosen = [option.text for option in question.options if option.right == right]
            for text in chosen:
                await person.taps(letters[text])
            await person.taps("Готово")
        case Order():
            for text in question.steps if right else reversed(question.steps):
                await person.taps(letters[text])
            await person.taps("Готово")
        case Match():
            sides = [pair.right for pair in question.pairs]
            for text in sides if right else reversed(sides):
                await person.taps(letters[text])
            await person.taps("Готово")
        case Text():
            await person.says(question.accept[0] if right else "понятия не имею")
    return question


async def reach(person: Person, quiz: Quiz, kind: str) -> Question:
    """Answer rightly until a question of this kind is on the screen."""
    while question_on(person.screen, quiz).kind != kind:
        await answer(person, quiz)
        await person.taps("Дальше")
    return question_on(person.screen, quiz)


async def take(person: Person, course: Course, quiz_id: str, wrong: int = 0) -> None:
    """Take the whole quiz the first `wrong` questions wrongly, up to the result."""
    quiz = course.quizzes[quiz_id]
    await begin(person, quiz_id)
    for number in range(len(quiz.questions)):
        await answer(person, quiz, right=number >= wrong)
        await person.taps("Дальше" if number + 1 < len(quiz.questions) else "Результат")


async def begin(person: Person, quiz_id: str) -> None:
    await person.presses(f"qo:{quiz_id}")
    start = {"Начать", "Продолжить", "Пройти ещё раз"} & {label for row in person.screen.buttons for label in row}
    await person.taps(start.pop())
