"""What is due at one moment is one message: joined, recorded whole, and never at the cost of what cannot be joined."""

from dataclasses import replace
from datetime import timedelta

import pytest
from markupsafe import Markup
from sqlalchemy import select

from bot.buttons.people import Help, Settings
from bot.buttons.tap import Menu
from bot.cards.card import Button, Card
from bot.messengers.together import together
from bot.rules.speaking.patience import Said, too_much
from bot.sandbox.people import Person
from bot.services.speaking.outbox import Delivery, Drop, Later
from bot.storage.tables.speaking import outbox
from tests.conftest import ANNA, MONDAY, Stage, meet
from tests.doors.toy import LIMITS
from tests.speaking.letters import Letters, kind_of, write

KINDS = ("letter", "note", "sign")


@pytest.fixture
async def letters(stage: Stage, ann: Person) -> Letters:
    """Nobody else speaks first here; letters, notes and signs are due for her on Monday at nine."""
    letters = Letters()
    stage.app.planners.clear()
    for place, name in enumerate(KINDS):
        stage.app.kinds[name] = replace(kind_of(letters), name=name, place=place)
    stage.jobs = stage.jobs[-1:]
    await meet(ann)
    for name in KINDS:
        await write(stage.app.db, ANNA, name, MONDAY, kind=name)
    return letters


async def rows(stage: Stage) -> list[tuple[str, str, int | None]]:
    """(kind, state, message) of all that was planned."""
    found = select(outbox.c.kind, outbox.c.state, outbox.c.message_id).order_by(outbox.c.id)
    return await stage.app.db.transact(lambda tx: [tuple(row) for row in tx.execute(found)])


def texts(ann: Person) -> list[str]:
    return [screen.text for screen in ann.history if screen.text.startswith("✉️")]


async def test_all_that_is_due_is_one_message_and_every_kind_takes_note(
    stage: Stage, letters: Letters, ann: Person
) -> None:
    await stage.run_due()
    assert texts(ann) == ["✉️ letter\n\n✉️ note\n\n✉️ sign"]
    message = ann.screen.message_id
    assert await rows(stage) == [(name, "sent", message) for name in KINDS]
    assert letters.said_of == list(KINDS)


async def test_what_does_not_hold_or_wants_to_wait_is_not_in_it(stage: Stage, letters: Letters, ann: Person) -> None:
    letters.answers.update(note=Drop("done"), sign=Later(MONDAY + timedelta(hours=2), "soon"))
    await stage.run_due()
    assert texts(ann) == ["✉️ letter"]
    assert [state for _, state, _ in await rows(stage)] == ["sent", "dropped", "planned"]
    letters.answers.clear()
    await stage.passes(hours=3)
    assert texts(ann) == ["✉️ letter", "✉️ sign"]


async def test_a_part_that_fails_takes_nothing_with_it(stage: Stage, letters: Letters, ann: Person) -> None:
    letters.answers["note"] = RuntimeError("broken")
    await stage.run_due()
    assert texts(ann) == ["✉️ letter\n\n✉️ sign"]
    assert [state for _, state, _ in await rows(stage)] == ["sent", "planned", "sent"]


async def test_who_has_lost_the_claim_records_nothing_of_it(stage: Stage, letters: Letters, ann: Person) -> None:
    first = await stage.app.outbox.claim()
    assert isinstance(first, Delivery)
    assert [other.kind for other in first.beside] == ["note", "sign"]
    stage.clock.jump(stage.app.outbox.lease)
    again = await stage.app.outbox.claim()
    assert again is not None
    await stage.app.outbox.sent(first, 7, first.beside)
    assert [state for _, state, _ in await rows(stage)] == ["sending", "planned", "planned"]
    await stage.app.outbox.sent(again, 8, again.beside)
    assert await rows(stage) == [(name, "sent", 8) for name in KINDS]


def test_only_what_fits_is_joined_and_a_button_is_there_once() -> None:
    rows = ((Button("Меню", Menu()), Button("Настройки", Settings())),)
    one, other = Card(Markup("раз"), rows), Card(Markup("два"), ((Button("Меню", Menu()), Button("?", Help())),))
    card, count = together([one, other], LIMITS)
    assert (card.text, count) == ("раз\n\nдва", 2)
    assert [[button.data for button in row] for row in card.rows] == [["+m", "+s"], ["+h"]]
    long = Card(Markup("x" * LIMITS.text))
    assert together([one, long, other], LIMITS) == (one, 1)
    high = Card(Markup("высоко"), tuple((Button(f"{n}", Settings()),) for n in range(LIMITS.rows)))
    assert together([one, high], LIMITS, spare=1)[1] == 2  # the same button is no further row
    assert together([one], LIMITS) == (one, 1)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (Said(None, 0, None, 0), None),
        (Said(MONDAY.date(), 3, None, 0), None),
        (Said(MONDAY.date(), 4, None, 0), "enough for today"),
        (Said(MONDAY.date() - timedelta(days=1), 4, None, 0), None),
        (Said(MONDAY.date(), 1, MONDAY.date() - timedelta(days=2), 4), None),
        (Said(MONDAY.date(), 1, MONDAY.date() - timedelta(days=2), 5), "unanswered"),
        (Said(MONDAY.date(), 1, MONDAY.date() - timedelta(days=3), 2), "one a day"),
        (Said(MONDAY.date() - timedelta(days=6), 1, MONDAY.date() - timedelta(days=9), 6), "one a week"),
        (Said(MONDAY.date() - timedelta(days=7), 1, MONDAY.date() - timedelta(days=9), 6), None),
        (
            Said(MONDAY.date() - timedelta(days=7), 1, MONDAY.date() - timedelta(days=28), 9),
            "silent until she comes back",
        ),
    ],
)
def test_when_it_is_enough(said: Said, reason: str | None) -> None:
    assert too_much(said, MONDAY.date()) == reason
