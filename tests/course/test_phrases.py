"""What the bot says: strict about what is missing, careful with what people wrote, right about Russian plurals."""

import re
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from bot.course.ftl import parse_phrases
from bot.course.phrases import PhraseError, Phrases, russian_form
from bot.course.problems import worded
from bot.course.reader import read_draft, read_phrases
from tests.course.sample import SHIPPED

FTL = """\
### people
# A note for translators.
-brand = Наставник
hello = Привет, <b>{ $name }</b>!
bye = Пока
poem =
    Первая строка
      с отступом

    третья
points = { $name }: { $points ->
    [0] ни балла
    [one] { $points } балл
    [few] { $points } балла
   *[many] { $points } баллов
 } из { $total }
level = { $level ->
    [must] обязательно для { $who }
   *[advised] желательно
 }
signed = { bye }, ваш { -brand } { "{" }{ $name }{ "}" }
link = <a href="{ $url }">сюда</a>
"""


@pytest.fixture(scope="module")
def say() -> Phrases:
    written = parse_phrases({"ru.ftl": FTL})
    assert written.remarks == []
    return written.phrases


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("bye", {}, "Пока"),
        ("hello", {"name": "Анна"}, "Привет, <b>Анна</b>!"),
        ("hello", {"name": "<Анна & К>"}, "Привет, <b>&lt;Анна &amp; К&gt;</b>!"),
        ("hello", {"name": Markup("<i>Анна</i>")}, "Привет, <b><i>Анна</i></b>!"),
        ("hello", {"name": Markup("&lt;")}, "Привет, <b>&lt;</b>!"),
        ("hello", {"name": 1234567}, "Привет, <b>1234567</b>!"),
        ("hello", {"name": "Анна", "unused": "да"}, "Привет, <b>Анна</b>!"),
        ("poem", {}, "Первая строка\n  с отступом\n\nтретья"),
        ("points", {"name": "А", "points": 0, "total": 5}, "А: ни балла из 5"),
        ("points", {"name": "А", "points": 21, "total": 5}, "А: 21 балл из 5"),
        ("points", {"name": "А", "points": 3, "total": 5}, "А: 3 балла из 5"),
        ("points", {"name": "А", "points": 1000, "total": 5}, "А: 1000 баллов из 5"),
        ("points", {"name": "А", "points": "3", "total": 5}, "А: 3 баллов из 5"),  # a text is not counted
        ("level", {"level": "must", "who": "всех"}, "обязательно для всех"),
        ("level", {"level": "other", "who": "всех"}, "желательно"),
        ("signed", {"name": "А"}, "Пока, ваш Наставник {А}"),
        ("link", {"url": 'https://a.ru/?a="&b'}, '<a href="https://a.ru/?a=&#34;&amp;b">сюда</a>'),
    ],
)
def test_a_phrase_is_filled_and_escaped_once(say: Phrases, key: str, words: dict[str, Any], expected: str) -> None:
    assert say(key, **words) == Markup(expected)
    assert isinstance(say(key, **words), Markup)


def test_plain_phrases_are_not_escaped(say: Phrases) -> None:
    assert say.plain("points", name="<А & Б>", points=2, total=5) == "<А & Б>: 2 балла из 5"
    assert type(say.plain("bye")) is str


@pytest.mark.parametrize(
    ("key", "words", "message"),
    [
        ("helo", {}, "texts/ru has no phrase 'helo'"),
        ("-brand", {}, "texts/ru has no phrase '-brand'"),
        ("hello", {}, "the phrase 'hello' was not given: name"),
        ("points", {"points": 0}, "the phrase 'points' was not given: name, total"),
        ("level", {"level": "advised"}, "the phrase 'level' was not given: who"),  # even where this variant needs none
        ("hello", {"name": None}, "the phrase 'hello' takes texts and whole numbers, not name=None"),
        ("hello", {"name": True}, "the phrase 'hello' takes texts and whole numbers, not name=True"),
        ("hello", {"name": 0.5}, "the phrase 'hello' takes texts and whole numbers, not name=0.5"),
    ],
)
def test_a_mistake_of_the_program_is_an_error(say: Phrases, key: str, words: dict[str, Any], message: str) -> None:
    for speak in (say, say.plain):
        with pytest.raises(PhraseError) as error:
            speak(key, **words)
        assert str(error.value) == message


def test_phrases_can_be_listed_with_what_they_need(say: Phrases) -> None:
    assert say.keys() == {"hello", "bye", "poem", "points", "level", "signed", "link"}
    assert say.variables("points") == {"name", "points", "total"}
    assert say.variables("bye") == frozenset()


