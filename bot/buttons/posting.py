"""The posting plan, and the plan as a file."""

from dataclasses import dataclass

from bot.buttons.tap import ClockTime, Tap, Wall

# Posting plan. `to` is a day and a time in her own zone, 202611271830: a target, so that a second tap moves nothing on


@dataclass(frozen=True)
class Plan(Tap, prefix="w"):
    """This week and the next."""


@dataclass(frozen=True)
class PlanWeek(Tap, prefix="wk"):
    """One week with all of its posts, however long ago."""

    week: str  # ISO: 2026-w48


@dataclass(frozen=True)
class CopyWeek(Tap, prefix="wkc"):
    """The posts of this week once more in the following one."""

    week: str


@dataclass(frozen=True)
class TakeBack(Tap, prefix="wb"):
    """Posts that were made at once, by their trace."""

    trace: str


@dataclass(frozen=True)
class OpenSlot(Tap, prefix="wo"):
    slot: int


@dataclass(frozen=True)
class Published(Tap, prefix="wp"):
    slot: int


@dataclass(frozen=True)
class CameOut(Tap, prefix="wpo"):
    """One of several that are asked about came out; the others are still asked about."""

    slot: int


@dataclass(frozen=True)
class SkipSlot(Tap, prefix="wx"):
    slot: int


@dataclass(frozen=True)
class RestoreSlot(Tap, prefix="wz"):
    """It did not come out after all, or is not skipped: for a day."""

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
class NextIdeas(Tap, prefix="win"):
    """Ideas for the next post of the plan."""


@dataclass(frozen=True)
class TakeIdea(Tap, prefix="wit"):
    """The idea becomes the post's topic."""

    slot: int
    source: str  # day, rubric, tip
    ref: str  # its id; of a rubric's hint the rubric's
    number: int  # of the hint, else 0


@dataclass(frozen=True)
class AskTopic(Tap, prefix="wto"):
    """Her own words for what the post is about."""

    slot: int


@dataclass(frozen=True)
class DropTopic(Tap, prefix="wtd"):
    slot: int


@dataclass(frozen=True)
class PublishedEverywhere(Tap, prefix="wpe"):
    """On all of its pages."""

    slot: int


@dataclass(frozen=True)
class ChangePost(Tap, prefix="we"):
    """What of a post can be changed."""

    slot: int


@dataclass(frozen=True)
class AskRubric(Tap, prefix="wer"):
    slot: int


@dataclass(frozen=True)
class SetPostRubric(Tap, prefix="wers"):
    slot: int
    rubric: str  # - for none


@dataclass(frozen=True)
class PostPages(Tap, prefix="weg"):
    """On which pages does it come out?"""

    slot: int


@dataclass(frozen=True)
class TurnPostPage(Tap, prefix="wegt"):
    """On this page: yes, or no."""

    slot: int
    page: int
    on: int  # 1 or 0


@dataclass(frozen=True)
class DeletePost(Tap, prefix="wed"):
    slot: int


@dataclass(frozen=True)
class UndeletePost(Tap, prefix="wez"):
    """A post that was deleted, for a day."""

    slot: int


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
    time: ClockTime


@dataclass(frozen=True)
class RhythmRubrics(Tap, prefix="wrl"):
    """Which rubric do the posts of this rhythm belong to?"""

    page: int
    days: str
    time: ClockTime


@dataclass(frozen=True)
class SetRubric(Tap, prefix="wrr"):
    page: int
    days: str
    time: ClockTime
    rubric: str  # - for none


@dataclass(frozen=True)
class RemoveRhythm(Tap, prefix="wrx"):
    page: int
    days: str
    time: ClockTime


@dataclass(frozen=True)
class RestoreRhythm(Tap, prefix="wrz"):
    """A rhythm that has just been removed."""

    page: int
    days: str
    time: ClockTime
    rubric: str  # - for none


EVERYWHERE = -1  # instead of a page: all of hers


@dataclass(frozen=True)
class AskPost(Tap, prefix="wa"):
    """One post, typed."""

    page: int  # 0: the only page, or a choice; EVERYWHERE


@dataclass(frozen=True)
class TimePost(Tap, prefix="wah"):
    """The time of a post whose day and topic she has typed."""

    page: int
    to: Wall


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
    ahead: int  # 1: the next week; else the one that matters: from Friday on the next


@dataclass(frozen=True)
class PictureOfWeek(Tap, prefix="wwk"):
    week: str  # ISO: 2026-w48


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


@dataclass(frozen=True)
class TakeImportBack(Tap, prefix="iz"):
    """All that a written file did."""

    digest: str
