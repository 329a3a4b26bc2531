"""How long does she want a pause, by what she typed?"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from bot.course.spelling import level, seen
from bot.rules.calendar import DAY
from bot.rules.days import WEEK, day_at
from bot.rules.words import Unreadable, Words, onward, word_at

LONGEST = timedelta(days=60)
_TOKEN, _NUMBER = re.compile(r"[^\W\d_]+|\d+"), re.compile(r"\d{1,2}(?!\d)")


def monday_after(today: date) -> date:
    """The next Monday that is not today."""
    return today + (8 - today.isoweekday()) * DAY


def back_on(typed: str, today: date, words: Words, around: Mapping[str, str]) -> date:
    """The day on which she is back: of «till Monday» Monday, of «3 days» the day after them.

    `around` are words around the day; `last` means that the day is still one of the pause, as in «up to and including».
    Raises Unreadable: pause, past, far, and what `day_at` raises.
    """
    text, place = level(seen(typed)), 0
    said: set[str] = set()
    days: list[date] = []
    lengths: list[int] = []
    while token := _TOKEN.search(text, place):
        word, end = word_at(text, token.start())
        if word in around:
            said.add(around[word])
            place = end
        elif length := _length(text, token.start(), words):
            lengths.append(length[0])
            place = length[1]
        elif day := day_at(text, token.start(), today, words):
            days.append(day.day + WEEK if day.weekday and day.day == today else day.day)
            place = day.end
        else:
            raise Unreadable("pause")
    if len(days) + len(lengths) != 1:
        raise Unreadable("pause")
    back = today + lengths[0] * DAY if lengths else days[0] + ("last" in said) * DAY
    if back <= today:
        raise Unreadable("past")
    if back - today > LONGEST:
        raise Unreadable("far")
    return back


def _length(text: str, place: int, words: Words) -> tuple[int, int] | None:
    """«3 days», «two weeks», «a week»: how many days, and where the words end."""
    number = _NUMBER.match(text, place)
    word, end = (number[0], number.end()) if number else word_at(text, place)
    count = word if number else words.number.get(word)
    if count is None:
        return (7, end) if words.turn.get(word) == "week" else None
    unit, behind = word_at(text, onward(text, end, words))
    days = {"days": 1, "week": 7}.get(words.turn.get(unit, ""))
    return None if days is None else (int(count) * days, behind)
