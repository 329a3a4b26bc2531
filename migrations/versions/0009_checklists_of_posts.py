"""A run may be a post's own; an item may be none of hers, or carry a note and a reminder.

Going back keeps one open run for a checklist of a page, as the earlier schema wants it: runs of posts go.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OF_PAGES = sa.text("closed_at IS NULL AND slot_id IS NULL")
OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.add_column("checklist_runs", sa.Column("slot_id", sa.Integer))
    op.drop_index("uq_checklist_runs_open", "checklist_runs")
    _unique("uq_checklist_runs_open", ["page_id", "checklist"], OF_PAGES)
    _unique("uq_checklist_runs_slot_id", ["slot_id", "page_id", "checklist"], sa.text("slot_id IS NOT NULL"))
    op.add_column("ticks", sa.Column("not_hers", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "item_notes",
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("remind_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["run_id"], ["checklist_runs.id"], name="fk_item_notes_run_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "item", name="pk_item_notes"),
    )
    op.create_index("ix_item_notes_remind_at", "item_notes", ["remind_at"])


def downgrade() -> None:
    op.drop_table("item_notes")
    op.drop_column("ticks", "not_hers")
    op.drop_index("uq_checklist_runs_slot_id", "checklist_runs")
    op.drop_index("uq_checklist_runs_open", "checklist_runs")
    op.execute("DELETE FROM checklist_runs WHERE slot_id IS NOT NULL")
    op.drop_column("checklist_runs", "slot_id")
    _unique("uq_checklist_runs_open", ["page_id", "checklist"], OPEN)


def _unique(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, "checklist_runs", columns, unique=True, sqlite_where=where, postgresql_where=where)
