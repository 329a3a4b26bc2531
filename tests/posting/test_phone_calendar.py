"""The plan in a phone's calendar: what is in it, and what leaves it."""

import re

import pytest

from bot.sandbox.people import Person
from bot.sandbox.telegram import Telegram
from tests.conftest import meet
from tests.posting.plans import plans
from tests.posting.test_imports import takes


@pytest.fixture
async def anna(ann: Person) -> Person:
    """Anna with her page."""
    await meet(ann, "vk.com/ruchey_crb")
    return ann


async def test_posts_that_are_gone_leave_the_phones_calendar(anna: Person, telegram: Telegram) -> None:
    """The same event is called off by the next file: of a rhythm that was removed, and of a page."""

    def told(body: bytes) -> dict[bytes, bytes]:
        events = body.split(b"BEGIN:VEVENT")[1:]
        return {re.findall(rb"UID:(\S+)", one)[0]: re.findall(rb"STATUS:(\w+)", one)[0] for one in events}

    await plans(anna, "пн ср 12:00")
    await anna.says("/plan")
    await anna.taps("📄 Файлом")
    planned = told(await takes(anna, telegram, "В календарь телефона"))
    assert set(planned.values()) == {b"CONFIRMED"}
    await anna.presses("wrx:1:1.12.00")
    await anna.presses("wrx:1:13:12.00")
    await anna.presses("i")
    assert told(await takes(anna, telegram, "В календарь телефона")) == dict.fromkeys(planned, b"CANCELLED")
    await plans(anna, "вт 12:00")
    await anna.presses("i")
    fresh = told(await takes(anna, telegram, "В календарь телефона"))
    await anna.presses("spr:1")
    await anna.presses("spa")
    await anna.says("ok.ru/ruchey")
    await anna.presses("i")
    assert told(await takes(anna, telegram, "В календарь телефона")) == dict.fromkeys(fresh, b"CANCELLED")
