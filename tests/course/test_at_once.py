"""Everything that is wrong is told at once: no slip hides another one, and each has its own words."""

from pathlib import Path

import pytest

from tests.course.sample import problems, spoil, write_sample
from tests.course.spoilt import CITIES, COURSE, DAYS, HOLIDAYS, LESSON, PAGE, QUIZ, TIPS


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_sample(tmp_path)


def test_all_problems_are_told_at_once(root: Path) -> None:
    spoil(root, QUIZ, "pairs:", "pears:")
    spoil(root, LESSON, "- раз", "<b>раз</b>")
    spoil(root, LESSON, "minutes: 3", "minutes: 0")
    spoil(root, "cities.yaml", "Europe/Moscow", "Moscow/Europe")
    assert problems(root) == [
        "content/cities.yaml:2  check-zone (city: Ручейск, zone: Moscow/Europe)",
        "content/lessons/reply.md:4  check-field-less (field: minutes, limit: 1)",
        "content/lessons/reply.md:20  check-markdown-html",
        "content/quizzes/reply.yaml:37  pairs check-field-missing (field: pairs)",
        "content/quizzes/reply.yaml:42  pairs check-field-unknown (field: pears)",
    ]


def test_the_slips_of_one_question_hide_no_others(root: Path) -> None:
    spoil(root, QUIZ, "    why: Сначала человек, потом дело.\n", "")
    spoil(root, QUIZ, "расписания на год\n", "расписания на год\n        right: true\n")
    spoil(root, QUIZ, "card: 2\n    why: От", "card: 7\n    why: От")
    spoil(root, QUIZ, "      - text: Её ведут\n        right: true\n", "")
    spoil(root, QUIZ, "      - text: На ней отвечают\n        right: true\n", "      - text: На ней отвечают\n")
    spoil(root, QUIZ, "    kind: match\n", "")
    spoil(root, QUIZ, "    why: У каждого своё.\n", "    why: Да\n")
    assert problems(root) == [
        "content/quizzes/reply.yaml:6  calm check-field-missing (field: why)",
        "content/quizzes/reply.yaml:6  calm check-many-right (count: 2)",
        "content/quizzes/reply.yaml:16  law check-no-right",
        "content/quizzes/reply.yaml:22  law check-list-short (field: options, limit: 3, length: 2)",
        "content/quizzes/reply.yaml:28  steps check-card-range (card: 7, lesson: reply, cards: 2)",
        "content/quizzes/reply.yaml:34  pairs check-field-missing (field: kind)",
        "content/quizzes/reply.yaml:37  pairs check-text-short (field: why, limit: 5, length: 2)",
    ]


def test_a_bad_id_or_date_hides_nothing(root: Path) -> None:
    spoil(root, TIPS, "  - id: date\n", "  - id: Первый совет\n")
    more = "  - id: law\n    text: Сверьте страницу с 8-ФЗ.\n    months: [май]\n"
    (root / TIPS).write_text((root / TIPS).read_text(encoding="utf-8") + more, encoding="utf-8")
    spoil(root, DAYS, "checked: 2026-11-22", "checked: 22 ноября")
    spoil(root, DAYS, "    source: Указ от 01.10.1980 № 3018-X\n", "")
    spoil(root, HOLIDAYS, "      - 04-27", "      - 04-26\n      - апрель")
    spoil(root, CITIES, "Дальний: Asia/Vladivostok", "Дальний: Asia/Dalniy\n  Глухой: [1]")
    assert problems(root) == [
        "content/calendar/days.yaml:1  check-field-date (field: checked)",
        "content/calendar/days.yaml:15  medics check-day-source",
        "content/cities.yaml:3  check-zone (city: Дальний, zone: Asia/Dalniy)",
        "content/cities.yaml:4  check-field-text (field: Глухой)",
        "content/holidays.yaml:7  check-working-weekday (day: 26.04.2024)",
        "content/holidays.yaml:8  check-field-span (field: working 2)",
        "content/tips/daily.yaml:2  Первый совет check-field-id (field: id, example: pervyy-sovet)",
        "content/tips/daily.yaml:11  law check-id-twice (id: law)",
        "content/tips/daily.yaml:12  law check-law-checked (words: 8-ФЗ)",
        "content/tips/daily.yaml:12  law check-law-source (words: 8-ФЗ)",
        "content/tips/daily.yaml:13  law check-field-number (field: months 1)",
    ]


