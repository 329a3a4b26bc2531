"""Every tap on one page: the contract with messages sent long ago. Never reuse or reorder; add a new prefix instead.

A button carries its whole meaning in at most 64 bytes (Bot API, InlineKeyboardButton.callback_data) and may be pressed
weeks later. Handlers are found by the prefix alone.
"""

from dataclasses import dataclass, fields
from typing import ClassVar, Self

TAPS: dict[str, type["Tap"]] = {}


class Tap:
    """What a tap means. Fields are int or str; strings hold no colon (ids are [a-z0-9-])."""

    prefix: ClassVar[str]
    kinds: ClassVar[tuple[type, ...] | None] = None  # of the fields, found at first use

    def __init_subclass__(cls, prefix: str) -> None:
        if prefix in TAPS:
            raise ValueError(f"prefix {prefix!r} is taken by {TAPS[prefix].__name__}")
        cls.prefix = prefix
        TAPS[prefix] = cls

    def pack(self) -> str:
        return ":".join([self.prefix, *map(str, vars(self).values())])

    @classmethod
    def unpack(cls, data: str) -> Self:
        """The tap behind callback data. ValueError when it is not this tap's."""
        _, *parts = data.split(":")
        kinds = cls.kinds
        if kinds is None:
            kinds = cls.kinds = tuple(int if field.type is int else str for field in fields(cls))  # type: ignore[arg-type]  # every subclass is a dataclass
        if len(parts) != len(kinds):
            raise ValueError(f"{cls.__name__} has {len(kinds)} fields, not {len(parts)}")
        return cls(*(_number(part) if kind is int else part for part, kind in zip(parts, kinds, strict=True)))


def _number(part: str) -> int:
    number = int(part)
    if abs(number) >= 2**31:  # more than an id can be: made up, and a database would not take it
        raise ValueError(f"{part} is no id")
    return number


def read(data: str) -> Tap | None:
    """The tap behind callback data, or None when this version does not know it."""
    kind = TAPS.get(data.partition(":")[0])
    if kind is None:
        return None
    try:
        return kind.unpack(data)
    except ValueError:
        return None


# Everywhere


@dataclass(frozen=True)
class Menu(Tap, prefix="m"):
    pass


# People: getting to know each other, settings


@dataclass(frozen=True)
class Begin(Tap, prefix="pb"):
    """The same as /start, for somebody the bot does not know (any more)."""


@dataclass(frozen=True)
class UseName(Tap, prefix="pn"):
    """Take the name Telegram shows."""


@dataclass(frozen=True)
class SkipStep(Tap, prefix="ps"):
    step: str  # name, institution, page


@dataclass(frozen=True)
class Settings(Tap, prefix="s"):
    pass


@dataclass(frozen=True)
class ChangeName(Tap, prefix="sn"):
    pass


@dataclass(frozen=True)
class ChangeInstitution(Tap, prefix="si"):
    pass


@dataclass(frozen=True)
class Pages(Tap, prefix="sp"):
    pass


@dataclass(frozen=True)
class AddPage(Tap, prefix="spa"):
    pass


@dataclass(frozen=True)
class RemovePage(Tap, prefix="spr"):
    page: int


@dataclass(frozen=True)
class ChangeZone(Tap, prefix="sz"):
    pass


@dataclass(frozen=True)
class SetZone(Tap, prefix="szs"):
    city: str  # as in content/cities.yaml


@dataclass(frozen=True)
class Pause(Tap, prefix="su"):
    pass


@dataclass(frozen=True)
class SetPause(Tap, prefix="sus"):
    days: int  # 0 ends the pause


@dataclass(frozen=True)
class Delete(Tap, prefix="sd"):
    pass


@dataclass(frozen=True)
class DeleteForGood(Tap, prefix="sdy"):
    pass


@dataclass(frozen=True)
class Help(Tap, prefix="h"):
    pass


# Lessons


@dataclass(frozen=True)
class Lessons(Tap, prefix="l"):
    pass


@dataclass(frozen=True)
class OpenModule(Tap, prefix="lm"):
    module: str


@dataclass(frozen=True)
class OpenLesson(Tap, prefix="lo"):
    """Where she left it."""

    lesson: str


@dataclass(frozen=True)
class OpenCard(Tap, prefix="lc"):
    lesson: str
    card: int  # from 1


@dataclass(frozen=True)
class LookUp(Tap, prefix="lu"):
    """The card that a mistake is about, with the way back to that mistake. Changes no progress."""

    attempt: int
    position: int


# Quizzes


@dataclass(frozen=True)
class Quizzes(Tap, prefix="q"):
    pass


@dataclass(frozen=True)
class OpenQuiz(Tap, prefix="qo"):
    """What the quiz is, attempts so far, best result."""

    quiz: str


@dataclass(frozen=True)
class StartQuiz(Tap, prefix="qs"):
    """Begin, or go on with the attempt that is open."""

    quiz: str


@dataclass(frozen=True)
class Answer(Tap, prefix="qa"):
    """One letter: the answer itself, or one step of an answer of several steps."""

    attempt: int
    position: int
    letter: int  # as shown, from 0


@dataclass(frozen=True)
class Clear(Tap, prefix="qx"):
    """Start the steps of this question anew."""

    attempt: int
    position: int


@dataclass(frozen=True)
class Submit(Tap, prefix="qd"):
    attempt: int
    position: int


@dataclass(frozen=True)
class DontKnow(Tap, prefix="qk"):
    attempt: int
    position: int


@dataclass(frozen=True)
class Next(Tap, prefix="qn"):
    attempt: int


@dataclass(frozen=True)
class Result(Tap, prefix="qr"):
    attempt: int


@dataclass(frozen=True)
class Mistake(Tap, prefix="qm"):
    attempt: int
    position: int


# Checklists


@dataclass(frozen=True)
class Checklists(Tap, prefix="c"):
    pass


@dataclass(frozen=True)
class OpenChecklist(Tap, prefix="co"):
    """Choose the page, or straight to the run when there is only one."""

    checklist: str


@dataclass(frozen=True)
class OpenRun(Tap, prefix="cr"):
    """The open run of this checklist for this page; begins the first one."""

    page: int
    checklist: str
    screen: int  # a long checklist is shown in screens, from 1


@dataclass(frozen=True)
class OpenItem(Tap, prefix="ci"):
    run: int
    item: str


@dataclass(frozen=True)
class Tick(Tap, prefix="ct"):
    run: int
    item: str
    on: int  # 1 ticks, 0 unticks: a second tap changes nothing


@dataclass(frozen=True)
class NewRun(Tap, prefix="cn"):
    run: int  # the run it takes the place of: a second tap starts nothing


@dataclass(frozen=True)
class Runs(Tap, prefix="ch"):
    """Earlier runs and what improved."""

    page: int
    checklist: str


# Progress


@dataclass(frozen=True)
class Progress(Tap, prefix="p"):
    pass
