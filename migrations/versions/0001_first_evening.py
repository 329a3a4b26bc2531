"""First evening: people and their pages, lessons, quizzes, checklists."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def moment(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def refers(table: str, column: str, target: str, ondelete: str | None = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete=ondelete)


def upgrade() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("institution", sa.Text),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("city", sa.Text),
        sa.Column("expects", sa.Text),
        sa.Column("came_from", sa.Text),
        sa.Column("active_on", sa.Date),
        moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "addresses",
        sa.Column("messenger", sa.Text, nullable=False),
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        refers("addresses", "person_id", "people.id"),
        sa.PrimaryKeyConstraint("messenger", "chat_id", name="pk_addresses"),
    )
    op.create_index("ix_addresses_person_id", "addresses", ["person_id"])
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        moment("created_at"),
        moment("removed_at", nullable=True),
        refers("pages", "person_id", "people.id"),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
        sa.UniqueConstraint("person_id", "url", name="uq_pages_person_id_url"),
    )
    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("first_on", sa.Date, nullable=False),
        sa.Column("last_on", sa.Date, nullable=False),
        refers("leaves", "person_id", "people.id"),
        sa.PrimaryKeyConstraint("id", name="pk_leaves"),
        sa.UniqueConstraint("person_id", "first_on", name="uq_leaves_person_id_first_on"),
    )
    op.create_table(
        "active_days",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        refers("active_days", "person_id", "people.id"),
        sa.PrimaryKeyConstraint("person_id", "day", name="pk_active_days"),
    )
    op.create_table(
        "readings",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("lesson", sa.Text, nullable=False),
        sa.Column("card", sa.Integer, nullable=False),
        moment("opened_at"),
        moment("finished_at", nullable=True),
        refers("readings", "person_id", "people.id"),
        sa.PrimaryKeyConstraint("person_id", "lesson", name="pk_readings"),
    )
    op.create_table(
        "quiz_versions",
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("quiz", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        moment("created_at"),
        sa.PrimaryKeyConstraint("version", name="pk_quiz_versions"),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("quiz", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("right", sa.Integer),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("draft", sa.Text),
        moment("started_at"),
        sa.Column("started_on", sa.Date, nullable=False),
        moment("finished_at", nullable=True),
        sa.Column("passed", sa.Boolean),
        refers("attempts", "person_id", "people.id"),
        refers("attempts", "version", "quiz_versions.version", ondelete=None),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
    )
    op.create_index("ix_attempts_person_id_quiz", "attempts", ["person_id", "quiz"])
    unfinished = sa.text("finished_at IS NULL")
    op.create_index(
        "uq_attempts_open",
        "attempts",
        ["person_id", "quiz"],
        unique=True,
        sqlite_where=unfinished,
        postgresql_where=unfinished,
    )
    op.create_table(
        "answers",
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("right", sa.Boolean, nullable=False),
        moment("answered_at"),
        refers("answers", "attempt_id", "attempts.id"),
        sa.PrimaryKeyConstraint("attempt_id", "position", name="pk_answers"),
    )
    op.create_table(
        "checklist_runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("page_id", sa.Integer, nullable=False),
        sa.Column("checklist", sa.Text, nullable=False),
        moment("started_at"),
        moment("closed_at", nullable=True),
        refers("checklist_runs", "person_id", "people.id"),
        refers("checklist_runs", "page_id", "pages.id"),
        sa.PrimaryKeyConstraint("id", name="pk_checklist_runs"),
    )
    op.create_index("ix_checklist_runs_person_id", "checklist_runs", ["person_id"])
    op.create_index("ix_checklist_runs_page_id_checklist", "checklist_runs", ["page_id", "checklist"])
    running = sa.text("closed_at IS NULL")
    op.create_index(
        "uq_checklist_runs_open",
        "checklist_runs",
        ["page_id", "checklist"],
        unique=True,
        sqlite_where=running,
        postgresql_where=running,
    )
    op.create_table(
        "ticks",
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        moment("ticked_at"),
        refers("ticks", "run_id", "checklist_runs.id"),
        sa.PrimaryKeyConstraint("run_id", "item", name="pk_ticks"),
    )


def downgrade() -> None:
    for table in (
        "ticks",
        "checklist_runs",
        "answers",
        "attempts",
        "quiz_versions",
        "readings",
        "active_days",
        "leaves",
        "pages",
        "addresses",
        "people",
    ):
        op.drop_table(table)
