"""What the checker found in a plan."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error makes a plan invalid; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One broken rule: its code, the tour or consignment, the place, and by how much.

    Codes begin with S for the scenario, R for roads, P for the plan. ``amount`` is in ``unit`` and
    says how far the limit is passed.
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
