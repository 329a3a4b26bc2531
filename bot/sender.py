"""The one place that speaks first: takes what is due from the outbox, looks again, renders, sends, records.

Several messages are on their way at once, never two to one person. Nobody counts how many it takes: each begins when
the pace has a place for it, so that there are as many as the pace and the distance make. Their tries are rows, not
sleeps: whatever goes wrong, the delivery goes back into the outbox with the moment of the next try, and the others get
their turn.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.buttons.speaking import Why
from bot.cards.card import PARAGRAPH, Button, Card
from bot.cards.speaking.kinds import Kind
from bot.course.markup import plain_length
from bot.course.phrases import Phrases
from bot.messengers.messenger import Messenger, OutOfReach, Rejected, TryLater, Unreachable
from bot.messengers.screen import fitted
from bot.messengers.together import together
from bot.services.people.persons import Clock
from bot.services.speaking.outbox import UNFINISHED, Delivery, Drop, Later, Outbox, Speak

log = structlog.get_logger("bot.sender")

MOST_IN_FLIGHT = 24  # a crash repeats no more; all of Telegram's pace up to 0.8 s away, and places left for answers
LOOK_SECONDS = 1.0  # how long what falls due may wait while nothing ends that is on its way
STUMBLE_WAIT, FAULT_WAIT = timedelta(seconds=0.5), timedelta(seconds=5)  # before the second try, then doubling
LONGEST_WAIT = timedelta(hours=1)
SEVERAL = 5  # people in a row whom nothing reaches: then it is the network, and not the messages
FIRST_REST, LONGEST_REST = timedelta(seconds=5), timedelta(minutes=1)  # of the sender, while the network is away
FAULTS = 5  # tries of a delivery that our own code fails at, or that ends the process


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a message says."""

    delivery: Delivery
    kind: Kind[Any]
    view: Any

    def card(self, say: Phrases, *, among: bool) -> Card:
        return self.kind.shown(self.view, say, among=among)


class Breaker:
    """Is the network away? Opens when several people in a row are not reached, closes with the first who is."""

    def __init__(self) -> None:
        self._in_vain: set[int] = set()  # whom nothing has reached since somebody was
        self._rests = 0  # in a row
        self.rests_until: datetime | None = None  # None: closed

    def reached(self) -> None:
        """Something was answered, were it with a no."""
        if self.rests_until is not None:
            log.warning("messages get through again", rests=self._rests)
        self.rests_until, self._rests = None, 0
        self._in_vain.clear()

    def not_reached(self, person_id: int, now: datetime, rest: Callable[[int], timedelta], reason: str) -> None:
        """`rest` tells how long to rest after so many rests. What was on its way when it opened says nothing more."""
        self._in_vain.add(person_id)
        if self.rests_until is None and len(self._in_vain) >= SEVERAL:
            log.warning("messages do not get through, resting", people=len(self._in_vain), reason=reason)
        elif self.rests_until is None or now < self.rests_until:
            return
        self.rests_until = now + rest(self._rests)
        self._rests += 1


