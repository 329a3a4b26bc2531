"""A run may be a post's own, and an item may be none of hers.

Going back keeps one open run for a checklist of a page, as the earlier schema wants it: runs of posts go.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0007"
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


def downgrade() -> None:
    op.drop_column("ticks", "not_hers")
    op.drop_index("uq_checklist_runs_slot_id", "checklist_runs")
    op.drop_index("uq_checklist_runs_open", "checklist_runs")
    op.execute("DELETE FROM checklist_runs WHERE slot_id IS NOT NULL")
    op.drop_column("checklist_runs", "slot_id")
    _unique("uq_checklist_runs_open", ["page_id", "checklist"], OPEN)


def _unique(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, "checklist_runs", columns, unique=True, sqlite_where=where, postgresql_where=where)
