"""The rehearsal's clock: frozen in tests, running in the demo, moved by hand in both."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.sandbox.clock import SandboxClock

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_frozen_clock_moves_only_by_hand() -> None:
    clock = SandboxClock(NOON)
    assert (clock(), clock()) == (NOON, NOON)
    assert clock.jump(timedelta(days=1)) == NOON + timedelta(days=1)
    assert clock.jump_to(NOON.astimezone(timezone(timedelta(hours=3)))) == NOON
    assert clock().tzinfo is UTC
    assert clock.offset == timedelta()


def test_a_running_clock_runs_and_keeps_its_lead() -> None:
    clock = SandboxClock()
    before = clock()
    assert clock() >= before
    clock.jump(timedelta(days=7))
    assert clock() - before >= timedelta(days=7)
    clock.jump_to(NOON)
    assert timedelta() <= clock() - NOON < timedelta(minutes=1)


def test_a_naive_moment_is_refused() -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(ValueError, match="needs an aware moment, got 2026-03-02T12:00:00"):
        SandboxClock(naive)
    with pytest.raises(ValueError, match="needs an aware moment"):
        SandboxClock().jump_to(naive)
