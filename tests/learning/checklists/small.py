"""Small checklists, and how tests look at them."""

import sqlite3

from bot.course.shapes import Checklist, Course, Item, Level
from bot.sandbox.people import Person
from tests.conftest import Stage, meet


def item(number: int, level: Level = Level.ADVISED) -> Item:
    return Item(
        id=f"item-{number}", text=f"Пункт {number} в порядке", why=f"Зачем {number}", how=f"Как {number}", level=level
    )


RUCHEY = "vk.com/ruchey_crb"


SHORT = Checklist(
    id="short",
    title="Короткий",
    about="Когда мало времени.",
    items=(item(1, Level.MUST), item(2, Level.MUST).model_copy(update={"source": "8-ФЗ"}), item(3)),
)


LONG = Checklist(
    id="long", title="Длинный и обстоятельный список", about="Раз в квартал.", items=tuple(map(item, range(1, 9)))
)


def with_checklists(course: Course, *checklists: Checklist) -> Course:
    return course.model_copy(update={"checklists": {checklist.id: checklist for checklist in checklists}})


def remembered(stage: Stage) -> dict[str, list[tuple[object, ...]]]:
    """Everything stored about checklists, pages and active days."""
    with sqlite3.connect(stage.database) as raw:
        found = {
            table: raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("checklist_runs", "ticks", "item_notes", "pages", "active_days")
        }
    raw.close()
    return found


def ticked(stage: Stage) -> list[tuple[object, ...]]:
    return [row[:2] for row in remembered(stage)["ticks"]]


def toast(person: Person) -> str | None:
    return None if person.toast is None else person.toast.text


async def begin(person: Person, title: str = "Короткий") -> None:
    await meet(person, RUCHEY)
    await person.says("/checklists")
    await person.taps(title)


async def finish(person: Person) -> None:
    for number in (1, 2, 3):
        await person.taps(f"⬜ {number}")
