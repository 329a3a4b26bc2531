"""Quiet hours, and how long before a post she is reminded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from bot.rules.people.quiet import read_hours
from bot.rules.words import Unreadable, Words
from bot.services.people.persons import Address, Clock, Follower, leave_until, move, require
from bot.services.refusals import Refusal, refused
from bot.storage.database import Database

LEADS_MINUTES = (15, 30, 60, 120)  # before a post


@dataclass(frozen=True, slots=True)
class QuietHours:
    quiet_from: str  # HH:MM; the same as the end: no quiet hours
    quiet_till: str
    due_beats_quiet: bool
    lead_minutes: int
    less: tuple[str, ...]  # what she wants less of, as buttons.speaking.HearLess says it
    paused_until: date | None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Quiet:
    db: Database
    clock: Clock
    words: Words
    followers: tuple[Follower, ...] = ()

    async def show(self, address: Address) -> QuietHours:
        """Quiet hours and the lead before a post; her next text may change the quiet hours."""
        return await self._change(address, {})

    async def set_hours(self, address: Address, start: str, end: str) -> QuietHours:
        """From and till these wall times; equal: no quiet hours."""
        return await self._change(address, {"quiet_from": start, "quiet_till": end})

    async def tell(self, address: Address, typed: str) -> QuietHours:
        """The two ends as she typed them, such as 22-7."""
        try:
            start, end = read_hours(typed, self.words)
        except Unreadable as error:
            raise refused(error, f"quiet-unreadable-{error.what}") from error
        return await self._change(address, {"quiet_from": start, "quiet_till": end}, "people-saved")

    async def let_due_break(self, address: Address, on: bool) -> QuietHours:
        """Whether an explicit due hour may break the quiet hours."""
        return await self._change(address, {"due_beats_quiet": on})

    async def set_lead(self, address: Address, minutes: int) -> QuietHours:
        """How long before a post she is reminded: one of LEADS_MINUTES."""
        if minutes not in LEADS_MINUTES:
            raise Refusal("hall-outdated")
        return await self._change(address, {"lead_minutes": minutes})

    async def _change(self, address: Address, values: Mapping[str, Any], notice: str | None = None) -> QuietHours:
        """Write these columns of her row, and whatever follows them."""

        def work(tx: Connection) -> QuietHours:
            her = move(tx, require(tx, address, "quiet", to_write=True), self.clock(), self.followers, **values)
            return QuietHours(
                quiet_from=her.quiet_from,
                quiet_till=her.quiet_till,
                due_beats_quiet=her.due_beats_quiet,
                lead_minutes=her.lead_minutes,
                less=tuple(filter(None, her.less.split(","))),
                paused_until=leave_until(tx, her.id, her.today(self.clock())),
                notice=notice,
            )

        return await self.db.transact(work)
