"""The log: people's words as they are, where an update came from, and never a token."""

import json
import logging
import sys
from collections.abc import Iterator
from io import StringIO
from typing import Literal

import pytest
import structlog
from aiogram.types import Update
from pydantic import ValidationError

from bot.logs import redacted, set_up

TOKEN = "123456:AAExampleExampleExampleExampleExample"


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level, sys.excepthook
    yield
    root.handlers[:], root.level, sys.excepthook = before
    structlog.reset_defaults()


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (f"https://api.telegram.org/bot{TOKEN}/getMe", "https://api.telegram.org/bot<token>/getMe"),
        (f"https://api.telegram.org/file/bot{TOKEN}/a.jpg", "https://api.telegram.org/file/bot<token>/a.jpg"),
        (f"token={TOKEN}", "token=<token>"),
        (TOKEN.replace(":", "%3A"), "<token>"),
        ("/bot42:short/getMe", "/bot<token>/getMe"),
        ("postgresql://nastavnik:se:cr@et@host/name", "postgresql://<login>@host/name"),
        ("postgresql://nastavnik:se/cret@host/name", "postgresql://<login>@host/name"),
        ("postgresql://host/name?user=a&password=se/cret&ssl=1", "postgresql://host/name?user=a&password=<password>&ssl=1"),
        ("socks5://anna:secret@127.0.0.1:1080", "socks5://<login>@127.0.0.1:1080"),
        ("http://secret@127.0.0.1:8081/bot42:short/getMe", "http://<login>@127.0.0.1:8081/bot<token>/getMe"),
        ("https://t.me/@nastavnik", "https://t.me/@nastavnik"),
        ("sqlite:///data/nastavnik.db at 12:30, https://vk.com/ruchey", "sqlite:///data/nastavnik.db at 12:30, https://vk.com/ruchey"),
    ],
)  # fmt: skip
def test_tokens_and_logins_are_blotted_out_and_nothing_else(told: str, kept: str) -> None:
    assert redacted(told) == kept


@pytest.mark.parametrize("form", ["console", "json"])
def test_rows_and_messages_that_libraries_quote_are_blotted_out(form: Literal["console", "json"]) -> None:
    lines = StringIO()
    set_up(form, lines)
    row = 'null value\nDETAIL:  Failing row contains (1, Анна "Аня").\nHINT: none'
    update = {"update_id": 7, "message": {"text": "Анна"}}
    try:
        raise ValueError(row)
    except ValueError:
        structlog.get_logger("bot").exception("of the database")
    try:
        Update.model_validate(update)
    except ValidationError:
        structlog.get_logger("bot").exception("of Telegram")
    told = lines.getvalue()
    assert [words in told for words in ("null value", "<row>", "HINT: none", "Field required", "<input>")] == [True] * 5
    assert [words in told for words in ("Анна", "Аня")] == [False, False]


def test_a_json_line_keeps_russian_words_and_knows_its_update() -> None:
    lines = StringIO()
    set_up("json", lines)
    with structlog.contextvars.bound_contextvars(update_id=17):
        structlog.get_logger("bot").info("Привет, Анна", day=1)
    entry = json.loads(lines.getvalue())
    del entry["timestamp"]
    assert entry == {"event": "Привет, Анна", "day": 1, "update_id": 17, "level": "info", "logger": "bot"}
    assert lines.getvalue().count("Привет") == 1


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_librarys_exception_with_the_token_in_it_is_logged_without(form: Literal["console", "json"]) -> None:
    lines = StringIO()
    set_up(form, lines)
    try:
        raise ConnectionError(f"404, url='https://api.telegram.org/file/bot{TOKEN}/photo.jpg'")
    except ConnectionError:
        logging.getLogger("aiohttp.client").exception("download of %s failed", TOKEN)
        structlog.get_logger("bot").exception("and ours", token=TOKEN)
    told = lines.getvalue()
    assert (TOKEN in told, told.count("/bot<token>/") >= 2, told.count("ConnectionError") >= 2) == (False, True, True)


def test_an_error_that_ends_the_process_is_logged_without_the_token() -> None:
    lines = StringIO()
    set_up("json", lines)
    error = RuntimeError(f"no more of {TOKEN}")
    sys.excepthook(RuntimeError, error, None)
    entry = json.loads(lines.getvalue())
    assert (entry["event"], entry["level"], entry["exception"]) == (
        "stopped by an error",
        "critical",
        "RuntimeError: no more of <token>",
    )


def test_libraries_do_not_drown_the_bot() -> None:
    lines = StringIO()
    set_up("console", lines)
    for name in ("aiogram.event", "aiogram.dispatcher", "aiohttp.access", "alembic.runtime.migration", "sqlalchemy"):
        logging.getLogger(name).info("news")
    assert lines.getvalue() == ""
