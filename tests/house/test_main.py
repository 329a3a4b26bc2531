"""The command line as a stranger meets it: help, exit codes, words instead of traces."""

import asyncio
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest
from aiohttp.test_utils import TestServer
from sqlalchemy import create_engine

from bot.__main__ import main
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.storage.migrations import head
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox
from tests.conftest import CONTENT, MONDAY, TOKEN
from tests.house.processes import elsewhere, free_port, heard, nothing_left_behind, started
from tests.safety import SAFETY_NET_SECONDS

__all__ = ["elsewhere", "free_port", "nothing_left_behind"]  # fixtures

COMMANDS = ("run", "demo", "check", "preview", "outbox", "migrate", "backup", "restore")


def test_help_names_every_command_and_where_settings_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    told = capsys.readouterr().out
    assert end.value.code == 0
    assert tuple(re.findall(r"^    (\w+) ", told, flags=re.MULTILINE)) == COMMANDS
    assert ".env.example" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m bot {command} ")


def test_a_word_that_is_no_command_is_answered_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["start"])
    assert end.value.code == 2
    assert "invalid choice: 'start' (choose from " in capsys.readouterr().err


def test_preview_promises_editors_what_they_get(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["preview", "--help"])
    about = capsys.readouterr().out.split("\n\n")[1]
    assert about == "Write the course and the bot's words into one HTML page, what is wrong marked."


def test_check_counts_what_is_taught(capsys: pytest.CaptureFixture[str], course: Course, say: Phrases) -> None:
    assert main(["check"]) == 0
    cards = sum(len(lesson.cards) for lesson in course.lessons.values())
    questions = sum(len(quiz.questions) for quiz in course.quizzes.values())
    counts = (
        f"Уроков {len(course.lessons)} (карточек {cards}), самопроверок {len(course.quizzes)} (вопросов {questions}), "
        f"чек-листов {len(course.checklists)}, советов {len(course.tips)}, рубрик {len(course.rubrics)}, "
        f"дней календаря {len(course.calendar)}, фраз {len(say.keys())}."
    )
    assert capsys.readouterr().out == f"Всё в порядке. Версия материалов {course.version}.\n{counts}\n"


