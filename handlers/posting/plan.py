"""The door to the posting plan: /plan, rhythms, single posts, the norm, and the answers to reminders."""

import asyncio
from dataclasses import replace

from bot.buttons import posting as buttons
from bot.cards.card import Card
from bot.cards.learning import checklists as checklist_cards
from bot.cards.posting import plan as cards
from bot.cards.posting import posts as post_cards
from bot.cards.posting import rhythms as rhythm_cards
from bot.course.phrases import Phrases
from bot.papers.posting.week import week_png
from bot.services.people.profile import Address
from bot.services.posting.plan import PostAsked, Posting
from bot.services.posting.posts import Posts
from bot.services.posting.rhythms import Rhythms, RhythmView
from bot.services.posting.slots import PageChoice
from bot.services.posting.weeks import Week
from handlers.door import Door

door = Door("plan")


@door.command("plan")
@door.tap(buttons.Plan)
async def plan(address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.plan(await posting.plan(address), say)


@door.tap(buttons.WeekPicture)
async def picture(tap: buttons.WeekPicture, address: Address, posting: Posting, say: Phrases) -> Card:
    view = await posting.week(address, following=tap.ahead > 0)
    return await asyncio.to_thread(week, view, say)  # drawing takes a tenth of a second: nobody else waits for it


def week(view: Week, say: Phrases) -> Card:
    """The week at a glance with its picture."""
    return replace(cards.week(view, say), picture=week_png(view, say), beside=True)


# One post


@door.tap(buttons.OpenSlot)
async def post(tap: buttons.OpenSlot, address: Address, posts: Posts, say: Phrases) -> Card:
    return post_cards.post(await posts.show(address, tap.slot), say)


@door.tap(buttons.Published)
async def published(tap: buttons.Published, address: Address, posts: Posts, say: Phrases) -> Card:
    return post_cards.post(await posts.published(address, tap.slot), say)


@door.text("postlink")
async def told_link(expected: str, text: str, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.aloud(post_cards.post(await posts.link(address, expected, text), say))


@door.tap(buttons.SkipSlot)
async def skip(tap: buttons.SkipSlot, address: Address, posts: Posts, say: Phrases) -> Card:
    return post_cards.post(await posts.skip(address, tap.slot), say)


@door.tap(buttons.AskMove)
async def ask_move(tap: buttons.AskMove, address: Address, posts: Posts, say: Phrases) -> Card:
    return post_cards.moving(await posts.ask_move(address, tap.slot), say)


@door.tap(buttons.MoveSlot)
async def move(tap: buttons.MoveSlot, address: Address, posts: Posts, say: Phrases) -> Card:
    return post_cards.post(await posts.move(address, tap.slot, tap.to), say)


@door.text("postmove")
async def told_move(expected: str, text: str, address: Address, posts: Posts, say: Phrases) -> Card:
    return cards.aloud(post_cards.post(await posts.move_typed(address, expected, text), say))


@door.tap(buttons.Ideas)
async def ideas(tap: buttons.Ideas, address: Address, posts: Posts, say: Phrases) -> Card:
    return post_cards.ideas(await posts.ideas(address, tap.slot, tap.turn), say)


@door.tap(buttons.TakeIdea)
async def take_idea(tap: buttons.TakeIdea, address: Address, posts: Posts, say: Phrases) -> Card:
    return post_cards.post(await posts.take_idea(address, tap.slot, tap.source, tap.ref, tap.number), say)


@door.tap(buttons.BeforePost)
async def before_post(tap: buttons.BeforePost, address: Address, posts: Posts, say: Phrases) -> Card:
    """Beside the reminder, whose buttons she still needs when all is ticked."""
    return replace(checklist_cards.run(await posts.checklist(address, tap.slot), say), beside=True)


@door.tap(buttons.Unanswered)
async def unanswered(address: Address, posts: Posts, say: Phrases) -> Card:
    return post_cards.follow_up(await posts.unanswered(address), say)


# Rhythms


def _rhythms(view: RhythmView | PageChoice, say: Phrases) -> Card:
    return rhythm_cards.choice(view, say) if isinstance(view, PageChoice) else rhythm_cards.rhythms(view, say)


@door.tap(buttons.Rhythms)
async def all_rhythms(tap: buttons.Rhythms, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    return _rhythms(await rhythms.all(address, tap.page), say)


@door.tap(buttons.RhythmDays)
async def rhythm_days(tap: buttons.RhythmDays, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    await rhythms.all(address, tap.page)
    return rhythm_cards.days(tap.page, tap.days, say)


@door.tap(buttons.RhythmTime)
async def rhythm_time(tap: buttons.RhythmTime, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    await rhythms.all(address, tap.page)
    return rhythm_cards.times(tap.page, tap.days, say)


@door.tap(buttons.SaveRhythm)
async def save_rhythm(tap: buttons.SaveRhythm, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    return _rhythms(await rhythms.add(address, tap.page, tap.days, tap.time), say)


@door.text("rhythm")
async def told_rhythm(expected: str, text: str, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    return cards.aloud(_rhythms(await rhythms.type(address, expected, text), say))


@door.tap(buttons.RhythmRubrics)
async def rubrics(tap: buttons.RhythmRubrics, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    known = await rhythms.rubrics(address, tap.page)
    return rhythm_cards.rubrics(tap.page, tap.days, tap.time, known, say)


@door.tap(buttons.SetRubric)
async def set_rubric(tap: buttons.SetRubric, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    rubric = None if tap.rubric == "-" else tap.rubric
    return _rhythms(await rhythms.set_rubric(address, tap.page, tap.days, tap.time, rubric), say)


@door.tap(buttons.RemoveRhythm)
async def remove_rhythm(tap: buttons.RemoveRhythm, address: Address, rhythms: Rhythms, say: Phrases) -> Card:
    return _rhythms(await rhythms.remove(address, tap.page, tap.days, tap.time), say)


# Single posts


@door.tap(buttons.AskPost)
async def ask_post(tap: buttons.AskPost, address: Address, posting: Posting, say: Phrases) -> Card:
    view = await posting.ask_post(address, tap.page)
    return cards.ask_post(view, say) if isinstance(view, PostAsked) else rhythm_cards.choice(view, say)


@door.text("post")
async def told_post(expected: str, text: str, address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.aloud(post_cards.post(await posting.type_post(address, expected, text), say))


@door.tap(buttons.AddPost)
async def add_post(tap: buttons.AddPost, address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.norm(await posting.add_post(address, tap.page, tap.to), say)


# The norm


@door.tap(buttons.Norms)
async def norms(address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.norms(await posting.norms(address), say)


@door.tap(buttons.SetNorm)
async def set_norm(tap: buttons.SetNorm, address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.norms(await posting.set_norm(address, tap.page, tap.norm), say)


@door.tap(buttons.SetWeekly)
async def set_weekly(tap: buttons.SetWeekly, address: Address, posting: Posting, say: Phrases) -> Card:
    return cards.norms(await posting.set_weekly(address, on=tap.on == 1), say)
