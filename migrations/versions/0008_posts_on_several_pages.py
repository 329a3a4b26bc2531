"""One post on several pages, the idea that was told with a post, and what a deleted post was."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("slots", sa.Column("together", sa.Integer))
    op.add_column("slots", sa.Column("idea", sa.Text))
    op.create_index("ix_slots_together", "slots", ["together"])
    op.add_column("called_off", sa.Column("body", sa.Text))
    op.add_column("called_off", sa.Column("gone_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("called_off", "gone_at")
    op.drop_column("called_off", "body")
    op.drop_index("ix_slots_together", "slots")
    op.drop_column("slots", "idea")
    op.drop_column("slots", "together")
