"""The reader of `content/`: a good folder becomes a course, and every slip is named with its line and what to do."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.course.problems import Problem
from bot.course.reader import PICTURE_BYTES, read_course, read_phrases
from bot.course.shapes import Course
from bot.course.when import Nth, Span
from tests.course.sample import FILES, SHIPPED, WINDOW, problems, spoil, write_sample
from tests.course.spoilt import LESSON, QUIZ, SPOILT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_sample(tmp_path)


def taught(root: Path) -> Course:
    course, found = read_course(root)
    assert found == []
    assert course is not None
    return course


def test_a_good_folder_becomes_a_course(root: Path) -> None:
    course = taught(root)
    assert course.title == "Наставник"
    assert [(step.lesson, step.quiz) for step in course.modules[0].steps] == [("reply", "reply"), ("page", None)]
    assert list(course.lessons) == ["reply", "page"]
    assert course.lessons["reply"].cards[0].html == "<b>Зачем</b>\n\nОснование — 8-ФЗ."
    assert course.lessons["reply"].checked == date(2026, 11, 22)
    assert [question.kind for question in course.quizzes["reply"].questions] == [
        "single",
        "several",
        "order",
        "match",
        "text",
    ]
    assert [item.level for item in course.checklists["before"].items] == ["advised", "must", "advised"]
    assert list(course.tips) == ["date", "law"]
    assert course.modules[0].steps[0].due_days == 7
    assert course.checklist_due_days == {"before": 14}
    assert course.cities == {"Ручейск": "Europe/Moscow", "Дальний": "Asia/Vladivostok"}


def test_tips_and_days_know_their_season_and_for_whom_they_are(root: Path) -> None:
    course = taught(root)
    assert (course.tips["date"].kinds, course.tips["date"].months) == (("school", "other"), (12, 1))
    assert (course.tips["law"].kinds, course.tips["law"].months) == ((), ())
    assert [(day.id, day.when, day.kinds, day.sensitive) for day in course.calendar.values()] == [
        ("health", Span((4, 7), (4, 7)), (), False),
        ("week", Span((4, 24), (4, 30)), ("hospital", "clinic"), False),
        ("medics", Nth(3, 7, 6), (), False),
        ("sorrow", Span((6, 22), (6, 22)), (), True),
    ]
    assert {day.id: str(day.checked) for day in course.calendar.values()} == {
        "health": "2026-11-22",
        "week": "2026-11-20",
        "medics": "2026-11-22",
        "sorrow": "2026-11-22",
    }
    assert [(rubric.id, rubric.kinds, len(rubric.hints)) for rubric in course.rubrics.values()] == [
        ("service", (), 2),
        ("lunch", ("school",), 2),
    ]


def test_the_years_of_holidays_become_one(root: Path) -> None:
    holidays = taught(root).holidays
    assert sorted(map(str, holidays.off)) == ["2024-01-01", "2024-01-02", "2024-01-03", "2024-04-29", "2025-01-01"]
    assert sorted(map(str, holidays.working)) == ["2024-04-27"]


def test_a_region_keeps_its_days_in_a_file_of_its_own(root: Path) -> None:
    own = "days:\n  - id: town\n    title: День Ручейска\n    when: last saturday of august\n"
    own += "    idea: Покажите старую вывеску.\n    source: общеизвестно\n"
    (root / "calendar" / "ruchey.yaml").write_text(own, encoding="utf-8")
    assert list(taught(root).calendar) == ["health", "week", "medics", "sorrow", "town"]
    spoil(root, "calendar/ruchey.yaml", "id: town", "id: sorrow")
    assert problems(root) == ["content/calendar/ruchey.yaml:2  sorrow check-id-twice (id: sorrow)"]


def test_a_retired_lesson_is_kept_and_need_not_be_listed(root: Path) -> None:
    spoil(root, "course.yaml", "      - lesson: page\n", "")
    spoil(root, "lessons/page.md", "module: talk", "module: talk\nretired: true")
    course = taught(root)
    assert course.lessons["page"].retired is True


@pytest.mark.parametrize(("name", "old", "new", "expected"), SPOILT)
def test_every_slip_is_named_with_its_line(root: Path, name: str, old: str, new: str, expected: list[str]) -> None:
    spoil(root, name, old, new)
    assert problems(root) == [f"content/{name if text.startswith(':') else ''}{text}" for text in expected]


def test_the_shipped_words_can_name_every_slip(root: Path) -> None:
    """Every sample problem is said in words, and every phrase of the check belongs to a sample or to a test below."""
    phrases, unreadable = read_phrases(SHIPPED)
    assert unreadable == []
    assert phrases is not None
    said = {key for *_, expected in SPOILT for key in re.findall(r"check-[a-z-]+", " ".join(expected))}
    elsewhere = {key for check in BROKEN_FILES for key in re.findall(r"check-[a-z-]+", check[1])}
    places = {f"check-in-{place}" for place in ("question", "item", "tip", "module", "day", "rubric")}
    habits = {"check-right-place", "check-right-longest"}
    unseen = {"check-yaml", "check-field-other", "check-markdown-other"}  # for what libraries may add one day
    of_phrases = ("check-phrase", "check-in-phrase", "check-label-")  # test_phrases
    others = (*of_phrases, "check-ok", "check-total", "check-file-latin")  # test_main, below
    assert {
        key for key in sorted(phrases.keys()) if key.startswith("check-") and not key.startswith(others)
    } == said | elsewhere | places | habits | unseen
    for name, old, new, _ in SPOILT:
        spoil(root, name, old, new)
        for problem in read_course(root, phrases)[1]:
            assert re.search("[а-я]", problem.text)
            assert "check-" not in problem.text
        (root / name).write_bytes((SHIPPED / name).read_bytes() if name == "legal.yaml" else FILES[name].encode())


def write(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def long_picture() -> bytes:
    """One that Telegram refuses for its shape."""
    stream = BytesIO()
    Image.new("1", (2100, 100)).save(stream, "PNG")
    return stream.getvalue()


BROKEN_FILES = [
    (QUIZ, "quizzes/reply.yaml:2  check-encoding", write("id: reply\ntitle: Ответ".encode("cp1251"))),
    (QUIZ, "quizzes/reply.yaml:1  check-empty", write(b"# nothing yet\n")),
    ("cities.yaml", "cities.yaml:1  check-file-missing", Path.unlink),
    ("legal.yaml", "legal.yaml:1  check-file-missing", Path.unlink),
    ("course.yaml", "course.yaml:1  check-file-missing", Path.unlink),
    ("rubrics.yaml", "rubrics.yaml:1  check-file-missing", Path.unlink),
    ("holidays.yaml", "holidays.yaml:1  check-file-missing", Path.unlink),
    ("tips/more.yml", "tips/more.yml:1  check-file-kind (suffix: .yaml)", write(b"tips: []")),
    ("lessons/notes.txt", "lessons/notes.txt:1  check-file-kind (suffix: .md)", write(b"")),
    ("pictures/window.png", f"{LESSON}:14  check-picture-size (path: pictures/window.png)", write(b"")),
    (
        "pictures/window.png",
        f"{LESSON}:14  check-picture-size (path: pictures/window.png)",
        write(b"x" * (PICTURE_BYTES + 1)),
    ),
    ("pictures/window.png", f"{LESSON}:14  check-picture-none (path: pictures/window.png)", write(b"<svg/>")),
    ("pictures/window.png", f"{LESSON}:14  check-picture-none (path: pictures/window.png)", write(WINDOW[:40])),
    ("pictures/window.png", f"{LESSON}:14  check-picture-none (path: pictures/window.png)", write(b"GIF89a" + WINDOW)),
    ("pictures/window.png", f"{LESSON}:14  check-picture-none (path: pictures/window.png)", write(long_picture())),
]


@pytest.mark.parametrize(("name", "expected", "broken"), BROKEN_FILES)
def test_every_broken_file_is_named(root: Path, name: str, expected: str, broken: Callable[[Path], object]) -> None:
    broken(root / name)
    assert problems(root) == [f"content/{expected}"]


def test_files_that_systems_and_offices_leave_are_left_alone(root: Path) -> None:
    for name in (".DS_Store", "._reply.md", "Thumbs.db", "desktop.ini", "~$reply.md", "Icon\r"):
        for folder in ("lessons", "quizzes", "texts/ru"):
            (root / folder / name).write_bytes(b"\0")
    assert problems(root) == []
    (root / "texts" / "ru" / "house.ftl.txt").write_bytes(b"")
    assert [problem.text for problem in read_phrases(root)[1]] == [
        "такой файл здесь никто не прочтёт. Дайте ему окончание .ftl или уберите его из папки."
    ]


def test_a_ruler_of_hashes_is_a_comment_and_is_read_at_once(root: Path) -> None:
    spoil(root, QUIZ, "title: Первый ответ\n", f"{'#' * 200}\ntitle: Первый ответ\n")
    assert problems(root) == []


@pytest.mark.parametrize("line", ["—", "—-", "–-", "−−−", "--", "-\u2010-"])
def test_hyphens_that_became_dashes_are_named_where_they_stand(root: Path, line: str) -> None:
    """Unnamed, two cards became one, and every quiz behind them pointed one card too far."""
    text = FILES[LESSON]
    place = [found.start() for found in re.finditer("^---$", text, re.MULTILINE)][2]
    (root / LESSON).write_text(text[:place] + line + text[place + 3 :], encoding="utf-8")
    number = text.count("\n", 0, place) + 1
    assert f"content/{LESSON}:{number}  check-divider (line: {line})" in problems(root)


@pytest.mark.parametrize("line", ["---\u00a0", "---\u200b", "\u00a0---"])
def test_a_divider_with_a_sign_that_nobody_sees_is_named(root: Path, line: str) -> None:
    text = FILES[LESSON]
    place = [found.start() for found in re.finditer("^---$", text, re.MULTILINE)][2]
    (root / LESSON).write_text(text[:place] + line + text[place + 3 :], encoding="utf-8")
    number = text.count("\n", 0, place) + 1
    assert any(found.startswith(f"content/{LESSON}:{number}  check-invisible") for found in problems(root))


def test_a_problem_is_a_sentence_and_an_advice(root: Path) -> None:
    spoil(root, QUIZ, "        right: true\n      - text: С р", "      - text: С р")
    shutil.rmtree(root / "texts" / "ru")
    (root / "texts" / "ru").mkdir()
    (root / "texts" / "ru" / "checker.ftl").write_text(
        'check-in-question = question "{ $id }"\n'
        'check-no-right = no option is marked right. Add "right: true" to one.\n',
        encoding="utf-8",
    )
    assert read_course(root)[1] == [
        Problem(
            "content/quizzes/reply.yaml", 6, 'question "calm": no option is marked right. Add "right: true" to one.'
        )
    ]
    assert str(read_course(root)[1][0]) == (
        'content/quizzes/reply.yaml:6  question "calm": no option is marked right. Add "right: true" to one.'
    )


def habits(root: Path, rights: list[int], longest: list[bool | None]) -> list[str]:
    """The problems of a quiz whose right answers stand at `rights` and are the longest where `longest` says so
    (None: all are equally long)."""
    questions = "".join(
        f"  - id: q{n}\n    kind: single\n    text: Вопрос номер {n}\n    card: 1\n    why: Потому что.\n    options:\n"
        + "".join(
            f"      - text: {'длинный ' if (place == right) == long else ''}ответ {place}\n"
            + ("        right: true\n" if place == right else "")
            for place in (1, 2, 3)
        )
        for n, (right, long) in enumerate(zip(rights, longest, strict=True))
    )
    (root / QUIZ).write_text(
        f"id: reply\ntitle: Ответ\nlesson: reply\nquestions:\n{questions}", encoding="utf-8", newline="\n"
    )
    return problems(root)


@pytest.mark.parametrize(
    ("rights", "longest", "expected"),
    [
        ([1, 1, 2, 3], [True, True, False, False], []),
        ([1, 1, 1], [True, True, True], []),  # three questions are no habit yet
        ([2, 2, 2, 1], [False] * 4, ["check-right-place (place: 2, count: 3, total: 4)"]),
        ([1, 2, 3, 1], [True] * 3 + [False], ["check-right-longest (ids: q0, q1, q2, count: 3, total: 4)"]),
    ],
)
def test_the_right_answer_does_not_give_itself_away(
    root: Path, rights: list[int], longest: list[bool | None], expected: list[str]
) -> None:
    assert habits(root, rights, longest) == [f"content/quizzes/reply.yaml:4  {text}" for text in expected]


def test_two_equally_long_answers_give_nothing_away(root: Path) -> None:
    assert habits(root, [1, 2, 3, 1], [True, True, None, None]) == []


def test_files_saved_on_windows_are_read_the_same(root: Path) -> None:
    before = taught(root)
    spoil(root, QUIZ, "right: часы", "right: телефон")
    on_linux = problems(root)
    for name in FILES:
        data = (root / name).read_bytes()
        (root / name).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert problems(root) == on_linux == ["content/quizzes/reply.yaml:48  pairs check-same-answers (text: телефон)"]
    spoil(root, QUIZ, "left: Вере\n        right: телефон", "left: Вере\n        right: часы")
    assert taught(root).model_copy(update={"version": before.version}) == before


def test_the_version_follows_words_and_not_pictures(root: Path) -> None:
    version = taught(root).version
    assert re.fullmatch("[0-9a-f]{8}", version)
    (root / "pictures" / "window.png").write_bytes(WINDOW + b" and more")
    assert taught(root).version == version
    spoil(root, "tips/daily.yaml", "Перенесите", "Поставьте")
    another = taught(root).version
    spoil(root, "texts/ru/checker.ftl", "preview-tips = ", "preview-tips = ·")
    assert len({version, another, taught(root).version}) == 3


def test_a_day_of_checking_may_stand_at_the_question(root: Path) -> None:
    spoil(root, QUIZ, "checked: 2026-11-22\n", "")
    spoil(root, QUIZ, "    source: 8-ФЗ от 09.02.2009\n", "    source: 8-ФЗ от 09.02.2009\n    checked: 2026-11-22\n")
    assert problems(root) == []


def test_a_comment_may_follow_a_text(root: Path) -> None:
    spoil(root, QUIZ, "      - в сети", '      - "в #сети" #1\n      - в паутине # шутка')
    assert taught(root).quizzes["reply"].questions[4].model_dump()["accept"] == ("в #сети", "в паутине", "сеть")


def test_a_bomb_of_brackets_is_a_problem_and_not_a_crash(root: Path) -> None:
    (root / QUIZ).write_bytes(b"[" * 100_000)
    assert problems(root) == ["content/quizzes/reply.yaml:1  check-too-deep"]


def test_texts_stay_texts(root: Path) -> None:
    """YAML takes 12:30 for 750 and no for False unless told otherwise."""
    spoil(root, QUIZ, "- сеть", "- 12:30\n      - no\n      - 1_000\n      - ~1")
    question = taught(root).quizzes["reply"].questions[4]
    assert question.model_dump()["accept"] == ("в сети", "12:30", "no", "1_000", "~1")
