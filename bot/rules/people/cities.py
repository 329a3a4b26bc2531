"""Which city somebody means by what she typed. A wrong one is a wrong hour for ever: the alike is asked back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from bot.course.spelling import folded

ALIKE = 0.75  # of difflib's ratio: what is worth asking about, «Moskow» and «to Omsk»
ASKED = 4  # buttons
LONGEST = 60  # characters that are compared with every name: no city is called longer
BEGUN = 4  # letters from which on the beginning of a name is worth asking about
_FROM = re.compile(r"(.*?)\s*([+-])\s*(\d{1,2})(?::00)?")


@dataclass(frozen=True, slots=True)
class Meant:
    """The city that is meant, or those to ask about; or how many hours from Greenwich, for «MSK+2»."""

    city: str | None = None
    alike: tuple[str, ...] = ()
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """Names of cities and of regions, as `key` makes them -> the city."""

    names: Mapping[str, str]
    words: Mapping[str, str]  # beside a name: "" means nothing, moscow and greenwich are where hours count from


def map_of(cities: Mapping[str, str], also: Mapping[str, str], words: Mapping[str, str]) -> Map:
    return Map({key(city): city for city in cities} | {key(name): city for name, city in also.items()}, words)


def key(name: str) -> str:
    """For comparing: words alone, whatever joins them."""
    return " ".join(re.findall(r"\w+", folded(name)))


def find_city(typed: str, known: Map) -> Meant:
    """By its name, one of its other names, or by hours from Moscow or Greenwich; else what it could be."""
    if (found := _FROM.fullmatch(folded(typed))) and (zero := _zero(found[1], known.words)) is not None:
        return Meant(hours=zero + int(found[2] + found[3]))
    if (hours := _zero(typed, known.words)) is not None:
        return Meant(hours=hours)  # «by Moscow time»
    wanted = " ".join(word for word in key(typed).split() if known.words.get(word) != "")
    if wanted in known.names:
        return Meant(known.names[wanted])
    return Meant(alike=_alike(wanted, known.names)) if wanted else Meant()


def _zero(name: str, words: Mapping[str, str]) -> int | None:
    """Hours from Greenwich to where hours are counted from."""
    called = {words.get(word, "?") for word in key(name).split()} - {""}
    return {"moscow": 3, "greenwich": 0}.get(called.pop()) if len(called) == 1 else None


def _alike(wanted: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Cities whose name begins so or stands in what was typed, then those that are spelt alike."""
    begun = [name for name in names if name.startswith(wanted if len(wanted) >= BEGUN else f"{wanted} ")]
    inside = sorted((name for name in names if f" {name} " in f" {wanted} "), key=len, reverse=True)
    close = get_close_matches(wanted, names, n=ASKED, cutoff=ALIKE) if len(wanted) <= LONGEST else []
    if " " in wanted and len(wanted) <= LONGEST:
        close += [near for word in wanted.split() for near in get_close_matches(word, names, n=1, cutoff=ALIKE)]
    return tuple(dict.fromkeys(names[name] for name in (*inside, *begun, *close)))[:ASKED]
