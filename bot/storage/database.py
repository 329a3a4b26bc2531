"""Short transactions: a plain function gets a connection, and its result comes back once all is committed.

The function is synchronous on purpose: it cannot await, so no Telegram call can stand inside a transaction. On SQLite
the whole function runs in the connection's own thread, one hop for a transaction instead of several for each statement,
and one at a time, which is how SQLite writes anyway. On PostgreSQL the same function runs over asyncpg.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode

import aiosqlite
from sqlalchemy import URL, Connection, Insert, Table, create_engine, make_url
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

T = TypeVar("T")
Work = Callable[[Connection], T]

# For each connection to SQLite. What was deleted is overwritten, whatever the library was compiled for.
BUSY = "busy_timeout=5000"  # milliseconds that another process is waited for
PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", BUSY, "secure_delete=ON")
ERASE_WAIT_SECONDS, ERASE_SECONDS = 0.1, 120.0  # between two looks whether the journal is free, and in all


OURS_ALONE = 0o700  # of a folder that is made for the file: nobody else on this machine may read it


class NotErased(Exception):
    """What was deleted is still in a file that another program reads."""


class Database(Protocol):
    """A place that keeps rows. `transact` does all of the work or, on any exception, none of it.

    `erase` does the same, and returns when what the work has deleted is in no file of the database any more. Raises
    NotErased when other readers hold on to it for too long: it is deleted all the same.
    """

    async def transact(self, work: Work[T]) -> T: ...

    async def erase(self, work: Work[T]) -> T: ...

    async def close(self) -> None: ...


class _LentThread(aiosqlite.Connection):
    """aiosqlite's connection, its thread lent for a whole transaction."""

    async def lend(self, work: Callable[[], T]) -> T:
        result: T = await self._execute(work)  # type: ignore[no-untyped-call]  # aiosqlite leaves it untyped
        return result


def _truncate(thread: _LentThread) -> bool:
    """Empty the journal into the file; False when another reader still needs it. Waits for nobody."""
    thread._conn.execute("PRAGMA busy_timeout=0")
    try:
        ((busy, _, _),) = thread._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        thread._conn.execute(f"PRAGMA {BUSY}")
    return not busy


class SqliteDatabase:
    """One file, one connection, one transaction at a time; other processes are waited for 5 s."""

    def __init__(self, path: Path, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._path, self._sleep = path, sleep
        self._thread: _LentThread | None = None
        self._connection: Connection | None = None
        self._opening = asyncio.Lock()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(OURS_ALONE, parents=True, exist_ok=True)
        raw = sqlite3.connect(self._path, isolation_level=None, cached_statements=256)
        try:
            for pragma in PRAGMAS:
                raw.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            raw.close()
            raise
        return raw

    async def _connect(self) -> _LentThread:
        thread = _LentThread(self._open, iter_chunk_size=64)
        try:
            await thread
        except BaseException:
            # aiosqlite lets its thread end by itself: after the loop has ended, that would be a trace on the terminal.
            await asyncio.to_thread(thread._thread.join)
            raise
        # What people wrote stands in the parameters, and errors go into the log.
        engine = create_engine("sqlite://", creator=lambda: thread._conn, poolclass=StaticPool, hide_parameters=True)
        self._connection = await thread.lend(engine.connect)
        return thread

    async def transact(self, work: Work[T]) -> T:
        if self._thread is None:
            async with self._opening:  # two first transactions at once share one connection
                self._thread = self._thread or await self._connect()
        return await self._thread.lend(partial(self._whole, self._thread, work))

    def _whole(self, thread: _LentThread, work: Work[T]) -> T:
        assert self._connection is not None
        with self._connection.begin():
            # IMMEDIATE takes the write lock at once: a transaction that read first could not be upgraded. Said to the
            # driver itself: SQLAlchemy's begin is silent here, and listening to it would slow down every statement.
            thread._conn.execute("BEGIN IMMEDIATE")
            return work(self._connection)

    async def erase(self, work: Work[T]) -> T:
        result = await self.transact(work)
        # The journal beside the file holds the rows as they were, and is written over only much later. Whoever reads it
        # at this moment, a backup for one, is waited for here and not in the database's thread.
        left = ERASE_SECONDS
        while self._thread is not None and not await self._thread.lend(partial(_truncate, self._thread)):
            if left <= 0:
                raise NotErased(f"another program has been reading the database for {ERASE_SECONDS:.0f} seconds")
            await self._sleep(ERASE_WAIT_SECONDS)
            left -= ERASE_WAIT_SECONDS
        return result

    async def close(self) -> None:
        if self._thread is not None and self._connection is not None:
            await self._thread.lend(self._connection.close)
            await self._thread.close()
            self._thread = self._connection = None


class PostgresDatabase:
    """The same over asyncpg, with a pool: transactions of different people run side by side."""

    def __init__(self, url: str) -> None:
        self._engine: AsyncEngine = create_async_engine(url, pool_size=10, pool_pre_ping=True, hide_parameters=True)

    async def transact(self, work: Work[T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def erase(self, work: Work[T]) -> T:
        return await self.transact(work)  # the server tidies up its files by itself

    async def close(self) -> None:
        await self._engine.dispose()


def async_url(url: str) -> str:
    """`sqlite:///x.db` and `postgresql://...` with the drivers this project uses; ValueError for any other database."""
    parsed = make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            return parsed.set(drivername="sqlite+aiosqlite").render_as_string(hide_password=False)
        case "postgresql":
            # asyncpg knows libpq's sslmode, sslrootcert and so on, but only inside an address of its own.
            ssl = {key: value for key, value in parsed.query.items() if key != "ssl" and key.startswith("ssl")}
            if ssl:
                dsn = f"postgresql://?{urlencode(ssl, doseq=True)}"
                parsed = parsed.difference_update_query(ssl).update_query_dict({"dsn": dsn})
            return parsed.set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)
        case other:
            raise ValueError(f"{other} is not supported: use sqlite or postgresql")


def place_of(url: str) -> str:
    """The address without the login and without what follows `?`, which may hold a password too: fit to be shown."""
    whole = make_url(url)
    place = URL.create(whole.drivername, host=whole.host, port=whole.port, database=whole.database)
    return place.render_as_string()


def open_database(url: str) -> Database:
    """The database at `url`; nothing is connected until the first transaction."""
    whole = make_url(async_url(url))
    if whole.get_backend_name() == "sqlite":
        return SqliteDatabase(Path(whole.database or ""))
    return PostgresDatabase(async_url(url))


def insert_once(tx: Connection, table: Table, **values: Any) -> bool:
    """Insert the row unless its key is taken. True when this call wrote it: a second tap gets False."""
    return tx.execute(once(tx, table), values).rowcount == 1


def once(tx: Connection, table: Table) -> Insert:
    """An INSERT that passes over rows whose key is taken."""
    return _once(tx.dialect.name, table)


@cache
def _once(dialect: str, table: Table) -> Insert:
    insert = sqlite_insert if dialect == "sqlite" else postgresql_insert
    return insert(table).on_conflict_do_nothing()
