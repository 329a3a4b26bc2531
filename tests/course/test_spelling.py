"""Which spellings are the same to people, what may be kept of what was typed, and what a sign stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.course.spelling import folded, has_words, level, seen


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("интернет-приёмная", "Интернет–приемная"),
        ("интернет-приёмная", "интернет — приёмная"),
        ("интернет-приёмная", "интернет\u2011приёмная."),
        ("2-3", "2−3"),
        ("«Госпаблик»", 'Госпаблик"'),
        ("паблик «Наша больница»", "паблик “Наша больница”!"),
        ("О'Генри", "О’Генри"),
        ("ВК", "BK"),  # the second in Latin letters
        ("вк", "ВK"),
        ("Одноклассники", "Oдноклассники"),
        ("WEB", "web"),
        ("28.11.2026", "\u200e28.11.2026\ufeff"),
        ("как записаться", "как\u00a0\u2009записаться"),
        ("перенос", "пере\u00adнос"),
        ("йод", "и\u0306од"),
        ("Сервис", "🏥 Сервис"),
        ("Сервис", "Сервис ❤️"),
        ("２８", "28"),
        ("Ёлка", "елка,"),
    ],
)
def test_the_same_to_people(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Омск", "Томск"), ("ПОС", "пост"), ("2-3", "23"), ("да", "")])
def test_not_the_same(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Анна\u200b", "Анна"),
        ("\u202eАнна\u202c", "Анна"),
        ("  Анна\n Петрова\t", "Анна Петрова"),
        ("Анна👩\u200d⚕️", "Анна👩\u200d⚕️"),  # the joiner makes one picture of two
        ("А\u200dнна", "Анна"),
        ("\u3164", ""),
        ("Андреи\u0306", "Андрей"),
        ("Тема — и «кавычки»", "Тема — и «кавычки»"),
        ("\x07звонок", "звонок"),
    ],
)
def test_what_is_kept_can_be_seen(typed: str, kept: str) -> None:
    assert seen(typed) == kept


def test_a_flag_of_a_region_keeps_its_letters() -> None:
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert seen(scotland) == scotland
    assert seen("А\U000e0067") == "А"


@pytest.mark.parametrize(
    ("text", "there"), [("Анна", True), ("7", True), ("🌸", False), ("…!", False), ("\u3164", False), ("", False)]
)
def test_words_are_letters_or_figures(text: str, there: bool) -> None:
    assert has_words(text) is there


@given(st.text())
def test_a_sign_stands_for_a_sign_and_nothing_changes_twice(text: str) -> None:
    assert len(level(text)) == len(text)
    assert seen(seen(text)) == seen(text)
    assert folded(folded(text)) == folded(text)
    assert folded(seen(text)) == folded(text)
