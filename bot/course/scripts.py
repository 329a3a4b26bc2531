"""Words in which Latin letters stand among Russian ones, or the other way round: they look right and are not found."""

import re
from collections.abc import Iterator
from typing import Any

from bot.course.problems import Remark
from bot.course.sheets import Road, Sheet

_WORD = re.compile("[A-Za-z\u0400-\u04ff]+")
_BORDER = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_LATIN = re.compile("[A-Za-z]")


def mixed_in_text(text: str, file: str, first_line: int = 1) -> Iterator[Remark]:
    """Those of a text that begins at `first_line` of its file; lines of comments are left alone."""
    if not _BORDER.search(text):  # nearly always
        return
    for number, line in enumerate(text.split("\n"), start=first_line):
        if not line.startswith("# "):
            yield from (Remark(file, number, key, words) for key, words in _mixed_in(line))


def mixed_in_sheet(sheet: Sheet) -> Iterator[Remark]:
    """Those of its texts and of the names of its fields."""
    for road, text in _texts(sheet.value, ()):
        yield from (sheet.remark(key, road, **words) for key, words in _mixed_in(text))


def _texts(value: Any, road: Road) -> Iterator[tuple[Road, str]]:
    if isinstance(value, str):
        yield road, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield (*road, name), name
            yield from _texts(inner, (*road, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*road, number))


def _mixed_in(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """(key of the problem, its words): which letters are the strangers in the word."""
    for word in _WORD.findall(text) if _BORDER.search(text) else ():
        if _BORDER.search(word):
            latin, russian = _LATIN.findall(word), _LATIN.sub("", word)
            is_russian = len(latin) <= len(russian)
            key = "check-mixed-latin" if is_russian else "check-mixed-russian"
            yield key, {"word": word, "letters": ", ".join(dict.fromkeys(latin if is_russian else russian))}
