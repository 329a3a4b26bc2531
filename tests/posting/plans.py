"""How tests look at a posting plan: what came by itself, what the rows say, and how a person makes a plan."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.course.shapes import Course
from bot.sandbox.people import Person, Screen
from bot.storage.tables.posting import slots
from bot.storage.tables.speaking import outbox
from tests.conftest import Stage

PAGE = "VK: vk.com/ruchey_crb"


def without_other_words(course: Course) -> Course:
    """The course without tips and deadlines: everything that comes by itself is about posts."""
    modules = tuple(
        module.model_copy(update={"steps": tuple(step.model_copy(update={"due_days": None}) for step in module.steps)})
        for module in course.modules
    )
    return course.model_copy(update={"modules": modules, "checklist_due_days": {}, "tips": {}})


def came(person: Person) -> list[Screen]:
    """The messages that came by themselves, oldest first: those that may be asked why they came."""
    return [screen for screen in person.history if ["Почему пришло?"] in screen.buttons]


def first_lines(screens: list[Screen]) -> list[str]:
    return [screen.text.splitlines()[0] for screen in screens]


async def hears(stage: Stage, person: Person, **time: float) -> list[str]:
    """The first lines of what she is told while the time passes."""
    before = {screen.message_id for screen in came(person)}
    await stage.passes(**time)
    return first_lines([screen for screen in came(person) if screen.message_id not in before])


async def until(stage: Stage, wall: str) -> None:
    """Time passes till `25 15:00` of November in Moscow, or `12-02 09:00`."""
    day, time = wall.split()
    month, _, number = day.rpartition("-")
    there = datetime.fromisoformat(f"2026-{month or '11'}-{int(number):02} {time}+03:00")
    await stage.passes(hours=(there - stage.clock()) / timedelta(hours=1))


async def plans(person: Person, rhythm: str = "пн ср пт 12:00") -> None:
    """A rhythm typed for her only page."""
    await person.says("/plan")
    await person.taps("🔁 Ритм")
    await person.says(rhythm)


async def rows(stage: Stage, *columns: str) -> list[tuple[Any, ...]]:
    """All posts there are, in order of time: these columns."""
    wanted = select(*(slots.c[column] for column in columns)).order_by(slots.c.at, slots.c.id)
    return await stage.app.db.transact(lambda tx: [tuple(row) for row in tx.execute(wanted)])


async def posts(stage: Stage) -> list[str]:
    """Such as `11-25 12:00 planned`."""
    return [f"{day:%m-%d} {time} {state}" for day, time, state in await rows(stage, "day", "at_time", "state")]


async def fate(stage: Stage, kind: str) -> list[tuple[str, str | None]]:
    """What became of the outbox's rows of a kind."""
    wanted = select(outbox.c.state, outbox.c.reason).where(outbox.c.kind == kind).order_by(outbox.c.id)
    return await stage.app.db.transact(lambda tx: [tuple(row) for row in tx.execute(wanted)])


async def wants(person: Person, norm: int, page: int = 1) -> None:
    """Her own norm for a page: nobody holds another against her."""
    await person.presses(f"wns:{page}:{norm}")
