"""What people see of deadlines: the list, the line in the menu, the word that reminds, and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from markupsafe import Markup

from bot.buttons import learning
from bot.buttons.tap import Tap
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, menu_button, noticed, short
from bot.cards.people.pauses import pause_line
from bot.course.phrases import Phrases
from bot.rules.learning.progress import Stand
from bot.services.learning.assignments import Deadline
from bot.services.learning.deadlines import MONDAY, TOMORROW, Answered, Mine, Nudge

LINES = 8  # of deadlines that a list shows
TOLD = 4  # that one message shows


def deadlines(view: Mine, say: Phrases) -> Card:
    """The list: what is ahead with a button each, then what is done."""
    ahead, finished = view.ahead, view.done
    parts = [*pause_line(view.paused_until, say)]
    if ahead:
        parts.append(say("deadlines-list", lines=PARAGRAPH.join(_lines(ahead, LINES, say))))
    else:
        parts.append(say("deadlines-list", lines=say("deadlines-all-done" if finished else "deadlines-none")))
    if finished:
        lines = [say("deadlines-line-done", thing=_thing(due, say)) for due in finished[:LINES]]
        parts.append(NEWLINE.join([say("deadlines-done"), *lines, *_more(finished, LINES, say)]))
    rows = (*_numbered(ahead[:LINES], say), (menu_button(say),))
    return noticed(Card(PARAGRAPH.join(parts), rows), view.notice, say)


def menu_line(due: Deadline, say: Phrases) -> Markup:
    return say("deadlines-menu", when=_when(due, say), what=due.kind, title=due.title)


def nudge(view: Nudge, say: Phrases) -> Card:
    """The message that the bot sends first."""
    if len(view.items) > 1:
        words = say(f"deadlines-nudge-several-{view.variant}")
        text = say("deadlines-nudges", words=words, lines=PARAGRAPH.join(_lines(view.items, TOLD, say)))
        rows = _numbered(view.items[:TOLD], say)
        if len(view.items) > TOLD:
            rows = (*rows, (_mine(say),))
    else:
        due = view.items[0]
        left = say("deadlines-left", hours=max(1, round(view.left / timedelta(hours=1))))
        words = say(f"deadlines-nudge-{view.rung}-{view.variant}", left=left)
        text = say("deadlines-nudge", words=words, thing=_thing(due, say), term=_term(due, say))
        rows = ((_open(due, say),),)
    return Card(text, (*rows, *_answers(view, say)))


def part(view: Nudge, say: Phrases) -> Card:
    """The same in a message with other things: what opens it, and the two answers that fit a row."""
    card, answers = nudge(view, say), _answers(view, say)
    opens = card.rows[: -len(answers)]
    return replace(card, rows=(*opens, tuple(row[0] for row in answers)))


def answered(view: Answered, say: Phrases) -> Card:
    """What the message that she answered becomes."""
    if not view.items:
        text = say("deadlines-nothing-left")
    elif view.until is None:
        text = say("deadlines-remembered")
    else:
        at = view.until
        text = say(
            "deadlines-snoozed",
            weekday=say("calendar-weekday-on", weekday=at.isoweekday()),
            day=say("calendar-day", day=at.day, month=at.month),
            time=f"{at:%H:%M}",
        )
    open_it: tuple[Row, ...] = ((_open(view.items[0], say),),) if len(view.items) == 1 else ()
    return Card(text, (*open_it, (_mine(say), menu_button(say))))


def _answers(view: Nudge, say: Phrases) -> tuple[Row, ...]:
    """Ways to put it off, and to have it in mind while there is anything more to be said."""
    snoozes = []
    if view.tomorrow.date() == view.today + timedelta(days=1):
        snoozes.append(Button(say.plain("deadlines-button-tomorrow"), learning.SnoozeNudge(view.delivery, TOMORROW)))
    if not snoozes or view.monday > view.tomorrow:
        day = say.plain("calendar-weekday-on", weekday=view.monday.isoweekday()).capitalize()
        snoozes.append(Button(day, learning.SnoozeNudge(view.delivery, MONDAY)))
    if all(due.late for due in view.items):
        return (tuple(snoozes),)
    remember = Button(say.plain("deadlines-button-remember"), learning.RememberNudge(view.delivery))
    return (tuple(snoozes), (remember,))


def _lines(dues: Sequence[Deadline], limit: int, say: Phrases) -> list[Markup]:
    lines = [
        say("deadlines-line", number=number, thing=_thing(due, say), term=_term(due, say))
        for number, due in enumerate(dues[:limit], start=1)
    ]
    return [*lines, *_more(dues, limit, say)]


def _more(dues: Sequence[Deadline], limit: int, say: Phrases) -> list[Markup]:
    return [say("deadlines-more", count=len(dues) - limit)] if len(dues) > limit else []


def _thing(due: Deadline, say: Phrases) -> Markup:
    return say("deadlines-thing", what=due.kind, title=due.title)


def _term(due: Deadline, say: Phrases) -> Markup:
    """The deadline, and how far she is."""
    term = say("deadlines-term-late" if due.late else "deadlines-term", when=_when(due, say))
    where = _where(due, say)
    return term if where is None else Markup(" ").join([term, where])


def _when(due: Deadline, say: Phrases) -> Markup:
    at = due.at
    key = "deadlines-when-late" if due.late else "deadlines-when"
    return say(key, days=due.days, time=f"{at:%H:%M}", weekday=at.isoweekday(), day=at.day, month=at.month)


def _where(due: Deadline, say: Phrases) -> Markup | None:
    place = due.place
    if place is not None and place.stand is Stand.READING:
        return say("deadlines-where-reading", card=place.card, cards=len(place.lesson.cards))
    if place is not None and place.stand is Stand.QUIZ:
        return say("deadlines-where-quiz")
    if due.ticked is not None and due.ticked[0] > 0:
        return say("deadlines-where-ticked", done=due.ticked[0], total=due.ticked[1])
    return None


def _numbered(dues: Sequence[Deadline], say: Phrases) -> tuple[Row, ...]:
    return tuple(
        (Button(short(say.plain("deadlines-button-thing", number=number, title=due.title)), _tap(due)),)
        for number, due in enumerate(dues, start=1)
    )


def _open(due: Deadline, say: Phrases) -> Button:
    kind = due.kind
    if due.place is not None and due.place.stand in (Stand.READING, Stand.QUIZ):
        kind = due.place.stand.value
    return Button(say.plain(f"deadlines-button-open-{kind}"), _tap(due))


def _tap(due: Deadline) -> Tap:
    """Straight to what is left of it."""
    if due.kind == "checklist":
        return learning.OpenChecklist(due.ref)
    if due.kind == "quiz":
        return learning.OpenQuiz(due.ref)
    place = due.place
    if place is not None and place.stand is Stand.QUIZ and place.quiz is not None:
        return learning.OpenQuiz(place.quiz.id)
    return learning.OpenLesson(due.ref)


def _mine(say: Phrases) -> Button:
    return Button(say.plain("deadlines-button-mine"), learning.Deadlines())
