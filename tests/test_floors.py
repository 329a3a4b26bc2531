"""The map of the house: a module may import its own room and the floors below, nothing above and nothing beside."""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]

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

LIBRARIES = {  # which library lives in which rooms
    "aiogram": {"bot.messengers", "bot.sender", "handlers", "bot.listening", "bot.app", "bot.run", STAGE},
    "aiohttp": {"bot.messengers", "bot.web", "bot.run", STAGE},
    "aiohttp_socks": {"bot.messengers"},
    "aiosqlite": {"bot.storage"},
    "alembic": {"bot.storage"},
    "apscheduler": {"bot.jobs"},
    "dotenv": {"bot.settings"},
    "fluent": {"bot.course"},
    "icalendar": {"bot.papers"},
    "markdown_it": {"bot.course"},
    "markupsafe": {"bot.course", "bot.services", "bot.cards", "bot.preview", "handlers"},
    "multidict": {STAGE},
    "openpyxl": {"bot.services"},
    "PIL": {"bot.papers"},
    "pydantic": {"bot.course", "bot.settings", STAGE},
    "pydantic_core": {"bot.course"},  # comes with pydantic: its errors have no other home
    "pydantic_settings": {"bot.settings"},
    "sqlalchemy": {"bot.storage", "bot.services"},
    "structlog": {"bot.messengers", "bot.sender", "handlers", "bot.jobs", "bot.listening", "bot.logs", "bot.run"},
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


def room_of(module: str) -> str | None:
    return next((room for room in [*LEVEL, STAGE] if f"{module}.".startswith(f"{room}.")), None)


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
                yield f"{module} lies in no room: give it a place in tests/test_floors.py"
            continue
        for name in sorted(set(imported(text))):
            top, there = name.split(".")[0], room_of(name)
            if there is not None and there != here and not may_import(here, there):
                yield f"{module} imports {name}: {here} may not look up or sideways at {there}"
            elif top not in {"bot", "handlers", *sys.stdlib_module_names} and here not in LIBRARIES.get(top, set()):
                homes = ", ".join(sorted(LIBRARIES.get(top, {"no room yet"})))
                yield f"{module} imports {name}: {top} lives in {homes}"


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
        "bot.services.quizzes": "from bot.settings import Settings\nimport json",
        "bot.cards.quizzes": "import sqlalchemy as sa",
        "bot.rules.grading": "def grade():\n    from bot.storage import tables",
        "bot.utils": "import re",
        "bot.app": "from bot.sandbox.telegram import Telegram",
        "bot.sandbox.people": "from bot.course.shapes import Course",
        "handlers.quizzes": "import requests",
        "bot.storage.tables": "import bot.course.shapes",
    }
    assert list(problems(planted)) == [
        "bot.services.quizzes imports bot.settings.Settings: bot.services may not look up or sideways at bot.settings",
        "bot.cards.quizzes imports sqlalchemy: sqlalchemy lives in bot.services, bot.storage",
        "bot.rules.grading imports bot.storage.tables: bot.rules may not look up or sideways at bot.storage",
        "bot.utils lies in no room: give it a place in tests/test_floors.py",
        "bot.app imports bot.sandbox.telegram.Telegram: bot.app may not look up or sideways at bot.sandbox",
        "bot.sandbox.people imports bot.course.shapes.Course: bot.sandbox may not look up or sideways at bot.course",
        "handlers.quizzes imports requests: requests lives in no room yet",
    ]


def test_no_russian_words_stand_in_the_program() -> None:
    russian = [module for module, text in sources().items() if re.search("[А-Яа-яЁё]", text)]
    assert russian == [], "people's words live in content/texts/ru"
