"""The fields of a file as far as they can be read: what the checks judge and the preview shows.

A value of another kind than asked for is nothing here (`forms.py` names it), so that no slip hides another one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.course.problems import Remark
from bot.course.shapes import SLUG, SLUG_LENGTH
from bot.course.sheets import Road, Sheet
from bot.course.spelling import latin

_NUMBER = re.compile(r"\d{1,9}")
_YES, _NO = {"true", "yes", "y", "on", "t", "1"}, {"false", "no", "n", "off", "f", "0"}  # as pydantic reads them


@dataclass(frozen=True, slots=True)
class Part:
    """A set of fields in a file: the whole of it, or one question, item or module."""

    sheet: Sheet
    road: Road = ()

    def _value(self, field: str) -> Any:
        value = self.sheet.value
        for step in self.road:
            value = value[step]
        return value.get(field) if isinstance(value, dict) else None

    def has(self, field: str) -> bool:
        """Whether something is written there, right or wrong."""
        value = self._value(field)
        return bool(value.strip() if isinstance(value, str) else value) or (not self.road and field in self.sheet.lost)

    def text(self, field: str) -> str:
        """The text there; "" if there is none."""
        value = self._value(field)
        return value.strip() if isinstance(value, str) else ""

    def slug(self, field: str) -> str:
        """The id there; "" if it is none."""
        text = self.text(field)
        return text if is_slug(text) else ""

    def number(self, field: str) -> int | None:
        text = self.text(field)
        return int(text) if _NUMBER.fullmatch(text) else None

    def flag(self, field: str) -> bool | None:
        """What is said there, no by default; None if it is neither yes nor no."""
        if self._value(field) is None:
            return False
        text = self.text(field).lower()
        return True if text in _YES else False if text in _NO else None

    def texts(self, field: str) -> Iterator[tuple[Road, str]]:
        """The texts of the list there, each with the way to it."""
        for number, value in enumerate(self._list(field)):
            if isinstance(value, str) and value.strip():
                yield (field, number), value.strip()

    def parts(self, field: str) -> list["Part"]:
        """The sets of fields in the list there."""
        entries = enumerate(self._list(field))
        return [Part(self.sheet, (*self.road, field, number)) for number, one in entries if isinstance(one, dict)]

    def pairs(self, field: str) -> Iterator[tuple[Road, str]]:
        """The texts of the fields in the set there, each with the way to it: its last step is the field's name."""
        value = self._value(field)
        for name, text in value.items() if isinstance(value, dict) else ():
            if isinstance(text, str):
                yield (field, name), text.strip()

    def is_whole(self, field: str) -> bool:
        """Whether the list there has sets of fields and nothing else; so has one that is left out."""
        value = self._value(field)
        is_list = isinstance(value, list) and all(isinstance(one, dict) for one in value)
        return not self.sheet.lost and (value is None or is_list)

    def _list(self, field: str) -> list[Any]:
        value = self._value(field)
        return value if isinstance(value, list) else []

    def remark(self, key: str, way: Road = (), /, **words: str | int) -> Remark:
        return self.sheet.remark(key, (*self.road, *way), **words)


def is_slug(text: str) -> bool:
    return len(text) <= SLUG_LENGTH and re.fullmatch(SLUG, text) is not None


def fitting_name(file: Part, name: str) -> str:
    """What a file may be called: its name, or, where that is no id, its id or one made of either."""
    return name if is_slug(name) else file.slug("id") or fitting_slug(file.text("id") or name)


def fitting_slug(text: str) -> str:
    return latin(text, SLUG_LENGTH) or "first-line"


def repeated(parts: Iterable[Part], field: str, key: str = "check-id-twice") -> Iterator[Remark]:
    """A remark of `key` on each part that says the same in `field` as one before it."""
    seen: set[str] = set()
    for part in parts:
        name = part.text(field)
        if name in seen:
            yield part.remark(key, (field,), id=name)
        seen |= {name} if name else set()
