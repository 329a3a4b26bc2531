"""The bot's kind words when nothing else fits: to strangers, in groups, to what was not understood."""

from collections.abc import Mapping
from typing import Any

from bot.buttons.learning import Checklists
from bot.buttons.people import Begin, SkipStep
from bot.cards.card import Button, Card, menu_button
from bot.course.phrases import Phrases
from bot.services.people.profile import STEPS


def unknown(say: Phrases) -> Card:
    """For somebody we have not met: any button or word leads to /start."""
    return Card(say("hall-stranger"), ((Button(say.plain("people-button-begin"), Begin()),),))


def not_understood(say: Phrases) -> Card:
    lists = Button(say.plain("home-button-checklists"), Checklists())
    return Card(say("hall-not-understood"), ((lists, menu_button(say)),))


def no_files(say: Phrases) -> Card:
    return Card(say("hall-no-files"), ((menu_button(say),),))


def not_words(say: Phrases) -> Card:
    """A picture, a voice, a sticker."""
    return Card(say("hall-not-words"), ((menu_button(say),),))


def text_wanted(say: Phrases) -> Card:
    return Card(say("hall-text-wanted"), ((menu_button(say),),))


def refused(say: Phrases, key: str, variables: Mapping[str, Any], expected: str | None) -> Card:
    """What is wrong with what she typed and what to do; she may simply type again, or skip a step of the meeting."""
    if expected in STEPS:
        return Card(say(key, **variables), ((Button(say.plain("people-button-skip"), SkipStep(expected)),),))
    return Card(say(key, **variables), ((menu_button(say),),))


def sorry(say: Phrases) -> Card:
    return Card(say("hall-sorry"), ((menu_button(say),),))


def group(say: Phrases, url: str) -> Card:
    return Card(say("hall-group"), ((Button(say.plain("hall-button-group"), url=url),),))
