"""Posts that she types, one or several at once, for one page or for all, and a week that is copied into the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select, update

from bot.buttons.posting import EVERYWHERE
from bot.course.shapes import Course
from bot.course.spelling import seen
from bot.rules.calendar import local, moment
from bot.rules.days import WEEK
from bot.rules.posting.norm import State, monday_of_iso
from bot.rules.posting.offers import find_post
from bot.rules.posting.reminders import remind_at
from bot.rules.posting.typed import TOPIC_LIMIT, HalfRead, Post, read_post
from bot.rules.words import Unreadable, Words
from bot.services.people.pages import Page, her_page, pages_of
from bot.services.people.persons import Address, Clock, Person, expect, known, require
from bot.services.posting.drafts import Change, Trace, forget_trace, leave_trace
from bot.services.posting.slots import (
    NEW,
    NO_PAGE,
    PageChoice,
    Plot,
    Slot,
    begin,
    gathered,
    page_or_choice,
    plant,
    plant_all,
    preferences_of,
    slots_between,
    slots_of,
)
from bot.services.posting.undoing import TakenBack, rewrite, undone
from bot.services.posting.views import PostView, ahead, post_view
from bot.services.posting.weeks import Kept, Week, kept_pages, weeks
from bot.services.refusals import Refusal, refused
from bot.storage.database import Database
from bot.storage.tables.posting import slots

USUAL_TIMES = ("10:00", "12:00", "15:00", "18:00")  # to choose from, beside those of her rhythm
LINES = 20  # typed at once


@dataclass(frozen=True, slots=True)
class PostAsked:
    """Her next text is a post of these pages, or several: day, time, topic."""

    pages: tuple[Page, ...]
    today: date


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """Day and topic of a post are known, its time is what her next text is."""

    to: int  # the page, or EVERYWHERE
    pages: tuple[Page, ...]
    day: date
    topic: str | None
    today: date
    times: tuple[str, ...]  # to choose from, HH:MM
    doubtful: bool  # these are the two that she may have meant


@dataclass(frozen=True, slots=True)
class Offered:
    """A post that she may want in the plan: all but the page may be known, or the time is asked for first."""

    post: TimeAsked
    timed: bool


@dataclass(frozen=True, slots=True)
class NotRead:
    """A line that is no post, and why: the key of a phrase and its variables."""

    line: str
    why: Refusal


@dataclass(frozen=True, slots=True)
class Added:
    """Several posts typed at once: those in the plan, and the lines that are to be typed again."""

    posts: tuple[tuple[Slot, ...], ...]
    faults: tuple[NotRead, ...]
    trace: str | None  # all of them can be taken back by it
    several: bool  # she keeps more than one page
    now: datetime


@dataclass(frozen=True, slots=True)
class Copied:
    """The following week, with what was copied into it."""

    week: Week
    trace: str | None  # it can be taken back by it
    count: int  # posts that are new, or have got their topic


@dataclass(frozen=True, slots=True)
class Adding:
    db: Database
    course: Course
    clock: Clock
    words: Words
    filler: frozenset[str] = frozenset()  # words that ask for a post and are no topic
    never: frozenset[str] = frozenset()  # words of a line that is no post, whatever day it names

    async def ask(self, address: Address, page: int) -> PostAsked | PageChoice:
        """Her next text is a post of this page, or of all; page 0: of the only one, else the choice."""

        def work(tx: Connection) -> PostAsked | PageChoice:
            person = known(tx, address)
            today = person.today(self.clock())
            hers = None if page == EVERYWHERE else page_or_choice(tx, person, page, "post")
            if isinstance(hers, PageChoice):
                expect(tx, person, None)
                return hers
            expect(tx, person, f"post:{EVERYWHERE if hers is None else hers.id}")
            return PostAsked(pages_of(tx, person.id) if hers is None else (hers,), today)

        return await self.db.transact(work)

    async def type(self, address: Address, expected: str, typed: str) -> PostView | TimeAsked | Added:
        """«28.11 18:30 Mother's day», or a line for each post.

        Refuses 31.02, 25:00, what has passed, and a minute that the page has already. Where only the time is missing,
        or may be two, the day and the topic are kept: `expected` says what was.
        """
        to, day, topic = _kept(expected)
        offered = expected.startswith("postoffer:")
        lines = [line for line in map(seen, typed.splitlines()) if line] or [""]

        def work(tx: Connection) -> PostView | TimeAsked | Added:
            person, now = require(tx, address), self.clock()
            hers = self._pages(tx, person, to)
            if offered and self._has_a_day(typed, local(now, person.zone)):
                raise Refusal("posting-unreadable-time")  # another post, which is offered anew
            if len(lines) > 1 and day is None:
                found = self._read_all(lines, local(now, person.zone))
                if len(found) > 1:
                    return self._added(tx, person, to, hers, found, now)
            try:
                post = read_post(typed, local(now, person.zone), self.words, day=day)
            except HalfRead as half:
                about = half.topic or topic
                expect(tx, person, f"posttime:{to}:{half.day}:{about or ''}")
                times = half.times or _usual(kept_pages(tx, person), to)
                return TimeAsked(to, hers, half.day, about, person.today(now), times, doubtful=bool(half.times))
            except Unreadable as error:
                what = "time" if day is not None and error.what == "date" else error.what  # the day was clear before
                raise refused(error, f"posting-unreadable-{what}") from error
            return self._view(
                tx, person, self._put(tx, person, hers, replace(post, topic=post.topic or topic), now), now
            )

        return await self.db.transact(work)

    async def offer(self, address: Address, typed: str) -> Offered | Added | None:
        """A day and a topic written out of the blue: a post that she may want in the plan; None: it is none.

        Nothing is written but what she spoke of, for the button that puts it there.
        """

        def work(tx: Connection) -> Offered | Added | None:
            person, now = known(tx, address), self.clock()
            found = find_post(typed, local(now, person.zone), self.words, self.filler, self.never)
            pages = kept_pages(tx, person)
            if found is None or not pages:
                return None
            hers = tuple(kept.page for kept in pages)
            several = self._several(typed, local(now, person.zone))
            if several:  # a plan typed in lines is meant; one tap takes all of it back
                return self._added(tx, person, EVERYWHERE if len(hers) > 1 else hers[0].id, hers, several, now)
            to = hers[0].id if len(hers) == 1 else EVERYWHERE
            topic = (found.topic or "")[:TOPIC_LIMIT]
            expect(tx, person, f"postoffer:{to}:{found.day}:{topic}")
            half = isinstance(found, HalfRead)
            times = (found.times or _usual(pages, to)) if isinstance(found, HalfRead) else (found.time,)
            doubtful = isinstance(found, HalfRead) and bool(found.times)
            asked = TimeAsked(to, hers, found.day, topic, person.today(now), times, doubtful)
            return Offered(asked, timed=not half)

        return await self.db.transact(work)

    async def at(self, address: Address, to: int, day: date, time: str) -> PostView:
        """The time of a post whose day was typed: by a button. What it is about is remembered while she is asked."""

        def work(tx: Connection) -> PostView:
            before, now = known(tx, address), self.clock()
            asked = before.expects or ""
            open_one = asked.startswith(("posttime:", "postoffer:"))
            _, its_day, topic = _kept(asked) if open_one else (to, None, None)
            if its_day != day:  # the button of another question: what it was about is forgotten
                raise Refusal("posting-offer-late")
            person = expect(tx, before, None)
            ahead(person, day, time, now)
            hers = self._pages(tx, person, to)
            return self._view(tx, person, self._put(tx, person, hers, Post(day, time, topic), now), now)

        return await self.db.transact(work)

    def _several(self, typed: str, now: datetime) -> list[Post | NotRead]:
        """The posts of several lines, each with its day and time; none where one line is anything else."""
        lines = [line for line in map(seen, typed.splitlines()) if line]
        found = self._read_all(lines, now) if 1 < len(lines) <= LINES else []
        return found if len(found) > 1 and all(isinstance(one, Post) for one in found) else []

    def _has_a_day(self, typed: str, now: datetime) -> bool:
        try:
            read_post(typed, now, self.words)
        except HalfRead:
            return True
        except Unreadable:
            return False
        return True

    def _pages(self, tx: Connection, person: Person, to: int) -> tuple[Page, ...]:
        hers = pages_of(tx, person.id) if to == EVERYWHERE else (her_page(tx, person, to, NO_PAGE),)
        if not hers:
            raise Refusal("posting-no-pages")
        return hers

    def _read_all(self, lines: Sequence[str], now: datetime) -> list[Post | NotRead]:
        """Each line by itself; one without a day goes on with the topic of the line before."""
        if len(lines) > LINES:
            raise Refusal("posting-lines-many", limit=LINES)
        found: list[Post | NotRead] = []
        for line in lines:
            try:
                found.append(read_post(line, now, self.words))
            except Unreadable as error:
                before = found[-1] if found else None
                if error.what == "date" and isinstance(before, Post) and before.topic is None:
                    found[-1] = replace(before, topic=line)
                else:
                    found.append(NotRead(line, refused(error, f"posting-unreadable-{error.what}")))
        return found

    def _added(
        self,
        tx: Connection,
        person: Person,
        to: int,
        hers: Sequence[Page],
        found: Sequence[Post | NotRead],
        now: datetime,
    ) -> Added:
        posts, faults = list[tuple[int, ...]](), list[NotRead]()
        for one in found:
            if isinstance(one, NotRead):
                faults.append(one)
            elif taken(tx, hers, one.day, one.time):
                line = f"{one.day:%d.%m} {one.time} {one.topic or ''}".rstrip()
                faults.append(NotRead(line, Refusal("posting-minute-taken", time=one.time)))
            else:
                posts.append(self._put(tx, person, hers, one, now))
        if faults:
            expect(tx, person, f"post:{to}")
        rows = {slot.id: slot for slot in slots_of(tx, person.id, [one for ids in posts for one in ids], self.course)}
        trace = f"typed-{min(rows)}" if rows else None
        if trace:
            made = tuple(Change(one.id, None, None, None, one.topic, f"{one.day} {one.time}") for one in rows.values())
            leave_trace(tx, person, trace, Trace(made, ()), now)
        shown = tuple(tuple(rows[one] for one in ids) for ids in posts)
        return Added(shown, tuple(faults), trace, len(pages_of(tx, person.id)) > 1 or len(hers) > 1, now)

    def _put(self, tx: Connection, person: Person, hers: Sequence[Page], post: Post, now: datetime) -> tuple[int, ...]:
        """One post on these pages: the ids of its slots. Refuses a minute that one of them has."""
        ids = [put(tx, person, page, post.day, post.time, post.topic, self.course, now) for page in hers]
        planted = tuple(one for one in ids if one is not None)
        if len(planted) < len(hers):
            raise Refusal("posting-minute-taken", time=post.time)
        if len(planted) > 1:
            tx.execute(update(slots).where(slots.c.id.in_(planted)).values(together=min(planted)))
        return planted

    def _view(self, tx: Connection, person: Person, ids: Sequence[int], now: datetime) -> PostView:
        view = post_view(tx, person, slots_of(tx, person.id, ids, self.course), self.course, now)
        return replace(view, notice="posting-planted")

    # A week once more

    async def copy(self, address: Address, week: str) -> Copied:
        """Times, rubrics and topics of this week's posts in the following one. Said twice nothing is doubled.

        What is there keeps its place: a post without a topic gets the one of the week before.
        """
        try:
            monday = monday_of_iso(week.upper())
        except ValueError as error:
            raise Refusal("hall-outdated") from error

        def work(tx: Connection) -> Copied:
            person, now = require(tx, address), self.clock()
            begin(tx, person, now, self.course)
            trace = self._copied(tx, person, monday, now)
            name = f"week-{week.lower()}"
            (found,) = weeks(tx, person, kept_pages(tx, person), monday + WEEK, 1, now, self.course)
            touched = {one.slot for one in (*trace.made, *trace.changed)}
            count = len(gathered(slot for slot in found.slots if slot.id in touched))
            if count:
                forget_trace(tx, person, name)
                leave_trace(tx, person, name, trace, now)
            return Copied(found, name if count else None, count)

        return await self.db.transact(work)

    def _copied(self, tx: Connection, person: Person, monday: date, now: datetime) -> Trace:
        both = slots_between(tx, person.id, monday, monday + timedelta(days=13), self.course)
        sunday = monday + timedelta(days=6)
        there = {(slot.page.id, slot.day, slot.time): slot for slot in both if slot.day > sunday}
        plots, changed = list[Plot](), list[Change]()
        of_a_day = {day.title for day in self.course.calendar.values()}  # a week later it is another day
        for slot in both:
            day = slot.day + WEEK
            if slot.day > sunday or slot.state == State.SKIPPED or moment(day, slot.time, person.zone) <= now:
                continue
            rubric = slot.rubric.id if slot.rubric else None
            topic = None if slot.topic in of_a_day else slot.topic
            found = there.get((slot.page.id, day, slot.time))
            if found is None:
                plots.append(Plot(slot.page.id, day, slot.time, rubric, topic, slot.together))
            elif found.state == State.PLANNED and found.topic is None and topic is not None:
                own = found.rubric.id if found.rubric else None
                changed.append(Change(found.id, own, None, own or rubric, topic))
        rows = plant_all(tx, plots, person.id, preferences_of(person), now)
        for before in {row.together for row in rows if row.together}:
            ids = [row.id for row in rows if row.together == before]
            tx.execute(update(slots).where(slots.c.id.in_(ids)).values(together=min(ids) if len(ids) > 1 else None))
        rewrite(tx, changed)
        return Trace(tuple(Change(row.id, None, None, row.rubric, row.topic) for row in rows), tuple(changed))

    async def take_back(self, address: Address, trace: str) -> TakenBack:
        """All that was made at once. What she has touched since stays."""

        def work(tx: Connection) -> TakenBack:
            person, now = require(tx, address), self.clock()
            return undone(tx, person, trace, now, "posting-back-late")

        return await self.db.transact(work)


def put(
    tx: Connection, person: Person, page: Page, day: date, time: str, topic: str | None, course: Course, now: datetime
) -> int | None:
    """A post at this minute: its id, or None when the page has one there. A skipped one is taken up again."""
    preferences = preferences_of(person)
    begin(tx, person, now, course)
    fresh = plant(
        tx, person_id=person.id, page_id=page.id, day=day, time=time, preferences=preferences, now=now, topic=topic
    )
    there = tx.execute(
        select(slots.c.id, slots.c.at, slots.c.state, slots.c.topic).where(
            slots.c.page_id == page.id, slots.c.day == day, slots.c.at_time == time
        )
    ).one()
    if not fresh and there.state != State.SKIPPED:
        return None
    if not fresh:
        again = {
            "state": State.PLANNED,
            "closed_at": None,
            "reminded": NEW,
            "together": None,
            "topic": topic or there.topic,
            "remind_at": remind_at(there.at, preferences, now),
        }
        tx.execute(update(slots).where(slots.c.id == there.id).values(again))
    found: int = there.id
    return found


def taken(tx: Connection, hers: Sequence[Page], day: date, time: str) -> bool:
    """Whether one of these pages has a post at this minute that is not skipped."""
    there = select(slots.c.id).where(
        slots.c.page_id.in_([page.id for page in hers]),
        slots.c.day == day,
        slots.c.at_time == time,
        slots.c.state != State.SKIPPED,
    )
    return tx.execute(there).first() is not None


def _kept(expected: str) -> tuple[int, date | None, str | None]:
    """Page, day and topic of `post:1` and of `posttime:1:2026-12-15:About what`."""
    _, page, *rest = expected.split(":", 3)
    return int(page), date.fromisoformat(rest[0]) if rest else None, (rest[1] or None) if len(rest) > 1 else None


def _usual(pages: Sequence[Kept], page: int) -> tuple[str, ...]:
    """When posts of this page, or of all, come out."""
    hers = [time for kept in pages if page in {EVERYWHERE, kept.page.id} for time in kept.times]
    return tuple(sorted({*hers, *USUAL_TIMES}))[:6]
