"""One pass through a checklist for one page: how it is found, begun, and held against the one before.

Only the latest run of a checklist for a page is open; the earlier ones stay as they were. The functions here work
inside a transaction of `checklists.py`, or of a post that is checked before it comes out.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select

from bot.course.shapes import Checklist
from bot.rules.learning.checklists import Change, Tally, compare, score, screen_of, screens
from bot.services.people.pages import PAGE, NoPage, Page, page_of
from bot.services.people.persons import Person
from bot.services.refusals import Refusal
from bot.storage.database import insert_once
from bot.storage.tables.learning import checklist_runs, ticks
from bot.storage.tables.people import pages

NO_PAGE = NoPage("checklists-not-hers", "checklists-page-removed")


@dataclass(frozen=True, slots=True)
class Run:
    """The open run of a checklist for a page."""

    id: int
    page: Page
    checklist: Checklist
    ticked: frozenset[str]  # ids of items that the checklist still has
    score: Tally
    screen: int  # the screen of items to show, from 1; 0 is the finish
    started_on: date  # her local days, both
    ticked_on: date | None  # of the last tick
    change: Change | None  # since the run before, None in the first one
    notice: str | None = None  # key of a phrase about what just happened


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run as it is stored: its ticks may be of items that the checklist has no more."""

    id: int
    started_at: datetime
    closed: bool
    ticks: dict[str, datetime]

    @property
    def last_at(self) -> datetime:
        """The moment of the last tick, or of the beginning."""
        return max(self.ticks.values(), default=self.started_at)


_RUN = (
    select(*PAGE, checklist_runs.c.checklist, checklist_runs.c.closed_at)
    .join(checklist_runs, checklist_runs.c.page_id == pages.c.id)
    .where(checklist_runs.c.id == bindparam("run"), checklist_runs.c.person_id == bindparam("person"))
)
_LATEST = (
    select(checklist_runs.c.id)
    .where(checklist_runs.c.page_id == bindparam("page"), checklist_runs.c.checklist == bindparam("checklist"))
    .order_by(checklist_runs.c.id.desc())
    .limit(bindparam("limit"))
)
_LATEST_WITH_TICKS = (
    select(
        checklist_runs.c.id, checklist_runs.c.started_at, checklist_runs.c.closed_at, ticks.c.item, ticks.c.ticked_at
    )
    .outerjoin(ticks, ticks.c.run_id == checklist_runs.c.id)
    .where(checklist_runs.c.id.in_(_LATEST.scalar_subquery()))
    .order_by(checklist_runs.c.id.desc())
)


def her_run(tx: Connection, person: Person, run: int) -> tuple[Page, str, bool]:
    """The run's page, its checklist's id, and whether a newer run took its place. Refuses as `her_page` does."""
    row = tx.execute(_RUN, {"run": run, "person": person.id}).one_or_none()
    page = page_of(row, NO_PAGE)
    assert row is not None
    return page, row.checklist, row.closed_at is not None


def latest(tx: Connection, page: int, checklist: str, limit: int) -> list[StoredRun]:
    """The latest runs, newest first. One statement."""
    runs: dict[int, StoredRun] = {}
    for id_, started_at, closed_at, item, ticked_at in tx.execute(
        _LATEST_WITH_TICKS, {"page": page, "checklist": checklist, "limit": limit}
    ):
        run = runs.setdefault(id_, StoredRun(id_, started_at, closed_at is not None, {}))
        if item is not None:
            run.ticks[item] = ticked_at
    return list(runs.values())


def open_run(tx: Connection, person: Person, page: Page, checklist: Checklist, now: datetime, screen: int = 0) -> Run:
    """The open run; begins it if there is none, which a retired checklist refuses.

    `screen` 0 is where she left off: the first item that is not ticked, or the finish.
    """
    runs = latest(tx, page.id, checklist.id, limit=2)
    if not runs or runs[0].closed:
        if checklist.retired:
            raise Refusal("checklists-retired")
        insert_once(tx, checklist_runs, person_id=person.id, page_id=page.id, checklist=checklist.id, started_at=now)
        runs = latest(tx, page.id, checklist.id, limit=2)
    current, *before = runs
    ticked = frozenset(item.id for item in checklist.items if item.id in current.ticks)
    last = len(screens(len(checklist.items)))
    return Run(
        id=current.id,
        page=page,
        checklist=checklist,
        ticked=ticked,
        score=score(checklist.items, ticked),
        screen=min(screen, last) if screen > 0 else _left_off(checklist, ticked),
        started_on=person.today(current.started_at),
        ticked_on=person.today(current.last_at) if current.ticks else None,
        change=compare(checklist.items, before[0].ticks, ticked) if before else None,
    )


def _left_off(checklist: Checklist, ticked: frozenset[str]) -> int:
    total = len(checklist.items)
    return next((screen_of(at, total) for at, item in enumerate(checklist.items) if item.id not in ticked), 0)
