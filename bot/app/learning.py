"""The wiring of the wing that teaches."""

from bot.app.wing import Ground, Wing
from bot.buttons import learning as buttons
from bot.buttons.people import Pause
from bot.buttons.speaking import HearLess
from bot.cards.learning import deadlines as deadline_cards
from bot.cards.learning import items as item_cards
from bot.cards.learning import progress as progress_cards
from bot.cards.learning import tips as tip_cards
from bot.cards.people.home import Part
from bot.cards.speaking.kinds import Kind, Less
from bot.rules.words import meanings
from bot.services.learning.checklists import Checklists
from bot.services.learning.deadlines import NUDGE_EARLY, Deadlines
from bot.services.learning.lessons import Lessons
from bot.services.learning.notes import Notes
from bot.services.learning.progress import Progress
from bot.services.learning.quizzes import Quizzes
from bot.services.learning.tip_times import TipTimes
from bot.services.learning.tips import Tips
from bot.services.people.persons import Follower
from bot.storage.tables.learning import assignments, item_notes
from bot.storage.tables.people import people
from handlers.learning import checklists, deadlines, lessons, notes, quizzes, tips
from handlers.learning import progress as progressing

LATER: Less = (
    ("outbox-button-less-nudge-early", HearLess(NUDGE_EARLY, 0)),
    ("deadlines-button-mine", buttons.Deadlines()),
)
DEADLINE, ITEM, TIP = 6, 7, 8  # places in a message of several things, behind posts


def wing(ground: Ground, later: tuple[Follower, ...] = ()) -> Wing:
    """`later`: who of the wings behind follows the time of her tips, which is her morning."""
    db, course, clock = ground.db, ground.course, ground.clock
    tip, due = Tips(db, course, clock), Deadlines(db, course, clock)
    kept = Notes(db, course, clock)
    times = TipTimes(db, course, clock, ground.words, (due, *later))
    progress = Progress(db, course, clock)
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
                less=(("tips-button-less", buttons.RarerTips()), ("tips-button-none", buttons.SwitchTips(0))),
                said=tip.said,
                answers={
                    "done": lambda spoken: buttons.ReactToTip(spoken.subject, "done"),
                    "undone": lambda spoken: buttons.ReactToTip(spoken.subject, "none"),
                    "skip": lambda spoken: buttons.ReactToTip(spoken.subject, "not-mine"),
                    "later": lambda spoken: buttons.ReactToTip(spoken.subject, "tomorrow"),
                },
                part=tip_cards.part,
                place=TIP,
            ),
            Kind(
                "nudge",
                due.look_again,
                deadline_cards.nudge,
                due=(assignments.c.next_nudge_at,),
                why="deadlines-why",
                less=LATER,
                answers={
                    "later": lambda spoken: buttons.SnoozeNudge(spoken.delivery, "morning"),
                    "skip": lambda spoken: buttons.RememberNudge(spoken.delivery),
                },
                part=deadline_cards.part,
                place=DEADLINE,
                breaks_quiet=True,
            ),
            Kind(
                "item",
                kept.look_again,
                item_cards.reminder,
                due=(item_notes.c.remind_at,),
                why="notes-why",
                less=(("outbox-button-pause", Pause()),),
                place=ITEM,
            ),
        ),
        parts=(Part("learning", progress.onward, progress_cards.onward), Part("tip", tip.unread, tip_cards.unread)),
        planners={"tips": tip, "deadlines": due, "notes": kept},
        followers=(times, due),
        greeters=(times, due),
    )
