"""Which wall time somebody means: «18:30», «18.30», «7 in the evening», «half past seven».

Texts come as `course.spelling.level` makes them. What may mean two times means neither: it is asked back.
"""

import re
from dataclasses import dataclass

from bot.course.spelling import level, seen
from bot.rules.words import Unreadable, Words, onward, word_at

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?![:.]?\d)")
_DASHED = re.compile(r"(\d{1,2})-(\d{2})(?![\d:.]|-\d)")
_HOUR = re.compile(r"(\d{1,2})(?!\d|[:./,-]\d|\s*[%№])")
_END_OF_A_SPAN = re.compile(r"(\d{1,2})(?!\d|[:.]\d|\s*[%№])")  # «22-7»
_SPACED = re.compile(r"([01]?\d|2[0-3]) ([0-5]\d)(?:[:.]\d+)?")
_AFTER = re.compile(r"\s*-\s*(?=\d{1,2}[:.]\d{2}(?!\d))|-(?=\d{1,2}(?!\d))")  # «18:30 - 19:00» and «18:30-19»
_TOKEN = re.compile(r"[^\W\d_]+|\d+|.", re.DOTALL)
NOON_HOUR, HOURS = 12, 24
# Of each part of the day: which hours are said with it and what they are by the clock.
_CLOCKS = {
    "morning": {hour: hour for hour in range(3, 12)},
    "day": {hour: hour for hour in range(10, 18)} | {hour: hour + NOON_HOUR for hour in range(1, 6)},
    "evening": {hour: hour for hour in range(16, HOURS)} | {hour: hour + NOON_HOUR for hour in range(4, 12)},
    "night": {hour: hour for hour in (0, 1, 2, 3, 4, 5, 22, 23)} | {10: 22, 11: 23, NOON_HOUR: 0},
}


@dataclass(frozen=True, slots=True)
class Time:
    """What stands at a place of a text: one time, or the two that it may mean."""

    times: tuple[str, ...]  # HH:MM
    end: int
    bare: bool = False  # an hour and nothing else: «9», «nine»
    in_figures: bool = True

    def sure(self) -> str:
        """The one time. Raises Unreadable."""
        if len(self.times) > 1:
            raise Unreadable("doubt", first=self.times[0], second=self.times[1])
        return self.times[0]

    def by_the_clock(self) -> str:
        """The same, where an hour in figures, from 8 on, is that of a clock of 24 hours. Raises Unreadable."""
        return self.times[0] if self.in_figures and self.times[0] >= "08:00" else self.sure()


@dataclass(frozen=True, slots=True)
class _Said:
    hour: int
    minute: int
    end: int
    loose: bool = False  # as of a clock of 12 hours, unless a part of the day is said with it
    bare: bool = False
    in_figures: bool = True


def time_at(text: str, place: int, words: Words, *, dashed: bool = True) -> Time | None:
    """The time that stands there, or None. `dashed`: «18-30» is a time and not two hours.

    Raises Unreadable for what looks like a time and is none, such as 25:00.
    """
    before, end = word_at(text, place)
    part = words.part.get(before)
    if part == "noon":
        return Time((_written(NOON_HOUR, 0),), end)
    if part is not None:
        place = onward(text, end, words)
    said = _half(text, place, words) or _digits(text, place, words, dashed) or _spoken(text, place, words)
    if said is None:
        return None
    after, end = word_at(text, onward(text, said.end, words))
    behind = words.part.get(after)
    if behind is None or behind == "noon":
        return Time(_times(said, part), said.end, said.bare and part is None, said.in_figures)
    if part not in {None, behind}:
        raise Unreadable("time")
    return Time(_times(said, behind), end, in_figures=said.in_figures)


def whole_time(typed: str, words: Words) -> str:
    """The time that this is and nothing else, also «9 30». Raises Unreadable: time, doubt."""
    text = level(seen(typed))
    if _SPACED.fullmatch(text):
        text = text.replace(" ", ":")
    found = time_at(text, onward(text, 0, words), words)
    if found is None or text[found.end :].strip(" .;,"):
        raise Unreadable("time")
    return found.by_the_clock()


