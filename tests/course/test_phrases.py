"""What the bot says: strict about what is missing, careful with what people wrote, right about Russian plurals."""

from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from bot.course.ftl import parse_phrases
from bot.course.phrases import PhraseError, Phrases, russian_form
from bot.course.reader import read_phrases

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
    phrases, problems = parse_phrases({"ru.ftl": FTL})
    assert problems == []
    return phrases


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


UNREADABLE = "Look at the braces, and see that the lines below a key are indented and a default variant has its *."


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a = { $b\nc = d", 1, f'this phrase cannot be read (Expected token: "}}"). {UNREADABLE}'),
        ("a = b\n\nкак попало", 3, f"this phrase cannot be read (Expected an entry start). {UNREADABLE}"),
        (
            "a = b\nc = { $d ->\n    [one] e\n }",
            3,
            f"this phrase cannot be read (Expected one of the variants to be marked as default (*)). {UNREADABLE}",
        ),
        ("a-button-b = Очень длинная надпись на кнопке", 1,
            'phrase "a-button-b": it has 31 characters, and there is room for 24. Say it shorter.'),
        ('a-button-b = { "" }', 1,
            'phrase "a-button-b": it is empty, and Telegram would refuse all that it stands on. Write a word.'),
        ("command-a = <b>Уроки</b>", 1,
            'phrase "command-a": tags are shown as they are here. Leave them out.'),
        ("quizzes-letters = АБВВГД", 1,
            'phrase "quizzes-letters": a question may have six choices: give six different letters.'),
        ("a = b\n# note\na = c", 3, 'the phrase "a" is written twice. Keep one of the two.'),
        ("a = { b }", 1,
            'phrase "a": it refers to "b", which is not in the file. Add that phrase or correct the name.'),
        ("a = { a }", 1, 'phrase "a": it refers to itself through "a". Break the circle.'),
        ("a =\n    .title = b", 1, 'phrase "a": lines like .name = ... are not used here. Make a phrase of its own.'),
        (
            "a = { NUMBER($b) }",
            1,
            'phrase "a": only { $variable }, { other-phrase } and choices by a variable are used here. Say it simpler.',
        ),
        (
            "a = { $b ->\n    [one] день\n   *[few] дня\n }",
            1,
            'phrase "a": choose by $b so: [one] 1, 21; [few] 2-4, 22; *[many] 0, 5-20, with * before the last.',
        ),
        ("a = <b>c", 1, 'phrase "a": <b> is not closed.'),
        ("a = c</b>", 1, 'phrase "a": </b> closes what is not open.'),
        ("a = { $b ->\n    [x] <i>c\n   *[y] d\n }</i>", 1, 'phrase "a": <i> is not closed.'),
        ("a = c<br>d", 1, 'phrase "a": <br> is not a tag that messengers know. For the sign itself write &lt;'),
        ("a = 1 < 2", 1, 'phrase "a": < is not a tag that messengers know. For the sign itself write &lt;'),
    ],
)  # fmt: skip
def test_every_slip_in_the_file_is_named(tmp_path: Path, text: str, line: int, problem: str) -> None:
    (tmp_path / "texts" / "ru").mkdir(parents=True)
    (tmp_path / "texts" / "ru" / "people.ftl").write_text(text, encoding="utf-8")
    phrases, problems = read_phrases(tmp_path)
    assert phrases is None
    assert [(one.line, one.text) for one in problems] == [(line, problem)]
    assert str(problems[0]).startswith(f"{tmp_path.name}/texts/ru/people.ftl:{line}  ")


def test_a_missing_or_foreign_file_is_named(tmp_path: Path) -> None:
    assert [problem.text for problem in read_phrases(tmp_path)[1]] == [
        "this folder is missing. Take it from the project and keep its name."
    ]
    (tmp_path / "texts" / "ru").mkdir(parents=True)
    (tmp_path / "texts" / "ru" / "people.ftl").write_bytes("a = да".encode("cp1251"))
    assert [problem.text for problem in read_phrases(tmp_path)[1]] == ["this file is not in UTF-8. Save it in UTF-8."]


def test_phrases_of_several_files_are_one_book(tmp_path: Path) -> None:
    folder = tmp_path / "texts" / "ru"
    folder.mkdir(parents=True)
    (folder / "house.ftl").write_text("day = { $day } ноября\nbye = Пока", encoding="utf-8")
    (folder / "people.ftl").write_text("paused = Пауза по { day }\nbye = До встречи", encoding="utf-8")
    (tmp_path / "texts" / "ru.ftl").write_text("bye = Привет", encoding="utf-8")
    assert [(problem.file.partition("/")[2], problem.text) for problem in read_phrases(tmp_path)[1]] == [
        ("texts/ru.ftl", "this file is read no more. Move its phrases to texts/ru/."),
        (
            "texts/ru/people.ftl",
            f'the phrase "bye" is written twice, first in {tmp_path.name}/texts/ru/house.ftl. Keep one of the two.',
        ),
    ]
    (tmp_path / "texts" / "ru.ftl").unlink()
    (folder / "people.ftl").write_text("paused = Пауза по { day }", encoding="utf-8")
    phrases, problems = read_phrases(tmp_path)
    assert problems == []
    assert phrases is not None
    assert phrases.plain("paused", day=28) == "Пауза по 28 ноября"
