"""What a tap is: the contract with messages sent long ago. Never reuse or reorder; add a new prefix instead.

A button carries its whole meaning in at most 64 bytes (Bot API, InlineKeyboardButton.callback_data) and may be pressed
weeks later. Handlers are found by the prefix alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import ClassVar, Self

TAPS: dict[str, type["Tap"]] = {}


class Tap:
    """What a tap means. Fields are int or str; strings hold no colon (ids are [a-z0-9-])."""

    prefix: ClassVar[str]
    readers: ClassVar[tuple[Callable[[str], int | str], ...] | None] = None  # of the fields, found at first use

    def __init_subclass__(cls, prefix: str) -> None:
        if prefix in TAPS:
            raise ValueError(f"prefix {prefix!r} is taken by {TAPS[prefix].__name__}")
        cls.prefix = prefix
        TAPS[prefix] = cls

    def pack(self) -> str:
        return ":".join([self.prefix, *map(str, vars(self).values())])

    @classmethod
    def unpack(cls, data: str) -> Self:
        """The tap behind callback data. ValueError when it is not this tap's."""
        _, *parts = data.split(":")
        readers = cls.readers
        if readers is None:
            readers = cls.readers = tuple(READERS.get(field.type, str) for field in fields(cls))  # type: ignore[arg-type]  # every subclass is a dataclass, whose types are no strings
        if len(parts) != len(readers):
            raise ValueError(f"{cls.__name__} has {len(readers)} fields, not {len(parts)}")
        return cls(*(read_part(part) for read_part, part in zip(readers, parts, strict=True)))


class Wall(int):
    """A local wall time as a number: 202611241800 is 18:00 on 24 November 2026."""


def _number(part: str) -> int:
    number = int(part)
    if abs(number) >= 2**31:  # more than an id can be: made up, and a database would not take it
        raise ValueError(f"{part} is no id")
    return number


READERS: dict[object, Callable[[str], int | str]] = {int: _number, Wall: Wall}


def read(data: str) -> Tap | None:
    """The tap behind callback data, or None when this version does not know it."""
    kind = TAPS.get(data.partition(":")[0])
    if kind is None:
        return None
    try:
        return kind.unpack(data)
    except ValueError:
        return None


@dataclass(frozen=True)
class Menu(Tap, prefix="m"):
    """The way home, on nearly every screen."""
