"""What did she mean by what she typed: a weekly rhythm («mon wed 10:00») or one post («28.11 18:30 and a topic»)?"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.course.spelling import level, seen
from bot.rules.days import WEEK, Day, day_at, weekdays_in
from bot.rules.times import Time, range_after, split_times, time_at
from bot.rules.words import Unreadable, Words, onward, says_something, word_at

FARTHEST = timedelta(days=366)  # nobody plans a post later than in a year
# «01.05 19.10», «16.05 Wed 15.11»: either may be the day.
_EITHER = re.compile(r"([01]?\d|2[0-3])\.(0[1-9]|1[0-2])\b\D{1,20}(0?[1-9]|1\d|2[0-3])\.(0[1-9]|1[0-2])(?![\d.])")
TOPIC_LIMIT = 300  # characters: as many as the longest idea has


@dataclass(frozen=True, slots=True)
class Post:
    """When and what about, in her own wall time."""

    day: date
    time: str
    topic: str | None


class HalfRead(Unreadable):
    """The day is clear and the time is not: `times` are the two that it may be, or none was said. What else is kept."""

    def __init__(self, day: date, topic: str | None, times: tuple[str, ...]) -> None:
        super().__init__("doubt" if times else "time", **dict(zip(("first", "second"), times, strict=False)))
        self.day, self.topic, self.times = day, topic, times


def read_rhythm(typed: str, words: Words) -> tuple[tuple[int, str], ...]:
    """ISO weekdays and times in order: «mon wed 10:00, fri 18:00» has three. Raises Unreadable: days, time, doubt.

    Several times may follow the same days; the days may also follow one time.
    """
    text = level(seen(typed))
    between, times = split_times(text, words)
    chunks = [chunk if says_something(chunk, words) else "" for chunk in between]
    if not times:
        raise Unreadable("time" if weekdays_in(text, words) else "days")
    if len(times) == 1 and not chunks[0]:
        chunks = [chunks[1], ""]
    if chunks[-1]:
        raise Unreadable("time")
    found: set[tuple[int, str]] = set()
    days = ""
    for chunk, time in zip(chunks, times, strict=False):
        days = (weekdays_in(chunk, words) or "") if chunk else days
        if not days:
            raise Unreadable("days")
        found.update((int(day), time) for day in days)
    return tuple(sorted(found))


def read_post(typed: str, now: datetime, words: Words, *, day: date | None = None) -> Post:
    """One post from «28.11 18:30 topic», «18:30 28 november», «tomorrow at 10:00», «fri 12:00».

    `now` is her wall time. With `day` a time alone is enough, and the day is that one. A weekday is the next one on
    which the time lies ahead. Raises Unreadable.
    """
    kept = seen(typed)
    text, today = level(kept), now.date()
    place = onward(text, 0, words)
    said = day_at(text, place, today, words)
    time = _time(text, said.end if said else 0, words)
    if _EITHER.match(text, place) and time is not None:
        raise Unreadable("time")
    end = time.end if time else said.end if said else 0
    if said is None and time is not None:
        said = day_at(text, onward(text, end, words), today, words)
        end = said.end if said else end
    if said is None and (day is None or time is None):
        raise Unreadable("date")
    _alone(text, end, today, words)
    topic = kept[end:].lstrip(") ,;:.—–-").rstrip(" ,;:.—–-") or None
    if topic and len(topic) > TOPIC_LIMIT:
        raise Unreadable("topic")
    on = said or Day(day or today, 0)
    if time is None and topic and topic[0].isdigit():
        raise Unreadable("time")  # «28.11 1830» is no topic
    try:
        at = time.by_the_clock() if time else None
    except Unreadable:
        at = None
    if at is None:
        raise HalfRead(_ahead(on, "23:59", now), topic, time.times if time else ())
    return Post(_ahead(on, at, now), at, topic)


def _time(text: str, place: int, words: Words) -> Time | None:
    """The one time that stands there."""
    start = onward(text, place, words)
    found = time_at(text, start, words)
    if found is None or (found.bare and not _is_an_hour(text, place, start, found, words)):
        return None
    if range_after(text, found.end, words):
        raise Unreadable("two-times")
    return found


def _is_an_hour(text: str, place: int, start: int, found: Time, words: Words) -> bool:
    """«at 15», «at 15 a topic»; not «15 pieces of advice» nor «at 15 schools»."""
    said_at = any(sign.isalpha() for sign in text[place:start])
    following = text[found.end :].lstrip()
    word, _ = word_at(following, 0)
    counted = any(what == "many" and word.endswith(end) for end, what in words.turn.items())
    return said_at and found.in_figures and not (following[:1].isdigit() or counted)


def _alone(text: str, end: int, today: date, words: Words) -> None:
    """A topic does not begin with another time, nor with a day and a time: whoever types two posts is asked for one."""
    place = onward(text, end, words)
    word, _ = word_at(text, place)
    if word in words.part and word not in words.day:
        raise Unreadable("time")
    try:
        second = day_at(text, place, today, words)
        time = time_at(text, onward(text, second.end, words) if second else place, words)
    except Unreadable:
        return  # «31.02 and how to live through it» is a topic
    if time is not None and not time.bare:
        raise Unreadable("two-times")


def _ahead(said: Day, time: str, now: datetime) -> date:
    """The day that is meant, ahead of now. Raises Unreadable: past, past-day, far."""
    day = said.day
    if f"{day} {time}" <= now.strftime("%Y-%m-%d %H:%M"):
        if not said.weekday:
            if said.without_year and day < now.date():
                raise Unreadable("past-day", day=day.day, month=day.month, year=day.year + 1)
            raise Unreadable("past")
        day += WEEK
    if day - now.date() > FARTHEST:
        raise Unreadable("far")
    return day
