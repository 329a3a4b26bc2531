"""What happens with checklists: which there are, how far each page is, ticking, a run after a run."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, and_, bindparam, delete, func, select, update

from bot.course.shapes import Checklist, Course
from bot.rules.learning.checklists import Tally, measured, score, screen_of
from bot.services.learning.active_days import active
from bot.services.learning.assignments import CHECKLIST, done
from bot.services.learning.items import Opened, opened, position_of
from bot.services.learning.runs import NO_PAGE, Found, Run, checklist_of, her_run, latest, open_run
from bot.services.people.pages import Page, her_page, nameless_page, pages_of
from bot.services.people.persons import Address, Clock, Person, require
from bot.storage.database import Database, insert_once, once
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
class EarlierRun:
    on: date  # her local day of its last tick
    score: Tally


@dataclass(frozen=True, slots=True)
class History:
    run: Run
    earlier: tuple[EarlierRun, ...]  # newest first, at most HISTORY


_OPEN = and_(checklist_runs.c.person_id == bindparam("person"), checklist_runs.c.closed_at.is_(None))
_BY_LIST = (checklist_runs.c.page_id, checklist_runs.c.checklist)
_NEWEST = select(func.max(checklist_runs.c.id)).where(_OPEN).group_by(*_BY_LIST)
_OPEN_RUNS, _OPEN_RUNS_OF_PAGES = (
    select(
        checklist_runs.c.checklist,
        checklist_runs.c.slot_id,
        pages.c.id,
        pages.c.platform,
        pages.c.url,
        ticks.c.item,
        ticks.c.not_hers,
    )
    .join(pages, pages.c.id == checklist_runs.c.page_id)
    .outerjoin(ticks, ticks.c.run_id == checklist_runs.c.id)
    .where(checklist_runs.c.id.in_(those.scalar_subquery()), pages.c.removed_at.is_(None))
    .order_by(pages.c.id)
    for those in (_NEWEST, _NEWEST.where(checklist_runs.c.slot_id.is_(None)))
)
_UNTICK = delete(ticks).where(ticks.c.run_id == bindparam("run"), ticks.c.item == bindparam("unticked"))
_HOW = (
    update(ticks)
    .where(ticks.c.run_id == bindparam("run"), ticks.c.item == bindparam("settled"))
    .values(not_hers=bindparam("aside"))
)


def _open_scores(tx: Connection, person_id: int, course: Course, *, posts: bool) -> dict[tuple[str, Page], Tally]:
    """Scores of the open runs of all her pages, in the course's order, then by page. One statement.

    With `posts` a post's run stands for its page where it is the newest.
    """
    ticked: dict[tuple[str, Page], set[str]] = {}
    not_hers: dict[tuple[str, Page], set[str]] = {}
    of_posts: set[tuple[str, Page]] = set()
    statement = _OPEN_RUNS if posts else _OPEN_RUNS_OF_PAGES
    for checklist, slot, page_id, platform, url, item, aside in tx.execute(statement, {"person": person_id}):
        run = (checklist, Page(page_id, platform, url))
        ticked.setdefault(run, set()).add(item)
        not_hers.setdefault(run, set()).update([item] if aside else [])
        of_posts.update([] if slot is None else [run])
    return {
        run: score(measured(checklist.items, run in of_posts), items, not_hers[run])
        for id_, checklist in course.checklists.items()
        for run, items in ticked.items()
        if run[0] == id_
    }


def summary(tx: Connection, person_id: int, course: Course, *, posts: bool = True) -> tuple[ChecklistSummary, ...]:
    """Her open runs on pages she still keeps, in the course's order of checklists, then by page. One statement."""
    return tuple(
        ChecklistSummary(page, id_, course.checklists[id_].title, reached.done, reached.total)
        for (id_, page), reached in _open_scores(tx, person_id, course, posts=posts).items()
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
            runs = summary(tx, person.id, self.course, posts=False)
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
            wanted = checklist_of(self.course, checklist)
            # A crisis does not wait for an address: without a page there is one that has no name yet.
            hers = pages_of(tx, person.id) or (nameless_page(tx, person, self.clock()),)
            if len(hers) == 1:
                return self._view(tx, person, hers[0], wanted)
            scores = _open_scores(tx, person.id, self.course, posts=False)
            return ChecklistPages(wanted, tuple((page, scores.get((checklist, page))) for page in hers))

        return await self.db.transact(work)

    async def open(self, address: Address, page: int, checklist: str, screen: int) -> Run:
        """The open run, begun if there is none. Screen 0: where an item is still not ticked, or the finish."""

        def work(tx: Connection) -> Run:
            person = require(tx, address)
            return self._view(
                tx, person, her_page(tx, person, page, NO_PAGE), checklist_of(self.course, checklist), screen
            )

        return await self.db.transact(work)

    async def turn(self, address: Address, run: int, screen: int) -> Run:
        """A screen of this run; of an earlier one: the same screen of the open one. 0 is where she left off."""

        def work(tx: Connection) -> Run:
            person = require(tx, address)
            found = her_run(tx, person, run)
            return self._closed(self._of(tx, person, found, screen), found)

        return await self.db.transact(work)

    async def item(self, address: Address, run: int, item: str) -> Opened | Run:
        """All about an item. Of an earlier run: the same item in the open one; gone from the course: the list."""

        def work(tx: Connection) -> Opened | Run:
            person = require(tx, address)
            return opened(tx, self.course, person, her_run(tx, person, run), item, self.clock())

        return await self.db.transact(work)

    async def tick(self, address: Address, run: int, item: str, on: bool) -> Run:
        """Tick or untick; said twice it changes nothing. In an earlier run nothing is ticked: the open one is shown."""
        return await self._settle(address, run, item, on=on, not_hers=False)

    async def set_aside(self, address: Address, run: int, item: str) -> Run:
        """It is none of hers: settled, whatever it was before. In an earlier run nothing is."""
        return await self._settle(address, run, item, on=True, not_hers=True)

    async def tick_rest(self, address: Address, run: int) -> Run:
        """All that is obligatory for a post and not settled yet. A page's run is ticked item by item: it is shown."""

        def work(tx: Connection) -> Run:
            person, now = require(tx, address), self.clock()
            found = her_run(tx, person, run)
            view = self._of(tx, person, found)
            left = [one.id for one in view.checklist.items[: view.obligatory] if one.id not in view.ticked]
            if found.post is None or found.closed or not left:
                return view
            tx.execute(once(tx, ticks), [{"run_id": run, "item": id_, "ticked_at": now} for id_ in left])
            active(tx, person, now)
            done(tx, person.id, CHECKLIST, view.checklist.id, now)
            reached = replace(view.score, done=view.score.total, must_done=view.score.must_total)
            ticked = view.ticked.union(left)
            return replace(view, ticked=ticked, score=reached, screen=0, ticked_on=person.today(now))

        return await self.db.transact(work)

    async def _settle(self, address: Address, run: int, item: str, *, on: bool, not_hers: bool) -> Run:
        def work(tx: Connection) -> Run:
            person = require(tx, address)
            found = her_run(tx, person, run)
            if found.closed or position_of(checklist_of(self.course, found.checklist), item) is None:
                view = self._of(tx, person, found)
                position = position_of(view.checklist, item)
                if position is None:
                    return replace(view, notice="checklists-item-gone")
                return self._closed(replace(view, screen=screen_of(position, view.parts)), found)
            fresh = self._write(tx, person, run, item, on, not_hers)
            view = self._of(tx, person, found)
            position = position_of(view.checklist, item)
            assert position is not None
            if on and view.score.finished and position < view.obligatory:
                if fresh:
                    done(tx, person.id, CHECKLIST, view.checklist.id, self.clock())
                return replace(view, screen=0)
            view = replace(view, screen=screen_of(position, view.parts))
            better = fresh and view.change is not None and view.checklist.items[position] in view.change.better
            return replace(view, notice="checklists-got-better") if better else view

        return await self.db.transact(work)

    def _write(self, tx: Connection, person: Person, run: int, item: str, on: bool, not_hers: bool) -> bool:
        """True when the item was not settled and now is."""
        if not on:
            tx.execute(_UNTICK, {"run": run, "unticked": item})
            return False
        now = self.clock()
        fresh = insert_once(tx, ticks, run_id=run, item=item, ticked_at=now, not_hers=not_hers)
        if fresh:
            active(tx, person, now)
        else:
            tx.execute(_HOW, {"run": run, "settled": item, "aside": not_hers})
        return fresh

    async def renew(self, address: Address, run: int) -> Run:
        """Close this run, keep it, and begin the next. An earlier run, a post's, or one without ticks starts nothing.

        Refuses a retired checklist: its open run stays open then.
        """

        def work(tx: Connection) -> Run:
            person = require(tx, address)
            found = her_run(tx, person, run)
            view = self._of(tx, person, found)
            if found.closed or found.post is not None or view.score.done == 0:
                return view
            tx.execute(update(checklist_runs).where(checklist_runs.c.id == run).values(closed_at=self.clock()))
            return replace(self._of(tx, person, found), notice="checklists-run-begun")

        return await self.db.transact(work)

    async def history(self, address: Address, page: int, checklist: str) -> History:
        """The open run beside the earlier ones, counted by the items that the checklist has today."""

        def work(tx: Connection) -> History:
            person = require(tx, address)
            wanted = checklist_of(self.course, checklist)
            view = self._view(tx, person, her_page(tx, person, page, NO_PAGE), wanted)
            earlier = tuple(
                EarlierRun(on=person.today(past.last_at), score=score(wanted.items, past.ticks, past.not_hers))
                for past in latest(tx, page, checklist, limit=HISTORY + 1)
                if past.closed
            )
            return History(view, earlier)

        return await self.db.transact(work)

    def _of(self, tx: Connection, person: Person, found: Found, screen: int = 0) -> Run:
        """The open run in its place; a post's run is its own."""
        wanted = checklist_of(self.course, found.checklist)
        return open_run(tx, person, found.page, wanted, self.clock(), screen, found.post)

    def _closed(self, view: Run, found: Found) -> Run:
        return replace(view, notice="checklists-run-closed") if found.closed else view

    def _view(self, tx: Connection, person: Person, page: Page, checklist: Checklist, screen: int = 0) -> Run:
        return open_run(tx, person, page, checklist, self.clock(), screen)
