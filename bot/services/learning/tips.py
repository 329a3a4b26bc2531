"""Daily tips: one small thing to do, at her time on her days, and what she answers to it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.course.shapes import Course, Tip
from bot.rules.calendar import local
from bot.rules.learning.progress import next_place
from bot.rules.learning.tips import STALE, Reaction, Seen, choose
from bot.services.learning.active_days import active
from bot.services.learning.progress import standing
from bot.services.learning.tip_times import Schedule, next_tip_at, schedule_of, tip_key
from bot.services.people.persons import (
    PERSON,
    REACHABLE,
    Address,
    Clock,
    Person,
    known,
    person_by_id,
    person_of,
    require,
)
from bot.services.refusals import Refusal
from bot.services.speaking.outbox import Delivery, Drop, Speak, plan
from bot.services.speaking.planning import PASSED_OVER, planned
from bot.storage.database import Database, insert_once
from bot.storage.tables.learning import seen_tips
from bot.storage.tables.people import people

PAGE = 100  # people planned for in one transaction
UNREAD = timedelta(hours=36)  # how long a tip without an answer stands at home

_DUE = (
    select(*PERSON, REACHABLE.label("reachable"))
    .where(people.c.next_tip_at <= bindparam("now"))
    .order_by(people.c.next_tip_at)
    .limit(PAGE)
    .with_for_update(skip_locked=True)  # several processes share the work
)
_MOVE = update(people).where(people.c.id == bindparam("person")).values(next_tip_at=bindparam("following"))


@dataclass(frozen=True, slots=True)
class TipView:
    tip: Tip
    reaction: str | None  # of rules.learning.tips.Reaction; None: none yet
    first: bool  # she has seen none before
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Tips:
    db: Database
    course: Course
    clock: Clock

    # What falls due

    async def plan_due(self) -> int:
        """Plan the tips that are due; how many people were looked at."""
        total = 0
        while looked_at := await self.db.transact(self._plan_page):
            total += looked_at
        return total

    def _plan_page(self, tx: Connection) -> int:
        now = self.clock()
        rows = tx.execute(_DUE, {"now": now}).all()
        if not rows:
            return 0
        seen = _seen_by(tx, [row.id for row in rows])
        moves = []
        for row in rows:
            person = person_of(row)
            move = planned(partial(self._plan, tx, person, row.reachable, seen[person.id], now), "tips", person.id)
            moves.append(move or {"person": person.id, "following": now + PASSED_OVER})
        tx.execute(_MOVE, moves)
        return len(rows)

    def _plan(
        self, tx: Connection, person: Person, reachable: bool, seen: Mapping[str, Seen], now: datetime
    ) -> Mapping[str, Any]:
        """Her next moment, after the tip that is due has been planned."""
        following = next_tip_at(person, now, self.course)
        # After an outage only the last tip counts, and only while it is fresh.
        at = next_tip_at(person, now - STALE, self.course)
        if at is not None and at <= now and reachable:
            self._choose(tx, person, seen, at, now)
        return {"person": person.id, "following": following}

    def _choose(self, tx: Connection, person: Person, seen: Mapping[str, Seen], at: datetime, now: datetime) -> None:
        day = local(at, person.zone).date()
        present = next_place(standing(tx, self.course, person, day))
        tip = choose(
            self.course.tips.values(),
            seen,
            module=present.module if present else None,
            kind=person.institution_kind,
            month=day.month,
        )
        if tip is not None:
            plan(
                tx,
                key=tip_key(person.id, day),
                kind="tip",
                subject=tip.id,
                person_id=person.id,
                not_before=at,
                expires_at=at + STALE,
                now=now,
            )

    # The voice of the outbox

    async def look_again(self, delivery: Delivery) -> Drop | Speak[TipView]:
        def work(tx: Connection) -> Drop | Speak[TipView]:
            person = person_by_id(tx, delivery.person_id)
            tip = self.course.tips.get(delivery.subject)
            if person is None:
                return Drop("left")
            if person.tip_time is None:
                return Drop("off")
            if tip is None:
                return Drop("gone")
            view = self._view(tx, person, tip)
            if view.reaction == Reaction.NOT_MINE:
                return Drop("refused")
            return Speak(replace(view, reaction=None))  # what comes again is open to a new answer

        return await self.db.transact(work)

    async def said(self, delivery: Delivery) -> None:
        """She has it: seen, and open to a new answer, unless she was quicker than this note."""

        def work(tx: Connection) -> None:
            if person_by_id(tx, delivery.person_id) is None:
                return  # she left in the meantime
            hers = {"person_id": delivery.person_id, "tip": delivery.subject}
            if not insert_once(tx, seen_tips, **hers, seen_at=self.clock(), reaction=None):
                earlier = seen_tips.c.seen_at < delivery.not_before
                tx.execute(_the(hers).where(earlier).values(seen_at=self.clock(), reaction=None))

        await self.db.transact(work)

    # At home

    def unread(self, tx: Connection, person: Person, now: datetime) -> Tip | None:
        """The last tip that came, while she has not answered it."""
        open_one = (
            seen_tips.c.person_id == person.id,
            seen_tips.c.reaction.is_(None),
            seen_tips.c.seen_at > now - UNREAD,
        )
        last = select(seen_tips.c.tip).where(*open_one).order_by(seen_tips.c.seen_at.desc()).limit(1)
        found = tx.execute(last).scalar_one_or_none()
        return None if found is None else self.course.tips.get(found)

    # Her answers

    async def show(self, address: Address, tip_id: str) -> TipView:
        """A tip she has had, with her answer."""

        def work(tx: Connection) -> TipView:
            person = require(tx, address)
            return self._view(tx, person, self._tip(tip_id))

        return await self.db.transact(work)

    async def react(self, address: Address, tip_id: str, reaction: str) -> TipView:
        """Her answer to a tip, one of `rules.learning.tips.Reaction`; any other word takes it back.

        What else she is asked for stays open: a tip comes in the middle of anything.
        """
        answer = Reaction(reaction) if reaction in set(Reaction) else None

        def work(tx: Connection) -> TipView:
            person = known(tx, address)
            tip, now = self._tip(tip_id), self.clock()
            view = self._view(tx, person, tip)
            if view.reaction == answer:
                return view
            hers = {"person_id": person.id, "tip": tip.id}
            if not insert_once(tx, seen_tips, **hers, seen_at=now, reaction=answer):
                tx.execute(_the(hers).values(seen_at=now, reaction=answer))
            if answer is Reaction.DONE:
                active(tx, person, now)
            return replace(view, reaction=answer, first=False)

        return await self.db.transact(work)

    def _tip(self, tip_id: str) -> Tip:
        tip = self.course.tips.get(tip_id)
        if tip is None:
            raise Refusal("tips-gone")
        return tip

    def _view(self, tx: Connection, person: Person, tip: Tip) -> TipView:
        seen = _seen_by(tx, [person.id])[person.id]
        reaction = seen[tip.id].reaction if tip.id in seen else None
        return TipView(tip, reaction, first=not seen, schedule=schedule_of(tx, person, self.clock()))


def _the(hers: Mapping[str, Any]) -> Any:
    return update(seen_tips).where(seen_tips.c.person_id == hers["person_id"], seen_tips.c.tip == hers["tip"])


def _seen_by(tx: Connection, person_ids: list[int]) -> Mapping[int, Mapping[str, Seen]]:
    """What each of them has seen, by tip."""
    found: defaultdict[int, dict[str, Seen]] = defaultdict(dict)
    rows = tx.execute(
        select(seen_tips.c.person_id, seen_tips.c.tip, seen_tips.c.seen_at, seen_tips.c.reaction).where(
            seen_tips.c.person_id.in_(person_ids)
        )
    )
    for row in rows:
        found[row.person_id][row.tip] = Seen(row.seen_at, row.reaction)
    return found
