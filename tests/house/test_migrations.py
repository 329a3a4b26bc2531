"""Migrations lead up, down and up again, to exactly the tables of the program, on both kinds of database."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, inspect, text

from bot.storage.database import open_database
from bot.storage.migrations import (
    DatabaseRefused,
    NewerDatabase,
    downgrade,
    ensure,
    fits,
    head,
    in_transaction,
    migrate,
    upgrade,
    version_of,
)
from bot.storage.tables import metadata


def described(tx: Connection) -> dict[str, list[str]]:
    """All that the database itself says about its tables, but for the migrations' own."""
    inspector = inspect(tx)
    return {
        table: [
            *sorted(map(_column, inspector.get_columns(table))),
            str(inspector.get_pk_constraint(table)),
            *sorted(map(str, inspector.get_foreign_keys(table))),
            *sorted(map(str, inspector.get_unique_constraints(table))),
            *sorted(_index(index) for index in inspector.get_indexes(table)),
        ]
        for table in sorted(inspector.get_table_names())
        if table != "alembic_version"
    }


def _column(column: Any) -> str:
    return f"{column['name']} {column['type']} null={column['nullable']} default={column['default']}"


def _index(index: Any) -> str:
    return f"{index['name']} {index['column_names']} unique={index['unique']} {_plain(index['dialect_options'])}"


def _plain(options: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in options.items()}


async def test_migrations_make_exactly_the_tables_of_the_program(database_url: str) -> None:
    await migrate(database_url)
    migrated = await in_transaction(database_url, described)
    await in_transaction(database_url, downgrade)
    await in_transaction(database_url, metadata.create_all)
    assert migrated == await in_transaction(database_url, described)
    assert len(migrated) == len(metadata.tables)


async def test_every_migration_leads_up_down_and_up_again(database_url: str) -> None:
    await migrate(database_url)
    above = await in_transaction(database_url, described)
    await in_transaction(database_url, downgrade)
    assert await in_transaction(database_url, described) == {}
    assert await in_transaction(database_url, version_of) is None
    await in_transaction(database_url, upgrade)
    assert await in_transaction(database_url, described) == above
    assert await in_transaction(database_url, version_of) == head()


async def test_a_migrated_database_fits_and_a_second_migration_changes_nothing(database_url: str) -> None:
    await migrate(database_url)
    before = await in_transaction(database_url, described)
    await migrate(database_url)
    assert await in_transaction(database_url, described) == before
    db = open_database(database_url)
    assert await fits(db)
    await db.close()


async def test_two_processes_may_start_at_once(database_url: str) -> None:
    await asyncio.gather(migrate(database_url), migrate(database_url))
    assert await in_transaction(database_url, version_of) == head()


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(database_url: str) -> None:
    await migrate(database_url)
    await in_transaction(database_url, lambda tx: tx.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    db = open_database(database_url)
    with pytest.raises(NewerDatabase) as refused:
        await ensure(db, database_url)
    await db.close()
    assert str(refused.value) == (
        f"The database has schema 9999, this version of the bot knows schemas up to {head()}: "
        "start the newer version, or restore the backup made before it."
    )
    assert await in_transaction(database_url, version_of) == "9999"


async def test_a_migration_that_fails_leaves_nothing_behind(database_url: str) -> None:
    def half_way(tx: Connection) -> None:
        upgrade(tx)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await in_transaction(database_url, half_way)
    assert await in_transaction(database_url, described) == {}
    assert await in_transaction(database_url, version_of) is None


async def test_rows_survive_a_migrated_table_that_others_refer_to(tmp_path: Path) -> None:
    """SQLite changes a table by copying and dropping it: enforced foreign keys would take the referring rows along."""
    database_url = f"sqlite:///{tmp_path / 'nastavnik.db'}"
    await migrate(database_url)

    def copy_people(tx: Connection) -> int:
        tx.execute(text("INSERT INTO people (id, zone, created_at) VALUES (1, 'Europe/Moscow', '2026-11-23')"))
        tx.execute(text("INSERT INTO addresses (messenger, chat_id, person_id) VALUES ('telegram', 101, 1)"))
        tx.execute(text("CREATE TABLE copied AS SELECT * FROM people"))
        tx.execute(text("DROP TABLE people"))
        count: int = tx.execute(text("SELECT count(*) FROM addresses")).scalar_one()
        return count

    assert await in_transaction(database_url, copy_people) == 1


async def test_a_database_that_does_not_open_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "nastavnik.db").write_text("this is a letter, not a database " * 40)
    database_url = f"sqlite:///{tmp_path / 'nastavnik.db'}"
    db = open_database(database_url)
    with pytest.raises(DatabaseRefused) as refused:
        await ensure(db, database_url)
    await db.close()
    assert str(refused.value) == (
        "The database of BOT_DATABASE_URL does not open (DatabaseError: file is not a database)."
    )


async def test_who_could_not_be_reached_still_cannot_be_there(database_url: str) -> None:
    def before(tx: Connection) -> None:
        upgrade(tx, "0002")
        person = "INSERT INTO people (id, zone, created_at, unreachable_at) VALUES (:id, 'Asia/Omsk', :now, :gone)"
        chat = "INSERT INTO addresses (messenger, chat_id, person_id) VALUES ('telegram', :chat, :id)"
        moment = "2026-11-20 06:00:00.000000"
        when = moment if tx.dialect.name == "sqlite" else datetime.fromisoformat(f"{moment}+00:00")
        for id_, gone in ((1, None), (2, when)):
            tx.execute(text(person), {"id": id_, "now": when, "gone": gone})
            tx.execute(text(chat), {"id": id_, "chat": 100 + id_})

    def silent(table: str) -> Callable[[Connection], list[int]]:
        column = "person_id" if table == "addresses" else "id"
        wanted = text(f"SELECT {column} FROM {table} WHERE unreachable_at IS NOT NULL")
        return lambda tx: list(tx.execute(wanted).scalars())

    await in_transaction(database_url, before)
    await migrate(database_url)
    assert await in_transaction(database_url, silent("addresses")) == [2]
    await in_transaction(database_url, partial(downgrade, target="0002"))
    assert await in_transaction(database_url, silent("people")) == [2]


def test_every_table_with_ids_never_gives_one_out_again() -> None:
    with_ids = [table for table in metadata.tables.values() if "id" in table.c]
    assert [table.name for table in with_ids if not table.dialect_options["sqlite"]["autoincrement"]] == []


async def test_ids_of_rows_that_were_deleted_before_lead_nowhere(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'nastavnik.db'}"

    def before(tx: Connection) -> None:
        upgrade(tx, "0003")
        for id_ in (1, 2, 3):
            tx.execute(
                text("INSERT INTO people (id, zone, created_at) VALUES (:id, 'Asia/Omsk', '2026-11-20')"), {"id": id_}
            )
        tx.execute(text("DELETE FROM people WHERE id = 3"))

    def fresh(tx: Connection) -> list[int]:
        tx.execute(text("INSERT INTO people (zone, created_at) VALUES ('Asia/Omsk', '2026-11-20')"))
        return list(tx.execute(text("SELECT id FROM people ORDER BY id")).scalars())

    await in_transaction(url, before)
    await migrate(url)
    assert await in_transaction(url, fresh) == [1, 2, 1003]

    def made(tx: Connection) -> set[str]:
        told = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        return set(tx.execute(text(told)).scalars())

    assert await in_transaction(url, made) == {table.name for table in metadata.tables.values() if "id" in table.c}
