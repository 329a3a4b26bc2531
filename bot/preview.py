"""How everything in `content/` will look on a phone: one page that opens without the bot and without a network."""

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from string import Template
from typing import Any

from markupsafe import Markup

from bot.course.markup import plain_length
from bot.course.phrases import Phrases
from bot.course.shapes import (
    AwarenessDay,
    Checklist,
    Course,
    Institution,
    Item,
    Lesson,
    LessonCard,
    Match,
    Order,
    Question,
    Quiz,
    Rubric,
    Text,
    Tip,
)
from bot.course.when import Nth, Span

TEMPLATE = Path(__file__).with_name("preview.html")


def write_preview(course: Course, phrases: Phrases, target: Path, root: Path = Path("content")) -> Path:
    """Write the page to `target` (its folders are made) and return it.

    `root` is where the course was read from: beside each thing stands its file, and the pictures go into the page.
    """
    page = _Page(phrases, root.resolve())
    contents, body = page.drawn(course)
    words = {"title": phrases("preview-title", title=course.title), "contents": contents, "body": body}
    words["about"] = phrases("preview-about", version=course.version)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(Template(TEMPLATE.read_text(encoding="utf-8")).substitute(words), encoding="utf-8")
    return target


def _all(parts: Iterable[Markup]) -> Markup:
    return Markup().join(parts)


