"""The command line: `python -m bot run`, `demo`, `check`, `preview`, `outbox`, `migrate`, `backup`, `restore`."""

import argparse
import asyncio
import gc
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Refused, Settings, read_settings

if TYPE_CHECKING:
    from bot.course.phrases import Phrases
    from bot.course.reader import Draft
    from bot.course.shapes import Course
    from bot.sandbox.demo import DemoPlace

DEMO_DATA, DEMO_FILE = Path("data/demo"), "nastavnik.db"
DEMO_PORT, PREVIEW_PORT = 8765, 8766


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; the exit code: 0 done, 1 something is wrong, 2 called or set up wrongly."""
    # The first process of a container is ended by nobody else; once it lives, it has a better answer (_stop_signal).
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace, Settings], None] = asked.command
    try:
        command(asked, read_settings())
    except Refused as refused:
        print(refused, file=sys.stdout if command is check else sys.stderr)
        return refused.code
    except KeyboardInterrupt:
        print("Stopped before anything was begun.", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Nastavnik: a Telegram bot that coaches the administrators of official pages.",
        epilog="Settings are BOT_ variables in the environment or in .env; .env.example explains each.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[[argparse.Namespace, Settings], None], words: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        one.set_defaults(command=command)
        return one

    add("run", run, "start the bot; needs BOT_TOKEN, and migrates the database first")
    trial = add("demo", demo, "try the bot in a browser on this machine, without Telegram and without a token")
    trial.add_argument("--fresh", action="store_true", help="forget the chats and the progress of earlier demos")
    port_words = f"port on 127.0.0.1, the next free one if taken ({DEMO_PORT})"
    trial.add_argument("--port", type=int, default=DEMO_PORT, help=port_words)
    trial.add_argument("--no-browser", action="store_true", help="only print the address")
    add("check", check, "read the course in content/ and list every problem with its file and line")
    page = add("preview", preview, "write the course and the bot's words into one HTML page, what is wrong marked")
    page.add_argument("--out", type=Path, default=Path("out/cards.html"), help="the page's file (out/cards.html)")
    page.add_argument("--watch", action="store_true", help="open the page at an address; it follows the files' changes")
    letters = add("outbox", outbox, "list what the bot says first: planned, sent, dropped, failed, and why")
    letters.add_argument("--person", metavar="NAME_OR_CHAT_ID", help="only what concerns her (the latest of everybody)")
    letters.add_argument("--limit", type=int, default=50, help="how many of the latest rows to show (50)")
    letters.add_argument("--demo", action="store_true", help="of the demo's people")
    add("migrate", migrate, "bring the database of BOT_DATABASE_URL to the schema of this version")
    copy = add("backup", backup, "copy the database while the bot runs, into a file that only you may read")
    copy.add_argument("--to", type=Path, metavar="FILE", help="the file (backups/ with the time in its name)")
    back = add("restore", restore, "put a backup in the place of the database; stop the bot before")
    back.add_argument("file", type=Path, nargs="?", metavar="FILE", help="what `backup` has written")
    return parser


def run(_asked: argparse.Namespace, settings: Settings) -> None:
    settings.need_token()  # before the seconds that importing takes
    course, say = _content(settings.content_dir)
    if settings.log_format == "console":
        print("Starting: the libraries, the database, Telegram.", flush=True)
    gc.disable()  # what is imported stays: looking for garbage in it would be a sixth of the start
    from bot.clock import utc_now
    from bot.logs import set_up
    from bot.run import run as live

    gc.freeze()
    gc.enable()
    set_up(settings.log_format)

    async def until_told() -> None:
        await live(settings, course, say, utc_now, _stop_signal())

    asyncio.run(until_told())


def demo(asked: argparse.Namespace, settings: Settings) -> None:
    course, say = _content(settings.content_dir)
    from bot.logs import set_up
    from bot.run import run as live
    from bot.sandbox.demo import AlreadyOpen, run_demo

    set_up(settings.log_format)
    database = DEMO_DATA / DEMO_FILE

    async def until_told() -> None:
        stop = _stop_signal()

        async def start(place: "DemoPlace") -> None:
            if asked.fresh:  # only now: while another demo is open, its database is not touched
                _forget(database)
            print(f"The demo is open at {place.url}  (Ctrl+C ends it, the chats stay in {DEMO_DATA}/)", flush=True)
            staged = settings.on_stage(place.token, place.url, database)
            clock, jumps = place.clock, place.when_time_jumps
            await live(staged, course, say, clock, stop, timer=lambda: clock().timestamp(), when_time_jumps=jumps)

        browser = not (asked.no_browser or settings.no_browser)
        await run_demo(DEMO_DATA, asked.fresh, asked.port, start, browser=browser)

    try:
        asyncio.run(until_told())
    except AlreadyOpen as other:
        where = f"is already open at {other.url}" if other.url else "is being opened by another command just now"
        raise Refused(f"The demo {where}; to begin another, end that one first (Ctrl+C).") from other
    except (OSError, ValueError) as error:
        raise Refused(f"The demo does not start: {error}. `python -m bot demo --fresh` begins anew.") from error


def _forget(database: Path) -> None:
    for path in database.parent.glob(f"{database.name}*"):  # its journals too
        path.unlink()


def check(_asked: argparse.Namespace, settings: Settings) -> None:
    from bot.course.problems import told

    course, say = _content(settings.content_dir)
    print(told(say, "check-ok", version=course.version))
    print(
        told(
            say,
            "check-ok-counts",
            lessons=len(course.lessons),
            cards=sum(len(lesson.cards) for lesson in course.lessons.values()),
            quizzes=len(course.quizzes),
            questions=sum(len(quiz.questions) for quiz in course.quizzes.values()),
            checklists=len(course.checklists),
            tips=len(course.tips),
            rubrics=len(course.rubrics),
            days=len(course.calendar),
            phrases=len(say.keys()),
        )
    )


def preview(asked: argparse.Namespace, settings: Settings) -> None:
    from bot.course.problems import told
    from bot.course.reader import read_draft
    from bot.preview.page import write_preview
    from bot.preview.watch import open_watch

    draft = read_draft(settings.content_dir)
    say = draft.written.phrases
    if not asked.watch:
        print(told(say, "preview-written", path=str(write_preview(draft, asked.out))))
        if draft.problems:
            print(_total(draft))
        return
    with open_watch(settings.content_dir, PREVIEW_PORT) as server:
        print(told(say, "preview-watching", url=f"http://127.0.0.1:{server.server_port}/"), flush=True)
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def outbox(asked: argparse.Namespace, settings: Settings) -> None:
    from bot.clock import utc_now
    from bot.logs import redacted
    from bot.services.speaking.outbox import Outbox
    from bot.storage.database import open_database
    from bot.storage.migrations import DatabaseRefused, fits

    url = f"sqlite:///{DEMO_DATA / DEMO_FILE}" if asked.demo else settings.database_url

    file = url.removeprefix("sqlite:///")
    if file != url and not Path(file).exists():
        raise Refused(f"There is no database at {file} yet: the bot makes it when it starts.")

    async def look() -> str:
        db = open_database(url)
        try:
            if not await fits(db):
                raise Refused("The database has another schema than this version: `python -m bot migrate` first.")
            stories = await Outbox(db, utc_now).story(asked.person, asked.limit)
            return "\n".join(str(story) for story in stories)
        finally:
            await db.close()

    try:
        told = asyncio.run(look())
    except DatabaseRefused as error:
        raise Refused(redacted(str(error))) from error
    nothing = f"Nobody has the name or the chat id {asked.person}." if asked.person else "Nothing was planned yet."
    print(told or nothing)


def migrate(_asked: argparse.Namespace, settings: Settings) -> None:
    from bot.logs import redacted
    from bot.storage.database import open_database
    from bot.storage.migrations import DatabaseRefused, ensure, head

    async def bring_up() -> None:
        db = open_database(settings.database_url)
        try:
            await ensure(db, settings.database_url)
        finally:
            await db.close()

    try:
        asyncio.run(bring_up())
    except DatabaseRefused as error:
        raise Refused(redacted(str(error))) from error
    print(f"ok  the database has schema {head()}")


def backup(asked: argparse.Namespace, settings: Settings) -> None:
    from bot.clock import utc_now
    from bot.storage import backups

    try:
        to = asked.to or backups.default_name(settings.database_url, utc_now())
        print(f"ok  {backups.backup(settings.database_url, to)}")
    except backups.BackupRefused as error:
        raise Refused(str(error)) from error


def restore(asked: argparse.Namespace, settings: Settings) -> None:
    from bot.clock import utc_now
    from bot.storage import backups

    if asked.file is None:
        raise Refused("Which backup? `python -m bot restore FILE`; `backup` puts them into backups/.", 2)
    try:
        before = backups.restore(settings.database_url, asked.file, utc_now())
    except backups.BackupRefused as error:
        raise Refused(str(error)) from error
    print("ok  the database is as it was then" + (f"; as it was until now: {before}" if before else ""))
    migrate(asked, settings)


def _content(folder: Path) -> "tuple[Course, Phrases]":
    """The course and the words of `folder`. Raises Refused with every problem there is."""
    from bot.course.reader import read_draft

    draft = read_draft(folder)
    if draft.course is None:
        raise Refused("\n".join([*map(str, draft.problems), _total(draft)]))
    return draft.course, draft.written.phrases


def _total(draft: "Draft") -> str:
    from bot.course.problems import told

    return told(draft.written.phrases, "check-total", count=len(draft.problems), folder=draft.root.name)


def _stop_signal() -> asyncio.Event:
    """Set by SIGTERM and by Ctrl+C; a second one ends the process as usual."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def told(_number: int, _frame: object) -> None:
        loop.call_soon_threadsafe(stop.set)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)

    for number in (signal.SIGINT, signal.SIGTERM):  # not loop.add_signal_handler, which Windows lacks
        signal.signal(number, told)
    return stop


if __name__ == "__main__":
    sys.exit(main())
