"""What people see of weekly rhythms: the list, days and a time to tap, the rubric."""

from markupsafe import Markup

from bot.buttons import people, posting
from bot.buttons.tap import ClockTime
from bot.cards.card import LABEL_LIMIT, NEWLINE, Button, Card, Row, noticed, paired
from bot.cards.days import weekdays
from bot.cards.people.pages import page_label, page_line
from bot.cards.posting.posts import fitting, plan_button
from bot.course.phrases import Phrases
from bot.course.shapes import Rubric
from bot.services.posting.rhythms import Rhythm, RhythmView
from bot.services.posting.slots import PageChoice

TIMES = ("09:00", "10:00", "12:00", "15:00", "17:00", "18:00")  # others are typed
USUAL_DAYS = "135"  # what the first screen of days starts with: three posts a week, a day apart
HALF_LABEL = 13  # characters that fit half a row
HINTS_ROOM = 3000  # characters: a region may have more rubrics than fit a message


def choice(view: PageChoice, say: Phrases) -> Card:
    """For which page? Without pages: the way to add the first one."""
    back = (plan_button(say),)
    if not view.pages:
        add = Button(say.plain("people-button-add-page"), people.AddPage())
        return Card(say("posting-no-pages"), ((add,), back))
    tap = posting.Rhythms if view.purpose == "rhythm" else posting.AskPost
    rows = [(Button(page_label(page, say), tap(page.id)),) for page in view.pages]
    if view.purpose == "post":
        rows.insert(0, (Button(say.plain("posting-button-everywhere"), posting.AskPost(posting.EVERYWHERE)),))
    return Card(say(f"posting-choose-{view.purpose}"), (*rows, back))


def rhythms(view: RhythmView, say: Phrases) -> Card:
    """A page's rhythms, with the way to add, to name the rubric and to remove."""
    lines = [_line(rhythm, say) for rhythm in view.rhythms]
    text = say(
        "posting-rhythms",
        page=page_line(view.page, say),
        rhythms=NEWLINE.join(lines) if lines else say("posting-rhythms-none"),
    )
    rows: list[Row] = [(Button(say.plain("posting-button-add-days"), posting.RhythmDays(view.page.id, USUAL_DAYS)),)]
    if view.fresh is not None:
        rubric = posting.RhythmRubrics(view.page.id, view.fresh.days, ClockTime(view.fresh.time))
        rows.insert(0, (Button(say.plain("posting-button-rubric"), rubric),))
    if view.gone is not None:
        about = view.gone.rubric.id if view.gone.rubric else "-"
        back = posting.RestoreRhythm(view.page.id, view.gone.days, ClockTime(view.gone.time), about)
        rows.insert(0, (Button(say.plain("posting-button-restore"), back),))
    for rhythm in view.rhythms:
        at = ClockTime(rhythm.time)
        names = weekdays(rhythm.days, say)
        label = say.plain("posting-button-remove", days=str(names), time=rhythm.time)
        if len(label) > LABEL_LIMIT:
            label = say.plain("posting-button-remove-many", count=len(rhythm.days), time=rhythm.time)
        remove = Button(label, posting.RemoveRhythm(view.page.id, rhythm.days, at))
        rubric_of = Button(
            rhythm.rubric.emoji if rhythm.rubric else say.plain("posting-button-no-rubric"),
            posting.RhythmRubrics(view.page.id, rhythm.days, at),
        )
        rows += [(remove, rubric_of)] if len(label) <= HALF_LABEL else [(remove,), (rubric_of,)]
    return noticed(Card(text, (*rows, (plan_button(say),))), view.notice, say)


def _line(rhythm: Rhythm, say: Phrases) -> Markup:
    about = f" {rhythm.rubric.emoji} {rhythm.rubric.title}" if rhythm.rubric else ""
    return say("posting-rhythm-line", days=weekdays(rhythm.days, say), time=rhythm.time, about=about)


def days(page: int, chosen: str, say: Phrases) -> Card:
    """Which days? All that is chosen stands in the buttons; `chosen` are ISO digits, none or 0 for no day yet."""
    chosen = _digits(chosen)
    ticks = []
    for weekday in "1234567":
        after = "".join(sorted(set(chosen) ^ {weekday})) or "0"
        name = say.plain("calendar-weekday-short", weekday=int(weekday))
        ticks.append(Button(f"✓ {name}" if weekday in chosen else name, posting.RhythmDays(page, after)))
    rows: list[Row] = [tuple(ticks[:4]), tuple(ticks[4:])]
    if chosen:
        rows.append((Button(say.plain("posting-button-time"), posting.RhythmTime(page, chosen)),))
    return Card(say("posting-ask-days"), (*rows, _back(page, say)))


def times(page: int, chosen: str, say: Phrases) -> Card:
    """At what time? Without days: first those."""
    chosen = _digits(chosen)
    if not chosen:
        return days(page, chosen, say)
    choices = [Button(time, posting.SaveRhythm(page, chosen, ClockTime(time))) for time in TIMES]
    text = say("posting-ask-time", days=weekdays(chosen, say))
    rows = tuple(tuple(choices[at : at + 3]) for at in (0, 3))
    return Card(text, (*rows, (Button(say.plain("posting-button-days"), posting.RhythmDays(page, chosen)),)))


def rubrics(page: int, chosen: str, time: ClockTime, known: tuple[Rubric, ...], say: Phrases) -> Card:
    """What are these posts about?"""
    choices = [
        Button(f"{rubric.emoji} {rubric.title}", posting.SetRubric(page, chosen, time, rubric.id)) for rubric in known
    ]
    none = Button(say.plain("posting-button-rubric-none"), posting.SetRubric(page, chosen, time, "-"))
    lines = [say("posting-rubric-line", title=f"{each.emoji} {each.title}", hint=each.hints[0]) for each in known]
    text = say(
        "posting-ask-rubric",
        days=weekdays(_digits(chosen), say),
        time=time,
        rubrics=NEWLINE.join(fitting(lines, HINTS_ROOM, say)),
    )
    return Card(text, (*paired(choices), (none,), _back(page, say)))


def _digits(days: str) -> str:
    """What a button says of days, without anything that is none."""
    return "".join(sorted({day for day in days if day in "1234567"}))


def _back(page: int, say: Phrases) -> Row:
    return (Button(say.plain("posting-button-rhythm"), posting.Rhythms(page)),)
