"""How often is somebody written to? Counted over six weeks of twenty kinds of people."""

import asyncio
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from bot.rules.speaking.patience import MOST_A_DAY, RARE, SILENT, SOFTER
from tests.speaking.months import DAYS, KINDS, Life, lived, table

MOST_IN_AN_UNANSWERED_WEEK = 6


def a_busy_day_has_four_messages_at_most(lives: list[Life]) -> None:
    assert len(lives) == len(KINDS) == 20
    assert {life.kind.name: max(life.a_day.values()) for life in lives if max(life.a_day.values()) > MOST_A_DAY} == {}


def an_unanswered_week_has_six_messages_at_most(lives: list[Life]) -> None:
    weeks = {life.kind.name: life.busiest_unanswered_week for life in lives}
    assert {name: count for name, count in weeks.items() if count > MOST_IN_AN_UNANSWERED_WEEK} == {}


def nobody_is_disturbed_in_quiet_hours_or_in_a_pause(lives: list[Life]) -> None:
    assert {life.kind.name: life.disturbed for life in lives if life.disturbed} == {}


def everybody_is_written_to_all_the_same(lives: list[Life]) -> None:
    assert [life.kind.name for life in lives if len(life.said) < 5] == []
    at_once = next(life for life in lives if life.kind.name == "answers at once")
    assert len(at_once.a_day) >= DAYS * 5 // 7 - 2  # every working day but the first


def without_an_answer_there_is_one_a_day_then_one_a_week_then_silence(lives: list[Life]) -> None:
    for life in lives:
        for row in life.unanswered:
            days = [(at.date() - row[0].date()).days for at in row]
            softer, rare = ([day for day in days if day >= since] for since in (SOFTER, RARE))
            assert len(set(softer)) == len(softer), life.kind.name
            assert all(later - day >= 7 for day, later in pairwise(rare)), life.kind.name
            assert max(days) < SILENT, life.kind.name


def one_tap_brings_it_all_back(lives: list[Life]) -> None:
    life = next(life for life in lives if life.kind.name == "comes back after five weeks")
    back = life.heard[0]
    assert not [at for at in life.said if back - timedelta(days=5) < at < back]
    assert len([at for at in life.said if back < at < back + timedelta(days=5)]) >= 5


def the_counts_can_be_printed(lives: list[Life]) -> None:
    assert len(table(lives).splitlines()) == 1 + len(KINDS)


def test_six_weeks_of_twenty_kinds_of_people(tmp_path: Path) -> None:
    """One test, because it takes as long as all the others of the wing."""
    lives = asyncio.run(lived(tmp_path))
    a_busy_day_has_four_messages_at_most(lives)
    an_unanswered_week_has_six_messages_at_most(lives)
    nobody_is_disturbed_in_quiet_hours_or_in_a_pause(lives)
    everybody_is_written_to_all_the_same(lives)
    without_an_answer_there_is_one_a_day_then_one_a_week_then_silence(lives)
    one_tap_brings_it_all_back(lives)
    the_counts_can_be_printed(lives)
