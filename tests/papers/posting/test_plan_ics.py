"""The posts as a phone's calendar reads them: identities, zones and their changes, alarms, and what is called off."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.course.phrases import Phrases
from bot.papers.posting.plan_ics import calendar
from bot.services.posting.exports import Gone, PlanCalendar
from bot.services.posting.slots import Slot
from tests.papers.posting.posts import NOW, OK, SERVICE, VK, post

FRIDAY = date(2026, 11, 27)


def view(
    *slots: Slot,
    gone: tuple[Gone, ...] = (),
    owner: str = "1-20261123060000000000",
    zone: str = "Europe/Moscow",
    lead: int = 60,
    now: datetime = NOW,
) -> PlanCalendar:
    return PlanCalendar(slots, gone, owner, zone, lead, now)


def opened(body: bytes) -> Any:
    """The calendar; what its properties are, icalendar's types leave open."""
    return Calendar.from_ical(body)


def events(body: bytes) -> list[Any]:
    return list(opened(body).events)


def test_a_post_is_half_an_hour_at_its_wall_time_in_her_zone(say: Phrases) -> None:
    body = calendar(view(post(17, FRIDAY, "18:30", rubric=SERVICE, topic="Прививки; кому, когда")), say)
    (event,) = events(body)
    assert event["summary"] == "Пост: Прививки; кому, когда"
    assert event["description"] == "Сервис\nvk.com/ruchey_crb"
    assert event.start == datetime(2026, 11, 27, 18, 30, tzinfo=ZoneInfo("Europe/Moscow"))
    assert event.end - event.start == timedelta(minutes=30)
    assert b"DTSTART;TZID=Europe/Moscow:20261127T183000\r\n" in body
    assert [str(zone.tz_name) for zone in opened(body).timezones] == ["Europe/Moscow"]


@pytest.mark.parametrize("zone", ["Europe/Moscow", "Asia/Kamchatka", "Europe/Berlin", "America/New_York"])
def test_the_zone_in_the_file_tells_the_right_moment_before_and_after_a_change_of_clocks(
    say: Phrases, zone: str
) -> None:
    days = [date(2026, 11, 27), date(2027, 1, 15), date(2027, 3, 27), date(2027, 3, 28), date(2027, 7, 1)]
    slots = [post(number, day, zone=zone) for number, day in enumerate(days)]
    file = opened(calendar(view(*slots, zone=zone), say))
    (told,) = file.timezones  # what a phone goes by that does not know the zone's name
    walls = [event.start.replace(tzinfo=None) for event in file.events]
    assert walls == [datetime(day.year, day.month, day.day, 10) for day in days]  # noqa: DTZ001 - wall times
    assert [wall.replace(tzinfo=told.to_tz()) for wall in walls] == [slot.at for slot in slots]


@pytest.mark.parametrize("minutes", [15, 60, 120])
def test_the_alarm_rings_as_early_as_she_is_reminded(say: Phrases, minutes: int) -> None:
    (event,) = events(calendar(view(post(1, FRIDAY), lead=minutes), say))
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm["trigger"].dt == -timedelta(minutes=minutes)
    assert alarm["description"] == "Пост на странице"


def test_what_will_not_come_out_is_called_off_and_rings_no_more(say: Phrases) -> None:
    states = ("planned", "published", "skipped", "missed")
    found = events(calendar(view(*(post(number, FRIDAY, state=state) for number, state in enumerate(states))), say))
    assert [(str(event["status"]), len(event.walk("VALARM"))) for event in found] == [
        ("CONFIRMED", 1),
        ("CONFIRMED", 0),
        ("CANCELLED", 0),
        ("CANCELLED", 0),
    ]


def test_a_newer_file_says_the_same_post_anew(say: Phrases) -> None:
    (old,) = events(calendar(view(post(17, FRIDAY)), say))
    (new,) = events(calendar(view(post(17, FRIDAY, "12:00"), now=NOW + timedelta(minutes=1)), say))
    assert new["uid"] == old["uid"]
    assert new["sequence"] > old["sequence"]
    assert (old["sequence"], new["sequence"]) < (2**31, 2**31)  # RFC 5545: a 32-bit number


def test_no_line_is_longer_than_the_standard_allows(say: Phrases) -> None:
    body = calendar(view(post(1, FRIDAY, topic="Ё" * 120)), say)
    assert max(map(len, body.split(b"\r\n"))) <= 75
    assert events(body)[0]["summary"] == f"Пост: {'Ё' * 120}"


def test_an_empty_plan_is_an_empty_calendar(say: Phrases) -> None:
    assert events(calendar(view(), say)) == []


def test_a_post_is_the_same_event_in_every_file_and_in_no_other_installation(say: Phrases) -> None:
    def uid(number: int, owner: str) -> str:
        (event,) = events(calendar(view(post(number, FRIDAY), owner=owner), say))
        return str(event["uid"])

    names = [uid(17, "1-20261123060000000000"), uid(18, "1-20261123060000000000"), uid(17, "1-20270101000000000000")]
    assert len(set(names)) == 3
    assert uid(17, "1-20261123060000000000") == names[0]
    (off,) = events(calendar(view(gone=(Gone(17, NOW),)), say))
    assert (off["uid"], off["status"], off.walk("VALARM")) == (names[0], "CANCELLED", [])


def test_a_post_in_the_repeated_hour_is_half_an_hour_long(say: Phrases) -> None:
    berlin = "Europe/Berlin"
    (event,) = events(calendar(view(post(1, date(2026, 10, 25), "02:45", zone=berlin), zone=berlin), say))
    assert (event["duration"].dt, "dtend" in event) == (timedelta(minutes=30), False)


def test_a_post_on_several_pages_is_one_event_of_its_first_slot(say: Phrases) -> None:
    parts = [replace(post(number, FRIDAY, page=page), together=7) for number, page in ((7, OK), (8, VK))]
    (event,) = events(calendar(view(*parts), say))
    assert event["description"] == "ok.ru/group/52\nvk.com/ruchey_crb"
    (alone,) = events(calendar(view(post(7, FRIDAY)), say))
    assert event["uid"] == alone["uid"]
