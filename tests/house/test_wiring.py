"""Every handler argument has a giver, every tap and command a handler, every phrase a place where it is said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import build, raised
from bot.app.wing import Ground, Wing
from bot.buttons.tap import TAPS, Menu
from bot.cards.card import Card
from bot.cards.speaking.kinds import Kind, WrongPair
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.rules.intents import ANSWERS
from bot.rules.words import words_of
from bot.run import MENU
from bot.sandbox.clock import SandboxClock
from bot.services.learning.tips import TipView
from bot.services.posting.weeks import Week
from bot.services.speaking.outbox import Delivery, Drop, Speak
from bot.storage.database import SqliteDatabase
from handlers.door import Door, MissingGiver, Switchboard
from handlers.understanding import POLITE

ROOT = Path(__file__).parents[2]
UNLISTED = {"start", "quiz", "deadlines"}  # understood, and reached by another door


@pytest.fixture(scope="module")
def wings(course: Course, say: Phrases) -> tuple[Wing, ...]:
    """As they are built for the program; nothing is opened."""
    db, clock = SqliteDatabase(Path("never opened")), SandboxClock()
    return raised(Ground(db, course, clock, say, "Europe/Moscow", lambda: 1, words_of(say.plain)))


@pytest.fixture(scope="module")
def doors(wings: tuple[Wing, ...]) -> tuple[Door, ...]:
    return tuple(door for wing in wings for door in wing.doors)


@pytest.fixture(scope="module")
def switchboard(course: Course, say: Phrases) -> Switchboard:
    """Building it proves that every handler gets what it asks for."""
    db, clock = SqliteDatabase(Path("never opened")), SandboxClock()
    return build(course=course, say=say, db=db, clock=clock, zone="Europe/Moscow").hall.switchboard


def test_every_handler_gets_what_it_asks_for(switchboard: Switchboard, doors: tuple[Door, ...]) -> None:
    assert len(switchboard.taps) == sum(len(door.taps) for door in doors)


def test_a_misspelt_argument_is_named_when_the_program_is_built() -> None:
    door = Door("quizzes")

    @door.command("quiz")
    async def quiz(quizes: object) -> Card:
        raise NotImplementedError

    with pytest.raises(MissingGiver, match="asks for 'quizes'"):
        Switchboard((door,), {"quizzes": None})


def test_a_tap_claimed_twice_is_refused() -> None:
    first, second = Door("one"), Door("two")

    @first.tap(Menu)
    @second.tap(Menu)
    async def menu() -> Card:
        raise NotImplementedError

    with pytest.raises(MissingGiver, match="claimed twice"):
        Switchboard((first, second), {})


def test_every_tap_has_a_handler(switchboard: Switchboard) -> None:
    assert set(switchboard.taps) == set(TAPS), "a handler with @door.tap in handlers/<wing>"


def test_every_door_is_mounted(doors: tuple[Door, ...]) -> None:
    rooms = {path.stem for path in (ROOT / "handlers").rglob("*.py") if "\ndoor = Door(" in path.read_text()}
    mounted = {door.name for door in doors}
    assert mounted == rooms, f"give {mounted ^ rooms} a place in `doors` of its wing's file in bot/app"


def test_the_menu_of_commands_is_what_is_understood(say: Phrases, switchboard: Switchboard) -> None:
    keys = say.keys()
    described = {key.removeprefix("command-") for key in keys if key.startswith("command-")}
    commands = set(switchboard.commands) - UNLISTED
    assert described == commands, f"command-x in the wing's file of content/texts/ru: {described ^ commands}"


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
    texts = "".join(path.read_text() for path in (ROOT / "content/texts/ru").glob("*.ftl"))
    within = set(re.findall(r"\{ ([a-z-]+) \}", texts))  # said by another phrase
    left = (key for key in keys - within if not spoken.fullmatch(key) and not key.startswith("words-"))
    assert sorted(left) == []


def test_every_intent_has_words_and_something_that_is_done(say: Phrases, switchboard: Switchboard) -> None:
    keys = say.keys()
    meant = {key.removeprefix("words-") for key in keys if key.startswith("words-")} - {"filler", "another-day"}
    assert meant == {*switchboard.words, *POLITE, *ANSWERS}, "door.word(…) in handlers/<wing>, words-… in words.ftl"
    named = {key.removeprefix("meant-") for key in keys if key.startswith("meant-")}
    assert named == set(switchboard.words), "meant-… of words.ftl: how it is called on a button"


def test_every_phrase_that_is_said_exists(say: Phrases) -> None:
    keys = say.keys()
    features = {key.partition("-")[0] for key in keys}
    wanted = {key for key in said() if re.fullmatch(r"[a-z]+(-[a-z]+)+", key) and key.partition("-")[0] in features}
    assert sorted(wanted - keys) == []


async def untold(delivery: Delivery) -> Drop | Speak[Week]:
    raise NotImplementedError


def test_a_card_that_cannot_show_what_a_voice_tells_is_refused(say: Phrases) -> None:
    def tip(view: TipView, say: Phrases) -> Card:
        raise NotImplementedError

    with pytest.raises(WrongPair, match="week: the voice tells Week, the card shows TipView"):
        Kind("week", untold, tip, due=(), why="posting-why-week", less=())  # type: ignore[misc]  # mypy sees it too


def test_every_kind_is_a_whole(wings: tuple[Wing, ...], say: Phrases) -> None:
    kinds = [kind for wing in wings for kind in wing.kinds]
    assert len({kind.name for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.due or kind.along, f"{kind.name}: which moments is it planned for, or what does it come along with?"
        assert say.variables(kind.why) == set()
        assert all(say.plain(label) for label, _ in kind.less)


def test_telegrams_menu_and_the_help_name_every_command(say: Phrases, switchboard: Switchboard) -> None:
    commands = set(switchboard.commands) - UNLISTED
    assert set(MENU) == commands, f"MENU of bot/run.py, in the order to be shown: {set(MENU) ^ commands}"
    helped = set(re.findall(r"/(\w+) —", say.plain("people-help")))
    assert helped == commands - {"help"}, f"people-help in people.ftl, a line «/x — …»: {helped ^ commands}"
