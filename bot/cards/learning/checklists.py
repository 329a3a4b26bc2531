"""What people see of checklists: the shelf, the page to choose, the list to tick, the finish, the history."""

from collections.abc import Callable, Iterator
from datetime import date

from markupsafe import Markup

from bot.buttons import learning
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, bar, menu_button, noticed, short
from bot.cards.people.pages import page_label
from bot.course.phrases import Phrases
from bot.course.shapes import Item
from bot.rules.learning.checklists import Tally
from bot.rules.people.pages import short_url
from bot.services.learning.checklists import ChecklistPages, History, Shelf
from bot.services.learning.runs import Run
from bot.services.people.pages import UNNAMED, Page

SHELVED = 3  # open runs told under each checklist; the rest are counted
NAMED = 5  # items named in what improved; the rest are counted
PAIR = 2  # longer labels that one row holds
IN_A_ROW = 3  # of an item's buttons: labels of nine characters are whole on a narrow phone

# The checklist of a post leads to it, and posts are of a later wing: its buttons are handed in. For a post's id they
# are that it came out, and the way back to it.
ToPost = Callable[[int, Phrases], tuple[Button, Button]]


def shelf(view: Shelf, say: Phrases) -> Card:
    """Every checklist with what it is for and how far her open runs are."""
    offers, rows = [], []
    for checklist, runs in view.offers:
        lines = [say("checklists-offer", title=checklist.title, about=checklist.about)]
        lines += [
            say(
                "checklists-offer-run",
                bar=bar(run.done, run.total, width=5),
                done=run.done,
                total=run.total,
                left=_left(run.done, run.total, say),
                page=page_label(run.page, say),
            )
            for run in runs[:SHELVED]
        ]
        if len(runs) > SHELVED:
            lines.append(say("progress-more", count=len(runs) - SHELVED))
        offers.append(NEWLINE.join(lines))
        rows.append((Button(short(checklist.title), learning.OpenChecklist(checklist.id)),))
    return Card(say("checklists-shelf", lists=PARAGRAPH.join(offers)), (*rows, (menu_button(say),)))


def chosen(view: ChecklistPages | Run, say: Phrases, to_post: ToPost) -> Card:
    """Straight to the run, or the pages to choose from."""
    if isinstance(view, Run):
        return run(view, say, to_post)
    title, about = view.checklist.title, view.checklist.about
    back = (_all(say), menu_button(say))
    lines = [
        say(
            "checklists-choose-line",
            page=page(hers, say),
            score=say("checklists-not-begun") if reached is None else _score(reached, say),
        )
        for hers, reached in view.pages
    ]
    rows = [
        (Button(page_label(hers, say), learning.OpenRun(hers.id, view.checklist.id, screen=0)),)
        for hers, _ in view.pages
    ]
    return Card(say("checklists-choose-page", title=title, about=about, pages=NEWLINE.join(lines)), (*rows, back))


def run(view: Run, say: Phrases, to_post: ToPost) -> Card:
    """The items to tick, one screen of them, or the finish."""
    if view.post is None:
        card = _listed(view, (_history(view, say), _all(say)), say) if view.screen else _finished(view, say)
    else:
        came_out, back = to_post(view.post, say)
        onward = (came_out, back) if view.score.finished else (back,)
        card = _listed(view, onward, say) if view.screen else _ready(view, came_out, back, say)
    return noticed(card, view.notice, say)


