"""Short lives of the sender, in processes of their own: `python -m tests.doors.dying API_URL DATABASE LEASE_SECONDS`.

Importing everything takes seconds, so this process does it once. For every line on its input it forks a life, which
sends what is due until nothing is left, and says its number and, later, how it ended.
"""

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path
from time import monotonic

from bot.clock import utc_now
from bot.course.reader import read_phrases
from bot.messengers.telegram.pace import Pace
from bot.messengers.telegram.telegram import Telegram as Messenger
from bot.messengers.telegram.wire import make_bot
from bot.sender import Sender
from bot.services.speaking.outbox import Outbox
from bot.storage.database import SqliteDatabase
from tests.conftest import CONTENT, TOKEN
from tests.speaking.letters import Letters, kind_of


async def live(api_url: str, database: Path, lease: timedelta) -> None:
    """Send until nothing waits any more, not even what an earlier life had taken and not finished."""
    say, _ = read_phrases(CONTENT)
    assert say is not None
    outbox = Outbox(SqliteDatabase(database), utc_now, lease)
    bot = make_bot(TOKEN, api_url=api_url)
    pace = Pace(monotonic, asyncio.sleep)
    kinds = {"letter": kind_of(Letters())}
    sender = Sender([Messenger(bot, CONTENT, pace)], outbox, kinds, say, clock=utc_now)
    while await outbox.due_at() is not None:
        await sender.flush()
        await asyncio.sleep(0.02)
    await bot.session.close()
    await outbox.db.close()


def main(api_url: str, database: str, lease: str) -> None:
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(live(api_url, Path(database), timedelta(seconds=float(lease))))
            os._exit(0)
        tell(child)
        tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
