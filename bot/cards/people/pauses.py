"""That she is on leave, where things are silent because of it."""

from datetime import date

from markupsafe import Markup

from bot.course.phrases import Phrases


def pause_line(until: date | None, say: Phrases) -> tuple[Markup, ...]:
    """A line that says how long; none when she is not on leave."""
    return () if until is None else (say("people-pause-now", day=until.day, month=until.month),)
