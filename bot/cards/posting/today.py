"""What the plan says at home: posts that wait for an answer, and those that come out today."""

from datetime import timedelta

from bot.buttons import posting
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Row
from bot.cards.people.home import Shown
from bot.cards.posting.posts import out, slot_line
from bot.course.phrases import Phrases
from bot.services.posting.slots import gathered
from bot.services.posting.views import DueToday

ASKED, ANNOUNCED = 2, 3  # posts of each kind that have a row of their own at home
FRESH = timedelta(days=2)  # a post that is older is asked about behind a button


def due_today(view: DueToday, say: Phrases) -> Shown:
    several = len({slot.page.id for slot in (*view.waiting, *view.ahead)}) > 1
    texts, rows = [], list[Row]()
    waiting, ahead = gathered(view.waiting), gathered(view.ahead)
    if waiting:
        asked = [parts for parts in waiting[-ASKED:] if view.today - parts[0].day <= FRESH]
        lines = [slot_line(parts, say, with_page=several, passed=True) for parts in asked]
        if asked:
            texts.append(NEWLINE.join([say("posting-today-waiting", count=len(asked)), *lines]))
        rows += [
            (
                out(parts, say, with_page=several),
                Button(say.plain("posting-button-otherwise"), posting.OpenSlot(parts[0].id)),
            )
            for parts in asked
        ]
        if len(waiting) > len(asked):
            rows.append((Button(say.plain("posting-button-waiting", count=len(waiting)), posting.Unanswered()),))
    if ahead:
        announced = ahead[:ANNOUNCED]
        lines = [slot_line(parts, say, with_page=several, passed=False) for parts in announced]
        texts.append(NEWLINE.join([say("posting-today-ahead"), *lines]))
        rows += [
            (Button(say.plain("posting-button-prepare", time=parts[0].time), posting.OpenSlot(parts[0].id)),)
            for parts in announced
        ]
    return Shown(PARAGRAPH.join(texts) if texts else None, tuple(rows))
