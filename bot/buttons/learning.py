"""Every tap on one page: the contract with messages sent long ago. Never reuse or reorder; add a new prefix instead.

A button carries its whole meaning in at most 64 bytes (Bot API, InlineKeyboardButton.callback_data) and may be pressed
weeks later. Handlers are found by the prefix alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import ClassVar, Self

TAPS: dict[str, type["Tap"]] = {}


class Tap:
    """What a tap means. Fields are int or str; strings hold no colon (ids are [a-z0-9-])."""

    prefix: ClassVar[str]
    readers: ClassVar[tuple[Callable[[str], int | str], ...] | None] = None  # of the fields, found at first use

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
        readers = cls.readers
        if readers is None:
            readers = cls.readers = tuple(READERS.get(field.type, str) for field in fields(cls))  # type: ignore[arg-type]  # every subclass is a dataclass, whose types are no strings
        if len(parts) != len(readers):
            raise ValueError(f"{cls.__name__} has {len(readers)} fields, not {len(parts)}")
        return cls(*(read_part(part) for read_part, part in zip(readers, parts, strict=True)))


class Wall(int):
    """A local wall time as a number: 202611241800 is 18:00 on 24 November 2026."""


def _number(part: str) -> int:
    number = int(part)
    if abs(number) >= 2**31:  # more than an id can be: made up, and a database would not take it
        raise ValueError(f"{part} is no id")
    return number


READERS: dict[object, Callable[[str], int | str]] = {int: _number, Wall: Wall}


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


# Habits: when the bot may write, and what it should know for that


@dataclass(frozen=True)
class Habits(Tap, prefix="sh"):
    pass


@dataclass(frozen=True)
class SetQuiet(Tap, prefix="shq"):
    """Quiet hours in minutes from midnight; equal ends mean none."""

    start: int
    end: int


@dataclass(frozen=True)
class LetDueBreakQuiet(Tap, prefix="shd"):
    on: int  # 1 allows, 0 forbids


@dataclass(frozen=True)
class SetLead(Tap, prefix="shl"):
    minutes: int  # before a slot


@dataclass(frozen=True)
class SetKind(Tap, prefix="sik"):
    """What kind of institution hers is."""

    kind: str


# Tips


@dataclass(frozen=True)
class Tips(Tap, prefix="t"):
    """When tips come."""


@dataclass(frozen=True)
class ShowTip(Tap, prefix="to"):
    tip: str


@dataclass(frozen=True)
class ReactToTip(Tap, prefix="tr"):
    tip: str
    reaction: str  # done, not-mine, tomorrow, or none to take it back


@dataclass(frozen=True)
class SwitchTips(Tap, prefix="ts"):
    on: int  # 1 or 0


@dataclass(frozen=True)
class SetTipTime(Tap, prefix="tt"):
    minutes: int  # from midnight


@dataclass(frozen=True)
class SetTipDay(Tap, prefix="ty"):
    weekday: int  # ISO, 1 is Monday
    on: int  # 1 or 0: a second tap changes nothing


# Posting plan. `to` is a day and a time in her own zone, 202611271830: a target, so that a second tap moves nothing on


@dataclass(frozen=True)
class Plan(Tap, prefix="w"):
    """This week and the next."""


@dataclass(frozen=True)
class OpenSlot(Tap, prefix="wo"):
    slot: int


@dataclass(frozen=True)
class Published(Tap, prefix="wp"):
    slot: int


@dataclass(frozen=True)
class SkipSlot(Tap, prefix="wx"):
    slot: int


@dataclass(frozen=True)
class AskMove(Tap, prefix="wm"):
    slot: int


@dataclass(frozen=True)
class MoveSlot(Tap, prefix="wmt"):
    slot: int
    to: Wall


@dataclass(frozen=True)
class Ideas(Tap, prefix="wi"):
    slot: int
    turn: int  # the how manieth three, from 0


@dataclass(frozen=True)
class TakeIdea(Tap, prefix="wit"):
    """The idea becomes the post's topic."""

    slot: int
    source: str  # day, rubric, tip
    ref: str  # its id; of a rubric's hint the rubric's
    number: int  # of the hint, else 0


@dataclass(frozen=True)
class BeforePost(Tap, prefix="wc"):
    """The checklist before publishing, for this post's page."""

    slot: int


@dataclass(frozen=True)
class Unanswered(Tap, prefix="wu"):
    """Posts whose time has passed and of which nobody knows whether they came out."""


@dataclass(frozen=True)
class Rhythms(Tap, prefix="wr"):
    page: int  # 0: the only page, or a choice


@dataclass(frozen=True)
class RhythmDays(Tap, prefix="wrd"):
    page: int
    days: str  # ISO digits chosen so far, 0 for none


@dataclass(frozen=True)
class RhythmTime(Tap, prefix="wrt"):
    page: int
    days: str


@dataclass(frozen=True)
class SaveRhythm(Tap, prefix="wrs"):
    page: int
    days: str
    time: str  # 1000 for 10:00


@dataclass(frozen=True)
class RhythmRubrics(Tap, prefix="wrl"):
    """Which rubric do the posts of this rhythm belong to?"""

    page: int
    days: str
    time: str


@dataclass(frozen=True)
class SetRubric(Tap, prefix="wrr"):
    page: int
    days: str
    time: str
    rubric: str  # - for none


@dataclass(frozen=True)
class RemoveRhythm(Tap, prefix="wrx"):
    page: int
    days: str
    time: str


@dataclass(frozen=True)
class AskPost(Tap, prefix="wa"):
    """One post, typed."""

    page: int  # 0: the only page, or a choice


@dataclass(frozen=True)
class AddPost(Tap, prefix="wap"):
    page: int
    to: Wall


@dataclass(frozen=True)
class Norms(Tap, prefix="wn"):
    pass


@dataclass(frozen=True)
class SetNorm(Tap, prefix="wns"):
    page: int
    norm: int  # posts a week, 0 for none


@dataclass(frozen=True)
class SetWeekly(Tap, prefix="wnw"):
    """The week at a glance on Mondays and the look at the norm in the middle of the week."""

    on: int  # 1 or 0


@dataclass(frozen=True)
class WeekPicture(Tap, prefix="ww"):
    ahead: int  # weeks from this one


# Deadlines. A message that reminded her knows what it was about: its delivery's row


@dataclass(frozen=True)
class Deadlines(Tap, prefix="d"):
    """All that is due, with its moments."""


@dataclass(frozen=True)
class SnoozeNudge(Tap, prefix="ds"):
    delivery: int
    till: str  # morning: of the next working day; monday: of the next week


@dataclass(frozen=True)
class RememberNudge(Tap, prefix="dk"):
    """She has it in mind: no more words about it."""

    delivery: int


# Outbox


@dataclass(frozen=True)
class Why(Tap, prefix="ow"):
    """Why did this message come? Under all that the bot says first."""

    delivery: int


# Imports: the plan as a file. `digest` names the file that was sent, so that a button never means another one


@dataclass(frozen=True)
class Files(Tap, prefix="i"):
    """The plan as a file: template, export, calendar, and how to send one back."""


@dataclass(frozen=True)
class PlanTemplate(Tap, prefix="it"):
    pass


@dataclass(frozen=True)
class PlanFile(Tap, prefix="ix"):
    pass


@dataclass(frozen=True)
class PlanCalendar(Tap, prefix="ic"):
    pass


@dataclass(frozen=True)
class ImportReport(Tap, prefix="ir"):
    """What the file that she sent would change, row by row."""

    digest: str
    screen: int  # from 1


@dataclass(frozen=True)
class WriteImport(Tap, prefix="iw"):
    digest: str
