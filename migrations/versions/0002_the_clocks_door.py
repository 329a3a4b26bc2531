"""The clock's door: the outbox, tips, assignments, the posting plan, and the moments at which something falls due."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("import_drafts", "slots", "rhythms", "assignments", "seen_tips", "outbox")  # those that refer first
DUE = ("next_tip_at", "next_week_at", "next_norm_at")


def moment(name: str, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def refers(table: str, column: str, target: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete=ondelete)


def habits() -> list[sa.Column[object]]:
    """What is new about people: their habits, and when something is due for them."""
    return [
        sa.Column("institution_kind", sa.Text),
        sa.Column("tip_time", sa.Text),
        sa.Column("tip_days", sa.Text, nullable=False, server_default="12345"),
        moment("next_tip_at"),
        sa.Column("quiet_from", sa.Text, nullable=False, server_default="21:00"),
        sa.Column("quiet_till", sa.Text, nullable=False, server_default="08:30"),
        sa.Column("due_beats_quiet", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("lead_minutes", sa.Integer, nullable=False, server_default="60"),
        moment("next_week_at"),
        moment("next_norm_at"),
        moment("unreachable_at"),
    ]


def upgrade() -> None:
    for column in habits():
        op.add_column("people", column)
    for name in DUE:
        op.create_index(f"ix_people_{name}", "people", [name])
    op.add_column("pages", sa.Column("norm", sa.Integer))
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        moment("not_before", nullable=False),
        moment("expires_at"),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        moment("lease_until"),
        sa.Column("reason", sa.Text),
        sa.Column("message_id", sa.BigInteger),
        moment("created_at", nullable=False),
        moment("closed_at"),
        refers("outbox", "person_id", "people.id"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
    )
    for state, due in (("planned", "not_before"), ("sending", "lease_until")):
        which = sa.text(f"state = '{state}'")
        op.create_index(f"ix_outbox_{state}", "outbox", [due], sqlite_where=which, postgresql_where=which)
    op.create_index("ix_outbox_person_id", "outbox", ["person_id", "state"])
    op.create_table(
        "seen_tips",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("tip", sa.Text, nullable=False),
        moment("seen_at", nullable=False),
        sa.Column("reaction", sa.Text),
        refers("seen_tips", "person_id", "people.id"),
        sa.PrimaryKeyConstraint("person_id", "tip", name="pk_seen_tips"),
    )
    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        moment("assigned_at", nullable=False),
        moment("due_at", nullable=False),
        moment("done_at"),
        sa.Column("rung", sa.Integer, nullable=False, server_default="0"),
        moment("next_nudge_at"),
        moment("snoozed_till"),
        moment("overdue_at"),
        refers("assignments", "person_id", "people.id"),
        sa.PrimaryKeyConstraint("id", name="pk_assignments"),
        sa.UniqueConstraint("person_id", "kind", "ref", "source", name="uq_assignments_person_id_kind_ref_source"),
    )
    op.create_index("ix_assignments_next_nudge_at", "assignments", ["next_nudge_at"])
    op.create_table(
        "rhythms",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("page_id", sa.Integer, nullable=False),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("at_time", sa.Text, nullable=False),
        sa.Column("rubric", sa.Text),
        sa.Column("planned_till", sa.Date),
        moment("created_at", nullable=False),
        refers("rhythms", "person_id", "people.id"),
        refers("rhythms", "page_id", "pages.id"),
        sa.PrimaryKeyConstraint("id", name="pk_rhythms"),
        sa.UniqueConstraint("page_id", "weekday", "at_time", name="uq_rhythms_page_id_weekday_at_time"),
    )
    op.create_index("ix_rhythms_person_id", "rhythms", ["person_id"])
    op.create_index("ix_rhythms_planned_till", "rhythms", ["planned_till"])
    op.create_table(
        "slots",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("page_id", sa.Integer, nullable=False),
        sa.Column("rhythm_id", sa.Integer),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("at_time", sa.Text, nullable=False),
        moment("at", nullable=False),
        sa.Column("rubric", sa.Text),
        sa.Column("topic", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("link", sa.Text),
        moment("remind_at"),
        sa.Column("reminded", sa.Integer, nullable=False, server_default="0"),
        moment("closed_at"),
        refers("slots", "person_id", "people.id"),
        refers("slots", "page_id", "pages.id"),
        refers("slots", "rhythm_id", "rhythms.id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_slots"),
        sa.UniqueConstraint("page_id", "day", "at_time", name="uq_slots_page_id_day_at_time"),
    )
    op.create_index("ix_slots_remind_at", "slots", ["remind_at"])
    op.create_index("ix_slots_person_id_day", "slots", ["person_id", "day"])
    op.create_table(
        "import_drafts",
        sa.Column("person_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        moment("created_at", nullable=False),
        refers("import_drafts", "person_id", "people.id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_import_drafts"),
    )
    op.create_index("ix_import_drafts_created_at", "import_drafts", ["created_at"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    op.drop_column("pages", "norm")
    for name in DUE:
        op.drop_index(f"ix_people_{name}", "people")
    for column in habits():
        op.drop_column("people", column.name)
