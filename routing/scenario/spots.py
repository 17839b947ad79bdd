"""Where in a file something stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A file with a line (YAML) or a row and column (tables), numbered as editors show them."""

    file: str
    line: int | None = None
    row: int | None = None
    column: str | None = None
