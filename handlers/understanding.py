"""Words that nobody asked for: what she wants is done, offered, or answered like a person would."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.buttons.tap import Menu, Tap
from bot.cards import hall as cards
from bot.cards.card import Button, Card
from bot.cards.speaking.kinds import Kind
from bot.course.phrases import Phrases
from bot.course.shapes import Term
from bot.rules.intents import ANSWERS, GRAVE, Intents, Meant
from bot.services.people.persons import Address
from bot.services.speaking.lately import Lately
from handlers.door import Switchboard

Offer = Callable[[Address, str], Awaitable[Card | None]]
WORDS = "words-"
TERM = "what:"  # an intent that begins so asks about a word of the glossary
POLITE = ("thanks", "ok", "hello", "bye", "human", "tired", "answer", "what")  # answered with words alone


def intents_of(say: Phrases, terms: Mapping[str, Term]) -> Intents:
    """What people's words mean: the phrases `words-…`, and the words of the glossary."""
    keys = say.keys()
    words = {key.removeprefix(WORDS): say.plain(key) for key in sorted(keys) if key.startswith(WORDS)}
    filler, days = words.pop("filler"), words.pop("another-day")
    asked = {f"{TERM}{id_}": ",".join(term.words) for id_, term in terms.items()}
    return Intents(words, asked, filler, days)


@dataclass(frozen=True, slots=True)
class Understanding:
    switchboard: Switchboard
    intents: Intents
    kinds: Mapping[str, Kind[Any]]
    terms: Mapping[str, Term]
    lately: Lately
    offer: Offer  # what else a text may be: a post for the plan
    say: Phrases

    def read(self, text: str) -> Meant:
        return self.intents.read(text)

    async def instead(
        self, event: Mapping[str, Any], text: str, back: Tap, *, answers: bool, offer: bool
    ) -> Card | None:
        """The card for something else than what she was asked for; None: nothing else can be meant.

        `back` leads to where she is already. `answers`: a word may answer what she was told; `offer`: a day with
        a topic may be meant for the plan.
        """
        answered = await self._answered(event, text) if answers else None
        if answered is not None:
            return answered
        meant = self.read(text)
        here = meant.intent == "answer" or self.switchboard.words.get(meant.intent or "") == back
        if meant.intent is not None and meant.whole and meant.intent not in ANSWERS and not here:
            return await self._done(event, meant.intent)
        return await self.offer(event["address"], text) if offer else None

    async def answer(self, event: Mapping[str, Any], text: str) -> Card:
        """The card for words that nobody asked for."""
        answered = await self._answered(event, text)
        if answered is not None:
            return answered
        meant = self.read(text)
        grave = meant.intent in GRAVE and not meant.whole  # said by the way it is offered, not done
        if meant.intent is not None and meant.intent not in ANSWERS and not grave:
            return await self._done(event, meant.intent)
        buttons = [self._button(intent) for intent in meant.likely if intent in self.switchboard.words]
        offered = await self.offer(event["address"], text)
        if offered is not None:  # or it is something else that she wants
            return replace(offered, rows=(*offered.rows[:-1], *((one,) for one in buttons[:2]), offered.rows[-1]))
        if meant.intent in ANSWERS:  # nothing was asked: what may she speak of?
            card = await self.switchboard.press(event, Menu())
            return card.noticing(self.say.plain("hall-answer-what"))
        return cards.which(buttons, self.say, home="menu" in meant.likely)

    async def _answered(self, event: Mapping[str, Any], text: str) -> Card | None:
        """An answer to the last message that takes such a one: done, not yet, later."""
        meant = self.intents.read(text, asked=True).intent
        if meant is None or meant not in ANSWERS or self.intents.names_a_day(text):
            return None  # «yesterday's came out» is not about the last message
        for spoken in await self.lately.spoken(event["address"]):
            answer = self.kinds[spoken.kind].answers.get(meant) if spoken.kind in self.kinds else None
            if answer is not None:
                return await self.switchboard.press(event, answer(spoken))
        return None

    async def _done(self, event: Mapping[str, Any], intent: str) -> Card:
        if intent.startswith(TERM):
            return cards.term(self.terms[intent.removeprefix(TERM)], self.say)
        if intent in POLITE:
            return cards.polite(intent, self.say)
        return await self.switchboard.press(event, self.switchboard.words[intent])

    def _button(self, intent: str) -> Button:
        return Button(self.say.plain(f"meant-{intent}"), self.switchboard.words[intent])
