"""What the bot says first: planned once, dropped when it no longer matters, silent to those who are away or gone."""

import struct
from datetime import timedelta
from functools import partial

import pytest
from markupsafe import Markup
from sqlalchemy import select

from bot.buttons.tap import Menu
from bot.cards.card import Card
from bot.course.phrases import Phrases
from bot.sandbox.faults import Blocked
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from bot.services.speaking.outbox import Drop, Later
from bot.storage.tables.people import addresses
from tests.conftest import ANNA, BORIS, MONDAY, Stage, meet
from tests.speaking.letters import Letters, enter, fates, kind_of, rows, write

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
# The beginning of a picture of 10 by 10 pixels: Telegram looks no further.
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + struct.pack(">II", 10, 10)


@pytest.fixture
def letters(stage: Stage) -> Letters:
    """Nobody else speaks first here."""
    letters = Letters()
    stage.app.planners.clear()
    stage.app.kinds["letter"] = kind_of(letters)
    stage.jobs = stage.jobs[-1:]
    return letters


def texts(person: Person) -> list[str]:
    """The letters she got."""
    return [screen.text for screen in person.history if screen.text.startswith("✉️")]


async def test_what_is_planned_comes_at_its_moment(stage: Stage, letters: Letters, ann: Person) -> None:
    await meet(ann)
    await write(stage.app.db, ANNA, "тема", MONDAY + HOUR)
    await stage.passes(minutes=59)
    assert texts(ann) == []
    await stage.passes(minutes=1)
    assert texts(ann) == ["✉️ тема"]
    assert (await fates(stage.app.db), letters.said_of) == ([("тема", "sent", None)], ["тема"])
    (row,) = await rows(stage.app.db)
    assert (row.message_id, row.closed_at, row.attempts) == (ann.screen.message_id, MONDAY + HOUR, 1)


async def test_what_is_planned_twice_is_said_once(stage: Stage, letters: Letters, ann: Person) -> None:
    await meet(ann)
    wrote = [await write(stage.app.db, ANNA, "раз", MONDAY, key="letter:one") for _ in range(2)]
    await stage.passes(days=1)
    assert (wrote, texts(ann)) == ([True, False], ["✉️ раз"])
    assert not await write(stage.app.db, ANNA, "раз", MONDAY + DAY, key="letter:one")
    await stage.passes(days=1)
    assert texts(ann) == ["✉️ раз"]


async def test_what_no_longer_matters_is_dropped_in_silence_with_its_reason(
    stage: Stage, letters: Letters, ann: Person
) -> None:
    await meet(ann)
    letters.answers["тема"] = Drop("done")
    await write(stage.app.db, ANNA, "тема", MONDAY + HOUR)
    await stage.passes(days=1)
    assert (texts(ann), await fates(stage.app.db)) == ([], [("тема", "dropped", "done")])


async def test_what_should_wait_is_looked_at_again_then(stage: Stage, letters: Letters, ann: Person) -> None:
    await meet(ann)
    letters.answers["тема"] = Later(MONDAY + 5 * HOUR, "quiet")
    await write(stage.app.db, ANNA, "тема", MONDAY + HOUR)
    await stage.passes(hours=4)
    assert (texts(ann), await fates(stage.app.db)) == ([], [("тема", "planned", "quiet")])
    letters.answers.clear()
    await stage.passes(hours=1)
    assert texts(ann) == ["✉️ тема"]


async def test_a_moment_to_wait_for_that_is_past_is_no_loop(stage: Stage, letters: Letters, ann: Person) -> None:
    await meet(ann)
    letters.answers["тема"] = Later(MONDAY - DAY, "confused")
    await write(stage.app.db, ANNA, "тема", MONDAY)
    await stage.passes(hours=0)
    (row,) = await rows(stage.app.db)
    assert (row.state, row.not_before) == ("planned", MONDAY + timedelta(minutes=1))


