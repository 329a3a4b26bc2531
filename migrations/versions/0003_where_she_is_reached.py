"""Whether somebody can be reached belongs to an address: she may block one messenger and read another."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def unreachable_at() -> sa.Column[object]:
    return sa.Column("unreachable_at", sa.DateTime(timezone=True))


def upgrade() -> None:
    op.add_column("addresses", unreachable_at())
    op.execute(
        "UPDATE addresses SET unreachable_at = (SELECT people.unreachable_at FROM people WHERE people.id = person_id)"
    )
    op.drop_column("people", "unreachable_at")


def downgrade() -> None:
    op.add_column("people", unreachable_at())
    # Whoever can be reached at one address at least can be reached.
    op.execute(
        "UPDATE people SET unreachable_at = (SELECT min(addresses.unreachable_at) FROM addresses"
        " WHERE addresses.person_id = people.id) WHERE NOT EXISTS (SELECT 1 FROM addresses"
        " WHERE addresses.person_id = people.id AND addresses.unreachable_at IS NULL)"
    )
    op.drop_column("addresses", "unreachable_at")
