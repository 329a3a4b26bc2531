"""Three ideas for a post, from a small calendar, two rubrics and two tips."""

from datetime import date

import pytest

from bot.course.shapes import AwarenessDay, Institution, Rubric, Tip
from bot.rules.posting.ideas import Near, Source, first, three

SOURCE = Source(
    rubrics={
        "people": Rubric(id="people", title="Люди", emoji="👋", hints=("Первый человек", "Второй человек")),
        "doctor": Rubric(
            id="doctor", title="Врач", emoji="🩺", kinds=(Institution.HOSPITAL,), hints=("Вопрос врачу", "Ответ врача")
        ),
    },
    calendar={
        "aids": AwarenessDay(id="aids", title="День борьбы", when="12-01", idea="Напишите, где провериться"),
        "nurse": AwarenessDay(
            id="nurse", title="День сестры", when="12-03", kinds=(Institution.HOSPITAL,), idea="Спросите сестру"
        ),
        "memory": AwarenessDay(id="memory", title="День памяти", when="12-05", sensitive=True, idea="Тихое слово дня"),
    },
    tips={
        "photo": Tip(id="photo", text="Замените картинку своим снимком"),
        "snow": Tip(id="snow", text="Подскажите, как дойти по снегу", months=(12,)),
    },
)


@pytest.mark.parametrize(
    ("day", "rubric", "kind", "turn", "found"),
    [
        (date(2026, 11, 2), None, "hospital", 0, "people 0, doctor 0, photo"),  # nothing near in the calendar
        (date(2026, 11, 2), None, "hospital", 1, "people 1, doctor 1, photo"),
        (date(2026, 11, 2), None, "school", 0, "people 0, people 1, photo"),  # what is not for her kind is left out
        (date(2026, 11, 2), "doctor", "hospital", 0, "doctor 0, doctor 1, photo"),  # the post's own rubric alone
        (date(2026, 11, 25), None, "hospital", 0, "aids, people 0, photo"),  # six days ahead is near
        (date(2026, 11, 23), None, "hospital", 0, "people 0, doctor 0, photo"),  # eight are not
        (date(2026, 12, 1), None, "hospital", 0, "aids, people 0, photo"),
        (date(2026, 12, 1), None, "hospital", 1, "nurse, people 1, snow"),  # every turn the next occasion
        (date(2026, 12, 1), None, "school", 1, "people 0, people 1, snow"),
        (date(2026, 12, 2), None, "school", 0, "people 0, people 1, photo"),  # what has passed is no occasion
    ],
)
def test_ideas_come_from_the_calendar_the_rubrics_and_the_tips(
    day: date, rubric: str | None, kind: str, turn: int, found: str
) -> None:
    ideas = three(SOURCE, Near(day), SOURCE.rubrics[rubric] if rubric else None, kind, 0, turn)
    assert ", ".join(f"{i.ref} {i.number}" if i.source == "rubric" else i.ref for i in ideas) == found


def test_on_a_sensitive_day_there_is_that_day_and_nothing_merry() -> None:
    ideas = three(SOURCE, Near(date(2026, 12, 5)), SOURCE.rubrics["people"], "hospital", 0, 0)
    assert [idea.ref for idea in ideas] == ["memory", "photo", "snow"]


def test_two_posts_of_one_day_get_other_ideas() -> None:
    first, second = (three(SOURCE, Near(date(2026, 11, 2)), None, "hospital", seed, 0)[0] for seed in (0, 1))
    assert (first.text, second.text) == ("Первый человек", "Вопрос врачу")


@pytest.mark.parametrize(
    ("source", "ref", "number", "topic"),
    [
        ("day", "aids", 0, "День борьбы"),
        ("rubric", "people", 1, "Второй человек"),
        ("tip", "photo", 0, "Замените картинку своим снимком"),
        ("rubric", "people", 2, None),
        ("rubric", "people", -1, None),
        ("day", "gone", 0, None),
        ("other", "aids", 0, None),
    ],
)
def test_an_idea_is_found_again_or_is_none_any_more(source: str, ref: str, number: int, topic: str | None) -> None:
    assert SOURCE.find(source, ref, number) == topic


def test_a_post_with_a_rubric_gets_what_fits_it_and_an_occasion_last() -> None:
    near = Near(date(2026, 12, 1))
    ideas = three(SOURCE, near, SOURCE.rubrics["people"], "hospital", 0, 0)
    assert [idea.ref for idea in ideas] == ["people", "people", "aids"]


@pytest.mark.parametrize(("other", "ref"), [(date(2026, 12, 1), "people"), (date(2026, 12, 2), "aids")])
def test_a_day_that_has_its_own_post_is_no_idea_for_the_one_before(other: date, ref: str) -> None:
    found = first(SOURCE, Near(date(2026, 11, 30), frozenset({other})), None, "school", 0)
    assert found is not None
    assert found.ref == ref


@pytest.mark.parametrize(
    ("told", "topics", "ref"),
    [
        ({"day:aids:0"}, set[str](), "people 0"),
        (set[str](), {"День борьбы"}, "people 0"),
        ({"day:aids:0", "rubric:people:0"}, set[str](), "people 1"),
        ({"day:aids:0", "rubric:people:0"}, {"Второй человек"}, "photo 0"),
        ({"day:aids:0", "rubric:people:0", "rubric:people:1", "tip:photo:0"}, set[str](), "snow 0"),
    ],
)
def test_what_another_post_has_is_not_told_again(told: set[str], topics: set[str], ref: str) -> None:
    found = first(SOURCE, Near(date(2026, 12, 1), frozenset(), frozenset(told), frozenset(topics)), None, "school", 0)
    assert found is not None
    assert f"{found.ref} {found.number}" == ref


def test_when_all_is_told_the_first_comes_round() -> None:
    told = frozenset({"rubric:people:0", "rubric:people:1", "tip:photo:0", "tip:snow:0", "day:aids:0"})
    found = first(SOURCE, Near(date(2026, 12, 1), frozenset(), told), None, "school", 0)
    assert found is not None
    assert found.ref == "people"
