"""The errors a user can meet; each class owns the exit code of the command line."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault in a file: what is wrong, where, and what to do about it.

    ``line`` counts from 1 in YAML files; ``row`` counts from 1 in tables with the header as row 1,
    as a spreadsheet numbers them.
    """

    code: str
    message: str
    remedy: str
    file: str
    line: int | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None

    @property
    def where(self) -> str:
        """The place of the fault, as ``places.csv, row 12, column lon``."""
        parts = [self.file]
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(parts)

    def __str__(self) -> str:
        value = "" if self.value is None else f" (found: {self.value})"
        return f"{self.code} {self.where}: {self.message}{value}. {self.remedy}"


class RoutingError(Exception):
    """A failure the user can do something about; ``message`` says which and what."""

    exit_code = 1

    @property
    def message(self) -> str:
        """What went wrong and what to do, as it was given."""
        return self.args[0] if self.args else ""


class UsageError(RoutingError):
    """The call itself is wrong: an option, a path that is there already."""

    exit_code = 2


class ScenarioError(RoutingError):
    """The scenario has faults; all of them are listed."""

    exit_code = 3

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type["ScenarioError"], tuple[tuple[Fault, ...]]]:
        return ScenarioError, (self.faults,)


class RoadsError(RoutingError):
    """The road map cannot be read or does not serve the places."""

    exit_code = 4


class NoPlanError(RoutingError):
    """No plan exists, or unserved parcels were not allowed."""

    exit_code = 5


class PlanRejectedError(RoutingError):
    """The checker objects to a plan."""

    exit_code = 6


class StoppedError(RoutingError):
    """Long work was asked to stop before its end; what was finished is kept."""

    exit_code = 130
