"""What people see of quizzes: the list, the question, the verdict, the result, each mistake."""

from markupsafe import Markup, escape

from bot.buttons import learning
from bot.buttons.tap import Menu
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, bar, menu_button, noticed
from bot.cards.learning.progress import next_button
from bot.course.phrases import Phrases
from bot.course.shapes import Match, Order, Question, Several, Single, Text
from bot.rules.learning.grading import Given, choices, chosen_options, complete, enough, nearly, right_answer
from bot.services.learning.quizzes import AnsweredView, Intro, MistakeView, QuestionView, ResultView


def intro(view: Intro, say: Phrases) -> Card:
    quiz = view.quiz
    status = []
    if view.best is not None:
        passed = "yes" if view.best.passed else "no"
        status.append(say("quizzes-intro-best", right=view.best.right, total=view.best.total, passed=passed))
    if view.going_on is not None:
        status.append(say("quizzes-intro-open", number=view.going_on + 1))
    elif view.finished == 0:
        status.append(say("quizzes-intro-first"))
    elif view.left_today is not None:
        status.append(say("quizzes-intro-left", left=view.left_today))
    key = "go-on" if view.going_on is not None else "start" if view.finished == 0 else "again"
    count = len(quiz.questions)
    card = Card(
        say(
            "quizzes-intro",
            title=quiz.title,
            questions=count,
            minutes=max(2, count // 2),
            enough=enough(quiz.pass_mark, count),
            status=NEWLINE.join(status),
        ),
        (
            (Button(say.plain(f"quizzes-button-{key}"), learning.StartQuiz(quiz.id)),),
            (Button(say.plain("quizzes-button-lesson"), learning.OpenLesson(quiz.lesson)),),
            (Button(say.plain("lessons-button-lessons"), learning.Lessons()), menu_button(say)),
        ),
    )
    return noticed(card, view.notice, say)


def question(view: QuestionView, say: Phrases) -> Card:
    letters = say.plain("quizzes-letters")
    card = Card(
        say(
            "quizzes-question",
            number=view.position + 1,
            total=view.total,
            bar=bar(view.position, view.total, width=view.total),
            text=view.asked.question.text,
            choices=PARAGRAPH.join(_choices(view, say, letters)),
        ),
        (*_keys(view, say, letters), (Button(say.plain("quizzes-button-later"), Menu()),)),
    )
    return noticed(card, view.notice, say)


def _choices(view: QuestionView, say: Phrases, letters: str) -> list[Markup]:
    """What stands under the question, a paragraph each: what to choose from, what is chosen, what to do."""
    asked, question = view.asked, view.asked.question
    texts = choices(question)
    offered = NEWLINE.join(
        say("quizzes-choice", letter=letters[place], text=texts[number])
        for place, number in enumerate(asked.shown)
        if not (isinstance(question, Match) and number in view.draft)  # it stands beside its left side already
    )
    match question:
        case Single():
            return [offered]
        case Several():
            return [offered, say("quizzes-hint-several")]
        case Order():
            chosen = " → ".join(letters[asked.shown.index(number)] for number in view.draft)
            hint = say("quizzes-hint-order-so-far", letters=chosen) if chosen else say("quizzes-hint-order")
            return [offered, hint]
        case Match():
            if len(view.draft) == len(question.pairs):
                return [_pairs(question, view.draft, say), say("quizzes-hint-match-done")]
            return [_pairs(question, view.draft, say), offered, say("quizzes-hint-match")]
        case Text():
            return [say("quizzes-hint-text")]


def _pairs(question: Match, draft: tuple[int, ...], say: Phrases) -> Markup:
    """Left sides in their order: what is paired in words, the one that her next tap is about, those to come."""
    lines = []
    for place, pair in enumerate(question.pairs):
        if place < len(draft):
            lines.append(say("quizzes-pair", left=pair.left, right=question.pairs[draft[place]].right))
        else:
            lines.append(say("quizzes-pair-now" if place == len(draft) else "quizzes-pair-open", left=pair.left))
    return NEWLINE.join(lines)


def _keys(view: QuestionView, say: Phrases, letters: str) -> tuple[Row, ...]:
    attempt, position, question = view.attempt, view.position, view.asked.question
    if isinstance(question, Text):
        return ((Button(say.plain("quizzes-button-unknown"), learning.DontKnow(attempt, position)),),)
    row = tuple(
        Button(
            say.plain("quizzes-button-chosen", letter=letters[place]) if number in view.draft else letters[place],
            learning.Choose(attempt, position, place, on=int(number not in view.draft))
            if isinstance(question, Several)
            else learning.Answer(attempt, position, place),
        )
        for place, number in enumerate(view.asked.shown)
    )
    if isinstance(question, Single):
        return (row,)
    finish = []
    if view.draft and not isinstance(question, Several):
        finish.append(Button(say.plain("quizzes-button-clear"), learning.Clear(attempt, position)))
    if complete(question, view.draft):
        finish.append(Button(say.plain("quizzes-button-done"), learning.Submit(attempt, position)))
    return (row, tuple(finish)) if finish else (row,)


def answered(view: AnsweredView, say: Phrases) -> Card:
    last = learning.Result(view.attempt) if view.last else learning.Next(view.attempt)
    key = "quizzes-button-result" if view.last else "quizzes-button-next"
    card = Card(
        say(
            "quizzes-answered",
            verdict=_verdict(view, say),
            text=view.asked.question.text,
            given=_given(view.asked.question, view.given, view.right, say),
            why=_why(view.asked.question, view.given, say),
        ),
        ((Button(say.plain(key), last),),),
    )
    return noticed(card, view.notice, say)


def _verdict(view: AnsweredView, say: Phrases) -> Markup:
    """A slip of one letter is forgiven, and the right spelling is shown."""
    spelt = nearly(view.asked.question, view.given)
    if view.right and spelt is not None:
        return say("quizzes-right-nearly", spelt=spelt)
    return say("quizzes-right" if view.right else "quizzes-wrong")


def result(view: ResultView, say: Phrases) -> Card:
    score, quiz = view.score, view.quiz
    rows: list[Row] = []
    if view.mistakes:
        label = say.plain("quizzes-button-mistakes", count=len(view.mistakes))
        rows.append((Button(label, learning.Mistake(view.attempt, view.mistakes[0])),))
    if score.passed:
        rows.append((next_button(view.step, say),))
    if not score.passed and view.left_today != 0:
        rows.append((Button(say.plain("quizzes-button-again"), learning.StartQuiz(quiz.id)),))
    rows.append((Button(say.plain("lessons-button-lessons"), learning.Lessons()), menu_button(say)))
    text = say(
        "quizzes-result",
        verdict=say("quizzes-passed" if score.passed else "quizzes-failed"),
        title=quiz.title,
        bar=bar(score.right, score.total),
        right=score.right,
        total=score.total,
        words=NEWLINE.join(_result_words(view, say)),
    )
    return Card(text, tuple(rows))


def _result_words(view: ResultView, say: Phrases) -> list[Markup]:
    score, before = view.score, view.best_before
    if not view.mistakes:
        words = [say("quizzes-result-perfect")]
    elif score.passed:
        words = [say("quizzes-result-passed", mistakes=len(view.mistakes))]
    else:
        words = [say("quizzes-result-failed", missing=enough(view.quiz.pass_mark, score.total) - score.right)]
    if before is not None:
        better = score.right * before.total > before.right * score.total
        key = "quizzes-result-better" if better else "quizzes-result-best"
        best = before if better or before.right * score.total > score.right * before.total else score
        words.append(say(key, right=best.right, total=best.total))
    return words


def mistake(view: MistakeView, say: Phrases) -> Card:
    place = view.mistakes.index(view.position)
    around: list[Button] = []
    if place > 0:
        before = learning.Mistake(view.attempt, view.mistakes[place - 1])
        around.append(Button(say.plain("quizzes-button-previous"), before))
    if place + 1 < len(view.mistakes):
        after = learning.Mistake(view.attempt, view.mistakes[place + 1])
        around.append(Button(say.plain("quizzes-button-following"), after))
    rows: list[Row] = [(Button(say.plain("quizzes-button-card"), learning.LookUp(view.attempt, view.position)),)]
    if around:
        rows.append(tuple(around))
    rows.append((Button(say.plain("quizzes-button-to-result"), learning.Result(view.attempt)), menu_button(say)))
    text = say(
        "quizzes-mistake",
        number=place + 1,
        total=len(view.mistakes),
        text=view.asked.question.text,
        given=_given(view.asked.question, view.given, False, say),
        why=_why(view.asked.question, view.given, say),
    )
    return Card(text, tuple(rows))


def _given(question: Question, given: Given, right: bool, say: Phrases) -> Markup:
    """What she answered and, when it was wrong, what is right. A right answer needs no second telling."""
    if isinstance(question, Order | Match) and isinstance(given, tuple):
        return _side_by_side(question, given, say)
    if right:
        return say("quizzes-given", given=_words(question, given))
    first = say("quizzes-given", given=_words(question, given)) if given else say("quizzes-given-nothing")
    return NEWLINE.join([first, say("quizzes-correct", right=_words(question, right_answer(question)))])


def _words(question: Question, given: Given) -> Markup:
    if isinstance(given, str):
        return escape(given)
    return Markup("; ").join(escape(choices(question)[number]) for number in given)


def _side_by_side(question: Order | Match, given: tuple[int, ...], say: Phrases) -> Markup:
    """The right steps or pairs, each marked as hit or missed: two whole lists would be hard to compare on a phone."""
    lines = []
    for number, text in enumerate(choices(question)):
        hit = given[number] == number
        if isinstance(question, Match):
            hers = choices(question)[given[number]]
            words = {"left": question.pairs[number].left, "right": text, "hers": hers}
            lines.append(say("quizzes-matched" if hit else "quizzes-mismatched", **words))
        else:
            key = "quizzes-step" if hit else "quizzes-misstep"
            lines.append(say(key, number=number + 1, text=text, hers=given.index(number) + 1))
    return NEWLINE.join(lines)


def _why(question: Question, given: Given, say: Phrases) -> Markup:
    """The words for what she chose, if the author left some, and the explanation for everybody."""
    own = [escape(option.why) for option in chosen_options(question, given) if option.why and not option.right]
    source = [say("quizzes-source", source=question.source)] if question.source else []
    return PARAGRAPH.join([*own, escape(question.why), *source])
