"""The posts ahead for a phone's calendar: half an hour each, with an alarm as early as she wants to be reminded."""

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.course.phrases import Phrases
from bot.rules.people.pages import short_url
from bot.rules.posting.norm import State
from bot.services.posting.imports import PlanCalendar
from bot.services.posting.slots import Slot

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
    for slot in view.slots:
        file.add_component(_event(slot, view, say))
    years = [slot.day.year for slot in view.slots]
    if years:  # the zone as it is in these years, with the changes of the clock that fall into them
        first, last = (view.now.date().replace(year=year, month=1, day=1) for year in (min(years), max(years) + 1))
        file.add_missing_timezones(first, last)
    return bytes(file.to_ical())


def _event(slot: Slot, view: PlanCalendar, say: Phrases) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"slot-{slot.id}@nastavnik")
    event.add("dtstamp", view.now)
    # A newer file has to have a larger number, or calendars keep the event of the older one.
    event.add("sequence", int(view.now.timestamp()) // MINUTE)
    start = slot.at.astimezone(ZoneInfo(view.zone))
    event.add("dtstart", start)
    event.add("dtend", start + LENGTH)
    about = slot.topic or (slot.rubric.title if slot.rubric else None)
    title = say.plain("papers-event-about", about=about) if about else say.plain("papers-event")
    event.add("summary", title)
    about_it = [slot.rubric.title if slot.rubric else None, short_url(slot.page.url)]
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
