"""What people see of themselves: getting to know each other, settings, pages, pause."""

from markupsafe import Markup

from bot.buttons import learning, people
from bot.buttons.tap import Wall
from bot.cards.card import NEWLINE, PARAGRAPH, Button, Card, Row, menu_button, noticed, paired
from bot.cards.people.pauses import pause_line
from bot.course.phrases import Phrases
from bot.course.shapes import Institution
from bot.course.spelling import has_words, seen
from bot.rules.people.pages import short_url
from bot.rules.people.pauses import monday_after
from bot.services.people.profile import Profile, Unsettled

NAME_ON_BUTTON = 16  # characters of a name that a button has room for
PAUSES_DAYS = (3, 7, 14, 28)


def meet(profile: Profile, first_name: str, say: Phrases) -> Card:
    """The step of getting to know each other that `profile.step` names."""
    assert profile.step is not None
    skip = (Button(say.plain("people-button-skip"), people.SkipStep(profile.step)),)
    match profile.step:
        case "meet-name":
            name = seen(first_name)
            name = name if has_words(name) and len(name) <= NAME_ON_BUTTON else ""
            ready = (Button(say.plain("people-button-name", name=name), people.UseName()),)
            return Card(say("people-hello"), (ready, skip) if name else (skip,))
        case "meet-institution" if profile.name:
            return Card(say("people-ask-institution", name=profile.name), (skip, _fix("meet-name", say)))
        case "meet-institution":
            return Card(say("people-ask-institution-nameless"), (skip,))
        case _ if profile.institution:
            taken = say("people-ask-page-taken", institution=profile.institution)
            return Card(PARAGRAPH.join([taken, say("people-ask-page")]), (skip, _fix("meet-institution", say)))
        case _:
            return Card(say("people-ask-page"), (skip,))


def _fix(step: str, say: Phrases) -> Row:
    """What was taken is not what she meant."""
    return (Button(say.plain(f"people-button-fix-{step.removeprefix('meet-')}"), people.FixStep(step)),)


def settings(profile: Profile, say: Phrases) -> Card:
    nothing = say("people-nothing")
    until = profile.paused_until
    pause = (
        say("people-pause-none")
        if until is None
        else say("people-pause-until", day=say("calendar-day", day=until.day, month=until.month))
    )
    kind = say("people-kind", kind=profile.kind) if profile.kind else None
    text = say(
        "people-settings",
        name=profile.name or nothing,
        institution=Markup(" · ").join(filter(None, (profile.institution, kind))) or nothing,
        pages=say("people-pages-count", count=len(profile.pages)),
        city=profile.city,
        time=profile.time,
        pause=pause,
    )
    changes = [
        Button(say.plain("people-button-change-name"), people.ChangeName()),
        Button(say.plain("people-button-change-place"), people.ChangeInstitution()),
        Button(say.plain("people-button-pages"), people.Pages()),
        Button(say.plain("people-button-zone"), people.ChangeZone()),
        Button(say.plain("people-button-tips"), learning.Tips()),
        Button(say.plain("people-button-quiet"), people.QuietHours()),
        Button(say.plain("people-button-pause"), people.Pause()),
        menu_button(say),
    ]
    delete = (Button(say.plain("people-button-delete"), people.Delete()),)
    return noticed(Card(text, (*paired(changes), delete)), profile.notice, say)


def pages(profile: Profile, say: Phrases) -> Card:
    lines = [
        say(
            "people-page-line",
            number=number,
            platform=say(f"people-platform-{page.platform}"),
            url=short_url(page.url) or say("people-unnamed-url"),
        )
        for number, page in enumerate(profile.pages, start=1)
    ]
    text = say("people-pages", list=NEWLINE.join(lines) if lines else say("people-pages-empty"))
    removals = [
        Button(say.plain("people-button-remove-page", number=number), people.RemovePage(page.id))
        for number, page in enumerate(profile.pages, start=1)
    ]
    add = (Button(say.plain("people-button-add-page"), people.AddPage()),)
    undo: tuple[Row, ...] = ()
    if profile.removed is not None:
        undo = ((Button(say.plain("people-button-restore-page"), people.RestorePage(profile.removed.id)),),)
    return noticed(Card(text, (*undo, add, *paired(removals), _back(say))), profile.notice, say)


def ask(key: str, say: Phrases) -> Card:
    """A question whose answer she types; the way back is settings."""
    return Card(say(key), (_back(say),))


def ask_institution(say: Phrases) -> Card:
    """Its name is typed, its kind is chosen."""
    kinds = [Button(say.plain("people-button-kind", kind=kind), people.SetKind(kind)) for kind in Institution]
    return Card(say("people-ask-new-place"), (*paired(kinds), _back(say)))


def ask_zone(view: Unsettled, say: Phrases) -> Card:
    """A city for each hour; or what she may have meant, a row each: she types on when it is none of them."""
    alike = tuple((Button(city, people.SetZone(city)),) for city in view.alike)
    rows = alike or paired([Button(city, people.SetZone(city)) for city in view.cities])
    text = say("people-ask-zone", city=view.profile.city)
    return noticed(Card(text, (*rows, _back(say))), view.notice, say)


def ask_pause(profile: Profile, say: Phrases) -> Card:
    choices = [Button(say.plain("people-button-pause-days", days=days), people.SetPause(days)) for days in PAUSES_DAYS]
    monday = people.PauseTill(Wall.of(monday_after(profile.today), "00:00"))
    rows: tuple[Row, ...] = ((Button(say.plain("people-button-pause-monday"), monday),), *paired(choices))
    if profile.paused_until is not None:
        rows = (*rows, (Button(say.plain("people-button-pause-end"), people.SetPause(0)),))
    lines = [say("people-ask-pause"), *pause_line(profile.paused_until, say)]
    return Card(PARAGRAPH.join(lines), (*rows, _back(say)))


def ask_delete(say: Phrases) -> Card:
    no = Button(say.plain("people-button-delete-no"), people.Settings())
    yes = Button(say.plain("people-button-delete-yes"), people.DeleteForGood())
    return Card(say("people-ask-delete"), ((no,), (yes,)))


def deleted(say: Phrases, *, wholly: bool) -> Card:
    return Card(say("people-deleted" if wholly else "people-deleted-nearly"), (_begin(say),))


def _back(say: Phrases) -> Row:
    return (Button(say.plain("people-button-back-settings"), people.Settings()),)


def _begin(say: Phrases) -> Row:
    return (Button(say.plain("people-button-begin"), people.Begin()),)
