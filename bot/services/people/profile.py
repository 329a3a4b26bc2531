"""Getting to know each other, settings, pages, pause, leaving."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, bindparam, delete, select, update

from bot.course.shapes import Course, Institution
from bot.course.spelling import folded, has_words, seen
from bot.rules.calendar import wall_time
from bot.rules.people.cities import Map, find_city
from bot.rules.people.names import name_in
from bot.rules.people.pages import NotAPage, read_page
from bot.rules.people.pauses import LONGEST, back_on
from bot.rules.words import Unreadable, Words
from bot.services.people.pages import UNNAMED, Page, pages_of
from bot.services.people.persons import (
    Address,
    Clock,
    Follower,
    Greeter,
    Person,
    at,
    expect,
    get,
    known,
    leave_until,
    move,
    require,
    write,
)
from bot.services.refusals import Refusal, refused
from bot.storage.database import Database, NotErased, insert_once
from bot.storage.tables.people import addresses, leaves, pages, people

RESTORE_WITHIN = timedelta(days=1)  # a removed page comes back with one tap
NAME_LIMIT, INSTITUTION_LIMIT, PAGES_LIMIT = 60, 120, 10
# What her next text is while we get to know each other. Any other screen ends that: the rest waits in settings.
STEPS = ("meet-name", "meet-institution", "meet-page")


@dataclass(frozen=True, slots=True)
class Profile:
    """All that settings and greetings show."""

    name: str | None
    institution: str | None
    kind: str | None  # of institution (course.shapes.Institution); None: nobody asked
    city: str  # her time zone as a city
    time: str  # HH:MM on her wall
    pages: tuple[Page, ...]
    today: date  # hers
    paused_until: date | None  # last day of the leave that runs now
    step: str | None  # the step of getting to know each other she is at, None when done
    removed: Page | None = None  # has just been removed: it can be taken back
    notice: str | None = None  # key of a phrase about what just happened


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Which city? Her next text is one."""

    profile: Profile
    alike: tuple[str, ...]  # what she may have meant
    cities: tuple[str, ...]  # one for each hour of the day
    notice: str | None = None


_EXPECTED = (
    select(people.c.expects, people.c.unanswered_since, addresses.c.heard, addresses.c.unreachable_at)
    .join(addresses, addresses.c.person_id == people.c.id)
    .where(addresses.c.messenger == bindparam("messenger"), addresses.c.chat_id == bindparam("chat_id"))
)


@dataclass(frozen=True, slots=True)
class Expected:
    what: str | None  # her text is an answer to this
    again: bool  # the message was answered before: a messenger, or a start after a crash, has brought it again


def _page(typed: str) -> tuple[str, str]:
    try:
        return read_page(typed)
    except NotAPage as error:
        raise Refusal("people-url-without-page" if error.whole_platform else "people-bad-url") from error


def _clean(text: str, limit: int) -> str:
    """One line of what she typed, without the signs that nobody sees."""
    value = seen(text)
    if not has_words(value):
        raise Refusal("people-words-wanted")
    if len(value) > limit:
        raise Refusal("people-bad-length", limit=limit)
    return value


