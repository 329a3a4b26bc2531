"""What did she mean by what she typed: a weekly rhythm («mon wed fri 10:00») or one post («28.11 18:30 and a topic»).

The words for days and months are people's and are handed in, as `rules.calendar.meanings` reads them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.rules.calendar import parse_days, parse_time

FARTHEST = timedelta(days=366)  # nobody plans a post later than in a year
HALF_A_YEAR = timedelta(days=183)  # a date without a year that lies farther back means the next one
TOPIC_LIMIT = 120  # characters
_TIME = re.compile(r"(?<![\d.:])\d{1,2}(?:[:.]\d{1,2})?(?![\d.:])")
_CLOCK = re.compile(r"(\d{1,2}[:.]\d{2})(?!\d)")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d{2}))?(?![\d:])")
_NAMED = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[^\W\d]+)(?:\s+(?P<year>\d{4})(?![:\d]))?")
_WORD = re.compile(r"[^\W\d]+")


class Unreadable(ValueError):
    """What could not be read: `what` is days, time, date, no-such-day, past, far or topic."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Words:
    """People's words: for weekdays, months ("1".."12") and days ahead ("1" is today); "" means nothing, as «on»."""

    weekdays: Mapping[str, str]
    months: Mapping[str, str]
    ahead: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Post:
    """When and what about, in her own wall time."""

    day: date
    time: str
    topic: str | None


def read_rhythm(typed: str, weekdays: Mapping[str, str]) -> tuple[tuple[int, str], ...]:
    """ISO weekdays and times in order: «mon wed 10:00, fri 18:00» has three. Raises Unreadable: days, time.

    Several times may follow the same days; the days may also follow one time.
    """
    chunks, times = _split(typed, weekdays)
    if not times:
        raise Unreadable("time" if parse_days(typed, weekdays) else "days")
    if len(times) == 1 and not chunks[0]:
        chunks = [chunks[1], ""]
    if chunks[-1]:
        raise Unreadable("time")
    found: set[tuple[int, str]] = set()
    days = ""
    for chunk, time in zip(chunks, times, strict=False):
        days = (parse_days(chunk, weekdays) or "") if chunk else days
        if not days:
            raise Unreadable("days")
        found.update((int(day), time) for day in days)
    return tuple(sorted(found))


def _split(typed: str, weekdays: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The words before each time and after the last ("" where they mean nothing), and the times."""
    times = []
    for written in _TIME.findall(typed):
        time = parse_time(written)
        if time is None:
            raise Unreadable("time")
        times.append(time)
    chunks = [chunk.strip(" \t\n,;.") for chunk in _TIME.split(typed)]
    return ["" if _means_nothing(chunk, weekdays) else chunk for chunk in chunks], times


def _means_nothing(chunk: str, words: Mapping[str, str]) -> bool:
    return all(words.get(word.casefold()) == "" for word in chunk.split())


def read_post(typed: str, now: datetime, words: Words, *, day: date | None = None) -> Post:
    """One post from «28.11 18:30 topic», «28 november 18:30», «tomorrow at 10:00», «fri 12:00».

    `now` is her wall time. With `day` a time alone is enough, and the day is that one. A weekday is the next one on
    which the time lies ahead. Raises Unreadable.
    """
    rest = " ".join(typed.split())
    found = day_in(_without_fillers(rest, words), now.date(), words)
    if found is not None:
        day, rest = found
    clock = _CLOCK.match(_without_fillers(rest, words))
    if day is None or (clock is None and found is None):
        raise Unreadable("date")
    if clock is None or (time := parse_time(clock[1])) is None:
        raise Unreadable("time")
    topic = _without_fillers(rest, words)[clock.end() :].strip(" ,;:.—–-")
    if len(topic) > TOPIC_LIMIT:
        raise Unreadable("topic")
    past = f"{day} {time}" <= now.strftime("%Y-%m-%d %H:%M")
    if past and _names_weekday(_without_fillers(typed, words), words):
        return Post(day + timedelta(days=7), time, topic or None)
    if past:
        raise Unreadable("past")
    if day - now.date() > FARTHEST:
        raise Unreadable("far")
    return Post(day, time, topic or None)


def _without_fillers(text: str, words: Words) -> str:
    """From the first word on that means something."""
    rest = text.lstrip(" ,;—–-")
    while (word := _WORD.match(rest)) and words.weekdays.get(word[0].casefold()) == "":
        rest = rest[word.end() :].lstrip(" ,;—–-")
    return rest


def day_in(text: str, today: date, words: Words) -> tuple[date, str] | None:
    """The day that the text begins with and what follows, or None when it begins with something else."""
    if word := _WORD.match(text):
        ahead = next(_ahead(word[0].casefold(), today, words), None)
        return None if ahead is None else (today + timedelta(days=ahead), text[word.end() :])
    for form in (_ISO, _NAMED, _DOTTED):
        if found := form.match(text):
            month = words.months.get(found["month"].casefold(), "") if form is _NAMED else found["month"]
            if month:
                return _date(found["day"], month, found["year"], today), text[found.end() :]
    return None


def _names_weekday(text: str, words: Words) -> bool:
    word = _WORD.match(text)
    return word is not None and word[0].casefold() in words.weekdays


def _ahead(word: str, today: date, words: Words) -> Iterator[int]:
    """Days from today to the day that this word names."""
    if number := words.ahead.get(word):
        yield int(number) - 1
    elif len(weekday := words.weekdays.get(word, "")) == 1:
        yield (int(weekday) - today.isoweekday()) % 7


def _date(day: str, month: str, year: str | None, today: date) -> date:
    try:
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        found = date(today.year, int(month), int(day))
        return found if today - found < HALF_A_YEAR else date(today.year + 1, int(month), int(day))
    except ValueError as error:
        raise Unreadable("no-such-day") from error
