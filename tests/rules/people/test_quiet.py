"""Which hours of silence people mean by what they type."""

import pytest

from bot.rules.people.quiet import read_hours
from bot.rules.words import Unreadable, Words
from tests.rules.phrases import HOURS


@pytest.mark.parametrize("typed", HOURS)
def test_hours_are_read_as_people_type_them_or_asked_back(typed: str, words: Words) -> None:
    try:
        found: str | None = "-".join(read_hours(typed, words))
    except Unreadable:
        found = None
    assert found == HOURS[typed]


def test_silence_at_noon_is_asked_back_with_what_was_understood(words: Words) -> None:
    with pytest.raises(Unreadable) as refused:
        read_hours("с 9 до 18", words)
    assert (refused.value.what, refused.value.variables) == ("noon", {"start": "09:00", "end": "18:00"})
