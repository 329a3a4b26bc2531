"""Whether one file is right in itself: answers, explanations, sources of what it says about the law.

A file is judged as far as it can be read: what is unknown is not judged, and hides nothing else.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.course.files import LessonFile
from bot.course.markup import MESSAGE_LIMIT, utf16_length
from bot.course.parts import Part, fitting_name, is_slug, repeated
from bot.course.problems import Remark
from bot.course.shapes import Level
from bot.course.sheets import Road
from bot.course.spelling import folded
from bot.course.when import Span, when_of

SATURDAY = 6  # of date.isoweekday()
ENOUGH = 4  # with fewer questions of one right answer nobody can see a habit in them
YEARS = range(1, 10_000)  # of datetime.date


def check_name(file: Part, name: str) -> Iterator[Remark]:
    """A lesson, a quiz and a checklist are called as their file is."""
    if not is_slug(name):
        suffix = file.sheet.file[file.sheet.file.rindex(".") :]
        yield file.remark("check-file-latin", name=fitting_name(file, name), suffix=suffix)
    elif file.has("id") and file.text("id") != name:
        yield file.remark("check-file-name", ("id",), id=file.text("id"), name=name)


def check_lesson(page: LessonFile, law: re.Pattern[str]) -> Iterator[Remark]:
    header = Part(page.header)
    for first_line, source in page.cards if page.header.lines else ():
        if found := law.search(source):
            line = first_line + source.count("\n", 0, found.start())
            if not header.has("sources"):
                yield Remark(page.header.file, line, "check-law-sources", {"words": found[0]})
            if not header.has("checked"):
                yield Remark(page.header.file, line, "check-law-checked", {"words": found[0]})
            return


def check_quiz(quiz: Part, law: re.Pattern[str]) -> Iterator[Remark]:
    questions = quiz.parts("questions")
    yield from repeated(questions, "id")
    for question in questions:
        yield from _check_rights(question)
        yield from _check_answers(question)
        said = {**_said(question, "text", "why"), **dict(_answers(question))}
        yield from _check_law(question, said, law, quiz.has("checked"))
    yield from _check_habits(quiz, questions)


def check_checklist(checklist: Part, law: re.Pattern[str]) -> Iterator[Remark]:
    items = checklist.parts("items")
    yield from repeated(items, "id")
    for item in items:
        if item.text("level") == Level.MUST and not item.has("source"):
            yield item.remark("check-must-source")
        else:
            yield from _check_law(item, _said(item, "text", "why", "how"), law, checklist.has("checked"))
    # The points of a checklist stand on one screen.
    shown = [checklist.text("title"), checklist.text("about"), *(item.text("text") for item in items)]
    if (length := utf16_length("\n".join(shown))) > MESSAGE_LIMIT:
        yield checklist.remark("check-checklist-long", ("items",), length=length, limit=MESSAGE_LIMIT)


def check_tips(file: Part, law: re.Pattern[str]) -> Iterator[Remark]:
    for tip in file.parts("tips"):
        yield from _check_law(tip, _said(tip, "text"), law)


def check_calendar(file: Part, law: re.Pattern[str]) -> Iterator[Remark]:
    for day in file.parts("days"):
        if not day.has("source"):
            yield day.remark("check-day-source")
        else:
            yield from _check_law(day, _said(day, "title", "idea"), law, file.has("checked"))


def check_rubrics(file: Part, law: re.Pattern[str]) -> Iterator[Remark]:
    rubrics = file.parts("rubrics")
    yield from repeated(rubrics, "id")
    for rubric in rubrics:
        yield from _check_law(rubric, dict(rubric.texts("hints")), law)


def check_glossary(file: Part, law: re.Pattern[str]) -> Iterator[Remark]:
    terms = file.parts("terms")
    yield from repeated(terms, "id")
    for term in terms:
        yield from _check_law(term, _said(term, "text"), law)


def check_holidays(file: Part) -> Iterator[Remark]:
    seen: set[int] = set()
    for part in file.parts("years"):
        year = part.number("year")
        if year is None or year not in YEARS:
            continue
        if year in seen:
            yield part.remark("check-year-twice", ("year",), year=year)
        seen.add(year)
        off = {day for _, span in _spans(part, "off") for day in span.days(year)}
        for way, span in _spans(part, "working"):
            for day in span.days(year):
                if day in off or day.isoweekday() < SATURDAY:
                    key = "check-off-and-working" if day in off else "check-working-weekday"
                    yield part.remark(key, way, day=day.strftime("%d.%m.%Y"))


def _spans(year: Part, field: str) -> Iterator[tuple[Road, Span]]:
    for way, text in year.texts(field):
        if isinstance(span := when_of(text), Span):
            yield way, span


def _said(entry: Part, *fields: str) -> dict[Road, str]:
    return {(field,): entry.text(field) for field in fields}


def _answers(question: Part) -> Iterator[tuple[Road, str]]:
    """Every text of the answers, with the way to it, whatever the question's kind is said to be."""
    for field, names in (("options", ("text", "why")), ("pairs", ("left", "right"))):
        for part in question.parts(field):
            way = part.road[len(question.road) :]
            yield from (((*way, name), text) for name in names if (text := part.text(name)))
    yield from question.texts("steps")
    yield from question.texts("accept")


