"""Getting to know each other, settings, and when the bot may write."""

from dataclasses import dataclass

from bot.buttons.tap import OnceMinutes, Tap, Wall

# People: getting to know each other, settings


@dataclass(frozen=True)
class Begin(Tap, prefix="pb"):
    """The same as /start, for somebody the bot does not know (any more)."""


@dataclass(frozen=True)
class UseName(Tap, prefix="pn"):
    """Take the name that the messenger shows."""


@dataclass(frozen=True)
class SkipStep(Tap, prefix="ps"):
    step: str  # of services.people.profile.STEPS


@dataclass(frozen=True)
class FixStep(Tap, prefix="pf"):
    """Answer this step once more: what was taken is not what she meant."""

    step: str


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
class RestorePage(Tap, prefix="sprz"):
    """One that was removed within the last day."""

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
class PauseTill(Tap, prefix="sut"):
    to: Wall  # the day on which she is back, at midnight


@dataclass(frozen=True)
class Delete(Tap, prefix="sd"):
    pass


@dataclass(frozen=True)
class DeleteForGood(Tap, prefix="sdy"):
    pass


@dataclass(frozen=True)
class Help(Tap, prefix="h"):
    pass


# Home, whose own tap is `tap.Menu`


@dataclass(frozen=True)
class More(Tap, prefix="mm"):
    """The doors that are wanted less often."""


@dataclass(frozen=True)
class Stop(Tap, prefix="ms"):
    """The ways to hear less, or nothing."""


@dataclass(frozen=True)
class Privacy(Tap, prefix="hp"):
    """Who runs the bot and what it keeps."""


# Quiet: when the bot may write, and what it should know for that


@dataclass(frozen=True)
class QuietHours(Tap, prefix="sh"):
    pass


@dataclass(frozen=True)
class SetQuiet(Tap, prefix="shq"):
    """Equal ends mean no quiet hours."""

    start: OnceMinutes
    end: OnceMinutes


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
