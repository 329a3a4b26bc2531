"""When nothing is said, and what is said after it."""

import asyncio
from datetime import date, timedelta

from sqlalchemy import Connection, func, insert, select

from bot.course.shapes import Course, Holidays
from bot.rules.speaking.patience import Said
from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import ServerError
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from bot.services.learning.assignments import assign_course
from bot.services.learning.deadlines import Deadlines
from bot.services.people.persons import Address, people_by_id
from bot.services.speaking.outbox import Delivery, Speak
from bot.storage.database import Database
from bot.storage.tables.people import people
from bot.storage.tables.speaking import outbox
from tests.conftest import MONDAY, Stage, meet
from tests.learning import courses
from tests.learning.courses import read_to_the_end
from tests.learning.deadlines.words import WHY, hears, is_given, outcomes, said, with_deadlines
from tests.learning.taking import take


async def test_a_pause_is_silent_and_its_end_is_one_word(ann: Person, boris: Person, stage: Stage) -> None:
    await meet(ann)
    await meet(boris)
    await boris.presses("sus:14")
    assert await hears(stage, boris, days=14, hours=-1) == []
    assert len(said(ann)) == 5  # the others wait for a sign of life
    heard = await hears(stage, boris, hours=4)
    assert [text.count("Срок был") for text in heard] == [3]
    assert await hears(stage, boris, days=14) == []


async def test_a_pause_that_ends_early_brings_the_words_back_next_morning(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 10}))
    await meet(ann)
    await ann.presses("sus:28")
    await stage.passes(days=4)
    await ann.presses("sus:0")
    (text,) = await hears(stage, ann, days=2)
    assert text.endswith(f"{WHY}\n⏳ Срок — чт, 3 декабря, в 18:00.")


async def test_holidays_are_silent_and_end_no_deadline(ann: Person, stage: Stage) -> None:
    free = frozenset(date(2026, 11, day) for day in (24, 25, 26, 27))
    course = with_deadlines(courses.course(), {"why": 3})
    await stage.restart(course.model_copy(update={"holidays": Holidays(off=free)}))
    await meet(ann)
    assert await hears(stage, ann, days=6, hours=23) == []
    (text,) = await hears(stage, ann, hours=2)
    assert text.endswith("⏳ Срок — сегодня в 18:00.")


async def test_after_an_outage_the_last_word_is_said_and_not_all_of_them(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 10}))
    await meet(ann)
    stage.clock.jump(timedelta(days=9, hours=3))  # Wednesday noon; nothing ran since
    heard = await hears(stage, ann, hours=1)
    assert [text.split("\n\n")[1] for text in heard] == [f"{WHY}\n⏳ Срок — завтра в 18:00."]


async def test_after_an_outage_in_the_night_nobody_is_woken(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 10}))
    await meet(ann)
    stage.clock.jump(timedelta(days=8, hours=14))  # Tuesday, eleven in the evening
    assert await hears(stage, ann, hours=9) == []
    assert len(await hears(stage, ann, hours=1)) == 1


async def test_an_early_hour_breaks_her_silence_only_if_she_lets_it(ann: Person, boris: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {}))
    await meet(ann)
    await meet(boris)
    early = MONDAY + timedelta(days=2, hours=-1)  # Wednesday, eight in the morning
    for person in (ann, boris):
        await is_given(stage, person, "why", early)
    await stage.passes(hours=10)
    await ann.presses("shd:1")
    await stage.passes(days=1, hours=9)  # Wednesday four in the morning
    assert len(await hears(stage, ann, hours=2)) == 1
    assert "Проверка «Зачем страница»\n⏳ Срок — сегодня в 08:00." in ann.screen.text
    assert await hears(stage, boris, hours=2) == []


async def test_what_is_done_or_put_off_between_planning_and_sending_is_not_said(ann: Person, stage: Stage) -> None:
    """The word is planned, and what it says has changed when its turn comes."""
    await stage.restart(with_deadlines(courses.course(), {"why": 10, "look": 10}))
    await meet(ann)
    stage.clock.jump(timedelta(days=3, hours=2))
    await stage.app.planners["deadlines"].plan_due()
    await take(ann, stage.course, "why")
    await read_to_the_end(ann, "look")
    assert await hears(stage, ann, hours=1) == []
    assert await outcomes(stage) == [("1:first,2:first", "dropped", "done")]


async def test_after_hours_without_a_network_all_that_waits_is_one_message(
    ann: Person, stage: Stage, telegram: Telegram
) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 3}))
    await meet(ann)
    await is_given(stage, ann, "who", MONDAY + timedelta(days=4, hours=5))  # Friday, two in the afternoon
    telegram.faults.share(ServerError(502), 1.0, seed=1)
    assert await hears(stage, ann, days=3, hours=6, minutes=30) == []  # until Thursday half past three
    telegram.faults.clear()
    heard = await hears(stage, ann, hours=2)
    assert [text.partition("\n\n")[2] for text in heard] == [
        "1. Урок «Зачем страница»\n⏳ Срок — сегодня в 18:00.\n\n2. Проверка «Кто читает»\n⏳ Срок — завтра в 14:00."
    ]
    await ann.taps("Помню, сделаю")
    assert await hears(stage, ann, days=7) == []


async def test_planning_costs_what_is_due_and_nothing_is_planned_twice(ann: Person, stage: Stage) -> None:
    await meet(ann)
    stage.clock.jump(timedelta(days=1, hours=2))
    assert [await stage.app.planners["deadlines"].plan_due() for _ in range(2)] == [2, 0]
    count = select(func.count()).select_from(outbox)
    assert await stage.app.db.transact(lambda tx: tx.execute(count).scalar_one()) == 1


async def test_a_crowd_is_planned_for_once_however_many_processes_do_it(
    db: Database, course: Course, clock: SandboxClock
) -> None:
    def meet_all(tx: Connection) -> None:
        tx.execute(insert(people), [{"zone": "Europe/Moscow", "created_at": clock()}] * 250)
        for person in people_by_id(tx, tx.execute(select(people.c.id)).scalars()).values():
            assign_course(tx, course, person, clock())

    await db.transact(meet_all)
    clock.jump(timedelta(days=1, hours=2))
    deadlines = Deadlines(db, course, clock)
    await asyncio.gather(deadlines.plan_due(), deadlines.plan_due())
    assert await deadlines.plan_due() == 0
    planned = await db.transact(lambda tx: tx.execute(select(outbox)).all())
    assert len({row.person_id for row in planned}) == len(planned) == 250
    first = planned[0]
    address = Address("telegram", 1)
    delivery = Delivery(
        id=first.id,
        key=first.key,
        kind="nudge",
        subject=first.subject,
        person_id=first.person_id,
        address=address,
        not_before=first.not_before,
        attempts=1,
        unfinished=0,
        today=clock().date(),
        said=Said(None, 0, None, 0),
        quiet_till=None,
    )
    word = await deadlines.look_again(delivery)
    assert isinstance(word, Speak)
    assert [item.title for item in word.view.items] == ["Зачем страница", "Кто читает"]