@pytest.mark.parametrize(
    ("numbers", "form"),
    [
        ((1, 21, 101, 1001, -1), "one"),
        ((2, 3, 4, 22, 104), "few"),
        ((0, 5, 9, 10, 11, 12, 13, 14, 19, 20, 25, 100, 111, 112, 1011), "many"),
    ],
)
def test_russian_plural_forms(numbers: tuple[int, ...], form: str) -> None:
    assert {russian_form(number) for number in numbers} == {form}


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        ("a = { $b\nc = d", 1, "check-phrase-brace", {}),
        ("a = b }\nc = d", 1, "check-phrase-brace", {}),
        ('a = { "b }', 1, "check-phrase-brace", {}),
        ("a = b\n\nкак попало", 3, "check-phrase-start", {}),
        ("a = b\na =\n", 2, "check-phrase-broken", {}),
        ("a = b\nc = { $d ->\n    [one] e\n }", 3, "check-phrase-default", {}),
        ("a-button-b = Очень длинная надпись на кнопке", 1, "check-label-long", {"length": 31, "limit": 24}),
        ('a-button-b = { "" }', 1, "check-label-empty", {}),
        ("command-a = <b>Уроки</b>", 1, "check-label-tags", {}),
        ("quizzes-letters = АБВВГД", 1, "check-label-letters", {}),
        ("a = b\n# note\na = c", 3, "check-phrase-twice", {"there": "people.ftl:1"}),
        ("a = { b }", 1, "check-phrase-unknown", {"other": "b"}),
        ("a = { a }", 1, "check-phrase-circle", {"other": "a"}),
        ("a =\n    .title = b", 1, "check-phrase-attribute", {}),
        ("a = { NUMBER($b) }", 1, "check-phrase-foreign", {}),
        ("a = { $b ->\n    [one] день\n   *[few] дня\n }", 1, "check-phrase-forms", {"name": "b"}),
        ("a = <b>c", 1, "check-phrase-tag-open", {"tag": "b"}),
        ("a = c</b>", 1, "check-phrase-tag-closes", {"tag": "</b>"}),
        ("a = { $b ->\n    [x] <i>c\n   *[y] d\n }</i>", 1, "check-phrase-tag-open", {"tag": "i"}),
        ("a = c<br>d", 1, "check-phrase-tag", {"tag": "<br>"}),
        ("a = 1 < 2", 1, "check-phrase-tag", {"tag": "<"}),
        ("a = b\nc = Привeт", 2, "check-mixed-latin", {"word": "Привeт", "letters": "e"}),
    ],
)
def test_every_slip_in_the_file_is_named(
    shipped: Phrases, text: str, line: int, key: str, words: dict[str, str | int]
) -> None:
    written = parse_phrases({"people.ftl": text})
    assert [(one.line, one.key, one.words) for one in written.remarks] == [(line, key, words)]
    (problem,) = worded(written.remarks, shipped)
    assert problem.file == "people.ftl"
    assert re.search("[а-я]{4}", problem.text)
    assert "check-" not in problem.text


@pytest.fixture(scope="module")
def shipped() -> Phrases:
    phrases, problems = read_phrases(SHIPPED)
    assert problems == []
    assert phrases is not None
    return phrases


def test_all_slips_of_the_phrases_are_told_at_once() -> None:
    texts = {"a.ftl": "one = <b>да\n\nкак попало\n\ntwo = { three }\ntwo = Привeт", "b.ftl": "four = { $b"}
    assert [(one.file, one.line, one.key) for one in sorted(parse_phrases(texts).remarks, key=str)] == [
        ("a.ftl", 1, "check-phrase-tag-open"),
        ("a.ftl", 3, "check-phrase-start"),
        ("a.ftl", 5, "check-phrase-unknown"),
        ("a.ftl", 6, "check-mixed-latin"),
        ("a.ftl", 6, "check-phrase-twice"),
        ("b.ftl", 1, "check-phrase-brace"),
    ]


@pytest.mark.parametrize(
    ("checker", "said"),
    [
        ("", "file missing"),
        ("check-file-missing = <b>файла нет", "file missing"),
        ("check-file-missing = файла { $name } нет", "file missing"),
        ("check-file-missing = файла нет\nкак попало", "файла нет"),
    ],
)
def test_where_the_words_of_the_check_are_broken_what_is_wrong_is_said_in_plain_words(
    tmp_path: Path, checker: str, said: str
) -> None:
    (tmp_path / "texts" / "ru").mkdir(parents=True)
    (tmp_path / "texts" / "ru" / "checker.ftl").write_text(checker, encoding="utf-8")
    problems = read_draft(tmp_path).problems
    assert f"{tmp_path.name}/course.yaml:1  {said}" in map(str, problems)
    assert not any(problem.text.startswith("check-") for problem in problems)


def test_a_missing_or_foreign_file_is_named(tmp_path: Path) -> None:
    assert [problem.text for problem in read_phrases(tmp_path)[1]] == ["phrases missing"]
    (tmp_path / "texts" / "ru").mkdir(parents=True)
    (tmp_path / "texts" / "ru" / "people.ftl").write_bytes("a = да".encode("cp1251"))
    assert [problem.text for problem in read_phrases(tmp_path)[1]] == ["encoding"]


def test_phrases_of_several_files_are_one_book(tmp_path: Path) -> None:
    folder = tmp_path / "texts" / "ru"
    folder.mkdir(parents=True)
    (folder / "house.ftl").write_text("day = { $day } ноября\nbye = Пока", encoding="utf-8")
    (folder / "people.ftl").write_text("paused = Пауза по { day }\nbye = До встречи", encoding="utf-8")
    (tmp_path / "texts" / "ru.ftl").write_text("bye = Привет", encoding="utf-8")
    root = tmp_path.name
    assert [(problem.file.partition("/")[2], problem.text) for problem in read_phrases(tmp_path)[1]] == [
        ("texts/ru.ftl", f"phrases moved (folder: {root}/texts/ru)"),
        ("texts/ru/people.ftl", f"in phrase (id: bye): phrase twice (there: {root}/texts/ru/house.ftl:2)"),
    ]
    (tmp_path / "texts" / "ru.ftl").unlink()
    (folder / "people.ftl").write_text("paused = Пауза по { day }", encoding="utf-8")
    phrases, problems = read_phrases(tmp_path)
    assert problems == []
    assert phrases is not None
    assert phrases.plain("paused", day=28) == "Пауза по 28 ноября"
