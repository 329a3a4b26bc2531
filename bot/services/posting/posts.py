"""One post of the plan and what she says about it: it came out, here or everywhere, or not this time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, update

from bot.course.shapes import Course
from bot.rules.calendar import moment
from bot.rules.people.pages import NotAPage, read_link
from bot.rules.posting.norm import State
from bot.rules.posting.reminders import ANSWER_WITHIN, remind_at
from bot.services.learning.runs import Run, open_run
from bot.services.people.pages import her_page
from bot.services.people.persons import Address, Clock, Person, require
from bot.services.posting.slots import (
    FOLLOWED_UP,
    NEW,
    NO_PAGE,
    Slot,
    gathered,
    her_slot,
    parts_of,
    preferences_of,
    unanswered,
)
from bot.services.posting.views import BEFORE_POST, DueToday, FollowUp, PostView, post_view, restorable
from bot.services.refusals import Refusal
from bot.storage.database import Database
from bot.storage.tables.posting import slots

# Columns of `slots` and what they are called where she sees them.
SHOWN = {name: name for name in ("day", "at", "state", "topic", "link", "reminded", "closed_at", "idea")}
SHOWN |= {"at_time": "time"}
Answer = Callable[[Connection, Person, Slot, Sequence[Slot]], tuple[Sequence[Slot], str | None]]


@dataclass(frozen=True, slots=True)
class Posts:
    db: Database
    course: Course
    clock: Clock

    async def show(self, address: Address, slot: int) -> PostView:
        return await self._answered(address, slot, lambda tx, person, found, parts: (parts, None))

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

    async def published(self, address: Address, slot: int, *, everywhere: bool = False) -> PostView:
        """It came out, on this page or on all of its pages. Said twice it changes nothing.

        Her next text may be the address of a post on one page.
        """

        def answer(
            tx: Connection, person: Person, found: Slot, parts: Sequence[Slot]
        ) -> tuple[Sequence[Slot], str | None]:
            late = [one for one in parts if one.state != State.PUBLISHED and (everywhere or one.id == found.id)]
            return self._closed(tx, parts, late, State.PUBLISHED), "posting-published"

        view = await self._answered(address, slot, answer, expects=f"postlink:{slot}")
        return replace(view, asks_link=len(view.parts) == 1 and view.slot.link is None)

    async def link(self, address: Address, expected: str, typed: str) -> PostView:
        """The address of what came out."""
        try:
            link = read_link(typed)
        except NotAPage as error:
            raise Refusal("posting-link-without-post" if error.whole_platform else "posting-bad-link") from error

        def answer(
            tx: Connection, person: Person, found: Slot, parts: Sequence[Slot]
        ) -> tuple[Sequence[Slot], str | None]:
            return rewritten(tx, parts, [found], link=link), "posting-link-saved"

        return await self._answered(address, number_in(expected), answer)

    async def skip(self, address: Address, slot: int) -> PostView:
        """It will not come out. What has come out stays so."""

        def answer(
            tx: Connection, person: Person, found: Slot, parts: Sequence[Slot]
        ) -> tuple[Sequence[Slot], str | None]:
            if came_out(parts):
                return parts, "posting-out-already"
            left = [one for one in parts if one.state not in {State.PUBLISHED, State.SKIPPED}]
            return self._closed(tx, parts, left, State.SKIPPED), "posting-skipped"

        return await self._answered(address, slot, answer)

    async def restore(self, address: Address, slot: int) -> PostView:
        """Take back that it came out or was skipped, for a day. Said twice it changes nothing."""

        def answer(
            tx: Connection, person: Person, found: Slot, parts: Sequence[Slot]
        ) -> tuple[Sequence[Slot], str | None]:
            now = self.clock()
            if found.state == State.PLANNED:
                return parts, None
            if not restorable(found, now):
                return parts, "posting-restore-late"
            asked = found.at <= now  # then nobody is asked a second time
            due = now + ANSWER_WITHIN if asked else remind_at(found.at, preferences_of(person), now)
            same = [one for one in parts if (one.state, one.closed_at) == (found.state, found.closed_at)]
            again = {"state": State.PLANNED, "closed_at": None, "reminded": FOLLOWED_UP if asked else NEW}
            return rewritten(tx, parts, same, **again, remind_at=due), "posting-restored"

        return await self._answered(address, slot, answer)

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

    def _closed(self, tx: Connection, parts: Sequence[Slot], these: Sequence[Slot], state: State) -> tuple[Slot, ...]:
        return rewritten(tx, parts, these, state=state, closed_at=self.clock(), remind_at=None)

    async def _answered(self, address: Address, slot: int, answer: Answer, expects: str | None = None) -> PostView:
        def work(tx: Connection) -> PostView:
            person, now = require(tx, address, expects), self.clock()
            found = her_slot(tx, person, slot, self.course)
            parts, notice = answer(tx, person, found, parts_of(tx, person, found, self.course))
            return view_of(tx, person, parts, self.course, now, notice)

        return await self.db.transact(work)


def number_in(expected: str) -> int:
    """The id in what she is expected to write: `postlink:17` is 17."""
    return int(expected.partition(":")[2])


def view_of(
    tx: Connection, person: Person, parts: Sequence[Slot], course: Course, now: datetime, notice: str | None = None
) -> PostView:
    """The post as it stands, and how many others wait for an answer."""
    ids = {part.id for part in parts}
    waiting = gathered(each for each in unanswered(tx, person, now, now, course) if each.id not in ids)
    return replace(post_view(tx, person, parts, course, now), waiting=len(waiting), notice=notice)


def rewritten(tx: Connection, parts: Sequence[Slot], these: Sequence[Slot], **values: Any) -> tuple[Slot, ...]:
    """The post when these of its parts have these columns. What changes nothing is not written."""
    ids = {one.id for one in these}
    if ids:
        tx.execute(update(slots).where(slots.c.id.in_(sorted(ids))).values(values))
    shown = {SHOWN[name]: value for name, value in values.items() if name in SHOWN}
    return tuple(replace(part, **shown) if part.id in ids else part for part in parts)


def came_out(parts: Sequence[Slot]) -> bool:
    return all(part.state == State.PUBLISHED for part in parts)


def not_out(parts: Sequence[Slot]) -> list[Slot]:
    """The parts that may still be changed. Refuses a post that has come out everywhere."""
    left = [part for part in parts if part.state != State.PUBLISHED]
    if not left:
        raise Refusal("posting-out-already")
    return left


def whole(tx: Connection, person: Person, slot: int, course: Course) -> tuple[Slot, ...]:
    """A post on all of its pages, by any of its slots."""
    found = her_slot(tx, person, slot, course)
    return parts_of(tx, person, found, course)
