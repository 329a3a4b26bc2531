"""What people see of one post: the reminder, how it went, where to move it, ideas, and what became of it."""

from datetime import date, timedelta

from markupsafe import Markup

from bot.buttons import posting
from bot.buttons.tap import Wall
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, clipped, menu_button, noticed, short
from bot.cards.days import near
from bot.cards.people.pages import page_label, page_line
from bot.course.markup import plain_length
from bot.course.phrases import Phrases
from bot.rules.posting.ideas import Idea
from bot.rules.posting.reminders import Move
from bot.services.posting.posts import FollowUp, Moving, Pondering, PostView
from bot.services.posting.slots import Slot

TOPIC_SHOWN = 60  # characters of a topic in a list
LISTED = 8  # posts asked about in one message


def reminder(view: PostView, say: Phrases) -> Card:
    """Said first, ahead of the post: what it could be about, and all that she can answer."""
    when = say("posting-when", day=near(view.slot.day, view.today, say), time=view.slot.time)
    head = say("posting-reminder", when=when, page=page_line(view.slot.page, say))
    return Card(PARAGRAPH.join([head, *_helps(view, say)]), _answers(view, say))


def post(view: PostView, say: Phrases) -> Card:
    """One post of the plan as it stands."""
    slot = view.slot
    if slot.state == "planned":
        topic = Button(say.plain("posting-button-topic"), posting.AskTopic(slot.id))
        head = say("posting-post-open" if slot.at <= view.now else "posting-post-planned", **_what(slot, view, say))
        card = Card(PARAGRAPH.join([head, *_helps(view, say)]), (*_answers(view, say), (topic,), _onward(view, say)))
        return noticed(card, view.notice, say)
    parts = [say(f"posting-post-{slot.state}", **_what(slot, view, say))]
    if slot.topic is not None:
        parts.append(say("posting-topic", topic=slot.topic))
    if slot.link is not None:
        parts.append(say("posting-link", link=slot.link))
    if view.asks_link:
        parts.append(say("posting-ask-link"))
    rows: tuple[Row, ...] = ()
    if slot.state != "published":
        late = Button(say.plain("posting-button-published-late"), posting.Published(slot.id))
        rows = ((late,), (_move(slot, say),))
    if view.restorable:
        rows = (*rows, (Button(say.plain("posting-button-restore"), posting.RestoreSlot(slot.id)),))
    return noticed(Card(PARAGRAPH.join(parts), (*rows, _onward(view, say))), view.notice, say)


def ask_topic(view: PostView, say: Phrases) -> Card:
    """What is it about, in her own words?"""
    slot = view.slot
    now = PARAGRAPH + say("posting-topic", topic=slot.topic) if slot.topic else ""
    text = say("posting-ask-topic", **_what(slot, view, say), now=now)
    none = (Button(say.plain("posting-button-no-topic"), posting.DropTopic(slot.id)),)
    idea = (Button(say.plain("posting-button-idea"), posting.Ideas(slot.id, 0)),)
    return Card(text, (*((none,) if slot.topic else ()), idea, (_back(slot, say),)))


def _what(slot: Slot, view: PostView, say: Phrases) -> dict[str, str]:
    when = say("posting-when", day=near(slot.day, view.today, say), time=slot.time)
    return {"when": when, "page": page_line(slot.page, say)}


def _helps(view: PostView, say: Phrases) -> list[Markup]:
    """The topic, or an idea; and a word of care on a sensitive day."""
    slot, parts = view.slot, []
    if slot.topic is not None:
        parts.append(say("posting-topic", topic=slot.topic))
    elif view.idea is not None:
        parts.append(say("posting-idea", idea=_idea(view.idea, slot, say)))
    if view.sensitive is not None:
        parts.append(say("posting-sensitive", title=view.sensitive.title))
    return parts


def _answers(view: PostView, say: Phrases) -> tuple[Row, ...]:
    slot = view.slot
    idea = Button(say.plain("posting-button-idea"), posting.Ideas(slot.id, 0))
    skip = Button(say.plain("posting-button-skip"), posting.SkipSlot(slot.id))
    checklist = Button(say.plain("posting-button-checklist"), posting.BeforePost(slot.id))
    published = Button(say.plain("posting-button-published"), posting.Published(slot.id))
    if slot.at > view.now:  # it can hardly have come out yet: what helps to write it stands first
        return ((checklist, idea) if view.checklist else (idea,), (_move(slot, say), skip), (published,))
    return ((published,), (_move(slot, say), idea), (checklist, skip) if view.checklist else (skip,))


def to_post(slot: int, say: Phrases) -> tuple[Button, Button]:
    """From its checklist: that it came out, and back to it."""
    came = Button(say.plain("posting-button-published"), posting.Published(slot))
    return came, Button(say.plain("posting-button-back"), posting.OpenSlot(slot))


def _move(slot: Slot, say: Phrases) -> Button:
    return Button(say.plain("posting-button-move"), posting.AskMove(slot.id))


