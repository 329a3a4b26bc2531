"""The chat's door: read the event, call one service, show one card."""

from handlers import checklists, lessons, people, progress, quizzes

DOORS = (people.door, lessons.door, quizzes.door, checklists.door, progress.door)
