"""How far a checklist is, what improved since last time, and how it is cut into phone screens."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.course.shapes import Item, Level

SCREEN = 6  # items that a phone shows together with their buttons


@dataclass(frozen=True, slots=True)
class Tally:
    """Ticked items of all, and of the obligatory ones. Only items that the checklist still has are counted."""

    done: int
    total: int
    must_done: int
    must_total: int

    @property
    def finished(self) -> bool:
        return self.done == self.total


@dataclass(frozen=True, slots=True)
class Change:
    """Items that were not ticked last time: `better` are ticked now, `waiting` still are not."""

    better: tuple[Item, ...]
    waiting: tuple[Item, ...]


def score(items: Sequence[Item], ticked: Collection[str]) -> Tally:
    """`ticked` are ids; those of items that are gone from the checklist count for nothing."""
    must = [item for item in items if item.level is Level.MUST]
    return Tally(
        done=sum(item.id in ticked for item in items),
        total=len(items),
        must_done=sum(item.id in ticked for item in must),
        must_total=len(must),
    )


def compare(items: Sequence[Item], before: Collection[str], now: Collection[str]) -> Change:
    """`before` and `now` are ids ticked in the earlier and in the later run."""
    open_before = [item for item in items if item.id not in before]
    return Change(
        better=tuple(item for item in open_before if item.id in now),
        waiting=tuple(item for item in open_before if item.id not in now),
    )


def screens(total: int) -> tuple[range, ...]:
    """Positions from 0 in as few screens of at most SCREEN as possible, evenly: 13 items are 5 + 4 + 4."""
    count = -(-total // SCREEN)
    edges = [-(-total * number // count) for number in range(count + 1)]
    return tuple(range(first, last) for first, last in pairwise(edges))


def screen_of(position: int, total: int) -> int:
    """The screen, counted from 1, that shows the item at this position, counted from 0."""
    return next(number for number, shown in enumerate(screens(total), 1) if position in shown)
