"""What does the log look like? One line an event, for people or as JSON; never a token or a password in it."""

import logging
import re
import sys
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor

# Libraries put the whole address into the texts of their exceptions, and addresses hold tokens and passwords.
_TOKEN = re.compile(r"\d+(:|%3A)[\w-]{30,}", re.IGNORECASE)
_TOKEN_PATH = re.compile(r"/bot\d[^/\s\"']*/")
_LOGIN = re.compile(r"(?<=://)(?:[^/\s:@\"']*:[^\s\"']*|[^/\s\"']+)@")
_PASSWORD = re.compile(r"(?<=[?&])(\w*password)=[^&\s\"']*", re.IGNORECASE)

# They also quote what they stumbled over: PostgreSQL the row, pydantic the message.
_ROW = re.compile(r"(?<=DETAIL:  )(?:[^\\\n]|\\[^n])+?(?=\\n|\n|\"[,}]|$)")  # to its end, as text and inside JSON
_INPUT = re.compile(r"(?<=input_value=).*?(?=, input_type=)")

# Their news of every update, request and statement would drown ours.
QUIET = ("aiogram.event", "aiogram.dispatcher", "aiohttp.access", "alembic", "asyncio", "sqlalchemy")


def redacted(text: str) -> str:
    """The text with tokens of bots, logins of addresses, and rows and messages that libraries quote blotted out."""
    text = _TOKEN_PATH.sub("/bot<token>/", text)
    text = _TOKEN.sub("<token>", text)
    text = _PASSWORD.sub(r"\1=<password>", text)
    text = _ROW.sub("<row>", text)
    text = _INPUT.sub("<input>", text)
    return _LOGIN.sub("<login>@", text)


def _redact(_logger: Any, _method: str, line: str | EventDict) -> str:
    """After the renderer, so that traces and everything anybody bound have become text."""
    return redacted(str(line))


def set_up(form: Literal["console", "json"], stream: TextIO | None = None) -> None:
    """Send our log and the libraries' to `stream` (standard error by default). Called once, by the roof."""
    stream = stream or sys.stderr
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    shape: list[Processor] = (
        [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ]
        if form == "json"
        else [structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback)]
    )
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *shape, _redact],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _last_words


def _last_words(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("bot").critical("stopped by an error", exc_info=(kind, error, trace))
