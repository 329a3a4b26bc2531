"""When may the bot write first: the time and days of tips, quiet hours, how long before a post."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.course.shapes import Course
from bot.rules.calendar import local, next_moment, parse_hours
from bot.rules.learning.tips import FIRST_TIME, read_habit
from bot.services.people.persons import Address, Clock, Person, Rezone, leave_until, require
from bot.services.refusals import Refusal
from bot.storage.database import Database
from bot.storage.tables.learning import seen_tips
from bot.storage.tables.people import people
from bot.storage.tables.speaking import outbox

MINUTES = 24 * 60
LEADS = (15, 30, 60, 120)  # minutes before a post

HABITS = (
    people.c.zone,
    people.c.tip_time,
    people.c.tip_days,
    people.c.next_tip_at,
    people.c.quiet_from,
    people.c.quiet_till,
    people.c.due_beats_quiet,
    people.c.lead_minutes,
)
_HERS = select(*HABITS).where(people.c.id == bindparam("person"))
_SEEN = select(seen_tips.c.tip).where(seen_tips.c.person_id == bindparam("person")).order_by(seen_tips.c.seen_at.desc())

Change = Mapping[str, Any]  # columns of `people` and their new values


@dataclass(frozen=True, slots=True)
class TipTimes:
    """When tips come, on her own wall."""

    time: str | None  # HH:MM; None: never
    days: str  # ISO digits
    today: date
    next_on: date | None


@dataclass(frozen=True, slots=True)
class TipHabits:
    times: TipTimes
    paused_until: date | None
    last: str | None  # id of the tip that she saw last
    notice: str | None = None  # key of a phrase about what just happened


@dataclass(frozen=True, slots=True)
class QuietHabits:
    quiet_from: str  # HH:MM; the same as the end: no quiet hours
    quiet_till: str
    due_beats_quiet: bool
    lead_minutes: int
    notice: str | None = None


def tip_key(person_id: int, day: date) -> str:
    """The outbox's key of her tip of one local day."""
    return f"tip:{person_id}:{day}"


def tip_times(row: Any, now: datetime) -> TipTimes:
    """From a row with `HABITS`."""
    return TipTimes(
        time=row.tip_time,
        days=row.tip_days,
        today=local(now, row.zone).date(),
        next_on=local(row.next_tip_at, row.zone).date() if row.next_tip_at else None,
    )


def next_tip_at(row: Any, now: datetime, course: Course, *, not_on: date | None = None) -> datetime | None:
    """The next moment of her time and days after `now`, from a row with `HABITS`; None when she wants no tips.

    Never on a public holiday, nor on the day `not_on`.
    """
    if row.tip_time is None:
        return None
    return next_moment(
        now, row.zone, row.tip_time, row.tip_days, off=lambda day: day in course.holidays.off or day == not_on
    )


def rezone(tx: Connection, person: Person, now: datetime, course: Course) -> None:
    """Her zone, time or days have changed: the next tip moves. Call it after the row of `people` is written."""
    row = tx.execute(_HERS, {"person": person.id}).one()
    today = local(now, row.zone).date()
    had = tx.execute(select(outbox.c.id).where(outbox.c.key == tip_key(person.id, today))).first()
    following = next_tip_at(row, now, course, not_on=today if had else None)
    tx.execute(update(people).where(people.c.id == person.id).values(next_tip_at=following))


