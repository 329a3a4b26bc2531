"""What happens with checklists: which there are, how far each page is, ticking, a run after a run."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.course.shapes import Checklist, Course, Item
from bot.rules.learning.checklists import Tally, score, screen_of
from bot.services.learning.active_days import active
from bot.services.learning.assignments import CHECKLIST, done
from bot.services.learning.runs import NO_PAGE, Run, her_run, latest, open_run
from bot.services.people.pages import Page, her_page, nameless_page, pages_of
from bot.services.people.persons import Address, Clock, Person, require
from bot.services.refusals import Refusal
from bot.storage.database import Database, insert_once
from bot.storage.tables.learning import checklist_runs, ticks
from bot.storage.tables.people import pages

HISTORY = 12  # earlier runs that the history shows


@dataclass(frozen=True, slots=True)
class ChecklistSummary:
    """How far the open run of one checklist for one page is."""

    page: Page
    checklist: str  # id
    title: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """The checklists on offer, in the course's order, each with her open runs."""

    offers: tuple[tuple[Checklist, tuple[ChecklistSummary, ...]], ...]


@dataclass(frozen=True, slots=True)
class ChecklistPages:
    """Which page? Each of her pages, oldest first, with the score of its open run, None before the first."""

    checklist: Checklist
    pages: tuple[tuple[Page, Tally | None], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """One item of a run, all of it."""

    run: Run
    item: Item
    position: int  # from 0


@dataclass(frozen=True, slots=True)
class EarlierRun:
    on: date  # her local day of its last tick
    score: Tally


@dataclass(frozen=True, slots=True)
class History:
    run: Run
    earlier: tuple[EarlierRun, ...]  # newest first, at most HISTORY


_OPEN_RUNS = (
    select(checklist_runs.c.checklist, pages.c.id, pages.c.platform, pages.c.url, ticks.c.item)
    .join(pages, pages.c.id == checklist_runs.c.page_id)
    .outerjoin(ticks, ticks.c.run_id == checklist_runs.c.id)
    .where(
        checklist_runs.c.person_id == bindparam("person"),
        checklist_runs.c.closed_at.is_(None),
        pages.c.removed_at.is_(None),
    )
    .order_by(pages.c.id)
)
_UNTICK = delete(ticks).where(ticks.c.run_id == bindparam("run"), ticks.c.item == bindparam("unticked"))


def _open_scores(tx: Connection, person_id: int, course: Course) -> dict[tuple[str, Page], Tally]:
    """Scores of the open runs of all her pages, in the course's order, then by page. One statement."""
    ticked: dict[tuple[str, Page], set[str]] = {}
    for checklist, page_id, platform, url, item in tx.execute(_OPEN_RUNS, {"person": person_id}):
        ticked.setdefault((checklist, Page(page_id, platform, url)), set()).add(item)
    return {
        (id_, page): score(checklist.items, items)
        for id_, checklist in course.checklists.items()
        for (of, page), items in ticked.items()
        if of == id_
    }


def summary(tx: Connection, person_id: int, course: Course) -> tuple[ChecklistSummary, ...]:
    """Her open runs on pages she still keeps, in the course's order of checklists, then by page. One statement."""
    return tuple(
        ChecklistSummary(page, id_, course.checklists[id_].title, reached.done, reached.total)
        for (id_, page), reached in _open_scores(tx, person_id, course).items()
    )


@dataclass(frozen=True, slots=True)
class Checklists:
    db: Database
    course: Course
    clock: Clock

    async def shelf(self, address: Address) -> Shelf:
        """A retired checklist stays only for those whose run of it is open."""

        def work(tx: Connection) -> Shelf:
            person = require(tx, address)
            runs = summary(tx, person.id, self.course)
            offers = (
                (checklist, tuple(run for run in runs if run.checklist == checklist.id))
                for checklist in self.course.checklists.values()
            )
            return Shelf(tuple(offer for offer in offers if offer[1] or not offer[0].retired))

        return await self.db.transact(work)

    async def choose(self, address: Address, checklist: str) -> ChecklistPages | Run:
        """The run when she keeps one page or none yet, else a choice of pages."""

        def work(tx: Connection) -> ChecklistPages | Run:
            person = require(tx, address)
            wanted = self._checklist(checklist)
            # A crisis does not wait for an address: without a page there is one that has no name yet.
            hers = pages_of(tx, person.id) or (nameless_page(tx, person, self.clock()),)
            if len(hers) == 1:
                return self._view(tx, person, hers[0], wanted)
            scores = _open_scores(tx, person.id, self.course)
            return ChecklistPages(wanted, tuple((page, scores.get((checklist, page))) for page in hers))

        return await self.db.transact(work)

    async def open(self, address: Address, page: int, checklist: str, screen: int) -> Run:
        """The open run, begun if there is none. Screen 0: where an item is still not ticked, or the finish."""

        def work(tx: Connection) -> Run:
            person = require(tx, address)
            return self._view(tx, person, her_page(tx, person, page, NO_PAGE), self._checklist(checklist), screen)

        return await self.db.transact(work)

    async def item(self, address: Address, run: int, item: str) -> Opened | Run:
        """All about an item. Of an earlier run: the same item in the open one; gone from the course: the list."""

        def work(tx: Connection) -> Opened | Run:
            person = require(tx, address)
            page, checklist, closed = self._run(tx, person, run)
            position = _position(checklist, item)
            if position is None:
                return replace(self._view(tx, person, page, checklist), notice="checklists-item-gone")
            view = self._view(tx, person, page, checklist, screen_of(position, len(checklist.items)))
            if closed:
                view = replace(view, notice="checklists-run-closed")
            return Opened(view, checklist.items[position], position)

        return await self.db.transact(work)

    async def tick(self, address: Address, run: int, item: str, on: bool) -> Run:
        """Tick or untick; said twice it changes nothing. In an earlier run nothing is ticked: the open one is shown."""

        def work(tx: Connection) -> Run:
            person = require(tx, address)
            page, checklist, closed = self._run(tx, person, run)
            position = _position(checklist, item)
            if position is None:
                return replace(self._view(tx, person, page, checklist), notice="checklists-item-gone")
            screen = screen_of(position, len(checklist.items))
            if closed:
                return replace(self._view(tx, person, page, checklist, screen), notice="checklists-run-closed")
            fresh = self._write(tx, person, run, item, on)
            view = self._view(tx, person, page, checklist, screen)
            if on and view.score.finished:
                if fresh:
                    done(tx, person.id, CHECKLIST, checklist.id, self.clock())
                return replace(view, screen=0)
            better = fresh and view.change is not None and checklist.items[position] in view.change.better
            return replace(view, notice="checklists-got-better") if better else view

        return await self.db.transact(work)

    def _write(self, tx: Connection, person: Person, run: int, item: str, on: bool) -> bool:
        """True when the item was not ticked and now is."""
        if not on:
            tx.execute(_UNTICK, {"run": run, "unticked": item})
            return False
        now = self.clock()
        fresh = insert_once(tx, ticks, run_id=run, item=item, ticked_at=now)
        if fresh:
            active(tx, person, now)
        return fresh

    async def renew(self, address: Address, run: int) -> Run:
        """Close this run, keep it, and begin the next. An earlier run or one without ticks starts nothing.

        Refuses a retired checklist: its open run stays open then.
        """

        def work(tx: Connection) -> Run:
            person = require(tx, address)
            page, checklist, closed = self._run(tx, person, run)
            view = self._view(tx, person, page, checklist)
            if closed or view.score.done == 0:
                return view
            tx.execute(update(checklist_runs).where(checklist_runs.c.id == run).values(closed_at=self.clock()))
            return replace(self._view(tx, person, page, checklist), notice="checklists-run-begun")

        return await self.db.transact(work)

    async def history(self, address: Address, page: int, checklist: str) -> History:
        """The open run beside the earlier ones, counted by the items that the checklist has today."""

        def work(tx: Connection) -> History:
            person = require(tx, address)
            wanted = self._checklist(checklist)
            view = self._view(tx, person, her_page(tx, person, page, NO_PAGE), wanted)
            earlier = tuple(
                EarlierRun(on=person.today(past.last_at), score=score(wanted.items, past.ticks))
                for past in latest(tx, page, checklist, limit=HISTORY + 1)
                if past.closed
            )
            return History(view, earlier)

        return await self.db.transact(work)

    def _checklist(self, id_: str) -> Checklist:
        found = self.course.checklists.get(id_)
        if found is None:
            raise Refusal("checklists-gone")
        return found

    def _run(self, tx: Connection, person: Person, run: int) -> tuple[Page, Checklist, bool]:
        page, checklist, closed = her_run(tx, person, run)
        return page, self._checklist(checklist), closed

    def _view(self, tx: Connection, person: Person, page: Page, checklist: Checklist, screen: int = 0) -> Run:
        return open_run(tx, person, page, checklist, self.clock(), screen)


def _position(checklist: Checklist, item: str) -> int | None:
    return next((position for position, each in enumerate(checklist.items) if each.id == item), None)
