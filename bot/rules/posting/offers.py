"""Is there a post in what somebody writes out of the blue? A day with a topic, anywhere in the line."""

import re
from collections.abc import Collection
from datetime import datetime

from bot.course.spelling import folded, seen
from bot.rules.posting.typed import HalfRead, Post, read_post
from bot.rules.slips import one_slip
from bot.rules.words import Unreadable, Words

PLACES = 12  # words that may stand before the day
NEXT = 2  # words behind the day that still are about it
SHORTEST_SLIP = 6  # letters: «tommorow» is meant, «Mondey» too
_START = re.compile(r"\S+")


def find_post(
    typed: str, now: datetime, words: Words, filler: Collection[str], never: Collection[str] = ()
) -> Post | HalfRead | None:
    """The post, perhaps without its time; None: no day that lies ahead, or nothing that it could be about.

    `filler`: folded words that ask for it and are no topic: «write down a post». Today alone, without a time, is no
    post: «what is there today». Nor is what has one of the words `never` about the day: «move», «until», «which».
    """
    text = _spelt(seen(typed), words)
    for start in [found.start() for found in _START.finditer(text)][:PLACES]:
        found: Post | HalfRead
        try:
            found = read_post(text[start:], now, words)
        except HalfRead as half:
            found = half
        except Unreadable:
            continue
        about = (*text[:start].split(), *(found.topic or "").split()[:NEXT])
        if any(folded(word) in never for word in about):
            return None
        topic = _topic(text[:start], found.topic or "", filler)
        if not any(word not in words.day for word in map(folded, topic.split())):
            return None  # nothing, or a list of days: a rhythm
        if isinstance(found, Post):
            return Post(found.day, found.time, topic)
        return None if found.day == now.date() and not found.times else HalfRead(found.day, topic, found.times)
    return None


def _topic(before: str, after: str, filler: Collection[str]) -> str:
    """What is left when the words that ask are gone, with a capital letter."""
    kept = [word for word in before.split() if folded(word) not in filler]
    rest = after.split()
    while rest and folded(rest[0]) in filler:
        del rest[0]
    topic = " ".join((*kept, *rest)).strip(" ,.;:—–-")
    return topic[:1].upper() + topic[1:]


def _spelt(text: str, words: Words) -> str:
    """Names of days and months with a slip in them as they are spelt."""
    known = [word for group in (words.day, words.month, words.ahead) for word in group]

    def right(found: re.Match[str]) -> str:
        word = folded(found[0])
        if len(word) < SHORTEST_SLIP or word in known:
            return found[0]
        return next((name for name in known if one_slip(word, name, SHORTEST_SLIP)), found[0])

    return re.sub(r"[^\W\d_]+", right, text)