def _check_rights(question: Part) -> Iterator[Remark]:
    kind, options = question.text("kind"), question.parts("options")
    if not options or kind in {"order", "match", "text"}:
        return
    rights = [option.flag("right") for option in options]
    count, known = rights.count(True), question.is_whole("options") and None not in rights
    if count == 0 and known:
        yield question.remark("check-no-right")
    elif count > 1 and kind == "single":
        yield question.remark("check-many-right", count=count)
    elif count == len(options) > 1 and known:
        yield question.remark("check-all-right")


def _check_answers(question: Part) -> Iterator[Remark]:
    seen: set[tuple[object, str]] = set()
    for way, text in _answers(question):
        if way[-1] == "why":
            continue
        # The lefts of pairs are compared with lefts, the rights with rights.
        known = (way[-1] if way[0] == "pairs" else way[0], folded(text))
        if known in seen:
            yield question.remark("check-same-answers", way, text=text)
        seen.add(known)
        if way[0] == "accept" and not any(sign.isalnum() for sign in text):
            yield question.remark("check-empty-answer", way, text=text)


def _check_law(entry: Part, said: dict[Road, str], law: re.Pattern[str], checked: bool = False) -> Iterator[Remark]:
    """What is said about the law needs the place where it is written, and the day when somebody looked there:
    `checked` is the day of the whole file."""
    source, checked = entry.has("source"), checked or entry.has("checked")
    if source and checked:
        return
    for way, text in said.items():
        if found := law.search(text):
            if not source:
                yield entry.remark("check-law-source", way, words=found[0])
            if not checked:
                yield entry.remark("check-law-checked", way, words=found[0])
            return


def _check_habits(quiz: Part, questions: Sequence[Part]) -> Iterator[Remark]:
    """The right answer must not give itself away by its place or its length."""
    if not quiz.is_whole("questions"):
        return
    total = 0
    places: Counter[int] = Counter()
    longest: list[str] = []
    for question in questions:
        options = [(option.flag("right"), len(option.text("text"))) for option in question.parts("options")]
        if question.text("kind") != "single" or any(right is None or not length for right, length in options):
            continue
        total += 1
        places.update(place for place, (is_right, _) in enumerate(options, start=1) if is_right)
        right, wrong = (max((long for of, long in options if of is side), default=0) for side in (True, False))
        if right > wrong:
            longest.append(question.text("id"))
    if total < ENOUGH:
        return
    place, count = places.most_common(1)[0] if places else (0, 0)
    if count * 2 > total:
        yield quiz.remark("check-right-place", ("questions",), place=place, count=count, total=total)
    if len(longest) * 2 > total:
        ids, count = ", ".join(longest), len(longest)
        yield quiz.remark("check-right-longest", ("questions",), ids=ids, count=count, total=total)
