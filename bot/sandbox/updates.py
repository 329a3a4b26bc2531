"""Which updates wait for the bot, and who takes them: getUpdates or a webhook?"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.world import ApiError, Json, bad_request

KEPT = timedelta(hours=24)
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(slots=True)
class Webhook:
    """Where updates are posted to, and how that went: `max_connections` at once, the last error's time and words."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass(slots=True)
class Waiting:
    """An update that nobody has confirmed yet."""

    update: Json
    at: datetime


@dataclass(eq=False, slots=True)
class _Poller:
    """One getUpdates that waits; `conflict` is why it must give up."""

    conflict: str | None = None
    wake: asyncio.Event = field(default_factory=asyncio.Event)


class Inbox:
    """The queue of updates between Telegram and the bot."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.waiting: list[Waiting] = []
        self.allowed: list[str] = []  # empty: all but NOT_BY_DEFAULT
        self.webhook: Webhook | None = None
        self.changed = asyncio.Event()  # set when there is something new for the webhook's postman
        self.polled = asyncio.Event()  # set while somebody waits in getUpdates
        self._poller: _Poller | None = None
        self._closed = False

    def put(self, kind: str, update: Json) -> None:
        """Queue an update, unless the bot does not want its kind."""
        if kind not in self.allowed if self.allowed else kind in NOT_BY_DEFAULT:
            return
        self.waiting.append(Waiting(update, self._clock()))
        self._wake()

    def forget(self, update_id: int) -> None:
        """An update was delivered."""
        self.waiting = [one for one in self.waiting if one.update["update_id"] != update_id]

    def close(self) -> None:
        """Let everybody who waits go: the server is stopping."""
        self._closed = True
        self._wake()

    def drop_old(self) -> None:
        """Forget what has waited longer than a day, as Telegram does."""
        oldest = self._clock() - KEPT
        self.waiting = [one for one in self.waiting if one.at >= oldest]

    async def call(self, method: str, params: Json) -> Any:
        """getUpdates, setWebhook, deleteWebhook, getWebhookInfo."""
        if method == "getUpdates":
            return await self._get(params)
        if method == "setWebhook":
            return self._set(params)
        if method == "deleteWebhook":
            return self._delete(params)
        return self._info()

    async def _get(self, params: Json) -> list[Json]:
        if self.webhook is not None:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active;"
                " use deleteWebhook to delete the webhook first",
            )
        if params.get("allowed_updates") is not None:
            self.allowed = params["allowed_updates"]
        if self._poller is not None:
            self._poller.conflict = (
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            )
            self._poller.wake.set()
        poller = self._poller = _Poller()
        self.polled.set()
        self.drop_old()
        self._confirm(params.get("offset") or 0)
        limit = min(max(params.get("limit") or 100, 1), 100)
        try:
            if not self.waiting and not self._closed and (params.get("timeout") or 0) > 0:
                async with asyncio.timeout(params["timeout"]):
                    await poller.wake.wait()
        except TimeoutError:
            return []  # a long poll that heard nothing
        finally:
            if self._poller is poller:
                self._poller = None
                self.polled.clear()
        if poller.conflict is not None:
            raise ApiError(409, poller.conflict)
        return [one.update for one in self.waiting[:limit]]

    def _confirm(self, offset: int) -> None:
        if offset < 0:  # from the end, forgetting what is before
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [one for one in self.waiting if one.update["update_id"] >= offset]

    def _set(self, params: Json) -> bool:
        if not params["url"]:
            return self._delete(params)
        secret = params.get("secret_token") or ""
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
        _check_url(params["url"])
        if params.get("allowed_updates") is not None:
            self.allowed = params["allowed_updates"]
        if params.get("drop_pending_updates"):
            self.waiting.clear()
        self.webhook = Webhook(params["url"], secret, min(max(params.get("max_connections") or 40, 1), 100))
        if self._poller is not None:
            self._poller.conflict = "Conflict: terminated by setWebhook request"
        self._wake()
        return True

    def _delete(self, params: Json) -> bool:
        self.webhook = None
        if params.get("drop_pending_updates"):
            self.waiting.clear()
        self._wake()
        return True

    def _info(self) -> Json:
        self.drop_old()
        hook = self.webhook or Webhook("")
        info: Json = {"url": hook.url, "has_custom_certificate": False, "pending_update_count": len(self.waiting)}
        if hook.url:
            info["max_connections"] = hook.max_connections
        if hook.last_error_date is not None:
            info |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error_message}
        return info | {"allowed_updates": self.allowed} if self.allowed else info

    def _wake(self) -> None:
        self.changed.set()
        if self._poller is not None:
            self._poller.wake.set()


def _check_url(url: str) -> None:
    """HTTPS on Telegram's ports; plain HTTP and any port only for this machine, as an own Bot API server allows."""
    parts = urlsplit(url)
    if parts.hostname in {"127.0.0.1", "localhost", "::1"}:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.hostname is None or "." not in parts.hostname:
        raise bad_request("bad webhook: URL host is empty")
    if (parts.port or 443) not in {80, 88, 443, 8443}:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
