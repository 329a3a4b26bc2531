"""The wiring of the wing that teaches."""

from bot.app.wing import Ground, Wing
from bot.buttons import learning as buttons
from bot.buttons.people import Pause
from bot.cards.learning import deadlines as deadline_cards
from bot.cards.learning import items as item_cards
from bot.cards.learning import progress as progress_cards
from bot.cards.learning import tips as tip_cards
from bot.cards.people.home import Part
from bot.cards.speaking.kinds import Kind
from bot.rules.words import meanings
from bot.services.learning.checklists import Checklists
from bot.services.learning.deadlines import Deadlines
from bot.services.learning.lessons import Lessons
from bot.services.learning.notes import Notes
from bot.services.learning.progress import Progress
from bot.services.learning.quizzes import Quizzes
from bot.services.learning.tip_times import TipTimes
from bot.services.learning.tips import Tips
from bot.storage.tables.learning import assignments, item_notes
from bot.storage.tables.people import people
from handlers.learning import checklists, deadlines, lessons, notes, quizzes, tips
from handlers.learning import progress as progressing


def wing(ground: Ground) -> Wing:
    db, course, clock = ground.db, ground.course, ground.clock
    tip, due = Tips(db, course, clock), Deadlines(db, course, clock)
    kept = Notes(db, course, clock)
    times, progress = TipTimes(db, course, clock, ground.words), Progress(db, course, clock)
    return Wing(
        doors=(lessons.door, quizzes.door, checklists.door, notes.door, deadlines.door, progressing.door, tips.door),
        givers={
            "lessons": Lessons(db, course, clock),
            "quizzes": Quizzes(db, course, clock, ground.seed, meanings(ground.say.plain("quizzes-letter-words"))),
            "checklists": Checklists(db, course, clock),
            "notes": kept,
            "deadlines": due,
            "progress": progress,
            "tips": tip,
            "tip_times": times,
        },
        kinds=(
            Kind(
                "tip",
                tip.look_again,
                tip_cards.tip,
                due=(people.c.next_tip_at,),
                why="tips-why",
                less=(("tips-button-less", buttons.Tips()), ("tips-button-none", buttons.SwitchTips(0))),
                said=tip.said,
                answers={
                    "done": lambda told: buttons.ReactToTip(told.subject, "done"),
                    "undone": lambda told: buttons.ReactToTip(told.subject, "none"),
                    "skip": lambda told: buttons.ReactToTip(told.subject, "not-mine"),
                    "later": lambda told: buttons.ReactToTip(told.subject, "tomorrow"),
                },
            ),
            Kind(
                "nudge",
                due.look_again,
                deadline_cards.nudge,
                due=(assignments.c.next_nudge_at,),
                why="deadlines-why",
                less=(("deadlines-button-mine", buttons.Deadlines()), ("outbox-button-pause", Pause())),
                answers={
                    "later": lambda told: buttons.SnoozeNudge(told.delivery, "morning"),
                    "skip": lambda told: buttons.RememberNudge(told.delivery),
                },
            ),
            Kind(
                "item",
                kept.look_again,
                item_cards.reminder,
                due=(item_notes.c.remind_at,),
                why="notes-why",
                less=(("outbox-button-pause", Pause()),),
            ),
        ),
        parts=(Part("learning", progress.onward, progress_cards.onward), Part("tip", tip.unread, tip_cards.unread)),
        planners={"tips": tip, "deadlines": due, "notes": kept},
        followers=(times, due),
        greeters=(times, due),
    )
