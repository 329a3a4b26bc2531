"""How fast may the bot speak? A little under what Telegram allows, and replies to people go first.

Telegram counts a message at some moment between its leaving and its arrival here, and nobody tells when. What is on its
way therefore counts for as long as it is. One that has arrived was counted at the latest a way back ago, and one that
leaves now is counted a way there from now at the earliest: together that is the quickest journey there and back, and
by so much sooner a place is free again. So the distance to Telegram costs nothing, and only what varies of it does.
"""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

ALLOWED_A_SECOND = 30  # messages that Telegram takes from a bot, in all
FIRST_WORDS_A_SECOND = 29  # of these the bot may say first: the last place is kept for somebody who waits for an answer
SHORTEST_SECONDS = 0.005  # of a wait: less would be spinning
WINDOW_SECONDS = 1.0  # also between two messages that the bot says first in one chat
STEP_SECONDS = WINDOW_SECONDS / FIRST_WORDS_A_SECOND  # a place each: a burst would fill the second for those who answer
AT_ONCE_SECONDS = 0.1  # of places that were not used and may be used up at once
JOURNEYS = 100  # the last ones, of which the quickest counts
TRUSTED = 0.95  # of it: the quickest way there and the quickest way back need not have been the same journey's


@dataclass(eq=False, slots=True)
class _Message:
    chat_id: int | str
    arrived: float | None = None  # seconds by the pace's timer; None: on its way


class Pace:
    """The messages of the last second. One for all that speaks through a token in this process.

    `timer` gives seconds and may jump either way; `sleep` waits for seconds.
    """

    def __init__(self, timer: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._timer, self._sleep = timer, sleep
        self._recent: list[_Message] = []
        self._journeys: deque[float] = deque(maxlen=JOURNEYS)
        self._next_place = timer()
        self._replying = 0  # replies that wait for their turn

    async def turn(self, chat_id: int | None = None) -> None:
        """Wait until the bot may say something first (to this chat)."""
        while (wait := max(self._wait(FIRST_WORDS_A_SECOND, chat_id), self._till_next_place())) > 0 or self._replying:
            await self._sleep(max(wait, SHORTEST_SECONDS))

    async def reply_turn(self) -> None:
        """Wait until there is room for an answer; whoever speaks first waits meanwhile."""
        self._replying += 1
        try:
            while (wait := self._wait(ALLOWED_A_SECOND, None)) > 0:
                await self._sleep(max(wait, SHORTEST_SECONDS))
        finally:
            self._replying -= 1

    @asynccontextmanager
    async def sending(self, chat_id: int | str) -> AsyncIterator[None]:
        """Count the message that is sent inside. Nobody else may get a turn between its own turn and this."""
        message, left = _Message(chat_id), self._timer()
        self._recent.append(message)
        self._next_place = left + max(self._till_next_place(), -AT_ONCE_SECONDS) + STEP_SECONDS
        try:
            yield
            self._journeys.append(max(0.0, self._timer() - left))  # of one that failed, nothing is known
        finally:
            message.arrived = self._timer()

    def _till_next_place(self) -> float:
        ahead = self._next_place - self._timer()
        return ahead if ahead <= 2 * WINDOW_SECONDS else 0.0  # else the timer was put back

    def _wait(self, most: int, chat_id: int | None) -> float:
        """Seconds until fewer than `most` messages, and none to this chat, are on their way or lie in the window."""
        now = self._timer()
        counts = WINDOW_SECONDS - min(TRUSTED * min(self._journeys, default=0.0), WINDOW_SECONDS)
        self._recent = [one for one in self._recent if one.arrived is None or 0 <= now - one.arrived < counts]
        # When what is on its way will arrive nobody knows: it is looked for again soon.
        ends = [(SHORTEST_SECONDS if m.arrived is None else m.arrived + counts - now, m.chat_id) for m in self._recent]
        hers = max((end for end, whose in ends if whose == chat_id), default=0.0)
        return max(hers, sorted(end for end, _ in ends)[len(ends) - most] if len(ends) >= most else 0.0)
