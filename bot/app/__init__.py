"""The roof: the one place where the parts meet."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aiogram import Bot, Dispatcher

from bot.cards.learning import deadlines as deadlines_cards
from bot.cards.learning import tips as tips_cards
from bot.cards.posting import plan as posting_cards
from bot.cards.posting import posts as posts_cards
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.jobs import Job, Planner, timetable
from bot.messengers.telegram.pace import Pace
from bot.rules.calendar import meanings
from bot.rules.posting.typed import Words
from bot.sender import Kind, Sender
from bot.services.learning.checklists import Checklists
from bot.services.learning.deadlines import Deadlines
from bot.services.learning.lessons import Lessons
from bot.services.learning.progress import Progress
from bot.services.learning.quizzes import Quizzes
from bot.services.learning.tips import Tips
from bot.services.people.persons import Clock, Rezone
from bot.services.people.profile import People
from bot.services.people.quiet import Habits
from bot.services.people.quiet import rezone as rezone_tips
from bot.services.posting.imports import FileWords, Imports
from bot.services.posting.plan import Posting
from bot.services.posting.posts import Posts
from bot.services.posting.rhythms import Rhythms
from bot.services.speaking.due import Due
from bot.services.speaking.outbox import Outbox
from bot.storage.database import Database
from handlers import DOORS
from handlers.door import Switchboard
from handlers.hall import Hall
from handlers.posting.plan import week as week_with_picture

WORDS = ("calendar-day-words", "posting-month-words", "posting-ahead-words")  # what people type for days


def _seed() -> int:
    return secrets.randbelow(2**31)


@dataclass(frozen=True, slots=True)
class App:
    """The program without its doors to the world: updates go in through the dispatcher, answers out through the bot."""

    dispatcher: Dispatcher
    db: Database
    say: Phrases
    clock: Clock
    content: Path
    outbox: Outbox
    kinds: dict[str, Kind]  # what the bot says first, by the kind of the outbox's rows
    planners: dict[str, Planner]  # who plans it, by feature
    due: Due

    def sender(self, bot: Bot, pace: Pace) -> Sender:
        """What speaks first through this bot; one for a process."""
        return Sender(bot, self.outbox, self.kinds, self.say, content=self.content, pace=pace, clock=self.clock)

    def timetable(self, sender: Sender) -> tuple[Job, ...]:
        """Every tick there is."""
        return timetable(self.planners, sender)


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
    words = Words(*(meanings(say.plain(key)) for key in WORDS))
    columns, platforms = (meanings(say.plain(f"imports-{of}-words")) for of in ("column", "platform"))
    deadlines = Deadlines(db, course, clock)
    posting = Posting(db, course, clock, words)
    # Moments that depend on her zone, her quiet hours and how long before a post she is reminded.
    follow_habits: tuple[Rezone, ...] = (deadlines.rezone, posting.rezone)
    rezone: tuple[Rezone, ...] = (partial(rezone_tips, course=course), *follow_habits)
    people = People(db, course, clock, zone, rezone, meanings(say.plain("people-kind-words")))
    tips = Tips(db, course, clock)
    outbox = Outbox(db, clock)
    givers = {
        "people": people,
        "habits": Habits(db, course, clock, words.weekdays, follow_habits),
        "tips": tips,
        "lessons": Lessons(db, course, clock),
        "quizzes": Quizzes(db, course, clock, seed),
        "checklists": Checklists(db, course, clock),
        "deadlines": deadlines,
        "posting": posting,
        "posts": Posts(db, course, clock, words),
        "rhythms": Rhythms(db, course, clock, words),
        "imports": Imports(db, course, clock, FileWords(columns, words.months, platforms)),
        "progress": Progress(db, course, clock),
        "outbox": outbox,
        "say": say,
    }
    kinds = {
        "tip": Kind(tips, tips_cards.tip),
        "nudge": Kind(deadlines, deadlines_cards.nudge),
        "slot": Kind(posting, posts_cards.reminder),
        "slot-again": Kind(posting, posts_cards.follow_up),
        "norm": Kind(posting, posting_cards.norm),
        "week": Kind(posting, week_with_picture),
    }
    planners: dict[str, Planner] = {"tips": tips, "deadlines": deadlines, "posting": posting}
    hall = Hall(Switchboard(DOORS, givers), people, outbox, say, content)
    # No FSM: what a person is in the middle of is a row, and her turns are taken in the hall.
    dispatcher = Dispatcher(disable_fsm=True)
    hall.open(dispatcher)
    return App(dispatcher, db, say, clock, content, outbox, kinds, planners, Due(db))
