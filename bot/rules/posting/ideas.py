"""What could the post be about? Three ideas at a time: from rubrics, from the calendar, from the course's tips."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from bot.course.shapes import AwarenessDay, Rubric, Tip
from bot.rules.posting.occasions import days_near, sensitive_on

NEAR_DAYS = 7  # after the post on which an occasion is still near; what has passed is no occasion any more
AT_ONCE = 3
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


def first(source: Source, day: date, rubric: Rubric | None, kind: str | None, seed: int) -> Idea | None:
    """The idea that a post's reminder brings along: an occasion at hand, else a hint of its rubric, or of any."""
    return next(iter(three(source, day, rubric, kind, seed, 0, near=AT_HAND_DAYS)), None)


def three(
    source: Source, day: date, rubric: Rubric | None, kind: str | None, seed: int, turn: int, near: int = NEAR_DAYS
) -> tuple[Idea, ...]:
    """At most three ideas for a post on `day`; every `turn` brings other ones, until they begin anew.

    With a `rubric` its hints and no others. `kind` is her institution's, `seed` lets posts of one day differ. On a
    sensitive day: that day itself and tips, since no rubric and no other occasion is sure to be solemn enough.
    """
    tips = [
        Idea("tip", tip.id, 0, None, tip.text)
        for tip in source.tips.values()
        if fits(tip.kinds, kind) and (not tip.months or day.month in tip.months)
    ]
    start = seed + turn * (AT_ONCE - 1)
    if sensitive := sensitive_on(source.calendar, day):
        own = [Idea("day", one.id, 0, one.title, one.idea, day) for one in sensitive]
        return tuple([*own, *_from(tips, start, AT_ONCE - 1)][:AT_ONCE])
    occasions = [
        Idea("day", one.day.id, 0, one.day.title, one.day.idea, one.first)
        for one in days_near(source.calendar, day, () if kind is None else (kind,), 0, near)
        if not one.day.sensitive
    ]
    hints = _hints([rubric] if rubric else [each for each in source.rubrics.values() if fits(each.kinds, kind)])
    chosen = occasions[turn : turn + 1]  # each occasion is offered once, the nearest first
    chosen += _from(hints, start, AT_ONCE - 1 - len(chosen))
    return (*chosen, *_from(tips, seed + turn, AT_ONCE - len(chosen)))


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
