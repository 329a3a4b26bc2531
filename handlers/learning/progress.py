"""The door to everything reached."""

from bot.buttons import learning as buttons
from bot.cards.card import Card
from bot.cards.learning import progress as cards
from bot.course.phrases import Phrases
from bot.services.learning.progress import Progress
from bot.services.people.persons import Address
from handlers.door import Door

door = Door("progress")
door.word("progress", buttons.Progress())


@door.command("progress")
@door.tap(buttons.Progress)
async def reached(address: Address, progress: Progress, say: Phrases) -> Card:
    return cards.progress(await progress.overview(address), say)
