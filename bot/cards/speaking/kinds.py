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
from bot.services.speaking.lately import Spoken
from bot.services.speaking.outbox import Delivery, Speak, Voice

V = TypeVar("V")
Answer = Callable[[Spoken], Tap]  # from the message that she answers to the button that says the same
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
    part: Callable[[V, Phrases], Card] | None = None  # shorter, in a message with others; None: as alone
    place: int = 5  # among others in one message: the lowest first
    along: frozenset[str] = frozenset()  # never planned: it comes along in every message that has one of these kinds
    unless: frozenset[str] = frozenset()  # and not in one that has one of these
    breaks_quiet: bool = False  # its voice looks after quiet hours itself

    def shown(self, view: V, say: Phrases, *, among: bool) -> Card:
        """Alone, or in a message with others."""
        return (self.part or self.render)(view, say) if among else self.render(view, say)

    def __post_init__(self) -> None:
        told = [get_args(one)[0] for one in get_args(_hints(self.voice)["return"]) if get_origin(one) is Speak]
        for card in filter(None, (self.render, self.part)):
            shown = next(iter(_hints(card).values()))
            if told != [shown]:
                names = ", ".join(getattr(one, "__name__", str(one)) for one in told) or "nothing"
                shows = getattr(shown, "__name__", shown)
                raise WrongPair(f"{self.name}: the voice tells {names}, the card shows {shows}")


def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    return get_type_hints(function)
