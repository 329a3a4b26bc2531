"""How an update finds its handler: by the command, the tap's prefix, a file's name, or what the person was asked for.

One dictionary look-up, however many features there are (a filter per handler would be tried one after another). A
handler is an async function that names what it wants (`address`, `say`, `quizzes`, a tap) and returns the card to show.
"""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.buttons.tap import Tap
from bot.cards.card import Card

Handler = Callable[..., Awaitable[Card]]

Back = Callable[[str], Tap]  # from what she was expected to write to the tap that leads back

# What each kind of event gives by itself; everything else is a service or a value handed in.
COMMAND_GIVES = frozenset({"address", "first_name", "text"})
TAP_GIVES = frozenset({"address", "first_name", "tap"})
TEXT_GIVES = frozenset({"address", "first_name", "text", "expected"})
FILE_GIVES = frozenset({"address", "first_name", "file"})


@dataclass(frozen=True, slots=True)
class File:
    """What somebody has sent: its name and what is in it."""

    name: str
    body: bytes


class Door:
    """One feature's handlers. Its name is the feature's."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.commands: dict[str, Handler] = {}
        self.taps: dict[type[Tap], Handler] = {}
        self.texts: dict[str, Handler] = {}
        self.documents: dict[str, Handler] = {}
        self.words: dict[str, Tap] = {}
        self.backs: dict[str, Back] = {}

    def word(self, intent: str, tap: Tap) -> None:
        """Said in her own words (`words-<intent>` of the phrases), it is as if she had pressed this."""
        self.words[intent] = tap

    def command(self, *names: str) -> Callable[[Handler], Handler]:
        """Typed `/name ...`; `text` is what follows the command."""

        def register(handler: Handler) -> Handler:
            self.commands |= dict.fromkeys(names, handler)
            return handler

        return register

    def tap(self, *kinds: type[Tap]) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self.taps |= dict.fromkeys(kinds, handler)
            return handler

        return register

    def text(self, *expected: str, back: "Back") -> Callable[[Handler], Handler]:
        """Free text while the person is expected to write `expected` (the part before the first colon).

        `back` leads out of a refusal: to the screen that asked, from all of `expected`.
        """

        def register(handler: Handler) -> Handler:
            self.texts |= dict.fromkeys(expected, handler)
            self.backs |= dict.fromkeys(expected, back)
            return handler

        return register

    def document(self, *suffixes: str) -> Callable[[Handler], Handler]:
        """A file whose name ends so, such as ".xlsx"; it comes as `file`, a File of at most a megabyte."""

        def register(handler: Handler) -> Handler:
            self.documents |= dict.fromkeys(suffixes, handler)
            return handler

        return register


class MissingGiver(Exception):
    """A handler names an argument that nobody gives, or two doors claim the same thing."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A handler with the names it wants, looked up once."""

    handler: Handler
    fixed: Mapping[str, Any]
    wanted: tuple[str, ...]

    def __call__(self, event: Mapping[str, Any]) -> Awaitable[Card]:
        return self.handler(**self.fixed, **{name: event[name] for name in self.wanted})


class Switchboard:
    """All doors joined. Building it proves that every handler argument has a giver and nothing is claimed twice."""

    def __init__(self, doors: tuple[Door, ...], givers: Mapping[str, Any]) -> None:
        self.commands: dict[str, Bound] = {}
        self.taps: dict[str, Bound] = {}
        self.texts: dict[str, Bound] = {}
        self.documents: dict[str, Bound] = {}
        self.words = {intent: tap for door in doors for intent, tap in door.words.items()}
        self.backs = {what: back for door in doors for what, back in door.backs.items()}
        for door in doors:
            _claim(self.commands, door.commands, door, givers, COMMAND_GIVES)
            _claim(self.taps, {kind.prefix: handler for kind, handler in door.taps.items()}, door, givers, TAP_GIVES)
            _claim(self.texts, door.texts, door, givers, TEXT_GIVES)
            _claim(self.documents, door.documents, door, givers, FILE_GIVES)

    def press(self, event: Mapping[str, Any], tap: Tap) -> Awaitable[Card]:
        """As if she had pressed this, whatever she did."""
        return self.taps[tap.prefix]({**event, "tap": tap})


def _claim(
    board: dict[str, Bound],
    claims: Mapping[str, Handler],
    door: Door,
    givers: Mapping[str, Any],
    event_gives: frozenset[str],
) -> None:
    for key, handler in claims.items():
        if key in board:
            raise MissingGiver(f"{key!r} is claimed twice, the second time by {handler.__module__}")
        board[key] = bind(handler, givers, event_gives)


def bind(handler: Handler, givers: Mapping[str, Any], event_gives: frozenset[str]) -> Bound:
    names = tuple(inspect.signature(handler).parameters)
    for name in names:
        if name not in givers and name not in event_gives:
            known = ", ".join(sorted({*givers, *event_gives}))
            where = f"{handler.__module__}.{getattr(handler, '__name__', handler)}"
            raise MissingGiver(f"{where} asks for {name!r}; there are: {known}")
    return Bound(handler, {n: givers[n] for n in names if n in givers}, tuple(n for n in names if n in event_gives))
