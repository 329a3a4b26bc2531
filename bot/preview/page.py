"""The page itself: contents, chapters, and what is wrong at the top and in its place."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Template

from markupsafe import Markup, escape

from bot.course.problems import Problem
from bot.course.reader import Draft
from bot.preview.bubbles import Bubble, Chapter, Group, Words, joined, placed
from bot.preview.course import CoursePages
from bot.preview.phrases import PhrasePages

TEMPLATE = Path(__file__).with_name("page.html")


def write_preview(draft: Draft, target: Path) -> Path:
    """Write the page to `target` (its folders are made) and return it. It needs nothing else, pictures included."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page_of(draft), encoding="utf-8")
    return target


def page_of(draft: Draft, mark: str = "") -> str:
    """The page's HTML; with the `mark` of its files it looks for changes and reloads itself."""
    say = Words(draft.written.phrases)
    chapters = [*CoursePages(draft, say).chapters(), PhrasePages(draft.written, say).chapter()]
    bubbles = [bubble for chapter in chapters for group in chapter.groups for bubble in group.bubbles]
    beside = placed(draft.problems, bubbles)
    known = {problem for found in beside.values() for problem in found}
    for file in {group.file for chapter in chapters for group in chapter.groups}:
        beside[file] = [problem for problem in draft.problems if problem.file == file and problem not in known]
    title = draft.library.outline.part.text("title") or draft.root.name
    words = {
        "title": say("preview-title", title=title),
        "about": say("preview-about", version=draft.version),
        "search": say("preview-search"),
        "nothing": say("preview-nothing"),
        "stopped": say("preview-stopped"),
        "contents": joined(_contents(chapter) for chapter in chapters),
        "problems": _problems(draft.problems, beside, say),
        "body": joined(_drawn(chapter, beside, say) for chapter in chapters),
        "mark": escape(mark),
    }
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(words)


def _contents(chapter: Chapter) -> Markup:
    links = (
        Markup('<li><a href="#{}">{}</a></li>').format(_anchor(chapter, number), group.title)
        for number, group in enumerate(chapter.groups)
    )
    return Markup("<details open><summary>{}</summary><ul>{}</ul></details>").format(chapter.title, joined(links))


def _anchor(chapter: Chapter, number: int) -> str:
    return f"{chapter.name}-{number}"


def _problems(problems: Sequence[Problem], beside: Mapping[str, list[Problem]], say: Words) -> Markup:
    if not problems:
        return Markup('<p class="fine">{}</p>').format(say("preview-fine"))
    where = {problem: place for place, found in beside.items() for problem in found}
    rows = (_row(problem, where.get(problem)) for problem in problems)
    heading = say("preview-problems", count=len(problems))
    return Markup('<section class="wrong"><h2>{}</h2><ul>{}</ul></section>').format(heading, joined(rows))


def _row(problem: Problem, place: str | None) -> Markup:
    name = f"{problem.file}:{problem.line}"
    link = Markup('<a href="#{}">{}</a>').format(place, name) if place else escape(name)
    return Markup('<li><span class="where">{}</span> {}</li>').format(link, problem.text)


def _drawn(chapter: Chapter, beside: dict[str, list[Problem]], say: Words) -> Markup:
    groups = (_group(_anchor(chapter, number), group, beside, say) for number, group in enumerate(chapter.groups))
    return Markup("<h2>{}</h2>{}").format(chapter.title, joined(groups))


def _group(anchor: str, group: Group, beside: dict[str, list[Problem]], say: Words) -> Markup:
    found = beside.pop(group.file, [])  # those of no bubble, under the first heading of their file
    place = Markup(' id="{}"').format(group.file) if found else ""
    head = Markup('<h3 id="{}">{} <small>{}</small></h3><p class="where"{}>{}</p>{}').format(
        anchor, group.title, group.note, place, group.file, _marks(found, say)
    )
    bubbles = joined(_bubble(one, beside, say) for one in group.bubbles)
    return Markup('<section>{}<div class="row">{}</div></section>').format(head, bubbles)


def _bubble(bubble: Bubble, beside: Mapping[str, list[Problem]], say: Words) -> Markup:
    found = beside.get(bubble.place, ())
    note = " · ".join(filter(None, (say.plain("preview-line", line=bubble.line), bubble.note)))
    return Markup('<div class="one"{}><p class="where" title="{}">{}</p>{}<div class="bubble">{}</div></div>').format(
        Markup(' id="{}"').format(bubble.place) if found else "", bubble.place, note, _marks(found, say), bubble.body
    )


def _marks(found: Iterable[Problem], say: Words) -> Markup:
    row = Markup("<li>{}: {}</li>")
    rows = joined(row.format(say("preview-line", line=problem.line), problem.text) for problem in found)
    return Markup('<ul class="marks">{}</ul>').format(rows) if rows else Markup()
