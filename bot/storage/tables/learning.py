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
    false,
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
    Column("institution_kind", Text),  # hospital, clinic, school, other; null: nobody asked
    # Local wall times are text HH:MM; weekdays are ISO digits, "12345" is Monday to Friday.
    Column("tip_time", Text),  # null: no tips
    Column("tip_days", Text, nullable=False, server_default="12345"),
    Column("next_tip_at", UtcDateTime, index=True),  # when a tip is due; null: never
    Column("quiet_from", Text, nullable=False, server_default="21:00"),
    Column("quiet_till", Text, nullable=False, server_default="08:30"),
    Column("due_beats_quiet", Boolean, nullable=False, server_default=false()),  # a due hour may break quiet hours
    Column("lead_minutes", Integer, nullable=False, server_default="60"),  # how long before a slot she is reminded
    Column("next_week_at", UtcDateTime, index=True),  # when the week at a glance is due (Monday); null: no plan
    Column("next_norm_at", UtcDateTime, index=True),  # when the week's norm is looked at (mid-week); null: no plan
    Column("unreachable_at", UtcDateTime),  # blocked or gone; null: can be written to
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
    Column("norm", Integer),  # posts a week; null: the course's default
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

outbox = Table(  # all that the bot says first: planned once, claimed, looked at again, sent, recorded
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # such as nudge:17:day, so that nothing is planned twice
    Column("kind", Text, nullable=False),  # tip, nudge, slot, slot-again, norm, week
    Column("subject", Text, nullable=False),  # what it is about: ids that the kind's service understands
    _person(),
    Column("not_before", UtcDateTime, nullable=False),  # also when to try again
    Column("expires_at", UtcDateTime),  # stale afterwards by its own rule: dropped; null: never
    Column("state", Text, nullable=False),  # planned, sending, sent, dropped, failed, blocked
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("lease_until", UtcDateTime),  # while sending: afterwards another process may take it
    Column("reason", Text),  # why it was dropped, failed or waits
    Column("message_id", BigInteger),
    Column("created_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),  # sent, dropped, failed or blocked
    # Only what is open, however long the history: what is due costs what is due.
    Index(
        "ix_outbox_planned",
        "not_before",
        sqlite_where=text("state = 'planned'"),
        postgresql_where=text("state = 'planned'"),
    ),
    Index(
        "ix_outbox_sending",
        "lease_until",
        sqlite_where=text("state = 'sending'"),
        postgresql_where=text("state = 'sending'"),
    ),
    Index("ix_outbox_person_id", "person_id", "state"),
)

seen_tips = Table(
    "seen_tips",
    metadata,
    Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("tip", Text, primary_key=True),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("reaction", Text),  # done, not-mine, tomorrow; null: none yet
)

assignments = Table(  # something to do by a moment
    "assignments",
    metadata,
    Column("id", Integer, primary_key=True),
    _person(),
    Column("kind", Text, nullable=False),  # lesson, quiz, checklist
    Column("ref", Text, nullable=False),  # its id in the course
    Column("source", Text, nullable=False),  # course, or later a curator's
    Column("assigned_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    Column("rung", Integer, nullable=False, server_default="0"),  # rungs of the ladder already said or passed over
    Column("next_nudge_at", UtcDateTime, index=True),  # null: nothing more will be said
    Column("snoozed_till", UtcDateTime),  # she asked for silence until then; null: never
    Column("overdue_at", UtcDateTime),  # when the ladder ended without it being done: for the curator
    UniqueConstraint("person_id", "kind", "ref", "source"),
)

rhythms = Table(  # a page's weekly habit: these days at this time
    "rhythms",
    metadata,
    Column("id", Integer, primary_key=True),
    _person(),
    Column("page_id", Integer, ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Column("weekday", Integer, nullable=False),  # ISO, 1 is Monday
    Column("at_time", Text, nullable=False),  # local HH:MM
    Column("rubric", Text),  # id from content/rubrics.yaml
    Column("planned_till", Date, index=True),  # slots exist up to this local day; the planner asks who falls short
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("page_id", "weekday", "at_time"),
    Index(None, "person_id"),
)

slots = Table(  # one post to be published
    "slots",
    metadata,
    Column("id", Integer, primary_key=True),
    _person(),
    Column("page_id", Integer, ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Column("rhythm_id", Integer, ForeignKey("rhythms.id", ondelete="SET NULL")),  # null: entered or imported once
    Column("day", Date, nullable=False),  # local, as she sees it
    Column("at_time", Text, nullable=False),  # local HH:MM
    Column("at", UtcDateTime, nullable=False),  # the same moment in UTC, made anew when she moves to another zone
    Column("rubric", Text),
    Column("topic", Text),
    Column("state", Text, nullable=False),  # planned, published, skipped, missed
    Column("link", Text),
    Column("remind_at", UtcDateTime, index=True),  # when the next word about it is due; null: nothing more
    Column("reminded", Integer, nullable=False, server_default="0"),  # 0 not yet, 1 reminded, 2 followed up
    Column("closed_at", UtcDateTime),
    UniqueConstraint("page_id", "day", "at_time"),
    Index("ix_slots_person_id_day", "person_id", "day"),
)

import_drafts = Table(  # a content plan that she sent as a file and has not confirmed yet; a day later it is gone
    "import_drafts",
    metadata,
    # One at a time: a new file takes the old one's place.
    Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False),  # sha256 of the file, shortened: buttons name the file by it
    Column("name", Text, nullable=False),  # of the file
    Column("body", Text, nullable=False),  # JSON of the rows as they were read
    Column("created_at", UtcDateTime, nullable=False, index=True),
)