def split_times(text: str, words: Words) -> tuple[list[str], list[str]]:
    """What stands before each time and after the last one, and the times. Raises Unreadable: time, doubt, two-times."""
    between, times, place, behind = [], [], 0, 0
    while place < len(text):
        found = time_at(text, place, words) if text[place].isalnum() else None
        if found is None:
            place = _TOKEN.match(text, place).end()  # type: ignore[union-attr]  # any sign is one
            continue
        if range_after(text, found.end, words):
            raise Unreadable("two-times")
        between.append(text[behind:place])
        times.append(found.by_the_clock())
        place = behind = found.end
    return [*between, text[behind:]], times


def range_after(text: str, end: int, words: Words) -> bool:
    """Whether a second time follows, as in «18:30-19:00» and «18:30 till 19»; not «18:30 - 5 pieces of advice»."""
    word, behind = word_at(text, onward(text, end, words))
    till = words.turn.get(word) == "till" and text[onward(text, behind, words) :][:1].isdigit()
    return till or _AFTER.match(text, end) is not None


def _digits(text: str, place: int, words: Words, dashed: bool) -> _Said | None:
    if clock := _CLOCK.match(text, place):
        if int(clock[3] or 0) > 59:
            raise Unreadable("time")
        return _Said(int(clock[1]), int(clock[2]), clock.end())
    if dashed and (clock := _DASHED.match(text, place)):
        if 0 < int(clock[2]) <= HOURS:  # «10-15»: a quarter past ten, or from ten till three?
            raise Unreadable("time")
        return _Said(int(clock[1]), int(clock[2]), clock.end())
    hour = (_HOUR if dashed else _END_OF_A_SPAN).match(text, place)
    if hour is None or _SPACED.match(text, place):
        return None
    unit, end = word_at(text, onward(text, hour.end(), words))
    if words.turn.get(unit) != "hour":
        return _Said(int(hour[1]), 0, hour.end(), loose=True, bare=True) if int(hour[1]) < HOURS else None
    minute = _HOUR.match(text, onward(text, end, words))
    named, behind = word_at(text, onward(text, minute.end(), words)) if minute else ("", 0)
    if minute and words.turn.get(named) == "minute":
        return _Said(int(hour[1]), int(minute[1]), behind)
    if minute and len(minute[1]) == 2 and minute.start() == end:  # «9h30»
        return _Said(int(hour[1]), int(minute[1]), minute.end())
    return _Said(int(hour[1]), 0, end, loose=True)


def _spoken(text: str, place: int, words: Words) -> _Said | None:
    """«seven», «seven o'clock»; not «seven thirty» nor «twenty one»."""
    word, end = word_at(text, place)
    hour = int(words.number.get(word, HOURS))
    if hour >= HOURS:
        return None
    unit, behind = word_at(text, onward(text, end, words))
    named = words.turn.get(unit) == "hour"
    end = behind if named else end
    further = onward(text, end, words)
    if word_at(text, further)[0] in words.number or _HOUR.match(text, further):
        raise Unreadable("time")
    return _Said(hour, 0, end, loose=True, bare=not named, in_figures=False)


def _half(text: str, place: int, words: Words) -> _Said | None:
    """Half of the eighth hour is half past seven, in one word or in two."""
    word, end = word_at(text, place)
    halves = [name for name, what in words.turn.items() if what == "half" and word.startswith(name)]
    if not halves:
        return None
    half = max(halves, key=len)
    rest = word.removeprefix(half)
    if not rest:
        rest, end = word_at(text, onward(text, end, words))
    hour = int(words.ordinal.get(rest, 0))
    return _Said((hour - 1) or NOON_HOUR, 30, end, True, in_figures=False) if 1 <= hour <= NOON_HOUR else None


def _times(said: _Said, part: str | None) -> tuple[str, ...]:
    """What it may be by the clock."""
    hour, minute = said.hour, said.minute
    if hour >= HOURS or minute > 59:
        raise Unreadable("time")
    if part is not None:
        by_clock = _CLOCKS[part].get(hour)
        if by_clock is None:
            raise Unreadable("time")
        return (_written(by_clock, minute),)
    if said.loose and 0 < hour < NOON_HOUR:
        return _written(hour, minute), _written(hour + NOON_HOUR, minute)
    if said.loose and hour == NOON_HOUR and minute:
        return _written(0, minute), _written(hour, minute)
    return (_written(hour, minute),)


def _written(hour: int, minute: int) -> str:
    return f"{hour:02}:{minute:02}"
