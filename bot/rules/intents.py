"""What does she want, in her own words? One reader for whatever is written anywhere.

Words are compared by their stems, as they sound, and with one slip forgiven. Which words mean what is handed in as
phrases: a line for each intent, its variants divided by commas, in any order and form. The reader is sure, or names the
likeliest, and never guesses: what it is sure of is done at once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from snowballstemmer import stemmer

from bot.course.spelling import folded
from bot.rules.slips import one_slip

LIKELY = 3  # intents to choose from
SURE = 0.55  # of the weight of what was written has to speak for the intent
AHEAD = 1.5  # times heavier than the next intent
FILLER, UNKNOWN = 0.15, 0.6  # the weight of a word that adds nothing, of one that nobody listed; others: 0.5 to 1
SLIPPED = 0.8  # of the weight of a word that was meant with one slip
LISTENS = 1.6  # times heavier: an answer while something is asked
SHORTEST_SLIP = 5  # letters
INTENTS, TERMS = "intents", "terms"  # the two kinds of variants
GRAVE = frozenset({"delete", "crisis"})  # never named where only a part of them was said
WHAT = "what"  # a question about a word
QUESTIONS = frozenset({WHAT, "help", "checklists"})  # beside which a question about a word is meant
ANSWERS = frozenset({"done", "undone", "skip", "later"})  # what is said to something that was asked
_WORD = re.compile(r"[^\W_]+|[^\w\s.,!?;:()\"'/+-]")
# Vowels without stress, and consonants at the end, are written as they are heard.
_SOUNDS = str.maketrans(
    "\u043e\u0435\u044f\u044d\u044b\u0439\u0431\u0434\u0433\u0437\u0432\u0436\u0449",
    "\u0430\u0438\u0438\u0438\u0438\u0438\u043f\u0442\u043a\u0441\u0444\u0448\u0448",
)
PLUS = " \u043f\u043b\u044e\u0441 "  # the sign as it is spoken
_TWICE, _SIGNS = re.compile(r"(.)\1+"), re.compile("[\u044c\u044a]")
_STEM = stemmer("russian")


@dataclass(frozen=True, slots=True)
class Meant:
    """What she may want, the likeliest first; `sure`: the first one is it."""

    likely: tuple[str, ...] = ()
    sure: bool = False
    whole: bool = False  # every word that says something speaks for it: meant even where something else was asked
    exact: bool = False  # every word of it, and none with a slip: no name, no title

    @property
    def intent(self) -> str | None:
        return self.likely[0] if self.sure else None


@dataclass(frozen=True, slots=True)
class _Found:
    """What speaks for an intent in a text."""

    weight: float
    share: float  # of the weight of all that was written
    whole: bool  # every word of it was listed so
    stems: frozenset[str]  # that speak for it


@lru_cache(maxsize=4096)
def stem_of(word: str) -> str:
    """The stem of a folded word, as it sounds: "plan" for "plany"."""
    if len(set(word)) == 1:  # a letter that was held down says nothing
        return word
    return _TWICE.sub(r"\1", _SIGNS.sub("", _STEM.stemWord(word)).translate(_SOUNDS))


def stems_of(text: str) -> tuple[str, ...]:
    return tuple(map(stem_of, _WORD.findall(folded(text.replace("+", PLUS)))))


def _parts(stem: str) -> set[str]:
    """The stem, and what is left of it without one of its letters: two stems one slip apart share one of these."""
    return {stem, *(stem[:at] + stem[at + 1 :] for at in range(len(stem)))}


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A variant: at each place one of several stems."""

    intent: str
    places: tuple[frozenset[str], ...]


def _patterns(intent: str, phrase: str) -> Iterable[_Pattern]:
    for variant in phrase.replace("+", PLUS).split(","):
        places = tuple(
            frozenset(stem for word in place.split("|") for stem in stems_of(word)[:1]) for place in variant.split()
        )
        if places:
            yield _Pattern(intent, places)


def _by_first(variants: Iterable[_Pattern]) -> dict[str, list[_Pattern]]:
    """Variants by the stems that may stand at their first place."""
    found: defaultdict[str, list[_Pattern]] = defaultdict(list)
    for variant in variants:
        for stem in variant.places[0]:
            found[stem].append(variant)
    return found


