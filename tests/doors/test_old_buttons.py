"""Buttons are pressed weeks later, when what they were about is gone: they act on nothing else."""

import asyncio
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.buttons.posting import OpenSlot
from bot.buttons.tap import TAPS, ClockTime, OnceMinutes, Tap, Wall, read
from bot.course.phrases import Phrases
from bot.course.shapes import Course
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from tests.conftest import ANNA, MONDAY, TOKEN, Stage, fresh_copy, meet
from tests.doors.test_anything import rows_of
from tests.posting.plans import plans, rows

MADE = ("pages", "rhythms", "slots", "attempts", "answers", "checklist_runs", "ticks")  # what buttons with ids act on

# What she does before she forgets everything: words to say, buttons to press.
LIVES = {
    "a rhythm": ["/plan", "wr:0", "пн ср пт 10:00"],
    "a post": ["/plan", "wa:0", "завтра 12:00 Субботник"],
    "the first post": ["wo:1", "wm:1", "wo:1", "wi:1:0"],
    "a quiz": ["qs:why-page", "qa:1:0:0"],
    "a checklist": ["co:before-post", "ct:1:first-line:1", "ci:1:first-line"],
    "deadlines": ["/deadlines"],
    "the norm": ["wn"],
    "pages": ["sp", "spa", "ok.ru/ruchey", "sp"],
    "one page less": ["spr:1", "sp"],
}


async def live(person: Person, acts: list[str]) -> set[str]:
    """Every button that she has seen."""
    for act in (step for name in acts for step in LIVES[name]):
        if act[0] == "/" or " " in act or "." in act:
            await person.says(act)
        else:
            await person.presses(act)
    return {
        button["callback_data"]
        for screen in person.history
        for row in screen.keyboard
        for button in row
        if "callback_data" in button
    }


def has_an_id(data: str) -> bool:
    return any(isinstance(value, int) and value > 0 for value in vars(read(data)).values())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(sorted(LIVES)), min_size=1, max_size=12, unique=True))
def test_buttons_of_a_forgotten_life_touch_nothing_of_the_next(
    acts: list[str], course: Course, say: Phrases, empty_database: Path, tmp_path: Path
) -> None:
    file = fresh_copy(empty_database, tmp_path)

    async def conversation() -> None:
        clock = SandboxClock(start=MONDAY)
        telegram = Telegram(clock, TOKEN)
        telegram.allows("message is not modified")
        stage = Stage(telegram, clock, course, say, file)
        await stage.open()
        ann = Person(telegram, ANNA, "Анна")
        try:
            await meet(ann, page="vk.com/ruchey_crb")
            old = await live(ann, acts)
            await ann.presses("sdy")
            await meet(ann, page="vk.com/ruchey_crb")
            await live(ann, ["a rhythm"])
            await ann.presses("qs:why-page")
            await ann.presses("co:before-post")
            hers = rows_of(file, 2)
            assert hers["slots"], "she is somebody new, with posts of her own"
            for data in sorted(filter(has_an_id, old)):
                await ann.presses(data)
                after = rows_of(file, 2)
                assert {table: after[table] for table in MADE} == {table: hers[table] for table in MADE}, data
        finally:
            await stage.close()

    with capture_logs() as logs:
        asyncio.run(conversation())
    assert [entry for entry in logs if entry["log_level"] == "error"] == []


async def test_a_post_that_took_another_ones_place_keeps_its_own_buttons(stage: Stage, ann: Person) -> None:
    await meet(ann, page="vk.com/ruchey_crb")
    await plans(ann, "вт 12:00")
    first = (await rows(stage, "id"))[0][0]
    await ann.presses("wrx:1:2:12.00")
    assert await rows(stage, "id") == []
    await plans(ann, "вт 12:00")
    await ann.presses(OpenSlot(first).pack())
    assert ann.toast is not None
    assert ann.toast.text == "Такого поста в вашем плане нет. Откройте /plan и выберите свой."
    await ann.presses(f"wp:{first}")
    assert {state for (state,) in await rows(stage, "state")} == {"planned"}


def test_every_tap_survives_packing() -> None:
    samples = {
        int: 7,
        str: "a-b",
        Wall: Wall(202611241800),
        ClockTime: ClockTime("09:30"),
        OnceMinutes: ClockTime("00:00"),
    }

    def values(tap: type[Tap]) -> list[object]:
        return [samples[kind] for kind in tap.__annotations__.values()]

    for kind in TAPS.values():
        tap = kind(*values(kind))
        assert read(tap.pack()) == tap
        assert len(tap.pack().encode()) <= 64
