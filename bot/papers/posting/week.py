"""The week as a picture for a phone: its days from top to bottom, each with its posts and how they stand."""

from collections.abc import Sequence
from datetime import datetime

from bot.course.phrases import Phrases
from bot.papers.canvas import MARK, WIDTH, Box, Canvas, Mark, Words, font, wrapped
from bot.rules.people.pages import short_url
from bot.rules.posting.norm import State
from bot.services.posting.slots import Slot, gathered
from bot.services.posting.views import lead
from bot.services.posting.weeks import Day, Standing, Week

EDGE, GAP, PAD = 36, 14, 26  # around all, between the days, inside a day
DATE_WIDTH, TIME_WIDTH, LOWEST_DAY = 150, 128, 132
SLOTS_SHOWN, STANDINGS_SHOWN = 5, 5  # of one day; pages. A picture of more than 10,000 points in all is refused

PAPER, CARD, CARD_OFF, TODAY = "#f3f1ec", "#ffffff", "#eae7df", "#3b6f96"
INK, SOFT, ON_TODAY = "#22303c", "#66727e", "#ffffff"
OPEN = "open"  # its time has passed, and nobody knows whether it came out
STANDS = {  # sign and colour
    State.PLANNED: ("ring", "#3b6f96"),
    OPEN: ("ring", "#a9681a"),
    State.PUBLISHED: ("tick", "#35794f"),
    State.SKIPPED: ("dash", "#7f8992"),
    State.MISSED: ("ring", "#a4acb3"),
}


def week_png(week: Week, say: Phrases) -> bytes:
    """The week at a glance as a PNG, 1080 points wide and as tall as it needs to be."""
    canvas = Canvas(EDGE, PAPER)
    canvas.write(EDGE + 8, say.plain("papers-week"), font("Bold", 56), INK)
    canvas.write(EDGE + 8, _span(week, say), font("Medium", 38), SOFT)
    canvas.y += 16
    several = len({slot.page.id for slot in week.slots}) > 1
    for day in week.days:
        _day(canvas, day, week, several, say)
    canvas.y += 10
    alone = len(week.standings) == 1
    for standing in week.standings[:STANDINGS_SHOWN]:
        for line in wrapped(_standing(standing, alone, say), font("Medium", 32), WIDTH - 2 * EDGE - 16, 2):
            canvas.write(EDGE + 8, line, font("Medium", 32), SOFT)
    return canvas.png(EDGE)


def _span(week: Week, say: Phrases) -> str:
    """Such as 23–29 November, or 30 November – 6 December."""
    first, last = (say.plain("calendar-day", day=day.day, month=day.month) for day in (week.monday, week.sunday))
    if week.monday.month == week.sunday.month:
        return say.plain("papers-week-span-short", first=week.monday.day, last=last)
    return say.plain("papers-week-span", first=first, last=last)


def _standing(standing: Standing, alone: bool, say: Phrases) -> str:
    return say.plain(
        "papers-standing" if standing.norm else "papers-standing-free",
        page="" if alone else f"{short_url(standing.page.url)}: ",
        published=standing.published,
        planned=standing.planned,
        norm=standing.norm,
    )


def _day(canvas: Canvas, day: Day, week: Week, several: bool, say: Phrases) -> None:
    """One day: its date on the left, its posts and occasions on the right."""
    top, left = canvas.y, EDGE + DATE_WIDTH + PAD
    small = font("Medium", 32)
    canvas.y += PAD
    posts = gathered(day.slots)
    for parts in posts[:SLOTS_SHOWN]:
        _post(canvas, left, parts, week.now, several, say)
    if len(posts) > SLOTS_SHOWN:
        more = say.plain("papers-week-more", count=len(posts) - SLOTS_SHOWN)
        canvas.write(left + MARK + 18, more, small, SOFT)
    if day.slots and day.occasions:
        canvas.y += 6
    for occasion in day.occasions:
        for line in wrapped(occasion.title, small, WIDTH - EDGE - PAD - left, 2):
            canvas.write(left, line, small, SOFT)
    canvas.y = max(canvas.y + PAD - 8, top + LOWEST_DAY)
    canvas.boxes.append(Box(EDGE, top, WIDTH - 2 * EDGE, canvas.y - top, CARD_OFF if day.off else CARD))
    today = day.day == week.today
    if today:
        canvas.boxes.append(Box(EDGE, top, DATE_WIDTH, canvas.y - top, TODAY))
    weekday = say.plain("calendar-weekday-short", weekday=day.day.isoweekday())
    _centred(canvas, top + 14, weekday, "Medium", 34, ON_TODAY if today else SOFT)
    _centred(canvas, top + 50, str(day.day.day), "Bold", 52, ON_TODAY if today else INK)
    canvas.y += GAP


def _centred(canvas: Canvas, y: int, text: str, weight: str, size: int, colour: str) -> None:
    """In the column of dates."""
    letters = font(weight, size)
    canvas.words.append(Words(EDGE + (DATE_WIDTH - round(letters.getlength(text))) // 2, y, text, letters, colour))


def _where(parts: Sequence[Slot], say: Phrases) -> str:
    """The page's address; of several pages only their platforms have room."""
    if len(parts) == 1:
        return short_url(parts[0].page.url)
    return " + ".join(say.plain(f"people-platform-{part.page.platform}") for part in parts)


def _post(canvas: Canvas, left: int, parts: Sequence[Slot], now: datetime, several: bool, say: Phrases) -> None:
    """One post: sign, time, what it is about, and below in small letters how it stands and where."""
    slot = lead(parts)
    stand = OPEN if slot.state == State.PLANNED and slot.at <= now else slot.state
    sign, colour = STANDS[stand]
    canvas.marks.append(Mark(left, canvas.y + 6, sign, colour))
    canvas.words.append(Words(left + MARK + 18, canvas.y, slot.time, font("Bold", 40), INK))
    x = left + MARK + 18 + TIME_WIDTH
    room = WIDTH - EDGE - PAD - x
    rubric = slot.rubric.title if slot.rubric else None
    title = slot.topic or rubric or say.plain("papers-week-no-topic", stand=stand)
    quiet = stand in {State.SKIPPED, State.MISSED} or not (slot.topic or rubric)
    for line in wrapped(title, font("SemiBold", 40), room, 2):
        canvas.write(x, line, font("SemiBold", 40), SOFT if quiet else INK)
    about = [rubric if slot.topic else None, _where(parts, say) if several else None]
    below = " · ".join([say.plain("papers-stand", stand=stand), *filter(None, about)])
    for line in wrapped(below, font("Medium", 32), room, 2):
        canvas.write(x, line, font("Medium", 32), SOFT if quiet else colour)
    canvas.y += 14
