"""One pass through a checklist for a page or a post: how it is found, begun, and held against the one before.

Only the latest run of a checklist for a page is open; the earlier ones stay as they were. A post has one run of its
own. The functions here work inside a transaction of `checklists.py`, or of a post that is checked before it comes out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection, Integer, bindparam, select

from bot.course.shapes import Checklist, Course, Item
from bot.rules.learning.checklists import Change, Tally, compare, for_post, measured, score, screen_of, screens
from bot.services.learning.item_notes import Note, notes_of
from bot.services.people.pages import PAGE, NoPage, Page, page_of
from bot.services.people.persons import Person
from bot.services.refusals import Refusal
from bot.storage.database import insert_once
from bot.storage.tables.learning import checklist_runs, ticks
from bot.storage.tables.people import pages

NO_PAGE = NoPage("checklists-not-hers", "checklists-page-removed")


@dataclass(frozen=True, slots=True)
class Run:
    """The open run of a checklist for a page, or the run of a post."""

    id: int
    page: Page
    post: int | None  # the slot it is about
    checklist: Checklist  # for a post what is obligatory comes first
    ticked: frozenset[str]  # ids of items that are settled and that the checklist still has
    not_hers: frozenset[str]  # those of them that are none of hers
    score: Tally  # for a post, of what is obligatory
    parts: tuple[range, ...]  # positions of items on each screen
    screen: int  # the screen of items to show, from 1; 0 is the finish
    started_on: date  # her local days, both
    ticked_on: date | None  # of the last tick
    change: Change | None  # since the run before, None in the first one
    notes: Mapping[str, Note] = field(default_factory=dict)  # by item; a post has none
    notice: str | None = None  # key of a phrase about what just happened

    @property
    def obligatory(self) -> int:
        """How many items stand first and have to be settled; of a page's run all of them."""
        return self.score.total

    @property
    def advice(self) -> int:
        """How many items are left to whoever has the time."""
        return len(self.checklist.items) - self.obligatory


@dataclass(frozen=True, slots=True)
class Found:
    """A run of hers by its id."""

    page: Page
    checklist: str  # id
    post: int | None
    closed: bool  # a newer run took its place


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run as it is stored: its ticks may be of items that the checklist has no more."""

    id: int
    started_at: datetime
    closed: bool
    ticks: dict[str, datetime]
    not_hers: set[str]

    @property
    def last_at(self) -> datetime:
        """The moment of the last tick, or of the beginning."""
        return max(self.ticks.values(), default=self.started_at)


_RUN = (
    select(*PAGE, checklist_runs.c.checklist, checklist_runs.c.slot_id, checklist_runs.c.closed_at)
    .join(checklist_runs, checklist_runs.c.page_id == pages.c.id)
    .where(checklist_runs.c.id == bindparam("run"), checklist_runs.c.person_id == bindparam("person"))
)
_LATEST = (
    select(checklist_runs.c.id)
    .where(
        checklist_runs.c.page_id == bindparam("page"),
        checklist_runs.c.checklist == bindparam("checklist"),
        checklist_runs.c.slot_id.is_not_distinct_from(bindparam("post", type_=Integer)),
    )
    .order_by(checklist_runs.c.id.desc())
    .limit(bindparam("limit"))
)
_LATEST_WITH_TICKS = (
    select(
        checklist_runs.c.id,
        checklist_runs.c.started_at,
        checklist_runs.c.closed_at,
        ticks.c.item,
        ticks.c.ticked_at,
        ticks.c.not_hers,
    )
    .outerjoin(ticks, ticks.c.run_id == checklist_runs.c.id)
    .where(checklist_runs.c.id.in_(_LATEST.scalar_subquery()))
    .order_by(checklist_runs.c.id.desc())
)


def checklist_of(course: Course, id_: str) -> Checklist:
    """Refuses one that left the course."""
    found = course.checklists.get(id_)
    if found is None:
        raise Refusal("checklists-gone")
    return found


def her_run(tx: Connection, person: Person, run: int) -> Found:
    """Refuses as `her_page` does."""
    row = tx.execute(_RUN, {"run": run, "person": person.id}).one_or_none()
    page = page_of(row, NO_PAGE)
    assert row is not None
    return Found(page, row.checklist, row.slot_id, row.closed_at is not None)


def latest(tx: Connection, page: int, checklist: str, limit: int, post: int | None = None) -> list[StoredRun]:
    """The latest runs, newest first. One statement."""
    runs: dict[int, StoredRun] = {}
    for id_, started_at, closed_at, item, ticked_at, not_hers in tx.execute(
        _LATEST_WITH_TICKS, {"page": page, "checklist": checklist, "limit": limit, "post": post}
    ):
        run = runs.setdefault(id_, StoredRun(id_, started_at, closed_at is not None, {}, set()))
        if item is not None:
            run.ticks[item] = ticked_at
        if not_hers:
            run.not_hers.add(item)
    return list(runs.values())


def open_run(
    tx: Connection,
    person: Person,
    page: Page,
    checklist: Checklist,
    now: datetime,
    screen: int = 0,
    post: int | None = None,
) -> Run:
    """The open run, or a post's own; begins it if there is none, which a retired checklist refuses.

    `screen` 0 is where she left off: the first item that is to be settled and is not, or the finish.
    """
    runs = latest(tx, page.id, checklist.id, limit=2, post=post)
    if not runs or runs[0].closed:
        if checklist.retired:
            raise Refusal("checklists-retired")
        hers = {"person_id": person.id, "page_id": page.id, "slot_id": post}
        insert_once(tx, checklist_runs, **hers, checklist=checklist.id, started_at=now)
        runs = latest(tx, page.id, checklist.id, limit=2, post=post)
    current, *before = runs
    arranged = checklist if post is None else for_post(checklist)
    items, must = arranged.items, measured(arranged.items, post is not None)
    ticked = frozenset(item.id for item in items if item.id in current.ticks)
    not_hers = ticked & current.not_hers
    parts = screens(len(must), len(items) - len(must))
    return Run(
        id=current.id,
        page=page,
        post=post,
        checklist=arranged,
        ticked=ticked,
        not_hers=not_hers,
        score=score(must, ticked, not_hers),
        parts=parts,
        screen=min(screen, len(parts)) if screen > 0 else _left_off(must, ticked, parts),
        started_on=person.today(current.started_at),
        ticked_on=person.today(current.last_at) if current.ticks else None,
        change=compare(items, before[0].ticks, ticked, not_hers) if before else None,
        notes=notes_of(tx, current.id) if post is None else {},
    )


def _left_off(must: Sequence[Item], ticked: frozenset[str], parts: Sequence[range]) -> int:
    return next((screen_of(at, parts) for at, item in enumerate(must) if item.id not in ticked), 0)
