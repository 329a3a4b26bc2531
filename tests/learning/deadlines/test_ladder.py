"""Deadlines as people live with them: the list, the line in the menu, and words that come in time or not at all."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, insert, select

from bot.course.phrases import Phrases
from bot.course.shapes import Course, Holidays
from bot.rules.calendar import local
from bot.rules.learning.nudges import VARIANTS, Rung
from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import ServerError
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from bot.services.learning.assignments import assign, assign_course, calm_of
from bot.services.learning.deadlines import Deadlines
from bot.services.people.persons import Address, people_by_id
from bot.services.speaking.outbox import Delivery, Speak
from bot.storage.database import Database
from bot.storage.tables.learning import assignments
from bot.storage.tables.people import people
from bot.storage.tables.speaking import outbox
from tests.conftest import MONDAY, Stage, meet
from tests.learning import courses
from tests.learning.courses import read_to_the_end
from tests.learning.taking import take

WHY, WHO = "Урок «Зачем страница»", "Урок «Кто читает»"
DUE_DAYS = {"why": 3, "who": 7, "look": 10}


def with_deadlines(course: Course, lessons: dict[str, int], checklists: dict[str, int] | None = None) -> Course:
    modules = tuple(
        module.model_copy(
            update={
                "steps": tuple(step.model_copy(update={"due_days": lessons.get(step.lesson)}) for step in module.steps)
            }
        )
        for module in course.modules
    )
    return course.model_copy(update={"modules": modules, "checklist_due_days": checklists or {}, "tips": {}})


@pytest.fixture
def course() -> Course:
    """No tips: everything that arrives is about a deadline. `why` is due on Thursday, `who` on the Monday after it."""
    return with_deadlines(courses.course(), DUE_DAYS)


def said(person: Person) -> list[str]:
    """The words that came by themselves, oldest first: those that may be asked why they came."""
    return [screen.text for screen in person.history if ["Почему пришло?"] in screen.buttons]


async def hears(stage: Stage, person: Person, **time: float) -> list[str]:
    """What she is told while the time passes."""
    before = len(said(person))
    await stage.passes(**time)
    return said(person)[before:]


async def column(stage: Stage, person: Person, name: str, ref: str = "why") -> object:
    """What an assignment's row says."""
    wanted = select(assignments.c[name]).join(people, people.c.id == assignments.c.person_id)
    mine = wanted.where(people.c.name == person.name, assignments.c.ref == ref)
    return await stage.app.db.transact(lambda tx: tx.execute(mine).scalar_one())


async def outcomes(stage: Stage) -> list[tuple[str, str, str | None]]:
    """(subject, state, reason) of all that was planned."""
    rows = select(outbox.c.subject, outbox.c.state, outbox.c.reason).order_by(outbox.c.id)
    return [
        (row.subject, row.state, row.reason) for row in await stage.app.db.transact(lambda tx: tx.execute(rows).all())
    ]


async def is_given(stage: Stage, person: Person, ref: str, due: datetime, kind: str = "quiz") -> None:
    """Somebody other than the course asks for something."""

    def work(tx: Connection) -> None:
        of = tx.execute(select(people.c.id).where(people.c.name == person.name)).scalar_one()
        calm, now = calm_of(people_by_id(tx, [of])[of], stage.course), stage.clock()
        assert assign(tx, calm, person_id=of, kind=kind, ref=ref, source="curator", due_at=due, now=now)

    await stage.app.db.transact(work)


# The list and the menu


async def test_everything_due_is_listed_and_opens(ann: Person) -> None:
    await meet(ann)
    await ann.says("/deadlines")
    assert ann.screen.text == (
        "⏰ Мои сроки\n\n"
        "1. Урок «Зачем страница»\n⏳ Срок — чт, 26 ноября, в 18:00.\n\n"
        "2. Урок «Кто читает»\n⏳ Срок — пн, 30 ноября, в 18:00.\n\n"
        "3. Урок «Как выглядит»\n⏳ Срок — чт, 3 декабря, в 18:00."
    )
    assert ann.screen.buttons == [["1 · Зачем страница"], ["2 · Кто читает"], ["3 · Как выглядит"], ["☰ Меню"]]
    await ann.taps("2 · Кто читает")
    assert ann.screen.text == "📖 Кто читает · 2 минуты\n\nКто читает: 1"


