"""Home and everything reached: greeting, the next step, days in a row, results."""

import re
from datetime import timedelta

import pytest

from bot.cards.learning import progress as cards
from bot.course.markup import plain_length
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.rules.learning.progress import Streak
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.services.learning.attempts import Score
from bot.services.learning.checklists import ChecklistSummary
from bot.services.learning.progress import Overview, QuizReached
from bot.services.people.pages import Page
from tests import counting
from tests.conftest import Stage, meet
from tests.learning import courses
from tests.learning.courses import read_to_the_end
from tests.learning.taking import begin, take

DOORS = [["📚 Учиться", "🗓 Посты"], ["💬 Ответить", "❓ Спросить"], ["☰ Ещё"]]
MONDAY = "Сегодня понедельник, 23 ноября."
NOTHING = "Уроки: ▱▱▱▱▱▱▱▱▱▱ 0 из 3"


@pytest.fixture
def course() -> Course:
    return courses.course()


statements = pytest.fixture(autouse=True)(counting.statements)


async def tick_all(person: Person, checklist: str) -> None:
    """Every item of a checklist of three, for the only page."""
    await person.presses(f"co:{checklist}")
    for number in ("1", "2", "3"):
        await person.taps(f"⬜ {number}")


async def test_the_menu_of_a_newcomer(ann: Person) -> None:
    await meet(ann)
    await ann.says("/menu")
    next_lesson = "Ближайший урок — «Зачем страница»: 2 минуты."
    assert ann.screen.text == f"Здравствуйте, Анна!\n{MONDAY}\n\n{NOTHING}\n\n{next_lesson}"
    assert ann.screen.buttons == [["▶️ Начать урок"], *DOORS]
    await ann.taps("Начать урок")
    assert ann.screen.text == "📖 Зачем страница · 2 минуты\n\nЗачем страница: 1"


async def test_the_menu_is_kind_to_somebody_without_a_name(ann: Person) -> None:
    await ann.says("/start")
    for _ in range(3):
        await ann.taps("Пропустить")
    await ann.says("/menu")
    assert ann.screen.text.startswith(f"Здравствуйте!\n{MONDAY}\n\n{NOTHING}")


async def test_a_name_is_shown_as_it_was_written(ann: Person) -> None:
    await ann.says("/start")
    await ann.says("<b>Анна</b> & К")
    await ann.says("/menu")
    assert ann.screen.text.startswith("Здравствуйте, <b>Анна</b> & К!\n")


async def test_the_menu_leads_through_the_whole_course(ann: Person, course: Course) -> None:
    await meet(ann, "vk.com/ruchey_crb")

    async def next_step() -> tuple[str, str]:
        await ann.says("/menu")
        return ann.screen.text.rpartition("\n")[2], ann.screen.buttons[0][0]

    await ann.presses("lc:why:2")
    assert await next_step() == ("Дочитаем «Зачем страница»? Вы на карточке 2 из 3.", "▶️ Продолжить урок")
    await ann.taps("Продолжить урок")
    await ann.taps("Дальше ›")
    assert await next_step() == ("Урок «Зачем страница» прочитан. Проверим себя?", "✍️ Проверить себя")
    await ann.taps("Проверить себя")
    assert ann.screen.text.startswith("Зачем страница\n\n2 вопроса")
    await take(ann, course, "why", wrong=1)
    assert await next_step() == ("Урок «Зачем страница» прочитан. Проверим себя?", "✍️ Проверить себя")
    await take(ann, course, "why")
    assert await next_step() == ("Ближайший урок — «Кто читает»: 2 минуты.", "▶️ Начать урок")
    await take(ann, course, "who")
    await read_to_the_end(ann, "look")
    to_post = "Уроки пройдены 🎉 Теперь к делу — чек-лист «Перед постом»."
    assert await next_step() == (to_post, "▶️ Открыть чек-лист")
    await ann.taps("Открыть чек-лист")
    await ann.taps("⬜ 1")
    assert await next_step() == (to_post, "▶️ Открыть чек-лист")
    await ann.taps("Открыть чек-лист")
    await ann.taps("⬜ 2")
    await ann.taps("⬜ 3")
    to_page = "Уроки пройдены 🎉 Теперь к делу — чек-лист «Аудит»."
    assert await next_step() == (to_page, "▶️ Открыть чек-лист")
    await tick_all(ann, "page")
    all_done = "Всё пройдено и отмечено 🎉 Чек-листы под рукой, когда соберётесь писать."
    assert await next_step() == (all_done, "▶️ К чек-листам")
    await ann.taps("К чек-листам")
    assert ann.screen.text.startswith("✅ Чек-листы")


