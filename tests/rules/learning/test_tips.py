"""Which tip is hers today."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.course.shapes import Holidays, Institution, Tip
from bot.rules.calendar import local
from bot.rules.learning.tips import Seen, choose, first_tip_at, read_times
from bot.rules.words import Unreadable, Words

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
WORDS = "Откройте свою страницу и посмотрите на неё."


def tip(id: str, module: str | None = None, kinds: str = "", months: tuple[int, ...] = ()) -> Tip:  # noqa: A002  # the field's name
    return Tip(id=id, text=WORDS, module=module, kinds=tuple(map(Institution, kinds.split())), months=months)


def seen(days_ago: int, reaction: str | None = None) -> Seen:
    return Seen(MONDAY - timedelta(days=days_ago), reaction)


def chosen(
    *tips: Tip, module: str | None = None, kind: str | None = None, month: int = 11, **known: Seen
) -> str | None:
    found = choose(tips, known, module=module, kind=kind, month=month)
    return found.id if found else None


def test_tips_come_in_their_order_each_once() -> None:
    assert chosen(tip("a"), tip("b")) == "a"
    assert chosen(tip("a"), tip("b"), a=seen(1)) == "b"


def test_when_all_are_seen_the_oldest_comes_again() -> None:
    assert chosen(tip("a"), tip("b"), tip("c"), a=seen(2, "done"), b=seen(9), c=seen(5)) == "b"


def test_what_is_not_hers_never_comes_again() -> None:
    assert chosen(tip("a"), tip("b"), a=seen(9, "not-mine"), b=seen(1)) == "b"
    assert chosen(tip("a"), a=seen(9, "not-mine")) is None


def test_what_she_asked_for_again_comes_before_what_is_new() -> None:
    assert chosen(tip("a"), tip("b"), b=seen(1, "tomorrow")) == "b"
    assert chosen(tip("a"), tip("b"), tip("c"), b=seen(1, "tomorrow"), c=seen(2, "tomorrow")) == "c"


def test_her_present_module_comes_first_then_tips_of_no_module() -> None:
    tips = tip("look", "look"), tip("any"), tip("talk", "talk")
    assert chosen(*tips, module="talk") == "talk"
    assert chosen(*tips, module="talk", talk=seen(1)) == "any"
    assert chosen(*tips, module="talk", talk=seen(1), any=seen(1)) == "look"
    assert chosen(*tips) == "any"


def test_a_tip_for_schools_is_not_for_a_hospital_and_for_nobody_who_was_not_asked() -> None:
    tips = tip("any"), tip("class", kinds="school"), tip("ward", kinds="hospital clinic")
    assert chosen(*tips, kind="school") == "class"
    assert chosen(*tips, kind="clinic") == "ward"
    assert chosen(*tips) == "any"
    assert chosen(*tips[1:]) is None


def test_the_season_goes_first_and_never_comes_out_of_season() -> None:
    tips = tip("any"), tip("talk", "talk"), tip("ward", kinds="hospital"), tip("flu", months=(10, 11))
    assert chosen(*tips, module="talk", kind="hospital") == "flu"
    assert chosen(*tips, module="talk", kind="hospital", flu=seen(1)) == "ward"
    assert chosen(*tips, module="talk", month=6) == "talk"
    assert chosen(tips[3], month=6, flu=seen(200)) is None


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 23, 5, 0, tzinfo=UTC), date(2026, 11, 24)),  # before half past nine: still not today
        (datetime(2026, 11, 27, 12, 0, tzinfo=UTC), date(2026, 11, 30)),  # on Friday: after the weekend
        (datetime(2026, 11, 3, 12, 0, tzinfo=UTC), date(2026, 11, 5)),  # before a public holiday: behind it
        (datetime(2026, 11, 23, 21, 30, tzinfo=UTC), date(2026, 11, 25)),  # past midnight in Moscow
    ],
)
def test_the_first_tip_comes_on_a_later_working_day(now: datetime, day: date) -> None:
    first = local(first_tip_at(now, "Europe/Moscow", Holidays(off=frozenset({date(2026, 11, 4)}))), "Europe/Moscow")
    assert (first.date(), first.strftime("%H:%M")) == (day, "09:30")


@pytest.mark.parametrize(
    ("typed", "habit"),
    [
        ("9:30", ("", "09:30")),
        ("в 9", ("", "09:00")),
        ("9-30", ("", "09:30")),
        ("пн ср 9.30", ("13", "09:30")),
        ("14:00, вт и чт", ("24", "14:00")),
        ("по будням в 9:30", ("12345", "09:30")),
        ("пн-ср", ("123", "")),
        ("каждый день", ("1234567", "")),
        ("по средам вечером в 7", ("3", "19:00")),
        ("в девять утра", ("", "09:00")),
        ("25:00", "time"),
        ("в семь", "doubt"),
        ("в 6", "doubt"),
        ("10-15", "time"),
        ("пн 9:30 10:30", "two-times"),
        ("9:30–10:30", "two-times"),
        ("пн 12345", "days"),
        ("спасибо", "days"),
        ("и", "days"),
        ("", "days"),
    ],
)
def test_days_and_time_are_read_in_any_order_or_asked_back(
    typed: str, habit: tuple[str, str] | str, words: Words
) -> None:
    try:
        found: tuple[str, str] | str = read_times(typed, words)
    except Unreadable as error:
        found = error.what
    assert found == habit
