"""What people see when they change a post: where to move it, ideas, topic, rubric, pages; and when it is deleted."""

from datetime import date, timedelta

from markupsafe import Markup

from bot.buttons import posting
from bot.buttons.tap import Wall
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, noticed
from bot.cards.days import near
from bot.cards.people.pages import page_label
from bot.cards.posting.posts import back_button, idea_line, plan_button, what
from bot.course.phrases import Phrases
from bot.rules.posting.reminders import Move
from bot.services.posting.changes import Changing, Deleted
from bot.services.posting.slots import Slot
from bot.services.posting.views import Moving, Pondering, PostView


def changing(view: Changing, say: Phrases) -> Card:
    """Day and time, topic, rubric, pages, and the way out of the plan."""
    slot = view.view.slot
    rows: list[Row] = [
        (Button(say.plain("posting-button-when"), posting.AskMove(slot.id)),),
        (
            Button(say.plain("posting-button-topic"), posting.AskTopic(slot.id)),
            Button(say.plain("posting-button-no-rubric"), posting.AskRubric(slot.id)),
        ),
    ]
    if len(view.pages) > 1:
        rows.append((Button(say.plain("posting-button-pages"), posting.PostPages(slot.id)),))
    rows += [(Button(say.plain("posting-button-delete"), posting.DeletePost(slot.id)),), (back_button(slot, say),)]
    return noticed(Card(_head("posting-change", view, say), tuple(rows)), view.view.notice, say)


def _head(key: str, view: Changing, say: Phrases) -> Markup:
    post = view.view
    slot = post.slot
    rubric = f"{slot.rubric.emoji} {slot.rubric.title}" if slot.rubric else ""
    about = [say("posting-topic", topic=slot.topic)] if slot.topic else []
    about += [say("posting-rubric", rubric=rubric)] if rubric else []
    return PARAGRAPH.join([say(key, **what(slot, post.parts, post.today, say)), *about])


def rubrics(view: Changing, say: Phrases) -> Card:
    """What is it about?"""
    slot = view.view.slot
    choices = [
        Button(f"{one.emoji} {one.title}", posting.SetPostRubric(slot.id, one.id))
        for one in view.rubrics
        if one != slot.rubric
    ]
    none = Button(say.plain("posting-button-rubric-none"), posting.SetPostRubric(slot.id, "-"))
    rows = (*((choice,) for choice in choices), *(((none,),) if slot.rubric else ()), (_again(slot, say),))
    return Card(_head("posting-ask-post-rubric", view, say), rows)


def pages(view: Changing, say: Phrases) -> Card:
    """On which pages does it come out? A tap changes one of them."""
    slot, on = view.view.slot, {part.page.id: part.id for part in view.view.parts}
    rows = []
    for page in view.pages:
        # By a slot of another page, so that a second tap still finds the post.
        by = next((part for at, part in on.items() if at != page.id), slot.id)
        sign = "✓" if page.id in on else "▫️"
        turn = posting.TurnPostPage(by, page.id, 0 if page.id in on else 1)
        rows.append((Button(f"{sign} {page_label(page, say)}", turn),))
    when = say("posting-when", day=near(slot.day, view.view.today, say), time=slot.time)
    card = Card(say("posting-ask-pages", when=when), (*rows, (_again(slot, say),)))
    return noticed(card, view.view.notice, say)


def deleted(view: Deleted, say: Phrases) -> Card:
    """It is gone, and for a day it can come back."""
    topic = NEWLINE + say("posting-topic", topic=view.slot.topic) if view.slot.topic else ""
    text = say("posting-deleted", **what(view.slot, view.parts, view.today, say), topic=topic)
    back = Button(say.plain("posting-button-restore"), posting.UndeletePost(view.slot.id))
    return Card(text, ((back, plan_button(say)),))


def _again(slot: Slot, say: Phrases) -> Button:
    return Button(say.plain("posting-button-change-back"), posting.ChangePost(slot.id))


def ask_topic(view: PostView, say: Phrases) -> Card:
    """What is it about, in her own words?"""
    slot = view.slot
    now = PARAGRAPH + say("posting-topic", topic=slot.topic) if slot.topic else ""
    text = say("posting-ask-topic", **what(slot, view.parts, view.today, say), now=now)
    none = (Button(say.plain("posting-button-no-topic"), posting.DropTopic(slot.id)),)
    idea = (Button(say.plain("posting-button-idea"), posting.Ideas(slot.id, 0)),)
    return Card(text, (*((none,) if slot.topic else ()), idea, (back_button(slot, say),)))


def moving(view: Moving, say: Phrases) -> Card:
    """Where to: three taps, or typed."""
    slot = view.slot
    choices = [
        (Button(say.plain(f"posting-button-move-{_how(move, view.today)}", time=move.time), _moved(slot, move)),)
        for move in view.moves
    ]
    text = say("posting-ask-move", **what(slot, view.parts, view.today, say))
    return Card(text, (*choices, (back_button(slot, say),)))


def _how(move: Move, today: date) -> str:
    """The day after a post of next week is not tomorrow."""
    return "later" if move.how == "tomorrow" and move.day != today + timedelta(days=1) else move.how


def _moved(slot: Slot, move: Move) -> posting.MoveSlot:
    return posting.MoveSlot(slot.id, Wall.of(move.day, move.time))


def ideas(view: Pondering, say: Phrases) -> Card:
    """Three ideas, each of which may become the topic with one tap."""
    slot = view.slot
    parts = [say("posting-ideas", day=near(slot.day, view.today, say))]
    if view.sensitive is not None:
        parts.append(say("posting-sensitive", title=view.sensitive.title))
    parts += [
        say("posting-ideas-line", number=number, idea=idea_line(idea, slot, say))
        for number, idea in enumerate(view.ideas, start=1)
    ]
    if not view.ideas:
        parts.append(say("posting-ideas-none"))
    takes = tuple(
        Button(
            say.plain("posting-button-take", number=number),
            posting.TakeIdea(slot.id, idea.source, idea.ref, idea.number),
        )
        for number, idea in enumerate(view.ideas, start=1)
    )
    more = Button(say.plain("posting-button-more"), posting.Ideas(slot.id, view.turn + 1))
    return Card(
        PARAGRAPH.join(parts), (takes, (more,), (back_button(slot, say),)) if takes else ((back_button(slot, say),),)
    )