async def test_a_quiz_used_up_for_today_gives_way_until_tomorrow(
    ann: Person, stage: Stage, clock: SandboxClock
) -> None:
    limited = courses.course(attempts=1)
    await stage.restart(limited)
    await meet(ann)
    await read_to_the_end(ann, "why")
    await begin(ann, "why")
    await ann.says("/menu")
    assert ann.screen.buttons[0] == ["▶️ Продолжить проверку"]
    await take(ann, limited, "why", wrong=1)
    await ann.says("/menu")
    assert ann.screen.text.endswith("Ближайший урок — «Кто читает»: 2 минуты.")
    clock.jump(timedelta(days=1))
    await ann.says("/menu")
    assert ann.screen.buttons[0] == ["✍️ Проверить себя"]


async def test_days_in_a_row_over_a_weekend_and_a_pause(ann: Person, clock: SandboxClock) -> None:
    await meet(ann)

    async def row() -> str:
        await ann.says("/menu")
        return ann.screen.text.split("\n\n")[1]

    assert await row() == NOTHING
    await ann.presses("lc:why:1")  # Monday
    assert await row() == NOTHING
    clock.jump(timedelta(days=1))
    await ann.presses("lc:why:2")  # Tuesday
    assert await row() == f"{NOTHING}\n🔥 2 дня подряд"
    clock.jump(timedelta(days=1))
    assert await row() == f"{NOTHING}\n🔥 2 дня подряд"
    await ann.presses("sus:3")  # Wednesday to Friday off
    clock.jump(timedelta(days=5))
    assert await row() == f"{NOTHING}\n🔥 2 дня подряд"
    await ann.presses("lc:why:1")  # Monday
    assert await row() == f"{NOTHING}\n🔥 3 дня подряд"
    clock.jump(timedelta(days=2))  # Tuesday was missed
    assert await row() == NOTHING
    await ann.says("/progress")
    assert ann.screen.text.split("\n")[1] == "Новая серия начнётся с одной карточки. Рекорд: 3 дня."


async def test_looking_is_not_learning(ann: Person, clock: SandboxClock, course: Course) -> None:
    await meet(ann)
    await take(ann, course, "why", wrong=1)
    clock.jump(timedelta(days=1))
    for data in ("lu:1:0", "l", "lm:talk", "p", "m"):
        await ann.presses(data)
    await ann.says("/progress")
    assert ann.screen.text.split("\n")[1] == "🔥 Серия: 1 день."


async def test_the_day_is_hers_not_the_servers(ann: Person, clock: SandboxClock) -> None:
    await meet(ann)
    clock.jump(timedelta(hours=14, minutes=50))  # Monday 23:50 in Moscow
    await ann.presses("lc:why:1")
    clock.jump(timedelta(minutes=20))
    await ann.presses("lc:why:2")
    await ann.says("/menu")
    assert ann.screen.text.split("\n\n")[1] == f"{NOTHING}\n🔥 2 дня подряд"


async def test_progress_before_anything_is_done(ann: Person) -> None:
    await meet(ann)
    await ann.says("/menu")
    await ann.taps("Ещё")
    await ann.taps("Прогресс")
    assert ann.screen.text == (
        "📈 Прогресс и сроки\n"
        "Серия дней начнётся с первой карточки. Выходные и пауза её не прервут.\n\n"
        "Уроки\n💬 Разговор\n▱▱▱▱▱▱▱▱▱▱ 0 из 2\n🎨 Вид\n▱▱▱▱▱▱▱▱▱▱ 0 из 1\n\n"
        "Самопроверка\n⚪️ впереди ещё 2\n\n"
        "Чек-листы\nПока ни одного. Пройдитесь с чек-листом по своей странице — и сразу увидите, что поправить.\n\n"
        "Ближайший урок — «Зачем страница»: 2 минуты."
    )
    assert ann.screen.buttons == [["▶️ Начать урок"], ["⏰ Все сроки", "☰ Меню"]]


