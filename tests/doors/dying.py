"""Short lives of the sender, in processes of their own: `python -m tests.doors.dying API_URL DATABASE FAULTS`.

Importing everything takes seconds, so this process does it once. For every line on its input it forks a life, which
sends what is due until nothing is left, and says its number and, later, how it ended. Each life is born an hour after
the one before, by its own clock: no lease is left of what that one had taken.
"""

import asyncio
import os
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import structlog
from aiogram import Bot

from bot.cards.card import Card
from bot.clock import utc_now
from bot.course.phrases import Phrases
from bot.course.reader import read_phrases
from bot.messengers.telegram.pace import Pace
from bot.messengers.telegram.telegram import Telegram as Messenger
from bot.messengers.telegram.wire import make_bot
from bot.sender import Sender
from bot.services.speaking.outbox import Outbox
from bot.storage.database import SqliteDatabase
from tests.conftest import CONTENT, TOKEN
from tests.speaking.letters import Letters, kind_of, letter

DEADLY = "не читать"  # the subject of a letter that ends whoever renders it


def render(subject: str, say: Phrases) -> Card:
    if subject == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return letter(subject, say)


async def live(bot: Bot, database: Path, age: timedelta, faults: int, say: Phrases) -> None:
    """Send until nothing waits any more, not even what an earlier life had taken and not finished."""

    def clock() -> datetime:
        return utc_now() + age

    outbox = Outbox(SqliteDatabase(database), clock)
    pace = Pace(monotonic, asyncio.sleep)
    kinds = {"letter": kind_of(Letters(), render)}
    sender = Sender([Messenger(bot, CONTENT, pace)], outbox, kinds, say, clock=clock, faults=faults)
    while await outbox.due_at() is not None:
        await sender.flush()
        await asyncio.sleep(0.02)
    await bot.session.close()
    await outbox.db.close()


def main(api_url: str, database: str, faults: str) -> None:
    say, _ = read_phrases(CONTENT)
    assert say is not None
    bot = make_bot(TOKEN, api_url=api_url)
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))  # whoever asked reads the output
    for hours, _ in enumerate(sys.stdin):
        child = os.fork()
        if child == 0:
            asyncio.run(live(bot, Path(database), timedelta(hours=hours), int(faults), say))
            os._exit(0)
        tell(child)
        tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
