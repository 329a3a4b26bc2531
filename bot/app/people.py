"""The wiring of the wing that knows people. It is built last: whoever follows a person is handed to it."""

from collections.abc import Sequence

from bot.app.wing import Ground, Wing
from bot.rules.people.cities import map_of
from bot.rules.words import meanings
from bot.services.people.home import Home
from bot.services.people.profile import People
from bot.services.people.quiet import Quiet
from handlers.people import home, meeting, profile, quiet

HOME = ("posts", "learning", "tip")  # what waits for her at home, the most urgent first: one list on purpose


def wing(ground: Ground, others: Sequence[Wing]) -> Wing:
    db, clock, followers = ground.db, ground.clock, tuple(one for wing in others for one in wing.followers)
    parts = {part.name: part for wing in others for part in wing.parts}
    if set(parts) != set(HOME):
        raise ValueError(f"HOME of bot/app/people.py, in the order to be shown: {set(parts) ^ set(HOME)}")
    return Wing(
        doors=(meeting.door, home.door, profile.door, quiet.door),
        givers={
            "home": Home(db, clock, tuple((name, parts[name].look) for name in HOME)),
            "parts": parts,
            "people": People(
                db,
                ground.course,
                clock,
                ground.zone,
                map_of(ground.course.cities, ground.course.also, meanings(ground.say.plain("people-city-words"))),
                kinds=meanings(ground.say.plain("people-kind-words")),
                greetings=frozenset(meanings(ground.say.plain("people-name-words"))),
                words=ground.words,
                around_pause=meanings(ground.say.plain("people-pause-words")),
                greeters=tuple(one for wing in others for one in wing.greeters),
                followers=followers,
            ),
            "quiet": Quiet(db, clock, ground.words, followers),
        },
    )
