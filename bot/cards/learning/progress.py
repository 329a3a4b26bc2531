"""What people see of how far they are: at home, everything reached, and the button to go on with."""

from itertools import accumulate, groupby

from markupsafe import Markup

from bot.buttons import learning
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, bar, clipped, menu_button
from bot.cards.learning.deadlines import menu_line
from bot.cards.people.home import Shown
from bot.cards.people.pauses import pause_line
from bot.course.markup import plain_length
from bot.course.phrases import Phrases
from bot.course.shapes import Checklist
from bot.rules.learning.progress import NextStep, Place, Stand, Streak, Tries
from bot.rules.people.pages import short_url
from bot.services.learning.checklists import ChecklistSummary
from bot.services.learning.progress import ModuleShare, Onward, Overview, QuizReached

ROOM = 1400  # characters for quizzes, and for checklists: with all of them a long-time learner's message is refused
URL_SHOWN = 40  # characters of a page's address


def onward(view: Onward, say: Phrases) -> Shown:
    """At home: the next step, how far she is, the next deadline."""
    where = say("progress-where", bar=bar(view.done, view.total), done=view.done, total=view.total)
    if view.streak.now > 1:
        where += NEWLINE + say("progress-streak", days=view.streak.now)
    if view.deadline is not None:
        where += NEWLINE + menu_line(view.deadline, say)
    where = NEWLINE.join([where, *pause_line(view.paused_until, say)])
    return Shown(PARAGRAPH.join([where, next_words(view.step, say)]), ((next_button(view.step, say),),))


def next_words(step: NextStep, say: Phrases) -> Markup:
    """One sentence about what to go on with."""
    match step:
        case Place(stand=Stand.READING):
            return say("progress-next-reading", title=step.lesson.title, card=step.card, cards=len(step.lesson.cards))
        case Place(tries=Tries(open=True)):
            return say("progress-next-open", title=step.lesson.title)
        case Place(rests=True):
            return say("progress-next-rest", title=step.lesson.title)
        case Place(stand=Stand.QUIZ):
            return say("progress-next-quiz", title=step.lesson.title)
        case Place():
            return say("progress-next-new", title=step.lesson.title, minutes=step.lesson.minutes)
        case Checklist():
            return say("progress-next-checklist", title=step.title)
        case None:
            return say("progress-next-nothing")


def next_button(step: NextStep, say: Phrases) -> Button:
    """The one prominent button of a screen: straight to what to go on with."""
    match step:
        case Place(tries=Tries(open=True)) if step.quiz is not None:
            return Button(say.plain("progress-button-next-open"), learning.StartQuiz(step.quiz.id))
        case Place(rests=True):
            return Button(say.plain("progress-button-next-rest"), learning.OpenCard(step.lesson.id, 1))
        case Place(stand=Stand.QUIZ) if step.quiz is not None:
            return Button(say.plain("progress-button-next-quiz"), learning.OpenQuiz(step.quiz.id))
        case Place():
            key = "reading" if step.stand is Stand.READING else "new"
            return Button(say.plain(f"progress-button-next-{key}"), learning.OpenLesson(step.lesson.id))
        case Checklist():
            return Button(say.plain("progress-button-next-checklist"), learning.OpenChecklist(step.id))
        case None:
            return Button(say.plain("progress-button-next-nothing"), learning.Checklists())


def module_share(share: ModuleShare, say: Phrases) -> Markup:
    """A module's name and how much of it is done."""
    return say(
        "progress-module",
        emoji=share.module.emoji,
        title=share.module.title,
        bar=bar(share.done, share.total),
        done=share.done,
        total=share.total,
    )


def progress(overview: Overview, say: Phrases) -> Card:
    """Everything she has reached, and what to go on with."""
    nearest = [] if overview.deadline is None else [menu_line(overview.deadline, say)]
    parts = [
        NEWLINE.join([say("progress-title"), _streak(overview.streak, say), *nearest]),
        NEWLINE.join([say("progress-lessons"), *(module_share(share, say) for share in overview.modules)]),
        NEWLINE.join([say("progress-quizzes"), *_quizzes(overview.quizzes, say)]),
        NEWLINE.join([say("progress-checklists"), *_checklists(overview.checklists, say)]),
        next_words(overview.step, say),
    ]
    return Card(
        PARAGRAPH.join(parts),
        (
            (next_button(overview.step, say),),
            (Button(say.plain("deadlines-button-mine"), learning.Deadlines()), menu_button(say)),
        ),
    )


def _streak(streak: Streak, say: Phrases) -> Markup:
    if streak.best == 0:
        return say("progress-streak-none")
    if streak.now == 0:
        return say("progress-streak-over" if streak.best > 1 else "progress-streak-anew", best=streak.best)
    if streak.now == streak.best:  # nothing to look up to, and one day is no record
        return say("progress-streak-first", days=streak.now)
    return say("progress-streak-best", days=streak.now, best=streak.best)


def _quizzes(quizzes: tuple[QuizReached, ...], say: Phrases) -> list[Markup]:
    lines = [
        say(
            "progress-quiz-passed" if reached.best.passed else "progress-quiz-tried",
            title=reached.quiz.title,
            right=reached.best.right,
            total=reached.best.total,
            attempts=reached.attempts,
        )
        for reached in quizzes
        if reached.best is not None
    ]
    ahead = len(quizzes) - len(lines)
    return [*_first(lines, say), *([say("progress-quizzes-ahead", count=ahead)] if ahead else [])]


def _checklists(runs: tuple[ChecklistSummary, ...], say: Phrases) -> list[Markup]:
    """Page by page, each with its checklists."""
    if not runs:
        return [say("progress-checklists-none")]
    lines = []
    by_page = sorted(runs, key=lambda run: run.page.id)
    for page, hers in groupby(by_page, key=lambda run: run.page):
        url = short_url(page.url)
        shown = clipped(url, URL_SHOWN)
        lines.append(say("progress-page", url=shown or say("people-platform-unnamed")))
        for run in hers:
            key = "progress-checklist-done" if run.done == run.total else "progress-checklist"
            lines.append(say(key, title=run.title, done=run.done, total=run.total))
    return _first(lines, say)


def _first(lines: list[Markup], say: Phrases) -> list[Markup]:
    """As many lines as there is room for; the rest are counted."""
    lengths = accumulate(plain_length(line) + 1 for line in lines)
    fits = sum(length <= ROOM for length in lengths)
    return lines if fits == len(lines) else [*lines[:fits], say("progress-more", count=len(lines) - fits)]
