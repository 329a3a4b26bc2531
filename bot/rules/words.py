"""How people call days, hours and their parts, and what they said that cannot be read.

The words are Russian and are handed in: groups of phrases, as `meanings` reads them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from bot.course.spelling import folded

_WORD = re.compile(r"[^\W\d_]+")


class Unreadable(ValueError):
    """What could not be read: `what` names a phrase, `variables` are what it tells.

    days, time, date, no-such-day, past, far or topic; past-day (day, month, year: the next one of this date); where two
    meanings are as likely: doubt (first, second: HH:MM), two-times, weekday (weekday, day, month: what the calendar
    says), next (first, second: DD.MM); for quiet hours noon (start, end: HH:MM).
    """

    def __init__(self, what: str, **variables: Any) -> None:
        super().__init__(what)
        self.what, self.variables = what, variables


@dataclass(frozen=True, slots=True)
class Words:
    """People's words, folded, and what they mean."""

    day: Mapping[str, str]  # ISO weekdays; "" means nothing, as «on»
    month: Mapping[str, str]  # "1".."12"
    ahead: Mapping[str, str]  # days from today on: "1" is today
    number: Mapping[str, str]
    ordinal: Mapping[str, str]  # as in «the eighth of December»
    part: Mapping[str, str]  # of the day: morning, day, evening, night, noon
    turn: Mapping[str, str]  # what relates words: through, next, this, nearest, week, hour, half, from, till...


def words_of(phrase: Callable[[str], str]) -> Words:
    """From the phrases `calendar-day-words` and so on, which `phrase` gives."""
    return Words(*(meanings(phrase(f"calendar-{field.name}-words")) for field in fields(Words)))


def meanings(phrase: str) -> dict[str, str]:
    """Words and what they mean, from groups divided by commas: "1 mon monday, 12345 workdays" is about ISO digits.

    Words in a group with the digit 0 mean nothing ("on", "and").
    """
    words = {}
    for group in phrase.split(","):
        meaning, *names = group.split()
        words.update(dict.fromkeys(map(folded, names), "" if meaning == "0" else meaning))
    return words


def word_at(text: str, place: int) -> tuple[str, int]:
    """The word that stands there, folded, and where it ends with the stop of an abbreviation; "" when none does."""
    found = _WORD.match(text, place)
    if found is None:
        return "", place
    end = found.end() + text.startswith(".", found.end())
    return folded(found[0]), end


def says_something(text: str, words: Words) -> bool:
    """Whether there is more in it than marks and words that mean nothing."""
    said = text.strip(" .,;")
    return onward(said, 0, words) < len(said)


def onward(text: str, place: int, words: Words) -> int:
    """The next place where something stands that means something."""
    while place < len(text):
        word, end = word_at(text, place)
        if text[place] in " ,;-()":
            place += 1
        elif word and words.day.get(word) == "":
            place = end
        else:
            break
    return place
