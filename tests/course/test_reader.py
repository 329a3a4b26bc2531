"""The reader of `content/`: a good folder becomes a course, and every slip is named with its line and what to do."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.course.phrases import Phrases
from bot.course.problems import Problem
from bot.course.reader import PICTURE_BYTES, read_course, read_phrases
from bot.course.shapes import Course
from bot.course.when import Nth, Span
from tests.course.sample import FILES, SHIPPED, WINDOW, write_sample
from tests.course.spoilt import CITIES, COURSE, DAYS, HOLIDAYS, LESSON, PAGE, QUIZ, SPOILT, TIPS


class Keys(Phrases):
    """Says the keys themselves, which do not change when a region edits the words."""

    def plain(self, key: str, /, **words: str | int) -> str:
        if key.startswith("check-in-"):
            return str(words["id"])
        return f"{key} ({', '.join(f'{name}: {value}' for name, value in words.items())})" if words else key


WORDLESS = Keys({})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_sample(tmp_path)


def spoil(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def problems(root: Path) -> list[str]:
    course, found = read_course(root, WORDLESS)
    assert (course is None) == bool(found)
    return [str(problem).replace(": check-", " check-") for problem in found]


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