def test_a_slip_in_the_order_of_the_course_hides_no_others(root: Path) -> None:
    spoil(root, COURSE, "due_days: 7", "due_days: неделя")
    spoil(root, COURSE, "lesson: page", "lesson: pages")
    spoil(root, COURSE, "emoji: 💬", "emojy: 💬")
    assert problems(root) == [
        "content/course.yaml:3  talk check-field-missing (field: emoji)",
        "content/course.yaml:5  talk check-field-unknown (field: emojy)",
        "content/course.yaml:9  talk check-field-number (field: due_days)",
        "content/course.yaml:10  talk check-no-lesson (id: pages)",
        "content/lessons/page.md:2  check-lesson-unlisted (id: page)",
    ]


def test_what_cannot_be_read_at_all_is_read_around(root: Path) -> None:
    spoil(root, QUIZ, "title: Первый ответ", "title: Ответ: первый")
    spoil(root, QUIZ, "text: С чего начнёте", "text: Итак: с чего начнёте")
    spoil(root, QUIZ, "text: Расставьте", 'text: "Расставьте')
    spoil(root, QUIZ, "card: 1\n    why: Не", "card: 9\n    why: Не")
    assert problems(root) == [
        "content/quizzes/reply.yaml:2  check-yaml-colon",
        "content/quizzes/reply.yaml:8  check-yaml-colon",
        "content/quizzes/reply.yaml:30  check-yaml-quote",
        "content/quizzes/reply.yaml:52  word check-card-range (card: 9, lesson: reply, cards: 2)",
    ]


def test_signs_that_nobody_sees_are_all_told_and_hide_nothing(root: Path) -> None:
    spoil(root, LESSON, "minutes: 3", "minutes:\u00a00")
    spoil(root, LESSON, "- раз", "- р\u200bаз <br>")
    assert problems(root) == [
        "content/lessons/reply.md:4  check-field-less (field: minutes, limit: 1)",
        "content/lessons/reply.md:4  check-invisible (code: U+00A0)",
        "content/lessons/reply.md:20  check-invisible (code: U+200B)",
        "content/lessons/reply.md:20  check-markdown-html",
    ]


def test_a_lesson_without_a_header_is_judged_by_its_cards(root: Path) -> None:
    (root / PAGE).write_text("Первая <br>\n\n---\n\n### Вторая\n", encoding="utf-8")
    assert problems(root) == [
        "content/lessons/page.md:1  check-markdown-html",
        "content/lessons/page.md:1  check-no-header",
        "content/lessons/page.md:5  check-markdown-heading",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (QUIZ, "- сеть", "- cеть", ":56  word check-mixed-latin (word: cеть, letters: c)"),
        (QUIZ, "- сеть", "- обложкa или oбложкa", ":56  word check-mixed-latin (word: oбложкa, letters: o, a)"),
        (QUIZ, "- сеть", "- VК", ":56  word check-mixed-latin (word: VК, letters: V)"),
        (QUIZ, "- сеть", "- MAХ", ":56  word check-mixed-russian (word: MAХ, letters: Х)"),
        (LESSON, "- раз", "- рaз", ":20  check-mixed-latin (word: рaз, letters: a)"),
        (LESSON, "title: Первый", "title: Пepвый", ":3  check-mixed-latin (word: Пepвый, letters: e, p)"),
        (CITIES, "Дальний:", "Дaльний:", ":3  check-mixed-latin (word: Дaльний, letters: a)"),
    ],
)
def test_letters_of_two_alphabets_in_a_word_are_named(root: Path, name: str, old: str, new: str, expected: str) -> None:
    spoil(root, name, old, new)
    assert f"content/{name}{expected}" in problems(root)


def test_latin_words_beside_russian_ones_are_fine(root: Path) -> None:
    words = "VK и vk.com/ruchey_crb, QR-код, PDF, e-mail на почту, 3D, https://пример.рф/page_стр, C1"
    spoil(root, LESSON, "- раз", f"- {words}")
    spoil(root, QUIZ, "- сеть", f"- {words}")
    assert problems(root) == []


@pytest.mark.parametrize(
    ("file", "name", "fitting"),
    [
        ("Фото день.md", "Фото день", "foto-den"),
        ("Фото день.md", "photo-day", "photo-day"),
        ("Объявление о дне открытых дверей.md", "x" * 30, "x" * 24),
        ("Ещё.md", "", "eshche"),
    ],
)
def test_a_file_with_a_name_that_is_no_id_gets_one_that_is(root: Path, file: str, name: str, fitting: str) -> None:
    text = (root / PAGE).read_text(encoding="utf-8").replace("id: page", f"id: {name}")
    (root / "lessons" / file).write_text(text, encoding="utf-8")
    told = [problem for problem in problems(root) if "check-file" in problem or "check-lesson" in problem]
    assert told == [
        f"content/lessons/{file}:2  check-file-latin (name: {fitting}, suffix: .md)",
        f"content/lessons/{file}:2  check-lesson-unlisted (id: {fitting})",
    ]
