"""The chat's door: read the event, call one service, show one card."""

from handlers.learning import checklists, deadlines, lessons, progress, quizzes, tips
from handlers.people import habits
from handlers.people import profile as people
from handlers.posting import imports
from handlers.posting import plan as posting
from handlers.speaking import outbox

DOORS = (
    people.door,
    lessons.door,
    quizzes.door,
    checklists.door,
    deadlines.door,
    posting.door,
    imports.door,
    progress.door,
    tips.door,
    habits.door,
    outbox.door,
)
