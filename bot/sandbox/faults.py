"""What goes wrong on the way to Telegram, and when?"""

from __future__ import annotations

import random
from dataclasses import dataclass

from bot.sandbox.world import ApiError


@dataclass(frozen=True, slots=True)
class TooManyRequests:
    """429: come back in `retry_after` seconds."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class ServerError:
    """5xx: Telegram's own JSON for 500, a reverse proxy's HTML page for the others."""

    status: int = 502

    @property
    def body(self) -> str:
        """What stands in the answer."""
        if self.status == 500:
            return '{"ok":false,"error_code":500,"description":"Internal Server Error"}'
        return f"<html><head><title>{self.status}</title></head><body><h1>{self.status} Bad Gateway</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection closes without an answer; `performed` says whether Telegram had done its work by then."""

    performed: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer for `seconds`, longer than anybody waits by default; `performed` as in Cut."""

    seconds: float = 3600.0
    performed: bool = False


@dataclass(frozen=True, slots=True)
class Blocked:
    """403: the person has blocked the bot, though nobody has told it."""


Fault = TooManyRequests | ServerError | Cut | Silence | Blocked


class Broken(Exception):
    """A call that got no answer from Telegram itself; each door (HTTP, session) acts the `fault` out."""

    def __init__(self, fault: ServerError | Cut | Silence) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(slots=True)
class _Planned:
    fault: Fault
    method: str | None
    chat_id: int | None
    wait: int
    times: int


@dataclass(slots=True)
class _Shared:
    fault: Fault
    method: str | None
    share: float
    dice: random.Random


class Faults:
    """Plans of misfortune: the next calls, or a share of all; getUpdates suffers only when it is named."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self._shared: list[_Shared] = []
        self.happened: list[tuple[str, Fault]] = []

    def next(
        self, fault: Fault, method: str | None = None, nth: int = 1, times: int = 1, chat_id: int | None = None
    ) -> None:
        """From the `nth` matching call on, `times` calls meet this fault. `method` as Telegram writes it."""
        self._planned.append(_Planned(fault, method, chat_id, nth - 1, times))

    def share(self, fault: Fault, share: float, seed: int, method: str | None = None) -> None:
        """Each matching call meets this fault with probability `share` (0 to 1), the same calls for the same seed."""
        self._shared.append(_Shared(fault, method, share, random.Random(seed)))

    def clear(self) -> None:
        """Plan nothing any more."""
        self._planned.clear()
        self._shared.clear()

    def pick(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that this call meets, or None."""
        if not self._planned and not self._shared:
            return None
        fault = self._from_plan(method, chat_id) or self._from_share(method)
        if fault is not None:
            self.happened.append((method, fault))
        return fault

    def _from_plan(self, method: str, chat_id: int | None) -> Fault | None:
        for plan in self._planned:
            if not _matches(plan.method, method) or plan.chat_id not in {None, chat_id}:
                continue
            if plan.wait > 0:
                plan.wait -= 1
                continue
            plan.times -= 1
            if plan.times <= 0:
                self._planned.remove(plan)
            return plan.fault
        return None

    def _from_share(self, method: str) -> Fault | None:
        for plan in self._shared:
            if _matches(plan.method, method) and plan.dice.random() < plan.share:
                return plan.fault
        return None


def _matches(wanted: str | None, method: str) -> bool:
    return method != "getUpdates" if wanted is None else wanted == method


def as_error(fault: Fault) -> ApiError | Broken:
    """The exception that a call with this fault ends in."""
    if isinstance(fault, TooManyRequests):
        return too_many(fault.retry_after)
    if isinstance(fault, Blocked):
        return ApiError(403, "Forbidden: bot was blocked by the user")
    return Broken(fault)


def too_many(retry_after: int) -> ApiError:
    """Telegram's 429."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})
