"""Which days count for the row of days: those with a card read, an answer given, an item ticked, a tip followed."""

from datetime import datetime

from sqlalchemy import Connection

from bot.services.people.persons import Person, write
from bot.storage.database import insert_once
from bot.storage.tables.learning import active_days


def active(tx: Connection, person: Person, now: datetime) -> None:
    """She did something today. Her own row remembers the day, so that most taps write nothing."""
    today = person.today(now)
    if person.active_on != today:
        insert_once(tx, active_days, person_id=person.id, day=today)
        write(tx, person, active_on=today)
