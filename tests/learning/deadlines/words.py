"""How tests look at deadlines: what was said, what the rows say, who asks for more."""

from datetime import datetime

from sqlalchemy import Connection, select

from bot.course.shapes import Course
from bot.sandbox.people import Person
from bot.services.learning.assignments import assign, calm_of
from bot.services.people.persons import people_by_id
from bot.storage.tables.learning import assignments
from bot.storage.tables.people import people
from bot.storage.tables.speaking import outbox
from tests.conftest import Stage

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
