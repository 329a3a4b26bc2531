"""What the plan says at home: posts that wait for an answer, and those that come out today."""

from datetime import timedelta

from bot.buttons import posting
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Row
from bot.cards.people.home import Shown
from bot.cards.posting.posts import came_out, slot_line
from bot.course.phrases import Phrases
from bot.services.posting.posts import DueToday

ASKED, ANNOUNCED = 2, 3  # posts of each kind that have a row of their own at home
FRESH = timedelta(days=2)  # a post that is older is asked about behind a button


def due_today(view: DueToday, say: Phrases) -> Shown:
    several = len({slot.page.id for slot in (*view.waiting, *view.ahead)}) > 1
    texts, rows = [], list[Row]()
    if view.waiting:
        asked = [slot for slot in view.waiting[-ASKED:] if view.today - slot.day <= FRESH]
        lines = [slot_line(slot, say, with_page=several, passed=True) for slot in asked]
        if asked:
            texts.append(NEWLINE.join([say("posting-today-waiting", count=len(asked)), *lines]))
        rows += [
            (came_out(slot, say), Button(say.plain("posting-button-otherwise"), posting.OpenSlot(slot.id)))
            for slot in asked
        ]
        if len(view.waiting) > len(asked):
            rows.append((Button(say.plain("posting-button-waiting", count=len(view.waiting)), posting.Unanswered()),))
    if view.ahead:
        announced = view.ahead[:ANNOUNCED]
        lines = [slot_line(slot, say, with_page=several, passed=False) for slot in announced]
        texts.append(NEWLINE.join([say("posting-today-ahead"), *lines]))
        rows += [
            (Button(say.plain("posting-button-prepare", time=slot.time), posting.OpenSlot(slot.id)),)
            for slot in announced
        ]
    return Shown(PARAGRAPH.join(texts) if texts else None, tuple(rows))
