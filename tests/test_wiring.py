"""Every handler argument has a giver, every tap and command a handler, every phrase a place where it is said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.buttons.tap import TAPS, Menu
from bot.cards.card import Card
from bot.course.phrases import Phrases
from handlers import DOORS
from handlers.door import Door, MissingGiver, Switchboard

ROOT = Path(__file__).parent.parent
GIVERS = dict.fromkeys(
    [
        "people",
        "lessons",
        "quizzes",
        "checklists",
        "progress",
        "habits",
        "tips",
        "deadlines",
        "posting",
        "posts",
        "rhythms",
        "imports",
        "outbox",
        "course",
        "say",
    ]
)


def test_every_handler_gets_what_it_asks_for() -> None:
    Switchboard(DOORS, GIVERS)


def test_a_misspelt_argument_is_named_when_the_program_is_built() -> None:
    door = Door("quizzes")

    @door.command("quiz")
    async def quiz(quizes: object) -> Card:
        raise NotImplementedError

    with pytest.raises(MissingGiver, match="asks for 'quizes'"):
        Switchboard((door,), GIVERS)


def test_a_tap_claimed_twice_is_refused() -> None:
    first, second = Door("one"), Door("two")

    @first.tap(Menu)
    @second.tap(Menu)
    async def menu() -> Card:
        raise NotImplementedError

    with pytest.raises(MissingGiver, match="claimed twice"):
        Switchboard((first, second), GIVERS)


def test_every_tap_has_a_handler() -> None:
    assert set(Switchboard(DOORS, GIVERS).taps) == set(TAPS)


def test_every_door_is_mounted() -> None:
    rooms = {path.stem for path in (ROOT / "handlers").rglob("*.py") if "\ndoor = Door(" in path.read_text()}
    assert {door.name for door in DOORS} == rooms


def test_the_menu_of_commands_is_what_is_understood(say: Phrases) -> None:
    keys = say.keys()
    described = {key.removeprefix("command-") for key in keys if key.startswith("command-")}
    assert described | {"start"} == set(Switchboard(DOORS, GIVERS).commands)


def said() -> Iterator[str]:
    """Every text constant of the program that could be a phrase's key; what is computed in it as *."""
    for path in [*ROOT.glob("bot/**/*.py"), *ROOT.glob("handlers/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)


def test_no_phrase_is_left_that_nobody_says(say: Phrases) -> None:
    patterns = {re.escape(key).replace(r"\*", ".+") for key in said() if re.fullmatch(r"[a-z]+-[a-z*-]+", key)}
    spoken, keys = re.compile("|".join(sorted(patterns))), say.keys()
    assert sorted(key for key in keys if not spoken.fullmatch(key) and not key.startswith("words-")) == []


def test_words_written_out_mean_commands(say: Phrases) -> None:
    keys = say.keys()
    meant = {key.removeprefix("words-") for key in keys if key.startswith("words-")}
    assert meant - {"skip"} <= set(Switchboard(DOORS, GIVERS).commands)


def test_every_phrase_that_is_said_exists(say: Phrases) -> None:
    keys = say.keys()
    features = {key.partition("-")[0] for key in keys}
    wanted = {key for key in said() if re.fullmatch(r"[a-z]+(-[a-z]+)+", key) and key.partition("-")[0] in features}
    assert sorted(wanted - keys) == []
