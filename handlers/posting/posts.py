"""The door to one post of the plan: what she answers to its reminder and to the question."""

from bot.buttons import posting as buttons
from bot.buttons.tap import Tap
from bot.cards.card import Card, noticed
from bot.cards.learning import checklists as checklist_cards
from bot.cards.posting import posts as cards
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.posting.posts import Posts
from handlers.door import Door

door = Door("posts")


def to_the_post(expected: str) -> Tap:
    """`postlink:17` was asked by the screen of post 17."""
    return buttons.OpenSlot(int(expected.split(":")[1]))


@door.tap(buttons.OpenSlot)
async def post(tap: buttons.OpenSlot, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.show(address, tap.slot), say)


@door.tap(buttons.Published)
async def published(tap: buttons.Published, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.published(address, tap.slot), say)


@door.tap(buttons.PublishedEverywhere)
async def published_everywhere(tap: buttons.PublishedEverywhere, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.published(address, tap.slot, everywhere=True), say)


@door.tap(buttons.CameOut)
async def came_out(tap: buttons.CameOut, address: Address, posts: Posts, say: Phrases) -> Card:
    view = await posts.published(address, tap.slot, everywhere=True)
    if not view.waiting:
        return cards.post(view, say)
    return noticed(cards.follow_up(await posts.unanswered(address), say), view.notice, say)


@door.text("postlink", back=to_the_post)
async def told_link(expected: str, text: str, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.link(address, expected, text), say)


@door.tap(buttons.SkipSlot)
async def skip(tap: buttons.SkipSlot, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.skip(address, tap.slot), say)


@door.tap(buttons.RestoreSlot)
async def restore(tap: buttons.RestoreSlot, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.restore(address, tap.slot), say)


@door.tap(buttons.BeforePost)
async def before_post(
    tap: buttons.BeforePost, address: Address, posts: Posts, say: Phrases, to_post: checklist_cards.ToPost
) -> Card:
    return checklist_cards.run(await posts.checklist(address, tap.slot), say, to_post)


@door.tap(buttons.Unanswered)
async def unanswered(address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.follow_up(await posts.unanswered(address), say)
