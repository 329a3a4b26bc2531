"""What could the post be about? Three ideas at a time: from rubrics, from the calendar, from the course's tips."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from bot.course.shapes import AwarenessDay, Rubric, Tip
from bot.rules.posting.occasions import days_near, sensitive_on

NEAR_DAYS = 7  # after the post on which an occasion is still near; what has passed is no occasion any more
AT_ONCE = 3
FRESH_DAYS = 28  # an idea is not told again so soon
AT_HAND_DAYS = 2  # after the post on which an occasion is its most natural topic


@dataclass(frozen=True, slots=True)
class Idea:
    """Something to write about, and how to find it again: `source` day, rubric or tip, `ref` its id."""

    source: str
    ref: str
    number: int  # of a rubric's hint, from 0; else 0
    title: str | None  # the occasion or the rubric with its emoji; a tip has none
    text: str
    first: date | None = None  # when the occasion begins

    @property
    def key(self) -> str:
        """Such as rubric:service:3."""
        return f"{self.source}:{self.ref}:{self.number}"

    @property
    def topic(self) -> str | None:
        """What it is as a topic."""
        return self.title if self.source == "day" else self.text


@dataclass(frozen=True, slots=True)
class Near:
    """The day of a post, and what her other posts within four weeks of it already have."""

    day: date
    days: frozenset[date] = frozenset()
    told: frozenset[str] = frozenset()  # keys of ideas
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """All that ideas are made of."""

    rubrics: Mapping[str, Rubric]
    calendar: Mapping[str, AwarenessDay]
    tips: Mapping[str, Tip]

    def find(self, source: str, ref: str, number: int) -> str | None:
        """What an idea is as a topic, or None when the course has it no more."""
        if source == "day" and ref in self.calendar:
            return self.calendar[ref].title
        if source == "rubric" and ref in self.rubrics and 0 <= number < len(self.rubrics[ref].hints):
            return self.rubrics[ref].hints[number]
        return self.tips[ref].text if source == "tip" and ref in self.tips else None


def first(source: Source, near: Near, rubric: Rubric | None, kind: str | None, seed: int) -> Idea | None:
    """The idea that a post's reminder brings along: an occasion at hand, else a hint of its rubric, or of any."""
    return next(iter(three(source, near, rubric, kind, seed, 0, within=AT_HAND_DAYS)), None)


def three(
    source: Source,
    near: Near,
    rubric: Rubric | None,
    kind: str | None,
    seed: int,
    turn: int,
    within: int = NEAR_DAYS,
) -> tuple[Idea, ...]:
    """At most three ideas; every `turn` brings other ones, until all of them have been there.

    With a `rubric` its hints come first and an occasion last. `kind` is her institution's, `seed` lets posts of one day
    differ. On a sensitive day: that day itself and tips, since no rubric and no other occasion is sure to be solemn
    enough. What stands with another post of hers near is left out, until nothing else is left.
    """
    day = near.day
    tips = _fresh(
        [
            Idea("tip", tip.id, 0, None, tip.text)
            for tip in source.tips.values()
            if fits(tip.kinds, kind) and (not tip.months or day.month in tip.months)
        ],
        near,
    )
    start = seed + turn * (AT_ONCE - 1)
    if own := _solemn(source, day):
        return tuple([*own, *_from(tips, start, AT_ONCE - 1)][:AT_ONCE])
    hints = _hints([rubric] if rubric else [each for each in source.rubrics.values() if fits(each.kinds, kind)])
    hints = _fresh(hints, near) or ([] if tips else hints)
    occasions = _occasions(source, near, kind, within)[turn : turn + 1]  # each is offered once, the nearest first
    if rubric:
        chosen = [*_from(hints, start, AT_ONCE - 1), *occasions]
    else:
        chosen = [*occasions, *_from(hints, start, AT_ONCE - 1 - len(occasions))]
    return (*chosen, *_from(tips, seed + turn, AT_ONCE - len(chosen)))


def _solemn(source: Source, day: date) -> list[Idea]:
    return [Idea("day", one.id, 0, one.title, one.idea, day) for one in sensitive_on(source.calendar, day)]


def _occasions(source: Source, near: Near, kind: str | None, within: int) -> list[Idea]:
    """The occasions after which no other post of hers could be named with more right."""
    found = days_near(source.calendar, near.day, () if kind is None else (kind,), 0, within)
    return _fresh(
        [
            Idea("day", one.day.id, 0, one.day.title, one.day.idea, one.first)
            for one in found
            if not one.day.sensitive
            and (one.first <= near.day or not any(one.first <= other <= one.last for other in near.days))
        ],
        near,
    )


def again(source: Source, key: str, near: Near, kind: str | None) -> Idea | None:
    """The idea that was told before; None when the course has it no more or it has lost its sense."""
    ref, _, number = key.partition(":")[2].partition(":")
    match key.partition(":")[0]:
        case "day":
            found = _solemn(source, near.day) + _occasions(source, replace(near, told=frozenset()), kind, AT_HAND_DAYS)
            return next((one for one in found if one.ref == ref), None)
        case "rubric" if ref in source.rubrics:
            return next((one for one in _hints([source.rubrics[ref]]) if str(one.number) == number), None)
        case "tip" if ref in source.tips:
            return Idea("tip", ref, 0, None, source.tips[ref].text)
    return None


def _fresh(ideas: list[Idea], near: Near) -> list[Idea]:
    """Those that stand with none of the posts near."""
    return [one for one in ideas if one.key not in near.told and one.topic not in near.topics]


def fits(kinds: tuple[str, ...], kind: str | None) -> bool:
    """Whether something meant for `kinds` suits her: it is for everybody, nobody has asked her, or it is hers."""
    return not kinds or kind is None or kind in kinds


def _hints(rubrics: list[Rubric]) -> list[Idea]:
    """The first hint of each rubric, then the second of each: neighbours differ."""
    columns = zip_longest(
        *(
            [
                Idea("rubric", rubric.id, number, f"{rubric.emoji} {rubric.title}", hint)
                for number, hint in enumerate(rubric.hints)
            ]
            for rubric in rubrics
        )
    )
    return [idea for column in columns for idea in column if idea is not None]


def _from(ideas: list[Idea], start: int, count: int) -> list[Idea]:
    """`count` neighbours from a place on, round and round; fewer when there are fewer."""
    return [ideas[(start + ahead) % len(ideas)] for ahead in range(min(count, len(ideas)))]
