"""How alembic reaches the database: through the connection it is handed, or at BOT_DATABASE_URL."""

import asyncio
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from bot.storage.migrations import in_transaction
from bot.storage.tables import metadata
from bot.storage.tables.grammar import UtcDateTime


def render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Migrations are history: they name SQLAlchemy's own types, so that a change of ours does not rewrite them."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def migrate(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, render_item=render)
    # The transaction is the caller's: all migrations or none.
    context.run_migrations()


handed = context.config.attributes.get("connection")
if handed is not None:
    migrate(handed)
else:  # the command line: `alembic revision --autogenerate -m "second evening" --rev-id 0002`
    from bot.settings import read_settings

    asyncio.run(in_transaction(read_settings().database_url, migrate))
