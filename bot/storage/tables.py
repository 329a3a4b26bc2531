"""Every table on one page. A change here goes with a migration (`tests/test_migrations.py` compares the two)."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. A naive one is a ValueError: SQLite would drop the offset in silence."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive time cannot be stored: {value.isoformat()}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _person() -> Column[int]:
    return Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), nullable=False)


people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text),
    Column("institution", Text),
    Column("zone", Text, nullable=False),  # IANA, such as Europe/Moscow
    Column("city", Text),  # as she named it; null: nobody asked, the zone is the region's
    Column("expects", Text),  # what her next free text means, such as "name" or "quiz:17:2"; null: nothing
    Column("came_from", Text),  # payload of the deep link that brought her
    Column("active_on", Date),  # her last local day in active_days, so that a tap need not look there
    Column("created_at", UtcDateTime, nullable=False),
)

addresses = Table(  # where a person is reached; a second messenger is a second row
    "addresses",
    metadata,
    Column("messenger", Text, primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    _person(),
    Index(None, "person_id"),
)

pages = Table(  # the official pages she keeps
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    _person(),
    Column("platform", Text, nullable=False),  # vk, ok, telegram, max, other
    Column("url", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("removed_at", UtcDateTime),  # removed from sight; its checklists wait for its return
    UniqueConstraint("person_id", "url"),
)

leaves = Table(  # days off that she marked: both ends count
    "leaves",
    metadata,
    Column("id", Integer, primary_key=True),
    _person(),
    Column("first_on", Date, nullable=False),
    Column("last_on", Date, nullable=False),
    UniqueConstraint("person_id", "first_on"),
)

active_days = Table(  # her local days with at least one card read, answer given or item ticked
    "active_days",
    metadata,
    Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("day", Date, primary_key=True),
)

readings = Table(  # a lesson as she reads it
    "readings",
    metadata,
    Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("lesson", Text, primary_key=True),
    Column("card", Integer, nullable=False),  # where she is, counted from 1
    Column("opened_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),  # first time she reached the last card
)

quiz_versions = Table(  # a quiz as it was when somebody began it: edits never change what an old attempt meant
    "quiz_versions",
    metadata,
    Column("version", Text, primary_key=True),  # sha256 of the body, shortened
    Column("quiz", Text, nullable=False),
    Column("body", Text, nullable=False),  # JSON of course.shapes.Quiz
    Column("created_at", UtcDateTime, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    _person(),
    Column("quiz", Text, nullable=False),
    Column("version", Text, ForeignKey("quiz_versions.version"), nullable=False),
    Column("seed", Integer, nullable=False),  # decides the order of questions and options
    Column("right", Integer),  # answers that were right; null until finished
    Column("total", Integer, nullable=False),
    Column("draft", Text),  # chosen so far in a question of several steps: JSON list, its position and the numbers
    Column("started_at", UtcDateTime, nullable=False),
    Column("started_on", Date, nullable=False),  # her local day, for the limit of attempts in a day
    Column("finished_at", UtcDateTime),
    Column("passed", Boolean),  # null until finished
    Index("ix_attempts_person_id_quiz", "person_id", "quiz"),
    Index(
        "uq_attempts_open",
        "person_id",
        "quiz",
        unique=True,
        sqlite_where=text("finished_at IS NULL"),
        postgresql_where=text("finished_at IS NULL"),
    ),
)

answers = Table(
    "answers",
    metadata,
    Column("attempt_id", Integer, ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),  # place in this attempt's order, from 0
    Column("question", Text, nullable=False),
    Column("given", Text, nullable=False),  # JSON: list of numbers as in the file, or the text as typed
    Column("right", Boolean, nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
)

checklist_runs = Table(  # one pass through a checklist for one page
    "checklist_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    _person(),
    Column("page_id", Integer, ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Column("checklist", Text, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),  # when a newer run took its place
    Index(None, "person_id"),
    Index("ix_checklist_runs_page_id_checklist", "page_id", "checklist"),
    Index(
        "uq_checklist_runs_open",
        "page_id",
        "checklist",
        unique=True,
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
)

ticks = Table(
    "ticks",
    metadata,
    Column("run_id", Integer, ForeignKey("checklist_runs.id", ondelete="CASCADE"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("ticked_at", UtcDateTime, nullable=False),
)
