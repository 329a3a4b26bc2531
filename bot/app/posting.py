"""The wiring of the wing that plans what comes out."""

from collections.abc import Callable, Mapping
from functools import partial

from bot.app.wing import Ground, Wing
from bot.buttons import posting as buttons
from bot.buttons.speaking import HearLess
from bot.buttons.tap import Tap
from bot.cards.people.home import Part
from bot.cards.posting import plan as plan_cards
from bot.cards.posting import posts as post_cards
from bot.cards.posting import soon as soon_cards
from bot.cards.posting import today as today_cards
from bot.cards.posting import weeks as week_cards
from bot.cards.speaking.kinds import Answer, Kind, Less
from bot.course.phrases import Phrases
from bot.course.spelling import folded
from bot.rules.posting.headers import COLUMNS, HeaderWords
from bot.rules.words import Words, meanings
from bot.services.posting.adding import Adding
from bot.services.posting.changes import Changes
from bot.services.posting.exports import Exports
from bot.services.posting.imports import FileWords, Imports
from bot.services.posting.plan import Posting
from bot.services.posting.posts import Posts
from bot.services.posting.reminders import Reminders
from bot.services.posting.rhythms import Rhythms
from bot.services.speaking.lately import Spoken
from bot.storage.tables.people import people
from bot.storage.tables.posting import slots
from handlers.posting import adding, changes, imports, plan, posts, rhythms

ANSWERS: Mapping[str, Answer] = {
    "done": lambda spoken: _the(spoken, buttons.Published),
    "undone": lambda spoken: _the(spoken, buttons.RestoreSlot),
    "skip": lambda spoken: _the(spoken, buttons.SkipSlot),
    "later": lambda spoken: _the(spoken, buttons.AskMove),
}
NO_REMINDERS: Less = (("outbox-button-less-slot", HearLess("slot", 0)), ("posting-button-rhythm", buttons.Rhythms(0)))
NO_QUESTIONS: Less = (
    ("outbox-button-less-slot-again", HearLess("slot-again", 0)),
    ("posting-button-plan", buttons.Plan()),
)
QUIETER: Less = (("posting-button-norm", buttons.Norms()), ("posting-button-no-weeks", buttons.SetWeekly(0)))
MORNINGS = frozenset({"tip", "nudge", "norm"})  # beside which today's posts are named
WEEK, TODAY, SOON, ASKED, NORM = 1, 2, 3, 4, 9  # places in a message of several things


def _the(spoken: Spoken, tap: Callable[[int], Tap]) -> Tap:
    """What she answers to a message about a post; of several she chooses."""
    return tap(int(spoken.subject)) if spoken.subject.isdecimal() else buttons.Unanswered()


def file_words(say: Phrases, spoken: Words) -> FileWords:
    """How people call columns, platforms, days and times in a table."""
    columns, choice, platforms = (meanings(say.plain(f"imports-{of}-words")) for of in ("column", "choice", "platform"))
    headers = HeaderWords(
        names=columns,
        better=frozenset(word for word, what in choice.items() if what == "better"),
        worse=frozenset(word for word, what in choice.items() if what == "worse"),
        own={name: folded(say.plain(f"papers-column-{name}")) for name in COLUMNS},
        silent=frozenset({folded(say.plain("papers-plan-hints"))}),
    )
    return FileWords(headers, platforms, spoken)


def wing(ground: Ground) -> Wing:
    db, course, clock = ground.db, ground.course, ground.clock
    words, reminders = ground.words, Reminders(db, course, clock)
    filler, never = (frozenset(meanings(ground.say.plain(f"posting-{which}-words"))) for which in ("offer", "no-offer"))
    posting, post = Posting(db, course, clock), Posts(db, course, clock)
    adding_posts = Adding(db, course, clock, words, filler, never)
    return Wing(
        doors=(plan.door, adding.door, posts.door, changes.door, rhythms.door, imports.door),
        givers={
            "posting": posting,
            "adding": adding_posts,
            "offer": partial(adding.offer, adding_posts, ground.say),
            "posts": post,
            "changes": Changes(db, course, clock, words),
            "rhythms": Rhythms(db, course, clock, words),
            "exports": Exports(db, course, clock),
            "to_post": post_cards.to_post,
            "imports": Imports(db, course, clock, file_words(ground.say, words)),
        },
        kinds=(
            Kind(
                "slot",
                reminders.ahead,
                soon_cards.soon,
                (slots.c.remind_at,),
                "posting-why-ahead",
                NO_REMINDERS,
                answers=ANSWERS,
                place=SOON,
            ),
            Kind(
                "slot-again",
                reminders.again,
                post_cards.follow_up,
                (slots.c.remind_at,),
                "posting-why-again",
                NO_QUESTIONS,
                answers=ANSWERS,
                place=ASKED,
            ),
            Kind(
                "norm",
                reminders.norm,
                plan_cards.norm,
                (people.c.next_norm_at,),
                "posting-why-norm",
                QUIETER,
                place=NORM,
            ),
            Kind(
                "week",
                reminders.week,
                plan.week,
                (people.c.next_week_at,),
                "posting-why-week",
                QUIETER,
                part=week_cards.part,
                place=WEEK,
            ),
            Kind(
                "today",
                reminders.today,
                soon_cards.today,
                (),
                "posting-why-ahead",
                NO_REMINDERS,
                place=TODAY,
                along=MORNINGS,
                unless=frozenset({"week"}),  # which names them itself
            ),
        ),
        parts=(Part("posts", post.due_today, today_cards.due_today),),
        planners={"posting": reminders},
        followers=(posting,),
    )
