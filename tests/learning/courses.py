"""A course read at one glance (two modules, three lessons, the last without a quiz), and how a person reads it."""

from markupsafe import Markup

from bot.course.shapes import Checklist, Course, Item, Lesson, LessonCard, Level, Module, Option, Quiz, Single, Step
from bot.sandbox.people import Person


def lesson(id: str, title: str, cards: int = 3, module: str = "talk", retired: bool = False) -> Lesson:  # noqa: A002  # the field's name
    words = tuple(LessonCard(html=Markup("{}: {}").format(title, n)) for n in range(1, cards + 1))
    return Lesson(id=id, title=title, minutes=2, module=module, cards=words, retired=retired)


def quiz(lesson: str, title: str, attempts: int = 0) -> Quiz:
    options = (Option(text="да", right=True), Option(text="нет"))
    questions = tuple(
        Single(
            id=f"q{card}",
            kind="single",
            text=f"{title}, вопрос {card}?",
            why="Потому что так.",
            card=card,
            options=options,
        )
        for card in (2, 3)
    )
    return Quiz(id=lesson, title=title, lesson=lesson, attempts=attempts, shuffle=False, questions=questions)


def checklist(id: str, title: str) -> Checklist:  # noqa: A002  # the field's name
    items = tuple(
        Item(id=f"i{n}", text=f"Пункт {n}", why="Так лучше", how="Просто сделать", level=Level.MUST) for n in range(3)
    )
    return Checklist(id=id, title=title, about="Перед постом", items=items)


def course(*lessons: Lesson, attempts: int = 0) -> Course:
    """The small course; `lessons` take the place of its lessons with the same id, or are kept beside as retired."""
    known = {
        one.id: one
        for one in (
            lesson("why", "Зачем страница"),
            lesson("who", "Кто читает", cards=2),
            lesson("look", "Как выглядит", module="look"),
            *lessons,
        )
    }
    quizzes = {"why": quiz("why", "Зачем страница", attempts), "who": quiz("who", "Кто читает")}
    talk = Module(
        id="talk", title="Разговор", emoji="💬", steps=(Step(lesson="why", quiz="why"), Step(lesson="who", quiz="who"))
    )
    look = Module(id="look", title="Вид", emoji="🎨", steps=(Step(lesson="look"),))
    return Course(
        title="Малый курс",
        version="1",
        modules=(talk, look),
        lessons=known,
        quizzes=quizzes,
        checklists={"post": checklist("post", "Перед постом"), "page": checklist("page", "Аудит")},
        tips={},
        cities={"Москва": "Europe/Moscow"},
    )


async def read_to_the_end(person: Person, lesson: str) -> None:
    """From the first card to the last one."""
    await person.presses(f"lc:{lesson}:1")
    while "Дальше ›" in person.screen.buttons[0]:
        await person.taps("Дальше ›")
