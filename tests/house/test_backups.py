"""A backup is taken while the bot runs and put back whole; whatever is wrong with it is a sentence."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.__main__ import main
from bot.course.shapes import Course
from bot.sandbox.people import Person
from bot.storage.backups import BackupRefused, backup, default_name, restore
from bot.storage.database import open_database
from tests.conftest import MONDAY, Stage, meet
from tests.learning.taking import answer, begin

QUIZ = "why-page"


async def test_a_backup_in_the_middle_of_a_quiz_leads_back_there(
    stage: Stage, ann: Person, course: Course, tmp_path: Path
) -> None:
    url, copy = f"sqlite:///{stage.database}", tmp_path / "backups" / "monday.db"
    await meet(ann)
    await begin(ann, QUIZ)
    await answer(ann, course.quizzes[QUIZ])
    await ann.taps("Дальше")
    second = ann.screen.text
    assert backup(url, copy) == copy
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    await answer(ann, course.quizzes[QUIZ])
    await stage.close()
    before = restore(url, copy, MONDAY)
    await stage.open()
    await ann.says("/quiz")
    await ann.taps("Продолжить")
    assert ann.screen.text == second
    assert before == stage.database.with_name("nastavnik.db.before-20261123-060000")


async def test_the_same_on_postgresql(postgres_url: str, tmp_path: Path) -> None:
    assert shutil.which("pg_dump"), "the client programs come with the server"
    db, copy = open_database(postgres_url), tmp_path / "monday.dump"
    await db.transact(lambda tx: tx.execute(text("CREATE TABLE notes (words TEXT)")))
    await db.transact(lambda tx: tx.execute(text("INSERT INTO notes VALUES ('Анна')")))
    backup(postgres_url, copy)
    await db.transact(lambda tx: tx.execute(text("DELETE FROM notes")))
    await db.close()
    restore(postgres_url, copy, MONDAY)
    db = open_database(postgres_url)
    assert await db.transact(lambda tx: tx.execute(text("SELECT words FROM notes")).scalar_one()) == "Анна"
    await db.close()


def test_what_is_no_backup_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    letter, there = tmp_path / "letter.db", tmp_path / "nastavnik.db"
    letter.write_text("Дорогая редакция " * 100)
    there.write_text("untouched")
    url = f"sqlite:///{there}"
    with pytest.raises(BackupRefused, match="is no backup of the bot"):
        restore(url, letter, MONDAY)
    with pytest.raises(BackupRefused, match="There is no file"):
        restore(url, tmp_path / "nowhere.db", MONDAY)
    with pytest.raises(BackupRefused, match="is there already"):
        backup(url, letter)
    with pytest.raises(BackupRefused, match="the bot makes it when it starts"):
        backup(f"sqlite:///{tmp_path / 'no.db'}", tmp_path / "copy.db")
    assert there.read_text() == "untouched"
    assert not (tmp_path / "copy.db").exists()


def test_the_command_line_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["migrate"]) == 0
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert main(["backup", "--to", "copy.db"]) == 0
    assert main(["restore", "copy.db"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "ok  copy.db"
    assert default_name("postgresql://a@b/c", MONDAY) == Path("backups/nastavnik-20261123-060000.dump")