async def test_what_is_stale_after_a_downtime_is_not_said(stage: Stage, letters: Letters, ann: Person) -> None:
    await meet(ann)
    for number in range(5):
        await write(stage.app.db, ANNA, f"{number}", MONDAY + HOUR, expires_at=MONDAY + 3 * HOUR)
    await write(stage.app.db, ANNA, "жива", MONDAY + HOUR, expires_at=MONDAY + 10 * HOUR)
    stage.clock.jump(4 * HOUR)
    await stage.passes(hours=0)
    assert texts(ann) == ["✉️ жива"]
    assert await fates(stage.app.db) == [*((str(n), "dropped", "stale") for n in range(5)), ("жива", "sent", None)]


async def test_a_pause_silences_everything_and_a_return_is_no_burst(
    stage: Stage, letters: Letters, ann: Person, boris: Person
) -> None:
    await meet(ann)
    await meet(boris)
    await boris.says("/settings")
    await boris.taps("Пауза")
    await boris.taps("3 дня")
    for day in range(5):
        await write(stage.app.db, ANNA, f"день {day}", MONDAY + day * DAY + HOUR)
        await write(stage.app.db, BORIS, f"день {day}", MONDAY + day * DAY + HOUR)
    await stage.passes(days=5)
    assert texts(ann) == [f"✉️ день {day}" for day in range(5)]
    assert texts(boris) == ["✉️ день 3", "✉️ день 4"]
    assert (await fates(stage.app.db))[1] == ("день 0", "dropped", "paused")


async def test_who_blocks_the_bot_hears_nothing_and_coming_back_brings_no_burst(
    stage: Stage, letters: Letters, ann: Person, boris: Person
) -> None:
    await meet(ann)
    await meet(boris)
    for number in range(3):
        await write(stage.app.db, ANNA, f"до {number}", MONDAY + number * HOUR + HOUR)
        await write(stage.app.db, BORIS, f"{number}", MONDAY + number * HOUR + HOUR)
    await ann.blocks()
    await write(stage.app.db, ANNA, "во время", MONDAY + HOUR)
    await stage.passes(hours=2)
    await ann.unblocks()
    await stage.passes(hours=2)
    assert (texts(ann), texts(boris)) == ([], ["✉️ 0", "✉️ 1", "✉️ 2"])
    assert [fate for fate in await fates(stage.app.db) if fate[0].startswith(("до", "во"))] == [
        *((f"до {number}", "blocked", "unreachable") for number in range(3)),
        ("во время", "dropped", "unreachable"),
    ]
    await write(stage.app.db, ANNA, "после", stage.clock() + HOUR)
    await stage.passes(hours=1)
    assert texts(ann) == ["✉️ после"]


@pytest.mark.parametrize("word", ["/start", "/menu", "просто слова"])
async def test_a_block_that_nobody_told_of_stops_her_queue_until_she_writes(
    stage: Stage, letters: Letters, telegram: Telegram, ann: Person, word: str
) -> None:
    await meet(ann)
    telegram.faults.next(Blocked(), "sendMessage")
    for number in range(3):
        await write(stage.app.db, ANNA, f"{number}", MONDAY + number * HOUR)
    await stage.passes(days=1)
    assert texts(ann) == []
    assert await fates(stage.app.db) == [
        ("0", "blocked", "Forbidden: bot was blocked by the user"),
        ("1", "blocked", "unreachable"),
        ("2", "blocked", "unreachable"),
    ]
    await write(stage.app.db, ANNA, "ещё молчу", stage.clock())
    await stage.passes(hours=1)
    await ann.says(word)
    await write(stage.app.db, ANNA, "снова", stage.clock())
    await stage.passes(hours=1)
    assert texts(ann) == ["✉️ снова"]


async def test_a_tap_brings_her_back_too(stage: Stage, letters: Letters, telegram: Telegram, ann: Person) -> None:
    await meet(ann)
    telegram.faults.next(Blocked(), "sendMessage")
    await write(stage.app.db, ANNA, "не дошло", MONDAY)
    await stage.passes(hours=1)
    await ann.presses(Menu().pack())
    unreachable = await stage.app.db.transact(lambda tx: tx.execute(select(addresses.c.unreachable_at)).scalar_one())
    assert unreachable is None


