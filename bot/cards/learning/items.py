"""What people see of one item of a checklist: why, how, her note, and the reminder that she asked for."""

from datetime import datetime, timedelta

from markupsafe import Markup

from bot.buttons import learning
from bot.buttons.tap import Wall
from bot.cards.card import PARAGRAPH, Button, Card, Row, noticed
from bot.cards.days import near
from bot.cards.learning.checklists import ToPost, mark, page, run, to_screen
from bot.course.phrases import Phrases
from bot.services.learning.items import Opened
from bot.services.learning.runs import Run


def item(view: Opened | Run, say: Phrases, to_post: ToPost) -> Card:
    """All about an item, and what she can say of it."""
    if isinstance(view, Run):
        return run(view, say, to_post)
    one, items = view.item, view.run.checklist.items
    blocks = [
        say(
            "checklists-item",
            number=view.position + 1,
            total=len(items),
            level=one.level.value,
            mark=mark(one, view.run, say),
            text=one.text,
            why=one.why,
            how=one.how,
        )
    ]
    if one.source is not None:
        blocks.append(say("checklists-item-source", source=one.source))
    blocks += _kept(view, say)
    neighbours = [
        Button(
            say.plain(f"checklists-button-{key}", number=position + 1),
            learning.OpenItem(view.run.id, items[position].id),
        )
        for key, position in (("previous", view.position - 1), ("next", view.position + 1))
        if 0 <= position < len(items)
    ]
    back = Button(say.plain("checklists-button-list"), to_screen(view.run, view.run.screen))
    rows = (_answers(view, say), *_keeping(view, say), tuple(neighbours), (back,))
    return noticed(Card(PARAGRAPH.join(blocks), rows), view.run.notice, say)


def ask_note(view: Opened | Run, say: Phrases, to_post: ToPost) -> Card:
    """What does she want to keep in mind?"""
    if isinstance(view, Run):
        return run(view, say, to_post)
    now = PARAGRAPH + say("notes-note", note=view.note) if view.note else ""
    back = Button(say.plain("notes-button-back"), learning.OpenItem(view.run.id, view.item.id))
    return Card(say("notes-ask", item=view.item.text, now=now), ((back,),))


def reminder(view: Opened, say: Phrases) -> Card:
    """Said first, on the morning that she asked for."""
    run_id, one = view.run.id, view.item
    blocks = [say("notes-reminder", item=one.text, page=page(view.run.page, say))]
    if view.note:
        blocks.append(say("notes-note", note=view.note))
    done = Button(say.plain("checklists-button-done"), learning.Tick(run_id, one.id, on=1))
    more = Button(say.plain("notes-button-open"), learning.OpenItem(run_id, one.id))
    return Card(PARAGRAPH.join(blocks), ((done, more), _mornings(view, say)))


def _answers(view: Opened, say: Phrases) -> Row:
    """Done, or none of hers; or back to open."""
    run_id, one = view.run.id, view.item
    if view.settled:
        return (Button(say.plain("checklists-button-undo"), learning.Tick(run_id, one.id, on=0)),)
    aside = "checklists-button-not-ours" if view.run.post is None else "checklists-button-not-this"
    return (
        Button(say.plain("checklists-button-done"), learning.Tick(run_id, one.id, on=1)),
        Button(say.plain(aside), learning.SetAside(run_id, one.id)),
    )


def _kept(view: Opened, say: Phrases) -> list[Markup]:
    """Her note, and when she will be reminded."""
    kept = [say("notes-note", note=view.note)] if view.note else []
    if view.remind_on is not None and not view.settled:
        day = near(view.remind_on.date(), view.today, say)
        kept.append(say("notes-reminds", day=day, time=f"{view.remind_on:%H:%M}"))
    return kept


def _keeping(view: Opened, say: Phrases) -> tuple[Row, ...]:
    """What can be kept at an item of a page: a post is done within the hour."""
    if view.run.post is not None:
        return ()
    run_id, one = view.run.id, view.item
    ask = Button(
        say.plain("notes-button-change" if view.note else "notes-button-note"), learning.AskNote(run_id, one.id)
    )
    drop = Button(say.plain("notes-button-drop"), learning.DropNote(run_id, one.id))
    note = (ask, drop) if view.note else (ask,)
    if view.settled:
        return (note,) if view.note else ()
    if view.remind_on is not None:
        return (note, (Button(say.plain("notes-button-forget"), learning.ForgetReminder(run_id, one.id)),))
    return (note, _mornings(view, say))


def _mornings(view: Opened, say: Phrases) -> Row:
    return tuple(_morning(view, at, say) for at in view.reminds)


def _morning(view: Opened, at: datetime, say: Phrases) -> Button:
    when = "tomorrow" if at.date() == view.today + timedelta(days=1) else "weekday"
    label = say.plain("notes-button-remind", when=when, weekday=at.isoweekday())
    return Button(label, learning.RemindItem(view.run.id, view.item.id, Wall.of(at.date(), f"{at:%H:%M}")))
