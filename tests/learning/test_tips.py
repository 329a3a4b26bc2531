"""A tip a day: when it comes, which one, what she answers, and when it rather does not come."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert, select

from bot.buttons.learning import ReactToTip
from bot.course.shapes import Course, Holidays, Tip
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person, Screen
from bot.services.learning.tips import Tips
from bot.storage.database import Database
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox
from tests.conftest import Stage, meet
from tests.learning.courses import course as small_course

HEAD = "💡 Дело на сегодня"
WORDS = {
    "door": "Откройте страницу как чужой человек.",
    "date": "Перенесите дату в первую строку.",
    "loud": "Прочитайте последний пост вслух.",
}


def course_of(*tips: Tip) -> Course:
    shown = tips or tuple(Tip(id=id, text=text) for id, text in WORDS.items())  # noqa: A001  # the field's name
    cities = {"Москва": "Europe/Moscow", "Омск": "Asia/Omsk", "Анадырь": "Asia/Anadyr", "Берлин": "Europe/Berlin"}
    free = Holidays(off=frozenset({date(2026, 11, 26)}))
    return small_course().model_copy(
        update={"tips": {tip.id: tip for tip in shown}, "cities": cities, "holidays": free}
    )


@pytest.fixture
async def ann(stage: Stage, ann: Person) -> Person:
    """Anna has come on Monday, November 23, at nine in the morning; Thursday is a public holiday."""
    await stage.restart(course_of())
    await meet(ann)
    return ann


def tips_of(person: Person) -> list[Screen]:
    return [screen for screen in person.history if screen.text.startswith(HEAD)]


def told(person: Person) -> list[tuple[str, str]]:
    """When tips came, in UTC, and which."""
    found = []
    for screen in tips_of(person):
        at = datetime.fromtimestamp(screen.message["date"], UTC)
        found.append((f"{at:%d %H:%M}", next(id for id, text in WORDS.items() if text in screen.text)))  # noqa: A001
    return found


async def test_the_first_tip_comes_the_next_morning_and_asks_about_the_time_once(ann: Person, stage: Stage) -> None:
    await stage.passes(hours=24)
    assert told(ann) == []
    await stage.passes(hours=1)
    assert told(ann) == [("24 06:30", "door")]
    [first] = tips_of(ann)
    assert "буду присылать по будням в 09:30" in first.text
    assert first.buttons[:3] == [["✅ Сделано", "Не для меня"], ["Напомнить завтра"], ["⏰ Время и дни"]]
    await stage.passes(days=1)
    second = tips_of(ann)[1]
    assert second.text == f"{HEAD}\n\n{WORDS['date']}"
    assert ["⏰ Время и дни"] not in second.buttons


async def test_tips_come_once_a_workday_and_not_on_holidays(ann: Person, stage: Stage) -> None:
    await stage.passes(days=7, hours=1)
    assert told(ann) == [("24 06:30", "door"), ("25 06:30", "date"), ("27 06:30", "loud"), ("30 06:30", "door")]


async def test_done_is_remembered_counts_for_the_day_and_can_be_taken_back(ann: Person, stage: Stage) -> None:
    await stage.passes(days=1, hours=1)
    await ann.taps_twice("✅ Сделано")
    assert "Сделано. Страница стала чуть лучше." in ann.screen.text
    assert ann.screen.buttons == [["↺ Вернуть", "☰ Меню"]]
    await ann.taps("↺ Вернуть")
    assert ann.screen.text == f"{HEAD}\n\n{WORDS['door']}"
    await ann.taps("✅ Сделано")
    await ann.says("/progress")
    assert "Серия: 1 день." in ann.screen.text
    await stage.restart(course_of())
    await ann.says("/tips")
    await ann.taps("Последний совет")
    assert "Страница стала чуть лучше." in ann.screen.text


async def test_what_is_not_for_her_never_comes_again(ann: Person, stage: Stage) -> None:
    await stage.passes(days=1, hours=1)
    await ann.taps("Не для меня")
    assert "больше не пришлю" in ann.screen.text
    for _ in range(14):
        await stage.passes(days=1)
        await ann.says("/menu")
    assert [tip for _, tip in told(ann)] == [
        "door",
        "date",
        "loud",
        "date",
        "loud",
        "date",
        "loud",
        "date",
        "loud",
        "date",
    ]


async def test_a_tip_put_off_comes_again_as_the_next_one_open_to_a_new_answer(ann: Person, stage: Stage) -> None:
    await stage.passes(days=1, hours=1)
    await ann.taps("Напомнить завтра")
    assert "Вернусь с этим советом: завтра (ср)." in ann.screen.text
    await stage.passes(days=1)
    assert told(ann) == [("24 06:30", "door"), ("25 06:30", "door")]
    again = tips_of(ann)[-1]
    assert again.buttons[:2] == [["✅ Сделано", "Не для меня"], ["Напомнить позже"]]  # tomorrow is a holiday
    await ann.taps("Напомнить позже", on=again)
    assert "Вернусь с этим советом: пт, 27 ноября." in ann.screen.text
    await ann.taps("↺ Вернуть")
    await ann.taps("✅ Сделано")
    await stage.passes(days=2)
    assert told(ann)[-1] == ("27 06:30", "date")


async def test_time_and_days_are_chosen_by_buttons(ann: Person, stage: Stage) -> None:
    await ann.says("/tips")
    assert "Приходят по будням в 09:30." in ann.screen.text
    assert "Следующий: завтра (вт)." in ann.screen.text
    assert ann.screen.buttons == [
        ["✓ пн", "✓ вт", "✓ ср", "✓ чт"],
        ["✓ пт", "сб", "вс"],
        ["08:30", "✓ 09:30", "11:00"],
        ["13:00", "15:00", "17:30"],
        ["Выключить советы"],
        ["‹ Настройки"],
    ]
    await ann.taps("15:00")
    await ann.taps_twice("✓ вт")
    await ann.taps("✓ ср")
    await ann.taps("сб")
    assert "Приходят пн, чт, пт, сб в 15:00." in ann.screen.text
    assert "Следующий: сегодня." in ann.screen.text
    await stage.passes(days=7)
    assert told(ann) == [("23 12:00", "door"), ("27 12:00", "date"), ("28 12:00", "loud")]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("10:15", "Приходят по будням в 10:15."),
        ("пн ср", "Приходят пн, ср в 09:30."),
        ("по выходным в 12", "Приходят по выходным в 12:00."),
        ("каждый день", "Приходят каждый день в 09:30."),
        ("по средам в 7 вечера", "Приходят ср в 19:00."),
        ("18–30", "Приходят по будням в 18:30."),
    ],
)
async def test_time_and_days_are_typed(ann: Person, typed: str, shown: str) -> None:
    await ann.says("/tips")
    await ann.says(typed)
    assert shown in ann.screen.text


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("25:00", "Не разобрал время."),
        ("31.02", "Не разобрал время."),
        ("завтра", "Не разобрал."),
        ("как-нибудь", "Не разобрал."),
        ("в шесть", "Уточните время: 06:00 или 18:00?"),
        ("пн 9:30 10:30", "Вижу не одно время."),
    ],
)
async def test_what_is_no_time_is_asked_for_again(ann: Person, typed: str, asked: str) -> None:
    await ann.says("/tips")
    await ann.says(typed)
    assert ann.screen.text.startswith(asked)
    await ann.says("10:15")
    assert "в 10:15" in ann.screen.text


async def test_the_last_day_stays_and_buttons_that_were_never_shown_change_nothing(ann: Person) -> None:
    await ann.says("/tips")
    await ann.says("пн")
    await ann.taps("✓ пн")
    assert ann.toast is not None
    assert ann.toast.text == "Один день оставим. Совсем без советов — кнопка «Выключить»."
    for data in ("ty:8:1", "ty:12:1", "ty:0:1", "tt:1440", "tt:-1"):
        await ann.presses(data)
    await ann.says("/tips")
    assert "Приходят пн в 09:30." in ann.screen.text


async def test_switched_off_they_stay_away_and_come_back_with_a_chosen_time(ann: Person, stage: Stage) -> None:
    await ann.says("/settings")
    await ann.taps("Советы")
    await ann.taps("Выключить советы")
    assert "Сейчас выключены." in ann.screen.text
    await stage.passes(days=2)
    assert told(ann) == []
    await ann.taps("11:00")
    assert "Приходят по будням в 11:00." in ann.screen.text
    await stage.passes(days=2, hours=3)
    assert told(ann) == [("25 08:00", "door"), ("27 08:00", "date")]


async def test_who_has_had_todays_tip_gets_no_second_one_by_choosing_a_later_time(ann: Person, stage: Stage) -> None:
    await stage.passes(days=1, hours=1)
    await ann.taps("⏰ Время и дни")
    await ann.taps("15:00")
    assert "Следующий: завтра (ср)." in ann.screen.text
    await stage.passes(hours=12)
    assert told(ann) == []  # the first stood where the settings are now
    await ann.taps("Последний совет")
    assert WORDS["door"] in ann.screen.text


async def test_in_another_city_half_past_nine_is_another_moment(ann: Person, stage: Stage) -> None:
    await stage.passes(days=1, hours=1)
    await ann.says("/settings")
    await ann.taps("Город и время")
    await ann.says("Омск")
    await stage.passes(days=1)
    assert told(ann) == [("24 06:30", "door"), ("25 03:30", "date")]
    await ann.says("/settings")
    await ann.taps("Город и время")
    await ann.says("Анадырь")
    await stage.passes(days=2)
    assert told(ann)[2:] == [("26 21:30", "loud")]  # on Friday at half past nine in the morning there


async def test_half_past_nine_survives_the_summer_time_of_berlin(
    stage: Stage, clock: SandboxClock, boris: Person
) -> None:
    await stage.restart(course_of())
    clock.jump_to(datetime(2027, 3, 25, 12, 0, tzinfo=UTC))
    await meet(boris)
    await boris.says("/settings")
    await boris.taps("Город и время")
    await boris.says("Берлин")
    await stage.passes(days=5)
    assert told(boris) == [("26 08:30", "door"), ("29 07:30", "date"), ("30 07:30", "loud")]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (2 * 24 + 2, [("25 08:00", "door")]),  # back on Wednesday at eleven: only Wednesday's tip, and late
        (2 * 24 + 4, []),  # back at one: that tip is none any more
    ],
)
async def test_after_an_outage_there_is_one_fresh_tip_or_none(
    ann: Person, stage: Stage, clock: SandboxClock, hours: int, expected: list[tuple[str, str]]
) -> None:
    clock.jump(timedelta(hours=hours))
    await stage.passes(hours=0)
    assert told(ann) == expected
    await stage.passes(days=2)
    assert [at for at, _ in told(ann)[len(expected) :]] == ["27 06:30"]


async def test_a_pause_silences_and_brings_no_burst_on_the_return(ann: Person, boris: Person, stage: Stage) -> None:
    await meet(boris)
    await boris.says("/settings")
    await boris.taps("Пауза")
    await boris.taps("Неделя")
    await boris.says("/tips")
    assert "Пауза: по 29 ноября включительно" in boris.screen.text
    await stage.passes(days=6)
    assert told(boris) == []
    assert len(told(ann)) == 3
    await stage.passes(days=1, hours=1)
    assert told(boris) == [("30 06:30", "door")]


async def test_a_late_tip_keeps_out_of_quiet_hours_and_a_time_in_them_means_their_end(
    ann: Person, stage: Stage, clock: SandboxClock
) -> None:
    await ann.says("/tips")
    await ann.says("20:30")
    clock.jump(timedelta(hours=12, minutes=30))  # half past nine in the evening
    await stage.passes(hours=0)
    assert told(ann) == []
    await ann.says("/tips")
    await ann.says("07:00")
    assert "В это время у вас тихие часы, поэтому приду в 08:30." in ann.screen.text
    await stage.passes(hours=12)
    assert told(ann) == [("24 05:30", "door")]


async def test_a_tip_in_the_middle_of_a_question_does_not_take_her_answer(ann: Person, stage: Stage) -> None:
    await ann.says("/settings")
    await ann.taps("Имя")
    await stage.passes(days=1, hours=1)
    await ann.taps("✅ Сделано")
    await ann.says("Анна Петровна")
    assert "Имя: Анна Петровна" in ann.screen.text


async def test_boris_sees_his_own_tips_and_nothing_of_her_answers(ann: Person, boris: Person, stage: Stage) -> None:
    await stage.passes(days=1, hours=1)
    await ann.taps("Не для меня")
    await meet(boris)
    await stage.passes(days=1)
    assert told(boris) == [("25 06:30", "door")]
    await boris.taps("✅ Сделано")
    await ann.says("/tips")
    await ann.taps("Последний совет")
    assert WORDS["date"] in ann.screen.text


async def test_the_tip_is_for_her_module_and_her_institution(ann: Person, stage: Stage) -> None:
    tips = (
        Tip(id="look", text=WORDS["door"], module="look"),
        Tip(id="talk", text=WORDS["date"], module="talk"),
        Tip.model_validate({"id": "class", "text": WORDS["loud"], "kinds": ["school"]}),
    )
    await stage.restart(course_of(*tips))
    await stage.passes(days=1, hours=1)
    assert WORDS["date"] in tips_of(ann)[-1].text
    await ann.says("/settings")
    await ann.taps("Учреждение")
    await ann.taps("Школа")
    await stage.passes(days=1)
    assert WORDS["loud"] in tips_of(ann)[-1].text


async def test_a_tip_that_has_left_the_course_is_answered_kindly(ann: Person, stage: Stage) -> None:
    await stage.passes(days=1, hours=1)
    await stage.restart(course_of(Tip(id="new", text="Совсем новый совет про страницу.")))
    await ann.presses(ReactToTip("door", "done").pack())
    assert ann.toast is not None
    assert ann.toast.text == "Этого совета больше нет. Скоро будет другой."
    await ann.says("/tips")
    assert ["💡 Последний совет"] not in ann.screen.buttons


async def test_who_has_left_gets_nothing(ann: Person, stage: Stage) -> None:
    await ann.says("/settings")
    await ann.taps("Удалить мои данные")
    await ann.taps("Да, удалить всё")
    await stage.passes(days=3)
    assert told(ann) == []


async def test_a_crowd_is_planned_for_once_however_many_processes_do_it(db: Database, clock: SandboxClock) -> None:
    one = {"zone": "Europe/Moscow", "tip_time": "09:30", "created_at": clock(), "next_tip_at": clock()}

    def crowd(tx: Connection) -> None:
        tx.execute(insert(people), [one] * 250)
        chats = [{"messenger": "telegram", "chat_id": id_, "person_id": id_} for id_ in range(1, 251)]
        tx.execute(insert(addresses), chats)

    await db.transact(crowd)
    clock.jump(timedelta(minutes=31))
    tips = Tips(db, course_of(), clock)
    assert sum(await asyncio.gather(tips.plan_due(), tips.plan_due())) >= 250
    assert await tips.plan_due() == 0
    planned = await db.transact(lambda tx: tx.execute(select(outbox.c.person_id, outbox.c.not_before)).all())
    assert len({row.person_id for row in planned}) == len(planned) == 250
    assert {row.not_before for row in planned} == {datetime(2026, 11, 23, 6, 30, tzinfo=UTC)}
    moved = await db.transact(lambda tx: set(tx.execute(select(people.c.next_tip_at)).scalars()))
    assert moved == {datetime(2026, 11, 24, 6, 30, tzinfo=UTC)}
