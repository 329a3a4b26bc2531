"""The wiring of the wing that knows people. It is built last: whoever follows a person is handed to it."""

from collections.abc import Sequence

from bot.app.wing import Ground, Wing
from bot.rules.people.cities import map_of
from bot.rules.words import meanings
from bot.services.people.profile import People
from bot.services.people.quiet import Quiet
from handlers.people import profile, quiet


def wing(ground: Ground, others: Sequence[Wing]) -> Wing:
    db, clock, followers = ground.db, ground.clock, tuple(one for wing in others for one in wing.followers)
    return Wing(
        doors=(profile.door, quiet.door),
        givers={
            "people": People(
                db,
                ground.course,
                clock,
                ground.zone,
                map_of(ground.course.cities, ground.course.also, meanings(ground.say.plain("people-city-words"))),
                kinds=meanings(ground.say.plain("people-kind-words")),
                greetings=frozenset(meanings(ground.say.plain("people-name-words"))),
                greeters=tuple(one for wing in others for one in wing.greeters),
                followers=followers,
            ),
            "quiet": Quiet(db, clock, ground.words, followers),
        },
    )
