"""One post of the plan: what helps to write it, and what she says about it: it came out, later, not this time."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from bot.course.shapes import AwarenessDay, Course
from bot.course.spelling import seen
from bot.rules.calendar import local, moment
from bot.rules.people.pages import NotAPage, read_link
from bot.rules.posting.ideas import Idea, Source, first, three
from bot.rules.posting.norm import State
from bot.rules.posting.occasions import sensitive_on
from bot.rules.posting.reminders import ANSWER_WITHIN, Move, moves, remind_at
from bot.rules.posting.typed import FARTHEST, TOPIC_LIMIT, HalfRead, read_post
from bot.rules.words import Unreadable, Words
from bot.services.learning.runs import Run, open_run
from bot.services.people.pages import her_page
from bot.services.people.persons import Address, Clock, Person, require
from bot.services.posting.slots import FOLLOWED_UP, NEW, NO_PAGE, Slot, her_slot, open_slots, preferences_of, unanswered
from bot.services.refusals import Refusal, refused
from bot.storage.database import Database
from bot.storage.tables.posting import slots

BEFORE_POST = "before-post"  # the checklist
# Columns of `slots` and what they are called where she sees them.
SHOWN = {name: name for name in ("day", "at", "state", "topic", "link", "reminded", "closed_at")} | {"at_time": "time"}
RESTORE_WITHIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PostView:
    """One post, and what helps to write it."""

    slot: Slot
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


def post_view(person: Person, slot: Slot, course: Course, now: datetime) -> PostView:
    """The post with an idea while it has no topic and lies ahead."""
    solemn = sensitive_on(course.calendar, slot.day)
    checklist = course.checklists.get(BEFORE_POST)
    idea = None
    if slot.topic is None and slot.state == State.PLANNED and slot.at > now:
        idea = first(_source(course), slot.day, slot.rubric, person.institution_kind, slot.id)
    return PostView(
        slot=slot,
        now=now,
        today=person.today(now),
        idea=idea,
        sensitive=solemn[0] if solemn else None,
        checklist=checklist is not None and not checklist.retired,
        restorable=_restorable(slot, now),
    )


def _restorable(slot: Slot, now: datetime) -> bool:
    said = slot.state in {State.PUBLISHED, State.SKIPPED}
    return said and slot.closed_at is not None and now - slot.closed_at < RESTORE_WITHIN


def _source(course: Course) -> Source:
    return Source(course.rubrics, course.calendar, course.tips)


def _number(expected: str) -> int:
    """The id in what she is expected to write: `postlink:17` is 17."""
    return int(expected.partition(":")[2])


@dataclass(frozen=True, slots=True)
class Posts:
    db: Database
    course: Course
    clock: Clock
    words: Words

    async def show(self, address: Address, slot: int) -> PostView:
        def work(tx: Connection) -> PostView:
            person = require(tx, address)
            return self._view(tx, person, her_slot(tx, person, slot, self.course))

        return await self.db.transact(work)

    def due_today(self, tx: Connection, person: Person, now: datetime) -> DueToday | None:
        """What of the plan asks for her today, for home."""
        today = person.today(now)
        midnight = moment(today + timedelta(days=1), "00:00", person.zone)
        found = unanswered(tx, person, now, midnight, self.course)
        waiting = tuple(slot for slot in found if slot.at <= now)
        return DueToday(waiting, found[len(waiting) :], today) if found else None

    async def unanswered(self, address: Address) -> FollowUp:
        """Her posts whose time has passed without an answer, of this week and the last."""

        def work(tx: Connection) -> FollowUp:
            person, now = require(tx, address), self.clock()
            return FollowUp(unanswered(tx, person, now, now, self.course), person.today(now))

        return await self.db.transact(work)

    async def published(self, address: Address, slot: int) -> PostView:
        """It came out. Her next text may be its address. Said twice it changes nothing."""

        def work(tx: Connection) -> PostView:
            person = require(tx, address, f"postlink:{slot}")
            found = her_slot(tx, person, slot, self.course)
            if found.state != State.PUBLISHED:
                found = self._close(tx, found, State.PUBLISHED)
            view = self._view(tx, person, found, "posting-published")
            return replace(view, asks_link=found.link is None)

        return await self.db.transact(work)

    async def link(self, address: Address, expected: str, typed: str) -> PostView:
        """The address of what came out."""
        slot = _number(expected)
        try:
            link = read_link(typed)
        except NotAPage as error:
            raise Refusal("posting-link-without-post" if error.whole_platform else "posting-bad-link") from error

        def work(tx: Connection) -> PostView:
            person = require(tx, address)
            found = _write(tx, her_slot(tx, person, slot, self.course), link=link)
            return self._view(tx, person, found, "posting-link-saved")

        return await self.db.transact(work)

    async def skip(self, address: Address, slot: int) -> PostView:
        """It will not come out. What has come out stays so."""

        def work(tx: Connection) -> PostView:
            person = require(tx, address)
            found = her_slot(tx, person, slot, self.course)
            if found.state == State.PUBLISHED:
                return self._view(tx, person, found, "posting-out-already")
            if found.state != State.SKIPPED:
                found = self._close(tx, found, State.SKIPPED)
            return self._view(tx, person, found, "posting-skipped")

        return await self.db.transact(work)

    async def restore(self, address: Address, slot: int) -> PostView:
        """Take back that it came out or was skipped, for a day. Said twice it changes nothing."""

        def work(tx: Connection) -> PostView:
            person, now = require(tx, address), self.clock()
            found = her_slot(tx, person, slot, self.course)
            if found.state == State.PLANNED:
                return self._view(tx, person, found)
            if not _restorable(found, now):
                return self._view(tx, person, found, "posting-restore-late")
            asked = found.at <= now  # then nobody is asked a second time
            due = now + ANSWER_WITHIN if asked else remind_at(found.at, preferences_of(person), now)
            again = {"state": State.PLANNED, "closed_at": None}
            found = _write(tx, found, **again, remind_at=due, reminded=FOLLOWED_UP if asked else NEW)
            return self._view(tx, person, found, "posting-restored")

        return await self.db.transact(work)

    async def ask_move(self, address: Address, slot: int) -> Moving:
        """Where it can go with one tap. What has come out stays where it is."""

        def work(tx: Connection) -> Moving:
            person, now = require(tx, address, f"postmove:{slot}"), self.clock()
            found = her_slot(tx, person, slot, self.course)
            if found.state == State.PUBLISHED:
                raise Refusal("posting-out-already")
            return Moving(found, person.today(now), moves(found.at, found.time, person.zone, now))

        return await self.db.transact(work)

    async def move(self, address: Address, slot: int, day: date, time: str) -> PostView:
        """To a day and a time of hers. Said twice it changes nothing."""

        def work(tx: Connection) -> PostView:
            person = require(tx, address)
            return self._move(tx, person, her_slot(tx, person, slot, self.course), day, time)

        return await self.db.transact(work)

    async def move_typed(self, address: Address, expected: str, typed: str) -> PostView:
        """To «18:30», on its own day or, when that has passed, today; or to a day and a time."""
        slot = _number(expected)

        def work(tx: Connection) -> PostView:
            person = require(tx, address)
            found, wall = her_slot(tx, person, slot, self.course), local(self.clock(), person.zone)
            try:
                post = read_post(typed, wall, self.words, day=max(found.day, wall.date()))
            except Unreadable as error:
                if isinstance(error, HalfRead) and not (error.topic or error.times):
                    return self._move(tx, person, found, error.day, found.time)  # «on Friday»: at its own time
                raise refused(error, f"posting-unreadable-{error.what}") from error
            return self._move(tx, person, found, post.day, post.time)

        return await self.db.transact(work)

    async def ideas(self, address: Address, slot: int, turn: int) -> Pondering:
        """Three ideas for this post; every turn brings other ones."""

        def work(tx: Connection) -> Pondering:
            person = require(tx, address)
            found = her_slot(tx, person, slot, self.course)
            kind = person.institution_kind
            ideas = three(_source(self.course), found.day, found.rubric, kind, slot, max(0, turn))
            solemn = sensitive_on(self.course.calendar, found.day)
            today = person.today(self.clock())
            return Pondering(found, today, ideas, max(0, turn), solemn[0] if solemn else None)

        return await self.db.transact(work)

    async def next_ideas(self, address: Address) -> Pondering | None:
        """Ideas for her next post that has no topic yet, or that comes next; None: no post lies ahead."""

        def work(tx: Connection) -> int | None:
            person, now = require(tx, address), self.clock()
            mine = (slots.c.person_id == person.id, slots.c.state == State.PLANNED, slots.c.at > now)
            order = (slots.c.topic.is_not(None), slots.c.at)
            found: int | None = tx.execute(select(slots.c.id).where(*mine).order_by(*order).limit(1)).scalar()
            return found

        slot = await self.db.transact(work)
        return None if slot is None else await self.ideas(address, slot, 0)

    async def take_idea(self, address: Address, slot: int, source: str, ref: str, number: int) -> PostView:
        """The idea becomes the post's topic."""
        topic = _source(self.course).find(source, ref, number)

        def work(tx: Connection) -> PostView:
            person = require(tx, address)
            found = her_slot(tx, person, slot, self.course)
            if topic is None:
                return self._view(tx, person, found, "posting-idea-gone")
            if found.state == State.PUBLISHED:
                return self._view(tx, person, found, "posting-out-already")
            return self._view(tx, person, _write(tx, found, topic=topic), "posting-idea-taken")

        return await self.db.transact(work)

    async def ask_topic(self, address: Address, slot: int) -> PostView:
        """Her next text is the topic of this post."""

        def work(tx: Connection) -> PostView:
            person = require(tx, address, f"posttopic:{slot}")
            found = her_slot(tx, person, slot, self.course)
            if found.state == State.PUBLISHED:
                raise Refusal("posting-out-already")
            return self._view(tx, person, found)

        return await self.db.transact(work)

    async def name(self, address: Address, expected: str, typed: str) -> PostView:
        """The topic in her own words. Refuses one that is too long, and a post that has come out."""
        topic = seen(typed)
        if len(topic) > TOPIC_LIMIT:
            raise Refusal("posting-unreadable-topic")
        return await self._named(address, _number(expected), topic or None, "posting-topic-saved")

    async def forget_topic(self, address: Address, slot: int) -> PostView:
        return await self._named(address, slot, None, "posting-topic-gone")

    async def _named(self, address: Address, slot: int, topic: str | None, notice: str) -> PostView:
        def work(tx: Connection) -> PostView:
            person = require(tx, address)
            found = her_slot(tx, person, slot, self.course)
            if found.state == State.PUBLISHED:
                return self._view(tx, person, found, "posting-out-already")
            return self._view(tx, person, _write(tx, found, topic=topic), notice)

        return await self.db.transact(work)

    async def checklist(self, address: Address, slot: int) -> Run:
        """The checklist before publishing, of this post alone: begun once, and found again."""
        checklist = self.course.checklists.get(BEFORE_POST)
        if checklist is None:
            raise Refusal("checklists-gone")

        def work(tx: Connection) -> Run:
            person = require(tx, address)
            page = her_page(tx, person, her_slot(tx, person, slot, self.course).page.id, NO_PAGE)
            return open_run(tx, person, page, checklist, self.clock(), post=slot)

        return await self.db.transact(work)

    def _close(self, tx: Connection, found: Slot, state: State) -> Slot:
        return _write(tx, found, state=state, closed_at=self.clock(), remind_at=None)

    def _move(self, tx: Connection, person: Person, found: Slot, day: date, time: str) -> PostView:
        now = self.clock()
        if found.state == State.PUBLISHED:
            return self._view(tx, person, found, "posting-out-already")
        if (found.day, found.time, found.state) != (day, time, State.PLANNED):
            at = ahead(person, day, time, now)
            there = select(slots.c.id).where(
                slots.c.page_id == found.page.id, slots.c.day == day, slots.c.at_time == time, slots.c.id != found.id
            )
            if tx.execute(there).first() is not None:
                raise Refusal("posting-minute-taken", time=time)
            found = _write(
                tx,
                found,
                day=day,
                at_time=time,
                at=at,
                state=State.PLANNED,
                closed_at=None,
                remind_at=remind_at(at, preferences_of(person), now),
                reminded=NEW,
                rhythm_id=None,  # from now on it is a post of its own: the rhythm may go without it
            )
        return self._view(tx, person, found, "posting-moved")

    def _view(self, tx: Connection, person: Person, found: Slot, notice: str | None = None) -> PostView:
        now = self.clock()
        waiting = [each for each in open_slots(tx, person.id, now, self.course) if each.id != found.id]
        return replace(post_view(person, found, self.course, now), waiting=len(waiting), notice=notice)


def _write(tx: Connection, found: Slot, **values: Any) -> Slot:
    """The slot with these columns written."""
    tx.execute(update(slots).where(slots.c.id == found.id).values(values))
    shown = {SHOWN[name]: value for name, value in values.items() if name in SHOWN}
    return replace(found, **shown)
