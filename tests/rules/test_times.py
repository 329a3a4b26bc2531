"""Which wall time people mean, alone and among other words."""

import pytest

from bot.rules.times import split_times, whole_time
from bot.rules.words import Unreadable, Words


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9:30", "09:30"),
        ("9.30", "09:30"),
        (" 09-30 ", "09:30"),
        ("9 30", "09:30"),
        ("09:30:00", "09:30"),
        ("9", "09:00"),
        ("в 9 часов", "09:00"),
        ("00:00", "00:00"),
        ("23:59", "23:59"),
        ("٩:٣٠", "09:30"),
        ("６:30 вечера", "18:30"),
        ("полвосьмого вечера", "19:30"),
        ("18:30\u200b", "18:30"),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, time: str, words: Words) -> None:
    assert whole_time(typed, words) == time


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("24:00", "time"),
        ("25:00", "time"),
        ("12:60", "time"),
        ("18:30:75", "time"),
        ("9:3", "time"),
        ("930", "time"),
        ("9,5", "time"),
        ("50%", "time"),
        ("утром", "time"),
        ("", "time"),
        ("13 утра", "time"),
        ("утром в 7 вечера", "time"),
        ("10-15", "time"),
        ("18:30 или 19:00", "time"),
        ("полвосьмого", "doubt"),
        ("в семь", "doubt"),
        ("6", "doubt"),
    ],
)
def test_what_is_no_time_or_may_be_two_is_asked_back(typed: str, what: str, words: Words) -> None:
    with pytest.raises(Unreadable) as refused:
        whole_time(typed, words)
    assert refused.value.what == what


def test_a_doubt_names_both_times(words: Words) -> None:
    with pytest.raises(Unreadable) as refused:
        whole_time("в половине первого", words)
    assert refused.value.variables == {"first": "00:30", "second": "12:30"}


def test_times_are_found_among_words(words: Words) -> None:
    assert split_times("пн 10:00, ср вечером в 7", words) == (["пн ", ", ср ", ""], ["10:00", "19:00"])
    assert split_times("как-нибудь потом", words) == (["как-нибудь потом"], [])
