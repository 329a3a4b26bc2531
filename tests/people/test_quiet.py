"""When the bot may write: quiet hours, lead time, the kind of institution."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Column, Connection, insert, select, update

from bot.buttons.people import LetDueBreakQuiet, SetKind, SetLead
from bot.rules.calendar import wall_time
from bot.sandbox.people import Person
from bot.storage.tables.learning import assignments
from bot.storage.tables.people import people
from bot.storage.tables.posting import slots
from tests.conftest import Stage, meet

USUAL = "Тихие часы: с 21:00 до 08:30. В это время молчу."


@pytest.fixture
async def settled(ann: Person) -> Person:
    await meet(ann)
    await ann.says("/settings")
    await ann.taps("Когда писать")
    return ann


async def test_from_the_first_day_nights_are_quiet_and_posts_are_announced_an_hour_ahead(settled: Person) -> None:
    assert USUAL in settled.screen.text
    assert "Когда срок задания выпадает на тишину, скажу раньше или дождусь утра." in settled.screen.text
    assert "О публикации напоминаю за час." in settled.screen.text
    assert settled.screen.buttons == [
        ["20:00–09:00", "✓ 21:00–08:30"],
        ["22:00–07:00", "Без тишины"],
        ["За три часа до срока"],
        ["За 15 минут", "За полчаса"],
        ["✓ За час", "За 2 часа"],
        ["‹ Настройки"],
    ]


async def test_quiet_hours_are_chosen_typed_and_given_up(settled: Person) -> None:
    await settled.taps("22:00–07:00")
    assert "с 22:00 до 07:00" in settled.screen.text
    await settled.says("с 23 до 6.30")
    assert "с 23:00 до 06:30" in settled.screen.text
    await settled.says("с 10 вечера до 7 утра")
    assert "с 22:00 до 07:00" in settled.screen.text
    await settled.says("писать 9–18")
    assert "с 18:00 до 09:00" in settled.screen.text
    await settled.says("с 10 вечера до 7 утра")
    assert "с 22:00 до 07:00" in settled.screen.text
    await settled.says("писать 9–18")
    assert "с 18:00 до 09:00" in settled.screen.text
    await settled.taps("Без тишины")
    assert "Тихих часов нет." in settled.screen.text
    assert "✓ Без тишины" in settled.screen.buttons[1]
    await settled.taps("21:00–08:30")
    assert USUAL in settled.screen.text


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("ночью", "Не разобрал."),
        ("22", "Не разобрал."),
        ("22-25", "Не разобрал."),
        ("22-7-9", "Не разобрал."),
        ("с 10 до 7", "Уточните время: 10:00 или 22:00?"),
        ("9–18", "С 09:00 до 18:00 молчать или, наоборот, писать?"),
        ("с десяти до семи", "Уточните время: 10:00 или 22:00?"),
    ],
)
async def test_what_is_no_quiet_time_is_asked_for_again(settled: Person, typed: str, asked: str) -> None:
    await settled.says(typed)
    assert settled.screen.text.startswith(asked)
    await settled.says("22-7")
    assert "с 22:00 до 07:00" in settled.screen.text


async def test_a_deadline_may_break_the_quiet_hours_only_when_she_says_so(settled: Person) -> None:
    await settled.taps_twice("За три часа до срока")
    assert "за три часа до срока задания напишу, даже если это тихие часы или выходной" in settled.screen.text
    await settled.taps("✓ За три часа до срока")
    assert "дождусь утра" in settled.screen.text


async def test_the_lead_before_a_post_is_chosen(settled: Person) -> None:
    for label, words in (("За 15 минут", "за 15 минут."), ("За полчаса", "за полчаса."), ("За 2 часа", "за два часа.")):
        await settled.taps(label)
        assert f"О публикации напоминаю {words}" in settled.screen.text


async def test_buttons_that_were_never_shown_change_nothing(settled: Person) -> None:
    for data in ("shq:-1:60", "shq:0:1440", SetLead(7).pack(), SetKind("palace").pack()):
        await settled.presses(data)
    await settled.presses(LetDueBreakQuiet(0).pack())
    assert USUAL in settled.screen.text
    assert "✓ За час" in settled.screen.buttons[4]


async def test_boris_keeps_his_own_habits(settled: Person, boris: Person) -> None:
    await settled.taps("22:00–07:00")
    await meet(boris)
    await boris.says("/settings")
    await boris.taps("Когда писать")
    assert USUAL in boris.screen.text


async def test_a_stranger_is_invited(ann: Person, boris: Person) -> None:
    await meet(ann)
    await ann.says("/settings")
    await ann.taps("Когда писать")
    await boris.says("/start")
    await boris.says("/settings")
    screen = boris.screen
    await boris.taps("Удалить мои данные")
    await boris.taps("Да, удалить всё")
    await boris.presses("shq:0:0", on=screen)
    assert "Мы ещё не знакомы" in boris.screen.text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ручейская ЦРБ", "Ручейская ЦРБ · больница"),
        ("Поликлиника № 2 Ручейской больницы", "Поликлиника № 2 Ручейской больницы · поликлиника"),
        ("МБОУ СОШ №3", "МБОУ СОШ №3 · школа"),
        ("Дом культуры", "Дом культуры"),
    ],
)
async def test_the_name_of_an_institution_often_tells_its_kind(ann: Person, typed: str, shown: str) -> None:
    await ann.says("/start")
    await ann.taps("Пропустить")
    await ann.says(typed)
    await ann.taps("Пропустить")
    await ann.says("/settings")
    assert f"Учреждение: {shown}\n" in ann.screen.text


async def test_the_kind_of_institution_is_chosen_by_a_button(ann: Person) -> None:
    await meet(ann)
    await ann.says("/settings")
    assert "Учреждение: не указано" in ann.screen.text
    await ann.taps("Учреждение")
    await ann.taps("Школа")
    assert "Учреждение: школа" in ann.screen.text
    await ann.taps("Учреждение")
    await ann.says("Ручейский лицей")
    assert "Учреждение: Ручейский лицей · школа" in ann.screen.text
    await ann.taps("Учреждение")
    await ann.taps("Другое")
    assert "Учреждение: Ручейский лицей · другое" in ann.screen.text


async def plan_a_post(stage: Stage) -> None:
    """On Friday at 18:00 in Moscow, and with it the two words of every week."""
    at = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    weekly = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    slot = {"person_id": 1, "page_id": 1, "day": date(2026, 11, 27), "at_time": "18:00", "at": at, "state": "planned"}

    def work(tx: Connection) -> None:
        tx.execute(insert(slots).values(slot))
        tx.execute(update(people).values(next_week_at=weekly, next_norm_at=weekly))

    await stage.app.db.transact(work)


async def walls(stage: Stage, zone: str) -> dict[str, set[str]]:
    """The times on the wall of this zone at which something falls due."""
    columns: dict[str, Column[datetime]] = {
        "tip": people.c.next_tip_at,
        "week": people.c.next_week_at,
        "norm": people.c.next_norm_at,
        "deadline": assignments.c.due_at,
        "post": slots.c.at,
        "reminder": slots.c.remind_at,
    }

    def work(tx: Connection) -> dict[str, set[str]]:
        return {
            name: {wall_time(at, zone) for at in tx.execute(select(column)).scalars()}
            for name, column in columns.items()
        }

    return await stage.app.db.transact(work)


async def test_in_another_city_everything_keeps_its_time_on_the_wall(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plan_a_post(stage)
    for city, zone in (("Омск", "Asia/Omsk"), ("Анадырь", "Asia/Anadyr"), ("Калининград", "Europe/Kaliningrad")):
        await ann.says("/settings")
        await ann.taps("Город и время")
        await ann.says(city)
        assert await walls(stage, zone) == {
            "tip": {"09:30"},
            "week": {"09:30"},
            "norm": {"09:30"},
            "deadline": {"18:00"},
            "post": {"18:00"},
            "reminder": {"17:00"},
        }


async def test_another_lead_moves_the_reminders_that_are_planned(ann: Person, stage: Stage) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plan_a_post(stage)
    await ann.says("/settings")
    await ann.taps("Когда писать")
    await ann.taps("За полчаса")
    assert (await walls(stage, "Europe/Moscow"))["reminder"] == {"17:30"}
