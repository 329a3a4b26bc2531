"""Quizzes: /quiz, the questions and what becomes of the answers."""

from bot.buttons import learning as buttons
from bot.cards.card import Card
from bot.cards.learning import lessons as lesson_cards
from bot.cards.learning import quizzes as cards
from bot.course.phrases import Phrases
from bot.services.learning.lessons import Lessons
from bot.services.learning.quizzes import AnsweredView, Intro, MistakeView, QuestionView, Quizzes, ResultView
from bot.services.people.persons import Address
from handlers.door import Door

door = Door("quizzes")
door.word("quiz", buttons.NextQuiz())


def _screen(view: QuestionView | AnsweredView | ResultView | MistakeView | Intro, say: Phrases) -> Card:
    match view:
        case QuestionView():
            return cards.question(view, say)
        case AnsweredView():
            return cards.answered(view, say)
        case ResultView():
            return cards.result(view, say)
        case MistakeView():
            return cards.mistake(view, say)
        case Intro():
            return cards.intro(view, say)


@door.command("quiz")
@door.tap(buttons.NextQuiz)
async def next_one(address: Address, quizzes: Quizzes, lessons: Lessons, say: Phrases) -> Card:
    intro = await quizzes.next(address)
    return cards.intro(intro, say) if intro else lesson_cards.modules(await lessons.modules(address), say)


@door.tap(buttons.OpenQuiz)
async def intro(tap: buttons.OpenQuiz, address: Address, quizzes: Quizzes, say: Phrases) -> Card:
    return cards.intro(await quizzes.intro(address, tap.quiz), say)


@door.tap(buttons.StartQuiz)
async def start(tap: buttons.StartQuiz, address: Address, quizzes: Quizzes, say: Phrases) -> Card:
    return _screen(await quizzes.start(address, tap.quiz), say)


@door.tap(buttons.Answer)
async def answer(tap: buttons.Answer, address: Address, quizzes: Quizzes, say: Phrases) -> Card:
    return _screen(await quizzes.answer(address, tap.attempt, tap.position, tap.letter), say)


@door.tap(buttons.Choose)
async def choose(tap: buttons.Choose, address: Address, quizzes: Quizzes, say: Phrases) -> Card:
    return _screen(await quizzes.choose(address, tap.attempt, tap.position, tap.letter, tap.on == 1), say)


@door.tap(buttons.Clear)
async def clear(tap: buttons.Clear, address: Address, quizzes: Quizzes, say: Phrases) -> Card:
    return _screen(await quizzes.clear(address, tap.attempt, tap.position), say)


@door.tap(buttons.Submit)
async def submit(tap: buttons.Submit, address: Address, quizzes: Quizzes, say: Phrases) -> Card:
    return _screen(await quizzes.submit(address, tap.attempt, tap.position), say)


@door.tap(buttons.DontKnow)
async def dont_know(tap: buttons.DontKnow, address: Address, quizzes: Quizzes, say: Phrases) -> Card:
    return _screen(await quizzes.dont_know(address, tap.attempt, tap.position), say)


@door.text("quiz", back=lambda expected: buttons.Next(int(expected.split(":")[1])))
async def typed(expected: str, text: str, address: Address, quizzes: Quizzes, say: Phrases) -> Card:
    return _screen(await quizzes.type(address, expected, text), say)


@door.tap(buttons.Next, buttons.Result)
async def go_on(tap: buttons.Next | buttons.Result, address: Address, quizzes: Quizzes, say: Phrases) -> Card:
    return _screen(await quizzes.go_on(address, tap.attempt), say)


@door.tap(buttons.Mistake)
async def mistake(tap: buttons.Mistake, address: Address, quizzes: Quizzes, say: Phrases) -> Card:
    return _screen(await quizzes.mistake(address, tap.attempt, tap.position), say)
