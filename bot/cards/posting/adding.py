"""What people see when they add posts: for which page, when and what about, and what has become of several lines."""

from datetime import timedelta

from markupsafe import Markup

from bot.buttons import posting
from bot.buttons.tap import Wall
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, menu_button, paired
from bot.cards.days import near
from bot.cards.people.pages import page_label, page_line
from bot.cards.posting.posts import fitting, plan_button, slot_line
from bot.course.phrases import Phrases
from bot.services.people.pages import Page
from bot.services.posting.adding import Added, NotRead, Offered, PostAsked, TimeAsked
from bot.services.posting.undoing import TakenBack

ROOM = 1500  # characters for what was understood, and for what was not


def ask_post(view: PostAsked, say: Phrases) -> Card:
    """When, and what about? She types both."""
    example = view.today + timedelta(days=2)
    day, month = f"{example.day:02}", f"{example.month:02}"
    text = say("posting-ask-post", page=_lines(view.pages, say), day=day, month=month)
    return Card(text, ((plan_button(say),),))


def ask_time(view: TimeAsked, say: Phrases) -> Card:
    """Day and topic are kept: only the time is asked for, with buttons."""
    when = near(view.day, view.today, say)
    about = NEWLINE + say("posting-topic", topic=view.topic) if view.topic else ""
    key = "posting-ask-time-doubtful" if view.doubtful else "posting-ask-time-of-post"
    text = say(key, page=_lines(view.pages, say), day=when, about=about)
    times = [Button(time, posting.TimePost(view.to, Wall.of(view.day, time))) for time in view.times]
    return Card(text, (*paired(times), (plan_button(say),)))


def offered(view: Offered, say: Phrases) -> Card:
    """Into the plan with it? On several pages: on which?"""
    post = view.post
    if not view.timed:
        return ask_time(post, say)
    (time,), wall = post.times, Wall.of(post.day, post.times[0])
    about = NEWLINE + say("posting-topic", topic=post.topic) if post.topic else ""
    when = near(post.day, post.today, say)
    text = say("posting-offer", page=_lines(post.pages, say), day=when, time=time, about=about)
    rows: list[Row] = [(Button(say.plain("posting-button-offer"), posting.TimePost(post.to, wall)),)]
    if len(post.pages) > 1:
        rows = [(Button(say.plain("posting-button-everywhere"), posting.TimePost(post.to, wall)),)]
        rows += [(Button(page_label(page, say), posting.TimePost(page.id, wall)),) for page in post.pages]
    return Card(text, (*rows, (plan_button(say), menu_button(say))))


def _lines(pages: tuple[Page, ...], say: Phrases) -> Markup:
    return NEWLINE.join(page_line(page, say) for page in pages)


def added(view: Added, say: Phrases) -> Card:
    """Those that are in the plan, and the others with why and as they were typed, to be copied with one tap."""
    parts, rows = list[Markup](), list[Row]()
    if view.posts:
        lines = [slot_line(post, say, with_page=view.several, passed=False) for post in view.posts]
        parts.append(NEWLINE.join([say("posting-added", count=len(view.posts)), *fitting(lines, ROOM, say)]))
    if view.faults:
        faults = [_fault(one, say) for one in view.faults]
        parts.append(PARAGRAPH.join([say("posting-not-added", count=len(view.faults)), *fitting(faults, ROOM, say)]))
    if view.trace:
        rows.append((Button(say.plain("posting-button-restore"), posting.TakeBack(view.trace)), plan_button(say)))
    else:
        rows.append((plan_button(say),))
    return Card(PARAGRAPH.join(parts), tuple(rows))


def _fault(one: NotRead, say: Phrases) -> Markup:
    return say("posting-not-added-line", line=one.line, why=say(one.why.key, **one.why.variables))


def taken_back(view: TakenBack, say: Phrases) -> Card:
    counts = (("gone", view.gone), ("as-before", view.as_before), ("left", view.left))
    parts = [say(f"posting-back-{name}", count=count) for name, count in counts if count]
    return Card(say("posting-back", parts=Markup(" ").join(parts)), ((plan_button(say),),))
