"""Whether one file is right in itself: answers, explanations, sources of what it says about the law."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.course.files import LessonFile, Road, Sheet
from bot.course.forms import CalendarFile, GlossaryFile, HolidayFile, RubricFile, TipFile
from bot.course.markup import MESSAGE_LIMIT, utf16_length
from bot.course.problems import Remark
from bot.course.shapes import (
    Checklist,
    Item,
    Lesson,
    Level,
    Match,
    Order,
    Question,
    Quiz,
    Rubric,
    Several,
    Single,
    Term,
    Text,
)
from bot.course.spelling import folded

SATURDAY = 6  # of date.isoweekday()
ENOUGH = 4  # with fewer questions of one right answer nobody can see a habit in them


def check_lesson(page: LessonFile, lesson: Lesson, law: re.Pattern[str]) -> Iterator[Remark]:
    for first_line, source in page.cards:
        if found := law.search(source):
            line = first_line + source.count("\n", 0, found.start())
            if not lesson.sources:
                yield Remark(page.header.file, line, "check-law-sources", {"words": found[0]})
            if not lesson.checked:
                yield Remark(page.header.file, line, "check-law-checked", {"words": found[0]})
            return


def check_quiz(sheet: Sheet, quiz: Quiz, law: re.Pattern[str]) -> Iterator[Remark]:
    yield from _repeated_ids(sheet, "questions", quiz.questions)
    for number, question in enumerate(quiz.questions):
        road: Road = ("questions", number)
        yield from _check_answers(sheet, road, question)
        said = {("text",): question.text, ("why",): question.why, **dict(_answers(question))}
        yield from _check_law(sheet, road, said, law, question.source, question.checked or quiz.checked)
    yield from _check_habits(sheet, [question for question in quiz.questions if isinstance(question, Single)])


def check_checklist(sheet: Sheet, checklist: Checklist, law: re.Pattern[str]) -> Iterator[Remark]:
    yield from _repeated_ids(sheet, "items", checklist.items)
    for number, item in enumerate(checklist.items):
        road: Road = ("items", number)
        if item.level is Level.MUST and not item.source:
            yield sheet.remark("check-must-source", road)
        else:
            said: dict[Road, str] = {("text",): item.text, ("why",): item.why, ("how",): item.how}
            yield from _check_law(sheet, road, said, law, item.source, item.checked or checklist.checked)
    # The points of a checklist stand on one screen.
    length = utf16_length("\n".join([checklist.title, checklist.about, *(item.text for item in checklist.items)]))
    if length > MESSAGE_LIMIT:
        yield sheet.remark("check-checklist-long", ("items",), length=length, limit=MESSAGE_LIMIT)


def check_tips(sheet: Sheet, file: TipFile, law: re.Pattern[str]) -> Iterator[Remark]:
    for number, tip in enumerate(file.tips):
        yield from _check_law(sheet, ("tips", number), {("text",): tip.text}, law, tip.source, tip.checked)


def check_calendar(sheet: Sheet, file: CalendarFile, law: re.Pattern[str]) -> Iterator[Remark]:
    for number, day in enumerate(file.days):
        road: Road = ("days", number)
        if not day.source:
            yield sheet.remark("check-day-source", road)
        else:
            said: dict[Road, str] = {("title",): day.title, ("idea",): day.idea}
            yield from _check_law(sheet, road, said, law, day.source, day.checked or file.checked)


def check_rubrics(sheet: Sheet, file: RubricFile, law: re.Pattern[str]) -> Iterator[Remark]:
    yield from _repeated_ids(sheet, "rubrics", file.rubrics)
    for number, rubric in enumerate(file.rubrics):
        said: dict[Road, str] = {("hints", place): hint for place, hint in enumerate(rubric.hints)}
        yield from _check_law(sheet, ("rubrics", number), said, law, rubric.source, rubric.checked)


def check_glossary(sheet: Sheet, file: GlossaryFile, law: re.Pattern[str]) -> Iterator[Remark]:
    yield from _repeated_ids(sheet, "terms", file.terms)
    for number, term in enumerate(file.terms):
        yield from _check_law(sheet, ("terms", number), {("text",): term.text}, law, term.source, term.checked)


def check_holidays(sheet: Sheet, file: HolidayFile) -> Iterator[Remark]:
    seen: set[int] = set()
    for number, year in enumerate(file.years):
        if year.year in seen:
            yield sheet.remark("check-year-twice", ("years", number, "year"), year=year.year)
        seen.add(year.year)
        off = {day for span in year.off for day in span.days(year.year)}
        for place, span in enumerate(year.working):
            for day in span.days(year.year):
                if day in off or day.isoweekday() < SATURDAY:
                    key = "check-off-and-working" if day in off else "check-working-weekday"
                    yield sheet.remark(key, ("years", number, "working", place), day=day.strftime("%d.%m.%Y"))


def _repeated_ids(
    sheet: Sheet, field: str, entries: Sequence[Question] | Sequence[Item] | Sequence[Rubric] | Sequence[Term]
) -> Iterator[Remark]:
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        if entry.id in seen:
            yield sheet.remark("check-id-twice", (field, number, "id"), id=entry.id)
        seen.add(entry.id)


def _answers(question: Question) -> Iterator[tuple[Road, str]]:
    """Every text of the answers, with the road to it."""
    match question:
        case Single() | Several():
            for number, option in enumerate(question.options):
                yield ("options", number, "text"), option.text
                if option.why:
                    yield ("options", number, "why"), option.why
        case Order():
            yield from ((("steps", number), step) for number, step in enumerate(question.steps))
        case Match():
            for number, pair in enumerate(question.pairs):
                yield ("pairs", number, "left"), pair.left
                yield ("pairs", number, "right"), pair.right
        case Text():
            yield from ((("accept", number), text) for number, text in enumerate(question.accept))


def _check_answers(sheet: Sheet, road: Road, question: Question) -> Iterator[Remark]:
    if isinstance(question, Single | Several):
        right = sum(option.right for option in question.options)
        if right == 0:
            yield sheet.remark("check-no-right", road)
        elif right > 1 and isinstance(question, Single):
            yield sheet.remark("check-many-right", road, count=right)
        elif right == len(question.options):
            yield sheet.remark("check-all-right", road)
    seen: set[tuple[object, str]] = set()
    for way, text in _answers(question):
        if way[-1] == "why":
            continue
        # The lefts of pairs are compared with lefts, the rights with rights.
        known = (way[-1] if way[0] == "pairs" else "", folded(text))
        if known in seen:
            yield sheet.remark("check-same-answers", (*road, *way), text=text)
        seen.add(known)
        if isinstance(question, Text) and not any(sign.isalnum() for sign in text):
            yield sheet.remark("check-empty-answer", (*road, *way), text=text)


def _check_law(
    sheet: Sheet, road: Road, said: dict[Road, str], law: re.Pattern[str], source: object, checked: object
) -> Iterator[Remark]:
    """What is said about the law needs the place where it is written, and the day when somebody looked there."""
    if source and checked:
        return
    for way, text in said.items():
        if found := law.search(text):
            if not source:
                yield sheet.remark("check-law-source", (*road, *way), words=found[0])
            if not checked:
                yield sheet.remark("check-law-checked", (*road, *way), words=found[0])
            return


def _check_habits(sheet: Sheet, questions: Sequence[Single]) -> Iterator[Remark]:
    """The right answer must not give itself away by its place or its length."""
    total = len(questions)
    if total < ENOUGH:
        return
    places: Counter[int] = Counter()
    longest: list[str] = []
    for question in questions:
        places.update(place for place, option in enumerate(question.options, start=1) if option.right)
        right, wrong = (
            max((len(option.text) for option in question.options if option.right is side), default=0)
            for side in (True, False)
        )
        if right > wrong:
            longest.append(question.id)
    place, count = places.most_common(1)[0] if places else (0, 0)
    if count * 2 > total:
        yield sheet.remark("check-right-place", ("questions",), place=place, count=count, total=total)
    if len(longest) * 2 > total:
        yield sheet.remark(
            "check-right-longest", ("questions",), ids=", ".join(longest), count=len(longest), total=total
        )
