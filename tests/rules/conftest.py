import pytest

from bot.course.phrases import Phrases
from bot.rules.words import Words, words_of


@pytest.fixture(scope="session")
def words(say: Phrases) -> Words:
    return words_of(say.plain)
