"""The bot's kind words when nothing else fits: to strangers, in groups, to what was not understood."""

from collections.abc import Mapping
from typing import Any

from bot.buttons.learning import OpenCard
from bot.buttons.people import Begin, Help, Pause, SkipStep
from bot.buttons.tap import Tap
from bot.cards.card import Button, Card, Row, menu_button
from bot.course.phrases import Phrases
from bot.course.shapes import Term


def unknown(say: Phrases) -> Card:
    """For somebody we have not met: any button or word leads to /start."""
    return Card(say("hall-stranger"), ((Button(say.plain("people-button-begin"), Begin()),),))


def which(likely: list[Button], say: Phrases, *, home: bool) -> Card:
    """What she wrote may be one of these, `home` among them; or nothing of it was understood."""
    ask = Button(say.plain("home-button-ask"), Help())
    if not likely:
        return Card(say("hall-not-understood"), ((menu_button(say), ask),))
    return Card(say("hall-which"), (*((button,) for button in likely), (ask if home else menu_button(say),)))


def polite(intent: str, say: Phrases) -> Card:
    """Said to a person by a person: no menu of everything."""
    rest: tuple[Row, ...] = ((Button(say.plain("home-button-pause"), Pause()),),) if intent == "tired" else ()
    return Card(say(f"hall-{intent}"), (*rest, (menu_button(say),)))


def term(found: Term, say: Phrases) -> Card:
    """What a word means, and where more is said about it."""
    more: tuple[Row, ...] = ()
    if found.lesson is not None:
        more = ((Button(say.plain("hall-button-lesson"), OpenCard(found.lesson, found.card or 1)),),)
    return Card(say("hall-term", title=found.title, text=found.text), (*more, (menu_button(say),)))


def no_files(say: Phrases) -> Card:
    return Card(say("hall-no-files"), ((menu_button(say),),))


def not_words(say: Phrases) -> Card:
    """A picture, a voice, a sticker."""
    return Card(say("hall-not-words"), ((menu_button(say),),))


def text_wanted(say: Phrases) -> Card:
    return Card(say("hall-text-wanted"), ((menu_button(say),),))


def refused(say: Phrases, key: str, variables: Mapping[str, Any], back: Tap | None) -> Card:
    """What is wrong with what she typed and what to do; she may simply type again, or go back to where she was."""
    match back:
        case None:
            rows: Row = (menu_button(say),)
        case SkipStep():
            rows = (Button(say.plain("people-button-skip"), back),)
        case _:
            rows = (Button(say.plain("hall-button-back"), back), menu_button(say))
    return Card(say(key, **variables), (rows,))


def sorry(say: Phrases) -> Card:
    return Card(say("hall-sorry"), ((menu_button(say),),))


def group(say: Phrases, url: str) -> Card:
    return Card(say("hall-group"), ((Button(say.plain("hall-button-group"), url=url),),))
