"""What the database keeps to itself: deleted rows, people's words in errors, passwords in addresses."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.storage.database import Database, NotErased, SqliteDatabase, open_database, place_of
from bot.storage.migrations import DatabaseRefused, fits, in_transaction


def fail(tx: Connection) -> None:
    tx.execute(text("INSERT INTO nowhere (name) VALUES (:name)"), {"name": "Анна из Ручейской ЦРБ"})


async def complaint(work: Callable[[], Awaitable[object]]) -> str:
    with pytest.raises(DBAPIError) as error:
        await work()
    return str(error.value)


async def test_an_error_does_not_repeat_what_people_wrote(database_url: str) -> None:
    db = open_database(database_url)
    told = await complaint(lambda: db.transact(fail))
    await db.close()
    told_by_migration = await complaint(lambda: in_transaction(database_url, fail))
    assert ["INSERT INTO nowhere" in words for words in (told, told_by_migration)] == [True, True]
    assert ["Анна" in words for words in (told, told_by_migration)] == [False, False]


def secure(tx: Connection) -> int:
    value: int = tx.exec_driver_sql("PRAGMA secure_delete").scalar_one()
    return value


async def test_sqlite_overwrites_what_is_deleted(tmp_path: Path) -> None:
    database_url = f"sqlite:///{tmp_path / 'nastavnik.db'}"
    db = open_database(database_url)
    settings = [await db.transact(secure), await in_transaction(database_url, secure)]
    await db.close()
    assert settings == [1, 1]


def write(tx: Connection) -> None:
    tx.execute(text("CREATE TABLE notes (words TEXT)"))
    tx.execute(text("INSERT INTO notes VALUES ('Анна из Ручейской ЦРБ'), ('Борис')"))


def forget(tx: Connection) -> int:
    return tx.execute(text("DELETE FROM notes WHERE words LIKE 'Анна%'")).rowcount


def holders(folder: Path, word: str) -> list[str]:
    """The names of the files with the word in them."""
    return [path.name for path in folder.iterdir() if word.encode() in path.read_bytes()]


async def test_what_was_erased_is_in_no_file_while_the_bot_goes_on(tmp_path: Path) -> None:
    db = SqliteDatabase(tmp_path / "nastavnik.db")
    await db.transact(write)
    erased = await db.erase(forget)
    held = [holders(tmp_path, "Анна"), holders(tmp_path, "Борис")]
    await db.transact(forget)  # life goes on: nothing of the erasing is left open
    await db.close()
    assert (erased, held) == (1, [[], ["nastavnik.db"]])


async def test_erasing_waits_for_whoever_reads_the_journal_and_nobody_else_does(tmp_path: Path) -> None:
    looked = asyncio.Event()

    async def sleep(_seconds: float) -> None:
        looked.set()
        await asyncio.sleep(0)

    db = SqliteDatabase(tmp_path / "nastavnik.db", sleep)
    await db.transact(write)
    with closing(sqlite3.connect(tmp_path / "nastavnik.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM notes").fetchall()
        erasing = asyncio.ensure_future(db.erase(forget))
        await looked.wait()
        assert await db.transact(lambda tx: tx.execute(text("SELECT words FROM notes")).scalar_one()) == "Борис"
        assert (erasing.done(), holders(tmp_path, "Анна")) == (False, ["nastavnik.db-wal"])
        reader.execute("COMMIT")
    assert await erasing == 1
    assert holders(tmp_path, "Анна") == []
    await db.close()


async def test_what_cannot_be_erased_is_not_said_to_be(tmp_path: Path) -> None:
    async def sleep(_seconds: float) -> None:
        await asyncio.sleep(0)

    db = SqliteDatabase(tmp_path / "nastavnik.db", sleep)
    await db.transact(write)
    with closing(sqlite3.connect(tmp_path / "nastavnik.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM notes").fetchall()
        with pytest.raises(NotErased, match="another program has been reading the database for 120 seconds"):
            await db.erase(forget)
        reader.execute("COMMIT")
    await db.close()


async def test_erasing_is_a_transaction_on_postgresql_too(postgres_url: str) -> None:
    db: Database = open_database(postgres_url)
    await db.transact(write)
    assert [await db.erase(forget), await db.erase(forget)] == [1, 0]
    await db.close()


async def test_an_address_with_sslmode_opens(postgres_url: str) -> None:
    db = open_database(f"{postgres_url}?sslmode=disable")
    assert await db.transact(lambda tx: tx.exec_driver_sql("SELECT 1").scalar_one()) == 1
    await db.close()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("sslmode=require", "rejected SSL upgrade"),  # this server has no certificate
        ("sslmode=verify-full&sslrootcert=/nowhere/root.crt", "No such file or directory"),
    ],
)
async def test_encryption_that_was_asked_for_is_never_done_without(postgres_url: str, query: str, words: str) -> None:
    db = open_database(f"{postgres_url}?{query}")
    with pytest.raises(DatabaseRefused) as refused:
        await fits(db)
    assert words in str(refused.value)
    await db.close()


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("postgresql://nastavnik:secret@host:6432/name", "postgresql://host:6432/name"),
        ("postgresql://nastavnik:se/cr:et@host/name?sslmode=require", "postgresql://host/name"),
        ("postgresql://host/name?user=nastavnik&password=secret", "postgresql://host/name"),
        ("sqlite:///data/nastavnik.db", "sqlite:///data/nastavnik.db"),
        ("sqlite:////srv/nastavnik.db?timeout=5", "sqlite:////srv/nastavnik.db"),
    ],
)
def test_what_is_shown_of_an_address_opens_no_door(url: str, place: str) -> None:
    assert place_of(url) == place
