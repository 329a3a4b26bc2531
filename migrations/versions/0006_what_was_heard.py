"""Which message of hers was the last that answered something: brought a second time, it answers nothing more."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("addresses", sa.Column("heard", sa.BigInteger))


def downgrade() -> None:
    op.drop_column("addresses", "heard")
