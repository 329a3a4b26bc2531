"""Whose turn it is: one update of a person at a time."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

LINE_LIMIT = 20  # updates of one person that may wait; a finger is slower, only a broken phone or a joker is not


class Queue:
    """One person's lock and how many of her updates hold or await it."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.length = 0


class Turns:
    """Two quick taps of a person are taken one after the other. Idle lines are forgotten."""

    def __init__(self) -> None:
        self._lines: WeakValueDictionary[Hashable, Queue] = WeakValueDictionary()

    @asynccontextmanager
    async def of(self, whose: Hashable) -> AsyncIterator[bool]:
        """Her turn; False when too many of her updates wait already and this one must be let go."""
        line = self._lines.setdefault(whose, Queue())
        if line.length >= LINE_LIMIT:
            yield False
            return
        line.length += 1
        try:
            async with line.lock:
                yield True
        finally:
            line.length -= 1
