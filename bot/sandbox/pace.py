"""How fast may the bot speak? 30 messages a second in all, one a second in a chat, 20 a minute in a group."""

from __future__ import annotations

import math
from collections import defaultdict, deque

from bot.sandbox.faults import too_many

SENDING = {
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendMediaGroup",
    "sendPoll",
    "copyMessage",
    "forwardMessage",
}


class Pace:
    """Remembers the moments of sending (seconds) and refuses with 429 what comes too soon."""

    def __init__(self) -> None:
        self._sent: defaultdict[tuple[int | None, float], deque[float]] = defaultdict(deque)

    def admit(self, now: float, chat_id: int, messages: int = 1) -> None:
        """Count `messages` to a chat (groups have negative ids) at `now`. Raises ApiError 429 instead of counting."""
        limits: list[tuple[int | None, int, float]] = [(None, 30, 1.0), (chat_id, 1, 1.0)]
        if chat_id < 0:
            limits.append((chat_id, 20, 60.0))
        wait = max(_wait(self._sent[whose, window], most, window, now) for whose, most, window in limits)
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
        for whose, _, window in limits:
            self._sent[whose, window].extend([now] * messages)


def _wait(sent: deque[float], most: int, window: float, now: float) -> float:
    """Seconds until one more may go."""
    # Halves of a microsecond would otherwise refuse the very moment that `retry_after` named.
    while sent and sent[0] <= now - window + 1e-6:
        sent.popleft()
    return 0.0 if len(sent) < most else sent[len(sent) - most] + window - now
