"""What the bot says: phrases that refuse to be said with something missing. `ftl.py` reads them from their files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape


class PhraseError(LookupError):
    """A phrase was asked for that is not in the file, or without something it needs: a mistake in the program."""


@dataclass(frozen=True, slots=True)
class Placeable:
    """A place for a variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Variants by a number (`[0]`, `[one]`, `[few]`, `[many]`) or by a word (`[must]`)."""

    name: str
    variants: Mapping[str, "Pieces"]
    default: "Pieces"

    def pick(self, value: str | int) -> "Pieces":
        chosen = self.variants.get(str(value))
        if chosen is None and isinstance(value, int):
            chosen = self.variants.get(russian_form(value))
        return self.default if chosen is None else chosen


Pieces = tuple[str | Placeable | Selection, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    pieces: Pieces
    variables: frozenset[str]
    fixed: Markup | None  # the whole phrase, where nothing has to be filled in


def russian_form(number: int) -> str:
    """The plural form (CLDR): 1, 21 are "one"; 2-4, 22 are "few"; 0, 5-20, 111 are "many"."""
    tens, units = abs(number) // 10 % 10, abs(number) % 10
    if tens == 1 or units == 0 or units > 4:
        return "many"
    return "one" if units == 1 else "few"


class Phrases:
    """All phrases of one language: `say("quiz-answered-right", points=3)`.

    Values are texts and whole numbers; numbers choose plural forms and are shown without spaces.
    A value that the phrase does not mention is ignored: a region may shorten a phrase without touching the program.
    """

    def __init__(self, phrases: Mapping[str, Phrase]) -> None:
        self._phrases = phrases

    def __call__(self, key: str, /, **words: str | int) -> Markup:
        """The phrase as Telegram HTML. Every text is escaped, unless it is `Markup` already. Raises PhraseError."""
        phrase = self._phrase(key, words)
        if phrase.fixed is not None:
            return phrase.fixed
        shown = {name: escape(value) if isinstance(value, str) else str(value) for name, value in words.items()}
        return Markup("".join(_filled(phrase.pieces, words, shown)))  # escaped in the line above

    def plain(self, key: str, /, **words: str | int) -> str:
        """The phrase as plain text, for labels of buttons and notices. Raises PhraseError."""
        phrase = self._phrase(key, words)
        return "".join(_filled(phrase.pieces, words, {name: str(value) for name, value in words.items()}))

    def keys(self) -> frozenset[str]:
        return frozenset(self._phrases)

    def variables(self, key: str) -> frozenset[str]:
        """The names that the phrase needs, in all of its variants. Raises PhraseError."""
        return self._phrase(key, None).variables

    def pieces(self, key: str) -> Pieces:
        """What the phrase is made of. Raises PhraseError."""
        return self._phrase(key, None).pieces

    def _phrase(self, key: str, words: Mapping[str, str | int] | None) -> Phrase:
        phrase = self._phrases.get(key)
        if phrase is None:
            raise PhraseError(f"texts/ru has no phrase {key!r}")
        if words is None:
            return phrase
        if not phrase.variables <= words.keys():
            missing = ", ".join(sorted(phrase.variables - words.keys()))
            raise PhraseError(f"the phrase {key!r} was not given: {missing}")
        for name, value in words.items():
            if not isinstance(value, str | int) or isinstance(value, bool):
                raise PhraseError(f"the phrase {key!r} takes texts and whole numbers, not {name}={value!r}")
        return phrase


def _filled(pieces: Pieces, words: Mapping[str, str | int], shown: Mapping[str, str]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece, Placeable):
            yield shown[piece.name]
        else:
            yield from _filled(piece.pick(words[piece.name]), words, shown)


def names_in(pieces: Pieces) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Placeable):
            yield piece.name
        elif isinstance(piece, Selection):
            yield piece.name
            for variant in piece.variants.values():
                yield from names_in(variant)
