"""Lessons, quizzes, checklists, tips, rubrics and the calendar as bubbles, as far as their files can be read."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.course.markup import plain_length
from bot.course.parts import Part
from bot.course.reader import PICTURE, Draft
from bot.course.references import Leaf
from bot.course.shapes import LessonCard
from bot.course.when import Nth, when_of
from bot.preview.bubbles import Bubble, Chapter, Group, Words, joined

_LINE = Markup("<p>{}</p>")
_NOTE = Markup('<p class="note">{}</p>')
_BOLD = Markup("<b>{}</b>")
_POINT = Markup("<li>{}</li>")


Draw = Callable[[Part, str], Iterable[Bubble]]  # from a file and its name


class CoursePages:
    """The chapters of the course."""

    def __init__(self, draft: Draft, say: Words) -> None:
        self.draft, self.say = draft, say

    def chapters(self) -> Iterator[Chapter]:
        library = self.draft.library
        steps = [step for module in library.outline.part.parts("modules") for step in module.parts("steps")]
        lessons, quizzes = ([step.text(field) for step in steps] for field in ("lesson", "quiz"))
        checklists = [line.text("checklist") for line in library.outline.part.parts("checklists")]
        yield self.chapter("lessons", library.lessons, lessons, self.lesson)
        yield self.chapter("quizzes", library.quizzes, quizzes, _listed("questions", self.question))
        yield self.chapter("checklists", library.checklists, checklists, self.checklist)
        yield self.chapter("tips", library.tips, (), _listed("tips", self.tip))
        yield self.chapter("rubrics", {"rubrics": library.rubrics}, (), _listed("rubrics", self.rubric))
        yield self.chapter("calendar", library.calendar, (), _listed("days", self.day))

    def chapter(self, name: str, shelf: Mapping[str, Leaf[Any]], order: Sequence[str], draw: Draw) -> Chapter:
        """What course.yaml names comes first and in its order."""
        names = [*dict.fromkeys(one for one in order if one in shelf), *(one for one in shelf if one not in order)]
        groups = []
        for one in names:
            part = shelf[one].part
            note = self.say.plain("preview-retired") if shelf[one].retired else ""
            groups.append(Group(part.text("title") or one, part.sheet.file, list(draw(part, one)), note))
        return Chapter(self.say.plain(f"preview-{name}"), name, groups)

    def bubble(self, part: Part, note: str, *body: Markup) -> Bubble:
        return Bubble(part.sheet.file, part.sheet.line(*part.road), note, joined(body))

    def lesson(self, lesson: Part, name: str) -> Iterator[Bubble]:
        cards = self.draft.library.cards[name]
        for number, card in enumerate(cards, start=1):
            length = plain_length(card.drawn.html) if card.drawn else len(card.source.strip())
            note = self.say.plain("preview-card", number=number, total=len(cards), length=length)
            # A messenger ends a quote with the line break that a page would show as an empty line.
            said = (
                Markup(card.drawn.html.replace("</blockquote>\n", "</blockquote>"))
                if card.drawn
                else card.source.strip()
            )
            body = self.picture(card.drawn) + Markup('<div class="said">{}</div>').format(said)
            yield Bubble(lesson.sheet.file, card.line, note, body)

    def picture(self, card: LessonCard | None) -> Markup:
        if card is None or card.picture is None or not PICTURE.fullmatch(card.picture.path):
            return Markup()
        path = self.draft.root / card.picture.path
        if not path.is_file():
            return Markup()
        kind = "png" if path.suffix == ".png" else "jpeg"
        data = base64.b64encode(path.read_bytes()).decode()
        return Markup('<img src="data:image/{};base64,{}" alt="{}">').format(kind, data, card.picture.alt)

    def question(self, question: Part) -> Bubble:
        note = self.say.plain("preview-question", kind=question.text("kind"), card=question.text("card"))
        return self.bubble(
            question,
            note,
            _BOLD.format(question.text("text")),
            self.answers(question),
            _LINE.format(self.say("preview-explanation", text=question.text("why"))),
            self.origin(question),
        )

    def answers(self, question: Part) -> Markup:
        """Options with the right ones marked, or the right answer of the other kinds."""
        right, other = Markup('<li class="right">{}</li>'), _POINT
        rows = []
        for option in question.parts("options"):
            why = Markup('<div class="note">{}</div>').format(option.text("why")) if option.has("why") else ""
            mark, words = (right, "✓ ") if option.flag("right") else (other, "")
            rows.append(mark.format(Markup("{}{}{}").format(words, option.text("text"), why)))
        rows += [other.format(f"{pair.text('left')} → {pair.text('right')}") for pair in question.parts("pairs")]
        rows += [right.format(text) for _, text in question.texts("accept")]
        steps = [other.format(text) for _, text in question.texts("steps")]
        plain = Markup('<ul class="plain">{}</ul>').format(joined(rows)) if rows else Markup()
        return plain + (Markup("<ol>{}</ol>").format(joined(steps)) if steps else Markup())

    def checklist(self, checklist: Part, _name: str) -> Iterator[Bubble]:
        title, about = _BOLD.format(checklist.text("title")), _LINE.format(checklist.text("about"))
        yield self.bubble(checklist, "", title, about)
        yield from map(self.item, checklist.parts("items"))

    def item(self, item: Part) -> Bubble:
        return self.bubble(
            item,
            self.say.plain("preview-level", level=item.text("level")),
            Markup("☐ <b>{}</b>").format(item.text("text")),
            _LINE.format(self.say("preview-why", text=item.text("why"))),
            _LINE.format(self.say("preview-how", text=item.text("how"))),
            self.origin(item),
        )

    def tip(self, tip: Part) -> Bubble:
        numbers = [int(text) for _, text in tip.texts("months") if text.isdecimal()]
        months = ", ".join(self.say.plain("calendar-month", month=month) for month in numbers)
        when = _NOTE.format(self.say("preview-months", months=months)) if months else Markup()
        said = Markup('<div class="said">{}</div>').format(tip.text("text"))
        return self.bubble(tip, tip.text("id"), said, self.kinds(tip), when, self.origin(tip))

    def rubric(self, rubric: Part) -> Bubble:
        return self.bubble(
            rubric,
            rubric.text("id"),
            Markup("<b>{} {}</b>").format(rubric.text("emoji"), rubric.text("title")),
            Markup("<ul>{}</ul>").format(
                joined(Markup("<li>{}</li>").format(hint) for _, hint in rubric.texts("hints"))
            ),
            self.kinds(rubric),
            self.origin(rubric),
        )

    def day(self, day: Part) -> Bubble:
        return self.bubble(
            day,
            day.text("id"),
            _BOLD.format(day.text("title")),
            _LINE.format(self.when(day.text("when"))),
            _LINE.format(self.say("preview-explanation", text=day.text("idea"))),
            _NOTE.format(self.say("preview-sensitive")) if day.flag("sensitive") else Markup(),
            self.kinds(day),
            self.origin(day),
        )

    def when(self, text: str) -> Markup | str:
        when = when_of(text)
        if when is None:
            return text
        if isinstance(when, Nth):
            day = self.say("calendar-weekday", weekday=when.weekday)
            month = self.say("calendar-month-of", month=when.month)
            return self.say("preview-nth", place=when.place, weekday=when.weekday, day=day, of=month)
        first, last = (self.say("calendar-day", day=day, month=month) for month, day in (when.first, when.last))
        return first if first == last else self.say("preview-from-to", first=first, last=last)

    def kinds(self, part: Part) -> Markup:
        names = ", ".join(self.say.plain("preview-kind", kind=kind) for _, kind in part.texts("kinds"))
        return _NOTE.format(self.say("preview-for", kinds=names)) if names else Markup()

    def origin(self, part: Part) -> Markup:
        """Where a statement comes from, and when somebody last looked there."""
        if not part.has("source"):
            return Markup()
        words = self.say("preview-source", source=part.text("source"))
        checked = part.text("checked") or Part(part.sheet).text("checked")
        if checked:
            words += " " + self.say("preview-checked", date=".".join(reversed(checked.split("-"))))
        return _NOTE.format(words)


def _listed(field: str, draw: Callable[[Part], Bubble]) -> Draw:
    return lambda file, _: [draw(part) for part in file.parts(field)]
