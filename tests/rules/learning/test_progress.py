"""How far she is: states of lessons, the next step, days in a row."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.learning.progress import (
    Place,
    Reading,
    Stand,
    Streak,
    Tries,
    next_checklist,
    next_place,
    place_after,
    places,
    streak,
)
from tests.learning.courses import course

COURSE = course()
LIMITED = course(attempts=1)
PASSED = Tries(finished=2, open=False, today=0, passed=True)
FAILED = Tries(finished=1, open=False, today=1, passed=False)
BEGUN = Tries(finished=0, open=True, today=1, passed=False)
READ = Reading(card=2, finished=True)
HALF = Reading(card=2, finished=False)

MONDAY = date(2026, 11, 23)


def days(*numbers: int) -> set[date]:
    """Days by their number from Monday: 5 and 6 are the weekend."""
    return {MONDAY + timedelta(days=number) for number in numbers}


def step(found: Place | None) -> tuple[str, Stand] | None:
    return None if found is None else (found.lesson.id, found.stand)


@pytest.mark.parametrize(
    ("readings", "tries", "stands"),
    [
        ({}, {}, [Stand.NEW, Stand.NEW, Stand.NEW]),
        ({"why": HALF, "look": HALF}, {}, [Stand.READING, Stand.NEW, Stand.READING]),
        ({"why": READ, "look": READ}, {}, [Stand.QUIZ, Stand.NEW, Stand.DONE]),
        ({"why": READ}, {"why": FAILED}, [Stand.QUIZ, Stand.NEW, Stand.NEW]),
        ({"why": READ}, {"why": BEGUN}, [Stand.QUIZ, Stand.NEW, Stand.NEW]),
        ({"why": READ}, {"why": PASSED}, [Stand.DONE, Stand.NEW, Stand.NEW]),
        ({"why": HALF}, {"why": PASSED, "who": PASSED}, [Stand.DONE, Stand.DONE, Stand.NEW]),
        ({"gone": READ}, {"gone": PASSED}, [Stand.NEW, Stand.NEW, Stand.NEW]),
    ],
)
def test_a_lesson_stands_where_reading_and_quiz_left_it(
    readings: dict[str, Reading], tries: dict[str, Tries], stands: list[Stand]
) -> None:
    assert [place.stand for place in places(COURSE, readings, tries)] == stands


def test_places_are_numbered_inside_their_module() -> None:
    found = places(COURSE, {}, {})
    assert [(place.module, place.number) for place in found] == [("talk", 1), ("talk", 2), ("look", 1)]


def test_a_card_behind_the_end_of_a_shortened_lesson_is_its_last() -> None:
    assert [place.card for place in places(COURSE, {"why": Reading(9, False)}, {})] == [3, 0, 0]


@pytest.mark.parametrize(
    ("readings", "tries", "expected"),
    [
        ({}, {}, ("why", Stand.NEW)),
        ({"why": HALF}, {}, ("why", Stand.READING)),
        ({"why": READ, "look": HALF}, {}, ("look", Stand.READING)),
        ({"why": READ}, {}, ("why", Stand.QUIZ)),
        ({"who": READ}, {}, ("who", Stand.QUIZ)),
        ({"why": READ}, {"why": PASSED}, ("who", Stand.NEW)),
        ({"look": READ}, {"why": PASSED, "who": PASSED}, None),
    ],
)
def test_what_is_next(
    readings: dict[str, Reading], tries: dict[str, Tries], expected: tuple[str, Stand] | None
) -> None:
    assert step(next_place(places(COURSE, readings, tries))) == expected


@pytest.mark.parametrize(
    ("tries", "expected"), [(FAILED, ("who", Stand.NEW)), (BEGUN, ("why", Stand.QUIZ)), (None, ("why", Stand.QUIZ))]
)
def test_a_quiz_without_attempts_left_today_is_not_next(tries: Tries | None, expected: tuple[str, Stand]) -> None:
    assert step(next_place(places(LIMITED, {"why": READ}, {"why": tries} if tries else {}))) == expected


@pytest.mark.parametrize(
    ("lesson", "done", "expected"),
    [
        ("why", [], "who"),
        ("who", [], "look"),
        ("who", ["look"], "why"),
        ("look", ["look"], "why"),
        ("look", ["why", "who"], None),
        ("retired", [], "why"),
    ],
)
def test_after_a_lesson_comes_the_next_one_that_is_not_done(lesson: str, done: list[str], expected: str | None) -> None:
    found = places(COURSE, dict.fromkeys(done, READ), dict.fromkeys(done, PASSED))
    after = place_after(found, lesson)
    assert (after and after.lesson.id) == expected


def test_after_a_lesson_a_quiz_without_attempts_left_today_is_offered_last() -> None:
    found = places(LIMITED, {"why": READ, "look": READ}, {"why": FAILED, "who": PASSED})
    after = place_after(found, "look")
    assert after is not None
    assert (after.lesson.id, after.rests) == ("why", True)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([], "post"),
        ([("post", False)], "post"),
        ([("post", True)], "page"),
        ([("post", True), ("post", False)], "post"),
        ([("post", False), ("post", True)], "post"),
        ([("post", True), ("page", True)], None),
    ],
)
def test_the_next_checklist_is_the_first_not_ticked_on_every_page(
    runs: list[tuple[str, bool]], expected: str | None
) -> None:
    found = next_checklist(COURSE.checklists.values(), runs)
    assert (found and found.id) == expected


@pytest.mark.parametrize(
    ("active", "leaves", "today", "expected"),
    [
        (set(), [], 0, Streak(0, 0)),
        (days(0), [], 0, Streak(1, 1)),
        (days(0), [], 1, Streak(1, 1)),  # today may still come
        (days(0), [], 2, Streak(0, 1)),
        (days(0, 1, 2), [], 2, Streak(3, 3)),
        (days(0, 1, 3), [], 3, Streak(1, 2)),
        (days(3, 4), [], 7, Streak(2, 2)),  # Thursday, Friday; Monday is not over
        (days(3, 4, 7), [], 7, Streak(3, 3)),  # the weekend is not needed
        (days(4, 5, 6, 7), [], 7, Streak(4, 4)),  # but it counts
        (days(3, 7), [], 7, Streak(1, 1)),  # Friday was missed
        (days(4), [], 8, Streak(0, 1)),  # Monday was missed
        (days(0, 1), [(2, 4)], 7, Streak(2, 2)),  # leave up to Friday
        (days(0, 1, 8), [(2, 7)], 8, Streak(3, 3)),
        (days(0, 1, 3, 8), [(2, 7)], 8, Streak(4, 4)),  # learning on leave counts
        (days(0, 4), [(1, 2)], 4, Streak(1, 1)),  # leave ended too early
        (days(0, 4), [(1, 1), (2, 3)], 4, Streak(2, 2)),  # two leaves in a row
        (days(0, 1, 2, 9, 10), [], 10, Streak(2, 3)),  # the best is behind her
        (days(0, 1), [], 0, Streak(2, 2)),  # she moved west: her last day is tomorrow now
    ],
)
def test_days_in_a_row(active: set[date], leaves: list[tuple[int, int]], today: int, expected: Streak) -> None:
    away = [(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last)) for first, last in leaves]
    assert streak(active, away, MONDAY + timedelta(days=today)) == expected


@given(st.sets(st.integers(0, 60)), st.integers(0, 60))
def test_a_row_is_never_longer_than_the_best_nor_the_best_than_all_days(numbers: set[int], today: int) -> None:
    found = streak(days(*numbers), [], MONDAY + timedelta(days=today))
    assert 0 <= found.now <= found.best <= len(numbers)


@given(st.sets(st.integers(0, 30), min_size=1))
def test_a_leave_over_everything_makes_one_row_of_all_days(numbers: set[int]) -> None:
    whole = [(MONDAY, MONDAY + timedelta(days=40))]
    assert streak(days(*numbers), whole, MONDAY + timedelta(days=40)) == Streak(len(numbers), len(numbers))
