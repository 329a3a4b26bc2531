"""The plan as a file: what is carried away, and what comes back, looked at first and written when she says so."""

import asyncio
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, delete, func, select, union_all, update

from bot.course.shapes import Course, Rubric
from bot.course.spelling import folded
from bot.rules.calendar import moment
from bot.rules.posting.imports import Fault, Known, Line, MissingColumns, Planned, Table, page_names, read_table
from bot.rules.posting.norm import State
from bot.rules.posting.typed import FARTHEST
from bot.rules.words import Words
from bot.services.people.pages import Page, pages_of
from bot.services.people.persons import Address, Clock, Person, require
from bot.services.posting.sheets import ROWS_LIMIT, UnreadableFile, read_sheets
from bot.services.posting.slots import Slot, begin, plant, preferences_of, slots_between
from bot.services.refusals import Refusal
from bot.storage.database import Database
from bot.storage.tables.people import pages, people
from bot.storage.tables.posting import called_off, import_drafts, slots

DRAFT_LIVES = timedelta(days=1)
SHOWN_BACK = timedelta(days=31)  # an exported plan begins so far back
DIGEST = 16  # hex digits of a file's sha256


@dataclass(frozen=True, slots=True)
class FileWords:
    """People's words in a file and what they mean: names of columns, platforms, days and times."""

    columns: Mapping[str, str]
    platforms: Mapping[str, str]
    spoken: Words


