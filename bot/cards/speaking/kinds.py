"""A thing that the bot says first, whole: who knows if it still holds, how it looks, why it came, how to hear less.

One value in its wing's file of `bot/app`. A card that cannot show what the voice tells is refused when it is made.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from bot.buttons.tap import Tap
from bot.cards.card import Card
from bot.course.phrases import Phrases
from bot.services.speaking.due import Columns
from bot.services.speaking.outbox import Delivery, Speak, Told, Voice

V = TypeVar("V")
Answer = Callable[[Told], Tap]  # from the message that she answers to the button that says the same
Less = tuple[tuple[str, Tap], ...]  # a row of buttons: the key of the label, and what a tap means


class WrongPair(TypeError):
    """A card is to show what its voice does not tell: a mistake in the program."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[V]):
    name: str  # of the outbox's rows
    voice: Voice[V]
    render: Callable[[V, Phrases], Card]
    due: Columns  # the moments that planning it waits for
    why: str  # the key of one sentence: why it came
    less: Less
    said: Callable[[Delivery], Awaitable[None]] | None = None  # to be noted once it is sent; a crash may leave it out
    answers: Mapping[str, Answer] = field(default_factory=dict)  # «done», «later»... in her own words

    def __post_init__(self) -> None:
        shown = next(iter(_hints(self.render).values()))
        told = [get_args(one)[0] for one in get_args(_hints(self.voice)["return"]) if get_origin(one) is Speak]
        if told != [shown]:
            names = ", ".join(getattr(one, "__name__", str(one)) for one in told) or "nothing"
            raise WrongPair(f"{self.name}: the voice tells {names}, the card shows {getattr(shown, '__name__', shown)}")


def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    return get_type_hints(function)
