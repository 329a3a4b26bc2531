"""The posting plan: two weeks at a glance, single posts, the week's norm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from bot.course.shapes import Course
from bot.rules.calendar import local
from bot.rules.days import WEEK
from bot.rules.posting.norm import MOST, State, iso_week, monday_of, monday_of_iso
from bot.rules.posting.offers import find_post
from bot.rules.posting.reminders import remind_at
from bot.rules.posting.typed import TOPIC_LIMIT, HalfRead, read_post
from bot.rules.words import Unreadable, Words
from bot.services.people.pages import Page, her_page
from bot.services.people.persons import Address, Clock, Person, expect, known, leave_until, require
from bot.services.posting.posts import PostView, ahead, post_view
from bot.services.posting.reminders import NormView, norm_view
from bot.services.posting.slots import (
    NEW,
    NO_PAGE,
    PageChoice,
    begin,
    follow,
    next_norm_at,
    next_week_at,
    open_slots,
    page_or_choice,
    plant,
    preferences_of,
    slots_of,
)
from bot.services.posting.weeks import Kept, Week, kept_pages, weeks
from bot.services.refusals import Refusal, refused
from bot.storage.database import Database
from bot.storage.tables.people import pages, people
from bot.storage.tables.posting import slots

USUAL_TIMES = ("10:00", "12:00", "15:00", "18:00")  # to choose from, beside those of her rhythm
FRIDAY = 5  # from here on whoever looks at the week means the next one
LOOKED_FAR = timedelta(days=3660)  # weeks of ten years can be looked through


@dataclass(frozen=True, slots=True)
class Plan:
    """This week and the next."""

    weeks: tuple[Week, Week]
    pages: tuple[Kept, ...]
    waiting: int  # posts whose time has passed without an answer
    paused_until: date | None


@dataclass(frozen=True, slots=True)
class PostAsked:
    """Her next text is a post of this page: day, time, topic."""

    page: Page
    today: date


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """Day and topic of a post are known, its time is what her next text is."""

    page: Page
    day: date
    topic: str | None
    today: date
    times: tuple[str, ...]  # to choose from, HH:MM
    doubtful: bool  # these are the two that she may have meant
    offered: bool = False  # the time is known too: does she want it in the plan?


@dataclass(frozen=True, slots=True)
class Norms:
    """How many posts a week each page is to have, and whether the bot looks at it by itself."""

    pages: tuple[Kept, ...]
    weekly: bool  # the week at a glance and the look at the norm come by themselves
    notice: str | None = None  # key of a phrase about what just happened


@dataclass(frozen=True, slots=True)
class Posting:
    db: Database
    course: Course
    clock: Clock
    words: Words
    filler: frozenset[str] = frozenset()  # words that ask for a post and are no topic

    async def plan(self, address: Address) -> Plan:
        def work(tx: Connection) -> Plan:
            person, now = require(tx, address), self.clock()
            hers = kept_pages(tx, person)
            today = person.today(now)
            this, following = weeks(tx, person, hers, today, 2, now, self.course)
            waiting = len(open_slots(tx, person.id, now, self.course))
            return Plan((this, following), hers, waiting, leave_until(tx, person.id, today))

        return await self.db.transact(work)

    async def page(self, address: Address, week: str) -> Week:
        """Any week, as long as its posts exist. Refuses what is no week."""
        try:
            monday = monday_of_iso(week.upper())
        except ValueError as error:
            raise Refusal("hall-outdated") from error
        if abs(monday - self.clock().date()) > LOOKED_FAR:
            raise Refusal("hall-outdated")

        def work(tx: Connection) -> Week:
            person, now = require(tx, address), self.clock()
            (found,) = weeks(tx, person, kept_pages(tx, person), monday, 1, now, self.course)
            return found

        return await self.db.transact(work)

    async def week(self, address: Address, following: bool) -> Week:
        """The week that matters: this one, from Friday on the following one, which is also there to be asked for."""

        def work(tx: Connection) -> Week:
            person, now = require(tx, address), self.clock()
            today = person.today(now)
            hers, monday = kept_pages(tx, person), monday_of(today)
            if following or today.isoweekday() >= FRIDAY:
                monday += WEEK
            (found,) = weeks(tx, person, hers, monday, 1, now, self.course)
            return found

        return await self.db.transact(work)

    # Single posts

    async def ask_post(self, address: Address, page: int) -> PostAsked | PageChoice:
        """Her next text is a post of this page; page 0: of the only one, else the choice."""

        def work(tx: Connection) -> PostAsked | PageChoice:
            person = known(tx, address)
            hers = page_or_choice(tx, person, page, "post")
            if isinstance(hers, PageChoice):
                expect(tx, person, None)
                return hers
            expect(tx, person, f"post:{hers.id}")
            return PostAsked(hers, person.today(self.clock()))

        return await self.db.transact(work)

    async def type_post(self, address: Address, expected: str, typed: str) -> PostView | TimeAsked:
        """«28.11 18:30 Mother's day». Refuses 31.02, 25:00, what has passed, and a minute that the page has already.

        Where only the time is missing, or may be two, the day and the topic are kept: `expected` says what was.
        """
        page, day, topic = _kept(expected)

        def work(tx: Connection) -> PostView | TimeAsked:
            person, now = require(tx, address), self.clock()
            hers = her_page(tx, person, page, NO_PAGE)
            try:
                post = read_post(typed, local(now, person.zone), self.words, day=day)
            except HalfRead as half:
                about = half.topic or topic
                expect(tx, person, f"posttime:{page}:{half.day}:{about or ''}")
                times = half.times or _usual(kept_pages(tx, person), page)
                return TimeAsked(hers, half.day, about, person.today(now), times, doubtful=bool(half.times))
            except Unreadable as error:
                what = "time" if day is not None and error.what == "date" else error.what  # the day was clear before
                raise refused(error, f"posting-unreadable-{what}") from error
            return self._planted(tx, person, hers, post.day, post.time, post.topic or topic)

        return await self.db.transact(work)

    async def offer(self, address: Address, typed: str) -> TimeAsked | None:
        """A day and a topic written out of the blue: a post that she may want in the plan; None: it is none.

        Nothing is written but what she spoke of, for the button that puts it there.
        """

        def work(tx: Connection) -> TimeAsked | None:
            person, now = known(tx, address), self.clock()
            found = find_post(typed, local(now, person.zone), self.words, self.filler)
            hers = kept_pages(tx, person)
            if found is None or not hers:
                return None
            page, half = hers[0].page, isinstance(found, HalfRead)
            expect(tx, person, f"posttime:{page.id}:{found.day}:{(found.topic or '')[:TOPIC_LIMIT]}")
            times = (found.times or _usual(hers, page.id)) if isinstance(found, HalfRead) else (found.time,)
            doubtful = isinstance(found, HalfRead) and bool(found.times)
            return TimeAsked(page, found.day, found.topic, person.today(now), times, doubtful, offered=not half)

        return await self.db.transact(work)

    async def time_post(self, address: Address, page: int, day: date, time: str) -> PostView:
        """The time of a post whose day was typed: by a button. What it is about is remembered while she is asked."""

        def work(tx: Connection) -> PostView:
            before = known(tx, address)
            asked = before.expects or ""
            topic = _kept(asked)[2] if asked.startswith(f"posttime:{page}:{day}:") else None
            person = expect(tx, before, None)
            ahead(person, day, time, self.clock())
            return self._planted(tx, person, her_page(tx, person, page, NO_PAGE), day, time, topic)

        return await self.db.transact(work)

    def _planted(self, tx: Connection, person: Person, page: Page, day: date, time: str, topic: str | None) -> PostView:
        slot = self._put(tx, person, page, day, time, topic)
        if slot is None:
            raise Refusal("posting-minute-taken", time=time)
        (planted,) = slots_of(tx, person.id, [slot], self.course)
        view = post_view(person, planted, self.course, self.clock())
        return replace(view, notice="posting-planted")

    async def add_post(self, address: Address, page: int, day: date, time: str) -> NormView:
        """The shortest way to the norm with one tap, and what is left of the way. Said twice it changes nothing."""

        def work(tx: Connection) -> NormView:
            person, now = require(tx, address), self.clock()
            hers = her_page(tx, person, page, NO_PAGE)
            ahead(person, day, time, now)
            fresh = self._put(tx, person, hers, day, time, None)
            week = iso_week(person.today(now))
            view = norm_view(tx, person, week, self.course, now)
            return replace(view, notice="posting-there-already" if fresh is None else "posting-planted")

        return await self.db.transact(work)

    def _put(self, tx: Connection, person: Person, page: Page, day: date, time: str, topic: str | None) -> int | None:
        """A post at this minute: its id, or None when the page has one there. A skipped one is taken up again."""
        now, preferences = self.clock(), preferences_of(person)
        begin(tx, person, now, self.course)
        fresh = plant(
            tx,
            person_id=person.id,
            page_id=page.id,
            day=day,
            time=time,
            preferences=preferences,
            now=now,
            topic=topic,
        )
        there = tx.execute(
            select(slots.c.id, slots.c.at, slots.c.state, slots.c.topic).where(
                slots.c.page_id == page.id, slots.c.day == day, slots.c.at_time == time
            )
        ).one()
        if not fresh and there.state != State.SKIPPED:
            return None
        if not fresh:
            again = {"state": State.PLANNED, "closed_at": None, "reminded": NEW, "topic": topic or there.topic}
            due = remind_at(there.at, preferences, now)
            tx.execute(update(slots).where(slots.c.id == there.id).values(**again, remind_at=due))
        found: int = there.id
        return found

    # The norm

    async def norms(self, address: Address) -> Norms:
        return await self.db.transact(lambda tx: self._norms(tx, require(tx, address)))

    async def set_norm(self, address: Address, page: int, norm: int) -> Norms:
        """Posts a week of this page; 0: she wants no norm for it."""

        def work(tx: Connection) -> Norms:
            person = require(tx, address)
            hers = her_page(tx, person, page, NO_PAGE)
            tx.execute(update(pages).where(pages.c.id == hers.id).values(norm=min(max(norm, 0), MOST)))
            return replace(self._norms(tx, person), notice="posting-norm-set")

        return await self.db.transact(work)

    async def set_weekly(self, address: Address, on: bool) -> Norms:
        """Whether the week at a glance and the look at the norm come by themselves."""

        def work(tx: Connection) -> Norms:
            person, now = require(tx, address), self.clock()
            due = {
                "next_week_at": next_week_at(now, person.zone, self.course) if on else None,
                "next_norm_at": next_norm_at(now, person.zone, self.course) if on else None,
            }
            tx.execute(update(people).where(people.c.id == person.id).values(due))
            return replace(self._norms(tx, person), notice="posting-weekly-on" if on else "posting-weekly-off")

        return await self.db.transact(work)

    def _norms(self, tx: Connection, person: Person) -> Norms:
        due = tx.execute(select(people.c.next_week_at).where(people.c.id == person.id)).scalar_one()
        return Norms(kept_pages(tx, person), due is not None)

    def follow(self, tx: Connection, before: Person, after: Person, now: datetime) -> Mapping[str, Any]:
        """A `persons.Follower`: her posts and her weekly words keep their time on her wall."""
        return follow(tx, after, now, self.course)


def _kept(expected: str) -> tuple[int, date | None, str | None]:
    """Page, day and topic of `post:1` and of `posttime:1:2026-12-15:About what`."""
    _, page, *rest = expected.split(":", 3)
    return int(page), date.fromisoformat(rest[0]) if rest else None, (rest[1] or None) if len(rest) > 1 else None


def _usual(pages: Sequence[Kept], page: int) -> tuple[str, ...]:
    """When this page's posts come out."""
    hers = next((kept.times for kept in pages if kept.page.id == page), ())
    return tuple(sorted({*hers, *USUAL_TIMES}))[:6]
