"""How fast may the bot speak? A little under what Telegram allows, and replies to people go first."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

ALLOWED_A_SECOND = 30  # messages that Telegram takes from a bot, in all
FIRST_WORDS_A_SECOND = 29  # of these the bot may say first: the last place is kept for somebody who waits for an answer
SHORTEST_SECONDS = 0.005  # of a wait: less would be spinning
WINDOW_SECONDS = 1.0  # also between two messages that the bot says first in one chat


@dataclass(eq=False, slots=True)
class _Message:
    at: float  # seconds by the pace's timer: when it left, and once it has arrived, when it had
    chat_id: int | str


class Pace:
    """The messages of the last second. One for all that speaks through a token in this process.

    `timer` gives seconds and may jump either way; `sleep` waits for seconds.
    """

    def __init__(self, timer: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._timer, self._sleep = timer, sleep
        self._recent: list[_Message] = []
        self._replying = 0  # replies that wait for their turn

    async def turn(self, chat_id: int | None = None) -> None:
        """Wait until the bot may say something first (to this chat)."""
        while (wait := self._wait(FIRST_WORDS_A_SECOND, chat_id)) > 0 or self._replying:
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
        """Count the message that is sent inside, from its arrival on: only then does Telegram count it for sure."""
        message = _Message(self._timer(), chat_id)
        self._recent.append(message)
        try:
            yield
        finally:
            message.at = self._timer()

    def _wait(self, most: int, chat_id: int | None) -> float:
        """Seconds until fewer than `most` messages, and none to this chat, lie in the window."""
        now = self._timer()
        self._recent = [message for message in self._recent if 0 <= now - message.at < WINDOW_SECONDS]
        ends = sorted(message.at + WINDOW_SECONDS - now for message in self._recent)
        crowded = ends[len(ends) - most] if len(ends) >= most else 0.0
        again = max((m.at + WINDOW_SECONDS - now for m in self._recent if m.chat_id == chat_id), default=0.0)
        return max(crowded, again)