async def test_the_list_says_how_far_she_is_and_what_is_done(ann: Person, stage: Stage, clock: SandboxClock) -> None:
    await stage.restart(with_deadlines(courses.course(), DUE_DAYS, {"page": 1}))
    await meet(ann, "vk.com/ruchey_crb")
    await read_to_the_end(ann, "why")
    await ann.presses("lc:who:1")
    await read_to_the_end(ann, "look")
    await ann.presses("co:page")
    await ann.taps("⬜ 1")
    await ann.says("/deadlines")
    assert ann.screen.text == (
        "⏰ Мои сроки\n\n"
        "1. Чек-лист «Аудит»\n⏳ Срок — завтра в 18:00. Отмечено 1 из 3.\n\n"
        "2. Урок «Зачем страница»\n⏳ Срок — чт, 26 ноября, в 18:00. Прочитано, осталось проверить себя.\n\n"
        "3. Урок «Кто читает»\n⏳ Срок — пн, 30 ноября, в 18:00. Вы на карточке 1 из 2.\n\n"
        "Сделано\n✅ Урок «Как выглядит»"
    )
    await ann.taps("2 · Зачем страница")
    assert ann.screen.text.startswith("Зачем страница\n\n2 вопроса")
    clock.jump(timedelta(days=1, hours=10))
    await ann.says("/deadlines")
    assert ann.screen.text.split("\n\n")[3] == ("3. Чек-лист «Аудит»\n⏳ Срок был сегодня в 18:00. Отмечено 1 из 3.")
    await ann.taps("3 · Аудит")
    await ann.taps("⬜ 2")
    await ann.taps("⬜ 3")
    await ann.says("/deadlines")
    assert ann.screen.text.endswith("Сделано\n✅ Урок «Как выглядит»\n✅ Чек-лист «Аудит»")


async def test_the_menu_names_the_next_deadline(ann: Person, course: Course) -> None:
    await meet(ann)
    await ann.says("/menu")
    assert "\n⏰ Ближайший срок — чт, 26 ноября, в 18:00: урок «Зачем страница»\n" in ann.screen.text
    await take(ann, course, "why")
    await ann.says("/menu")
    assert "\n⏰ Ближайший срок — пн, 30 ноября, в 18:00: урок «Кто читает»\n" in ann.screen.text
    await take(ann, course, "who")
    await read_to_the_end(ann, "look")
    await ann.says("/menu")
    assert "⏰" not in ann.screen.text
    await ann.says("/deadlines")
    assert ann.screen.text.startswith("⏰ Мои сроки\n\n🎉 Всё, что было со сроком, сделано.\n\nСделано\n✅")


async def test_a_course_without_deadlines_has_none(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {}))
    await meet(ann)
    await ann.says("/deadlines")
    assert ann.screen.text == "⏰ Мои сроки\n\nСроков пока нет. Учитесь в своём темпе."
    assert await hears(stage, ann, days=14) == []


async def test_what_the_course_gains_is_due_from_the_day_she_hears_of_it(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 3}))
    await meet(ann)
    stage.clock.jump(timedelta(days=1))
    await stage.restart(with_deadlines(courses.course(), {"why": 3, "who": 3}))
    await ann.says("/start")
    await ann.says("/start")
    await ann.says("/deadlines")
    assert "Зачем страница»\n⏳ Срок — послезавтра в 18:00." in ann.screen.text
    assert "Кто читает»\n⏳ Срок — пт, 27 ноября, в 18:00." in ann.screen.text


async def test_a_lesson_that_left_the_course_is_due_no_more(ann: Person, stage: Stage) -> None:
    await meet(ann)
    await stage.restart(with_deadlines(courses.course(courses.lesson("why", "Зачем страница", retired=True)), DUE_DAYS))
    await ann.says("/menu")
    assert "Ближайший срок — пн, 30 ноября" in ann.screen.text
    assert WHY not in "".join(await hears(stage, ann, days=5))


# The ladder