async def test_who_never_began_a_chat_is_unreachable(stage: Stage, letters: Letters, telegram: Telegram) -> None:
    telegram.allows("chat not found")
    await stage.app.db.transact(partial(enter, chat_id=555))
    await write(stage.app.db, 555, "никому", MONDAY)
    await stage.passes(hours=1)
    assert await fates(stage.app.db) == [("никому", "blocked", "Bad Request: chat not found")]


# Why did this come?


async def test_why_it_came_is_explained_beside_the_letter(stage: Stage, letters: Letters, ann: Person) -> None:
    await meet(ann)
    await write(stage.app.db, ANNA, "тема", MONDAY)
    await stage.passes(hours=0)
    letter = ann.screen
    assert letter.buttons == [["Почему пришло?"]]
    await ann.taps("Почему пришло?")
    assert (ann.screen.text, ann.screen.buttons) == (
        "Пишу, потому что это касается вас и вашей страницы.",
        [["⏸ Пауза"], ["🔕 Когда писать"], ["☰ Меню"]],
    )
    assert letter.message in [screen.message for screen in ann.history]
    await ann.taps("Пауза")
    assert ann.screen.buttons[0] == ["До понедельника"]
    assert texts(ann) == ["✉️ тема"]


async def test_a_stranger_learns_nothing_of_her_letters(
    stage: Stage, letters: Letters, ann: Person, boris: Person
) -> None:
    await meet(ann)
    await meet(boris)
    await write(stage.app.db, ANNA, "тайна", MONDAY)
    await stage.passes(hours=0)
    await boris.presses(ann.data("Почему пришло?"))
    assert boris.toast is not None
    assert boris.toast.text == "Это сообщение я уже не помню."


# Pictures and papers


async def test_a_picture_and_a_paper_made_just_now_arrive(stage: Stage, letters: Letters, ann: Person) -> None:
    cards = {
        "картинка": Card(Markup("✉️ неделя"), picture=PNG),
        "файл": Card(Markup("✉️ план"), document=("план.xlsx", b"rows")),
    }

    def shown(subject: str, say: Phrases) -> Card:
        return cards[subject]

    stage.app.kinds["letter"] = kind_of(letters, shown)
    await meet(ann)
    for subject in cards:
        await write(stage.app.db, ANNA, subject, MONDAY)
    await stage.passes(hours=0)
    picture, paper = ann.history[-2:]
    assert (picture.text, picture.photo is not None, paper.text, paper.document) == (
        "✉️ неделя",
        True,
        "✉️ план",
        "план.xlsx",
    )


# The operator's look


async def test_the_operator_sees_what_was_said_and_why_not(
    stage: Stage, letters: Letters, ann: Person, boris: Person
) -> None:
    await meet(ann)
    await meet(boris)
    letters.answers["вторая"] = Drop("done")
    await write(stage.app.db, ANNA, "первая", MONDAY)
    await write(stage.app.db, ANNA, "вторая", MONDAY)
    await write(stage.app.db, BORIS, "чужая", MONDAY)
    await stage.passes(hours=0)
    await write(stage.app.db, ANNA, "третья", MONDAY + HOUR)
    (hers,) = await stage.app.outbox.story("анна")
    assert str(hers).splitlines() == [
        "Анна (telegram 101, Europe/Moscow)",
        "  2026-11-23 09:00  sent      letter      первая",
        "  2026-11-23 09:00  dropped   letter      вторая  done",
        "  2026-11-23 10:00  planned   letter      третья",
    ]
    assert await stage.app.outbox.story("101") == (hers,)
    assert await stage.app.outbox.story("Вера") == ()
    assert [story.name for story in await stage.app.outbox.story()] == ["Анна", "Борис"]
