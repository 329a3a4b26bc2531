"""Posts that are gone, for calendars that still hold them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "called_off",
        sa.Column("slot_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_called_off_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("slot_id", name="pk_called_off"),
    )
    op.create_index("ix_called_off_person_id", "called_off", ["person_id"])


def downgrade() -> None:
    op.drop_table("called_off")
