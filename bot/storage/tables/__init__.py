"""Every table. A change goes with a migration (`tests/test_migrations.py` compares the two)."""
