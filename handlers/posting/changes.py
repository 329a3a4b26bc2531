"""The door to changing a post of the plan: day and time, topic, rubric, pages; and to deleting it."""

from bot.buttons import posting as buttons
from bot.cards.card import Card
from bot.cards.posting import changes as cards
from bot.cards.posting import plan as plan_cards
from bot.cards.posting import posts as post_cards
from bot.course.phrases import Phrases
from bot.services.people.persons import Address
from bot.services.posting.changes import Changes
from bot.services.posting.plan import Posting
from handlers.door import Door
from handlers.posting.posts import to_the_post

door = Door("changes")
door.word("ideas", buttons.NextIdeas())


@door.tap(buttons.ChangePost)
async def change(tap: buttons.ChangePost, address: Address, changes: Changes, say: Phrases) -> Card:
    return cards.changing(await changes.show(address, tap.slot), say)


@door.tap(buttons.AskRubric)
async def ask_rubric(tap: buttons.AskRubric, address: Address, changes: Changes, say: Phrases) -> Card:
    return cards.rubrics(await changes.show(address, tap.slot), say)


@door.tap(buttons.SetPostRubric)
async def set_rubric(tap: buttons.SetPostRubric, address: Address, changes: Changes, say: Phrases) -> Card:
    rubric = None if tap.rubric == "-" else tap.rubric
    return cards.changing(await changes.set_rubric(address, tap.slot, rubric), say)


@door.tap(buttons.PostPages)
async def ask_pages(tap: buttons.PostPages, address: Address, changes: Changes, say: Phrases) -> Card:
    return cards.pages(await changes.show(address, tap.slot), say)


@door.tap(buttons.TurnPostPage)
async def turn_page(tap: buttons.TurnPostPage, address: Address, changes: Changes, say: Phrases) -> Card:
    return cards.pages(await changes.turn_page(address, tap.slot, tap.page, on=tap.on == 1), say)


@door.tap(buttons.DeletePost)
async def delete(tap: buttons.DeletePost, address: Address, changes: Changes, say: Phrases) -> Card:
    return cards.deleted(await changes.delete(address, tap.slot), say)


@door.tap(buttons.UndeletePost)
async def undelete(tap: buttons.UndeletePost, address: Address, changes: Changes, say: Phrases) -> Card:
    return post_cards.post(await changes.undelete(address, tap.slot), say)


@door.tap(buttons.AskMove)
async def ask_move(tap: buttons.AskMove, address: Address, changes: Changes, say: Phrases) -> Card:
    return cards.moving(await changes.ask_move(address, tap.slot), say)


@door.tap(buttons.MoveSlot)
async def move(tap: buttons.MoveSlot, address: Address, changes: Changes, say: Phrases) -> Card:
    return post_cards.post(await changes.move(address, tap.slot, tap.to.day, tap.to.time), say)


@door.text("postmove", back=to_the_post)
async def told_move(expected: str, text: str, address: Address, changes: Changes, say: Phrases) -> Card:
    return post_cards.post(await changes.move_typed(address, expected, text), say)


@door.tap(buttons.Ideas)
async def ideas(tap: buttons.Ideas, address: Address, changes: Changes, say: Phrases) -> Card:
    return cards.ideas(await changes.ideas(address, tap.slot, tap.turn), say)


@door.tap(buttons.NextIdeas)
async def next_ideas(address: Address, changes: Changes, posting: Posting, say: Phrases) -> Card:
    view = await changes.next_ideas(address)
    return cards.ideas(view, say) if view else plan_cards.plan(await posting.plan(address), say)


@door.tap(buttons.TakeIdea)
async def take_idea(tap: buttons.TakeIdea, address: Address, changes: Changes, say: Phrases) -> Card:
    return post_cards.post(await changes.take_idea(address, tap.slot, tap.source, tap.ref, tap.number), say)


@door.tap(buttons.AskTopic)
async def ask_topic(tap: buttons.AskTopic, address: Address, changes: Changes, say: Phrases) -> Card:
    return cards.ask_topic(await changes.ask_topic(address, tap.slot), say)


@door.text("posttopic", back=to_the_post)
async def told_topic(expected: str, text: str, address: Address, changes: Changes, say: Phrases) -> Card:
    return post_cards.post(await changes.name(address, expected, text), say)


@door.tap(buttons.DropTopic)
async def drop_topic(tap: buttons.DropTopic, address: Address, changes: Changes, say: Phrases) -> Card:
    return post_cards.post(await changes.forget_topic(address, tap.slot), say)
