"""Which day somebody means: «28.11», «28 November», «on Friday», «in a week on Thursday».

Texts come as `course.spelling.level` makes them. What may mean two days means neither: it is asked back.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.course.spelling import folded, level, seen
from bot.rules.words import Unreadable, Words, onward, word_at

LOOKED_BACK = timedelta(days=62)  # a date without a year that lies farther back means the one ahead
LEAP_YEARS = 8  # to the next 29 February at the most
WEEK = timedelta(days=7)
MONTHS, HOURS = range(1, 13), 24
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?P<day>\d{1,2})([./])(?P<month>\d{1,2})(?:\2(?P<year>\d{4}|\d{2}))?\.?(?![\d:])")
_DASHED = re.compile(r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})(?!\d)")
_NUMBER = re.compile(r"(\d{1,2})(?![\d:])")
_ROW, _BETWEEN = re.compile(r"\s*-\s*"), re.compile(r"[\s,;/+.]+")
_YEAR = re.compile(r"(\d{4})(?![\d:.])")


@dataclass(frozen=True, slots=True)
class Day:
    """The day that stands at a place of a text."""

    day: date
    end: int
    weekday: bool = False  # it was called by its weekday alone: the next one may be meant
    without_year: bool = False


def day_at(text: str, place: int, today: date, words: Words) -> Day | None:
    """The day that stands there, or None. Raises Unreadable: no-such-day, weekday, next."""
    found = _through(text, place, today, words) or _related(text, place, today, words)
    if found is not None:
        return found
    word, end = word_at(text, place)
    if weekday := _weekday_at(text, place, words)[0]:
        return _from_weekday(text, end, weekday, today, words)
    if ahead := words.ahead.get(word):
        day = Day(today + timedelta(days=int(ahead) - 1), end)
        return _agreeing(text, day, words)
    return _dated(text, place, today, words)


def _from_weekday(text: str, end: int, weekday: int, today: date, words: Words) -> Day:
    """«Friday», «Friday 28.11», where the two must agree, and «Friday of next week»."""
    further = onward(text, end, words)
    if dated := _dated(text, further, today, words):
        _agree(dated.day, weekday)
        return dated
    week = _week(text, further, today, words)
    if week is not None:
        return Day(_of_week(week.day, weekday), week.end)
    return Day(today + timedelta(days=(weekday - today.isoweekday()) % 7), end, weekday=True)


def _agreeing(text: str, day: Day, words: Words) -> Day:
    """«tomorrow, Tuesday»: the two must agree."""
    weekday, end = _weekday_at(text, onward(text, day.end, words), words)
    if not weekday:
        return day
    _agree(day.day, weekday)
    return replace(day, end=end)


def _weekday_at(text: str, place: int, words: Words) -> tuple[int, int]:
    """The ISO weekday that stands there, 0 for none, and where it ends."""
    word, end = word_at(text, place)
    weekday = words.day.get(word, "")
    return (int(weekday), end) if len(weekday) == 1 else (0, place)


def _agree(day: date, weekday: int) -> None:
    if day.isoweekday() != weekday:
        raise Unreadable("weekday", weekday=day.isoweekday(), day=day.day, month=day.month)


def _of_week(day: date, weekday: int) -> date:
    """This weekday of the week of that day."""
    return day + timedelta(days=weekday - day.isoweekday())


def _dated(text: str, place: int, today: date, words: Words) -> Day | None:
    for form in (_ISO, _DASHED, _DOTTED):
        if found := form.match(text, place):
            if found["year"] is None and int(found["month"]) not in MONTHS and int(found["day"]) < HOURS:
                return None  # «18.30» is a time
            day = _date(int(found["day"]), int(found["month"]), found["year"], today)
            return _agreeing(text, Day(day, found.end(), without_year=found["year"] is None), words)
    number = _NUMBER.match(text, place)
    day_number, end = (int(number[1]), number.end()) if number else _ordinal(text, place, words)
    if day_number is None:
        return None
    word, behind = word_at(text, onward(text, end, words))
    if words.turn.get(word) == "number":  # «the 28th», and perhaps «of November»
        end = behind
        word, behind = word_at(text, onward(text, end, words))
        if words.month.get(word) is None:
            return Day(_of_month(day_number, today), end)
    month = words.month.get(word)
    if not month:
        return None
    year = _YEAR.match(text, onward(text, behind, words))
    end = year.end() if year else behind
    named, after = word_at(text, onward(text, end, words))
    end = after if year and words.turn.get(named) == "year" else end
    day = _date(day_number, int(month), year[1] if year else None, today)
    return _agreeing(text, Day(day, end, without_year=year is None), words)


def _ordinal(text: str, place: int, words: Words) -> tuple[int | None, int]:
    """«the eighth», «twenty eighth»."""
    word, end = word_at(text, place)
    tens = int(words.number.get(word, 0))
    if tens in {20, 30}:
        word, end = word_at(text, onward(text, end, words))
    else:
        tens = 0
    units = words.ordinal.get(word)
    return (tens + int(units), end) if units and (not tens or int(units) < 10) else (None, place)


def _through(text: str, place: int, today: date, words: Words) -> Day | None:
    """«in 3 days», «in a week», «in a week on Thursday»; «through a day» means every second day to some: it is none."""
    word, end = word_at(text, place)
    if words.turn.get(word) != "through":
        return None
    place = onward(text, end, words)
    number = _NUMBER.match(text, place)
    count, end = (int(number[1]), number.end()) if number else (None, place)
    if count is None and (said := words.number.get(word_at(text, place)[0])):
        count, end = int(said), word_at(text, place)[1]
    unit, end = word_at(text, onward(text, end, words))
    match words.turn.get(unit):
        case "days" if count is not None:
            return _agreeing(text, Day(today + timedelta(days=count), end), words)
        case "week":
            day = today + (1 if count is None else count) * WEEK
            weekday, behind = _weekday_at(text, onward(text, end, words), words)
            return Day(_of_week(day, weekday), behind) if weekday else Day(day, end)
        case _:
            raise Unreadable("date")


def _related(text: str, place: int, today: date, words: Words) -> Day | None:
    """«this Friday», «the nearest Friday», «next Friday», «next week on Friday»."""
    word, end = word_at(text, place)
    how = words.turn.get(word)
    if how not in {"this", "next", "nearest"}:
        return None
    named, behind = word_at(text, onward(text, end, words))
    if words.turn.get(named) == "week":
        week = _week(text, place, today, words)
        weekday, behind = _weekday_at(text, onward(text, behind, words), words)
        if week is None or not weekday:
            raise Unreadable("date")
        return Day(_of_week(week.day, weekday), behind)
    weekday, behind = _weekday_at(text, onward(text, end, words), words)
    return Day(_weekday(weekday, how, today), behind) if weekday else None


def _weekday(weekday: int, how: str, today: date) -> date:
    """The day of this name that is meant. Next Friday, said on a Monday, is in 4 days to some, in 11 to others."""
    nearest = today + timedelta(days=(weekday - today.isoweekday()) % 7)
    of_this_week = _of_week(today, weekday)
    if how == "this":
        return of_this_week
    if how == "nearest":
        return nearest
    if today < of_this_week:
        later = nearest + WEEK
        raise Unreadable("next", first=f"{nearest:%d.%m}", second=f"{later:%d.%m}")
    return nearest if nearest > today else nearest + WEEK


def _week(text: str, place: int, today: date, words: Words) -> Day | None:
    """«this week», «next week», «in a week»: a day of that week, and where the words end."""
    how, end = word_at(text, place)
    named, behind = word_at(text, onward(text, end, words))
    if words.turn.get(named) != "week":
        return None
    match words.turn.get(how):
        case "this":
            return Day(today, behind)
        case "next" | "through":
            return Day(today + WEEK, behind)
        case _:
            return None


def _of_month(number: int, today: date) -> date:
    """The next day that has this number."""
    for ahead in range(62):
        day = today + timedelta(days=ahead)
        if day.day == number:
            return day
    raise Unreadable("no-such-day")


def _date(day: int, month: int, year: str | None, today: date) -> date:
    """Without a year: the first one that has this day and does not lie too far back."""
    if year is not None:
        found = _in_year(day, month, int(year) + (2000 if len(year) == 2 else 0))
        if found is not None:
            return found
        raise Unreadable("no-such-day")
    for which in range(today.year - 1, today.year + LEAP_YEARS + 1):
        found = _in_year(day, month, which)
        if found is not None and today - found <= LOOKED_BACK:
            return found
    raise Unreadable("no-such-day")


def _in_year(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekdays_in(text: str, words: Words) -> str | None:
    """ISO digits in order for weekdays as people type them, "mon wed, fri", "mon-fri" and "from mon till fri".

    None when a word is no day, or nothing is said at all.
    """
    found: set[str] = set()
    row = _ROW.sub("-", level(seen(text)))
    for part in _BETWEEN.split(row):
        first, _, last = part.partition("-")
        if "-" in part:
            found.update(_row_of(words.day.get(folded(first), ""), words.day.get(folded(last), "")) or "?")
        elif part:
            found.update(words.day.get(folded(part), "?"))
    return "".join(sorted(found)) if found and "?" not in found else None


def _row_of(first: str, last: str) -> str:
    """ "45671" for Thursday to Monday; empty when one of the two is not a single day."""
    if len(first) != 1 or len(last) != 1:
        return ""
    start, length = int(first), (int(last) - int(first)) % 7 + 1
    return "".join(str((start - 1 + ahead) % 7 + 1) for ahead in range(length))