def _onward(view: PostView, say: Phrases) -> Row:
    """To the other posts that wait for an answer, or to the plan."""
    if view.waiting:
        return (Button(say.plain("posting-button-waiting", count=view.waiting), posting.Unanswered()), plan_button(say))
    return (plan_button(say), menu_button(say))


def follow_up(view: FollowUp, say: Phrases) -> Card:
    """Asked once when a post's time has passed; one message, however many posts there are."""
    if not view.slots:
        return Card(say("posting-follow-up-none"), ((plan_button(say), menu_button(say)),))
    if len(view.slots) == 1:
        (slot,) = view.slots
        when = say("posting-when", day=near(slot.day, view.today, say), time=slot.time)
        parts = [say("posting-follow-up", when=when, page=page_line(slot.page, say))]
        if slot.topic is not None:
            parts.append(say("posting-topic", topic=slot.topic))
        skip = Button(say.plain("posting-button-skip"), posting.SkipSlot(slot.id))
        yes = Button(say.plain("posting-button-published"), posting.Published(slot.id))
        return Card(PARAGRAPH.join(parts), ((yes,), (_move(slot, say), skip), (plan_button(say),)))
    shown = view.slots[-LISTED:]
    several = len({slot.page.id for slot in shown}) > 1
    lines = [slot_line(slot, say, with_page=several, passed=True) for slot in shown]
    rows = [
        (came_out(slot, say), Button(say.plain("posting-button-otherwise"), posting.OpenSlot(slot.id)))
        for slot in shown
    ]
    text = say("posting-follow-ups", count=len(view.slots), posts=NEWLINE.join(lines))
    return Card(text, (*rows, (plan_button(say),)))


def came_out(slot: Slot, say: Phrases) -> Button:
    """That this one of several came out."""
    label = say.plain("posting-button-came-out", day=short_day(slot.day, say), time=slot.time)
    return Button(label, posting.Published(slot.id))


def moving(view: Moving, say: Phrases) -> Card:
    """Where to: three taps, or typed."""
    slot = view.slot
    choices = [
        (Button(say.plain(f"posting-button-move-{_how(move, view.today)}", time=move.time), _moved(slot, move)),)
        for move in view.moves
    ]
    when = say("posting-when", day=near(slot.day, view.today, say), time=slot.time)
    text = say("posting-ask-move", when=when, page=page_line(slot.page, say))
    return Card(text, (*choices, (_back(slot, say),)))


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
        say("posting-ideas-line", number=number, idea=_idea(idea, slot, say))
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
    return Card(PARAGRAPH.join(parts), (takes, (more,), (_back(slot, say),)) if takes else ((_back(slot, say),),))


def _idea(idea: Idea, slot: Slot, say: Phrases) -> Markup:
    if idea.source != "day" or idea.first is None:
        return say("posting-idea-tip", text=idea.text) if idea.title is None else _titled(idea, say)
    ahead = (idea.first - slot.day).days
    day = say("calendar-day", day=idea.first.day, month=idea.first.month)
    return say("posting-idea-day", ahead=max(ahead, 0), day=day, title=idea.title or "", text=idea.text)


def _titled(idea: Idea, say: Phrases) -> Markup:
    return say("posting-idea-rubric", title=idea.title or "", text=idea.text)


def _back(slot: Slot, say: Phrases) -> Button:
    return Button(say.plain("posting-button-back"), posting.OpenSlot(slot.id))


def plan_button(say: Phrases) -> Button:
    return Button(say.plain("posting-button-plan"), posting.Plan())


def slot_line(slot: Slot, say: Phrases, *, with_page: bool, passed: bool) -> Markup:
    """A post in one line: when, what has become of it, topic or rubric, and where there are several, the page."""
    about = slot.topic or (f"{slot.rubric.emoji} {slot.rubric.title}" if slot.rubric else "")
    about = clipped(about, TOPIC_SHOWN)
    return say(
        "posting-line",
        day=short_day(slot.day, say),
        time=slot.time,
        state=stand_of(slot, passed=passed),
        about=f" {about}" if about else "",
        page=" · " + page_label(slot.page, say) if with_page else "",
    )


def stand_of(slot: Slot, *, passed: bool) -> str:
    """How it stands: its state, or open, when its time has passed and nobody knows whether it came out."""
    return "open" if passed and slot.state == "planned" else slot.state


def short_day(day: date, say: Phrases) -> str:
    """The day on a button: «wed 25»."""
    return f"{say.plain('calendar-weekday-short', weekday=day.isoweekday())} {day.day}"


def fitting(lines: list[Markup], limit: int, say: Phrases) -> list[Markup]:
    """The first lines, of at most `limit` characters together as messengers count them, and how many are left out."""
    room = limit
    for shown, line in enumerate(lines):
        room -= plain_length(line) + 1
        if room < 0:
            return [*lines[:shown], say("posting-more", count=len(lines) - shown)]
    return lines


def slot_button(slot: Slot, say: Phrases, with_page: bool) -> Button:
    """To one post from a list."""
    page = f" · {say.plain(f'people-platform-{slot.page.platform}')}" if with_page else ""
    return Button(short(f"{short_day(slot.day, say)}, {slot.time}{page}"), posting.OpenSlot(slot.id))
