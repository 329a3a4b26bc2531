"""What people see of lessons: modules, the lessons of one, a card, and the card behind a quiz mistake."""

from markupsafe import Markup

from bot.buttons import learning
from bot.buttons.tap import Tap
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, bar, menu_button, noticed, short
from bot.cards.learning.progress import module_share, next_button, next_words
from bot.course.markup import CAPTION_LIMIT, MESSAGE_LIMIT, plain_length
from bot.course.phrases import Phrases
from bot.course.shapes import Lesson, LessonCard
from bot.rules.learning.progress import Place, Stand
from bot.services.learning.lessons import Ending, LessonContents, LookedUp, ModuleLessons, Modules, OpenedCard

IN_A_ROW = 5  # numbers of cards


def modules(view: Modules, say: Phrases) -> Card:
    shares = PARAGRAPH.join(module_share(share, say) for share in view.modules)
    card = Card(
        say("lessons-list", modules=shares, next=next_words(view.step, say)),
        (
            (next_button(view.step, say),),
            *(
                (
                    Button(
                        short(say.plain("lessons-button-module", emoji=share.module.emoji, title=share.module.title)),
                        learning.OpenModule(share.module.id),
                    ),
                )
                for share in view.modules
            ),
            (menu_button(say),),
        ),
    )
    return noticed(card, view.notice, say)


def module(view: ModuleLessons | Modules, say: Phrases) -> Card:
    """The lessons of a module, or all modules when it is gone."""
    if isinstance(view, Modules):
        return modules(view, say)
    text = say(
        "lessons-module",
        emoji=view.module.emoji,
        title=view.module.title,
        bar=bar(sum(place.stand is Stand.DONE for place in view.places), len(view.places)),
        lines=NEWLINE.join(_line(place, say) for place in view.places),
    )
    lessons: tuple[Row, ...] = tuple(
        (
            Button(
                short(say.plain("lessons-button-lesson", number=place.number, title=place.lesson.title)),
                _step(place),
            ),
        )
        for place in view.places
    )
    back = Button(say.plain("lessons-button-back"), learning.Lessons())
    return Card(text, (*lessons, (back, menu_button(say))))


def _step(place: Place) -> Tap:
    """What a lesson comes to next: reading, its quiz, or a look at what is in it."""
    if place.stand is Stand.QUIZ and place.quiz is not None:
        return learning.OpenQuiz(place.quiz.id)
    if place.stand is Stand.DONE:
        return learning.Contents(place.lesson.id)
    return learning.OpenLesson(place.lesson.id)


def _line(place: Place, say: Phrases) -> Markup:
    return say(
        f"lessons-line-{place.stand.value}",
        number=place.number,
        title=place.lesson.title,
        minutes=place.lesson.minutes,
        card=place.card,
        cards=len(place.lesson.cards),
    )


def opened(view: OpenedCard | Modules, say: Phrases) -> Card:
    """A card of a lesson, or all modules when the lesson is gone."""
    if isinstance(view, Modules):
        return modules(view, say)
    lesson, total = view.lesson, len(view.lesson.cards)
    rows: list[Row] = [_turning(lesson.id, view.card, total, say)] if total > 1 else []
    words = None
    if view.ending is not None:
        words = _ending_words(view.ending, say)
        rows += _ending_rows(lesson.id, view.ending, say)
    rows.append((Button(say.plain("lessons-button-lessons"), learning.OpenModule(lesson.module)),))
    picture = lesson.cards[view.card - 1].picture
    card = Card(_page(lesson, view.card, words, say), tuple(rows), picture.path if picture else None)
    return noticed(card, view.notice, say)


def _page(lesson: Lesson, card: int, ending: Markup | None, say: Phrases) -> Markup:
    """The card's own words under the lesson's title. Where both would be too long, the card's own words alone."""
    shown = lesson.cards[card - 1]
    head = say("lessons-head-first" if card == 1 else "lessons-head", title=lesson.title, minutes=lesson.minutes)
    text = PARAGRAPH.join([head, shown.html] if ending is None else [head, shown.html, ending])
    return text if plain_length(text) <= (CAPTION_LIMIT if shown.picture else MESSAGE_LIMIT) else shown.html


def _turning(lesson: str, card: int, total: int, say: Phrases) -> Row:
    here = Button(f"{card}/{total}", learning.Contents(lesson))
    before = Button(say.plain("lessons-button-previous"), learning.OpenCard(lesson, card - 1))
    after = Button(say.plain("lessons-button-following"), learning.OpenCard(lesson, card + 1))
    return (*([before] if card > 1 else []), here, *([after] if card < total else []))


def contents(view: LessonContents | Modules, say: Phrases) -> Card:
    """What is in a lesson: a button for each card, and its quiz; all modules when the lesson is gone."""
    if isinstance(view, Modules):
        return modules(view, say)
    lesson = view.lesson
    lines = [
        say(
            "lessons-contents-here" if number == view.card else "lessons-contents-line",
            number=number,
            title=_title(card),
        )
        for number, card in enumerate(lesson.cards, start=1)
    ]
    numbers = [Button(str(number), learning.OpenCard(lesson.id, number)) for number in range(1, len(lesson.cards) + 1)]
    rows: list[Row] = [tuple(numbers[i : i + IN_A_ROW]) for i in range(0, len(numbers), IN_A_ROW)]
    if view.quiz is not None:
        rows.append((Button(say.plain("lessons-button-quiz"), learning.OpenQuiz(view.quiz.id)),))
    rows.append((Button(say.plain("lessons-button-lessons"), learning.OpenModule(view.module)),))
    return Card(say("lessons-contents", title=lesson.title, lines=NEWLINE.join(lines)), tuple(rows))


def _title(card: LessonCard) -> str:
    """A card's heading: its first line."""
    return Markup(card.html.partition("\n")[0]).striptags()


def _ending_words(ending: Ending, say: Phrases) -> Markup:
    if not ending.done:
        return say("lessons-end-quiz")
    if ending.next is None:
        return say("lessons-end-all")
    return say("lessons-end-next", title=ending.next.lesson.title)


def _ending_rows(lesson: str, ending: Ending, say: Phrases) -> list[Row]:
    rows: list[Row] = []
    if ending.done and ending.next is not None:
        rows.append((Button(say.plain("lessons-button-next"), learning.OpenLesson(ending.next.lesson.id)),))
    if ending.quiz is not None:
        rows.append((Button(say.plain("lessons-button-quiz"), learning.OpenQuiz(ending.quiz.id)),))
    if ending.done:
        rows.append((Button(say.plain("lessons-button-again"), learning.OpenCard(lesson, 1)),))
    return rows


def looked_up(view: LookedUp, say: Phrases) -> Card:
    """The card that a quiz mistake is about, with nothing but the way back to the mistake."""
    back: tuple[Row, ...] = (
        (Button(say.plain("lessons-button-mistake"), learning.Mistake(view.attempt, view.position)),),
    )
    if view.lesson is None:
        return Card(say("lessons-lookup-gone"), back)
    picture = view.lesson.cards[view.card - 1].picture
    card = Card(_page(view.lesson, view.card, None, say), back, picture.path if picture else None)
    return noticed(card, view.notice, say)
