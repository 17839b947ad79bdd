"""Tables of a page: texts for the eye, values for machines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A figure or text; ``value`` is the number behind the text, None where it is no number."""

    text: str
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A name and its cells; ``key`` names the row for machines."""

    key: str
    name: str
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a header; ``id`` names the table for machines."""

    id: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
