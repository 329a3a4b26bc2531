"""Which hours she wants silence in, by what she typed, and when her morning is."""

import re

from bot.course.spelling import level, seen
from bot.rules.times import Time, time_at
from bot.rules.words import Unreadable, Words, word_at

NOON = "12:00"
MORNING = "09:30"  # of those who have chosen no time for tips
_PLACE = re.compile(r"[^\W\d_]+|\d+")


def morning_of(tip_time: str | None, quiet_from: str, quiet_till: str) -> str:
    """HH:MM: the time of her tips, or the end of her silence where that time lies in it."""
    at = tip_time or MORNING
    quiet = quiet_from <= at < quiet_till if quiet_from <= quiet_till else at >= quiet_from or at < quiet_till
    return quiet_till if quiet else at


def read_hours(typed: str, words: Words) -> tuple[str, str]:
    """The two ends of «22-7», «from 10 in the evening till 7 in the morning», «write from 9 till 18».

    Silence at noon is asked back: most who type «9-18» mean when to write. Whoever says which it is, is believed.
    Raises Unreadable: time, doubt, noon.
    """
    text = level(seen(typed))
    found, said = _ends(text, words)
    if len(found) != 2:
        raise Unreadable("time")
    # An hour after noon, or minutes, show that she counts by a clock of 24 hours; «from 10 till 7» does not.
    by_clock = any(len(time.times) == 1 and time.in_figures for time in found)
    start, end = (time.times[0] if by_clock and time.in_figures else time.sure() for time in found)
    if "write" in said and "silent" not in said:
        return end, start
    if "silent" not in said and _covers_noon(start, end):
        raise Unreadable("noon", start=start, end=end)
    return start, end


def _ends(text: str, words: Words) -> tuple[list[Time], set[str]]:
    """The times, and what the words between them say. Raises Unreadable for a word that is not known."""
    found: list[Time] = []
    said: set[str] = set()
    place = 0
    while token := _PLACE.search(text, place):
        time = time_at(text, token.start(), words, dashed=False)
        if time is not None:
            found.append(time)
            place = time.end
            continue
        word, place = word_at(text, token.start())
        if not word or not (words.day.get(word) == "" or words.turn.get(word) in {"from", "till", "silent", "write"}):
            raise Unreadable("time")
        said.add(words.turn.get(word, ""))
    return found, said


def _covers_noon(start: str, end: str) -> bool:
    """Equal ends, which stand for no silence where they are chosen, may mean the whole day where they are typed."""
    return start <= NOON < end if start < end else start <= NOON or end > NOON or start == end