@dataclass(slots=True)
class Intents:
    """`words`: intent -> its phrase; `terms`: what may be asked about -> its phrase; `filler`: words for nothing."""

    words: Mapping[str, str]
    terms: Mapping[str, str]
    filler: str
    days: str = ""  # words that name another day than today
    _variants: tuple[_Pattern, ...] = field(init=False)
    _terms: tuple[_Pattern, ...] = field(init=False)
    _fillers: frozenset[str] = field(init=False)
    _days: frozenset[str] = field(init=False)
    _by_first: dict[str, dict[str, list[_Pattern]]] = field(init=False)
    _weights: dict[str, float] = field(init=False)
    _alike: defaultdict[str, set[str]] = field(init=False)  # what is left of a stem without one letter -> such stems

    def __post_init__(self) -> None:
        self._variants, self._terms = (
            tuple(one for intent, phrase in phrases.items() for one in _patterns(intent, phrase))
            for phrases in (self.words, self.terms)
        )
        where: defaultdict[str, set[str]] = defaultdict(set)
        for variant in (*self._variants, *self._terms):
            for stem in frozenset().union(*variant.places):
                where[stem].add(variant.intent)
        self._weights = {stem: max(0.5, 1 / len(intents) ** 0.25) for stem, intents in where.items()}
        self._by_first = {INTENTS: _by_first(self._variants), TERMS: _by_first(self._terms)}
        self._alike = defaultdict(set)
        for stem in self._weights:
            for part in _parts(stem):
                self._alike[part].add(stem)
        self._days = frozenset(stem for word in self.days.split(",") for stem in stems_of(word))
        self._fillers = frozenset(stem for word in self.filler.split(",") for stem in stems_of(word))
        self._weights.update(dict.fromkeys(self._fillers, FILLER))

    def read(self, text: str, *, asked: bool = False) -> Meant:
        """What is meant; `asked`: something was said that waits for an answer."""
        stems = stems_of(text)
        if not stems:
            return Meant()
        present = self._present(stems)
        total = sum(self._weights.get(stem, UNKNOWN) for stem in dict.fromkeys(stems))
        found = self._spoken_for(INTENTS, present, total, len(set(stems)))
        about = self._asked_about(stems, present, total, found)
        if about is not None:
            return Meant((about,), sure=True, whole=True)
        if not found:
            return Meant(self._near(present))
        if not asked:  # «tomorrow» answers nothing then, unless it is all that was said
            found = {intent: one for intent, one in found.items() if intent not in ANSWERS or one.whole} or found
        listened = {
            intent: one.weight * one.share * (LISTENS if asked and intent in ANSWERS else 1)
            for intent, one in found.items()
        }
        order = sorted(listened, key=lambda intent: -listened[intent])
        first = found[order[0]]
        ahead = len(order) == 1 or listened[order[0]] >= AHEAD * listened[order[1]]
        whole = [intent for intent in order if found[intent].whole]
        if len(whole) == 1 and (asked or whole[0] not in ANSWERS or whole[0] == order[0]):
            likely = (whole[0], *(intent for intent in order if intent != whole[0]))[:LIKELY]
            exact = all(present[stem] == 1 for stem in found[whole[0]].stems)
            return Meant(likely, sure=True, whole=True, exact=exact)
        idle = order[0] in ANSWERS and not asked
        left = set(stems) - first.stems - self._fillers
        return Meant(tuple(order[:LIKELY]), sure=ahead and first.share >= SURE and not idle, whole=not left)

    def names_a_day(self, text: str) -> bool:
        """Whether another day than today is spoken of."""
        return not self._days.isdisjoint(stems_of(text))

    def _present(self, stems: tuple[str, ...]) -> dict[str, float]:
        """Listed stems in a text, and how surely each is meant: 1, or less where it was typed with a slip."""
        present: dict[str, float] = {}
        for stem in stems:
            if stem in self._weights:
                present[stem] = 1
            elif stem.isalpha():
                alike = set[str]().union(*(self._alike.get(part, ()) for part in _parts(stem)))
                present = {known: SLIPPED for known in alike if one_slip(stem, known, SHORTEST_SLIP)} | present
        return present

    def _asked_about(
        self, stems: tuple[str, ...], present: Mapping[str, float], total: float, found: Mapping[str, _Found]
    ) -> str | None:
        """The term that a question is about, or that is all that was said."""
        terms = self._spoken_for(TERMS, present, total, len(set(stems)))
        if not terms:
            return None
        best = max(terms, key=lambda term: terms[term].weight)
        alone = terms[best].whole and not any(one.whole for one in found.values())
        others = (one.weight for intent, one in found.items() if intent not in QUESTIONS)
        return best if alone or (WHAT in found and terms[best].weight >= max(others, default=0)) else None

    def _spoken_for(self, of: str, present: Mapping[str, float], total: float, count: int) -> dict[str, _Found]:
        """Intents, or terms, of which some variant is there whole."""
        spoken: defaultdict[str, dict[str, float]] = defaultdict(dict)
        whole: set[str] = set()
        by_first = self._by_first[of]
        for variant in {one: None for stem in present for one in by_first.get(stem, ())}:
            stems: set[str] = set()
            for place in variant.places:  # each by a word of its own
                stems.update(sorted((place & present.keys()) - stems, key=lambda stem: (-present[stem], stem))[:1])
            if len(stems) == len(variant.places):
                spoken[variant.intent].update({stem: self._weights[stem] * present[stem] for stem in stems})
                if len(stems) == count:
                    whole.add(variant.intent)
        return {
            intent: _Found(sum(stems.values()), min(1, sum(stems.values()) / total), intent in whole, frozenset(stems))
            for intent, stems in spoken.items()
        }

    def _near(self, present: Mapping[str, float]) -> tuple[str, ...]:
        """Intents of which some variant is there in part, the fullest first."""
        parts: defaultdict[str, float] = defaultdict(float)
        weights = self._weights
        for variant in self._variants:
            said = sum(max(weights[stem] * present.get(stem, 0) for stem in place) for place in variant.places)
            whole = sum(max(weights[stem] for stem in place) for place in variant.places)
            if said >= 2 * FILLER:
                parts[variant.intent] = max(parts[variant.intent], said * said / whole)
        near = sorted(parts.keys() - GRAVE, key=lambda intent: (-parts[intent], intent))
        return tuple(near[:LIKELY])
