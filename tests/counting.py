"""What SQL something costs. In a test file: `statements = pytest.fixture(autouse=True)(counting.statements)`."""

from collections.abc import Iterator

from sqlalchemy import Engine, event


def statements() -> Iterator[list[str]]:
    """All SQL of a test, oldest first. A connection looks for listeners once, so this comes before the stage."""
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)
