"""Lessons, quizzes, checklists, progress, tips, deadlines."""

from dataclasses import dataclass

from bot.buttons.tap import OnceMinutes, Tap, Wall

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
class Contents(Tap, prefix="lt"):
    """All cards of a lesson, and its quiz."""

    lesson: str


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
class NextQuiz(Tap, prefix="qw"):
    """The quiz to take now."""


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
class Choose(Tap, prefix="qc"):
    """One of several right answers, chosen or not: a tap that a phone sends twice changes nothing."""

    attempt: int
    position: int
    letter: int  # as shown, from 0
    on: int  # 1 or 0


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
class SetAside(Tap, prefix="cx"):
    """The item is not about her institution, or not about this post: settled. `Tick` takes it back."""

    run: int
    item: str


@dataclass(frozen=True)
class TickRest(Tap, prefix="ca"):
    """All that is obligatory in a post's run is as it should be."""

    run: int


@dataclass(frozen=True)
class TurnRun(Tap, prefix="cs"):
    """A screen of this run, or of the one that took its place."""

    run: int
    screen: int  # from 1; 0 is where she left off


@dataclass(frozen=True)
class AskNote(Tap, prefix="cw"):
    """Her own words about an item."""

    run: int
    item: str


@dataclass(frozen=True)
class DropNote(Tap, prefix="cwx"):
    run: int
    item: str


@dataclass(frozen=True)
class RemindItem(Tap, prefix="cm"):
    run: int
    item: str
    to: Wall


@dataclass(frozen=True)
class ForgetReminder(Tap, prefix="cmx"):
    run: int
    item: str


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
class RarerTips(Tap, prefix="trr"):
    """Once a week."""


@dataclass(frozen=True)
class SetTipDays(Tap, prefix="tyy"):
    days: str  # ISO digits: these and no others


@dataclass(frozen=True)
class SetTipTime(Tap, prefix="tt"):
    time: OnceMinutes


@dataclass(frozen=True)
class SetTipDay(Tap, prefix="ty"):
    weekday: int  # ISO, 1 is Monday
    on: int  # 1 or 0: a second tap changes nothing


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
