"""A page's weekly rhythm: added by buttons or typed, given a rubric, removed with its posts ahead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, delete, select, update

from bot.course.shapes import Course, Rubric
from bot.rules.posting.ideas import fits
from bot.rules.posting.norm import State
from bot.rules.posting.typed import read_rhythm
from bot.rules.words import Unreadable, Words
from bot.services.people.pages import Page, her_page
from bot.services.people.persons import Address, Clock, Person, expect, known
from bot.services.posting.slots import NO_PAGE, PageChoice, begin, call_off, grow, page_or_choice, preferences_of
from bot.services.refusals import Refusal, refused
from bot.storage.database import Database, insert_once
from bot.storage.tables.posting import rhythms, slots

LIMIT = 28  # posts a week of one page: four a day


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Posts of one page that share a time and a rubric."""

    days: str  # ISO digits in order
    time: str  # local HH:MM
    rubric: Rubric | None


@dataclass(frozen=True, slots=True)
class RhythmView:
    """A page's rhythms. Her next text is another one."""

    page: Page
    rhythms: tuple[Rhythm, ...]  # by time
    fresh: Rhythm | None = None  # has just been added
    gone: Rhythm | None = None  # has just been removed: it can be taken back
    notice: str | None = None  # key of a phrase about what just happened


@dataclass(frozen=True, slots=True)
class Rhythms:
    db: Database
    course: Course
    clock: Clock
    words: Words

    async def ask(self, address: Address, page: int) -> RhythmView | PageChoice:
        """A page's rhythms; page 0: those of the only one, else the choice. Her next text is another rhythm."""

        def work(tx: Connection) -> RhythmView | PageChoice:
            person = known(tx, address)
            hers = page_or_choice(tx, person, page, "rhythm")
            if isinstance(hers, Page):
                return self._view(tx, person, hers)
            expect(tx, person, None)
            return hers

        return await self.db.transact(work)

    async def add(self, address: Address, page: int, days: str, time: str) -> RhythmView:
        """By buttons: ISO digits and a wall time. Said twice it changes nothing."""
        if not days or set(days) - set("1234567"):
            raise Refusal("hall-outdated")
        pairs = [(int(day), time) for day in sorted(set(days))]
        return await self._add(address, page, pairs, again=True)

    async def type(self, address: Address, expected: str, typed: str) -> RhythmView:
        """«mon wed fri 10:00», all of it or nothing. Refuses what cannot be read, and a minute that is taken."""
        try:
            pairs = read_rhythm(typed, self.words)
        except Unreadable as error:
            raise refused(error, f"posting-unreadable-{error.what}") from error
        return await self._add(address, int(expected.partition(":")[2]), pairs, again=False)

    async def _add(self, address: Address, page: int, pairs: Sequence[tuple[int, str]], again: bool) -> RhythmView:
        def work(tx: Connection) -> RhythmView:
            person = known(tx, address)
            hers = her_page(tx, person, page, NO_PAGE)
            there = self._pairs(tx, hers)
            taken = [pair for pair in pairs if pair in there]
            if again and len(taken) == len(pairs):
                return replace(self._view(tx, person, hers), notice="posting-rhythm-there")
            if taken:
                raise Refusal("posting-rhythm-taken", weekday=taken[0][0], time=taken[0][1])
            if len(there) + len(pairs) > LIMIT:
                raise Refusal("posting-rhythm-too-many", limit=LIMIT)
            self._write(tx, person, hers, pairs)
            days, time = "".join(str(day) for day, _ in pairs), pairs[0][1]
            fresh = Rhythm(days, time, None) if len({at for _, at in pairs}) == 1 else None
            return replace(self._view(tx, person, hers), notice="posting-rhythm-added", fresh=fresh)

        return await self.db.transact(work)

    def _write(self, tx: Connection, person: Person, page: Page, pairs: Sequence[tuple[int, str]]) -> None:
        now, preferences = self.clock(), preferences_of(person)
        begin(tx, person, now, self.course)
        for day, at in pairs:
            insert_once(
                tx, rhythms, person_id=person.id, page_id=page.id, weekday=day, at_time=at, rubric=None, created_at=now
            )
        for row in tx.execute(select(rhythms).where(rhythms.c.page_id == page.id, rhythms.c.planned_till.is_(None))):
            grow(tx, row, preferences, now)

    async def rubrics(self, address: Address, page: int) -> tuple[Rubric, ...]:
        """What the posts of this page can be about, by the kind of her institution, in the course's order."""

        def work(tx: Connection) -> tuple[Rubric, ...]:
            person = known(tx, address)
            her_page(tx, person, page, NO_PAGE)
            rubrics = self.course.rubrics.values()
            return tuple(each for each in rubrics if fits(each.kinds, person.institution_kind))

        return await self.db.transact(work)

    async def set_rubric(self, address: Address, page: int, days: str, time: str, rubric: str | None) -> RhythmView:
        """What the posts of a rhythm are about, those already in the plan too."""
        if rubric is not None and rubric not in self.course.rubrics:
            raise Refusal("posting-rubric-gone")

        def change(tx: Connection, ids: Sequence[int]) -> None:
            tx.execute(update(rhythms).where(rhythms.c.id.in_(ids)).values(rubric=rubric))
            tx.execute(update(slots).where(slots.c.rhythm_id.in_(ids), *self._ahead()).values(rubric=rubric))

        return await self._change(address, page, days, time, change, "posting-rubric-set")

    async def restore(self, address: Address, page: int, days: str, time: str, rubric: str | None) -> RhythmView:
        """A rhythm that was removed, with its rubric."""
        view = await self.add(address, page, days, time)
        return view if rubric is None else await self.set_rubric(address, page, days, time, rubric)

    async def remove(self, address: Address, page: int, days: str, time: str) -> RhythmView:
        """With its posts ahead, but for those that have a topic: they stay as single ones."""

        def change(tx: Connection, ids: Sequence[int]) -> None:
            call_off(tx, (slots.c.rhythm_id.in_(ids), *self._ahead(), slots.c.topic.is_(None)), self.clock())
            tx.execute(delete(rhythms).where(rhythms.c.id.in_(ids)))

        return await self._change(address, page, days, time, change, "posting-rhythm-removed")

    async def _change(
        self,
        address: Address,
        page: int,
        days: str,
        time: str,
        change: Callable[[Connection, Sequence[int]], None],
        notice: str,
    ) -> RhythmView:
        """Change the rhythms of these days at this time, if they are still there."""

        def work(tx: Connection) -> RhythmView:
            person = known(tx, address)
            hers = her_page(tx, person, page, NO_PAGE)
            these = select(rhythms.c.id, rhythms.c.weekday, rhythms.c.rubric).where(
                rhythms.c.page_id == hers.id,
                rhythms.c.at_time == time,
                rhythms.c.weekday.in_([int(day) for day in days if day in "1234567"]),
            )
            found = tx.execute(these.order_by(rhythms.c.weekday)).all()
            ids = [row.id for row in found]
            change(tx, ids)
            view = replace(self._view(tx, person, hers), notice=notice if ids else "posting-rhythm-gone")
            if ids and not any(rhythm.time == time and rhythm.days == days for rhythm in view.rhythms):
                rubric = self.course.rubrics.get(found[0].rubric or "")
                view = replace(view, gone=Rhythm("".join(str(row.weekday) for row in found), time, rubric))
            return view

        return await self.db.transact(work)

    def _ahead(self) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return slots.c.state == State.PLANNED, slots.c.at > self.clock()

    def _pairs(self, tx: Connection, page: Page) -> set[tuple[int, str]]:
        rows = tx.execute(select(rhythms.c.weekday, rhythms.c.at_time).where(rhythms.c.page_id == page.id))
        return {(row.weekday, row.at_time) for row in rows}

    def _view(self, tx: Connection, person: Person, page: Page) -> RhythmView:
        expect(tx, person, f"rhythm:{page.id}")
        rows = tx.execute(
            select(rhythms.c.weekday, rhythms.c.at_time, rhythms.c.rubric)
            .where(rhythms.c.page_id == page.id)
            .order_by(rhythms.c.at_time, rhythms.c.rubric, rhythms.c.weekday)
        )
        groups = groupby(rows, key=lambda row: (row.at_time, row.rubric))
        return RhythmView(
            page,
            tuple(
                Rhythm("".join(str(row.weekday) for row in group), time, self.course.rubrics.get(rubric or ""))
                for (time, rubric), group in groups
            ),
        )
