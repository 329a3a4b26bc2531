"""Today: what waits for her now, each thing one tap away, and how many taps the commonest tasks take."""

from datetime import timedelta

import pytest

from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.posting.plans import plans

DOORS = [["📚 Учиться", "🗓 Посты"], ["💬 Ответить", "❓ Спросить"], ["☰ Ещё"]]


async def home(person: Person) -> None:
    await person.says("/menu")


async def test_a_quiet_day_has_the_next_step_and_five_doors(ann: Person) -> None:
    await meet(ann)
    await home(ann)
    assert ann.screen.text.startswith("Здравствуйте, Анна!\nСегодня понедельник, 23 ноября.\n\nУроки: ▱")
    assert ann.screen.buttons == [["▶️ Начать урок"], *DOORS]


async def test_what_is_urgent_comes_first(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн вт 12:00")
    await plans(ann, "вт 15:00")
    await stage.passes(days=1, hours=1)  # Tuesday, ten in the morning: Monday's post has no answer
    await home(ann)
    assert "❔ Вышел пост?\n▫️ пн 23, 12:00\n\n📣 Сегодня по плану\n⏳ вт 24, 12:00" in ann.screen.text
    assert [row[0] for row in ann.screen.buttons] == [
        "✅ пн 23, 12:00",
        "📝 Пост в 12:00",
        "📝 Пост в 15:00",
        "▶️ Начать урок",
        "💡 Дело на сегодня",
        *(row[0] for row in DOORS),
    ]


async def test_one_tap_says_that_yesterdays_post_came_out(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн 12:00")
    await stage.passes(days=1)
    await home(ann)
    await ann.taps("✅ пн 23, 12:00")
    assert ann.screen.text.startswith("✅")
    await home(ann)
    assert "❔" not in ann.screen.text


async def test_many_posts_without_an_answer_are_two_taps_away(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн ср пт 12:00")
    await stage.passes(days=7)
    await home(ann)
    await ann.taps("Ждут ответа: 3")
    await ann.taps("✅ пн 23, 12:00")
    assert ann.screen.text.startswith("2 поста ждут вашего слова")  # the others are still asked about


async def test_a_tip_stands_at_home_until_it_is_answered(ann: Person, stage: Stage) -> None:
    await meet(ann)
    await stage.passes(days=1, hours=2)
    await home(ann)
    await ann.taps("💡 Дело на сегодня")
    await ann.taps("Сделано")
    await home(ann)
    assert ["💡 Дело на сегодня"] not in ann.screen.buttons


async def test_an_old_tip_does_not_wait_for_ever(ann: Person, stage: Stage, clock: SandboxClock) -> None:
    await meet(ann)
    await stage.passes(days=1, hours=2)
    clock.jump(timedelta(days=3))
    await home(ann)
    assert ["💡 Дело на сегодня"] not in ann.screen.buttons


async def test_boris_sees_nothing_of_her_day(ann: Person, boris: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн 12:00")
    await meet(boris)
    await stage.passes(days=1)
    await home(boris)
    assert "❔" not in boris.screen.text


async def test_the_last_step_of_the_meeting_shows_all_that_was_written_down(ann: Person) -> None:
    await ann.says("/start")
    assert "Меня ведёт региональный центр управления (ЦУР)" in ann.screen.text
    await ann.says("Анна")
    await ann.taps("Исправить имя")
    await ann.says("Анна Петровна")
    await ann.says("Ручейская ЦРБ")
    assert ann.screen.text.startswith("Записал: Ручейская ЦРБ.")
    await ann.taps("Исправить название")
    await ann.says("Ручейская районная больница")
    await ann.says("вк.ком/ruchey_crb")
    assert (
        "Вот что я записал:\nУчреждение: Ручейская районная больница\nVK: vk.com/ruchey_crb\n"
        "Время: Москва, сейчас 09:00" in ann.screen.text
    )
    assert ["✏️ Исправить", "🕒 Другой город"] in ann.screen.buttons


async def test_what_is_kept_is_said_and_can_be_deleted_from_there(ann: Person) -> None:
    await meet(ann)
    await ann.says("/privacy")
    assert ann.screen.text.startswith("🔒 Что я о вас храню")
    await ann.taps("Удалить мои данные")
    assert ann.screen.text.startswith("Удалить всё")


TASKS = {  # from home: what is pressed, and how the screen begins that was wanted
    "the next step": (["▶️ Начать урок"], "📖"),
    "a post that comes out today": (["📝 Пост в 12:00"], "🗓"),
    "the checklist before publishing": (["📝 Пост в 12:00", "☑️ Чек-лист"], "Перед публикацией"),
    "the same when nothing comes out today": (["🗓 Посты", "☑️ Проверить"], "Перед публикацией"),
    "a single post": (["🗓 Посты", "➕ Разовый пост"], "Когда и о чём пост?"),
    "the week as a picture": (["🗓 Посты", "🖼 Картинкой"], ""),
    "into the phone's calendar": (["🗓 Посты", "📄 Файлом", "В календарь телефона"], "Откройте файл"),
    "my name": (["☰ Ещё", "⚙️ Настройки", "Имя"], "Как к вам обращаться?"),
    "an answer for a resident": (["💬 Ответить"], "Ответ на комментарий"),
    "help when something bad has happened": (["❓ Спросить", "🚨 Случилась беда"], "Кризис"),
}


@pytest.mark.parametrize("task", TASKS)
async def test_how_many_taps_a_task_takes(ann: Person, stage: Stage, task: str) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн вт 12:00")
    await stage.passes(days=1)
    await home(ann)
    taps, wanted = TASKS[task]
    for tap in taps:
        await ann.taps(tap)
    assert ann.screen.text.startswith(wanted)
