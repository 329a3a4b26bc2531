"""What is wrong with a file, on which line, and what to do: first as a key, then in the editors' language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.course.phrases import PhraseError, Phrases


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: `text` says what is wrong and what to do. Printed as `content/quizzes/x.yaml:14  ...`."""

    file: str
    line: int  # from 1
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {self.text}"


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem not yet put into words, so that content without problems is read without its words."""

    file: str
    line: int
    key: str  # of a phrase in texts/ru
    words: Mapping[str, str | int] = field(default_factory=dict)
    place: str = ""  # the key that names where in the file: "check-in-question" ...
    name: str = ""  # ... and which one: the question's id


def worded(remarks: Iterable[Remark], phrases: Phrases) -> list[Problem]:
    """Problems in the order of files and lines, without repeats."""
    return sorted({Problem(remark.file, remark.line, _sentence(remark, phrases)) for remark in remarks})


def _sentence(remark: Remark, phrases: Phrases) -> str:
    place = f"{told(phrases, remark.place, id=remark.name)}: " if remark.place else ""
    return place + told(phrases, remark.key, **remark.words)


def told(phrases: Phrases, key: str, /, **words: str | int) -> str:
    """The phrase; where the editors' own words are missing or broken, what its key says: `file kind (suffix: .md)`."""
    try:
        return phrases.plain(key, **words)
    except PhraseError:
        known = ", ".join(f"{name}: {value}" for name, value in words.items())
        return " ".join(part for part in (key.removeprefix("check-").replace("-", " "), known and f"({known})") if part)
