"""What comes out on her pages, and when."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from bot.storage.tables.grammar import UtcDateTime, metadata, person_id

rhythms = Table(  # a page's weekly rhythm: these days at this time
    "rhythms",
    metadata,
    Column("id", Integer, primary_key=True),
    person_id(),
    Column("page_id", Integer, ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Column("weekday", Integer, nullable=False),  # ISO, 1 is Monday
    Column("at_time", Text, nullable=False),  # local HH:MM
    Column("rubric", Text),  # id from content/rubrics.yaml
    Column("planned_till", Date, index=True),  # slots exist up to this local day; the planner asks who falls short
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("page_id", "weekday", "at_time"),
    Index(None, "person_id"),
    sqlite_autoincrement=True,  # grammar.py says why
)

slots = Table(  # one post to be published
    "slots",
    metadata,
    Column("id", Integer, primary_key=True),
    person_id(),
    Column("page_id", Integer, ForeignKey("pages.id", ondelete="CASCADE"), nullable=False),
    Column(
        "rhythm_id", Integer, ForeignKey("rhythms.id", ondelete="SET NULL"), index=True
    ),  # null: entered or imported once
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
    Column("together", Integer, index=True),  # one post on several pages: the id of its first slot; null: on one page
    Column("idea", Text),  # told with it while it had no topic: source:ref:number
    UniqueConstraint("page_id", "day", "at_time"),
    Index("ix_slots_person_id_day", "person_id", "day"),
    sqlite_autoincrement=True,  # grammar.py says why
)

called_off = Table(  # posts that were deleted: a phone's calendar that holds them has to be told, if they lie ahead
    "called_off",
    metadata,
    Column("slot_id", Integer, primary_key=True, autoincrement=False),  # of a row of `slots` that is gone
    person_id(),
    Column("at", UtcDateTime, nullable=False),
    # Of one that she deleted herself: its row as JSON, so that it can be taken back for a day.
    Column("body", Text),
    Column("gone_at", UtcDateTime),
    Index(None, "person_id"),
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

written_imports = Table(  # a file that became part of the plan; for a day it can be taken back whole
    "written_imports",
    metadata,
    Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("digest", Text, primary_key=True),  # of the file, as in `import_drafts`
    Column("body", Text, nullable=False),  # JSON of the posts that it made, and of what it changed in others
    Column("written_at", UtcDateTime, nullable=False, index=True),
)
