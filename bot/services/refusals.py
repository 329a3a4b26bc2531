"""How a service says no."""

from typing import Any

from bot.rules.words import Unreadable

# Said in the same words wherever days and times are typed.
_ANYWHERE = {"doubt", "two-times", "weekday", "next", "past-day"}


class Refusal(Exception):
    """A kind no: the key of a phrase in content/texts and its variables. Nothing was written."""

    def __init__(self, key: str, **variables: Any) -> None:
        super().__init__(key)
        self.key = key
        self.variables = variables


def refused(error: Unreadable, key: str) -> Refusal:
    """What she typed cannot be read: what to write instead, in the words of `key` where only this feature says so."""
    return Refusal(f"calendar-unreadable-{error.what}" if error.what in _ANYWHERE else key, **error.variables)