def _listed(view: Run, onward: Row, say: Phrases) -> Card:
    items, score = view.checklist.items, view.score
    shown = view.parts[view.screen - 1]
    lines = [
        say(
            "checklists-line",
            mark=mark(items[position], view, say),
            number=position + 1,
            text=items[position].text,
            level=items[position].level.value if view.post is None else "advised",
            kept=_kept(items[position], view),
        )
        for position in shown
    ]
    hint = say("checklists-hint" if view.post is None else "checklists-hint-post")
    blocks = [NEWLINE.join(_head(view, say)), NEWLINE.join(lines), *([hint] if score.done == 0 else [])]
    whys = [
        Button(say.plain("checklists-button-why", number=position + 1), learning.OpenItem(view.id, items[position].id))
        for position in shown
    ]
    rows = [*_evenly([_tick(view, position, say) for position in shown]), *_evenly(whys)]
    obligatory = shown[0] < view.obligatory
    if view.post is not None and obligatory and not score.finished:
        rows.insert(0, (Button(say.plain("checklists-button-rest"), learning.TickRest(view.id)),))
    turns = tuple(_turns(view, say))
    if len(turns) + len(onward) <= PAIR:
        return Card(PARAGRAPH.join(blocks), (*rows, (*turns, *onward)))
    return Card(PARAGRAPH.join(blocks), (*rows, turns, onward))


def _kept(item: Item, view: Run) -> str:
    """Whether there is a note at it, or a reminder to come, or both."""
    note = view.notes.get(item.id)
    if note is None:
        return "nothing"
    reminds = note.remind_at is not None and item.id not in view.ticked
    return "both" if note.text and reminds else "note" if note.text else "reminder" if reminds else "nothing"


def _head(view: Run, say: Phrases) -> Iterator[Markup]:
    """What it is, of which page, and how far it is."""
    score = view.score
    yield say(
        "checklists-run",
        title=view.checklist.title,
        page=page(view.page, say),
        bar=bar(score.done, score.total),
        done=score.done,
        total=score.total,
        left=_left(score.done, score.total, say),
    )
    if view.post is None and score.must_total:
        yield say("checklists-must", done=score.must_done, total=score.must_total)
    if score.not_hers:
        yield say("checklists-not-hers-count", count=score.not_hers, about="page" if view.post is None else "post")
    if view.change is not None and view.change.better:
        yield say("checklists-since", better=len(view.change.better))


def _left(done: int, total: int, say: Phrases) -> str:
    """What is left, once she has begun: she may come back after a week."""
    return say.plain("checklists-left", left=total - done) if 0 < done < total else ""


