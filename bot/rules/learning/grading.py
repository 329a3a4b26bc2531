"""Which order a quiz is asked in, and whether an answer is right.

What was given is a tuple of numbers as in the file, whatever order was shown: options chosen, steps in the order
chosen, or for each left side the pair its right side was taken from. A short text is given as typed.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.course.shapes import Match, Option, Order, Question, Quiz, Several, Single, Text
from bot.course.spelling import folded
from bot.rules.slips import one_slip

Given = tuple[int, ...] | str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in its place and how its choices are shown: `shown[0]` is the number in the file behind «A»."""

    question: Question
    shown: tuple[int, ...]


def arrange(quiz: Quiz, seed: int) -> tuple[Asked, ...]:
    """The questions of one attempt in order. The same seed always gives the same order."""
    dice = random.Random(seed)
    questions = list(quiz.questions)
    if quiz.shuffle:
        dice.shuffle(questions)
    return tuple(Asked(question, _shown(question, dice, quiz.shuffle)) for question in questions)


def _shown(question: Question, dice: random.Random, shuffle: bool) -> tuple[int, ...]:
    numbers = list(range(len(choices(question))))
    # Steps and right sides stand in the file in the right order: shown so, they would give the answer away.
    if shuffle or isinstance(question, Order | Match):
        dice.shuffle(numbers)
    if isinstance(question, Order | Match) and numbers == sorted(numbers):
        numbers = [*numbers[1:], numbers[0]]
    return tuple(numbers)


def choices(question: Question) -> tuple[str, ...]:
    """What is offered under letters, in the order of the file; nothing for a short text."""
    match question:
        case Single() | Several():
            return tuple(option.text for option in question.options)
        case Order():
            return question.steps
        case Match():
            return tuple(pair.right for pair in question.pairs)
        case Text():
            return ()


def right_answer(question: Question) -> Given:
    """The answer that would be right; for a short text the first accepted one."""
    match question:
        case Single() | Several():
            return tuple(number for number, option in enumerate(question.options) if option.right)
        case Order():
            return tuple(range(len(question.steps)))
        case Match():
            return tuple(range(len(question.pairs)))
        case Text():
            return question.accept[0]


def is_right(question: Question, given: Given) -> bool:
    if isinstance(question, Text):
        return _accepts(question, given) or nearly(question, given) is not None
    if isinstance(question, Several):
        return isinstance(given, tuple) and set(given) == set(right_answer(question))
    return given == right_answer(question)


def chosen_options(question: Question, given: Given) -> tuple[Option, ...]:
    """The options somebody chose, for the words that belong to each of them."""
    if isinstance(question, Single | Several) and isinstance(given, tuple):
        return tuple(question.options[number] for number in given)
    return ()


# Not, no, or: a sentence with one of these does not mean the word it holds.
DOUBTS = {"\u043d\u0435", "\u043d\u0435\u0442", "\u0438\u043b\u0438"}
SENTENCE = 6  # words


def says(typed: str, accepted: str) -> bool:
    """Whether a short answer is the accepted one, alone or in a short sentence: people answer as they speak."""
    wanted, whole = folded(accepted), folded(typed)
    words = [folded(word) for word in whole.split()]
    if whole == wanted:
        return True
    inside = f" {wanted} " in f" {' '.join(words)} "
    return bool(wanted) and inside and len(words) <= SENTENCE and not DOUBTS & set(words)


def _accepts(question: Text, given: Given) -> bool:
    return isinstance(given, str) and any(says(given, accepted) for accepted in question.accept)


FORGIVEN = 5  # letters: in a shorter word one slip makes another word


def nearly(question: Question, given: Given) -> str | None:
    """The accepted answer that was typed with one slip; None for an answer that is right as it is, or wrong.

    Figures are never forgiven: another number is another answer.
    """
    if not isinstance(question, Text) or not isinstance(given, str) or _accepts(question, given):
        return None
    words = folded(given).split()
    typed = {folded(given), *(words if len(words) <= SENTENCE and not DOUBTS & set(words) else ())}
    for accepted in question.accept:
        if any(one_slip(word, folded(accepted), FORGIVEN) for word in typed):
            return accepted
    return None


def letters(typed: str, words: Mapping[str, str]) -> tuple[int, ...] | None:
    """The options named by letters, from 0, as «B», «answer B», «A and C»; None when anything else was said.

    `words`: what means an option ("1" is the first), and what means nothing ("").
    """
    said = [words.get(word) for word in re.findall(r"\w+", folded(typed))]
    chosen = [number for number in said if number]
    return None if not chosen or None in said else tuple(int(number) - 1 for number in chosen)


def drafted(question: Question, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The draft that these choices make: as many as the question has places for."""
    return tuple(sorted(numbers)) if isinstance(question, Several) else numbers[: len(choices(question))]


def complete(question: Question, draft: tuple[int, ...]) -> bool:
    """Whether an answer of several steps can be handed in."""
    if isinstance(question, Several):
        return bool(draft)
    return len(draft) == len(choices(question))


def step(question: Question, draft: tuple[int, ...], number: int) -> tuple[int, ...]:
    """The draft after one more letter: several choices toggle, an order or a match grows and takes each once."""
    if number in draft:
        return tuple(n for n in draft if n != number) if isinstance(question, Several) else draft
    return tuple(sorted((*draft, number))) if isinstance(question, Several) else (*draft, number)


def enough(pass_mark: int, total: int) -> int:
    """How many right answers reach the pass mark (per cent): the smallest whole number that does."""
    return -(-pass_mark * total // 100)


def passed(right: int, total: int, pass_mark: int) -> bool:
    """Whether `right` of `total` reaches the pass mark in per cent."""
    return right >= enough(pass_mark, total)