async def test_the_ladder_of_somebody_who_never_answers(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 10}))
    await meet(ann)
    heard = [
        (local(stage.clock(), "Europe/Moscow"), text)
        for _ in range(13 * 24)
        for text in await hears(stage, ann, hours=1)
    ]
    assert [f"{at:%d.%m %H}" for at, _ in heard] == ["26.11 10", "30.11 10", "02.12 10", "03.12 15", "04.12 10"]
    assert [text.split("\n\n")[1] for _, text in heard] == [
        f"{WHY}\n⏳ Срок — чт, 3 декабря, в 18:00.",
        f"{WHY}\n⏳ Срок — чт, 3 декабря, в 18:00.",
        f"{WHY}\n⏳ Срок — завтра в 18:00.",
        f"{WHY}\n⏳ Срок — сегодня в 18:00.",
        f"{WHY}\n⏳ Срок был чт, 3 декабря, в 18:00.",
    ]
    assert await column(stage, ann, "overdue_at") == datetime(2026, 12, 4, 7, tzinfo=UTC)


async def test_passing_the_quiz_ends_the_ladder(ann: Person, stage: Stage, course: Course) -> None:
    await meet(ann)
    assert len(await hears(stage, ann, days=2)) == 1
    await take(ann, course, "why", wrong=2)
    assert await column(stage, ann, "done_at") is None
    await take(ann, course, "why")
    assert await column(stage, ann, "done_at") == stage.clock()
    assert WHY not in "".join(await hears(stage, ann, days=14))
    assert await column(stage, ann, "overdue_at") is None


async def test_a_lesson_without_a_quiz_is_done_on_its_last_card(ann: Person, stage: Stage) -> None:
    await meet(ann)
    await read_to_the_end(ann, "look")
    await read_to_the_end(ann, "why")
    assert [await column(stage, ann, "done_at", ref) for ref in ("look", "why")] == [stage.clock(), None]


async def test_a_checklist_is_done_when_all_of_it_is_ticked(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {}, {"page": 3}))
    await meet(ann, "vk.com/ruchey_crb")
    await ann.presses("co:page")
    await ann.taps("⬜ 1")
    await ann.taps("⬜ 2")
    assert "Отмечено 2 из 3." in (await hears(stage, ann, days=1, hours=2))[0]
    await ann.presses("co:page")
    await ann.taps("⬜ 3")
    assert await column(stage, ann, "done_at", "page") == stage.clock()
    assert await hears(stage, ann, days=7) == []


async def test_words_that_are_near_come_as_one(ann: Person, stage: Stage) -> None:
    await meet(ann)
    heard = await hears(stage, ann, days=1, hours=2)
    assert [text.partition("\n\n")[2] for text in heard] == [
        "1. Урок «Зачем страница»\n⏳ Срок — послезавтра в 18:00.\n\n"
        "2. Урок «Кто читает»\n⏳ Срок — пн, 30 ноября, в 18:00."
    ]
    assert ann.screen.buttons == [
        ["1 · Зачем страница"],
        ["2 · Кто читает"],
        ["Завтра утром", "В понедельник"],
        ["Помню, сделаю"],
        ["Почему пришло?"],
    ]


async def test_many_words_stay_one_screen(ann: Person, stage: Stage) -> None:
    lessons = {f"l{n}": courses.lesson(f"l{n}", f"Урок номер {n}") for n in range(7)}
    small = courses.course(*lessons.values())
    steps = tuple(small.modules[1].steps[0].model_copy(update={"lesson": id_}) for id_ in lessons)
    module = small.modules[1].model_copy(update={"steps": steps})
    big = small.model_copy(update={"modules": (module,)})
    await stage.restart(with_deadlines(big, dict.fromkeys(lessons, 2)))
    await meet(ann)
    heard = await hears(stage, ann, days=1, hours=2)
    assert [text.split("\n\n")[-1] for text in heard] == ["… и ещё 3"]
    assert ann.screen.buttons[4] == ["⏰ Мои сроки"]


async def test_a_first_notice_waits_for_company(ann: Person, stage: Stage) -> None:
    """Of the third lesson she could hear on Thursday morning, but there is a word on that afternoon anyway."""
    await meet(ann)
    await stage.passes(days=2, hours=4)
    assert await hears(stage, ann, hours=20) == []  # till Thursday nine
    assert await hears(stage, ann, hours=5) == []
    (text,) = await hears(stage, ann, hours=2)
    assert text.partition("\n\n")[2] == (
        "1. Урок «Зачем страница»\n⏳ Срок — сегодня в 18:00.\n\n"
        "2. Урок «Как выглядит»\n⏳ Срок — чт, 3 декабря, в 18:00."
    )


