"""How much was said to her, since when she has not answered, and what she wants less of."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NEW = ("less", "unanswered", "unanswered_since", "said_times", "said_on")


def upgrade() -> None:
    op.add_column("people", sa.Column("said_on", sa.Date))
    op.add_column("people", sa.Column("said_times", sa.Integer, nullable=False, server_default="0"))
    op.add_column("people", sa.Column("unanswered_since", sa.DateTime(timezone=True)))
    op.add_column("people", sa.Column("unanswered", sa.Integer, nullable=False, server_default="0"))
    op.add_column("people", sa.Column("less", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_people_unanswered_since", "people", ["unanswered_since"])


def downgrade() -> None:
    op.drop_index("ix_people_unanswered_since", "people")
    for name in NEW:
        op.drop_column("people", name)
