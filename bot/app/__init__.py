"""The roof: the one place where the wings meet."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from bot.app import learning, people, posting, speaking
from bot.app.wing import Ground, Wing
from bot.cards.speaking.kinds import Kind
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.jobs import Job, Planner, timetable
from bot.messengers.messenger import Messenger
from bot.rules.words import words_of
from bot.sender import Sender
from bot.services.people.persons import Clock
from bot.services.people.profile import People
from bot.services.speaking.due import Due
from bot.services.speaking.lately import Lately
from bot.services.speaking.outbox import Outbox
from bot.storage.database import Database
from handlers.door import Switchboard
from handlers.hall import Hall
from handlers.understanding import Understanding, intents_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class App:
    """The program without its messengers: updates go into the hall, what is said first comes from the outbox."""

    hall: Hall
    db: Database
    say: Phrases
    clock: Clock
    outbox: Outbox
    kinds: dict[str, Kind[Any]]  # what the bot says first, by the kind of the outbox's rows
    planners: dict[str, Planner]  # who plans it, by feature
    due: Due

    def sender(self, *messengers: Messenger) -> Sender:
        """What speaks first through these; one for a process."""
        return Sender(messengers, self.outbox, self.kinds, self.say, clock=self.clock)

    def timetable(self, sender: Sender) -> tuple[Job, ...]:
        """Every tick there is."""
        return timetable(self.planners, sender)


def _seed() -> int:
    return secrets.randbelow(2**31)


def raised(ground: Ground) -> tuple[Wing, ...]:
    """All wings, in order."""
    plans = posting.wing(ground)
    behind = [speaking.wing(ground), learning.wing(ground, plans.followers), plans]
    return (people.wing(ground, behind), *behind)


def build(
    *, course: Course, say: Phrases, db: Database, clock: Clock, zone: str, seed: Callable[[], int] = _seed
) -> App:
    """Join the wings. `zone` is the region's IANA zone."""
    wings = raised(Ground(db, course, clock, say, zone, seed, words_of(say.plain)))
    kinds = _joined("kind", ((kind.name, kind) for wing in wings for kind in wing.kinds))
    own = {"say": say, "kinds": kinds}
    givers: dict[str, Any] = _joined("giver", chain(own.items(), *(wing.givers.items() for wing in wings)))
    switchboard = Switchboard(tuple(door for wing in wings for door in wing.doors), givers)
    known, outbox = givers["people"], givers["outbox"]
    assert isinstance(known, People)
    assert isinstance(outbox, Outbox)
    understanding = Understanding(
        switchboard, intents_of(say, course.terms), kinds, course.terms, Lately(db, clock), givers["offer"], say
    )
    hall = Hall(switchboard, known, outbox, say, understanding)
    planners = _joined("planner", chain.from_iterable(wing.planners.items() for wing in wings))
    columns = tuple(dict.fromkeys(column for kind in kinds.values() for column in kind.due))
    return App(hall, db, say, clock, outbox, kinds, planners, Due(db, columns))


def _joined(what: str, named: Iterable[tuple[str, T]]) -> dict[str, T]:
    """By name. ValueError when two wings give something of one name: the second would hide the first."""
    found: dict[str, T] = {}
    for name, one in named:
        if name in found:
            raise ValueError(f"two wings have a {what} {name!r}")
        found[name] = one
    return found
