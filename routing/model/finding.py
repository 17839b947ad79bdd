"""What is wrong with a plan, or suspicious about roads."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error makes a plan invalid; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at: its code, what it is about, the place, and by how much.

    Codes begin with R for roads, P for the plan. ``amount`` is in ``unit`` and says how far a limit
    is passed, or how many things of the kind there are.
    """

    code: str
    severity: Severity
    message: str
    subject: str
    place_id: str | None = None
    amount: float | None = None
    unit: str | None = None

    def __str__(self) -> str:
        place = f" at {self.place_id}" if self.place_id else ""
        return f"{self.code} {self.subject}{place}: {self.message}"