def _evenly(buttons: list[Button]) -> list[Row]:
    """In as few rows as possible, the first ones the longer."""
    rows = -(-len(buttons) // IN_A_ROW)
    width = -(-len(buttons) // rows)
    return [tuple(buttons[at : at + width]) for at in range(0, len(buttons), width)]


def _tick(view: Run, position: int, say: Phrases) -> Button:
    item = view.checklist.items[position]
    label = say.plain("checklists-button-tick", mark=mark(item, view, say), number=position + 1)
    return Button(label, learning.Tick(view.id, item.id, on=int(item.id not in view.ticked)))


def _turns(view: Run, say: Phrases) -> Iterator[Button]:
    """To the screens before and after this one, named by the items they show; to a post's advice by its name."""
    for key, screen in (("before", view.screen - 1), ("after", view.screen + 1)):
        if 1 <= screen <= len(view.parts):
            shown = view.parts[screen - 1]
            label = say.plain(f"checklists-button-{key}", first=shown[0] + 1, last=shown[-1] + 1)
            if view.post is not None and key == "after" and shown[0] == view.obligatory:
                label = say.plain("checklists-button-advice", count=view.advice)
            yield Button(label, to_screen(view, screen))


def _finished(view: Run, say: Phrases) -> Card:
    blocks = [_finish("checklists-finish", view, say)]
    if view.score.not_hers:
        blocks.append(say("checklists-not-hers-count", count=view.score.not_hers, about="page"))
    if view.change is not None and view.change.better:
        blocks.append(say("checklists-better", items=_named(view.change.better, "yes", say)))
    look = (Button(say.plain("checklists-button-look"), to_screen(view, 1)),)
    return Card(PARAGRAPH.join(blocks), (*_again(view, say), look, (_history(view, say), _all(say))))


def _ready(view: Run, came_out: Button, back: Button, say: Phrases) -> Card:
    """All that is obligatory for a post is settled: it may come out."""
    blocks = [_finish("checklists-ready", view, say)]
    if view.score.not_hers:
        blocks.append(say("checklists-not-hers-count", count=view.score.not_hers, about="post"))
    more = next((number for number, shown in enumerate(view.parts, 1) if shown[0] >= view.obligatory), None)
    rows: list[Row] = [(came_out,)]
    if more is not None:
        rows.append((Button(say.plain("checklists-button-advice", count=view.advice), to_screen(view, more)),))
    look = Button(say.plain("checklists-button-items"), to_screen(view, 1))
    return Card(PARAGRAPH.join(blocks), (*rows, (look, back)))


def _finish(key: str, view: Run, say: Phrases) -> Markup:
    return say(
        key,
        title=view.checklist.title,
        page=page(view.page, say),
        bar=bar(view.score.done, view.score.total),
        done=view.score.done,
        total=view.score.total,
        date=_date(view.ticked_on or view.started_on, say),
    )


def history(view: History, say: Phrases) -> Card:
    """How the open run stands against the earlier ones."""
    now = view.run
    blocks = [
        say(
            "checklists-history",
            title=now.checklist.title,
            page=page(now.page, say),
            date=_date(now.started_on, say),
            score=_score(now.score, say),
        )
    ]
    if now.change is not None and now.change.better:
        blocks.append(say("checklists-better", items=_named(now.change.better, "yes", say)))
    if now.change is not None and now.change.waiting:
        blocks.append(say("checklists-waiting", items=_named(now.change.waiting, "no", say)))
    lines = [
        say("checklists-earlier-line", date=_date(past.on, say), score=_score(past.score, say)) for past in view.earlier
    ]
    blocks.append(say("checklists-earlier", runs=NEWLINE.join(lines)) if lines else say("checklists-first-run"))
    back = Button(say.plain("checklists-button-list"), to_screen(now, 0))
    return Card(PARAGRAPH.join(blocks), (*_again(now, say), (back, menu_button(say))))


def page(which: Page, say: Phrases) -> Markup:
    """A page in a text; messengers make the address a link by themselves."""
    if which.platform == UNNAMED:
        return say("checklists-page-unnamed")
    return say("checklists-page", platform=say(f"people-platform-{which.platform}"), address=short_url(which.url))


def _date(day: date, say: Phrases) -> Markup:
    return say("checklists-date", day=day.day, month=day.month, year=day.year)


def _score(score: Tally, say: Phrases) -> Markup:
    return say(
        "checklists-score",
        done=score.done,
        total=score.total,
        must_done=score.must_done,
        must_total=score.must_total,
    )


def mark(item: Item, view: Run, say: Phrases) -> str:
    """Done, none of hers, or open."""
    on = "aside" if item.id in view.not_hers else "yes" if item.id in view.ticked else "no"
    return say.plain("checklists-mark", on=on)


def _named(items: tuple[Item, ...], on: str, say: Phrases) -> Markup:
    lines = [Markup("{} {}").format(say("checklists-mark", on=on), item.text) for item in items[:NAMED]]
    if len(items) > NAMED:
        lines.append(say("checklists-more", count=len(items) - NAMED))
    return NEWLINE.join(lines)


def to_screen(view: Run, screen: int) -> learning.TurnRun:
    return learning.TurnRun(view.id, screen)


def _again(view: Run, say: Phrases) -> tuple[Row, ...]:
    """A new run, once there is something in this one to compare with."""
    if view.score.done == 0 or view.checklist.retired:
        return ()
    return ((Button(say.plain("checklists-button-again"), learning.NewRun(view.id)),),)


def _history(view: Run, say: Phrases) -> Button:
    return Button(say.plain("checklists-button-history"), learning.Runs(view.page.id, view.checklist.id))


def _all(say: Phrases) -> Button:
    return Button(say.plain("checklists-button-all"), learning.Checklists())
