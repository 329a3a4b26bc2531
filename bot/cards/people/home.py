"""Home: what waits for her today, each thing one tap away, and five doors to all the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from bot.buttons import learning, people, posting
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, menu_button, paired
from bot.cards.people.pages import page_line
from bot.course.phrases import Phrases
from bot.services.people.home import Look, Today
from bot.services.people.profile import Profile

V = TypeVar("V")
REPLY, CRISIS = "reply", "crisis"  # checklists that have a door of their own


@dataclass(frozen=True, slots=True)
class Shown:
    """What a feature says at home: a paragraph, and buttons that lead straight to it."""

    text: Markup | None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Part(Generic[V]):
    """A feature at home: who looks whether something waits for her, and how it is shown."""

    name: str
    look: Look[V]
    show: Callable[[V, Phrases], Shown]


Parts = Mapping[str, Part[Any]]


def home(view: Today, parts: Parts, say: Phrases, *, met: Profile | None = None) -> Card:
    """`met`: they have just got to know each other, and what was understood can be put right."""
    waits = [parts[name].show(found, say) for name, found in view.waits]
    hello = say("home-hello", name=view.name) if view.name else say("home-hello-nameless")
    day = say("home-day", weekday=view.day.isoweekday(), day=view.day.day, month=view.day.month)
    texts = [hello + NEWLINE + day, *([_met(met, say)] if met else []), *(one.text for one in waits if one.text)]
    rows = [row for one in waits for row in one.rows]
    if met is not None:
        fix = Button(say.plain("home-button-fix"), people.Settings())
        rows.append((fix, Button(say.plain("home-button-city"), people.ChangeZone())))
    return Card(PARAGRAPH.join(texts), (*rows, *_doors(say)))


def _met(profile: Profile, say: Phrases) -> Markup:
    """What was understood while we got to know each other."""
    lines = [say("home-met-place", institution=profile.institution)] if profile.institution else []
    lines += [page_line(page, say) for page in profile.pages]
    return NEWLINE.join([say("home-met"), *lines, say("home-met-time", city=profile.city, time=profile.time)])


def _doors(say: Phrases) -> tuple[Row, ...]:
    """By what she wants, not by what the program has."""
    return (
        (
            Button(say.plain("home-button-learn"), learning.Lessons()),
            Button(say.plain("home-button-page"), posting.Plan()),
        ),
        (
            Button(say.plain("home-button-reply"), learning.OpenChecklist(REPLY)),
            Button(say.plain("home-button-ask"), people.Help()),
        ),
        (Button(say.plain("home-button-more"), people.More()),),
    )


def more(say: Phrases) -> Card:
    """What is wanted less often."""
    doors = [
        Button(say.plain("home-button-checklists"), learning.Checklists()),
        Button(say.plain("home-button-progress"), learning.Progress()),
        Button(say.plain("people-button-tips"), learning.Tips()),
        Button(say.plain("people-button-quiet"), people.QuietHours()),
        Button(say.plain("home-button-settings"), people.Settings()),
        Button(say.plain("home-button-privacy"), people.Privacy()),
    ]
    return Card(say("home-more"), (*paired(doors), (menu_button(say),)))


def stop(say: Phrases) -> Card:
    """Every way to hear less, the mildest first."""
    ways = (
        ("home-button-quiet", people.QuietHours()),
        ("home-button-pause", people.Pause()),
        ("home-button-no-tips", learning.SwitchTips(0)),
        ("people-button-delete", people.Delete()),
    )
    return Card(say("home-stop"), (*((Button(say.plain(key), tap),) for key, tap in ways), (menu_button(say),)))


def helping(say: Phrases) -> Card:
    """What can be asked, and what to do when something bad has happened."""
    crisis = Button(say.plain("home-button-crisis"), learning.OpenChecklist(CRISIS))
    return Card(say("people-help"), ((crisis,), (menu_button(say),)))


def privacy(say: Phrases) -> Card:
    """Who runs the bot, what is kept, who sees it, and how to be forgotten."""
    delete = Button(say.plain("people-button-delete"), people.Delete())
    return Card(say("people-privacy"), ((delete,), (menu_button(say),)))
