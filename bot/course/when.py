"""When in any year something falls: `02-04`, `04-24..04-30`, `third sunday of june`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic_core import PydanticCustomError

PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_SPAN = re.compile(r"(\d\d)-(\d\d)(?:\.\.(\d\d)-(\d\d))?")
_NTH = re.compile(rf"({'|'.join(PLACES)}) ({'|'.join(WEEKDAYS)}) of ({'|'.join(MONTHS)})")
_COMMON_YEAR = 2023  # its days are in every year; 29 February is not


@dataclass(frozen=True, slots=True)
class Span:
    """The same days every year, (month, day) each; both ends count."""

    first: tuple[int, int]
    last: tuple[int, int]

    def days(self, year: int) -> Iterator[date]:
        """Each of them in `year`."""
        first, last = date(year, *self.first), date(year, *self.last)
        return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class Nth:
    """Such as the third Sunday of June."""

    place: int  # 1-4, or -1 for the last
    weekday: int  # ISO, 1 is Monday
    month: int


def parse_when(text: object) -> Span | Nth:
    """A Span or Nth from a text of either form; what is one already stays. Refuses other texts with "when"."""
    if isinstance(text, str) and (found := _NTH.fullmatch(text.strip().lower())):
        place, weekday, month = found.groups()
        return Nth(PLACES[place], WEEKDAYS.index(weekday) + 1, MONTHS.index(month) + 1)
    return text if isinstance(text, Nth) else parse_span(text, "when")


def when_of(text: str) -> Span | Nth | None:
    """The same, or None where nothing can be read."""
    try:
        return parse_when(text)
    except PydanticCustomError:
        return None


def parse_span(text: object, refusal: str = "span") -> Span:
    """A Span from `02-04` or `04-24..04-30`; what is one already stays. Refuses other texts with `refusal`."""
    if isinstance(text, Span):
        return text
    if isinstance(text, str) and (found := _SPAN.fullmatch(text.strip())):
        month, day, last_month, last_day = found.groups()
        first = int(month), int(day)
        last = (int(last_month), int(last_day)) if last_month else first
        if _is_day(first) and _is_day(last) and first <= last:
            return Span(first, last)
    raise PydanticCustomError(refusal, "not a day of the year")


def _is_day(day: tuple[int, int]) -> bool:
    try:
        date(_COMMON_YEAR, *day)
    except ValueError:
        return False
    return True