def test_check_prints_every_problem_with_its_file_and_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    for name in ("quizzes/why-page.yaml", "lessons/readers.md"):
        path = tmp_path / "content" / name
        path.write_text(path.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    monkeypatch.setenv("BOT_CONTENT_DIR", "content")
    assert main(["check"]) == 1
    *problems, last = capsys.readouterr().out.splitlines()
    places = [re.match(r"(content/\S+):(\d+)  \S", problem) for problem in problems]
    assert {place and place[1] for place in places} >= {"content/quizzes/why-page.yaml", "content/lessons/readers.md"}
    assert None not in places
    assert last == f"{len(problems)} ошибки в папке content (BOT_CONTENT_DIR)."


@pytest.mark.parametrize("command", ["run", "demo"])
def test_nothing_starts_with_a_broken_course(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_CONTENT_DIR", str(tmp_path / "nothing"))
    assert main([command]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.splitlines()[-1]) == ("", "total (count: 6, folder: nothing)")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_wrong_setting_stops_every_command(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TIMEZONE", "Ruchey")
    assert main([command]) == 2
    told = capsys.readouterr()
    assert f"{told.out}{told.err}" == (
        "BOT_TIMEZONE is 'Ruchey': it must be an IANA time zone, such as Europe/Moscow or Asia/Yekaterinburg.\n"
    )


def test_run_without_a_token_says_where_to_get_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run"]) == 2
    assert capsys.readouterr().err.startswith("BOT_TOKEN is not set: ask @BotFather ")


def test_preview_writes_a_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["preview", "--out", "pages/cards.html"]) == 0
    assert capsys.readouterr().out == "Страница готова: pages/cards.html\n"
    assert (tmp_path / "pages" / "cards.html").read_text(encoding="utf-8").startswith("<!")


def test_preview_shows_what_is_wrong_instead_of_refusing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content" / "cities.yaml").unlink()
    monkeypatch.setenv("BOT_CONTENT_DIR", "content")
    assert main(["preview"]) == 0
    told = "Страница готова: out/cards.html\n1 ошибка в папке content (BOT_CONTENT_DIR).\n"
    assert capsys.readouterr().out == told


def test_a_watched_preview_tells_its_address_and_ends_with_ctrl_c() -> None:
    process = started("-m", "bot", "preview", "--watch")
    address = re.search(r"http://127\.0\.0\.1:\d+/", heard(process, "127.0.0.1"))
    assert address
    with urlopen(address[0], timeout=SAFETY_NET_SECONDS) as answer:
        assert answer.read().startswith(b"<!doctype html>")
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=SAFETY_NET_SECONDS)
    assert (process.returncode, told) == (0, "")


def test_migrate_makes_the_database_and_may_be_repeated(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert [main(["migrate"]), main(["migrate"])] == [0, 0]
    assert capsys.readouterr().out == f"ok  the database has schema {head()}\n" * 2
    assert (tmp_path / "data" / "nastavnik.db").is_file()


def test_migrate_says_when_the_database_does_not_open(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, free_port: int
) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", f"postgresql://nastavnik:secret@127.0.0.1:{free_port}/nastavnik")
    assert main(["migrate"]) == 1
    told = capsys.readouterr().err
    assert (told.startswith("The database of BOT_DATABASE_URL does not open ("), "secret" in told) == (True, False)


def test_outbox_tells_what_was_said_first_and_why_not(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["outbox"]) == 1
    told = capsys.readouterr()
    assert told.err == "There is no database at data/nastavnik.db yet: the bot makes it when it starts.\n"
    assert not (tmp_path / "data").exists()
    main(["migrate"])
    main(["outbox"])
    main(["outbox", "--person", "Анна"])
    engine = create_engine(f"sqlite:///{tmp_path / 'data' / 'nastavnik.db'}")
    with engine.begin() as tx:
        gone = {"name": "Анна", "zone": "Asia/Yekaterinburg", "created_at": MONDAY}
        tx.execute(people.insert().values(id=1, **gone))
        tx.execute(addresses.insert().values(messenger="telegram", chat_id=101, person_id=1, unreachable_at=MONDAY))
        about = {"kind": "tip", "subject": "add-pin", "person_id": 1, "created_at": MONDAY, "not_before": MONDAY}
        fate = {"state": "blocked", "attempts": 2, "reason": "Forbidden: bot was blocked by the user"}
        tx.execute(outbox.insert().values(key="tip:1:2026-11-23", **about, **fate))
    engine.dispose()
    assert main(["outbox", "--person", "анна", "--limit", "5"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Nothing was planned yet.",
        "Nobody has the name or the chat id Анна.",
        "Анна (telegram 101, Asia/Yekaterinburg, unreachable since 2026-11-23 11:00)",
        "  2026-11-23 11:00  blocked   tip         add-pin (tried 2 times)  Forbidden: bot was blocked by the user",
    ]


def imported(command: str, library: str) -> str:
    """The exit code of the command, and whether it has imported the library."""
    program = f"import sys; from bot.__main__ import main; print(main([{command!r}]), {library!r} in sys.modules)"
    told, _ = started("-c", program).communicate(timeout=SAFETY_NET_SECONDS)
    return told.splitlines()[-1]


@pytest.mark.parametrize("command", ["check", "preview", "migrate", "outbox"])
def test_commands_without_telegram_do_not_wait_for_its_library(command: str) -> None:
    main(["migrate"])  # there is something to look at
    assert imported(command, "aiogram") == "0 False"


def test_a_migrated_database_is_opened_without_alembic() -> None:
    assert imported("migrate", "alembic") == "0 True"
    assert imported("migrate", "alembic") == "0 False"


async def test_the_bot_runs_until_it_is_told_to_stop(telegram: Telegram) -> None:
    async with TestServer(make_app(telegram)) as server:
        environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": str(server.make_url("")), "BOT_LOG_FORMAT": "json"}
        process = started("-m", "bot", "run", **environment)
        async with asyncio.timeout(SAFETY_NET_SECONDS):
            await telegram.inbox.polled.wait()
        process.send_signal(signal.SIGTERM)
        told, _ = await asyncio.to_thread(process.communicate, timeout=SAFETY_NET_SECONDS)
    assert process.returncode == 0, told
    assert re.findall(r'"event": "(\w+)"', told) == ["bot", "database", "course", "stopped"]


async def test_a_restart_brings_new_words_and_answers_what_was_written_meanwhile(
    telegram: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.setenv("BOT_CONTENT_DIR", "content")
    telegram.add_user(101, "Анна")
    async with asyncio.timeout(SAFETY_NET_SECONDS), TestServer(make_app(telegram)) as server:
        environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": str(server.make_url("")), "BOT_LOG_FORMAT": "json"}
        first = started("-m", "bot", "run", **environment)
        await telegram.inbox.polled.wait()
        first.send_signal(signal.SIGTERM)
        await asyncio.to_thread(first.communicate, timeout=SAFETY_NET_SECONDS)
        words = tmp_path / "content" / "texts" / "ru" / "people.ftl"
        words.write_text(words.read_text(encoding="utf-8").replace("Здравствуйте! Я —", "Доброго дня! Я —"), "utf-8")
        await telegram.say(101, "/start")  # nobody is there to hear it
        with telegram.watch() as watch:
            second = started("-m", "bot", "run", **environment)
            said = await anext(event async for event in watch if event["kind"] == "message")
        second.send_signal(signal.SIGTERM)
        await asyncio.to_thread(second.communicate, timeout=SAFETY_NET_SECONDS)
    assert "Доброго дня! Я — Наставник." in str(said)


@pytest.mark.parametrize(("python", "made"), [("exit 0", False), ("exit 1", True), (None, True)])
def test_make_makes_a_broken_venv_anew_however_fresh_its_stamp(tmp_path: Path, python: str | None, made: bool) -> None:
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(CONTENT.parent / name, tmp_path)
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    if python is None:
        (programs / "python").symlink_to("/nowhere/python3")
    else:
        (programs / "python").write_text(f"#!/bin/sh\n{python}\n")
        (programs / "python").chmod(0o755)
    (tmp_path / ".venv" / ".ready-dev").touch()
    # As if typed by hand, also when these tests themselves are run by make.
    inherited = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "EXTRAS", "ARGS"}
    by_hand = {name: value for name, value in os.environ.items() if name not in inherited}
    done = subprocess.run(["make", "-n", "demo"], capture_output=True, text=True, check=True, env=by_hand)
    assert ("-m venv .venv" in done.stdout, done.stdout.splitlines()[-1]) == (made, ".venv/bin/python -m bot demo ")


def test_on_a_bare_machine_ci_installs_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(CONTENT.parent / ".ci" / "run", tmp_path / ".ci")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("bash", "dirname"):
        (programs / name).symlink_to(str(shutil.which(name)))
    (programs / "apt-get").write_text('#!/bin/bash\necho "$@"\n')
    (programs / "apt-get").chmod(0o755)
    done = subprocess.run(
        [programs / "bash", ".ci/run"], env={"PATH": str(programs)}, capture_output=True, text=True, check=False
    )
    update, install = done.stdout.splitlines()
    wanted = [word for word in install.split() if not word.startswith("-")]
    assert update == "update -qq"
    assert wanted[:6] == ["install", "git", "make", "python3", "chromium", "python3-venv"]
    assert wanted[6:] in ([], ["postgresql"])  # this machine may have its server in the usual place
