"""An id is never used again: buttons, files and calendars of rows that are gone must not act on others.

PostgreSQL's sequences never go back. SQLite gives a deleted row's id out anew unless the table says AUTOINCREMENT, and
a table can say so only when it is made.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("people", "pages", "leaves", "attempts", "checklist_runs", "outbox", "assignments", "rhythms", "slots")
GONE = 1000  # ids left free above the largest one: buttons of rows deleted before this migration lead nowhere


def upgrade() -> None:
    op.create_index("ix_slots_rhythm_id", "slots", ["rhythm_id"])
    _made_anew(autoincrement=True)


def downgrade() -> None:
    _made_anew(autoincrement=False)
    op.drop_index("ix_slots_rhythm_id", "slots")


def _made_anew(*, autoincrement: bool) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in TABLES:
        with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": autoincrement}):
            pass
        if autoincrement:
            counted = f"SELECT '{table}', coalesce(max(id), 0) + {GONE} FROM {table}"
            op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")
            op.execute(sa.text(f"INSERT INTO sqlite_sequence (name, seq) {counted}"))
