"""The official pages she keeps. The functions work inside a transaction of whoever calls them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.services.people.persons import Person
from bot.services.refusals import Refusal
from bot.storage.database import insert_once
from bot.storage.tables.people import pages

UNNAMED = "unnamed"  # platform of a page without an address


@dataclass(frozen=True, slots=True)
class Page:
    id: int
    platform: str
    url: str


@dataclass(frozen=True, slots=True)
class NoPage:
    """In which words a feature refuses a page: keys of phrases."""

    not_hers: str
    removed: str


PAGE = (pages.c.id, pages.c.platform, pages.c.url, pages.c.removed_at)
_HERS = select(*PAGE).where(pages.c.id == bindparam("page"), pages.c.person_id == bindparam("person"))


def her_page(tx: Connection, person: Person, page: int, no: NoPage) -> Page:
    """Refuses a stranger's page, and one that she removed, in the feature's own words. One statement."""
    return page_of(tx.execute(_HERS, {"page": page, "person": person.id}).one_or_none(), no)


def page_of(row: Sequence[Any] | None, no: NoPage) -> Page:
    """The page of a row that begins with `PAGE`. Refuses as `her_page` does."""
    if row is None:
        raise Refusal(no.not_hers)
    id_, platform, url, removed_at = row[: len(PAGE)]
    if removed_at is not None:
        raise Refusal(no.removed)
    return Page(id_, platform, url)


def nameless_page(tx: Connection, person: Person, now: datetime) -> Page:
    """Her page whose address nobody told yet, so that nothing waits for it; the first address she tells names it."""
    insert_once(tx, pages, person_id=person.id, platform=UNNAMED, url="", created_at=now)
    (page,) = [page for page in pages_of(tx, person.id) if page.platform == UNNAMED]
    return page


def pages_of(tx: Connection, person_id: int) -> tuple[Page, ...]:
    """Her pages, oldest first, without those she removed."""
    rows = tx.execute(
        select(pages.c.id, pages.c.platform, pages.c.url)
        .where(pages.c.person_id == person_id, pages.c.removed_at.is_(None))
        .order_by(pages.c.id)
    )
    return tuple(Page(*row) for row in rows)
