"""The door to one post of the plan: its reminder's answers, where to move it, ideas for it."""

from bot.buttons import posting as buttons
from bot.buttons.tap import Tap
from bot.cards.card import Card
from bot.cards.learning import checklists as checklist_cards
from bot.cards.posting import plan as plan_cards
from bot.cards.posting import posts as cards
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.posting.plan import Posting
from bot.services.posting.posts import Posts
from handlers.door import Door

door = Door("posts")
door.word("ideas", buttons.NextIdeas())


def _to_the_post(expected: str) -> Tap:
    """`postlink:17` was asked by the screen of post 17."""
    return buttons.OpenSlot(int(expected.split(":")[1]))


@door.tap(buttons.OpenSlot)
async def post(tap: buttons.OpenSlot, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.show(address, tap.slot), say)


@door.tap(buttons.Published)
async def published(tap: buttons.Published, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.published(address, tap.slot), say)


@door.text("postlink", back=_to_the_post)
async def told_link(expected: str, text: str, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.link(address, expected, text), say)


@door.tap(buttons.SkipSlot)
async def skip(tap: buttons.SkipSlot, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.skip(address, tap.slot), say)


@door.tap(buttons.RestoreSlot)
async def restore(tap: buttons.RestoreSlot, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.restore(address, tap.slot), say)


@door.tap(buttons.AskMove)
async def ask_move(tap: buttons.AskMove, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.moving(await posts.ask_move(address, tap.slot), say)


@door.tap(buttons.MoveSlot)
async def move(tap: buttons.MoveSlot, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.move(address, tap.slot, tap.to.day, tap.to.time), say)


@door.text("postmove", back=_to_the_post)
async def told_move(expected: str, text: str, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.move_typed(address, expected, text), say)


@door.tap(buttons.Ideas)
async def ideas(tap: buttons.Ideas, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.ideas(await posts.ideas(address, tap.slot, tap.turn), say)


@door.tap(buttons.NextIdeas)
async def next_ideas(address: Address, posts: Posts, posting: Posting, say: Phrases) -> Card:
    view = await posts.next_ideas(address)
    return cards.ideas(view, say) if view else plan_cards.plan(await posting.plan(address), say)


@door.tap(buttons.TakeIdea)
async def take_idea(tap: buttons.TakeIdea, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.take_idea(address, tap.slot, tap.source, tap.ref, tap.number), say)


@door.tap(buttons.AskTopic)
async def ask_topic(tap: buttons.AskTopic, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.ask_topic(await posts.ask_topic(address, tap.slot), say)


@door.text("posttopic", back=_to_the_post)
async def told_topic(expected: str, text: str, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.name(address, expected, text), say)


@door.tap(buttons.DropTopic)
async def drop_topic(tap: buttons.DropTopic, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.post(await posts.forget_topic(address, tap.slot), say)


@door.tap(buttons.BeforePost)
async def before_post(
    tap: buttons.BeforePost, address: Address, posts: Posts, say: Phrases, to_post: checklist_cards.ToPost
) -> Card:
    return checklist_cards.run(await posts.checklist(address, tap.slot), say, to_post)


@door.tap(buttons.Unanswered)
async def unanswered(address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.follow_up(await posts.unanswered(address), say)
