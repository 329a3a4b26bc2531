"""What a wing gives to the house, and what it is built on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.cards.people.home import Part
from bot.cards.speaking.kinds import Kind
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.jobs import Planner
from bot.rules.words import Words
from bot.services.people.persons import Clock, Follower, Greeter
from bot.storage.database import Database
from handlers.door import Door


@dataclass(frozen=True, slots=True)
class Ground:
    db: Database
    course: Course
    clock: Clock
    say: Phrases
    zone: str  # of the region, IANA
    seed: Callable[[], int]
    words: Words  # how people call days and hours


@dataclass(frozen=True, slots=True)
class Wing:
    doors: tuple[Door, ...]
    givers: Mapping[str, object]  # what handlers ask for by name
    kinds: tuple[Kind[Any], ...] = ()  # what the bot says first
    parts: tuple[Part[Any], ...] = ()  # what may wait for her at home
    planners: Mapping[str, Planner] = field(default_factory=dict)  # who plans it, by feature
    followers: tuple[Follower, ...] = ()  # whose moments depend on her zone and on when the bot may write
    greeters: tuple[Greeter, ...] = ()  # who has something ready for somebody who comes
