"""The one place that speaks first: takes what is due from the outbox, looks again, renders, sends, records.

One message at a time, so that a crash repeats one at most. Its tries are rows, not sleeps: whatever goes wrong, the
delivery goes back into the outbox with the moment of the next try, and the others get their turn.
"""

import asyncio
import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.buttons.speaking import Why
from bot.cards.card import Button, Card
from bot.cards.speaking.kinds import Kind
from bot.course.phrases import Phrases
from bot.messengers.messenger import Messenger, OutOfReach, Rejected, TryLater, Unreachable
from bot.messengers.screen import fitted
from bot.services.people.persons import Clock
from bot.services.speaking.outbox import Delivery, Drop, Later, Outbox, Speak

log = structlog.get_logger("bot.sender")

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(hours=1)  # between tries, doubling
LONGEST_REST = timedelta(minutes=1)  # of the sender, when it is the network and not the message
FAULTS = 5  # tries of a delivery that our own code fails at


class Sender:
    """Sends what is due, each through the messenger of its address. `kinds` is by the name of the kind."""

    def __init__(
        self,
        messengers: Iterable[Messenger],
        outbox: Outbox,
        kinds: Mapping[str, Kind[Any]],
        say: Phrases,
        *,
        clock: Clock,
        dice: random.Random | None = None,
    ) -> None:
        self._messengers = {messenger.name: messenger for messenger in messengers}
        self._outbox, self._kinds, self._say, self._clock = outbox, kinds, say, clock
        self._dice = dice or random.Random()
        self._one_at_a_time = asyncio.Lock()
        self._landing = False
        self._stumbles = 0  # in a row
        self._rests_until: datetime | None = None

    async def flush(self) -> int:
        """Send all that is due, unless Telegram has asked for silence or is out of reach; how many were dealt with."""
        dealt_with = 0
        async with self._one_at_a_time:
            while not self._landing and not self._rests():
                for messenger in self._messengers.values():  # before the claim: a lease is not spent on waiting
                    await messenger.turn()
                delivery = await self._outbox.claim()
                if delivery is None:
                    break
                await self._deal_with(delivery)
                dealt_with += 1
        return dealt_with

    async def due_at(self) -> datetime | None:
        """When there is something to send next; None: nothing waits."""
        due = await self._outbox.due_at()
        return due if due is None or self._rests_until is None else max(due, self._rests_until)

    def land(self) -> None:
        """Begin nothing more: `flush` returns after the message in flight."""
        self._landing = True

    def _rests(self) -> bool:
        return self._rests_until is not None and self._clock() < self._rests_until

    async def _deal_with(self, delivery: Delivery) -> None:
        try:
            kind = self._kinds[delivery.kind]
            answer = await kind.voice(delivery)
            card = kind.render(answer.view, self._say) if isinstance(answer, Speak) else None
        except Exception as error:  # whatever is wrong with one delivery, the others are not to wait for it
            log.exception("a delivery cannot be made", delivery=delivery.key)
            await self._our_fault(delivery, error)
            return
        match answer:
            case Drop(reason):
                await self._outbox.dropped(delivery, reason)
            case Later(moment, reason):
                soonest = self._clock() + timedelta(minutes=1)  # a moment that is past would be a loop
                await self._outbox.later(delivery, max(moment, soonest), reason)
            case Speak() if card is not None:
                await self._send(delivery, kind, self._explained(card, delivery))

    def _explained(self, card: Card, delivery: Delivery) -> Card:
        why = Button(self._say.plain("outbox-button-why"), Why(delivery.id))
        return replace(card, rows=(*card.rows, (why,)))

    async def _send(self, delivery: Delivery, kind: Kind[Any], card: Card) -> None:
        chat_id = delivery.address.chat_id
        try:
            messenger = self._messengers[delivery.address.messenger]
            await messenger.turn(chat_id)
            message_id = await messenger.say_first(chat_id, fitted(card, messenger.limits))
        except Exception as error:  # each has its consequence, and none of them ends the round
            await self._not_sent(delivery, error)
            return
        self._stumbles = 0
        await self._outbox.sent(delivery, message_id)
        if kind.said is None:
            return
        try:
            await kind.said(delivery)
        except Exception:  # it was sent, which is what matters
            log.exception("what was sent was not noted by its kind", delivery=delivery.key)

    async def _not_sent(self, delivery: Delivery, error: Exception) -> None:
        now, words, where = self._clock(), str(error), delivery.address.messenger.title()
        match error:
            case TryLater():
                self._rests_until = now + timedelta(seconds=error.seconds)
                await self._outbox.retry(delivery, self._rests_until, words)
            case Unreachable():
                await self._outbox.blocked(delivery, words)
            case OutOfReach():
                log.warning(f"{where} is out of reach", delivery=delivery.key, reason=words)
                wait = self._grown(delivery.attempts - 1)
                self._rests_until = now + min(wait, self._grown(self._stumbles), LONGEST_REST)
                self._stumbles += 1
                await self._outbox.retry(delivery, now + wait, words)
            case Rejected():
                log.error(f"{where} refused a delivery", delivery=delivery.key, reason=words)
                await self._outbox.failed(delivery, words)
            case _:
                log.error("a delivery failed", delivery=delivery.key, exc_info=error)
                await self._our_fault(delivery, error)

    async def _our_fault(self, delivery: Delivery, error: Exception) -> None:
        words = f"{type(error).__name__}: {error}"
        if delivery.attempts < FAULTS:
            await self._outbox.retry(delivery, self._clock() + self._grown(delivery.attempts - 1), words)
        else:
            await self._outbox.failed(delivery, words)

    def _grown(self, tries: int) -> timedelta:
        """The wait after so many tries; not the same for everybody, lest all come back at once."""
        wait = min(FIRST_WAIT * (1 << min(tries, 20)), LONGEST_WAIT)
        return wait * self._dice.uniform(1.0, 1.5)
