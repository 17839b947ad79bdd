"""The solution of an instance, and the file its judge reads.

Satellites and customers count from 1, in file order, as the published files have them.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from routing.errors import UsageError
from routing.language import message


@dataclass(frozen=True, slots=True, kw_only=True)
class TruckStop:
    """What a truck brings to a satellite."""

    satellite: int
    quantity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Freighter:
    """One tour of a city freighter: where it starts, whom it visits."""

    satellite: int
    customers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """Trucks and freighters, with the cost they are said to have."""

    instance: str
    problem: str
    cost: float
    trucks: tuple[tuple[TruckStop, ...], ...]
    freighters: tuple[Freighter, ...]

    @property
    def content(self) -> dict[str, object]:
        """What stands in the file."""
        return {
            "instance": self.instance,
            "problem": self.problem,
            "objective": self.cost,
            "first_echelon": [
                {"stops": [{"satellite": s.satellite, "quantity": s.quantity} for s in truck]}
                for truck in self.trucks
            ],
            "second_echelon": [
                {"satellite": f.satellite, "customers": list(f.customers)} for f in self.freighters
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiTripSolution:
    """The trips of each vehicle, with the cost they are said to have."""

    instance: str
    problem: str
    cost: float
    vehicles: tuple[tuple[tuple[int, ...], ...], ...]

    @property
    def content(self) -> dict[str, object]:
        """What stands in the file."""
        return {
            "instance": self.instance,
            "problem": self.problem,
            "objective": self.cost,
            "routes": [{"trips": [list(trip) for trip in trips]} for trips in self.vehicles],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowedSolution:
    """Freighters, the trucks that feed them and those that collect, with the cost of all.

    ``trucks`` and ``collection`` hold, per truck and stop, the freighter's position, from 0.
    """

    instance: str
    problem: str
    cost: float
    trucks: tuple[tuple[int, ...], ...]
    freighters: tuple[Freighter, ...]
    collection: tuple[tuple[int, ...], ...]

    @property
    def content(self) -> dict[str, object]:
        """What stands in the file."""
        return {
            "instance": self.instance,
            "problem": self.problem,
            "objective": self.cost,
            "first_echelon": [{"stops": self._stops(truck)} for truck in self.trucks],
            "second_echelon": [
                {"satellite": f.satellite, "customers": list(f.customers)} for f in self.freighters
            ],
            "collection": [{"stops": self._stops(truck)} for truck in self.collection],
        }

    def _stops(self, truck: tuple[int, ...]) -> list[dict[str, int]]:
        return [{"satellite": self.freighters[k].satellite, "tour": k} for k in truck]


AnySolution = Solution | MultiTripSolution | WindowedSolution


def write_solution(solution: AnySolution, path: Path, *, overwrite: bool = False) -> None:
    """Write a solution file.

    Raises
    ------
    UsageError
        If the file is there already.
    """
    require_free_solution(path, overwrite=overwrite)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(solution.content, indent=1) + "\n", encoding="utf-8")


def require_free_solution(path: Path, *, overwrite: bool) -> None:
    """Refuse to replace a file that is there."""
    if path.is_dir():
        raise UsageError(message("{path} is a folder; name the file to write.", path=path))
    if path.exists() and not overwrite:
        raise UsageError(message("{path} is there already; --overwrite replaces it.", path=path))
