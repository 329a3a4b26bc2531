"""The clock's door: a constant timetable of ticks. What is due is asked of the database: a restart loses nothing.

Tests and the rehearsal's jumps of time run the same jobs without the scheduler.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Any, Protocol

import structlog

from bot.sender import Sender

log = structlog.get_logger("bot.jobs")

PLANNING = timedelta(seconds=20)  # how late a planner may notice that something is due
SENDING = timedelta(seconds=3)


class Planner(Protocol):
    """A service that plans what has fallen due."""

    async def plan_due(self) -> int:
        """Plan it in the outbox; how many due rows there were."""


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    every: timedelta
    run: Callable[[], Awaitable[Any]]  # a bound async method: a lambda around one would never be awaited


class Planning:
    """All planners, one after another, while nothing is sent: what is due at one moment is to be one message."""

    def __init__(self, planners: Mapping[str, Planner], sender: Sender) -> None:
        self._planners, self._sender = planners, sender

    async def run(self) -> None:
        """Whatever one of them fails at, the others plan. Raises the last failure, when all have."""
        failure: Exception | None = None
        async with self._sender.held():
            for name, planner in self._planners.items():
                try:
                    await planner.plan_due()
                except Exception as error:
                    log.exception("a planner failed", planner=name)
                    failure = error
        if failure is not None:
            raise failure


def timetable(planners: Mapping[str, Planner], sender: Sender) -> tuple[Job, ...]:
    """Every tick there is, in the order in which they would run at one moment: first plan, then send."""
    return (Job("plan", PLANNING, Planning(planners, sender).run), Job("send", SENDING, sender.flush))


async def run_due(jobs: tuple[Job, ...]) -> None:
    """Run every job once, in order: all that is due at this moment is planned, then sent. Raises what they raise."""
    for job in jobs:
        await job.run()


class Clockwork:
    """The timetable as it runs with the real time. What a job raises is logged: the next tick tries again."""

    def __init__(self, jobs: tuple[Job, ...]) -> None:
        self.jobs = jobs
        self._beside_itself = {job.name: asyncio.Lock() for job in jobs}  # which no job may run
        self._running: set[asyncio.Task[Any]] = set()
        self._ending = False
        self._scheduler: Any = None
        self._first: asyncio.Future[None] | None = None

    def start(self) -> None:
        """Tick from now on, beginning at once with all that fell due in the meantime."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415 - people are listened to first

        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        one_at_a_time = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=one_at_a_time)
        for job in self.jobs:
            self._scheduler.add_job(self._tick, "interval", [job], seconds=job.every.total_seconds(), id=job.name)
        self._scheduler.start()
        self._first = asyncio.ensure_future(self.run_due())  # held here, or it might be forgotten half-way

    async def run_due(self) -> None:
        """Every job once, in order, without waiting for its tick."""
        for job in self.jobs:
            await self._run(job)

    async def stop(self, seconds: float) -> None:
        """Begin no job any more and wait for those that run; after `seconds` they are given up."""
        self._ending = True
        if self._scheduler is None:
            return
        self._scheduler.pause()  # shut down at once, it would cancel what runs
        late = set(self._running)
        if late:
            _, late = await asyncio.wait(late, timeout=seconds)
        for task in late:
            log.warning("giving up on a job that takes too long")
            task.cancel()
        self._scheduler.shutdown(wait=False)
        self._scheduler = None

    async def _tick(self, job: Job) -> None:
        if not self._beside_itself[job.name].locked():
            await self._run(job)

    async def _run(self, job: Job) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._running.add(task)
        try:
            async with self._beside_itself[job.name]:
                if not self._ending:
                    await job.run()
        except Exception:
            log.exception("a job failed", job=job.name)
        finally:
            self._running.discard(task)
