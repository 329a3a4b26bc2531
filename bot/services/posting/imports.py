"""The plan as a file comes back: looked at first, written when she says so, taken back whole for a day."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection

from bot.course.shapes import Course, Rubric
from bot.course.spelling import folded, seen
from bot.rules.calendar import moment
from bot.rules.posting.headers import HeaderWords, MissingColumns
from bot.rules.posting.imports import Fault, Known, Line, Planned, Reading, Told, page_names, read_book
from bot.rules.posting.norm import State
from bot.rules.posting.typed import FARTHEST
from bot.rules.words import Words
from bot.services.people.pages import Page, pages_of
from bot.services.people.persons import Address, Clock, Person, require
from bot.services.posting.archive import UnreadableFile
from bot.services.posting.drafts import Change, Trace, draft_of, keep, leave_trace
from bot.services.posting.sheets import ROWS_LIMIT, read_sheets
from bot.services.posting.slots import Plot, Slot, begin, plant_all, preferences_of, slots_between
from bot.services.posting.undoing import TakenBack, rewrite, undone
from bot.storage.database import Database

DIGEST = 16  # hex digits of a file's sha256


@dataclass(frozen=True, slots=True)
class FileWords:
    """People's words in a file and what they mean: headers, platforms, days and times."""

    headers: HeaderWords
    platforms: Mapping[str, str]
    spoken: Words


class Verdict(StrEnum):
    """What writing would do with a row."""

    WRONG = "wrong"
    CHANGED = "changed"  # the post is in the plan, its rubric or topic become those of the file
    NEW = "new"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and what would become of it."""

    line: Line
    verdict: Verdict
    page: Page | None = None  # None: the row names none of hers
    rubric: Rubric | None = None
    reason: str | None = None  # why it is wrong: that of the Fault, or past, far, taken, page-gone
    slot: Slot | None = None  # the post that is there already


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A dry run: what the file would change, row by row. Nothing of it is written yet."""

    digest: str
    name: str  # of the file
    rows: tuple[Judged, ...]  # what is wrong first, what stays as it is last
    told: tuple[Told, ...]  # how the file was read
    today: date
    screen: int = 1

    def count(self, verdict: Verdict) -> int:
        return sum(row.verdict is verdict for row in self.rows)


@dataclass(frozen=True, slots=True)
class NotRead:
    """The file is not a plan that can be read: `reason` is broken, large, rows, empty, hidden, columns or no-pages."""

    reason: str
    missing: tuple[str, ...] = ()  # columns


