"""What people see of one post: the reminder, how it went, where to move it, ideas, and what became of it."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.buttons import posting
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, clipped, menu_button, noticed, short
from bot.cards.days import near
from bot.cards.people.pages import page_label, page_line
from bot.course.markup import plain_length
from bot.course.phrases import Phrases
from bot.rules.posting.ideas import Idea
from bot.services.posting.slots import Slot, gathered
from bot.services.posting.views import FollowUp, PostView, lead

TOPIC_SHOWN = 60  # characters of a topic in a list
LISTED = 8  # posts asked about in one message


def reminder(view: PostView, say: Phrases) -> Card:
    """Said first, ahead of the post: what it could be about, and all that she can answer."""
    head = say("posting-reminder", **what(view.slot, view.parts, view.today, say))
    return Card(PARAGRAPH.join([head, *_helps(view, say)]), _answers(view, say))


def post(view: PostView, say: Phrases) -> Card:
    """One post of the plan as it stands."""
    slot = view.slot
    about = what(slot, view.parts, view.today, say)
    change = Button(say.plain("posting-button-change"), posting.ChangePost(slot.id))
    if slot.state == "planned":
        head = say("posting-post-open" if slot.at <= view.now else "posting-post-planned", **about)
        card = Card(PARAGRAPH.join([head, *_helps(view, say)]), (*_answers(view, say, change), _onward(view, say)))
        return noticed(card, view.notice, say)
    parts = [say(f"posting-post-{slot.state}", **about)]
    if slot.topic is not None:
        parts.append(say("posting-topic", topic=slot.topic))
    if slot.link is not None:
        parts.append(say("posting-link", link=slot.link))
    if view.asks_link:
        parts.append(say("posting-ask-link"))
    rows: tuple[Row, ...] = ()
    if slot.state != "published":
        rows = (*_outs(view, "posting-button-published-late", say), (_move(slot, say), change))
    last = [Button(say.plain("posting-button-restore"), posting.RestoreSlot(slot.id))] if view.restorable else []
    if slot.state == "published":
        last.append(Button(say.plain("posting-button-delete"), posting.DeletePost(slot.id)))
    rows = (*rows, tuple(last)) if last else rows
    return noticed(Card(PARAGRAPH.join(parts), (*rows, _onward(view, say))), view.notice, say)


def what(slot: Slot, parts: Sequence[Slot], today: date, say: Phrases) -> dict[str, Markup]:
    """When, and where: of several pages each in its own line, with what became of it there."""
    when = say("posting-when", day=near(slot.day, today, say), time=slot.time)
    if len(parts) == 1:
        return {"when": when, "page": page_line(slot.page, say)}
    lines = [say("posting-page-line", state=part.state, page=page_line(part.page, say)) for part in parts]
    return {"when": when, "page": NEWLINE.join(lines)}


def _outs(view: PostView, key: str, say: Phrases) -> tuple[Row, ...]:
    """That it came out: one button, or one for everywhere and one for each page without an answer."""
    if len(view.parts) == 1:
        return ((Button(say.plain(key), posting.Published(view.slot.id)),),)
    left = [part for part in view.parts if part.state in {"planned", "missed"}] or view.parts
    each = tuple((_out_on(part, say),) for part in left)
    everywhere = Button(say.plain("posting-button-published-all"), posting.PublishedEverywhere(view.slot.id))
    return ((everywhere,), *each) if len(left) > 1 else each


def _helps(view: PostView, say: Phrases) -> list[Markup]:
    """The topic, or an idea; and a word of care on a sensitive day."""
    slot, parts = view.slot, []
    if slot.topic is not None:
        parts.append(say("posting-topic", topic=slot.topic))
    elif view.idea is not None:
        parts.append(say("posting-idea", idea=idea_line(view.idea, slot, say)))
    if view.sensitive is not None:
        parts.append(say("posting-sensitive", title=view.sensitive.title))
    return parts


def _out_on(part: Slot, say: Phrases) -> Button:
    label = say.plain("posting-button-published-on", page=page_label(part.page, say))
    return Button(label, posting.Published(part.id))


def _answers(view: PostView, say: Phrases, change: Button | None = None) -> tuple[Row, ...]:
    """What she can say of it; `change` is the way to all that can be changed, which a reminder does without."""
    slot = view.slot
    idea = Button(say.plain("posting-button-idea"), posting.Ideas(slot.id, 0))
    skip = Button(say.plain("posting-button-skip"), posting.SkipSlot(slot.id))
    checklist = Button(say.plain("posting-button-checklist"), posting.BeforePost(slot.id))
    outs = _outs(view, "posting-button-published", say)
    help_ = (checklist, idea) if view.checklist else (idea,)
    further: tuple[Row, ...] = () if change is None else ((change,),)
    if slot.at <= view.now:
        return (*outs, (_move(slot, say), idea), (checklist, skip) if view.checklist else (skip,), *further)
    # It can hardly have come out yet: what helps to write it stands first, and no button is larger than those.
    if change is None:
        return (help_, (_move(slot, say), skip), *outs)
    if len(view.parts) == 1:
        return (help_, (_move(slot, say), skip), (change, *outs[0]))
    return (help_, (_move(slot, say), skip), (change, outs[0][0]))


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
    found = gathered(view.slots)
    if not found:
        return Card(say("posting-follow-up-none"), ((plan_button(say), menu_button(say)),))
    if len(found) == 1:
        return _asked(found[0], view.today, say)
    shown = found[-LISTED:]
    several = len({slot.page.id for slot in view.slots}) > 1
    lines = [slot_line(parts, say, with_page=several, passed=True) for parts in shown]
    rows = [
        (
            out(parts, say, with_page=several),
            Button(say.plain("posting-button-otherwise"), posting.OpenSlot(parts[0].id)),
        )
        for parts in shown
    ]
    text = say("posting-follow-ups", count=len(found), posts=NEWLINE.join(lines))
    return Card(text, (*rows, (plan_button(say),)))


def _asked(parts: Sequence[Slot], today: date, say: Phrases) -> Card:
    slot = parts[0]
    texts = [say("posting-follow-up", **what(slot, parts, today, say))]
    if slot.topic is not None:
        texts.append(say("posting-topic", topic=slot.topic))
    skip = Button(say.plain("posting-button-skip"), posting.SkipSlot(slot.id))
    if len(parts) == 1:
        yes = [Button(say.plain("posting-button-published"), posting.Published(slot.id))]
    else:
        yes = [Button(say.plain("posting-button-published-all"), posting.PublishedEverywhere(slot.id))]
        yes += [_out_on(part, say) for part in parts]
    return Card(PARAGRAPH.join(texts), (*((one,) for one in yes), (_move(slot, say), skip), (plan_button(say),)))


def out(parts: Sequence[Slot], say: Phrases, *, with_page: bool) -> Button:
    """The same where the others are still asked about; beside another button it has no room for a word more."""
    slot, named = parts[0], with_page and len(parts) == 1
    page = say.plain(f"people-platform-{slot.page.platform}") if named else ""
    key = "posting-button-out-of-page" if named else "posting-button-out"
    return Button(say.plain(key, day=short_day(slot.day, say), time=slot.time, page=page), posting.CameOut(slot.id))


def came_out(parts: Sequence[Slot], say: Phrases) -> Button:
    """That this one of several came out, on all of its pages."""
    slot = parts[0]
    label = say.plain("posting-button-came-out", day=short_day(slot.day, say), time=slot.time)
    return Button(label, posting.Published(slot.id) if len(parts) == 1 else posting.PublishedEverywhere(slot.id))


def idea_line(idea: Idea, slot: Slot, say: Phrases) -> Markup:
    if idea.source != "day" or idea.first is None:
        return say("posting-idea-tip", text=idea.text) if idea.title is None else _titled(idea, say)
    ahead = (idea.first - slot.day).days
    day = say("calendar-day", day=idea.first.day, month=idea.first.month)
    return say("posting-idea-day", ahead=max(ahead, 0), day=day, title=idea.title or "", text=idea.text)


def _titled(idea: Idea, say: Phrases) -> Markup:
    return say("posting-idea-rubric", title=idea.title or "", text=idea.text)


def back_button(slot: Slot, say: Phrases) -> Button:
    return Button(say.plain("posting-button-back"), posting.OpenSlot(slot.id))


def plan_button(say: Phrases) -> Button:
    return Button(say.plain("posting-button-plan"), posting.Plan())


def slot_line(parts: Sequence[Slot], say: Phrases, *, with_page: bool, passed: bool) -> Markup:
    """A post in one line: when, what has become of it, topic or rubric, and where there are several, its pages."""
    slot = lead(parts)
    about = slot.topic or (f"{slot.rubric.emoji} {slot.rubric.title}" if slot.rubric else "")
    about = clipped(about, TOPIC_SHOWN)
    return say(
        "posting-line",
        day=short_day(slot.day, say),
        time=slot.time,
        state=stand_of(slot, passed=passed),
        about=f" {about}" if about else "",
        page=" · " + where(parts, say) if with_page else "",
    )


def where(parts: Sequence[Slot], say: Phrases) -> str:
    """The page of a post, or the platforms of several."""
    if len(parts) == 1:
        return page_label(parts[0].page, say)
    return " + ".join(str(say.plain(f"people-platform-{part.page.platform}")) for part in parts)


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


def slot_button(parts: Sequence[Slot], say: Phrases, with_page: bool, *, dated: bool = False) -> Button:
    """To one post from a list; `dated`: with the month, since it is none of this list's."""
    slot = lead(parts)
    page = f" {say.plain(f'people-platform-{slot.page.platform}')}" if with_page and len(parts) == 1 else ""
    day = slot.day
    when = say.plain("calendar-date-short", weekday=day.isoweekday(), day=day.day, month=day.month)
    label = f"{when if dated else short_day(day, say)}, {slot.time}{page}"
    return Button(short(label), posting.OpenSlot(slot.id))