@dataclass(frozen=True, slots=True)
class People:
    db: Database
    course: Course
    clock: Clock
    zone: str  # of the region, until she says otherwise
    map: Map
    kinds: Mapping[str, str] = field(default_factory=dict)  # words of an institution's name -> what kind it is
    greetings: frozenset[str] = frozenset()  # words before a name that are no part of it
    words: Words | None = None  # how people call days
    around_pause: Mapping[str, str] = field(default_factory=dict)  # words around the day on which a pause ends
    greeters: tuple[Greeter, ...] = ()
    followers: tuple[Follower, ...] = ()

    async def start(self, address: Address, payload: str | None = None) -> Profile:
        """Meet somebody, or again: the step of getting to know each other she is at. The first payload is kept."""

        def work(tx: Connection) -> Profile:
            person = get(tx, address)
            if person is None:
                return self._profile(tx, self._meet(tx, address, payload))
            expects = person.expects if person.expects in STEPS else None
            return self._profile(tx, self._greet(tx, person, new=False, expects=expects))

        return await self.db.transact(work)

    def _meet(self, tx: Connection, address: Address, payload: str | None) -> Person:
        now = self.clock()
        first = {"zone": self.zone, "expects": STEPS[0], "came_from": payload or None, "created_at": now}
        key = tx.execute(people.insert().values(first)).inserted_primary_key
        assert key is not None
        new = insert_once(tx, addresses, messenger=address.messenger, chat_id=address.chat_id, person_id=key[0])
        if not new:
            tx.execute(delete(people).where(people.c.id == key[0]))  # another process met her first
        person = known(tx, address)
        return self._greet(tx, person, new=True) if new else person

    def _greet(self, tx: Connection, person: Person, *, new: bool, **values: Any) -> Person:
        for greeter in self.greeters:
            values.update(greeter.met(tx, person, self.clock(), new=new))
        return write(tx, person, **values)

    async def profile(self, address: Address) -> Profile:
        return await self.db.transact(lambda tx: self._profile(tx, require(tx, address)))

    async def ask(self, address: Address, what: str) -> Profile:
        """Her next text is this: name, institution, page or city."""
        return await self.db.transact(lambda tx: self._profile(tx, require(tx, address, what)))

    async def expected(self, address: Address, number: int) -> Expected:
        """What her free text means, the message of this number. Refuses strangers."""

        def work(tx: Connection) -> Expected:
            row = tx.execute(_EXPECTED, {"messenger": address.messenger, "chat_id": address.chat_id}).one_or_none()
            if row is None:
                raise Refusal("hall-unknown")
            if row.unreachable_at is not None or row.unanswered_since is not None:
                known(tx, address)  # she was heard
            return Expected(row.expects, again=row.heard is not None and number <= row.heard)

        return await self.db.transact(work)

    async def heard(self, address: Address, number: int) -> None:
        """The message of this number has been answered: when it is brought a second time, it means nothing."""
        there = update(addresses).where(at(address)).values(heard=number)
        await self.db.transact(lambda tx: tx.execute(there))

    async def rename(self, address: Address, text: str) -> Profile:
        called = name_in(text, self.greetings)
        if not called:
            raise Refusal("people-name-wanted" if has_words(text) else "people-words-wanted")
        name = _clean(called, NAME_LIMIT)
        return await self._write(address, "meet-name", name=name.title() if name.islower() else name)

    async def use_name(self, address: Address, name: str) -> Profile:
        """The messenger's name for her, while we get to know each other; later this button changes nothing."""

        def work(tx: Connection) -> Profile:
            person = known(tx, address)
            if person.expects == "meet-name":
                person = write(tx, person, name=_clean(name, NAME_LIMIT), expects=_after("meet-name", person))
            return self._profile(tx, person)

        return await self.db.transact(work)

    async def move(self, address: Address, text: str) -> Profile:
        """Another institution; its name may tell what kind it is."""
        name = _clean(text, INSTITUTION_LIMIT)
        kind = next((self.kinds[word] for word in re.findall(r"\w+", folded(name)) if word in self.kinds), None)
        implied = {"institution_kind": kind} if kind else {}
        return await self._write(address, "meet-institution", institution=name, **implied)

    async def _write(self, address: Address, step: str, **values: str) -> Profile:
        """Write the columns; this step of getting to know each other is done."""

        def work(tx: Connection) -> Profile:
            person = known(tx, address)
            person = write(tx, person, **values, expects=_after(step, person))
            return self._profile(tx, person, notice="people-saved")

        return await self.db.transact(work)

    async def set_kind(self, address: Address, kind: str) -> Profile:
        """What kind of institution hers is: one of `course.shapes.Institution`."""

        def work(tx: Connection) -> Profile:
            person = require(tx, address)
            if kind not in set(Institution):
                raise Refusal("hall-outdated")
            return self._profile(tx, write(tx, person, institution_kind=kind), notice="people-saved")

        return await self.db.transact(work)

    async def skip(self, address: Address, step: str) -> Profile:
        """Past this step of getting to know each other. Pressed late, it changes nothing."""

        def work(tx: Connection) -> Profile:
            person = known(tx, address)
            if person.expects == step:
                person = write(tx, person, expects=_after(step, person))
            return self._profile(tx, person)

        return await self.db.transact(work)

    async def back_to(self, address: Address, step: str) -> Profile:
        """Ask this step of getting to know each other once more. Refuses what is no step."""
        if step not in STEPS:
            raise Refusal("hall-outdated")
        return await self.ask(address, step)

    async def add_page(self, address: Address, text: str) -> Profile:
        platform, url = _page(text)

        def work(tx: Connection) -> Profile:
            person = known(tx, address)
            mine = pages_of(tx, person.id)
            if len(mine) >= PAGES_LIMIT and url not in {page.url for page in mine}:
                raise Refusal("people-too-many-pages", limit=PAGES_LIMIT)
            same = and_(pages.c.person_id == person.id, pages.c.url == url)
            nameless = next((page.id for page in mine if page.platform == UNNAMED), None)
            if nameless is not None and tx.execute(select(pages.c.id).where(same)).first() is None:
                tx.execute(update(pages).where(pages.c.id == nameless).values(platform=platform, url=url))
            elif not insert_once(tx, pages, person_id=person.id, platform=platform, url=url, created_at=self.clock()):
                tx.execute(update(pages).where(same).values(removed_at=None))  # back in sight, with its checklists
            person = write(tx, person, expects=_after("meet-page", person))
            return self._profile(tx, person, notice="people-page-saved")

        return await self.db.transact(work)

    async def remove_page(self, address: Address, page_id: int) -> Profile:
        def work(tx: Connection) -> Profile:
            person = require(tx, address)
            hers = and_(pages.c.id == page_id, pages.c.person_id == person.id, pages.c.removed_at.is_(None))
            page = next((page for page in pages_of(tx, person.id) if page.id == page_id), None)
            if page is None:
                return self._profile(tx, person)
            tx.execute(update(pages).where(hers).values(removed_at=self.clock()))
            return replace(self._profile(tx, person, notice="people-page-removed"), removed=page)

        return await self.db.transact(work)

    async def restore_page(self, address: Address, page_id: int) -> Profile:
        """Take a removed page back, for a day. Said twice it changes nothing."""

        def work(tx: Connection) -> Profile:
            person = require(tx, address)
            lately = pages.c.removed_at > self.clock() - RESTORE_WITHIN
            hers = and_(pages.c.id == page_id, pages.c.person_id == person.id, lately)
            back = tx.execute(update(pages).where(hers).values(removed_at=None)).rowcount
            there = back or any(page.id == page_id for page in pages_of(tx, person.id))
            return self._profile(tx, person, notice="people-page-back" if there else "people-page-restore-late")

        return await self.db.transact(work)

    async def settle(self, address: Address, typed: str) -> Profile | Unsettled:
        """Her time zone by a city as people write it, or by «MSK+2»; what it may be, where that is not sure."""
        meant = find_city(typed, self.map)
        found = meant.city if meant.hours is None else self._by_hour().get(timedelta(hours=meant.hours))
        if found is None:
            return await self._unsettled(
                address, meant.alike, "people-alike-city" if meant.alike else "people-unknown-city"
            )

        def work(tx: Connection) -> Profile:
            person = known(tx, address, to_write=True)
            there = {"zone": self.course.cities[found], "city": found, "expects": None}
            followers = self.followers if there["zone"] != person.zone else ()
            return self._profile(tx, move(tx, person, self.clock(), followers, **there), notice="people-saved")

        return await self.db.transact(work)

    async def ask_city(self, address: Address) -> Unsettled:
        """Her next text is a city."""
        return await self._unsettled(address, (), None)

    async def _unsettled(self, address: Address, alike: tuple[str, ...], notice: str | None) -> Unsettled:
        return Unsettled(await self.ask(address, "city"), alike, tuple(self._by_hour().values()), notice)

    def _by_hour(self) -> Mapping[timedelta, str]:
        """One city for each hour of the day as it is now: the short list to choose from."""
        now = self.clock()
        by_hour: dict[timedelta, str] = {}
        for zone, city in self._first_of_zones().items():
            by_hour.setdefault(now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(), city)
        return by_hour

    def _first_of_zones(self) -> Mapping[str, str]:
        """Zone -> its first city in the course, in the course's order."""
        found: dict[str, str] = {}
        for city, zone in self.course.cities.items():
            found.setdefault(zone, city)
        return found

    async def pause(self, address: Address, days: int) -> Profile:
        """Days off from today on, `days` of them; 0 ends the leave that runs now, and today counts again."""
        return await self._pause(address, lambda today: today + min(timedelta(days=max(days, 0)), LONGEST))

    async def pause_till(self, address: Address, day: date) -> Profile:
        """Days off until this day, on which she is back. Refuses one that is past."""

        def back(today: date) -> date:
            if not today < day <= today + LONGEST:
                raise Refusal("hall-outdated")
            return day

        return await self._pause(address, back)

    async def tell_pause(self, address: Address, typed: str) -> Profile:
        """How long, as she typed it: «till Monday», «up to 15 December», «3 days»."""
        words = self.words
        assert words is not None

        def back(today: date) -> date:
            try:
                return back_on(typed, today, words, self.around_pause)
            except Unreadable as error:
                own = error.what if error.what in {"past", "far"} else "pause"
                raise refused(error, f"people-unreadable-{own}") from error

        return await self._pause(address, back)

    async def _pause(self, address: Address, back: Callable[[date], date]) -> Profile:
        """Days off from today on until the day that `back` makes of today; today itself: none."""

        def work(tx: Connection) -> Profile:
            person = known(tx, address)
            today = person.today(self.clock())
            days = (back(today) - today).days
            person = expect(tx, person, None)
            running = and_(leaves.c.person_id == person.id, leaves.c.first_on <= today, leaves.c.last_on >= today)
            tx.execute(delete(leaves).where(running, leaves.c.first_on == today))
            tx.execute(update(leaves).where(running).values(last_on=today - timedelta(days=1)))
            if days > 0:
                last = today + timedelta(days=days - 1)
                insert_once(tx, leaves, person_id=person.id, first_on=today, last_on=last)
            return self._profile(tx, person, notice="people-paused" if days > 0 else "people-pause-over")

        return await self.db.transact(work)

    async def delete(self, address: Address) -> bool:
        """Forget the person: her rows go with her. False: a trace is left in a file that others read."""

        def work(tx: Connection) -> None:
            person = require(tx, address)
            tx.execute(delete(people).where(people.c.id == person.id))

        try:
            await self.db.erase(work)
        except NotErased:
            return False
        return True

    def _profile(self, tx: Connection, person: Person, notice: str | None = None) -> Profile:
        """Two statements."""
        return Profile(
            name=person.name,
            institution=person.institution,
            kind=person.institution_kind,
            city=person.city or self._first_of_zones().get(person.zone, person.zone),
            time=wall_time(self.clock(), person.zone),
            pages=pages_of(tx, person.id),
            today=person.today(self.clock()),
            paused_until=leave_until(tx, person.id, person.today(self.clock())),
            step=person.expects if person.expects in STEPS else None,
            notice=notice,
        )


def _after(step: str, person: Person) -> str | None:
    """What she is asked after this step of getting to know each other; elsewhere the step only closes its question."""
    if person.expects == step:
        following = STEPS.index(step) + 1
        return STEPS[following] if following < len(STEPS) else None
    return person.expects if person.expects in STEPS else None
