"""A copy of the database that can be put back: while the bot runs, and whole.

A plain copy of SQLite's file is none: what was written last lies in the journal beside it.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, make_url

from bot.storage.database import OURS_ALONE


class BackupRefused(Exception):
    """Why there is no copy, or why it was not put back: a sentence with the remedy."""


def default_name(url: str, now: datetime) -> Path:
    """Where a backup goes when nobody says otherwise: `backups/nastavnik-20261127-154500.db` (or `.dump`)."""
    ending = "db" if _is_sqlite(make_url(url)) else "dump"
    return Path("backups") / f"nastavnik-{now:%Y%m%d-%H%M%S}.{ending}"


def backup(url: str, to: Path) -> Path:
    """Write the database at `url` into the file `to`, which only its owner may read. Raises BackupRefused."""
    if to.exists():
        raise BackupRefused(f"{to} is there already: name another file.")
    to.parent.mkdir(parents=True, exist_ok=True, mode=OURS_ALONE)
    whole = make_url(url)
    part = to.with_name(f"{to.name}.part")  # until it is whole, it has not the name of a backup
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY, 0o600))
    try:
        if _is_sqlite(whole):
            _copy(_there(whole), part)
        else:
            _told("pg_dump", whole, "--format=custom", f"--file={part}")
        part.rename(to)
    finally:
        part.unlink(missing_ok=True)
    return to


def restore(url: str, file: Path, now: datetime) -> Path | None:
    """Put the backup in the place of the database at `url`. Returns where SQLite's database of before was put.

    The bot must not run meanwhile. Raises BackupRefused, and then nothing has changed.
    """
    if not file.is_file():
        raise BackupRefused(f"There is no file {file}.")
    whole = make_url(url)
    if not _is_sqlite(whole):
        _told("pg_restore", whole, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(file))
        return None
    _sound(file)
    there, before = Path(whole.database or ""), None
    if there.exists():
        before = there.with_name(f"{there.name}.before-{now:%Y%m%d-%H%M%S}")
        _copy(there, before)
    there.parent.mkdir(parents=True, exist_ok=True, mode=OURS_ALONE)
    _copy(file, there)
    return before


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _there(url: URL) -> Path:
    path = Path(url.database or "")
    if not path.exists():
        raise BackupRefused(f"There is no database at {path} yet: the bot makes it when it starts.")
    return path


def _copy(source: Path, target: Path) -> None:
    """SQLite's own way: page by page, journal and all, whoever writes meanwhile."""
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
    except sqlite3.Error as error:
        raise BackupRefused(f"{source} cannot be copied to {target} ({error}).") from error


def _sound(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as found:
            well = found.execute("PRAGMA quick_check").fetchone() == ("ok",)
            ours = found.execute("SELECT count(*) FROM sqlite_master WHERE name = 'people'").fetchone()[0]
    except sqlite3.Error as error:
        raise BackupRefused(f"{file} is no backup of the bot ({error}).") from error
    if not (well and ours):
        raise BackupRefused(f"{file} is no whole backup of the bot: take another one.")


def _told(program: str, url: URL, *words: str) -> None:
    """Run one of PostgreSQL's programs. The password goes in the environment: everybody can read command lines."""
    if shutil.which(program) is None:
        raise BackupRefused(f"{program} is not here: install PostgreSQL's client programs of the server's version.")
    address = url.set(drivername="postgresql", password=None).render_as_string()
    environment = os.environ | ({"PGPASSWORD": url.password} if url.password else {})
    done = subprocess.run(
        [program, f"--dbname={address}", *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupRefused(f"{program} failed: {done.stderr.strip() or done.returncode}")
