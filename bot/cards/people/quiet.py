"""When the bot may write: quiet hours, and how long before a post it reminds."""

from bot.buttons import people
from bot.buttons.speaking import HearLess
from bot.buttons.tap import ClockTime
from bot.cards.card import PARAGRAPH, Button, Card, noticed, paired
from bot.cards.people.pauses import pause_line
from bot.course.phrases import Phrases
from bot.services.people.quiet import LEADS_MINUTES, QuietHours

SPANS = (("20:00", "09:00"), ("21:00", "08:30"), ("22:00", "07:00"))  # others are typed
LESS = ("slot", "slot-again", "nudge-early")  # what can be heard again
MIDNIGHT = ClockTime("00:00")


def quiet(view: QuietHours, say: Phrases) -> Card:
    """Quiet hours and the lead before a post, and the buttons to change them."""
    silent = view.quiet_from != view.quiet_till
    text = say(
        "quiet-hours",
        silence=say("quiet-silence", start=view.quiet_from, end=view.quiet_till) if silent else say("quiet-no-silence"),
        due=say("quiet-due-on" if view.due_beats_quiet else "quiet-due-off"),
        lead=say("quiet-lead", minutes=view.lead_minutes),
    )
    now = view.quiet_from, view.quiet_till
    spans = [
        Button(_ticked(f"{start}–{end}", (start, end) == now), people.SetQuiet(ClockTime(start), ClockTime(end)))
        for start, end in SPANS
    ]
    none = Button(_ticked(say.plain("quiet-button-no-silence"), not silent), people.SetQuiet(MIDNIGHT, MIDNIGHT))
    due = Button(
        _ticked(say.plain("quiet-button-due"), view.due_beats_quiet),
        people.LetDueBreakQuiet(0 if view.due_beats_quiet else 1),
    )
    leads = [
        Button(
            _ticked(say.plain("quiet-button-lead", minutes=minutes), minutes == view.lead_minutes),
            people.SetLead(minutes),
        )
        for minutes in LEADS_MINUTES
    ]
    again = tuple(
        (Button(say.plain(f"quiet-button-again-{what}"), HearLess(what, 1)),) for what in LESS if what in view.less
    )
    back = Button(say.plain("people-button-back-settings"), people.Settings())
    parts = [*pause_line(view.paused_until, say), text]
    rows = (*paired([*spans, none]), (due,), *paired(leads), *again, (back,))
    return noticed(Card(PARAGRAPH.join(parts), rows), view.notice, say)


def _ticked(label: str, on: bool) -> str:
    return f"✓ {label}" if on else label