class _Page:
    def __init__(self, say: Phrases, root: Path) -> None:
        self.say, self.root = say, root

    def drawn(self, course: Course) -> tuple[Markup, Markup]:
        """The table of contents and the body."""
        sections = [
            self.section("lessons/{}.md", "preview-lessons", course.lessons, self.lesson),
            self.section("quizzes/{}.yaml", "preview-quizzes", course.quizzes, self.quiz),
            self.section("checklists/{}.yaml", "preview-checklists", course.checklists, self.checklist),
            self.row("preview-tips", (self.tip(tip) for tip in course.tips.values())),
            self.row("preview-rubrics", (self.rubric(rubric) for rubric in course.rubrics.values())),
            self.row("preview-calendar", (self.day(day) for day in course.calendar.values())),
        ]
        return _all(contents for contents, _ in sections), _all(body for _, body in sections)

    def section(
        self, file: str, key: str, shelf: Mapping[str, Any], draw: Callable[[Any, str], Iterable[Markup]]
    ) -> tuple[Markup, Markup]:
        """One kind of content; `draw` makes the bubbles of one file."""
        links, body = [], [Markup("<h2>{}</h2>").format(self.say(key))]
        for name, entry in shelf.items():
            anchor = f"{key}-{name}"
            links.append(Markup('<li><a href="#{}">{}</a></li>').format(anchor, entry.title))
            retired = self.say("preview-retired") if entry.retired else ""
            heading = Markup('<h3 id="{}">{} {}</h3><div class="row">').format(anchor, entry.title, retired)
            where = f"{self.root.name}/{file.format(name)}"
            body += [heading, *draw(entry, where), Markup("</div>")]
        contents = Markup("<p>{}</p><ul>{}</ul>").format(self.say(key), _all(links))
        return contents, _all(body)

    def row(self, key: str, bubbles: Iterable[Markup]) -> tuple[Markup, Markup]:
        """A kind of content whose files hold many short things."""
        contents = Markup('<p><a href="#{}">{}</a></p>').format(key, self.say(key))
        return contents, Markup('<h2 id="{}">{}</h2><div class="row">{}</div>').format(
            key, self.say(key), _all(bubbles)
        )

    def tip(self, tip: Tip) -> Markup:
        months = ", ".join(self.say.plain("calendar-month", month=month) for month in tip.months)
        return self.bubble(
            f"{self.root.name}/tips/ · {tip.id}",
            Markup('<div class="said">{}</div>').format(tip.text),
            self.kinds(tip.kinds),
            self.note("preview-months", months=months) if months else Markup(),
            self.origin(tip.source, tip.checked),
        )

    def rubric(self, rubric: Rubric) -> Markup:
        return self.bubble(
            f"{self.root.name}/rubrics.yaml · {rubric.id}",
            Markup("<b>{} {}</b>").format(rubric.emoji, rubric.title),
            Markup("<ul>{}</ul>").format(_all(Markup("<li>{}</li>").format(hint) for hint in rubric.hints)),
            self.kinds(rubric.kinds),
            self.origin(rubric.source, rubric.checked),
        )

    def day(self, day: AwarenessDay) -> Markup:
        return self.bubble(
            f"{self.root.name}/calendar/ · {day.id}",
            Markup("<b>{}</b><p>{}</p>").format(day.title, self.when(day.when)),
            Markup("<p>{}</p>").format(self.say("preview-explanation", text=day.idea)),
            self.note("preview-sensitive") if day.sensitive else Markup(),
            self.kinds(day.kinds),
            self.origin(day.source, day.checked),
        )

    def when(self, when: Span | Nth) -> Markup:
        if isinstance(when, Nth):
            day = self.say("calendar-weekday", weekday=when.weekday)
            month = self.say("calendar-month-of", month=when.month)
            return self.say("preview-nth", place=when.place, weekday=when.weekday, day=day, of=month)
        first, last = (self.say("calendar-day", day=day, month=month) for month, day in (when.first, when.last))
        return first if first == last else self.say("preview-from-to", first=first, last=last)

    def kinds(self, kinds: Sequence[Institution]) -> Markup:
        names = ", ".join(self.say.plain("preview-kind", kind=kind) for kind in kinds)
        return self.note("preview-for", kinds=names) if names else Markup()

    def note(self, key: str, **words: str) -> Markup:
        return Markup('<p class="note">{}</p>').format(self.say(key, **words))

    def bubble(self, where: str, *parts: Markup) -> Markup:
        return Markup('<div><p class="where">{}</p><div class="bubble">{}</div></div>').format(where, _all(parts))

    def lesson(self, lesson: Lesson, where: str) -> Iterable[Markup]:
        for number, card in enumerate(lesson.cards, start=1):
            length = plain_length(card.html)
            note = self.say.plain("preview-card", number=number, total=len(lesson.cards), length=length)
            # A messenger ends a quote with the line break that a page would show as an empty line.
            said = Markup(card.html.replace(Markup("</blockquote>\n"), Markup("</blockquote>")))
            yield self.bubble(
                f"{where} · {note}", self.picture(card), Markup('<div class="said">{}</div>').format(said)
            )

    def picture(self, card: LessonCard) -> Markup:
        if card.picture is None:
            return Markup()
        kind = "png" if card.picture.path.endswith(".png") else "jpeg"
        data = base64.b64encode((self.root / card.picture.path).read_bytes()).decode()
        return Markup('<img src="data:image/{};base64,{}" alt="{}">').format(kind, data, card.picture.alt)

    def quiz(self, quiz: Quiz, where: str) -> Iterable[Markup]:
        for question in quiz.questions:
            note = self.say.plain("preview-question", kind=question.kind, card=question.card)
            yield self.bubble(
                f"{where} · {question.id} · {note}",
                Markup("<b>{}</b>").format(question.text),
                self.answers(question),
                Markup("<p>{}</p>").format(self.say("preview-explanation", text=question.why)),
                self.origin(question.source, question.checked or quiz.checked),
            )

    def answers(self, question: Question) -> Markup:
        """Options with the right ones marked, or the right answer of the other kinds."""
        rows: Iterable[Markup]
        match question:
            case Order():
                rows = (Markup("<li>{}</li>").format(step) for step in question.steps)
                return Markup("<ol>{}</ol>").format(_all(rows))
            case Match():
                rows = (Markup("<li>{} → {}</li>").format(pair.left, pair.right) for pair in question.pairs)
            case Text():
                rows = (Markup('<li class="right">{}</li>').format(text) for text in question.accept)
            case _:
                rows = (
                    Markup("<li{}>{}{}{}</li>").format(
                        Markup(' class="right"') if option.right else "",
                        "✓ " if option.right else "",
                        option.text,
                        Markup('<div class="note">{}</div>').format(option.why) if option.why else "",
                    )
                    for option in question.options
                )
        return Markup('<ul class="plain">{}</ul>').format(_all(rows))

    def checklist(self, checklist: Checklist, where: str) -> Iterable[Markup]:
        yield self.bubble(where, Markup("<b>{}</b><p>{}</p>").format(checklist.title, checklist.about))
        yield from (self.item(item, where, item.checked or checklist.checked) for item in checklist.items)

    def item(self, item: Item, where: str, checked: date | None) -> Markup:
        return self.bubble(
            f"{where} · {item.id}",
            Markup("☐ <b>{}</b>").format(item.text),
            self.note("preview-level", level=item.level),
            Markup("<p>{}</p>").format(self.say("preview-why", text=item.why)),
            Markup("<p>{}</p>").format(self.say("preview-how", text=item.how)),
            self.origin(item.source, checked),
        )

    def origin(self, source: str | None, checked: date | None) -> Markup:
        """Where a statement comes from, and when somebody last looked there."""
        if source is None:
            return Markup()
        words = self.say("preview-source", source=source)
        if checked:
            words += " " + self.say("preview-checked", date=checked.strftime("%d.%m.%Y"))
        return Markup('<p class="note">{}</p>').format(words)
