"""A small course with deadlines."""

import pytest

from bot.course.shapes import Course
from tests.learning import courses
from tests.learning.deadlines.words import DUE_DAYS, with_deadlines


@pytest.fixture
def course() -> Course:
    """No tips: everything that arrives is about a deadline. `why` is due on Thursday, `who` on the Monday after it."""
    return with_deadlines(courses.course(), DUE_DAYS)