@dataclass(frozen=True, slots=True)
class Written:
    """What has become of the file's rows."""

    digest: str
    new: int
    changed: int
    same: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Imports:
    db: Database
    course: Course
    clock: Clock
    words: FileWords
    # One file at a time in this process: reading takes memory.
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def look(self, address: Address, name: str, body: bytes) -> ImportPlan | NotRead:
        """What this file would change. It is kept for a day, so that she can say yes."""
        known = await self.db.transact(lambda tx: self._known(tx, require(tx, address)))
        if not known.pages:
            return NotRead("no-pages")
        try:
            async with self.reading:
                reading = await asyncio.to_thread(lambda: read_book(read_sheets(body), self.words.headers, known))
        except UnreadableFile as error:
            return NotRead(error.reason)
        except MissingColumns as error:
            return NotRead("columns", error.missing)
        if not reading.lines or len(reading.lines) > ROWS_LIMIT:
            return NotRead("rows" if reading.lines else "empty")
        digest = hashlib.sha256(body).hexdigest()[:DIGEST]

        def work(tx: Connection) -> ImportPlan:
            person, now = require(tx, address), self.clock()
            keep(tx, person, digest, name, reading, now)
            return self._plan(tx, person, digest, name, reading, now)

        return await self.db.transact(work)

    async def report(self, address: Address, digest: str, screen: int) -> ImportPlan:
        """The same dry run again, as things stand now. Refuses a file that is forgotten."""

        def work(tx: Connection) -> ImportPlan:
            person, now = require(tx, address), self.clock()
            return replace(self._draft(tx, person, digest, now), screen=screen)

        return await self.db.transact(work)

    async def write(self, address: Address, digest: str) -> Written:
        """All that is new or changed, at once. Said twice, everything is there already."""

        def work(tx: Connection) -> Written:
            person, now = require(tx, address), self.clock()
            plan = self._draft(tx, person, digest, now)
            begin(tx, person, now, self.course)
            made = self._made(tx, person, [row.line for row in plan.rows if row.verdict is Verdict.NEW], now)
            changed = tuple(_change(row) for row in plan.rows if row.verdict is Verdict.CHANGED)
            rewrite(tx, changed)
            if made or changed:
                leave_trace(tx, person, digest, Trace(made, changed), now)
            late = plan.count(Verdict.NEW) - len(made)  # another process has written them meanwhile
            return Written(
                digest,
                new=len(made),
                changed=len(changed),
                same=plan.count(Verdict.SAME) + late,
                wrong=plan.count(Verdict.WRONG),
            )

        return await self.db.transact(work)

    async def take_back(self, address: Address, digest: str) -> TakenBack:
        """As it was before this file: its posts go, what it changed is as before. What she has touched since stays."""

        def work(tx: Connection) -> TakenBack:
            person, now = require(tx, address), self.clock()
            return undone(tx, person, digest, now, "imports-undo-late")

        return await self.db.transact(work)

    def _made(self, tx: Connection, person: Person, lines: list[Line], now: datetime) -> tuple[Change, ...]:
        """The posts that were not there yet."""
        posts = [post for post in lines if isinstance(post, Planned)]
        plots = [Plot(post.page, post.day, post.time, post.rubric, post.topic) for post in posts]
        planted = plant_all(tx, plots, person.id, preferences_of(person), now)
        return tuple(Change(row.id, None, None, row.rubric, row.topic) for row in planted)

    def _known(self, tx: Connection, person: Person) -> Known:
        hers = pages_of(tx, person.id)
        return Known(
            today=person.today(self.clock()),
            pages=page_names([(page.id, page.platform, page.url) for page in hers], self.words.platforms),
            rubrics={folded(name): one.id for one in self.course.rubrics.values() for name in (one.id, one.title)},
            words=self.words.spoken,
            only_page=hers[0].id if len(hers) == 1 else None,
        )

    def _draft(self, tx: Connection, person: Person, digest: str, now: datetime) -> ImportPlan:
        name, reading = draft_of(tx, person, digest, now)
        return self._plan(tx, person, digest, name, reading, now)

    def _plan(
        self, tx: Connection, person: Person, digest: str, name: str, reading: Reading, now: datetime
    ) -> ImportPlan:
        """Every row against the plan as it is now. Two statements."""
        days = [line.day for line in reading.lines if isinstance(line, Planned)]
        there: dict[tuple[int, date, str], Slot] = {}
        if days:
            found = slots_between(tx, person.id, min(days), max(days), self.course)
            there = {(slot.page.id, slot.day, slot.time): slot for slot in found}
        hers = {page.id: page for page in pages_of(tx, person.id)}
        rows = [self._judged(line, there, hers, person.zone, now) for line in reading.lines]
        order = list(Verdict)
        rows.sort(key=lambda row: order.index(row.verdict))  # within a verdict as in the file
        return ImportPlan(digest, name, tuple(rows), reading.told, person.today(now))

    def _judged(
        self,
        line: Line,
        there: Mapping[tuple[int, date, str], Slot],
        hers: Mapping[int, Page],
        zone: str,
        now: datetime,
    ) -> Judged:
        if isinstance(line, Fault):
            return Judged(line, Verdict.WRONG, reason=line.reason)
        page = hers.get(line.page)
        if page is None:
            return Judged(line, Verdict.WRONG, reason="page-gone")
        row = Judged(line, Verdict.NEW, page, self.course.rubrics.get(line.rubric or ""))
        slot, at = there.get((line.page, line.day, line.time)), moment(line.day, line.time, zone)
        if slot is not None:
            rubric = slot.rubric.id if slot.rubric else None
            same_topic = line.topic is None or line.topic == seen(slot.topic or "")  # as it was exported
            if same_topic and line.rubric in {None, rubric}:
                return replace(row, verdict=Verdict.SAME, slot=slot)
            if slot.state == State.PLANNED and at > now:
                return replace(row, verdict=Verdict.CHANGED, slot=slot)
            return replace(row, verdict=Verdict.WRONG, reason="taken", slot=slot)
        if at <= now:
            return replace(row, verdict=Verdict.WRONG, reason="past")
        if at - now > FARTHEST:
            return replace(row, verdict=Verdict.WRONG, reason="far")
        return row


def _change(row: Judged) -> Change:
    """An empty cell erases nothing."""
    post, slot = row.line, row.slot
    assert isinstance(post, Planned)
    assert slot is not None
    before = slot.rubric.id if slot.rubric else None
    return Change(slot.id, before, slot.topic, post.rubric or before, post.topic or slot.topic)