@dataclass(frozen=True, slots=True)
class Habits:
    db: Database
    course: Course
    clock: Clock
    words: Mapping[str, str]  # for days, as rules.calendar.meanings reads them
    rezone: tuple[Rezone, ...] = ()  # what else follows her habits

    # Tips

    async def tips(self, address: Address) -> TipHabits:
        """When tips come; her next text may change it."""
        return await self._tips(address, lambda _: {})

    async def switch_tips(self, address: Address, on: bool) -> TipHabits:
        return await self._tips(address, lambda row: {"tip_time": (row.tip_time or FIRST_TIME) if on else None})

    async def set_tip_time(self, address: Address, minutes: int) -> TipHabits:
        """At so many minutes from midnight. Who had no tips has them again."""
        time = _wall(minutes)
        return await self._tips(address, lambda _: {"tip_time": time})

    async def set_tip_day(self, address: Address, weekday: int, on: bool) -> TipHabits:
        """With or without this ISO weekday. The last one stays: to have none, she switches tips off."""
        if not 1 <= weekday <= 7:
            raise Refusal("hall-outdated")

        def change(row: Any) -> Change:
            days = {*row.tip_days} | {str(weekday)} if on else {*row.tip_days} - {str(weekday)}
            return {"tip_days": "".join(sorted(days))} if days else {"notice": "tips-last-day"}

        return await self._tips(address, change)

    async def tell_tips(self, address: Address, typed: str) -> TipHabits:
        """Days, a time, or both, as she typed them."""
        habit = read_habit(typed, self.words)
        if habit is None:
            raise Refusal("tips-unreadable")
        days, time = habit
        return await self._tips(
            address,
            lambda row: {
                "tip_time": time or row.tip_time or FIRST_TIME,
                "tip_days": days or row.tip_days,
                "notice": "people-saved",
            },
        )

    async def _tips(self, address: Address, change: Callable[[Any], Change]) -> TipHabits:
        def work(tx: Connection) -> TipHabits:
            person = require(tx, address, "tips")
            row, notice = self._change(tx, person, change)
            seen = tx.execute(_SEEN, {"person": person.id}).scalars()
            return TipHabits(
                times=tip_times(row, self.clock()),
                paused_until=leave_until(tx, person.id, person.today(self.clock())),
                last=next((tip for tip in seen if tip in self.course.tips), None),
                notice=notice,
            )

        return await self.db.transact(work)

    # Silence

    async def quiet(self, address: Address) -> QuietHabits:
        """Quiet hours and the lead before a post; her next text may change the quiet hours."""
        return await self._quiet(address, lambda _: {})

    async def set_quiet(self, address: Address, start: int, end: int) -> QuietHabits:
        """From and till so many minutes from midnight; equal: no quiet hours."""
        change = {"quiet_from": _wall(start), "quiet_till": _wall(end)}
        return await self._quiet(address, lambda _: change)

    async def tell_quiet(self, address: Address, typed: str) -> QuietHabits:
        """The two ends as she typed them, such as 22-7."""
        span = parse_hours(typed)
        if span is None:
            raise Refusal("habits-unreadable")
        change = {"quiet_from": span[0], "quiet_till": span[1], "notice": "people-saved"}
        return await self._quiet(address, lambda _: change)

    async def let_due_break_quiet(self, address: Address, on: bool) -> QuietHabits:
        """Whether an explicit due hour may break the quiet hours."""
        return await self._quiet(address, lambda _: {"due_beats_quiet": on})

    async def set_lead(self, address: Address, minutes: int) -> QuietHabits:
        """How long before a post she is reminded: one of LEADS."""
        if minutes not in LEADS:
            raise Refusal("hall-outdated")
        return await self._quiet(address, lambda _: {"lead_minutes": minutes})

    async def _quiet(self, address: Address, change: Callable[[Any], Change]) -> QuietHabits:
        def work(tx: Connection) -> QuietHabits:
            row, notice = self._change(tx, require(tx, address, "quiet"), change)
            return QuietHabits(row.quiet_from, row.quiet_till, row.due_beats_quiet, row.lead_minutes, notice)

        return await self.db.transact(work)

    def _change(self, tx: Connection, person: Person, change: Callable[[Any], Change]) -> tuple[Any, str | None]:
        """Her row with the change written, if it is one, and the notice that came with it."""
        row = tx.execute(_HERS, {"person": person.id}).one()
        values = dict(change(row))
        notice = values.pop("notice", None)
        if any(getattr(row, name) != value for name, value in values.items()):
            tx.execute(update(people).where(people.c.id == person.id).values(values))
            rezone(tx, person, self.clock(), self.course)
            for follow in self.rezone:
                follow(tx, person, self.clock())
            row = tx.execute(_HERS, {"person": person.id}).one()
        return row, notice


def _wall(minutes: int) -> str:
    """HH:MM of minutes from midnight, as buttons hold them."""
    if not 0 <= minutes < MINUTES:
        raise Refusal("hall-outdated")
    return f"{minutes // 60:02}:{minutes % 60:02}"
