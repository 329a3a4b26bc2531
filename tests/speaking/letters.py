"""A kind of its own for tests of the outbox: letters that say what their subject is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from markupsafe import Markup, escape
from sqlalchemy import Connection, select

from bot.cards.card import Card
from bot.cards.speaking.kinds import Kind
from bot.cards.speaking.outbox import PAUSE
from bot.course.phrases import Phrases
from bot.services.speaking.outbox import Delivery, Drop, Later, Speak, plan
from bot.storage.database import Database
from bot.storage.tables.people import addresses, people
from bot.storage.tables.speaking import outbox

_numbers = count(1)


@dataclass
class Letters:
    """Says every subject, but for those that `answers` has something else for (an exception is raised)."""

    answers: dict[str, Drop | Later | Exception] = field(default_factory=dict)
    said_of: list[str] = field(default_factory=list)

    async def look_again(self, delivery: Delivery) -> Drop | Later | Speak[str]:
        answer = self.answers.get(delivery.subject, Speak(delivery.subject))
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def said(self, delivery: Delivery) -> None:
        self.said_of.append(delivery.subject)


def letter(subject: str, say: Phrases) -> Card:
    return Card(Markup("✉️ {}").format(escape(subject)))


def kind_of(letters: Letters, render: Callable[[str, Phrases], Card] = letter) -> Kind[str]:
    """They come at any hour: some tests live in the real time."""
    said, look = letters.said, letters.look_again
    return Kind("letter", look, render, due=(), why="outbox-why", less=PAUSE, said=said, breaks_quiet=True)


def enter(tx: Connection, chat_id: int) -> None:
    """A person in the database, with or without a chat at Telegram's."""
    key = tx.execute(people.insert().values(zone="Europe/Moscow", created_at=datetime(2026, 11, 1, tzinfo=UTC)))
    person_id = key.inserted_primary_key[0] if key.inserted_primary_key else None
    tx.execute(addresses.insert().values(messenger="telegram", chat_id=chat_id, person_id=person_id))


async def write(
    db: Database,
    chat_id: int,
    subject: str,
    at: datetime,
    *,
    expires_at: datetime | None = None,
    key: str | None = None,
    kind: str = "letter",
) -> bool:
    """Plan a letter to the person of this chat; a second one with the same key is none."""

    def work(tx: Connection) -> bool:
        person_id = tx.execute(select(addresses.c.person_id).where(addresses.c.chat_id == chat_id)).scalar_one()
        return plan(
            tx,
            key=key or f"letter:{next(_numbers)}",
            kind=kind,
            subject=subject,
            person_id=person_id,
            not_before=at,
            expires_at=expires_at,
            now=at,
        )

    return await db.transact(work)


async def fates(db: Database) -> list[tuple[Any, ...]]:
    """(subject, state, reason) of every letter, in the order in which they were planned."""
    letters = select(outbox.c.subject, outbox.c.state, outbox.c.reason).where(outbox.c.kind == "letter")
    return await db.transact(lambda tx: [tuple(row) for row in tx.execute(letters.order_by(outbox.c.id))])


async def rows(db: Database) -> list[Any]:
    """Every letter's whole row."""
    letters = select(outbox).where(outbox.c.kind == "letter").order_by(outbox.c.id)
    return await db.transact(lambda tx: list(tx.execute(letters).all()))
