"""The map of the house: an import goes down to a lower floor, or on its own floor to a wing before its own."""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]

FLOORS = [  # the ground floor first; rooms on one floor are strangers to each other
    {"bot.course", "bot.buttons"},
    {"bot.rules", "bot.storage"},
    {"bot.services"},
    {"bot.cards", "bot.papers"},
    {"bot.messengers"},
    {"bot.sender"},
    {"handlers", "bot.web", "bot.jobs"},
    {"bot.settings", "bot.clock", "bot.logs"},  # just under the roof: everyone else is handed values
    {"bot.app", "bot.listening", "bot.preview"},
    {"bot.run"},
    {"bot.__main__"},
]
STAGE = "bot.sandbox"  # beside the house: imports no room, and only the command line (and tests) import it

# They run through all floors under the same name; on one floor a wing imports only itself and the wings before it.
WINGS = ("people", "speaking", "learning", "posting", "classroom", "curating")
WINGED = {"bot.buttons", "bot.rules", "bot.storage.tables", "bot.services", "bot.cards", "bot.papers", "handlers"}
JOINT = {"bot.storage.tables"}  # outside of the wings, and imports all of them all the same

# Who may know one messenger from another; everybody else goes by bot.messengers.messenger.
MESSENGERS_KNOWN_TO = {"bot.messengers.telegram": {"bot.messengers.telegram", "handlers.telegram", "bot.run"}}

LIBRARIES = {  # which library lives in which rooms, or in which corner of one
    "aiogram": {"bot.messengers.telegram", "handlers.telegram", "bot.listening", "bot.run", STAGE},
    "aiohttp": {"bot.messengers.telegram", "bot.web", "bot.run", STAGE},
    "aiohttp_socks": {"bot.messengers.telegram"},
    "aiosqlite": {"bot.storage"},
    "alembic": {"bot.storage"},
    "apscheduler": {"bot.jobs"},
    "dotenv": {"bot.settings"},
    "fluent": {"bot.course"},
    "icalendar": {"bot.papers"},
    "markdown_it": {"bot.course"},
    "markupsafe": {"bot.course", "bot.services", "bot.cards", "bot.preview"},
    "multidict": {STAGE},
    "openpyxl": {"bot.services"},
    "PIL": {"bot.course", "bot.papers"},
    "pydantic": {"bot.course", "bot.settings", STAGE},
    "pydantic_core": {"bot.course"},  # comes with pydantic: its errors have no other home
    "pydantic_settings": {"bot.settings"},
    "snowballstemmer": {"bot.rules"},
    "sqlalchemy": {"bot.storage", "bot.services"},
    "structlog": {
        "bot.messengers.telegram",
        "bot.sender",
        "bot.services.speaking",
        "handlers",
        "bot.jobs",
        "bot.listening",
        "bot.logs",
        "bot.run",
    },
    "xlsxwriter": {"bot.papers"},
    "yaml": {"bot.course"},
    "yarl": {STAGE},
}

LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}


def sources() -> dict[str, str]:
    """Every module of the program and its text."""
    paths = [path for folder in ("bot", "handlers") for path in sorted((ROOT / folder).rglob("*.py"))]
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths]
    return {module: path.read_text(encoding="utf-8") for module, path in zip(modules, paths, strict=True)}


def lies_in(module: str, place: str) -> bool:
    return f"{module}.".startswith(f"{place}.")


def room_of(module: str) -> str | None:
    return next((room for room in [*LEVEL, STAGE] if lies_in(module, room)), None)


def wing_of(module: str) -> tuple[str, str] | None:
    """(floor, wing) of a module that lies in one."""
    for floor in WINGED:
        name = module.removeprefix(f"{floor}.").partition(".")[0]
        if lies_in(module, floor) and name in WINGS:
            return floor, name
    return None


