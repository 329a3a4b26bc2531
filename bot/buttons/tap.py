"""What a tap is: the contract with messages sent long ago. Never reuse or reorder; add a new prefix instead.

A button carries its whole meaning in at most 64 bytes (Bot API, InlineKeyboardButton.callback_data) and may be pressed
weeks later. Handlers are found by the prefix alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Annotated, ClassVar, Self

APART = "+"  # before the data of a button whose message stays: what it shows comes in a message of its own
TAPS: dict[str, type["Tap"]] = {}


class Tap:
    """What a tap means. Fields are int, str, ClockTime or Wall; strings hold no colon (ids are [a-z0-9-])."""

    prefix: ClassVar[str]
    readers: ClassVar[tuple[Callable[[str], int | str], ...] | None] = None  # of the fields, found at first use

    def __init_subclass__(cls, prefix: str) -> None:
        if prefix in TAPS:
            raise ValueError(f"prefix {prefix!r} is taken by {TAPS[prefix].__name__}")
        cls.prefix = prefix
        TAPS[prefix] = cls

    def pack(self) -> str:
        return ":".join([self.prefix, *map(_part, vars(self).values())])

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


class ClockTime(str):
    """A time on her wall, "09:30"; in a button it is 09.30, because a colon would end the field."""

    __slots__ = ()

    @classmethod
    def read(cls, part: str) -> Self:
        """From a button; those of 2026 may say 0930. ValueError for 25.00 and whatever is no time."""
        found = re.fullmatch(r"([01][0-9]|2[0-3])\.?([0-5][0-9])", part)
        if found is None:
            raise ValueError(f"{part} is no time")
        return cls(f"{found[1]}:{found[2]}")

    @classmethod
    def read_minutes(cls, part: str) -> Self:
        """The same; where the buttons of 2026 said minutes from midnight: 570."""
        if not part.isdecimal():
            return cls.read(part)
        hour, minute = divmod(int(part), 60)
        return cls.read(f"{hour:02}.{minute:02}")


OnceMinutes = Annotated[ClockTime, "minutes from midnight in the buttons of 2026"]


class Wall(int):
    """A day and a time on her wall as a number: 202611241800 is 18:00 on 24 November 2026."""

    @classmethod
    def of(cls, day: date, time: str) -> Self:
        return cls(f"{day:%Y%m%d}{time.replace(':', '')}")

    @classmethod
    def read(cls, part: str) -> Self:
        found = cls(part)
        _ = found.day  # ValueError when it is none
        return found

    @property
    def day(self) -> date:
        return self._moment().date()

    @property
    def time(self) -> ClockTime:
        return ClockTime(f"{self._moment():%H:%M}")

    def _moment(self) -> datetime:
        return datetime.strptime(str(int(self)), "%Y%m%d%H%M").replace(tzinfo=UTC)  # only its digits: no zone is meant


def _part(value: str | int) -> str:
    return value.replace(":", ".") if isinstance(value, ClockTime) else str(value)


def _number(part: str) -> int:
    number = int(part)
    if abs(number) >= 2**31:  # more than an id can be: made up, and a database would not take it
        raise ValueError(f"{part} is no id")
    return number


READERS: dict[object, Callable[[str], int | str]] = {
    int: _number,
    Wall: Wall.read,
    ClockTime: ClockTime.read,
    OnceMinutes: ClockTime.read_minutes,
}


def read(data: str) -> Tap | None:
    """The tap behind callback data, or None when this version does not know it."""
    data = data.removeprefix(APART)
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
