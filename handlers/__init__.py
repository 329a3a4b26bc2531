"""The chat's door: read the event, call one service, show one card."""

from handlers.learning import checklists, deadlines, lessons, progress, quizzes, tips
from handlers.people import profile as people
from handlers.people import quiet as habits
from handlers.posting import imports, plan, posts, rhythms
from handlers.speaking import outbox

DOORS = (
    people.door,
    lessons.door,
    quizzes.door,
    checklists.door,
    deadlines.door,
    plan.door,
    posts.door,
    rhythms.door,
    imports.door,
    progress.door,
    tips.door,
    habits.door,
    outbox.door,
)
