"""Under all that the bot says first."""

from dataclasses import dataclass

from bot.buttons.tap import Tap

# Outbox


@dataclass(frozen=True)
class Why(Tap, prefix="ow"):
    """Why did this message come? Under all that the bot says first."""

    delivery: int
