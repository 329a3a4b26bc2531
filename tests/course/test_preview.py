"""The preview: every word of the course is on one page that needs nothing else."""

import re
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

from bot.course.markup import plain_text
from bot.course.reader import read_course, read_phrases
from bot.preview import write_preview
from tests.course.sample import WINDOW, write_sample


class Words(HTMLParser):
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


def page_of(root: Path) -> str:
    course, problems = read_course(root)
    phrases, _ = read_phrases(root)
    assert problems == []
    assert course is not None
    assert phrases is not None
    target = root.parent / "out" / "preview.html"
    assert write_preview(course, phrases, target, root) == target
    return target.read_text(encoding="utf-8")


def test_every_text_of_the_course_is_on_the_page(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    course, _ = read_course(root)
    assert course is not None
    page = seen("".join(Words(page_of(root)).words))
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
    page = Words(page_of(write_sample(tmp_path)))
    pictures = [address for address in page.addresses if not address.startswith("#")]
    assert pictures == [f"data:image/png;base64,{b64encode(WINDOW).decode()}"]
    assert {address.removeprefix("#") for address in page.addresses if address.startswith("#")} == set(page.ids)


def test_words_of_the_files_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    quiz = root / "quizzes" / "reply.yaml"
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("Её прячут", "<script>Её</script>"), encoding="utf-8")
    page = page_of(root)
    assert "<script" not in page
    assert "&lt;script&gt;Её&lt;/script&gt;" in page
