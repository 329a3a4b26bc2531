"""The arithmetic of checklists: scores, what improved, screens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.course.shapes import Item, Level
from bot.rules.learning.checklists import SCREEN, Change, Tally, compare, score, screen_of, screens


def item(id_: str, level: Level = Level.ADVISED) -> Item:
    return Item(id=id_, text=f"Пункт {id_}", why="Потому что", how="Вот так", level=level)


MARK, COVER, HOURS = item("mark", Level.MUST), item("cover"), item("hours", Level.MUST)
ITEMS = (MARK, COVER, HOURS)


def test_obligatory_items_are_counted_apart() -> None:
    assert score(ITEMS, {"mark", "cover"}) == Tally(done=2, total=3, must_done=1, must_total=2)


def test_a_tick_of_an_item_that_is_gone_counts_for_nothing() -> None:
    assert score(ITEMS, {"mark", "gone"}) == Tally(done=1, total=3, must_done=1, must_total=2)


def test_a_checklist_is_finished_when_all_of_today_s_items_are_ticked() -> None:
    assert [score(ITEMS, ids).finished for ids in ({"mark", "cover", "gone"}, {"mark", "cover", "hours"})] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ({"mark"}, set[str](), Change(better=(), waiting=(COVER, HOURS))),
        ({"mark"}, {"mark", "hours"}, Change(better=(HOURS,), waiting=(COVER,))),
        ({"mark", "cover", "hours"}, set[str](), Change(better=(), waiting=())),
        ({"gone"}, {"gone", "cover"}, Change(better=(COVER,), waiting=(MARK, HOURS))),
    ],
)
def test_better_is_what_was_open_last_time_and_is_ticked_now(before: set[str], now: set[str], change: Change) -> None:
    assert compare(ITEMS, before, now) == change


@pytest.mark.parametrize(("total", "sizes"), [(3, [3]), (6, [6]), (7, [4, 3]), (12, [6, 6]), (13, [5, 4, 4])])
def test_screens_are_few_and_even(total: int, sizes: list[int]) -> None:
    assert [len(shown) for shown in screens(total)] == sizes


@given(st.integers(min_value=1, max_value=30))
def test_every_item_stands_on_one_screen(total: int) -> None:
    parts = screens(total)
    assert [position for shown in parts for position in shown] == list(range(total))
    assert max(len(shown) for shown in parts) <= SCREEN
    assert [screen_of(position, total) for position in range(total)] == [
        number for number, shown in enumerate(parts, 1) for _ in shown
    ]
