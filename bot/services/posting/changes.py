"""What can be changed of a post until it has come out: day and time, topic, rubric, pages; and that it is deleted."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.course.shapes import Course, Rubric
from bot.course.spelling import seen
from bot.rules.calendar import local, moment
from bot.rules.posting.ideas import fits, three
from bot.rules.posting.norm import State
from bot.rules.posting.occasions import sensitive_on
from bot.rules.posting.reminders import moves, remind_at
from bot.rules.posting.typed import TOPIC_LIMIT, HalfRead, read_post
from bot.rules.words import Unreadable, Words
from bot.services.people.pages import Page, her_page, pages_of
from bot.services.people.persons import Address, Clock, Person, require
from bot.services.posting.pondering import near, source_of
from bot.services.posting.posts import came_out, not_out, number_in, rewritten, view_of, whole
from bot.services.posting.slots import (
    NEW,
    NO_PAGE,
    Plot,
    Slot,
    call_off,
    parts_of,
    plant_all,
    preferences_of,
    slots_of,
)
from bot.services.posting.views import RESTORE_WITHIN, Moving, Pondering, PostView, ahead, lead
from bot.services.refusals import Refusal, refused
from bot.storage.database import Database, insert_once
from bot.storage.tables.posting import called_off, rhythms, slots


@dataclass(frozen=True, slots=True)
class Changing:
    """What of a post can be changed."""

    view: PostView
    pages: tuple[Page, ...]  # hers
    rubrics: tuple[Rubric, ...]  # that suit her institution


@dataclass(frozen=True, slots=True)
class Deleted:
    """A post that is in the plan no more."""

    slot: Slot
    parts: tuple[Slot, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Changes:
    db: Database
    course: Course
    clock: Clock
    words: Words

    async def show(self, address: Address, slot: int) -> Changing:
        """All that can be changed. Nothing of what has come out can."""
        return await self._changed(address, slot, lambda tx, person, parts: (parts, None))

    # Day and time

    async def ask_move(self, address: Address, slot: int) -> Moving:
        """Where it can go with one tap. What has come out stays where it is."""

        def work(tx: Connection) -> Moving:
            person, now = require(tx, address, f"postmove:{slot}"), self.clock()
            parts = whole(tx, person, slot, self.course)
            not_out(parts)
            found = lead(parts)
            return Moving(found, parts, person.today(now), moves(found.at, found.time, person.zone, now))

        return await self.db.transact(work)

    async def move(self, address: Address, slot: int, day: date, time: str) -> PostView:
        """To a day and a time of hers. Said twice it changes nothing."""

        def work(tx: Connection) -> PostView:
            person = require(tx, address)
            return self._move(tx, person, whole(tx, person, slot, self.course), day, time)

        return await self.db.transact(work)

    async def move_typed(self, address: Address, expected: str, typed: str) -> PostView:
        """To «18:30», on its own day or, when that has passed, today; or to a day and a time."""
        slot = number_in(expected)

        def work(tx: Connection) -> PostView:
            person = require(tx, address)
            parts, wall = whole(tx, person, slot, self.course), local(self.clock(), person.zone)
            found = lead(parts)
            try:
                post = read_post(typed, wall, self.words, day=max(found.day, wall.date()))
            except Unreadable as error:
                if isinstance(error, HalfRead) and not (error.topic or error.times):
                    return self._move(tx, person, parts, error.day, found.time)  # «on Friday»: at its own time
                raise refused(error, f"posting-unreadable-{error.what}") from error
            return self._move(tx, person, parts, post.day, post.time)

        return await self.db.transact(work)

    def _move(self, tx: Connection, person: Person, parts: Sequence[Slot], day: date, time: str) -> PostView:
        now = self.clock()
        if came_out(parts):
            return view_of(tx, person, parts, self.course, now, "posting-out-already")
        late = [one for one in not_out(parts) if (one.day, one.time, one.state) != (day, time, State.PLANNED)]
        if late:
            at = ahead(person, day, time, now)
            there = select(slots.c.id).where(
                slots.c.page_id.in_([one.page.id for one in late]),
                slots.c.day == day,
                slots.c.at_time == time,
                slots.c.id.not_in([one.id for one in late]),
            )
            if tx.execute(there).first() is not None:
                raise Refusal("posting-minute-taken", time=time)
            moved = {one.id for one in late}
            if len(moved) < len(parts):  # it has come out elsewhere: from now on these are a post of their own
                parts = [one for one in parts if one.id in moved]
            parts = rewritten(
                tx,
                parts,
                late,
                together=min(moved) if len(parts) > 1 else None,
                day=day,
                at_time=time,
                at=at,
                state=State.PLANNED,
                closed_at=None,
                remind_at=remind_at(at, preferences_of(person), now),
                reminded=NEW,
                idea=None,  # another day has other occasions
                rhythm_id=None,  # from now on it is a post of its own: the rhythm may go without it
            )
        return view_of(tx, person, parts, self.course, now, "posting-moved")

    # What it is about

    async def ideas(self, address: Address, slot: int, turn: int) -> Pondering:
        """Three ideas for this post; every turn brings other ones."""

        def work(tx: Connection) -> Pondering:
            person = require(tx, address)
            found = lead(whole(tx, person, slot, self.course))
            beside, kind = near(tx, person, found), person.institution_kind
            ideas = three(source_of(self.course), beside, found.rubric, kind, found.id, max(0, turn))
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
        topic = source_of(self.course).find(source, ref, number)
        if topic is None:
            return await self._told(address, slot, lambda tx, parts: parts, "posting-idea-gone")
        return await self._named(address, slot, topic, "posting-idea-taken")

    async def ask_topic(self, address: Address, slot: int) -> PostView:
        """Her next text is the topic of this post."""

        def work(tx: Connection) -> PostView:
            person, now = require(tx, address, f"posttopic:{slot}"), self.clock()
            parts = whole(tx, person, slot, self.course)
            not_out(parts)
            return view_of(tx, person, parts, self.course, now)

        return await self.db.transact(work)

    async def name(self, address: Address, expected: str, typed: str) -> PostView:
        """The topic in her own words. Refuses one that is too long, and a post that has come out."""
        topic = seen(typed)
        if len(topic) > TOPIC_LIMIT:
            raise Refusal("posting-unreadable-topic")
        return await self._named(address, number_in(expected), topic or None, "posting-topic-saved")

    async def forget_topic(self, address: Address, slot: int) -> PostView:
        return await self._named(address, slot, None, "posting-topic-gone")

    async def _named(self, address: Address, slot: int, topic: str | None, notice: str) -> PostView:
        return await self._told(
            address, slot, lambda tx, parts: rewritten(tx, parts, not_out(parts), topic=topic), notice
        )

    async def _told(
        self,
        address: Address,
        slot: int,
        change: Callable[[Connection, Sequence[Slot]], Sequence[Slot]],
        notice: str,
    ) -> PostView:
        def work(tx: Connection) -> PostView:
            person, now = require(tx, address), self.clock()
            parts = whole(tx, person, slot, self.course)
            if came_out(parts):
                return view_of(tx, person, parts, self.course, now, "posting-out-already")
            return view_of(tx, person, change(tx, parts), self.course, now, notice)

        return await self.db.transact(work)

    async def set_rubric(self, address: Address, slot: int, rubric: str | None) -> Changing:
        """Of this post alone: its rhythm keeps its own."""
        known = self.course.rubrics.get(rubric or "")
        if rubric is not None and known is None:
            raise Refusal("posting-rubric-gone")

        def change(tx: Connection, person: Person, parts: Sequence[Slot]) -> tuple[Sequence[Slot], str | None]:
            written = rewritten(tx, parts, not_out(parts), rubric=rubric, idea=None)
            return [replace(one, rubric=known) for one in written], "posting-rubric-set"

        return await self._changed(address, slot, change)

    # Where it comes out

    async def turn_page(self, address: Address, slot: int, page: int, *, on: bool) -> Changing:
        """Also on this page, or no more: said twice it changes nothing. A post has one page at least."""

        def change(tx: Connection, person: Person, parts: Sequence[Slot]) -> tuple[Sequence[Slot], str | None]:
            hers, now = her_page(tx, person, page, NO_PAGE), self.clock()
            found = lead(parts)
            there = next((one for one in parts if one.page.id == hers.id), None)
            if (there is not None) == on:
                return parts, None
            if there is None:
                ahead(person, found.day, found.time, now)
                return self._also(tx, person, parts, found, hers, now), "posting-page-added"
            if len(parts) == 1:
                return parts, "posting-page-last"
            not_out([there])
            call_off(tx, (slots.c.id == there.id, slots.c.person_id == person.id), now)
            return [one for one in parts if one.id != there.id], "posting-page-dropped"

        return await self._changed(address, slot, change)

    def _also(
        self, tx: Connection, person: Person, parts: Sequence[Slot], found: Slot, page: Page, now: datetime
    ) -> Sequence[Slot]:
        together = found.together or found.id
        if found.together is None:
            tx.execute(update(slots).where(slots.c.id == found.id).values(together=together))
        rubric = found.rubric.id if found.rubric else None
        plot = Plot(page.id, found.day, found.time, rubric, found.topic, together)
        if not plant_all(tx, [plot], person.id, preferences_of(person), now):
            raise Refusal("posting-minute-taken", time=found.time)
        return parts_of(tx, person, replace(found, together=together), self.course)

    async def _changed(
        self,
        address: Address,
        slot: int,
        change: Callable[[Connection, Person, Sequence[Slot]], tuple[Sequence[Slot], str | None]],
    ) -> Changing:
        def work(tx: Connection) -> Changing:
            person, now = require(tx, address), self.clock()
            before = whole(tx, person, slot, self.course)
            not_out(before)
            parts, notice = change(tx, person, before)
            rubrics = tuple(one for one in self.course.rubrics.values() if fits(one.kinds, person.institution_kind))
            view = view_of(tx, person, parts, self.course, now, notice)
            return Changing(view, pages_of(tx, person.id), rubrics)

        return await self.db.transact(work)

    # Deleted, and taken back for a day

    async def delete(self, address: Address, slot: int) -> Deleted:
        """On all of its pages. A rhythm does not sow that day again."""

        def work(tx: Connection) -> Deleted:
            person, now = require(tx, address), self.clock()
            parts = whole(tx, person, slot, self.course)
            these = (slots.c.person_id == person.id, slots.c.id.in_([one.id for one in parts]))
            bodies = {row.id: _packed(row._asdict()) for row in tx.execute(select(slots).where(*these))}
            call_off(tx, these, now)
            stale = (called_off.c.person_id == person.id, called_off.c.gone_at <= now - RESTORE_WITHIN)
            tx.execute(update(called_off).where(*stale).values(body=None, gone_at=None))
            for one, body in bodies.items():
                tx.execute(update(called_off).where(called_off.c.slot_id == one).values(body=body, gone_at=now))
            return Deleted(lead(parts), parts, person.today(now))

        return await self.db.transact(work)

    async def undelete(self, address: Address, slot: int) -> PostView:
        """The post as it was, on all of its pages. Said twice it changes nothing; a day later it is too late."""

        def work(tx: Connection) -> PostView:
            person, now = require(tx, address), self.clock()
            kept = (called_off.c.person_id == person.id, called_off.c.gone_at > now - RESTORE_WITHIN)
            rows = tx.execute(select(called_off.c.slot_id, called_off.c.body).where(*kept)).all()
            gone = {row.slot_id: _unpacked(row.body) for row in rows if row.body}
            if slot not in gone:
                if slots_of(tx, person.id, [slot], self.course):
                    return view_of(tx, person, whole(tx, person, slot, self.course), self.course, now)
                raise Refusal("posting-undelete-late")
            together = gone[slot]["together"]
            same = [one for one in gone if one == slot or (together and gone[one]["together"] == together)]
            kept_pages = {page.id for page in pages_of(tx, person.id)}
            here = [one for one in same if gone[one]["page_id"] in kept_pages]
            if not here:
                raise Refusal(NO_PAGE.removed)
            for one in here:
                self._revive(tx, person, one, gone[one], now)
            parts = slots_of(tx, person.id, same, self.course)
            return view_of(tx, person, parts, self.course, now, "posting-restored")

        return await self.db.transact(work)

    def _revive(self, tx: Connection, person: Person, slot: int, row: dict[str, Any], now: datetime) -> None:
        """As it was on her wall: she may live by another clock now."""
        at = moment(row["day"], row["at_time"], person.zone)
        if at != row["at"]:
            due = remind_at(at, preferences_of(person), now) if row["remind_at"] else None
            row = row | {"at": at, "remind_at": due}
        rhythm = tx.execute(select(rhythms.c.id).where(rhythms.c.id == row["rhythm_id"])).scalar_one_or_none()
        if not insert_once(tx, slots, **{**row, "rhythm_id": rhythm}):
            raise Refusal("posting-minute-taken", time=row["at_time"])
        tx.execute(delete(called_off).where(called_off.c.slot_id == slot))


def _packed(row: dict[str, object]) -> str:
    """A row of `slots` as JSON."""
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    return json.dumps(plain, ensure_ascii=False)


def _unpacked(body: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(body)
    for name in ("at", "remind_at", "closed_at"):
        row[name] = row[name] and datetime.fromisoformat(row[name])
    return row | {"day": date.fromisoformat(row["day"])}
