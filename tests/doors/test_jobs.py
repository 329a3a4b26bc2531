"""The timetable: what ticks there are, that a tick really runs, and that nothing is cut off at the end."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.jobs import Clockwork, Job, run_due
from bot.sandbox.people import Person
from tests.conftest import ANNA, MONDAY, Stage, meet
from tests.safety import SAFETY_NET_SECONDS
from tests.speaking.letters import Letters, kind_of, write

SOON = timedelta(milliseconds=10)


def test_the_timetable_is_short_and_constant(stage: Stage) -> None:
    jobs = stage.app.timetable(stage.app.sender(stage.messenger))
    assert [(job.name, job.every.total_seconds()) for job in jobs] == [
        ("plan", 20),
        ("send", 3),
    ]


def test_every_job_is_a_coroutine_function_of_somebody(stage: Stage) -> None:
    """The scheduler calls a lambda around a coroutine function and never awaits what it returns."""
    assert [job.name for job in stage.jobs if not inspect.iscoroutinefunction(job.run)] == []
    assert [job.name for job in stage.jobs if not inspect.ismethod(job.run)] == []
    assert inspect.iscoroutinefunction(Clockwork(stage.jobs)._tick)


async def test_what_is_due_is_planned_before_it_is_sent() -> None:
    order: list[str] = []

    async def note(name: str) -> None:
        order.append(name)

    await run_due(tuple(Job(name, SOON, partial(note, name)) for name in ("tips", "posting", "send")))
    assert order == ["tips", "posting", "send"]


@pytest.fixture
def ticking() -> Callable[..., Clockwork]:
    def ticking(run: Callable[[], Awaitable[Any]]) -> Clockwork:
        return Clockwork((Job("test", SOON, run),))

    return ticking


async def test_ticks_come_again_and_again(ticking: Callable[..., Clockwork]) -> None:
    ticks: asyncio.Queue[int] = asyncio.Queue()

    async def tick() -> None:
        ticks.put_nowait(1)

    clockwork = ticking(tick)
    clockwork.start()
    async with asyncio.timeout(SAFETY_NET_SECONDS):
        assert [await ticks.get() for _ in range(3)] == [1, 1, 1]
    await clockwork.stop(30)


async def test_a_job_that_fails_is_told_of_and_tried_again(ticking: Callable[..., Clockwork]) -> None:
    recovered, tries = asyncio.Event(), []

    async def tick() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise ConnectionError("the database is away")
        recovered.set()

    clockwork = ticking(tick)
    with capture_logs() as lines:
        clockwork.start()
        async with asyncio.timeout(SAFETY_NET_SECONDS):
            await recovered.wait()
        await clockwork.stop(30)
    assert [(line["event"], line["job"]) for line in lines] == [("a job failed", "test")]


async def test_a_job_never_runs_beside_itself_and_holds_up_no_other() -> None:
    begun: list[int] = []
    may_end, ticks = asyncio.Event(), asyncio.Queue[int]()

    async def long() -> None:
        begun.append(1)
        await may_end.wait()

    async def short() -> None:
        ticks.put_nowait(len(begun))

    clockwork = Clockwork((Job("long", SOON, long), Job("short", SOON, short)))
    clockwork.start()
    async with asyncio.timeout(SAFETY_NET_SECONDS):
        while await ticks.get() == 0:
            pass
        assert [await ticks.get() for _ in range(5)] == [1] * 5
    may_end.set()
    await clockwork.stop(30)


async def test_the_end_waits_for_what_runs_and_begins_nothing(ticking: Callable[..., Clockwork]) -> None:
    begun, may_end, done = asyncio.Event(), asyncio.Event(), []

    async def tick() -> None:
        begun.set()
        await may_end.wait()
        done.append(1)

    clockwork = ticking(tick)
    clockwork.start()
    await begun.wait()
    stopping = asyncio.ensure_future(clockwork.stop(30))
    await asyncio.sleep(0)
    assert not stopping.done()
    may_end.set()
    await stopping
    assert done == [1]


async def test_the_end_does_not_wait_for_ever(ticking: Callable[..., Clockwork]) -> None:
    begun = asyncio.Event()

    async def tick() -> None:
        begun.set()
        await asyncio.Event().wait()

    clockwork = ticking(tick)
    clockwork.start()
    await begun.wait()
    with capture_logs() as lines:
        await clockwork.stop(0)
    assert [line["event"] for line in lines] == ["giving up on a job that takes too long"]


async def test_an_end_before_the_beginning_is_no_trouble(ticking: Callable[..., Clockwork]) -> None:
    await ticking(asyncio.Event().wait).stop(0)


async def test_time_that_goes_by_stops_at_every_moment_that_something_is_due(stage: Stage, ann: Person) -> None:
    letters = Letters()
    stage.app.planners.clear()
    stage.app.kinds["letter"] = kind_of(letters)
    stage.jobs = stage.jobs[-1:]
    await meet(ann)
    moments = [MONDAY + timedelta(minutes=minutes) for minutes in (7, 8, 61, 60 * 24 * 6)]
    for moment in moments:
        await write(stage.app.db, ANNA, f"{moment:%d %H:%M}", moment)
    await stage.passes(days=7)
    sent = [screen for screen in ann.history if screen.text.startswith("✉️")]
    assert [screen.message["date"] for screen in sent] == [int(moment.timestamp()) for moment in moments]
