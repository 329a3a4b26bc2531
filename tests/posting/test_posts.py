"""Reminders of posts and what is answered to them: a week as people live it, and whatever can go otherwise."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.course.shapes import Course
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.storage.tables.posting import slots
from tests.conftest import Stage, meet
from tests.posting.plans import PAGE, fate, hears, plans, posts, rows, until, without_other_words

TAKEN_ONCE = "На 12:00 в этот день у страницы уже есть пост. Выберите другое время, хоть на минуту позже."
PAST = "Это время уже прошло. Напишите день и время, которые впереди, например: «завтра 10:00»."


@pytest.fixture
def course(course: Course) -> Course:
    return without_other_words(course)


# A week


async def test_a_week_with_all_four_answers(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пн вт ср чт 12:00")

    assert await hears(stage, ann, hours=2) == ["⏰ Пост сегодня в 12:00"]
    await ann.taps("✅ Вышел")
    assert ann.screen.text == (
        f"✅ Вышел: пост сегодня в 12:00\n{PAGE}\n\n"
        "Пришлите ссылку на него, если она под рукой: останется здесь, в плане. Можно и без ссылки."
    )
    await ann.says("vk.com/wall-1_2")
    assert ann.screen.text == (
        f"Ссылку сохранил ✓\n\n✅ Вышел: пост сегодня в 12:00\n{PAGE}\n\nСсылка: https://vk.com/wall-1_2"
    )

    assert await hears(stage, ann, days=1) == ["⏰ Пост сегодня в 12:00"]
    await ann.taps("🕒 Перенести")
    assert ann.screen.buttons == [["На час: 13:00"], ["На вечер: 18:00"], ["На завтра: 12:00"], ["‹ К посту"]]
    await ann.taps("На вечер")
    assert ann.screen.text.splitlines()[0] == "🗓 Пост сегодня в 18:00"
    assert await hears(stage, ann, hours=6) == ["⏰ Пост сегодня в 18:00"]  # at 17:00, and not asked about at 14:00
    await ann.taps("✅ Вышел")

    assert await hears(stage, ann, hours=18) == ["⏰ Пост сегодня в 12:00"]
    await ann.taps("💡 Нужна идея")
    assert ann.screen.text.startswith("О чём написать, сегодня?\n\n1. Скоро, 29 ноября, — День матери. ")
    await ann.taps("Беру 1")
    assert ann.screen.text == f"🗓 Пост сегодня в 12:00\n{PAGE}\n\nТема: День матери"
    await ann.taps("✅ Вышел")

    assert await hears(stage, ann, days=1) == ["⏰ Пост сегодня в 12:00"]
    await ann.taps("Пропустить")
    assert ann.toast is not None
    assert ann.toast.text == "Хорошо, пропускаем."

    assert await hears(stage, ann, days=2) == []
    await ann.says("/plan")
    assert "\n".join(ann.screen.text.split("\n\n")[1].splitlines()) == (
        "Эта неделя, 23–29 ноября\n"
        "✅ пн 23, 12:00\n"
        "✅ вт 24, 18:00\n"
        "✅ ср 25, 12:00 День матери\n"
        "⏭ чт 26, 12:00\n"
        "📌 вс, 29 ноября: День матери\n"
        "вышло 3, в плане 0"
    )


async def test_the_week_comes_on_mondays_morning(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "ср 12:00")
    await until(stage, "30 09:29")
    assert await hears(stage, ann, minutes=1) == ["🗓 Неделя 30 ноября – 6 декабря"]
    assert ann.screen.text == "🗓 Неделя 30 ноября – 6 декабря"  # the picture says the rest
    assert ann.screen.photo is not None


async def test_who_has_nothing_in_the_plan_is_not_written_to(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    assert await hears(stage, ann, days=15) == []
    await plans(ann, "ср 12:00")
    await ann.taps("✕ ср 12:00")
    assert await hears(stage, ann, days=15) == []
    assert {state for state, _ in await fate(stage, "week")} == {"dropped"}


async def test_the_plan_reaches_two_weeks_ahead_however_long_it_lives(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "ср 12:00")
    await stage.passes(days=40)
    last = (await rows(stage, "at"))[-1][0]
    assert timedelta(days=14) <= last - stage.clock() <= timedelta(days=21)


# Without an answer


async def test_she_is_asked_once_more_and_then_it_is_over_without_a_word(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 13:59")
    assert await hears(stage, ann, minutes=1) == ["Пост сегодня в 12:00 вышел?"]
    assert await hears(stage, ann, hours=20) == []
    assert (await posts(stage))[0] == "11-24 12:00 missed"

    await ann.says("/plan")
    assert "▫️ вт 24, 12:00\n" in ann.screen.text


async def test_a_late_answer_still_counts(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 15:00")
    asked = ann.screen
    await until(stage, "26 15:00")
    await ann.taps("✅ Вышел", on=asked)
    assert (await posts(stage))[0] == "11-24 12:00 published"


async def test_evening_posts_are_asked_about_in_the_morning_in_one_message(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 19:30 20:00 20:30")
    await until(stage, "24 21:00")
    assert await hears(stage, ann, hours=13) == ["3 поста ждут вашего слова"]
    assert ann.screen.text.splitlines()[2:5] == ["❔ вт 24, 19:30", "❔ вт 24, 20:00", "❔ вт 24, 20:30"]
    await ann.taps("✅ вт 24, 20:00")
    assert ann.screen.text.splitlines()[2:4] == ["❔ вт 24, 19:30", "❔ вт 24, 20:30"]


async def test_after_a_downtime_there_is_one_question_and_no_burst(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "ежедневно 12:00")
    stage.clock.jump(timedelta(days=5))  # nobody was there
    assert await hears(stage, ann, minutes=1) == ["3 поста ждут вашего слова"]
    assert (await posts(stage))[:6] == [
        "11-23 12:00 missed",  # too long ago to ask about
        "11-24 12:00 missed",
        "11-25 12:00 planned",
        "11-26 12:00 planned",
        "11-27 12:00 planned",
        "11-28 12:00 planned",
    ]


async def test_a_pause_silences_everything_and_ends_without_a_burst(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "ежедневно 12:00")
    await ann.says("/settings")
    await ann.taps("Пауза")
    await ann.taps("Неделя")
    assert await hears(stage, ann, days=6, hours=23) == []
    assert {post.split()[2] for post in (await posts(stage))[:7]} == {"skipped"}
    assert await hears(stage, ann, hours=4) == ["🗓 Неделя 30 ноября – 6 декабря", "⏰ Пост сегодня в 12:00"]


# The four answers, said twice, late, or by somebody else


async def test_what_came_out_before_its_reminder_is_not_reminded_of(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await ann.says("/plan")
    await ann.taps("вт 24")
    await ann.taps("✅ Вышел")
    assert await hears(stage, ann, hours=36) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"state": "published"}, "done"),
        ({"at": datetime(2026, 11, 24, 15, tzinfo=UTC), "reminded": 0}, "moved"),
        (None, "gone"),
    ],
)
async def test_what_is_no_longer_true_at_the_last_moment_is_not_said(
    stage: Stage, ann: Person, change: dict[str, Any] | None, reason: str
) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    stage.clock.jump(timedelta(hours=26))  # 11:00, the reminder is due
    await stage.app.planners["posting"].plan_due()
    first = slots.select().order_by(slots.c.at).limit(1).with_only_columns(slots.c.id).scalar_subquery()
    statement = slots.delete() if change is None else update(slots).values(**change)
    await stage.app.db.transact(lambda tx: tx.execute(statement.where(slots.c.id == first)))
    await stage.run_due()
    assert await fate(stage, "slot") == [("dropped", reason)]


async def test_a_second_tap_changes_nothing(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 11:00")
    reminder = ann.screen
    await ann.taps("🕒 Перенести")
    await ann.taps_twice("На час")
    assert (await posts(stage))[0] == "11-24 13:00 planned"
    await ann.taps_twice("✅ Вышел")
    published = (await rows(stage, "closed_at"))[0]
    await stage.passes(minutes=5)
    await ann.presses(ann.data("✅ Вышел", on=reminder), on=reminder)
    await ann.presses(ann.data("Пропустить", on=reminder), on=reminder)
    assert ann.toast is not None
    assert ann.toast.text == "Этот пост уже вышел."
    assert (await rows(stage, "closed_at"))[0] == published
    assert (await posts(stage))[0] == "11-24 13:00 published"


async def test_a_button_of_last_week_moves_nothing_into_the_past(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 11:00")
    await ann.taps("🕒 Перенести")
    old = ann.screen
    await until(stage, "26 12:00")
    await ann.taps("На час", on=old)
    assert ann.toast is not None
    assert ann.toast.text == PAST
    assert (await posts(stage))[0] == "11-24 12:00 missed"


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("18:30", "11-24 18:30"),
        ("пт 12:00", "11-27 12:00"),
        ("28.11 9.15", "11-28 09:15"),
        ("завтра 12:00", "11-25 12:00"),
    ],
)
async def test_where_to_move_can_be_typed(stage: Stage, ann: Person, typed: str, where: str) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 11:00")
    await ann.taps("🕒 Перенести")
    await ann.says(typed)
    assert ann.screen.text.splitlines()[0] == "Перенёс ✓"
    assert (await posts(stage))[0] == f"{where} planned"


async def test_a_missed_or_skipped_post_comes_back_by_moving_it(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 11:00")
    await ann.taps("Пропустить")
    await ann.taps("🕒 Перенести")
    await ann.taps("На завтра")
    assert (await posts(stage))[0] == "11-25 12:00 planned"
    assert await hears(stage, ann, days=1) == ["⏰ Пост сегодня в 12:00"]


async def test_no_two_posts_of_a_page_move_to_one_minute(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт ср 12:00")
    await until(stage, "24 11:00")
    await ann.taps("🕒 Перенести")
    await ann.taps("На завтра")
    assert ann.toast is not None
    assert ann.toast.text == TAKEN_ONCE
    assert (await posts(stage))[0] == "11-24 12:00 planned"


@pytest.mark.parametrize("typed", ["потом пришлю", "@ruchey", "http://", "vk.com/" + "x" * 300])
async def test_what_is_no_link_is_refused_and_she_may_go_on_without(stage: Stage, ann: Person, typed: str) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 11:00")
    await ann.taps("✅ Вышел")
    await ann.says(typed)
    assert ann.screen.text.startswith("Не похоже на ссылку.")
    await ann.says("https://vk.com/wall-1_2")
    assert (await rows(stage, "link"))[0] == ("https://vk.com/wall-1_2",)


async def test_a_stranger_learns_and_changes_nothing(stage: Stage, ann: Person, boris: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await meet(boris, page="vk.com/ruchey_school")
    before = await rows(stage, "id", "day", "at_time", "state", "topic", "link", "rubric")
    for data in (
        *("wo:1", "wp:1", "wx:1", "wm:1", "wmt:1:202611241800", "wi:1:0", "wit:1:day:mothers-day:0", "wc:1"),
        *("wr:1", "wrd:1:135", "wrt:1:135", "wrs:1:5:1000", "wrl:1:2:1200", "wrr:1:2:1200:service", "wrx:1:2:1200"),
        *("wa:1", "wap:1:202611251200", "wns:1:5"),
    ):
        await boris.presses(data)
        assert boris.toast is not None
        assert boris.toast.text in {
            "Такого поста в вашем плане нет. Откройте /plan и выберите свой.",
            "Такой страницы у вас нет. Откройте /plan и выберите свою.",
        }, data
    assert await rows(stage, "id", "day", "at_time", "state", "topic", "link", "rubric") == before
    assert await hears(stage, boris, days=8) == []


async def test_a_removed_page_falls_silent(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 11:00")
    reminder = ann.screen
    await ann.says("/settings")
    await ann.taps("Страницы")
    await ann.taps("Убрать 1")
    assert await hears(stage, ann, days=15) == []
    await ann.taps("✅ Вышел", on=reminder)
    assert ann.toast is not None
    assert ann.toast.text == "Такого поста в вашем плане нет. Откройте /plan и выберите свой."


async def test_a_page_that_comes_back_has_no_post_that_waits_for_ever(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт ср 12:00")
    await until(stage, "24 10:30")
    await ann.presses("spr:1")
    await until(stage, "24 18:00")
    await ann.presses("spa")
    await ann.says("vk.com/ruchey_crb")
    await ann.says("/plan")
    assert "Ждут ответа" not in str(ann.screen.buttons)
    assert (await posts(stage))[0] == "11-24 12:00 skipped"
    assert "⏰ Пост сегодня в 12:00" in "".join(await hears(stage, ann, hours=18))  # and tomorrow's is hers again


async def test_an_old_idea_does_not_rewrite_what_has_come_out(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 11:00")
    await ann.presses("wp:1")
    before = await rows(stage, "topic", "state")
    await ann.presses("wit:1:day:mothers-day:0")
    assert await rows(stage, "topic", "state") == before


# What helps to write it


async def test_other_ideas_come_at_a_tap(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await until(stage, "24 11:00")
    await ann.taps("💡 Нужна идея")
    first = ann.screen.text
    await ann.taps("Ещё идеи")
    assert first.count("\n\n") == 2  # without tips: an occasion and a hint
    assert set(ann.screen.text.split("\n\n")) & set(first.split("\n\n")) == {"О чём написать, сегодня?"}


async def test_on_a_sensitive_day_nothing_festive_is_suggested(
    stage: Stage, ann: Person, clock: SandboxClock, course: Course
) -> None:
    clock.jump_to(datetime(2027, 6, 21, 6, tzinfo=UTC))
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await stage.passes(hours=26)
    care = "🕯 Это особенный день: День памяти и скорби. Обойдёмся без праздничного и весёлого."
    assert ann.screen.text.endswith(care)
    await ann.taps("💡 Нужна идея")
    remembrance = course.calendar["remembrance"]
    assert ann.screen.text.split("\n\n") == [
        "О чём написать, сегодня?",
        care,
        f"1. В этот день — {remembrance.title}. {remembrance.idea}",
    ]


async def test_a_rubric_gives_its_hint(stage: Stage, ann: Person, course: Course) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await ann.taps("Выбрать рубрику")
    await ann.taps("🧭 Сервис")
    assert "• вт в 12:00 🧭 Сервис" in ann.screen.text
    await until(stage, "24 11:00")
    hint = ann.screen.text.split("💡 🧭 Сервис. ")[1]
    assert hint in course.rubrics["service"].hints
