"""What people see of checklists: the shelf, the page to choose, the list to tick, an item, the finish, the history."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from bot.buttons import learning
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, bar, menu_button, noticed, short
from bot.cards.people.pages import page_label
from bot.course.phrases import Phrases
from bot.course.shapes import Item
from bot.rules.learning.checklists import Tally, screens
from bot.rules.people.pages import short_url
from bot.services.learning.checklists import ChecklistPages, History, Opened, Shelf
from bot.services.learning.runs import Run
from bot.services.people.pages import UNNAMED, Page

SHELVED = 3  # open runs told under each checklist; the rest are counted
NAMED = 5  # items named in what improved; the rest are counted


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
                page=page_label(run.page, say),
            )
            for run in runs[:SHELVED]
        ]
        if len(runs) > SHELVED:
            lines.append(say("progress-more", count=len(runs) - SHELVED))
        offers.append(NEWLINE.join(lines))
        rows.append((Button(short(checklist.title), learning.OpenChecklist(checklist.id)),))
    return Card(say("checklists-shelf", lists=PARAGRAPH.join(offers)), (*rows, (menu_button(say),)))


def chosen(view: ChecklistPages | Run, say: Phrases) -> Card:
    """Straight to the run, or the pages to choose from."""
    if isinstance(view, Run):
        return run(view, say)
    title, about = view.checklist.title, view.checklist.about
    back = (_all(say), menu_button(say))
    lines = [
        say(
            "checklists-choose-line",
            page=_page(page, say),
            score=say("checklists-not-begun") if reached is None else _score(reached, say),
        )
        for page, reached in view.pages
    ]
    rows = [
        (Button(page_label(page, say), learning.OpenRun(page.id, view.checklist.id, screen=0)),)
        for page, _ in view.pages
    ]
    return Card(say("checklists-choose-page", title=title, about=about, pages=NEWLINE.join(lines)), (*rows, back))


def run(view: Run, say: Phrases) -> Card:
    """The items to tick, one screen of them, or the finish."""
    card = _listed(view, say) if view.screen else _finished(view, say)
    return noticed(card, view.notice, say)


def _listed(view: Run, say: Phrases) -> Card:
    items, score = view.checklist.items, view.score
    parts = screens(len(items))
    shown = parts[view.screen - 1]
    head = [
        say(
            "checklists-run",
            title=view.checklist.title,
            page=_page(view.page, say),
            bar=bar(score.done, score.total),
            done=score.done,
            total=score.total,
        )
    ]
    if score.must_total:
        head.append(say("checklists-must", done=score.must_done, total=score.must_total))
    if view.change is not None and view.change.better:
        head.append(say("checklists-since", better=len(view.change.better)))
    lines = [
        say(
            "checklists-line",
            mark=_mark(items[position], view, say),
            number=position + 1,
            text=items[position].text,
            level=items[position].level.value,
        )
        for position in shown
    ]
    blocks = [NEWLINE.join(head), NEWLINE.join(lines), *([say("checklists-hint")] if score.done == 0 else [])]
    ticks = [_tick(view, position, say) for position in shown]
    whys = [
        Button(say.plain("checklists-button-why", number=position + 1), learning.OpenItem(view.id, items[position].id))
        for position in shown
    ]
    half = -(-len(ticks) // 2)
    rows = [tuple(ticks[:half]), tuple(ticks[half:]), tuple(whys)]
    if len(parts) > 1:
        rows.append(tuple(_turns(view, parts, say)))
    return Card(PARAGRAPH.join(blocks), (*rows, (_history(view, say), _all(say))))


def _tick(view: Run, position: int, say: Phrases) -> Button:
    item = view.checklist.items[position]
    label = say.plain("checklists-button-tick", mark=_mark(item, view, say), number=position + 1)
    return Button(label, learning.Tick(view.id, item.id, on=int(item.id not in view.ticked)))


def _turns(view: Run, parts: tuple[range, ...], say: Phrases) -> Iterator[Button]:
    """To the screens before and after this one, named by the items they show."""
    for key, screen in (("before", view.screen - 1), ("after", view.screen + 1)):
        if 1 <= screen <= len(parts):
            shown = parts[screen - 1]
            label = say.plain(f"checklists-button-{key}", first=shown[0] + 1, last=shown[-1] + 1)
            yield Button(label, learning.OpenRun(view.page.id, view.checklist.id, screen))


def _finished(view: Run, say: Phrases) -> Card:
    blocks = [
        say(
            "checklists-finish",
            title=view.checklist.title,
            page=_page(view.page, say),
            bar=bar(view.score.done, view.score.total),
            done=view.score.done,
            total=view.score.total,
            date=_date(view.ticked_on or view.started_on, say),
        )
    ]
    if view.change is not None and view.change.better:
        blocks.append(say("checklists-better", items=_named(view.change.better, "yes", say)))
    return Card(
        PARAGRAPH.join(blocks),
        (
            *_again(view, say),
            (Button(say.plain("checklists-button-look"), _to_screen(view, 1)),),
            (_history(view, say), _all(say)),
        ),
    )


def item(view: Opened | Run, say: Phrases) -> Card:
    """All about one item, and one thing to do: tick it, or untick it."""
    if isinstance(view, Run):
        return run(view, say)
    one, items = view.item, view.run.checklist.items
    blocks = [
        say(
            "checklists-item",
            number=view.position + 1,
            total=len(items),
            level=one.level.value,
            mark=_mark(one, view.run, say),
            text=one.text,
            why=one.why,
            how=one.how,
        )
    ]
    if one.source is not None:
        blocks.append(say("checklists-item-source", source=one.source))
    ticked = one.id in view.run.ticked
    act = Button(
        say.plain("checklists-button-undo" if ticked else "checklists-button-done"),
        learning.Tick(view.run.id, one.id, on=int(not ticked)),
    )
    neighbours = [
        Button(
            say.plain(f"checklists-button-{key}", number=position + 1),
            learning.OpenItem(view.run.id, items[position].id),
        )
        for key, position in (("previous", view.position - 1), ("next", view.position + 1))
        if 0 <= position < len(items)
    ]
    back = Button(say.plain("checklists-button-list"), _to_screen(view.run, view.run.screen))
    card = Card(PARAGRAPH.join(blocks), ((act,), tuple(neighbours), (back,)))
    return noticed(card, view.run.notice, say)


def history(view: History, say: Phrases) -> Card:
    """How the open run stands against the earlier ones."""
    now = view.run
    blocks = [
        say(
            "checklists-history",
            title=now.checklist.title,
            page=_page(now.page, say),
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
    back = Button(say.plain("checklists-button-list"), _to_screen(now, 0))
    return Card(PARAGRAPH.join(blocks), (*_again(now, say), (back, menu_button(say))))


def _page(page: Page, say: Phrases) -> Markup:
    """A page in a text; messengers make the address a link by themselves."""
    if page.platform == UNNAMED:
        return say("checklists-page-unnamed")
    return say("checklists-page", platform=say(f"people-platform-{page.platform}"), address=short_url(page.url))


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


def _mark(item: Item, view: Run, say: Phrases) -> str:
    return say.plain("checklists-mark", on="yes" if item.id in view.ticked else "no")


def _named(items: tuple[Item, ...], on: str, say: Phrases) -> Markup:
    lines = [Markup("{} {}").format(say("checklists-mark", on=on), item.text) for item in items[:NAMED]]
    if len(items) > NAMED:
        lines.append(say("checklists-more", count=len(items) - NAMED))
    return NEWLINE.join(lines)


def _to_screen(view: Run, screen: int) -> learning.OpenRun:
    return learning.OpenRun(view.page.id, view.checklist.id, screen)


def _again(view: Run, say: Phrases) -> tuple[Row, ...]:
    """A new run, once there is something in this one to compare with."""
    if view.score.done == 0 or view.checklist.retired:
        return ()
    return ((Button(say.plain("checklists-button-again"), learning.NewRun(view.id)),),)


def _history(view: Run, say: Phrases) -> Button:
    return Button(say.plain("checklists-button-history"), learning.Runs(view.page.id, view.checklist.id))


def _all(say: Phrases) -> Button:
    return Button(say.plain("checklists-button-all"), learning.Checklists())
