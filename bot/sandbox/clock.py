"""What time is it in the rehearsal? Frozen in tests, running (and jumping) in the demo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

STRIDE = timedelta(hours=6)  # not longer at a time: not everything that falls due has a moment of its own


class SandboxClock:
    """A clock one can move: call it for the time, `jump` to move it.

    Given `start` (aware), it stands still until somebody moves it; without it, it runs with the real time.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._frozen = None if start is None else _aware(start)
        self._offset = timedelta()

    def __call__(self) -> datetime:
        """The sandbox's time, aware, in UTC."""
        return self._real() + self._offset if self._frozen is None else self._frozen

    @property
    def offset(self) -> timedelta:
        """How far the running clock was moved from the real time; zero for a frozen one."""
        return self._offset

    def jump(self, step: timedelta) -> datetime:
        """Move the clock by `step` (either way) and return the new time."""
        if self._frozen is None:
            self._offset += step
        else:
            self._frozen += step
        return self()

    def jump_to(self, moment: datetime) -> datetime:
        """Move the clock to an aware `moment` and return it. Raises ValueError for a naive one."""
        moment = _aware(moment)
        if self._frozen is None:
            self._offset = moment - self._real()
        else:
            self._frozen = moment
        return moment

    def _real(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - this is the clock that everybody else is handed


async def live_through(
    clock: SandboxClock,
    until: datetime,
    due_after: Callable[[datetime], Awaitable[datetime | None]],
    run_due: Callable[[], Awaitable[object]],
) -> None:
    """Move the clock to `until` through every moment on the way at which something is due, and do it there, in order.

    What was due already is done first. `due_after(now)` is the next such moment, None for none.
    """
    await run_due()
    while (now := clock()) < until:
        due = await due_after(now)
        clock.jump_to(min(until, now + STRIDE, due or until))
        await run_due()


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        msg = f"the sandbox clock needs an aware moment, got {moment.isoformat()}"
        raise ValueError(msg)
    return moment.astimezone(UTC)