@dataclass(frozen=True, slots=True)
class Files:
    """What there is to carry away."""

    pages: int
    ahead: int  # posts


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """The plan for a table, and what its cells may hold."""

    slots: tuple[Slot, ...]
    pages: tuple[Page, ...]
    rubrics: tuple[Rubric, ...]  # that suit her institution
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Gone:
    """A post ahead that is in the plan no more, or on a page that she keeps no more."""

    slot: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    """The posts ahead for a phone's calendar."""

    slots: tuple[Slot, ...]
    gone: tuple[Gone, ...]  # that an earlier file may have put into the calendar
    owner: str  # whose calendar it is, in all installations and for ever
    zone: str
    lead_minutes: int
    now: datetime


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
    slot: int | None = None  # the post that is there already


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A dry run: what the file would change, row by row. Nothing of it is written yet."""

    digest: str
    name: str  # of the file
    rows: tuple[Judged, ...]  # what is wrong first, what stays as it is last
    today: date
    screen: int = 1

    def count(self, verdict: Verdict) -> int:
        return sum(row.verdict is verdict for row in self.rows)


@dataclass(frozen=True, slots=True)
class NotRead:
    """The file is not a plan that can be read: `reason` is broken, large, rows, empty, columns or no-pages."""

    reason: str
    missing: tuple[str, ...] = ()  # columns


@dataclass(frozen=True, slots=True)
class Written:
    """What has become of the file's rows."""

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
    # One file at a time in this process: reading takes memory, and the interpreter's one list of ignored warnings.
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def files(self, address: Address) -> Files:
        def work(tx: Connection) -> Files:
            person = require(tx, address)
            ahead = select(func.count()).where(
                slots.c.person_id == person.id, slots.c.state == State.PLANNED, slots.c.at > self.clock()
            )
            return Files(len(pages_of(tx, person.id)), tx.execute(ahead).scalar_one())

        return await self.db.transact(work)

    async def sheet(self, address: Address) -> PlanSheet:
        """The plan from a month ago on."""

        def work(tx: Connection) -> PlanSheet:
            person, now = require(tx, address), self.clock()
            today = person.today(now)
            found = slots_between(tx, person.id, today - SHOWN_BACK, today + FARTHEST, self.course)
            kind = person.institution_kind
            rubrics = [one for one in self.course.rubrics.values() if not (one.kinds and kind) or kind in one.kinds]
            return PlanSheet(found, pages_of(tx, person.id), tuple(rubrics), now, today)

        return await self.db.transact(work)

    async def calendar(self, address: Address) -> PlanCalendar:
        """The posts from today on, those that will not come out too: a calendar has to be told."""

        def work(tx: Connection) -> PlanCalendar:
            person, now = require(tx, address), self.clock()
            today = person.today(now)
            found = slots_between(tx, person.id, today, today + FARTHEST, self.course)
            met_at = tx.execute(select(people.c.created_at).where(people.c.id == person.id)).scalar_one()
            owner = f"{person.id}-{met_at:%Y%m%d%H%M%S%f}"
            return PlanCalendar(found, _gone(tx, person, now), owner, person.zone, person.lead_minutes, now)

        return await self.db.transact(work)

    async def look(self, address: Address, name: str, body: bytes) -> ImportPlan | NotRead:
        """What this file would change. It is kept for a day, so that she can say yes."""
        try:
            async with self.reading:
                tables = await asyncio.to_thread(read_sheets, body)
        except UnreadableFile as error:
            return NotRead(error.reason)
        digest = hashlib.sha256(body).hexdigest()[:DIGEST]

        def work(tx: Connection) -> ImportPlan | NotRead:
            person, now = require(tx, address), self.clock()
            known = self._known(tx, person, now)
            if not known.pages:
                return NotRead("no-pages")
            try:
                lines = self._read(tables, known)
            except MissingColumns as error:
                return NotRead("columns", error.missing)
            if not lines or len(lines) > ROWS_LIMIT:
                return NotRead("rows" if lines else "empty")
            self._keep(tx, person, digest, name, lines, now)
            return self._plan(tx, person, digest, name, lines, now)

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
            preferences = preferences_of(person)
            new = 0
            for row in plan.rows:
                match row:
                    case Judged(line=Planned() as post, verdict=Verdict.NEW):
                        new += plant(
                            tx,
                            person_id=person.id,
                            page_id=post.page,
                            day=post.day,
                            time=post.time,
                            preferences=preferences,
                            now=now,
                            rubric=post.rubric,
                            topic=post.topic,
                        )
                    case Judged(line=Planned() as post, verdict=Verdict.CHANGED):
                        told = {"rubric": post.rubric, "topic": post.topic}
                        values = {name: value for name, value in told.items() if value is not None}
                        tx.execute(update(slots).where(slots.c.id == row.slot).values(values))
            late = plan.count(Verdict.NEW) - new  # another process has written them meanwhile
            return Written(
                new=new,
                changed=plan.count(Verdict.CHANGED),
                same=plan.count(Verdict.SAME) + late,
                wrong=plan.count(Verdict.WRONG),
            )

        return await self.db.transact(work)

    def _known(self, tx: Connection, person: Person, now: datetime) -> Known:
        hers = pages_of(tx, person.id)
        return Known(
            today=person.today(now),
            pages=page_names([(page.id, page.platform, page.url) for page in hers], self.words.platforms),
            rubrics={folded(name): one.id for one in self.course.rubrics.values() for name in (one.id, one.title)},
            words=self.words.spoken,
            only_page=hers[0].id if len(hers) == 1 else None,
        )

    def _read(self, tables: Sequence[Table], known: Known) -> tuple[Line, ...]:
        """The first sheet that has the columns. Raises MissingColumns for the first sheet when none has."""
        refused: MissingColumns | None = None
        for table in tables:
            try:
                return read_table(table, self.words.columns, known)
            except MissingColumns as error:
                refused = refused or error
        assert refused is not None  # there is at least one sheet
        raise refused

    def _keep(
        self, tx: Connection, person: Person, digest: str, name: str, lines: Iterable[Line], now: datetime
    ) -> None:
        """In place of the file before. What others have left lying for a day goes too."""
        old = (import_drafts.c.person_id == person.id) | (import_drafts.c.created_at <= now - DRAFT_LIVES)
        tx.execute(delete(import_drafts).where(old))
        tx.execute(
            import_drafts.insert().values(
                person_id=person.id, digest=digest, name=name, body=_packed(lines), created_at=now
            )
        )

    def _draft(self, tx: Connection, person: Person, digest: str, now: datetime) -> ImportPlan:
        row = tx.execute(
            select(import_drafts.c.name, import_drafts.c.body).where(
                import_drafts.c.person_id == person.id,
                import_drafts.c.digest == digest,
                import_drafts.c.created_at > now - DRAFT_LIVES,
            )
        ).one_or_none()
        if row is None:
            raise Refusal("imports-draft-gone")
        return self._plan(tx, person, digest, row.name, _unpacked(row.body), now)

    def _plan(
        self, tx: Connection, person: Person, digest: str, name: str, lines: Sequence[Line], now: datetime
    ) -> ImportPlan:
        """Every row against the plan as it is now. Two statements."""
        days = [line.day for line in lines if isinstance(line, Planned)]
        there: dict[tuple[int, date, str], Slot] = {}
        if days:
            found = slots_between(tx, person.id, min(days), max(days), self.course)
            there = {(slot.page.id, slot.day, slot.time): slot for slot in found}
        hers = {page.id: page for page in pages_of(tx, person.id)}
        rows = [self._judged(line, there, hers, person.zone, now) for line in lines]
        order = list(Verdict)
        rows.sort(key=lambda row: (order.index(row.verdict), row.line.number))
        return ImportPlan(digest, name, tuple(rows), person.today(now))

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
            if line.topic in {None, slot.topic} and line.rubric in {None, rubric}:
                return replace(row, verdict=Verdict.SAME, slot=slot.id)
            if slot.state == State.PLANNED and at > now:
                return replace(row, verdict=Verdict.CHANGED, slot=slot.id)
            return replace(row, verdict=Verdict.WRONG, reason="taken", slot=slot.id)
        if at <= now:
            return replace(row, verdict=Verdict.WRONG, reason="past")
        if at - now > FARTHEST:
            return replace(row, verdict=Verdict.WRONG, reason="far")
        return row


def _gone(tx: Connection, person: Person, now: datetime) -> tuple[Gone, ...]:
    off = select(called_off.c.slot_id, called_off.c.at).where(
        called_off.c.person_id == person.id, called_off.c.at > now
    )
    removed = (
        select(slots.c.id, slots.c.at)
        .join(pages, pages.c.id == slots.c.page_id)
        .where(slots.c.person_id == person.id, slots.c.at > now, pages.c.removed_at.is_not(None))
    )
    return tuple(Gone(*row) for row in tx.execute(union_all(off, removed).order_by("at")))


def _packed(lines: Iterable[Line]) -> str:
    return json.dumps(
        [
            [line.number, line.reason, line.given]
            if isinstance(line, Fault)
            else [line.number, line.page, line.day.isoformat(), line.time, line.rubric, line.topic]
            for line in lines
        ],
        ensure_ascii=False,
    )


def _unpacked(body: str) -> tuple[Line, ...]:
    return tuple(
        Fault(*row) if len(row) == 3 else Planned(row[0], row[1], date.fromisoformat(row[2]), *row[3:])
        for row in json.loads(body)
    )
