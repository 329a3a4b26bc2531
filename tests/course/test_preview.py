"""The preview: every word of the course is on one page that needs nothing else."""

import re
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.course.ftl import parse_phrases
from bot.course.markup import plain_text
from bot.course.phrases import Placeable
from bot.course.reader import read_course, read_draft
from bot.preview.bubbles import Words as Say
from bot.preview.page import write_preview
from bot.preview.phrases import PhrasePages
from bot.preview.watch import AGAIN, now_or_again, open_watch
from tests.course.sample import WINDOW, write_sample
from tests.safety import SAFETY_NET_SECONDS


class Seen(HTMLParser):
    """The words of a page, and the addresses it refers to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def seen(text: str) -> str:
    return re.sub(r"\s+", "", text)


def written(root: Path) -> str:
    target = root.parent / "out" / "preview.html"
    assert write_preview(read_draft(root), target) == target
    return target.read_text(encoding="utf-8")


def test_every_text_of_the_course_is_on_the_page(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    course, _ = read_course(root)
    assert course is not None
    page = seen("".join(Seen(written(root)).words))
    texts = [plain_text(card.html) for lesson in course.lessons.values() for card in lesson.cards]
    for quiz in course.quizzes.values():
        for question in quiz.questions:
            texts += [question.text, question.why]
    texts += ["С человека", "Хочется, но рано.", "Посочувствовать", "Олегу", "кабинет", "сеть"]
    for checklist in course.checklists.values():
        texts += [text for item in checklist.items for text in (item.text, item.why, item.how)]
    texts += [tip.text for tip in course.tips.values()]
    texts += ["Кому: школа, другие.", "Когда: декабрь, январь."]
    texts += [hint for rubric in course.rubrics.values() for hint in (rubric.title, *rubric.hints)]
    texts += [text for day in course.calendar.values() for text in (day.title, day.idea)]
    texts += ["7 апреля", "24 апреля — 30 апреля", "третье воскресенье июня", "Чувствительный день"]
    texts += ["content/lessons/reply.md", "content/quizzes/reply.yaml", "content/checklists/before.yaml"]
    assert [text for text in texts if seen(text) not in page] == []


def test_the_page_needs_nothing_else(tmp_path: Path) -> None:
    page = Seen(written(write_sample(tmp_path)))
    no_icon, *pictures = [address for address in page.addresses if not address.startswith("#")]
    assert no_icon == "data:,"
    assert pictures == [f"data:image/png;base64,{b64encode(WINDOW).decode()}"]
    assert {address.removeprefix("#") for address in page.addresses if address.startswith("#")} <= set(page.ids)


def test_words_of_the_files_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    quiz = root / "quizzes" / "reply.yaml"
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("Её прячут", "<script>Её</script>"), encoding="utf-8")
    page = written(root)
    assert "<script>Её" not in page
    assert "&lt;script&gt;Её&lt;/script&gt;" in page


def change(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def phrase(text: str) -> str:
    """How one phrase is shown, without its tags; where it has forms, what chooses each stands before it."""
    written = parse_phrases({"people.ftl": f"{text}\npreview-samples = name: Анна; minutes: 3"})
    (shown,) = (
        bubble.body
        for group in PhrasePages(written, Say(written.phrases)).chapter().groups
        for bubble in group.bubbles
        if bubble.line == 1
    )
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", shown)).strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a = Привет, { $name }!", "Привет, Анна !"),
        ("a = { $strange }", "strange"),
        (
            "a = { $count ->\n    [0] ни урока\n    [one] { $count } урок\n    [few] { $count } урока\n"
            "   *[many] { $count } уроков\n }",
            "count = 0 ни урока count = 1 1 урок count = 3 3 урока count = 5 5 уроков",
        ),
        ("a = { $kind ->\n    [clinic] поликлиника\n   *[other] другое\n }",
         "kind = clinic поликлиника kind = other другое"),
        ("a = { $n ->\n    [3] три\n    [few] мало\n   *[many] много\n    [one] раз\n }",
         "n = 3 три n = 2 мало n = 5 много n = 1 раз"),
        (
            "a = { $x ->\n    [a] { $y ->\n        [1] да\n       *[b] нет\n     }\n   *[c] всё\n }",
            "x = a, y = 1 да x = a, y = 5 нет x = c всё",
        ),
    ],
)  # fmt: skip
def test_a_phrase_is_shown_with_something_in_its_places_and_in_each_of_its_forms(text: str, shown: str) -> None:
    assert phrase(text) == shown


def test_a_variable_in_an_address_breaks_no_tag(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    change(root, "texts/ru/house.ftl", "hall-sorry = ", 'hall-sorry = <a href="{ $url }">сюда</a>')
    assert '<a href="vk.com/ruchey_crb">сюда</a>' in written(root)


def test_every_phrase_is_on_the_page_with_its_name_and_its_line(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    draft = read_draft(root)
    shown = Seen(written(root)).words
    lines = {f"строка {place.first} · {key}" for key, place in draft.written.places().items()}
    assert lines - set(shown) == set()
    assert "learning.ftl · quizzes" in shown


def test_every_variable_of_the_shipped_phrases_has_something_to_show(tmp_path: Path) -> None:
    draft = read_draft(write_sample(tmp_path))
    phrases = draft.written.phrases
    samples = PhrasePages(draft.written, Say(phrases)).samples
    keys = [key for key in sorted(phrases.keys()) if not key.startswith(("check-", "preview-"))]
    plain = {piece.name for key in keys for piece in phrases.pieces(key) if isinstance(piece, Placeable)}
    assert sorted(plain - samples.keys()) == []


def test_the_page_is_built_with_its_problems_at_the_top_and_in_their_places(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    change(root, "quizzes/reply.yaml", "        right: true\n      - text: С р", "      - text: С р")
    change(root, "quizzes/reply.yaml", "title: Первый ответ\n", "")
    change(root, "lessons/page.md", "Одна карточка.", "Одна **карточка.")
    change(root, "texts/ru/house.ftl", "hall-sorry = ", "hall-sorry = <b>")
    change(root, "texts/ru/house.ftl", "hall-group = ", "hall-group ")
    change(root, "cities.yaml", "Europe/Moscow", "Europe/Ruchey")
    problems = read_draft(root).problems
    page = Seen(written(root))
    assert len(problems) == 6
    assert any(words.startswith("6 ошибок") for words in page.words)
    assert [problem for problem in problems if problem.text not in " ".join(page.words)] == []
    linked = {address.removeprefix("#") for address in page.addresses if address.startswith("#content/")}
    assert linked <= set(page.ids)
    assert linked >= {"content/quizzes/reply.yaml:5", "content/quizzes/reply.yaml", "content/lessons/page.md:6"}
    assert len([address for address in linked if address.startswith("content/texts/ru/house.ftl:")]) == 2
    texts = [*page.words]
    for shown in ("С человека", "Одна **карточка.", "hall-group Я занимаюсь с каждым лично."):
        assert any(shown in words for words in texts)


def test_a_folder_without_anything_is_a_page_too(tmp_path: Path) -> None:
    assert "file missing" in written(tmp_path / "content")


@contextmanager
def watched(root: Path) -> Iterator[str]:
    server = open_watch(root, port=0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def got(address: str) -> str:
    with urlopen(address, timeout=SAFETY_NET_SECONDS) as answer:
        return str(answer.read().decode())


def test_while_files_are_edited_the_page_follows(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    with watched(root) as url:
        page, mark = got(url), got(f"{url}/mark")
        assert f'data-mark="{mark}"' in page
        assert got(f"{url}/mark") == mark
        change(root, "tips/daily.yaml", "Перенесите дату", "Переставьте дату")
        assert got(f"{url}/mark") != mark
        assert "Переставьте дату" in got(url)
        change(root, "tips/daily.yaml", "  - id: date\n", "  - id: Дата\n")
        assert "1 ошибка" in got(url)


def test_the_written_page_asks_nobody(tmp_path: Path) -> None:
    assert 'data-mark=""' in written(write_sample(tmp_path))


def test_a_file_that_is_being_written_is_asked_for_again(tmp_path: Path) -> None:
    assert now_or_again((tmp_path / "gone.yaml").read_text) == AGAIN
    assert now_or_again(lambda: "here") == "here"


def test_two_may_watch_at_once(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    with open_watch(root, 0) as first, open_watch(root, first.server_port) as second:
        assert first.server_port != second.server_port
