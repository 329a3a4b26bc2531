"""The posts ahead for a phone's calendar: half an hour each, with an alarm as early as she wants to be reminded."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from bot.course.phrases import Phrases
from bot.rules.calendar import local
from bot.rules.people.pages import short_url
from bot.rules.posting.norm import State
from bot.services.posting.exports import Gone, PlanCalendar
from bot.services.posting.slots import Slot, gathered
from bot.services.posting.views import lead

if TYPE_CHECKING:
    from icalendar import Event

LENGTH = timedelta(minutes=30)
CONFIRMED = {State.PLANNED, State.PUBLISHED}  # the others are called off
MINUTE = 60


def calendar(view: PlanCalendar, say: Phrases) -> bytes:
    """An iCalendar file (RFC 5545). A post keeps its UID, so that a newer file changes the event and adds no second."""
    from icalendar import Calendar

    file = Calendar()
    file.add("prodid", "-//Nastavnik//Posting plan//RU")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", say.plain("papers-plan"))
    file.add("x-wr-timezone", view.zone)
    for parts in gathered(view.slots):
        file.add_component(_event(parts, view, say))
    for gone in view.gone:
        file.add_component(_called_off(gone, view, say))
    years = [local(at, view.zone).year for at in (*(slot.at for slot in view.slots), *(gone.at for gone in view.gone))]
    if years:  # the zone as it is in these years, with the changes of the clock that fall into them
        first, last = (view.now.date().replace(year=year, month=1, day=1) for year in (min(years), max(years) + 1))
        file.add_missing_timezones(first, last)
    return bytes(file.to_ical())


def _begun(slot: int, at: datetime, view: PlanCalendar) -> "Event":
    """Which event it is, and when."""
    from icalendar import Event

    event = Event()
    # The same post has the same one in every file, and no other post of any installation has it.
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'nastavnik:{view.owner}:{slot}')}@nastavnik")
    event.add("dtstamp", view.now)
    # A newer file has to have a larger number, or calendars keep the event of the older one.
    event.add("sequence", int(view.now.timestamp()) // MINUTE)
    event.add("dtstart", local(at, view.zone))
    event.add("duration", LENGTH)  # an end would be a wall time, of which one night of the year has two
    return event


def _called_off(gone: Gone, view: PlanCalendar, say: Phrases) -> "Event":
    event = _begun(gone.slot, gone.at, view)
    event.add("summary", say.plain("papers-event"))
    event.add("status", "CANCELLED")
    return event


def _event(parts: Sequence[Slot], view: PlanCalendar, say: Phrases) -> "Event":
    """A post on several pages is one event, and always that of its first slot."""
    from icalendar import Alarm

    slot = lead(parts)
    event = _begun(min(part.id for part in parts), slot.at, view)
    about = slot.topic or (slot.rubric.title if slot.rubric else None)
    title = say.plain("papers-event-about", about=about) if about else say.plain("papers-event")
    event.add("summary", title)
    about_it = [slot.rubric.title if slot.rubric else None, *(short_url(part.page.url) for part in parts)]
    event.add("description", "\n".join(filter(None, about_it)))
    event.add("url", slot.page.url)
    event.add("status", "CONFIRMED" if slot.state in CONFIRMED else "CANCELLED")
    event.add("transp", "TRANSPARENT")  # it does not make her busy
    if slot.state == State.PLANNED:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", -timedelta(minutes=view.lead_minutes))
        event.add_component(alarm)
    return event
