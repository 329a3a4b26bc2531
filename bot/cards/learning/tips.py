"""The tip of the day, and the screen where its time and days are chosen."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.buttons import learning, people
from bot.buttons.tap import ClockTime
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, menu_button, noticed
from bot.cards.days import near, weekdays
from bot.cards.people.home import Shown
from bot.course.phrases import Phrases
from bot.course.shapes import Tip
from bot.services.learning.tip_times import TipTimesView
from bot.services.learning.tips import TipView

TIMES = (("08:30", "09:30", "11:00"), ("13:00", "15:00", "17:30"))  # others are typed
WEEK = (range(1, 5), range(5, 8))  # two rows of days that fit a phone


def tip(view: TipView, say: Phrases) -> Card:
    """The tip and what she may answer, or what she has answered."""
    parts = [say("tips-tip", text=view.tip.text)]
    if view.reaction is not None:
        parts.append(_answered(view, say))
        back = Button(say.plain("tips-button-undo"), learning.ReactToTip(view.tip.id, "none"))
        return Card(PARAGRAPH.join(parts), ((back, menu_button(say)),))
    rows: list[Row] = [
        (_answer(view, "done", say), _answer(view, "not-mine", say)),
        (_answer(view, "tomorrow" if _comes_tomorrow(view) else "later", say),),
    ]
    if view.first and view.schedule.time is not None:  # asked once, and in passing
        days = weekdays(view.schedule.days, say)
        parts.append(say("tips-first", days=days, time=view.schedule.time))
        rows.append((Button(say.plain("tips-button-times"), learning.Tips()),))
    return Card(PARAGRAPH.join(parts), tuple(rows))


def unread(view: Tip, say: Phrases) -> Shown:
    """At home, while it has no answer."""
    return Shown(None, ((Button(say.plain("tips-button-today"), learning.ShowTip(view.id)),),))


def part(view: TipView, say: Phrases) -> Card:
    """The tip in a message with other things: the two answers that fit a row."""
    return Card(say("tips-tip", text=view.tip.text), ((_answer(view, "done", say), _answer(view, "not-mine", say)),))


def _answer(view: TipView, kind: str, say: Phrases) -> Button:
    reaction = "tomorrow" if kind == "later" else kind
    return Button(say.plain(f"tips-button-{kind}"), learning.ReactToTip(view.tip.id, reaction))


def _comes_tomorrow(view: TipView) -> bool:
    return view.schedule.next_on is not None and (view.schedule.next_on - view.schedule.today).days == 1


def _answered(view: TipView, say: Phrases) -> Markup:
    if view.reaction != "tomorrow":
        return say(f"tips-answered-{view.reaction}")
    if view.schedule.next_on is None:
        return say("tips-answered-off")
    return say("tips-answered-tomorrow", day=near(view.schedule.next_on, view.schedule.today, say))


def times(view: TipTimesView, say: Phrases) -> Card:
    """When tips come, and the buttons to change that."""
    time, days = view.schedule.time, view.schedule.days
    rows: list[Row] = []
    if view.before is not None:
        rows.append((Button(say.plain("tips-button-undo"), learning.SetTipDays(view.before)),))
    if time is not None:
        rows += [tuple(_day(weekday, days, say) for weekday in row) for row in WEEK]
    rows += [tuple(_time(one, time, say) for one in row) for row in TIMES]
    if view.last is not None:
        rows.append((Button(say.plain("tips-button-last"), learning.ShowTip(view.last)),))
    key, on = ("tips-button-on", 1) if time is None else ("tips-button-off", 0)
    rows.append((Button(say.plain(key), learning.SwitchTips(on)),))
    rows.append((Button(say.plain("people-button-back-settings"), people.Settings()),))
    return noticed(Card(say("tips-times", when=NEWLINE.join(_when(view, say))), tuple(rows)), view.notice, say)


def _when(view: TipTimesView, say: Phrases) -> Iterator[Markup]:
    if view.schedule.time is None:
        yield say("tips-off")
        return
    yield say("tips-on", days=weekdays(view.schedule.days, say), time=view.schedule.time)
    if view.morning != view.schedule.time:
        yield say("tips-after-quiet", time=view.morning)
    if view.paused_until is not None:
        last = view.paused_until
        yield say("people-pause-until", day=say("calendar-day", day=last.day, month=last.month))
    elif view.schedule.next_on is not None:
        yield say("tips-next", day=near(view.schedule.next_on, view.schedule.today, say))


def _day(weekday: int, days: str, say: Phrases) -> Button:
    on = str(weekday) in days
    name = say.plain("calendar-weekday-short", weekday=weekday)
    return Button(f"✓ {name}" if on else name, learning.SetTipDay(weekday, 0 if on else 1))


def _time(time: str, chosen: str | None, say: Phrases) -> Button:
    return Button(f"✓ {time}" if time == chosen else time, learning.SetTipTime(ClockTime(time)))