def imported(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def problems(modules: Mapping[str, str]) -> Iterator[str]:
    """What breaks the map, in words."""
    for module, text in modules.items():
        here = room_of(module)
        if here is None:
            if module != "bot":  # the package itself, which holds nothing
                yield f"{module} lies in no room: give it a place in FLOORS of tests/house/test_floors.py"
            continue
        for name in sorted(set(imported(text))):
            yield from _wrong(module, here, name)


def _wrong(module: str, here: str, name: str) -> Iterator[str]:
    top, there = name.split(".", maxsplit=1)[0], room_of(name)
    if there is not None and there != here and not may_import(here, there):
        yield (
            f"{module} imports {name}: {here} may not look up or sideways at {there}. "
            "Move what both need to a floor below, or let the roof hand it in"
        )
    elif (wire := _foreign_wire(module, name)) is not None:
        known_to = ", ".join(sorted(MESSENGERS_KNOWN_TO[wire]))
        yield f"{module} imports {name}: {wire} is known to {known_to} only. Take what bot.messengers.messenger has"
    elif (wings := _against_the_order(module, name)) is not None:
        mine, other = wings
        yield (
            f"{module} imports {name}: on one floor {mine} comes before {other}. "
            f"Let {other} import {mine}, or hand it in through bot/app (followers, greeters, givers)"
        )
    elif top not in {"bot", "handlers", *sys.stdlib_module_names}:
        homes = LIBRARIES.get(top, set())
        if not any(lies_in(module, home) for home in homes):
            yield f"{module} imports {name}: {top} lives in {', '.join(sorted(homes or {'no room yet'}))}"


def _foreign_wire(module: str, name: str) -> str | None:
    """The messenger's folder that this module must not know."""
    wire = next((one for one in MESSENGERS_KNOWN_TO if lies_in(name, one)), None)
    return None if wire is None or any(lies_in(module, home) for home in MESSENGERS_KNOWN_TO[wire]) else wire


def _against_the_order(module: str, name: str) -> tuple[str, str] | None:
    """(the importing wing, the imported one) when they lie on one floor and the imported one is not before the other.

    What lies on a floor outside of the wings may be imported by all, and imports none of them.
    """
    there = wing_of(name)
    if there is None or not lies_in(module, there[0]) or module in JOINT:
        return None
    here = wing_of(module)
    if here is None:
        return (module, there[1])
    return (here[1], there[1]) if WINGS.index(there[1]) > WINGS.index(here[1]) else None


def may_import(here: str, there: str) -> bool:
    if STAGE in {here, there}:
        return here == "bot.__main__"
    return LEVEL[there] < LEVEL[here]


def test_every_import_goes_down_and_every_library_stays_at_home() -> None:
    assert list(problems(sources())) == []


def test_the_map_holds_nothing_that_is_not_there() -> None:
    there = {room_of(module) for module in sources()}
    assert {room for room in LEVEL if room not in there} == set()


def test_whatever_breaks_the_map_is_named() -> None:
    planted = {
        "bot.services.learning.quizzes": "from bot.settings import Settings\nimport json",
        "bot.services.people.profile": "from bot.services.learning.progress import Progress",
        "bot.services.posting.plan": "from bot.services.people.persons import Person\nfrom bot.cards.days import near",
        "bot.cards.card": "from bot.cards.people import pages\nfrom bot.buttons.people import Pause",
        "bot.cards.learning.quizzes": "import sqlalchemy as sa\nfrom bot.buttons import posting",
        "bot.rules.learning.grading": "def grade():\n    from bot.storage import tables",
        "bot.utils": "import re",
        "bot.app": "from bot.sandbox.telegram import Telegram",
        "bot.sandbox.people": "from bot.course.shapes import Course",
        "handlers.hall": "import aiogram\nfrom bot.messengers.telegram.pace import Pace",
        "handlers.learning.quizzes": "import requests",
        "bot.storage.tables": "import bot.course.shapes\nfrom bot.storage.tables import people",
    }
    below = "Move what both need to a floor below, or let the roof hand it in"
    telegram = "bot.listening, bot.messengers.telegram, bot.run, bot.sandbox, handlers.telegram"
    assert list(problems(planted)) == [
        "bot.services.learning.quizzes imports bot.settings.Settings: bot.services may not look up or sideways at"
        f" bot.settings. {below}",
        "bot.services.people.profile imports bot.services.learning.progress.Progress: on one floor people comes before"
        " learning. Let learning import people, or hand it in through bot/app (followers, greeters, givers)",
        "bot.services.posting.plan imports bot.cards.days.near: bot.services may not look up or sideways at bot.cards."
        f" {below}",
        "bot.cards.card imports bot.cards.people.pages: on one floor bot.cards.card comes before people."
        " Let people import bot.cards.card, or hand it in through bot/app (followers, greeters, givers)",
        "bot.cards.learning.quizzes imports sqlalchemy: sqlalchemy lives in bot.services, bot.storage",
        "bot.rules.learning.grading imports bot.storage.tables: bot.rules may not look up or sideways at bot.storage."
        f" {below}",
        "bot.utils lies in no room: give it a place in FLOORS of tests/house/test_floors.py",
        f"bot.app imports bot.sandbox.telegram.Telegram: bot.app may not look up or sideways at bot.sandbox. {below}",
        "bot.sandbox.people imports bot.course.shapes.Course: bot.sandbox may not look up or sideways at bot.course."
        f" {below}",
        f"handlers.hall imports aiogram: aiogram lives in {telegram}",
        "handlers.hall imports bot.messengers.telegram.pace.Pace: bot.messengers.telegram is known to"
        " bot.messengers.telegram, bot.run, handlers.telegram only. Take what bot.messengers.messenger has",
        "handlers.learning.quizzes imports requests: requests lives in no room yet",
    ]


def test_no_russian_words_stand_in_the_program() -> None:
    russian = [module for module, text in sources().items() if re.search("[А-Яа-яЁё]", text)]
    assert russian == [], "people's words live in content/texts/ru"
