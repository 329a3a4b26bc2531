"""Databases for tests that run on both kinds: a file of the test's own, and a PostgreSQL.

The PostgreSQL is the server of TEST_DATABASE_URL (a user that may create databases), or one started here from the
installed programs, as an ordinary user, in a folder of its own; with several workers each has its own server.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage.database import Database, async_url, open_database
from bot.storage.tables import metadata
from tests.safety import SAFETY_NET_SECONDS

_names = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a server. Without one the test is skipped; with REQUIRE_POSTGRES=1 it fails."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    programs = installed()
    if programs is None:
        reason = "no PostgreSQL here: install its server or set TEST_DATABASE_URL"
        if os.environ.get("REQUIRE_POSTGRES") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder, serving(programs, Path(folder)) as url:
        yield url


@pytest.fixture
async def postgres_url(postgres_server: str) -> AsyncIterator[str]:
    """The address of an empty database of this test's own."""
    name = f"nastavnik_test_{os.getpid()}_{next(_names)}"
    await _tell(postgres_server, f"CREATE DATABASE {name}")
    yield urlunsplit(urlsplit(postgres_server)._replace(path=f"/{name}"))
    await _tell(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of this test's own: each test runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new folder' / 'nastavnik.db'}"
    given: str = request.getfixturevalue("postgres_url")
    return given


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    """The same with its tables, open: for crowds, and for several processes at once."""
    db = open_database(database_url)
    await db.transact(metadata.create_all)
    yield db
    await db.close()


async def _tell(url: str, order: str) -> None:
    engine = create_async_engine(async_url(url), isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            await connection.exec_driver_sql(order)
    finally:
        await engine.dispose()


def installed() -> Path | None:
    """The folder with initdb and pg_ctl, of the newest version there is."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    found = shutil.which("initdb")
    places = [*versions, *([Path(found).resolve().parent] if found else [])]
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


@contextmanager
def serving(programs: Path, folder: Path) -> Iterator[str]:
    """The address of a server that keeps everything in `folder`."""
    data = folder / "data"
    as_whom: dict[str, Any] = {}
    if os.getuid() == 0:  # the server refuses to run as root
        someone = next(user for user in pwd.getpwall() if user.pw_name in {"postgres", "nobody"})
        os.chown(folder, someone.pw_uid, someone.pw_gid)
        as_whom = {"user": someone.pw_uid, "group": someone.pw_gid, "extra_groups": []}
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    def order(program: str, *words: str) -> None:
        done = subprocess.run(
            [programs / program, *words], cwd=folder, capture_output=True, text=True, check=False, **as_whom
        )
        assert done.returncode == 0, f"{program} failed: {done.stdout}{done.stderr}"

    order("initdb", "-D", str(data), "-U", "tester", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
    patience = str(SAFETY_NET_SECONDS)
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
    order("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "-t", patience, "start")
    try:
        yield f"postgresql://tester@127.0.0.1:{port}/postgres"
    finally:
        order("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
