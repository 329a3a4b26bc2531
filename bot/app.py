"""The roof: the one place where the parts meet."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiogram import Dispatcher

from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.services.checklists import Checklists
from bot.services.lessons import Lessons
from bot.services.people import Clock, People
from bot.services.progress import Progress
from bot.services.quizzes import Quizzes
from bot.storage.database import Database
from handlers import DOORS
from handlers.door import Switchboard
from handlers.hall import Hall


def _seed() -> int:
    return secrets.randbelow(2**31)


@dataclass(frozen=True, slots=True)
class App:
    """The program without its doors to the world: updates go in through the dispatcher, answers out through the bot."""

    dispatcher: Dispatcher
    db: Database


def build(
    *,
    course: Course,
    say: Phrases,
    db: Database,
    clock: Clock,
    zone: str,
    content: Path,
    seed: Callable[[], int] = _seed,
) -> App:
    """Join the rooms. `zone` is the region's IANA zone, `content` the folder where pictures lie."""
    people = People(db, course, clock, zone)
    givers = {
        "people": people,
        "lessons": Lessons(db, course, clock),
        "quizzes": Quizzes(db, course, clock, seed),
        "checklists": Checklists(db, course, clock),
        "progress": Progress(db, course, clock),
        "say": say,
    }
    hall = Hall(Switchboard(DOORS, givers), people, say, content)
    # No FSM: what a person is in the middle of is a row, and her turns are taken in the hall.
    dispatcher = Dispatcher(disable_fsm=True)
    hall.open(dispatcher)
    return App(dispatcher, db)
