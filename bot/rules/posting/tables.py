"""What a table is, wherever it was read from: sheets of rows of cells as texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as text: dates are 28.11.2026, times 18:30. `odd`: formula or error, and no text."""

    text: str = ""
    odd: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """One cell made of several: rows and columns from 1, both ends count."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's filled rows with their numbers in the file, from 1."""

    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    merged: tuple[Merged, ...] = ()
    name: str = ""
    hidden_rows: int = 0  # that hold something
    hidden_columns: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """A file's sheets that hold anything and are seen."""

    tables: tuple[Table, ...]
    hidden: tuple[str, ...] = ()  # names of sheets that nobody sees
    further: int = 0  # sheets beyond those that are read
