"""Every table, one page a wing. A change goes with a migration (`tests/house/test_migrations.py` compares the two)."""

from bot.storage.tables import learning, posting, speaking
from bot.storage.tables.grammar import metadata
from bot.storage.tables.people import people

__all__ = ["learning", "metadata", "people", "posting", "speaking"]
