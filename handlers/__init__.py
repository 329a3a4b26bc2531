"""The chat's door: read the event, call one service, show one card."""

from handlers import checklists, deadlines, habits, imports, lessons, outbox, people, posting, progress, quizzes, tips

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
