"""What there is to see of one post, on however many pages it comes out, and of several that wait for a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.course.shapes import AwarenessDay, Course
from bot.rules.calendar import moment
from bot.rules.posting.ideas import Idea
from bot.rules.posting.norm import State
from bot.rules.posting.occasions import sensitive_on
from bot.rules.posting.reminders import Move
from bot.rules.posting.typed import FARTHEST
from bot.services.people.persons import Person
from bot.services.posting.pondering import told
from bot.services.posting.slots import Slot
from bot.services.refusals import Refusal

BEFORE_POST = "before-post"  # the checklist
RESTORE_WITHIN = timedelta(days=1)
_URGENT = (State.PLANNED, State.MISSED, State.PUBLISHED, State.SKIPPED)


@dataclass(frozen=True, slots=True)
class PostView:
    """One post, and what helps to write it."""

    slot: Slot  # of several pages the one that asks for most
    parts: tuple[Slot, ...]  # the post on all of its pages, in their order
    now: datetime
    today: date
    idea: Idea | None  # None: she has a topic, or the post is behind her
    sensitive: AwarenessDay | None  # what the day is, if nothing festive suits it
    checklist: bool  # there is one to go through before publishing
    waiting: int = 0  # other posts whose time has passed without an answer
    asks_link: bool = False  # her next text is the post's address
    restorable: bool = False  # what she said of it can still be taken back
    notice: str | None = None  # key of a phrase about what just happened


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Posts whose time has passed and of which nobody knows whether they came out, in order."""

    slots: tuple[Slot, ...]
    today: date


@dataclass(frozen=True, slots=True)
class DueToday:
    """Posts that ask for her today: those without an answer, and those that come out before midnight, in order."""

    waiting: tuple[Slot, ...]
    ahead: tuple[Slot, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Moving:
    """Where to? Her next text is a time, or a day and a time."""

    slot: Slot
    parts: tuple[Slot, ...]
    today: date
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Pondering:
    slot: Slot
    today: date
    ideas: tuple[Idea, ...]
    turn: int
    sensitive: AwarenessDay | None


def ahead(person: Person, day: date, time: str, now: datetime) -> datetime:
    """The moment of a day and a time of hers. Refuses what has passed and what is too far."""
    at = moment(day, time, person.zone)
    if at <= now:
        raise Refusal("posting-unreadable-past")
    if at - now > FARTHEST:
        raise Refusal("posting-unreadable-far")
    return at


def post_view(tx: Connection, person: Person, parts: Sequence[Slot], course: Course, now: datetime) -> PostView:
    """The post with an idea while it has no topic and lies ahead."""
    slot = lead(parts)
    solemn = sensitive_on(course.calendar, slot.day)
    checklist = course.checklists.get(BEFORE_POST)
    asks = slot.topic is None and slot.state == State.PLANNED and slot.at > now
    return PostView(
        slot=slot,
        parts=tuple(parts),
        now=now,
        today=person.today(now),
        idea=told(tx, person, slot, course) if asks else None,
        sensitive=solemn[0] if solemn else None,
        checklist=checklist is not None and not checklist.retired,
        restorable=restorable(slot, now),
    )


def lead(parts: Sequence[Slot]) -> Slot:
    """The part that asks for most: a planned one, else one without an answer, else one that came out."""
    return min(parts, key=lambda slot: _URGENT.index(State(slot.state)))


def restorable(slot: Slot, now: datetime) -> bool:
    """Whether what she said of it can still be taken back."""
    said = slot.state in {State.PUBLISHED, State.SKIPPED}
    return said and slot.closed_at is not None and now - slot.closed_at < RESTORE_WITHIN
