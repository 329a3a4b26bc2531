"""What the bot says first."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, text

from bot.storage.tables.grammar import UtcDateTime, metadata, person_id

outbox = Table(  # all that the bot says first: planned once, claimed, looked at again, sent, recorded
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # such as nudge:17:day, so that nothing is planned twice
    Column("kind", Text, nullable=False),  # tip, nudge, slot, slot-again, norm, week
    Column("subject", Text, nullable=False),  # what it is about: ids that the kind's service understands
    person_id(),
    Column("not_before", UtcDateTime, nullable=False),  # also when to try again
    Column("expires_at", UtcDateTime),  # stale afterwards by its own rule: dropped; null: never
    Column("state", Text, nullable=False),  # planned, sending, sent, dropped, failed, blocked
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("lease_until", UtcDateTime),  # while sending, or her place is kept: then another may take it
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
    sqlite_autoincrement=True,  # grammar.py says why
)
