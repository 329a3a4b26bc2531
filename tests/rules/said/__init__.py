"""660 messages as people write them, in three sets, and how the reader takes them.

A line: what is meant, what the bot had asked for (tip, post, quiz, or -), the message.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bot.course.phrases import Phrases
from bot.rules.intents import ANSWERS, Intents
from bot.rules.learning.grading import letters
from bot.rules.posting.offers import find_post
from bot.rules.words import meanings, words_of

MADE, KEPT = 0, 1  # the halves: looked at while the reader was made, and never
NOON = datetime(2026, 9, 1, 12, 0)  # noqa: DTZ001  # a wall clock


def messages(half: int) -> Iterator[tuple[str, str, str]]:
    for path in sorted(Path(__file__).parent.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if number % 2 == half:
                meant, asked, text = line.split("\t")
                yield meant, asked, text


def taken(intents: Intents, say: Phrases, asked: str, text: str) -> tuple[tuple[str, ...], bool]:
    """What it is taken for, the likeliest first, and whether that is done at once (see `handlers/understanding.py`)."""
    if asked == "quiz" and letters(text, meanings(say.plain("quizzes-letter-words"))) is not None:
        return ("answer",), True
    answer = intents.read(text, asked=asked in {"tip", "post"})
    if asked in {"tip", "post"} and answer.intent in ANSWERS:
        return answer.likely, True
    meant = intents.read(text)
    likely = tuple(intent.partition(":")[0] for intent in meant.likely)
    if meant.intent is not None and meant.intent not in ANSWERS:
        return likely, True
    filler = frozenset(meanings(say.plain("posting-offer-words")))
    if find_post(text, NOON, words_of(say.plain), filler) is not None:
        return ("post-dated", *likely[:2]), False  # an offer: nothing is done before she takes it
    return (answer.likely if asked in {"tip", "post"} else likely), meant.intent in ANSWERS


def shares(intents: Intents, say: Phrases, half: int) -> Counter[str]:
    """How many messages are understood, asked back, not understood and misread."""
    found: Counter[str] = Counter()
    for meant, asked, text in messages(half):
        likely, sure = taken(intents, say, asked, text)
        if meant == "other":  # beyond what the bot can do: anything but doing it is right
            found["misread" if sure else "understood"] += 1
        elif sure:
            found["understood" if likely[0] == meant else "misread"] += 1
        else:
            offered = meant == "post-dated" and meant in likely
            found["understood" if offered else "asked back" if meant in likely else "not understood"] += 1
    return found
