"""What time is it in the rehearsal? Frozen in tests, running (and jumping) in the demo."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


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


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        msg = f"the sandbox clock needs an aware moment, got {moment.isoformat()}"
        raise ValueError(msg)
    return moment.astimezone(UTC)