async def test_progress_shows_lessons_quizzes_and_checklists_of_each_page(ann: Person, course: Course) -> None:
    await meet(ann, "vk.com/ruchey_crb")
    await read_to_the_end(ann, "look")
    await take(ann, course, "why", wrong=1)
    await take(ann, course, "why", wrong=0)
    await take(ann, course, "why", wrong=2)
    await begin(ann, "who")
    await tick_all(ann, "post")
    await ann.presses("co:page")
    await ann.taps("⬜ 1")
    await ann.presses("spa")
    await ann.says("t.me/ruchey_crb")
    await ann.presses("cr:2:post:0")
    await ann.says("/progress")
    assert ann.screen.text == (
        "📈 Прогресс и сроки\n🔥 Серия: 1 день.\n\n"
        "Уроки\n💬 Разговор\n▰▰▰▰▰▱▱▱▱▱ 1 из 2\n🎨 Вид\n▰▰▰▰▰▰▰▰▰▰ 1 из 1\n\n"
        "Самопроверка\n✅ Зачем страница — 2 из 2, 3 попытки\n⚪️ впереди ещё 1\n\n"
        "Чек-листы\n"
        "vk.com/ruchey_crb\n✅ Перед постом — 3 из 3\n⚪️ Аудит — 1 из 3\n"
        "t.me/ruchey_crb\n⚪️ Перед постом — 0 из 3\n\n"
        "Вы остановились посреди самопроверки «Кто читает». Всё сохранено — продолжим?"
    )


async def test_boris_sees_nothing_of_hers(ann: Person, boris: Person, course: Course) -> None:
    await meet(ann, "vk.com/ruchey_crb")
    await take(ann, course, "why")
    await tick_all(ann, "post")
    await meet(boris)
    await boris.says("/menu")
    assert boris.screen.text.startswith(f"Здравствуйте, Борис!\n{MONDAY}\n\n{NOTHING}\n\nБлижайший урок — «Зачем")
    await boris.says("/progress")
    assert "Самопроверка\n⚪️ впереди ещё 2\n\nЧек-листы\nПока ни одного." in boris.screen.text


@pytest.mark.parametrize("command", ["/menu", "/progress"])
async def test_a_stranger_is_asked_to_begin(ann: Person, command: str) -> None:
    await ann.says(command)
    assert ann.screen.buttons == [["Начать"]]


async def test_more_done_costs_no_more_statements(
    ann: Person, course: Course, clock: SandboxClock, statements: list[str]
) -> None:
    await meet(ann, "vk.com/ruchey_crb")

    async def cost() -> list[int]:
        counts = []
        for data in ("m", "p"):
            statements.clear()
            await ann.presses(data)
            counts.append(len(statements))
        return counts

    await ann.presses("lc:why:2")
    await tick_all(ann, "post")
    with_one = await cost()
    clock.jump(timedelta(days=1))
    await read_to_the_end(ann, "who")
    await ann.presses("lc:look:2")
    await take(ann, course, "who")
    await take(ann, course, "why", wrong=1)
    await tick_all(ann, "page")
    assert await cost() == with_one
    assert with_one == [8, 8]


def test_everything_of_a_long_time_learner_fits_one_message(say: Phrases, course: Course) -> None:
    quizzes = tuple(QuizReached(courses.quiz("why", "Ж" * 100), 12, Score(2, 2, True)) for _ in range(50))
    pages = [Page(n, "vk", f"https://vk.com/{'p' * 180}{n}") for n in range(10)]
    runs = tuple(ChecklistSummary(page, "post", "Ж" * 100, 2, 3) for page in pages for _ in range(6))
    shown = cards.progress(Overview(None, Streak(200, 200), (), quizzes, runs), say)
    assert plain_length(shown.text) < 4000
    told, left = shown.text.count("Ж" * 100), re.findall(r"…и ещё (\d+)", shown.text)
    assert told + sum(map(int, left)) >= len(quizzes) + len(runs)
