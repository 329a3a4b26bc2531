"""Which columns of a table hold what: by the words in their headers, in whatever order they stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.course.spelling import folded
from bot.rules.posting.tables import Table

HEADER_WITHIN = 10  # filled rows among which the names of the columns are looked for: a title may stand above
COLUMNS = ("date", "time", "page", "rubric", "topic")


class MissingColumns(ValueError):
    """The sheet has no row with the names of these columns."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = tuple(missing)


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """People's words in headers, folded."""

    names: Mapping[str, str]  # -> COLUMNS; "" spoils a header, as in «weekday», unless it names a page
    better: frozenset[str]  # of two dates the one with such a word is meant: of publication
    worse: frozenset[str]  # and not this one: of approval
    own: Mapping[str, str]  # COLUMNS -> how the bot's own template calls it
    silent: frozenset[str] = frozenset()  # sheets that nobody misses: the template's hints


@dataclass(frozen=True, slots=True)
class Column:
    """Where it stands, from 1, how it is called there, and what else could have been it."""

    place: int
    header: str
    others: tuple[str, ...] = ()


def find_columns(table: Table, words: HeaderWords, needed: Sequence[str]) -> tuple[int, dict[str, Column]]:
    """The number of the row with the headers, and the columns by name. Raises MissingColumns."""
    best: dict[str, Column] = {}
    for number, cells in table.rows[:HEADER_WITHIN]:
        named: dict[str, list[tuple[int, str]]] = {}
        for place, cell in enumerate(cells, start=1):
            if name := _named(cell.text, words):
                named.setdefault(name, []).append((place, cell.text))
        columns = {name: _chosen(those, words) for name, those in named.items()}
        if all(name in columns for name in needed):
            return number, columns
        best = max(best, columns, key=len)
    raise MissingColumns([name for name in needed if name not in best])


def _named(header: str, words: HeaderWords) -> str:
    """The column that a header names; "" for none."""
    found = [words.names[word] for word in re.findall(r"\w+", folded(header)) if word in words.names]
    if "" in found:
        return "page" if "page" in found else ""
    return found[0] if found else ""


def _chosen(those: Sequence[tuple[int, str]], words: HeaderWords) -> Column:
    """Of several the one whose header says so, else the first."""

    def rank(one: tuple[int, str]) -> int:
        said = set(re.findall(r"\w+", folded(one[1])))
        return len(said & words.worse) - len(said & words.better)

    place, header = min(those, key=rank)
    return Column(place, header, tuple(other for at, other in those if at != place))