class Flight:
    """What is on its way. After the first trouble of our own (a database that is away) nothing more should begin."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self.trouble: BaseException | None = None

    def __len__(self) -> int:
        return len(self._tasks)

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.add(asyncio.ensure_future(work))

    async def one_less(self) -> None:
        """Wait a moment for one of them to end."""
        self._count(await asyncio.wait(self._tasks, timeout=LOOK_SECONDS, return_when=asyncio.FIRST_COMPLETED))

    async def land(self) -> None:
        """Wait for all of them. Whoever gives up on this gives up on them. Raises what the first of them raised."""
        try:
            if self._tasks:
                self._count(await asyncio.wait(self._tasks))
        except asyncio.CancelledError:
            self.give_up()
            raise
        if self.trouble is not None:
            raise self.trouble

    def give_up(self) -> None:
        for task in self._tasks:
            task.cancel()

    def _count(self, ended: tuple[set[asyncio.Task[None]], set[asyncio.Task[None]]]) -> None:
        done, self._tasks = ended
        for task in done:
            if not task.cancelled():
                self.trouble = task.exception() or self.trouble


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
        faults: int = FAULTS,
    ) -> None:
        self._messengers = {messenger.name: messenger for messenger in messengers}
        self._outbox, self._kinds, self._say, self._clock = outbox, kinds, say, clock
        self._dice, self._faults = dice or random.Random(), faults
        self._one_at_a_time = asyncio.Lock()
        self._landing = False
        self._holds = asyncio.Condition()
        self._held = 0  # how many are planning at the moment
        self._breaker = Breaker()
        self._silent_until: datetime | None = None  # because Telegram has asked for it

    async def flush(self) -> int:
        """Send all that is due, unless Telegram has asked for silence or is out of reach; how many were dealt with."""
        dealt_with, flight = 0, Flight()
        async with self._one_at_a_time:
            try:
                while await self._may_begin(flight):
                    claimed = await (self._outbox.claim_beside_others() if flight else self._outbox.claim())
                    if isinstance(claimed, Delivery):
                        flight.begin(self._deal_with(claimed))
                        dealt_with += 1
                        if claimed.suspect:
                            await flight.land()
                    elif flight:
                        await flight.one_less()  # its end may be the turn of her next one, or of a suspect
                    else:
                        break
            except asyncio.CancelledError:
                flight.give_up()
                raise
            finally:
                await flight.land()
        return dealt_with

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """Nothing more begins meanwhile; what is on its way arrives."""
        self._held += 1
        try:
            yield
        finally:
            async with self._holds:
                self._held -= 1
                self._holds.notify_all()

    async def _may_begin(self, flight: Flight) -> bool:
        """Wait until there is room for one more. False: nothing more is to begin in this round."""
        while len(flight) >= self._most():
            await flight.one_less()
        for messenger in self._messengers.values():  # before the claim: a lease is not spent on waiting
            await messenger.turn()
        async with self._holds:
            await self._holds.wait_for(lambda: not self._held or self._landing)
        return not (self._landing or self._rests() or flight.trouble)

    def _most(self) -> int:
        """How many may be on their way: while the network is away, one finds out whether it still is."""
        return MOST_IN_FLIGHT if self._breaker.rests_until is None else 1

    async def due_at(self) -> datetime | None:
        """When there is something to send next; None: nothing waits."""
        due, rest = await self._outbox.due_at(), self._rest()
        return due if due is None or rest is None else max(due, rest)

    def land(self) -> None:
        """Begin nothing more: `flush` returns after the messages in flight."""
        self._landing = True

    def _rest(self) -> datetime | None:
        """Until when nothing is to be sent, or was."""
        ends = (self._silent_until, self._breaker.rests_until)
        return max((end for end in ends if end is not None), default=None)

    def _rests(self) -> bool:
        rest = self._rest()
        return rest is not None and self._clock() < rest

    async def _deal_with(self, delivery: Delivery) -> None:
        if delivery.unfinished >= self._faults:
            log.error("a delivery ends whoever handles it, and is given up", delivery=delivery.key)
            await self._outbox.failed(delivery, f"{UNFINISHED}{delivery.unfinished}")
            return
        try:
            kind = self._kinds[delivery.kind]
            if delivery.quiet_till is not None and not kind.breaks_quiet:
                answer: Drop | Later | Speak[Any] = Later(delivery.quiet_till, "quiet hours")
            else:
                answer = await kind.voice(delivery)
            told: tuple[Part, ...] = ()
            card: Card | None = None
            if isinstance(answer, Speak):
                told, card = await self._joined(delivery, Part(delivery, kind, answer.view))
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
                await self._send(delivery, told, self._explained(card, delivery))

    async def _joined(self, delivery: Delivery, first: Part) -> tuple[tuple[Part, ...], Card]:
        """The message with what else is to be said to her now, as far as it has room, and what it holds."""
        beside = [await self._beside(other) for other in delivery.beside if delivery.quiet_till is None]
        parts = [first, *(part for part in beside if part is not None)]
        names = {part.kind.name for part in parts}
        for kind in self._kinds.values():
            if kind.along & names and not kind.unless & names:
                along = await self._beside(replace(delivery, kind=kind.name))
                parts += [] if along is None else [along]
        parts.sort(key=lambda part: part.kind.place)
        limits = self._messengers[delivery.address.messenger].limits
        cards = [await asyncio.to_thread(part.card, self._say, among=len(parts) > 1) for part in parts]
        more = plain_length(PARAGRAPH + self._rarer(delivery).text) if delivery.said.rare(delivery.today) else 0
        card, fitting = together(cards, replace(limits, text=limits.text - more), spare=1)
        if first not in parts[:fitting]:  # it is the one that was claimed: the others have their own turn
            return (first,), await asyncio.to_thread(first.card, self._say, among=False)
        return tuple(parts[:fitting]), card

    async def _beside(self, other: Delivery) -> Part | None:
        """What may be said along with another; what may not, or fails, has its own turn later."""
        kind = self._kinds.get(other.kind)
        if kind is None:
            return None
        try:
            answer = await kind.voice(other)
        except Exception:
            log.exception("a delivery cannot be joined", delivery=other.key)
            return None
        return Part(other, kind, answer.view) if isinstance(answer, Speak) else None

    def _explained(self, card: Card, delivery: Delivery) -> Card:
        why = Button(self._say.plain("outbox-button-why"), Why(delivery.id))
        rows = (*card.rows, (why,))
        if not delivery.said.rare(delivery.today):
            return replace(card, rows=rows)
        return replace(card, text=PARAGRAPH.join([card.text, self._rarer(delivery).text]), rows=rows)

    def _rarer(self, delivery: Delivery) -> Card:
        """The word to somebody who does not answer."""
        last = delivery.said.last_before_silence(delivery.today)
        return Card(self._say("outbox-silent" if last else "outbox-rare"))

    async def _send(self, delivery: Delivery, told: Sequence[Part], card: Card) -> None:
        chat_id = delivery.address.chat_id
        try:
            messenger = self._messengers[delivery.address.messenger]
            await messenger.turn(chat_id)
            if self._rests():  # since it was claimed
                await self._outbox.untouched(delivery)
                return
            message_id = await messenger.say_first(chat_id, fitted(card, messenger.limits))
        except Exception as error:  # each has its consequence, and none of them ends the round
            await self._not_sent(delivery, error)
            return
        self._breaker.reached()
        await self._outbox.sent(delivery, message_id, [part.delivery for part in told])
        for part in told:
            if part.kind.said is None:
                continue
            try:
                await part.kind.said(part.delivery)
            except Exception:  # it was sent, which is what matters
                log.exception("what was sent was not noted by its kind", delivery=part.delivery.key)

    async def _not_sent(self, delivery: Delivery, error: Exception) -> None:
        now, words, where = self._clock(), str(error), delivery.address.messenger.title()
        if isinstance(error, TryLater | Unreachable | Rejected):
            self._breaker.reached()
        match error:
            case TryLater():  # concerns all that speaks with this token
                until = now + timedelta(seconds=error.seconds)
                self._silent_until = max(until, self._silent_until or until)
                await self._outbox.retry(delivery, until, words)
            case Unreachable():
                await self._outbox.blocked(delivery, words)
            case OutOfReach():
                self._breaker.not_reached(delivery.person_id, now, self._rest_after, words)
                again = now + self._grown(STUMBLE_WAIT, delivery.attempts - 1)
                await self._outbox.retry(delivery, max(again, self._breaker.rests_until or again), words)
            case Rejected():
                log.error(f"{where} refused a delivery", delivery=delivery.key, reason=words)
                await self._outbox.failed(delivery, words)
            case _:
                log.error("a delivery failed", delivery=delivery.key, exc_info=error)
                await self._our_fault(delivery, error)

    def _rest_after(self, rests: int) -> timedelta:
        return min(self._grown(FIRST_REST, rests), LONGEST_REST)

    async def _our_fault(self, delivery: Delivery, error: Exception) -> None:
        words = f"{type(error).__name__}: {error}"
        if delivery.attempts < self._faults:
            await self._outbox.retry(delivery, self._clock() + self._grown(FAULT_WAIT, delivery.attempts - 1), words)
        else:
            await self._outbox.failed(delivery, words)

    def _grown(self, first: timedelta, tries: int) -> timedelta:
        """The wait after so many tries; not the same for everybody, lest all come back at once."""
        wait = min(first * (1 << min(tries, 20)), LONGEST_WAIT)
        return wait * self._dice.uniform(1.0, 1.5)
