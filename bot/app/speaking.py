"""The wiring of the wing that speaks first."""

from bot.app.wing import Ground, Wing
from bot.services.speaking.outbox import Outbox
from handlers.speaking import outbox


def wing(ground: Ground) -> Wing:
    return Wing(doors=(outbox.door,), givers={"outbox": Outbox(ground.db, ground.clock)})
