"""The steps that a post takes by the clock, each once: reminder, question, missed. Here they are planned in the outbox.

Posts that are near each other share a reminder; all of a day share one question, after the last of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.course.shapes import Course
from bot.rules.calendar import DAY
from bot.rules.posting.norm import State
from bot.rules.posting.reminders import ANSWER_WITHIN, FOLLOW_UP, NEAR, follow_up_at
from bot.services.posting.slots import FOLLOWED_UP, NEW, PREFERENCES, REMINDED, days_off, preferences_of
from bot.services.speaking.outbox import plan
from bot.services.speaking.planning import PASSED_OVER, planned
from bot.storage.tables.people import leaves, pages, people
from bot.storage.tables.posting import slots

AT_ONCE = 200  # due rows in one transaction
LATE = timedelta(days=3)  # a post that lies farther back is not asked about any more

_ROWS = (
    select(slots, pages.c.removed_at, *PREFERENCES)
    .join(pages, pages.c.id == slots.c.page_id)
    .join(people, people.c.id == slots.c.person_id)
    .with_for_update(of=slots, skip_locked=True)  # what she answers at this very moment is not overwritten
)
_DUE = _ROWS.where(slots.c.remind_at <= bindparam("now")).order_by(slots.c.remind_at).limit(AT_ONCE)
_AHEAD = _ROWS.where(  # of whoever has something due, what else the same day brings
    slots.c.person_id.in_(bindparam("people", expanding=True)),
    slots.c.day.between(bindparam("first"), bindparam("last")),
    slots.c.state == State.PLANNED,
    slots.c.reminded != FOLLOWED_UP,
    slots.c.remind_at > bindparam("now"),
    pages.c.removed_at.is_(None),
).order_by(slots.c.at, slots.c.id)
_STEP = (
    update(slots)
    .where(slots.c.id == bindparam("slot"))
    .values(
        state=bindparam("becomes"), remind_at=bindparam("due"), reminded=bindparam("stage"), closed_at=bindparam("end")
    )
)


@dataclass(frozen=True, slots=True)
class _Hers:
    """What is due of one person's, and what else she has ahead on these days."""

    soon: list[Any]  # to be reminded of
    past: list[Any]  # to be asked about
    ahead: list[Any]


def step_slots(tx: Connection, now: datetime, course: Course) -> int:
    """Each due slot goes one step on; how many were due."""
    rows = tx.execute(_DUE, {"now": now}).all()
    away = _away(tx, {row.person_id for row in rows})
    steps = []
    speaking: dict[int, _Hers] = {}
    for row in rows:
        if any(first <= row.day <= last for first, last in away.get(row.person_id, ())):
            steps.append(_closed(row, State.SKIPPED, now))  # nobody expects a post of somebody who is away
        elif row.removed_at is not None:  # in silence: the page may come back before the post's time, but not after it
            later = row.at + FOLLOW_UP
            steps.append(_stepped(row, row.reminded, later) if now < later else _closed(row, State.SKIPPED, now))
        elif row.reminded == FOLLOWED_UP or now - row.at > LATE:
            steps.append(_closed(row, State.MISSED, now))
        elif row.reminded == NEW and now < row.at + FOLLOW_UP:
            speaking.setdefault(row.person_id, _Hers([], [], [])).soon.append(row)
        else:  # its time has passed: after a downtime without the reminder, which would be stale
            speaking.setdefault(row.person_id, _Hers([], [], [])).past.append(row)
    if speaking:
        days = [row.day for hers in speaking.values() for row in (*hers.soon, *hers.past)]
        near = {"people": list(speaking), "first": min(days), "last": max(days) + DAY, "now": now}
        for row in tx.execute(_AHEAD, near):
            speaking[row.person_id].ahead.append(row)
    for hers in speaking.values():
        due = (*hers.soon, *hers.past)
        found = planned(partial(_speak, tx, hers, course, now), "posts", due[0].id)
        steps += [_passed_over(row, now) for row in due] if found is None else found
    if steps:
        tx.execute(_STEP, steps)
    return len(rows)


def _speak(tx: Connection, hers: _Hers, course: Course, now: datetime) -> list[dict[str, Any]]:
    steps = []
    if hers.soon:
        first = min(hers.soon, key=lambda row: row.at)
        together = [*hers.soon, *(row for row in hers.ahead if row.reminded == NEW and row.at <= first.at + NEAR)]
        steps += _remind(tx, sorted(together, key=lambda row: row.at), course, now)
    if hers.past:
        steps += _ask(tx, hers, course, now)
    return steps


def _remind(tx: Connection, together: Sequence[Any], course: Course, now: datetime) -> list[dict[str, Any]]:
    """One word about posts that are near each other, and one question after the last of them."""
    first, last = together[0], together[-1]
    plan(
        tx,
        key=_key("slot", first),
        kind="slot",
        subject=_subject(together),
        person_id=first.person_id,
        not_before=min(row.remind_at for row in together),
        expires_at=first.at + FOLLOW_UP,
        now=now,
    )
    asked = follow_up_at(last.at, preferences_of(last), days_off(course))
    return [_stepped(row, REMINDED, asked) for row in together]


def _ask(tx: Connection, hers: _Hers, course: Course, now: datetime) -> list[dict[str, Any]]:
    """One question for all posts of a person that have passed; while the day brings more of them it waits."""
    first = hers.past[0]
    days = {row.day for row in hers.past}
    later = [row.at for row in (*hers.soon, *hers.ahead) if row.day in days]
    if later:
        asked = follow_up_at(max(later), preferences_of(first), days_off(course))
        return [_stepped(row, row.reminded, asked) for row in hers.past]
    when = max(now, first.remind_at)
    plan(
        tx,
        key=_key("slot-again", first),
        kind="slot-again",
        subject=_subject(hers.past),
        person_id=first.person_id,
        not_before=when,
        expires_at=when + ANSWER_WITHIN,
        now=now,
    )
    return [_stepped(row, FOLLOWED_UP, when + ANSWER_WITHIN) for row in hers.past]


def _away(tx: Connection, people_ids: Iterable[int]) -> dict[int, list[tuple[date, date]]]:
    found: dict[int, list[tuple[date, date]]] = {}
    for row in tx.execute(select(leaves).where(leaves.c.person_id.in_(people_ids))):
        found.setdefault(row.person_id, []).append((row.first_on, row.last_on))
    return found


def _stepped(row: Any, stage: int, due: datetime) -> dict[str, Any]:
    return {"slot": row.id, "becomes": row.state, "due": due, "stage": stage, "end": None}


def _closed(row: Any, state: str, end: datetime | None) -> dict[str, Any]:
    return {"slot": row.id, "becomes": state, "due": None, "stage": row.reminded, "end": end}


def _passed_over(row: Any, now: datetime) -> dict[str, Any]:
    return _stepped(row, row.reminded, now + PASSED_OVER)


def _key(kind: str, row: Any) -> str:
    return f"{kind}:{row.id}:{row.at.isoformat()}"


def _subject(together: Sequence[Any]) -> str:
    return ",".join(str(row.id) for row in together)
