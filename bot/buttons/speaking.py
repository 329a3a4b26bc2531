"""Under all that the bot says first."""

from dataclasses import dataclass

from bot.buttons.tap import Tap

# Outbox


@dataclass(frozen=True)
class Why(Tap, prefix="ow"):
    """Why did this message come? Under all that the bot says first."""

    delivery: int


@dataclass(frozen=True)
class HearLess(Tap, prefix="ol"):
    """Less of one kind of message."""

    what: str  # a kind of the outbox's rows, which then comes no more, or what its voice understands
    on: int  # 0: less of it, 1: as before
