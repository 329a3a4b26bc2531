"""When tips come: her time and days, by buttons or typed, and the moment that follows from them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.course.shapes import Course
from bot.rules.calendar import local, next_moment
from bot.rules.learning.tips import FIRST_DAYS, FIRST_TIME, first_tip_at, read_times
from bot.rules.people.quiet import MORNING
from bot.rules.words import Unreadable, Words
from bot.services.people.persons import Address, Clock, Follower, Person, leave_until, move, require
from bot.services.refusals import Refusal, refused
from bot.storage.database import Database
from bot.storage.tables.learning import seen_tips
from bot.storage.tables.people import people
from bot.storage.tables.speaking import outbox

_NEXT = select(people.c.next_tip_at).where(people.c.id == bindparam("person"))
_SEEN = select(seen_tips.c.tip).where(seen_tips.c.person_id == bindparam("person")).order_by(seen_tips.c.seen_at.desc())

Change = Mapping[str, Any]  # columns of `people` and their new values


@dataclass(frozen=True, slots=True)
class Schedule:
    """When tips come, on her own wall."""

    time: str | None  # HH:MM; None: never
    days: str  # ISO digits
    today: date
    next_on: date | None


@dataclass(frozen=True, slots=True)
class TipTimesView:
    schedule: Schedule
    paused_until: date | None
    last: str | None  # id of the tip that she saw last
    notice: str | None = None  # key of a phrase about what just happened
    morning: str = MORNING  # HH:MM when they come: their time, or the end of her silence
    before: str | None = None  # her days until just now: they can be taken back


def tip_key(person_id: int, day: date) -> str:
    """The outbox's key of her tip of one local day."""
    return f"tip:{person_id}:{day}"


def schedule_of(tx: Connection, person: Person, now: datetime) -> Schedule:
    """One statement."""
    following = tx.execute(_NEXT, {"person": person.id}).scalar_one()
    return Schedule(
        time=person.tip_time,
        days=person.tip_days,
        today=person.today(now),
        next_on=local(following, person.zone).date() if following else None,
    )


def next_tip_at(person: Person, now: datetime, course: Course, *, not_on: date | None = None) -> datetime | None:
    """The next morning of her days after `now`, outside of her silence; None when she wants no tips.

    Never on a public holiday, nor on the day `not_on`.
    """
    if person.tip_time is None:
        return None
    return next_moment(
        now, person.zone, person.morning, person.tip_days, off=lambda day: day in course.holidays.off or day == not_on
    )


@dataclass(frozen=True, slots=True)
class TipTimes:
    db: Database
    course: Course
    clock: Clock
    words: Words
    followers: tuple[Follower, ...] = ()  # of the time of tips, which is her morning

    async def show(self, address: Address) -> TipTimesView:
        """When tips come; her next text may change it."""
        return await self._change(address, lambda _: {})

    async def switch(self, address: Address, on: bool) -> TipTimesView:
        return await self._change(address, lambda her: {"tip_time": (her.tip_time or FIRST_TIME) if on else None})

    async def set_time(self, address: Address, time: str) -> TipTimesView:
        """At this wall time. Who had no tips has them again."""
        return await self._change(address, lambda _: {"tip_time": time})

    async def set_day(self, address: Address, weekday: int, on: bool) -> TipTimesView:
        """With or without this ISO weekday. The last one stays: to have none, she switches tips off."""
        if not 1 <= weekday <= 7:
            raise Refusal("hall-outdated")

        def change(her: Person) -> Change:
            days = {*her.tip_days} | {str(weekday)} if on else {*her.tip_days} - {str(weekday)}
            return {"tip_days": "".join(sorted(days))} if days else {"notice": "tips-last-day"}

        return await self._change(address, change)

    async def rarer(self, address: Address) -> TipTimesView:
        """Once a week, on the first of her days. Said twice it changes nothing; the view says how to take it back."""
        before: list[str] = []

        def change(her: Person) -> Change:
            before.append(her.tip_days)
            return {"tip_days": her.tip_days[:1], "notice": "tips-rarer"}

        view = await self._change(address, change)
        return replace(view, before=before[0] if before[0] != view.schedule.days else None)

    async def set_days(self, address: Address, days: str) -> TipTimesView:
        """On these ISO weekdays and no others."""
        wanted = "".join(sorted(set(days) & set("1234567")))
        if not wanted:
            raise Refusal("hall-outdated")
        return await self._change(address, lambda _: {"tip_days": wanted, "notice": "people-saved"})

    async def tell(self, address: Address, typed: str) -> TipTimesView:
        """Days, a time, or both, as she typed them."""
        try:
            days, time = read_times(typed, self.words)
        except Unreadable as error:
            raise refused(error, f"tips-unreadable-{error.what}") from error
        return await self._change(
            address,
            lambda her: {
                "tip_time": time or her.tip_time or FIRST_TIME,
                "tip_days": days or her.tip_days,
                "notice": "people-saved",
            },
        )

    async def _change(self, address: Address, change: Callable[[Person], Change]) -> TipTimesView:
        def work(tx: Connection) -> TipTimesView:
            person, now = require(tx, address, "tips", to_write=True), self.clock()
            values = dict(change(person))
            notice = values.pop("notice", None)
            person = move(tx, person, now, (self, *self.followers), **values)
            seen = tx.execute(_SEEN, {"person": person.id}).scalars()
            return TipTimesView(
                schedule=schedule_of(tx, person, now),
                paused_until=leave_until(tx, person.id, person.today(now)),
                last=next((tip for tip in seen if tip in self.course.tips), None),
                notice=notice,
                morning=person.morning,
            )

        return await self.db.transact(work)

    def met(self, tx: Connection, person: Person, now: datetime, *, new: bool) -> Mapping[str, Any]:
        """A `persons.Greeter`: who is new has tips from tomorrow on."""
        if not new:
            return {}
        first = first_tip_at(now, person.zone, self.course.holidays)
        return {"tip_time": FIRST_TIME, "tip_days": FIRST_DAYS, "next_tip_at": first}

    def follow(self, tx: Connection, before: Person, after: Person, now: datetime) -> Mapping[str, Any]:
        """A `persons.Follower`: the next tip comes at her time on her wall, and not a second time today."""
        today = after.today(now)
        had = tx.execute(select(outbox.c.id).where(outbox.c.key == tip_key(after.id, today))).first()
        return {"next_tip_at": next_tip_at(after, now, self.course, not_on=today if had else None)}
