"""The arithmetic of checklists: scores, what improved, screens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.course.shapes import Checklist, Item, Level
from bot.rules.learning.checklists import SCREEN, Change, Tally, compare, for_post, measured, score, screen_of, screens


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


def test_what_is_obligatory_for_a_post_has_screens_of_its_own() -> None:
    assert [list(shown) for shown in screens(2, 7)] == [[0, 1], [2, 3, 4, 5], [6, 7, 8]]
    assert screens(3, 0) == screens(3)


def test_for_a_post_the_obligatory_items_come_first_and_only_they_are_measured() -> None:
    arranged = for_post(Checklist(id="list", title="Список", about="О нём", items=ITEMS))
    assert arranged.items == (MARK, HOURS, COVER)
    assert measured(arranged.items, of_post=True) == [MARK, HOURS]
    assert measured((COVER,), of_post=True) == (COVER,)


def test_what_is_none_of_hers_is_settled_and_no_better() -> None:
    assert score(ITEMS, {"mark", "cover"}, {"cover"}) == Tally(done=2, total=3, must_done=1, must_total=2, not_hers=1)
    assert compare(ITEMS, {"mark"}, {"mark", "cover"}, {"cover"}) == Change(better=(), waiting=(HOURS,))


@given(st.integers(min_value=1, max_value=30))
def test_every_item_stands_on_one_screen(total: int) -> None:
    parts = screens(total)
    assert [position for shown in parts for position in shown] == list(range(total))
    assert max(len(shown) for shown in parts) <= SCREEN
    assert [screen_of(position, parts) for position in range(total)] == [
        number for number, shown in enumerate(parts, 1) for _ in shown
    ]
