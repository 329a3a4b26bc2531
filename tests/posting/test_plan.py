"""The posting plan: single posts, the week's norm, and what time does to both."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select, update

from bot.course.shapes import Course
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.services.people.persons import people_by_id
from bot.services.posting.reminders import Reminders
from bot.services.posting.slots import plant, preferences_of
from bot.storage.database import Database
from bot.storage.tables.people import pages, people
from bot.storage.tables.posting import rhythms, slots
from bot.storage.tables.speaking import outbox
from tests.conftest import BORIS, Stage, meet
from tests.posting.plans import (
    PAGE,
    came,
    fate,
    first_lines,
    hears,
    plans,
    posts,
    rows,
    until,
    wants,
    without_other_words,
)

TAKEN_ONCE = "На 12:00 в этот день у страницы уже есть пост. Выберите другое время, хоть на минуту позже."
NO_TIME = "Не понял время. Напишите часы и минуты, от 00:00 до 23:59, например: «18:30»."
NO_DATE = "Не понял день. Напишите, например: «завтра 10:00 Прививки» или «пт 12:00»."
NO_SUCH_DAY = "Такого дня в календаре нет. Проверьте число и месяц и напишите ещё раз, например: «28.11 18:30»."
PAST = "Это время уже прошло. Напишите день и время, которые впереди, например: «завтра 10:00»."


@pytest.fixture
def course(course: Course) -> Course:
    return without_other_words(course)


# Single posts


async def test_a_single_post_is_typed_and_reminded_of(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await ann.says("/plan")
    await ann.taps("➕ Разовый пост")
    await ann.says("25.11 18:30 Как <быстро> записаться & не ждать")
    assert ann.screen.text == (
        f"Поставил в план ✓\n\n🗓 Пост ср, 25 ноября в 18:30\n{PAGE}\n\nТема: Как <быстро> записаться & не ждать"
    )
    await until(stage, "25 17:29")
    assert await hears(stage, ann, minutes=1) == ["⏰ Пост сегодня в 18:30"]
    assert ann.screen.text.endswith("Тема: Как <быстро> записаться & не ждать")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("31.02 10:00 Тема", NO_SUCH_DAY),
        ("25.11 25:00 Тема", NO_TIME),
        ("22.11.2026 10:00", PAST),
        ("сегодня 8:00", PAST),
        ("25.11.2028 10:00", "Так далеко я не загадываю: план — на год вперёд. Напишите день поближе."),
        ("Подробности", NO_DATE),
        ("25.11 10:00 " + "т" * 301, "Тема длинновата. Уместите её в 300 знаков, подробности останутся для поста."),
        ("вт 12:00", TAKEN_ONCE),
        ("22.11 10:00", "22 ноября уже прошло. Напишите день, который впереди, или с годом: 22.11.2027."),
        ("в следующую пятницу 12:00", "Уточните день: 27.11 или 04.12? Напишите всё ещё раз, с числом."),
        ("пт 28.11 12:00", "28 ноября — это суббота. Проверьте число и день недели и напишите ещё раз."),
        (
            "28.11 18:30-19:00 Прививки",
            "Вижу не одно время. Напишите только то, которое нужно, например: «18:30».",
        ),
    ],
)
async def test_a_post_that_cannot_be_is_refused_with_what_to_do(
    stage: Stage, ann: Person, typed: str, answer: str
) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    before = await posts(stage)
    await ann.says("/plan")
    await ann.taps("➕ Разовый пост")
    await ann.says(typed)
    assert ann.screen.text == answer
    assert await posts(stage) == before


async def test_a_skipped_post_is_taken_up_by_typing_it_again(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await ann.says("/plan")
    await ann.taps("вт 24")
    await ann.taps("Пропустить")
    await ann.taps("🗓 План")
    await ann.taps("➕ Разовый пост")
    await ann.says("вт 12:00 Снова")
    assert (await posts(stage))[0] == "11-24 12:00 planned"
    assert await hears(stage, ann, hours=26) == ["⏰ Пост сегодня в 12:00"]


async def test_however_full_the_weeks_are_plan_and_picture_can_be_sent(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "ежедневно 9:00 10:00 11:00 12:00")
    for at in ("вт", "ср", "чт", "пт", "сб"):
        for minute in range(10, 20):
            await ann.says("/plan")
            await ann.taps("➕ Разовый пост")
            await ann.says(f"{at} 15:{minute} " + "Тема & <подробности> " * 5)
    await ann.says("/plan")
    assert "…и ещё " in ann.screen.text
    await ann.taps("🖼 Картинкой")
    assert ann.screen.photo is not None


# The norm


async def test_in_the_middle_of_the_week_the_shortest_way_to_the_norm_is_one_tap_away(
    stage: Stage, ann: Person
) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт чт 12:00")
    await wants(ann, 3)
    await until(stage, "24 11:00")
    await ann.taps("✅ Вышел")
    await until(stage, "25 09:29")
    assert await hears(stage, ann, minutes=1) == ["🎯 Как собрать неделю"]
    assert ann.screen.text == (
        f"🎯 Как собрать неделю\n\n{PAGE}\nВышло 1, в плане 1, норма 3. Не хватает 1 поста.\n"
        "Самый короткий путь — этот пост. Поставить?"
    )
    assert ann.screen.buttons[0] == ["➕ ср 25, 12:00"]
    await ann.taps_twice("➕ ср 25, 12:00")
    assert ann.screen.text == "Норма недели набирается. Так и держите."
    assert (await posts(stage)).count("11-25 12:00 planned") == 1


async def test_a_missed_post_that_came_out_is_a_short_way_too(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт чт пт 12:00")
    await wants(ann, 3)
    await until(stage, "25 15:00")
    assert ann.screen.buttons[:2] == [["✅ вт 24, 12:00 вышел"], ["➕ ср 25, 12:00"]]
    await ann.taps("✅ вт 24")
    assert (await posts(stage))[0] == "11-24 12:00 published"


@pytest.mark.parametrize("rhythm", ["вт чт пт 12:00", "чт пт сб 12:00"])
async def test_published_and_planned_together_make_the_norm(stage: Stage, ann: Person, rhythm: str) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, rhythm)
    await wants(ann, 3)
    await until(stage, "24 11:00")
    if rhythm.startswith("вт"):
        await ann.taps("✅ Вышел")
    await until(stage, "25 16:00")
    assert await fate(stage, "norm") == [("dropped", "enough")]


async def test_the_norm_is_changed_by_buttons_and_zero_means_silence(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "чт 12:00")
    await ann.says("/plan")
    await ann.taps("🎯 Норма")
    assert f"{PAGE} — пока без нормы" in ann.screen.text
    await ann.taps("Взять 3 поста в неделю")
    assert f"{PAGE} — 3 поста" in ann.screen.text
    await ann.taps_twice("− 1")
    assert f"{PAGE} — 2 поста" in ann.screen.text
    await ann.taps("− 1")
    await ann.taps("− 1")
    assert f"{PAGE} — без нормы" in ann.screen.text
    await until(stage, "25 16:00")
    assert await fate(stage, "norm") == [("dropped", "enough")]


async def test_a_small_institution_has_a_norm_of_one(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    small = update(people).where(people.c.name == "Анна").values(institution_kind="other")
    await stage.app.db.transact(lambda tx: tx.execute(small))
    await ann.says("/plan")
    await ann.taps("🎯 Норма")
    assert ann.screen.buttons[0] == ["Взять 1 пост в неделю"]


async def test_a_norm_that_she_did_not_set_is_not_held_against_her(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "чт 12:00")
    await ann.says("/plan")
    assert "вышло 0, в плане 1" in ann.screen.text
    assert "норма" not in ann.screen.text
    await until(stage, "25 16:00")
    assert await fate(stage, "norm") == [("dropped", "enough")]


async def test_a_pause_says_so_where_things_are_silent(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "чт 12:00")
    await ann.says("/settings")
    await ann.taps("Пауза")
    await ann.taps("Неделя")
    for command in ("/menu", "/plan", "/deadlines"):
        await ann.says(command)
        assert "⏸ Пауза по 29 ноября включительно: сам не пишу." in ann.screen.text
    await ann.says("/settings")
    await ann.taps("Пауза")
    await ann.taps("Закончить паузу")
    await ann.says("/plan")
    assert "⏸" not in ann.screen.text


async def test_the_weekly_words_can_be_switched_off_and_stay_off(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "пт 12:00")
    await ann.says("/plan")
    await ann.taps("🎯 Норма")
    await ann.taps("Не присылать неделю")
    await plans(ann, "сб 12:00")
    await until(stage, "27 10:00")
    assert first_lines(came(ann)) == []
    await ann.says("/plan")
    await ann.taps("🎯 Норма")
    await ann.taps("Присылать неделю")
    await until(stage, "30 09:30")
    assert first_lines(came(ann))[-1] == "🗓 Неделя 30 ноября – 6 декабря"


async def test_public_holidays_shift_the_weekly_words(stage: Stage, ann: Person, clock: SandboxClock) -> None:
    clock.jump_to(datetime(2026, 12, 28, 6, tzinfo=UTC))
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вс 12:00")

    def weekly(column: Any) -> Callable[[Any], datetime]:
        return lambda tx: tx.execute(select(column).where(people.c.name == "Анна")).scalar_one()

    await stage.passes(days=4)  # till the 1st of January, which begins a row of days off
    assert await stage.app.db.transact(weekly(people.c.next_week_at)) == datetime(2027, 1, 11, 6, 30, tzinfo=UTC)
    assert await stage.app.db.transact(weekly(people.c.next_norm_at)) == datetime(2027, 1, 13, 6, 30, tzinfo=UTC)


# Time


async def test_moving_to_another_zone_keeps_wall_times_and_moves_reminders(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "ср 12:00")
    await ann.says("/settings")
    await ann.taps("Город и время")
    await ann.says("Омск")  # three hours ahead of Moscow
    assert (await rows(stage, "at_time", "at"))[0] == ("12:00", datetime(2026, 11, 25, 6, tzinfo=UTC))
    await until(stage, "25 07:59")
    assert await hears(stage, ann, minutes=1) == ["⏰ Пост сегодня в 12:00"]
    await until(stage, "30 06:29")
    assert await hears(stage, ann, minutes=1) == ["🗓 Неделя 30 ноября – 6 декабря"]


async def test_wall_times_survive_a_change_of_clocks(stage: Stage, ann: Person, clock: SandboxClock) -> None:
    clock.jump_to(datetime(2027, 3, 22, 6, tzinfo=UTC))
    await meet(ann, page="vk.com/ruchey_crb")
    berlin = update(people).values(zone="Europe/Berlin")  # puts its clocks forward on the 28th
    await stage.app.db.transact(lambda tx: tx.execute(berlin))
    await plans(ann, "пт 12:00")
    assert [at.hour for (at,) in await rows(stage, "at")] == [11, 10, 10]


async def test_another_lead_time_moves_the_reminder(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await ann.says("/settings")
    await ann.taps("🔕 Когда писать")
    await ann.taps("За 15 мин")
    await until(stage, "24 11:44")
    assert await hears(stage, ann, minutes=1) == ["⏰ Пост сегодня в 12:00"]


async def test_a_restart_loses_nothing(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    await ann.says("/plan")
    await ann.taps("➕ Разовый пост")
    await stage.restart()
    await ann.says("вт 15:00 После перезапуска")
    assert ann.screen.text.splitlines()[0] == "Поставил в план ✓"
    assert await hears(stage, ann, hours=26) == ["⏰ Пост сегодня в 12:00"]
    assert BORIS not in stage.telegram.chats


# Many at once


async def test_a_crowd_is_reminded_once_however_many_processes_plan(
    db: Database, clock: SandboxClock, course: Course
) -> None:
    def crowd(tx: Connection) -> None:
        weekly = {"next_week_at": clock(), "next_norm_at": clock()}
        for number in range(1, 251):
            tx.execute(insert(people).values(id=number, zone="Europe/Moscow", created_at=clock(), **weekly))
            page = {"person_id": number, "platform": "vk", "url": f"https://vk.com/{number}", "created_at": clock()}
            tx.execute(insert(pages).values(id=number, **page))
            preferences = preferences_of(people_by_id(tx, [number])[number])
            day = clock().date()
            plant(tx, person_id=number, page_id=number, day=day, time="10:30", preferences=preferences, now=clock())
            sown = {"person_id": number, "page_id": number, "weekday": 3, "at_time": "12:00", "created_at": clock()}
            tx.execute(insert(rhythms).values(planned_till=day, **sown))

    await db.transact(crowd)
    clock.jump(timedelta(hours=1))
    reminders = Reminders(db, course, clock)
    await asyncio.gather(reminders.plan_due(), reminders.plan_due())
    assert await reminders.plan_due() == 0
    kinds = await db.transact(lambda tx: list(tx.execute(select(outbox.c.kind)).scalars()))
    assert {kind: kinds.count(kind) for kind in kinds} == {"slot": 250, "week": 250, "norm": 250}
    grown = await db.transact(
        lambda tx: tx.execute(select(func.count()).where(slots.c.rhythm_id.is_not(None))).scalar()
    )
    assert grown == 3 * 250  # this Wednesday and the two after it
