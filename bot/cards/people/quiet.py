"""When the bot may write: quiet hours, and how long before a post it reminds."""

from bot.buttons import people
from bot.cards.card import Button, Card, noticed, paired
from bot.course.phrases import Phrases
from bot.services.people.quiet import LEADS, QuietHabits

SPANS = (("20:00", "09:00"), ("21:00", "08:30"), ("22:00", "07:00"))  # others are typed


def quiet(view: QuietHabits, say: Phrases) -> Card:
    """Quiet hours and the lead before a post, and the buttons to change them."""
    silent = view.quiet_from != view.quiet_till
    text = say(
        "habits-quiet",
        silence=say("habits-silence", start=view.quiet_from, end=view.quiet_till)
        if silent
        else say("habits-no-silence"),
        due=say("habits-due-on" if view.due_beats_quiet else "habits-due-off"),
        lead=say("habits-lead", minutes=view.lead_minutes),
    )
    now = view.quiet_from, view.quiet_till
    spans = [
        Button(_ticked(f"{start}–{end}", (start, end) == now), people.SetQuiet(_minutes(start), _minutes(end)))
        for start, end in SPANS
    ]
    none = Button(_ticked(say.plain("habits-button-no-silence"), not silent), people.SetQuiet(0, 0))
    due = Button(
        _ticked(say.plain("habits-button-due"), view.due_beats_quiet),
        people.LetDueBreakQuiet(0 if view.due_beats_quiet else 1),
    )
    leads = [
        Button(
            _ticked(say.plain("habits-button-lead", minutes=minutes), minutes == view.lead_minutes),
            people.SetLead(minutes),
        )
        for minutes in LEADS
    ]
    back = Button(say.plain("people-button-back-settings"), people.Settings())
    return noticed(Card(text, (*paired([*spans, none]), (due,), *paired(leads), (back,))), view.notice, say)


def _ticked(label: str, on: bool) -> str:
    return f"✓ {label}" if on else label


def _minutes(time: str) -> int:
    """From midnight: buttons hold no colons."""
    return int(time[:2]) * 60 + int(time[3:])
