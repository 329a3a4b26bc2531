"""What she answers to a reminder."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.ext.asyncio import create_async_engine

from bot.course.shapes import Course
from bot.rules.learning.nudges import END
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.services.learning.assignments import assign_course
from bot.services.learning.deadlines import Deadlines
from bot.services.people.persons import people_by_id
from bot.storage.database import async_url, open_database
from bot.storage.tables import metadata
from bot.storage.tables.learning import assignments
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox
from tests.conftest import ANNA, MONDAY, Stage, meet
from tests.learning import courses
from tests.learning.deadlines.words import column, hears, is_given, with_deadlines
from tests.learning.taking import take


async def test_she_has_it_in_mind_and_hears_no_more(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 3}))
    await meet(ann)
    await stage.passes(days=1, hours=2)
    await ann.taps_twice("Помню, сделаю")
    assert ann.screen.text == "👍 Договорились: больше об этом не напоминаю. Срок останется в «Моих сроках»."
    assert ann.screen.buttons == [["▶️ Открыть урок"], ["⏰ Все сроки", "☰ Меню"]]
    assert await hears(stage, ann, days=10) == []
    assert await column(stage, ann, "overdue_at") == datetime(2026, 11, 26, 15, tzinfo=UTC)


async def test_until_tomorrow(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 10}))
    await meet(ann)
    await stage.passes(days=7, hours=2)  # Monday eleven, three days before
    await ann.taps("Завтра утром")
    assert ann.screen.text == "👌 Хорошо. Напомню во вторник, 1 декабря, в 09:30."
    assert await hears(stage, ann, hours=22) == []
    (text,) = await hears(stage, ann, hours=2)
    assert text.split("\n\n")[0] in (
        "👋 Вы просили напомнить.",
        "⏰ Возвращаюсь, как договорились.",
        "📌 Как и обещал, напоминаю.",
    )
    (text,) = await hears(stage, ann, days=1)
    assert text.endswith("Срок — завтра в 18:00.")  # and the ladder goes on


async def test_until_monday_passes_over_all_that_lies_before(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 3}))
    await meet(ann)
    await stage.passes(days=1, hours=2)
    await ann.taps("В понедельник")
    assert ann.screen.text == "👌 Хорошо. Напомню в понедельник, 30 ноября, в 09:30."
    assert await hears(stage, ann, days=5, hours=22) == []
    (text,) = await hears(stage, ann, hours=2)
    assert text.endswith("⏳ Срок был чт, 26 ноября, в 18:00.")
    await ann.taps("В понедельник")  # though it was the last word: she asks for one more
    assert len(await hears(stage, ann, days=7, hours=2)) == 1
    assert await hears(stage, ann, days=30) == []


async def test_on_a_friday_there_is_no_tomorrow(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 14}))
    await meet(ann)
    await is_given(stage, ann, "who", MONDAY + timedelta(days=7, hours=9))
    await stage.passes(days=4, hours=2)
    assert ann.screen.buttons[1:3] == [["В понедельник"], ["Помню, сделаю"]]


async def test_a_reminder_of_something_done_has_nothing_to_put_off(ann: Person, stage: Stage, course: Course) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 3}))
    await meet(ann)
    await stage.passes(days=1, hours=2)
    reminder = ann.screen
    await take(ann, course, "why")
    await ann.taps("Завтра утром", on=reminder)
    assert ann.screen.text == "✅ Здесь уже всё сделано. Напоминать не о чем."
    assert await hears(stage, ann, days=10) == []


async def test_a_reminder_answered_weeks_later_is_answered_kindly(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 3}))
    await meet(ann)
    await stage.passes(days=1, hours=2)
    old = ann.screen
    await stage.passes(days=20)
    await ann.taps("Помню, сделаю", on=old)
    assert ann.screen.text.startswith("👍 Договорились")
    assert await hears(stage, ann, days=10) == []


async def test_what_she_answers_at_the_moment_of_planning_is_not_overwritten(
    postgres_url: str, course: Course, clock: SandboxClock
) -> None:
    """«Помню» in one process, the planner in another: her row is passed by, and looked at again later."""
    db = open_database(postgres_url)
    await db.transact(metadata.create_all)

    def begin(tx: Connection) -> None:
        tx.execute(insert(people).values(id=1, zone="Europe/Moscow", created_at=clock()))
        tx.execute(insert(addresses).values(messenger="telegram", chat_id=ANNA, person_id=1))
        assign_course(tx, course, people_by_id(tx, [1])[1], clock())

    await db.transact(begin)
    clock.jump(timedelta(days=1, hours=2))
    deadlines = Deadlines(db, course, clock)
    answering = create_async_engine(async_url(postgres_url))
    async with answering.begin() as hers:
        await hers.execute(update(assignments).values(rung=END, next_nudge_at=None))
        await deadlines.plan_due()
    await answering.dispose()
    rungs = await db.transact(lambda tx: set(tx.execute(select(assignments.c.rung)).scalars()))
    said = await db.transact(lambda tx: tx.execute(select(func.count()).select_from(outbox)).scalar_one())
    assert (rungs, said) == ({END}, 0)
    await db.close()
