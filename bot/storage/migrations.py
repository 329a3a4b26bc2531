"""Which schema does the database have, and which does this version need? Alembic is imported only to change one."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.storage.database import OURS_ALONE, Database, async_url

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
VERSIONS = ROOT / "migrations" / "versions"
LOCK = 0x6E617374  # any constant: two processes that start at once migrate one after the other


class DatabaseRefused(Exception):
    """Why the database cannot be used and what to do, in one sentence; nothing was changed."""


class NewerDatabase(DatabaseRefused):
    """It was migrated by a newer version of the bot."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"The database has schema {found}, this version of the bot knows schemas up to {head()}: "
            "start the newer version, or restore the backup made before it."
        )


def known() -> list[str]:
    """Schema versions this code knows, oldest first, from the file names: `0001_first_evening.py` is `0001`."""
    return sorted(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*_*.py"))


def head() -> str:
    return known()[-1]


def version_of(tx: Connection) -> str | None:
    """The schema's version, None for an empty database."""
    if not inspect(tx).has_table("alembic_version"):
        return None
    version: str | None = tx.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return version


async def fits(db: Database) -> bool:
    """Whether the database has the schema this version needs. Raises DatabaseRefused when it does not answer."""
    try:
        return await db.transact(version_of) == head()
    except Exception as error:  # each driver and each network has exceptions of its own
        reason = f"{type(error).__name__}: {error}"
        raise DatabaseRefused(f"The database of BOT_DATABASE_URL does not open ({reason}).") from error


async def ensure(db: Database, url: str) -> None:
    """The schema this version needs, at `url`, which `db` has open. Costs one look when nothing is to be done."""
    if not await fits(db):
        try:
            await migrate(url)
        except (DBAPIError, OSError) as error:
            reason = f"{type(error).__name__}: {error}"
            words = "The database of BOT_DATABASE_URL cannot be brought to the schema of this version"
            raise DatabaseRefused(f"{words} ({reason}). Is there room on the disk? Nothing was changed.") from error


async def migrate(url: str) -> None:
    """Bring the database to `head()`, wholly or not at all. Raises NewerDatabase."""
    await in_transaction(url, upgrade)


def upgrade(tx: Connection, target: str = "head") -> None:
    """Up to `target` inside this transaction."""
    found = version_of(tx)
    if found is not None and found not in known():
        raise NewerDatabase(found)
    if found == head():
        return
    from alembic import command

    command.upgrade(_config(tx), target)
    _no_orphans(tx)


def downgrade(tx: Connection, target: str = "base") -> None:
    """Down to `target` inside this transaction."""
    from alembic import command

    command.downgrade(_config(tx), target)
    _no_orphans(tx)


async def in_transaction(url: str, work: Callable[[Connection], T]) -> T:
    """Run `work` in one transaction that no other migration shares.

    Not through `Database`: it enforces foreign keys, and SQLite changes a table by copying and dropping the old one,
    which would then delete the rows that refer to it.
    """
    sqlite = make_url(url).get_backend_name() == "sqlite"
    if sqlite:
        folder = Path(make_url(url).database or "").parent
        await asyncio.to_thread(folder.mkdir, OURS_ALONE, parents=True, exist_ok=True)
    engine = create_async_engine(async_url(url), poolclass=NullPool, hide_parameters=True)
    if sqlite:
        event.listen(engine.sync_engine, "connect", _set_up)
        event.listen(engine.sync_engine, "begin", lambda tx: tx.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        async with engine.begin() as connection:
            if not sqlite:
                await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def _set_up(raw: Any, _record: Any) -> None:
    raw.isolation_level = None  # the driver's own BEGIN would come too late to cover CREATE TABLE
    cursor = raw.cursor()
    cursor.execute("PRAGMA secure_delete=ON")  # the old copy of a changed table holds what people wrote
    cursor.close()


def _config(tx: Connection) -> Any:
    from alembic.config import Config

    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["connection"] = tx
    return config


def _no_orphans(tx: Connection) -> None:
    if tx.dialect.name == "sqlite" and (orphans := tx.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"the migration left rows that refer to nothing: {orphans[:5]}")
