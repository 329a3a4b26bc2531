"""The door to new posts: typed, one or several lines, and a week that is copied."""

from bot.buttons import posting as buttons
from bot.cards.card import Card
from bot.cards.posting import adding as cards
from bot.cards.posting import posts as post_cards
from bot.cards.posting import rhythms as rhythm_cards
from bot.cards.posting import weeks as week_cards
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.posting.adding import Added, Adding, PostAsked, TimeAsked
from handlers.door import Door

door = Door("adding")
door.word("post", buttons.AskPost(0))


@door.tap(buttons.AskPost)
async def ask_post(tap: buttons.AskPost, address: Address, adding: Adding, say: Phrases) -> Card:
    view = await adding.ask(address, tap.page)
    return cards.ask_post(view, say) if isinstance(view, PostAsked) else rhythm_cards.choice(view, say)


@door.text("post", "posttime", "postoffer", back=lambda _: buttons.Plan())
async def told_post(expected: str, text: str, address: Address, adding: Adding, say: Phrases) -> Card:
    view = await adding.type(address, expected, text)
    if isinstance(view, Added):
        return cards.added(view, say)
    return cards.ask_time(view, say) if isinstance(view, TimeAsked) else post_cards.post(view, say)


async def offer(adding: Adding, say: Phrases, address: Address, text: str) -> Card | None:
    """A day and a topic out of the blue: into the plan with it?"""
    view = await adding.offer(address, text)
    if isinstance(view, Added):
        return cards.added(view, say)
    return None if view is None else cards.offered(view, say)


@door.tap(buttons.TimePost)
async def time_post(tap: buttons.TimePost, address: Address, adding: Adding, say: Phrases) -> Card:
    return post_cards.post(await adding.at(address, tap.page, tap.to.day, tap.to.time), say)


@door.tap(buttons.CopyWeek)
async def copy_week(tap: buttons.CopyWeek, address: Address, adding: Adding, say: Phrases) -> Card:
    return week_cards.copied(await adding.copy(address, tap.week), say)


@door.tap(buttons.TakeBack)
async def take_back(tap: buttons.TakeBack, address: Address, adding: Adding, say: Phrases) -> Card:
    return cards.taken_back(await adding.take_back(address, tap.trace), say)
