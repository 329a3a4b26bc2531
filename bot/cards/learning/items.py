"""What people see of one item of a checklist: why, how, and the answers to it."""

from bot.buttons import learning
from bot.cards.card import PARAGRAPH, Button, Card, Row, noticed
from bot.cards.learning.checklists import ToPost, mark, run, to_screen
from bot.course.phrases import Phrases
from bot.services.learning.checklists import Opened
from bot.services.learning.runs import Run


def item(view: Opened | Run, say: Phrases, to_post: ToPost) -> Card:
    """All about one item, and what she can say of it."""
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
    neighbours = [
        Button(
            say.plain(f"checklists-button-{key}", number=position + 1),
            learning.OpenItem(view.run.id, items[position].id),
        )
        for key, position in (("previous", view.position - 1), ("next", view.position + 1))
        if 0 <= position < len(items)
    ]
    back = Button(say.plain("checklists-button-list"), to_screen(view.run, view.run.screen))
    return noticed(
        Card(PARAGRAPH.join(blocks), (_answers(view, say), tuple(neighbours), (back,))), view.run.notice, say
    )


def _answers(view: Opened, say: Phrases) -> Row:
    """Done, or none of hers; or back to open."""
    run_id, one = view.run.id, view.item
    if one.id in view.run.ticked:
        return (Button(say.plain("checklists-button-undo"), learning.Tick(run_id, one.id, on=0)),)
    aside = "checklists-button-not-ours" if view.run.post is None else "checklists-button-not-this"
    return (
        Button(say.plain("checklists-button-done"), learning.Tick(run_id, one.id, on=1)),
        Button(say.plain(aside), learning.SetAside(run_id, one.id)),
    )
