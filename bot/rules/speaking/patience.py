"""How much may be said first? A day has few places, and who does not answer is written to less and less.

Days are hers: local dates. The first message since she was heard begins the count; any tap or word of hers ends it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

MOST_A_DAY = 4
LAST_PLACE = MOST_A_DAY - 1  # messages after which only what can be said but once still finds a place
MOST_UNANSWERED = (4, 5, 5, 5, 6, 6, 6)  # messages without an answer by the end of each day, from the first one's on
SOFTER, RARE, SILENT = 3, 7, 28  # days without an answer: one message a day, one a week, none
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said first to somebody."""

    last_on: date | None  # the day of the last message; None: none yet
    times: int  # messages on that day
    since: date | None  # the day of the first message that she has not answered; None: she has answered
    unanswered: int  # messages since then

    def on(self, today: date) -> int:
        """Messages of today."""
        return self.times if self.last_on == today else 0

    def silence(self, today: date) -> int:
        """Days without an answer."""
        return 0 if self.since is None else max(0, (today - self.since).days)

    def rare(self, today: date) -> bool:
        """She has not answered for so long that there is but one message a week."""
        return self.silence(today) >= RARE

    def last_before_silence(self, today: date) -> bool:
        """After a message of today there is none until she comes back."""
        return self.silence(today) >= SILENT - A_WEEK.days


def too_much(said: Said, today: date) -> str | None:
    """Why no message more should come today, a short English reason; None: there is a place for one."""
    days, now = said.silence(today), said.on(today)
    if days >= SILENT:
        return "silent until she comes back"
    if days >= RARE:
        return "one a week" if said.last_on is not None and today - said.last_on < A_WEEK else None
    if days >= SOFTER and now:
        return "one a day"
    if said.since is not None and said.unanswered >= MOST_UNANSWERED[days]:
        return "unanswered"
    return "enough for today" if now >= MOST_A_DAY else None
