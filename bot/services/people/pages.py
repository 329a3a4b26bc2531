"""The official pages she keeps. The functions work inside a transaction of whoever calls them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.services.people.persons import Person
from bot.storage.database import insert_once
from bot.storage.tables.people import pages

UNNAMED = "unnamed"  # platform of a page without an address


@dataclass(frozen=True, slots=True)
class Page:
    id: int
    platform: str
    url: str


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
