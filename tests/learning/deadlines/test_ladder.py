"""Reminders come closer and closer, and stop when it is done."""

from datetime import UTC, datetime, timedelta

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.rules.calendar import local
from bot.rules.learning.nudges import VARIANTS, Rung
from bot.sandbox.people import Person
from tests.conftest import MONDAY, Stage, meet
from tests.learning import courses
from tests.learning.courses import read_to_the_end
from tests.learning.deadlines.words import WHY, column, hears, is_given, said, with_deadlines
from tests.learning.taking import take


async def test_the_ladder_of_somebody_who_looks_in_and_never_does_it(ann: Person, stage: Stage) -> None:
    await stage.restart(with_deadlines(courses.course(), {"why": 10}))
    await meet(ann)
    heard = []
    for _ in range(13 * 24):
        for text in await hears(stage, ann, hours=1):
            heard.append((local(stage.clock(), "Europe/Moscow"), text))
            await ann.says("/menu")
    assert [f"{at:%d.%m %H}" for at, _ in heard] == ["26.11 10", "30.11 10", "02.12 10", "03.12 15", "04.12 10"]
    assert [text.split("\n\n")[1] for _, text in heard] == [
        f"{WHY}\n⏳ Срок — чт, 3 декабря, в 18:00.",
        f"{WHY}\n⏳ Срок — чт, 3 декабря, в 18:00.",
        f"{WHY}\n⏳ Срок — завтра в 18:00.",
        f"{WHY}\n⏳ Срок — сегодня в 18:00.",
        f"{WHY}\n⏳ Срок был чт, 3 декабря, в 18:00.",
    ]
    assert await column(stage, ann, "overdue_at") == datetime(2026, 12, 4, 6, 30, tzinfo=UTC)


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
    assert ann.screen.buttons[4] == ["⏰ Все сроки"]


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
    heads = []
    for _ in range(60):
        heads += [text.split("\n\n")[0] for text in await hears(stage, ann, days=1)]
        await ann.says("/menu")
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


def test_every_word_has_its_wordings(say: Phrases) -> None:
    for kind in (*Rung, "several"):
        wordings = {say.plain(f"deadlines-nudge-{kind}-{number}", left="") for number in range(1, VARIANTS + 1)}
        assert len(wordings) == VARIANTS, kind
