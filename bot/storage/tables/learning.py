"""What she has read, answered, ticked and seen, and what she has to do by when."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, false, text

from bot.storage.tables.grammar import UtcDateTime, metadata, person_id

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
    person_id(),
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
    sqlite_autoincrement=True,  # grammar.py says why
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

checklist_runs = Table(  # one pass through a checklist for one page, or for one post of it
    "checklist_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    person_id(),
    Column("page_id", Integer, ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Column("checklist", Text, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),  # when a newer run took its place
    Column("slot_id", Integer),  # the post that it is about; null: the page. The posts are of a later wing
    Index(None, "person_id"),
    Index("ix_checklist_runs_page_id_checklist", "page_id", "checklist"),
    Index(
        "uq_checklist_runs_open",
        "page_id",
        "checklist",
        unique=True,
        sqlite_where=text("closed_at IS NULL AND slot_id IS NULL"),
        postgresql_where=text("closed_at IS NULL AND slot_id IS NULL"),
    ),
    Index(
        "uq_checklist_runs_slot_id",
        "slot_id",
        "page_id",
        "checklist",
        unique=True,
        sqlite_where=text("slot_id IS NOT NULL"),
        postgresql_where=text("slot_id IS NOT NULL"),
    ),
    sqlite_autoincrement=True,  # grammar.py says why
)

ticks = Table(  # what is settled
    "ticks",
    metadata,
    Column("run_id", Integer, ForeignKey("checklist_runs.id", ondelete="CASCADE"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("ticked_at", UtcDateTime, nullable=False),
    # A school has no doctor: settled, and not done
    Column("not_hers", Boolean, nullable=False, server_default=false()),
)

item_notes = Table(  # what she keeps in mind about an item of a run
    "item_notes",
    metadata,
    Column("run_id", Integer, ForeignKey("checklist_runs.id", ondelete="CASCADE"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("note", Text),
    Column("remind_at", UtcDateTime, index=True),  # null: not asked for, or on its way
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
    person_id(),
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
    sqlite_autoincrement=True,  # grammar.py says why
)
