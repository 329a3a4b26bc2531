"""What a written file made and changed, so that it can be taken back whole for a day."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "written_imports",
        sa.Column("person_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_written_imports_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "digest", name="pk_written_imports"),
    )
    op.create_index("ix_written_imports_written_at", "written_imports", ["written_at"])


def downgrade() -> None:
    op.drop_table("written_imports")