async def test_the_same_thing_asked_for_twice_is_said_once(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 3}))
    await meet(ann)
    await is_given(stage, ann, "why", MONDAY + timedelta(days=3, hours=3), kind="lesson")
    heard = "".join(await hears(stage, ann, days=4, hours=3))
    assert "2. " not in heard
    await ann.says("/deadlines")
    assert ann.screen.text.count(WHY) == 1
    await take(ann, stage.course, "why")
    await ann.says("/deadlines")
    assert ann.screen.text.count(WHY) == 1


async def test_wordings_change_and_a_word_is_never_repeated_in_a_row(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 10, "who": 30, "look": 51}))
    await meet(ann)
    heads = [text.split("\n\n")[0] for text in await hears(stage, ann, days=60)]
    assert len(heads) == 15
    assert len(set(heads)) == 15


async def test_boris_hears_of_his_own_only(ann: Person, boris: Person, stage: Stage, course: Course) -> None:
    await meet(ann)
    await take(ann, course, "why")
    await meet(boris)
    await stage.passes(days=1, hours=2)
    assert "Зачем страница" in boris.screen.text
    assert "Зачем страница" not in said(ann)[0]
    mine = boris.data("Помню, сделаю")
    await ann.presses(mine)
    assert ann.toast is not None
    assert ann.toast.text == "Это напоминание уже не действует. Все сроки — в /deadlines."
    assert await column(stage, boris, "rung") == 1


# Answering


async def test_she_has_it_in_mind_and_hears_no_more(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 3}))
    await meet(ann)
    await stage.passes(days=1, hours=2)
    await ann.taps_twice("Помню, сделаю")
    assert ann.screen.text == "👍 Договорились: больше об этом не напоминаю. Срок останется в «Моих сроках»."
    assert ann.screen.buttons == [["▶️ Открыть урок"], ["⏰ Мои сроки", "☰ Меню"]]
    assert await hears(stage, ann, days=10) == []
    assert await column(stage, ann, "overdue_at") == datetime(2026, 11, 26, 15, tzinfo=UTC)


async def test_until_tomorrow(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 10}))
    await meet(ann)
    await stage.passes(days=7, hours=2)  # Monday eleven, three days before
    await ann.taps("Завтра утром")
    assert ann.screen.text == "👌 Хорошо. Напомню во вторник, 1 декабря, в 10:00."
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
    assert ann.screen.text == "👌 Хорошо. Напомню в понедельник, 30 ноября, в 10:00."
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


# Peace


async def test_a_pause_is_silent_and_its_end_is_one_word(ann: Person, boris: Person, stage: Stage) -> None:
    await meet(ann)
    await meet(boris)
    await boris.presses("sus:14")
    assert await hears(stage, boris, days=14, hours=-1) == []
    assert len(said(ann)) > 5
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


async def test_moving_to_another_zone_moves_deadlines_and_reminders(ann: Person, stage: Stage) -> None:
    cities = {"Москва": "Europe/Moscow", "Омск": "Asia/Omsk"}
    await stage.restart(with_deadlines(courses.course(), {"why": 10}).model_copy(update={"cities": cities}))
    await meet(ann)
    await ann.presses("szs:Омск")
    await ann.says("/deadlines")
    assert ann.screen.text.endswith("⏳ Срок — чт, 3 декабря, в 18:00.")
    assert await column(stage, ann, "due_at") == datetime(2026, 12, 3, 12, tzinfo=UTC)
    assert await column(stage, ann, "next_nudge_at") == datetime(2026, 11, 26, 4, tzinfo=UTC)


async def test_planning_costs_what_is_due_and_nothing_is_planned_twice(ann: Person, stage: Stage) -> None:
    await meet(ann)
    stage.clock.jump(timedelta(days=1, hours=2))
    assert [await stage.app.planners["deadlines"].plan_due() for _ in range(2)] == [2, 0]
    count = select(func.count()).select_from(outbox)
    assert await stage.app.db.transact(lambda tx: tx.execute(count).scalar_one()) == 1


def test_every_word_has_its_wordings(say: Phrases) -> None:
    for kind in (*Rung, "several"):
        wordings = {say.plain(f"deadlines-nudge-{kind}-{number}", left="") for number in range(1, VARIANTS + 1)}
        assert len(wordings) == VARIANTS, kind


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
    delivery = Delivery(first.id, first.key, "nudge", first.subject, first.person_id, address, first.not_before, 1)
    word = await deadlines.look_again(delivery)
    assert isinstance(word, Speak)
    assert [item.title for item in word.view.items] == ["Зачем страница", "Кто читает"]
