"""How far a checklist is, what improved since last time, and how it is cut into phone screens.

For a page all items count. For a post only the obligatory ones do, and they come first: the rest are advice.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.course.shapes import Checklist, Item, Level

SCREEN = 6  # items that a phone shows together with their buttons


@dataclass(frozen=True, slots=True)
class Tally:
    """Settled items of all, and of the obligatory ones. Only items that the checklist still has are counted."""

    done: int
    total: int
    must_done: int
    must_total: int
    not_hers: int = 0  # of `done`: settled because they are none of hers

    @property
    def finished(self) -> bool:
        return self.done == self.total


@dataclass(frozen=True, slots=True)
class Change:
    """Items that were not ticked last time: `better` are ticked now, `waiting` still are not."""

    better: tuple[Item, ...]
    waiting: tuple[Item, ...]


def for_post(checklist: Checklist) -> Checklist:
    """What is obligatory first, each part in its order."""
    items = sorted(checklist.items, key=lambda item: item.level is not Level.MUST)
    return checklist.model_copy(update={"items": tuple(items)})


def measured(items: Sequence[Item], of_post: bool) -> Sequence[Item]:
    """What has to be settled; for a post without anything obligatory all of it."""
    must = [item for item in items if item.level is Level.MUST]
    return must if of_post and must else items


def score(items: Sequence[Item], settled: Collection[str], not_hers: Collection[str] = ()) -> Tally:
    """`settled` are ids, `not_hers` some of them; those of items that are gone from the checklist count for nothing."""
    must = [item for item in items if item.level is Level.MUST]
    return Tally(
        done=sum(item.id in settled for item in items),
        total=len(items),
        must_done=sum(item.id in settled for item in must),
        must_total=len(must),
        not_hers=sum(item.id in not_hers for item in items),
    )


def compare(
    items: Sequence[Item], before: Collection[str], now: Collection[str], not_hers: Collection[str] = ()
) -> Change:
    """`before` and `now` are ids settled in the earlier and in the later run. What is none of hers is no better."""
    open_before = [item for item in items if item.id not in before and item.id not in not_hers]
    return Change(
        better=tuple(item for item in open_before if item.id in now),
        waiting=tuple(item for item in open_before if item.id not in now),
    )


def screens(*totals: int) -> tuple[range, ...]:
    """Positions from 0 in as few screens of at most SCREEN as possible, evenly: 13 items are 5 + 4 + 4.

    Parts of a list, such as what is obligatory and the rest, never share a screen.
    """
    found: list[range] = []
    start = 0
    for total in totals:
        count = -(-total // SCREEN)
        edges = [start - (-total * number // count) for number in range(count + 1)] if count else []
        found += [range(first, last) for first, last in pairwise(edges)]
        start += total
    return tuple(found)


def screen_of(position: int, parts: Sequence[range]) -> int:
    """The screen, counted from 1, that shows the item at this position, counted from 0."""
    return next(number for number, shown in enumerate(parts, 1) if position in shown)
