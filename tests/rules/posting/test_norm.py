"""What counts for a week's norm, and what the shortest way to it is. The week is Monday 23 to Sunday 29."""

from datetime import date, datetime

import pytest

from bot.rules.posting.norm import iso_week, missing, monday_of, monday_of_iso, norm_of, way


def weekend(day: date) -> bool:
    return day.isoweekday() > 5


@pytest.mark.parametrize(
    ("own", "kind", "norm"),
    [
        (None, "hospital", 3),
        (None, "clinic", 3),
        (None, "school", 3),
        (None, None, 3),  # nobody has asked
        (None, "other", 1),  # small: a visiting card
        (5, "other", 5),
        (0, "hospital", 0),  # she wants none
    ],
)
def test_the_norm_is_hers_or_goes_by_the_kind_of_institution(own: int | None, kind: str | None, norm: int) -> None:
    assert norm_of(own, kind) == norm


@pytest.mark.parametrize(
    ("norm", "states", "lacks"),
    [
        (3, "", 3),
        (3, "published planned", 1),
        (3, "published published published published", 0),
        (3, "published skipped missed", 2),
        (0, "", 0),
    ],
)
def test_published_and_planned_count_skipped_and_missed_do_not(norm: int, states: str, lacks: int) -> None:
    assert missing(norm, states.split()) == lacks


@pytest.mark.parametrize(
    ("lacking", "now", "taken", "usual", "found"),
    [
        (1, "25 15:00", "", "10:00", "26 10:00"),  # Wednesday afternoon: tomorrow at the usual time
        (2, "25 15:00", "", "10:00", "26 10:00, 27 10:00"),
        (3, "25 15:00", "", "10:00", "26 10:00, 27 10:00, 28 10:00"),  # the weekend only when it must be
        (1, "25 15:00", "26 10:00", "10:00", "27 10:00"),  # a day without a post before one that has one
        (1, "25 15:00", "26 18:00, 27 18:00, 28 18:00, 29 18:00", "10:00", "26 10:00"),
        (1, "25 15:00", "", "18:00", "25 18:00"),  # today is still time enough
        (1, "25 17:30", "", "18:00", "26 18:00"),  # in half an hour nobody writes a post
        (1, "25 15:00", "", "10:00 18:00 10:00", "25 18:00"),
        (1, "25 19:00", "", "18:00 10:00 10:00", "26 10:00"),  # the most usual time first
        (1, "25 15:00", "", "", "26 12:00"),  # a page without a habit
        (2, "29 20:00", "", "10:00", ""),  # Sunday evening: no way is left
        (0, "25 15:00", "", "10:00", ""),
    ],
)
def test_the_shortest_way_is_days_without_a_post_at_usual_times(
    lacking: int, now: str, taken: str, usual: str, found: str
) -> None:
    there = {(date(2026, 11, int(post.split()[0])), post.split()[1]) for post in taken.split(", ") if post}
    wall = datetime.fromisoformat(f"2026-11-{now}")
    ways = way(lacking, wall, there, usual.split(), weekend)
    assert ", ".join(f"{free.day.day} {free.time}" for free in ways) == found


@pytest.mark.parametrize(
    ("day", "week", "monday"),
    [
        (date(2026, 11, 23), "2026-W48", date(2026, 11, 23)),
        (date(2026, 11, 29), "2026-W48", date(2026, 11, 23)),
        (date(2027, 1, 1), "2026-W53", date(2026, 12, 28)),
        (date(2027, 1, 4), "2027-W01", date(2027, 1, 4)),
    ],
)
def test_a_week_has_one_name_over_the_turn_of_the_year_too(day: date, week: str, monday: date) -> None:
    assert (iso_week(day), monday_of(day), monday_of_iso(week)) == (week, monday, monday)
