"""How fast which vehicle is where, on one day."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from routing.errors import RoadsError
from routing.language import joined
from routing.model import RoadSource
from routing.roads.driving.factor_table import (
    PERIOD,
    STATE,
    FactorTable,
    read_factors,
    require_name,
)
from routing.roads.driving.speed_table import SpeedTable, read_speeds
from routing.roads.driving.surfaces import material_of

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Driving:
    """The tables in force, the state of the roads, the period of the day, the day itself."""

    speeds: SpeedTable
    factors: FactorTable
    state: str
    period: str
    day: date
    ferry_wait_s: int

    @property
    def digest(self) -> str:
        """A text that differs wherever times on the same map for the same profile may differ."""
        content = {
            "speeds": [[*row, sorted(kmh.items())] for row, kmh in sorted(self.speeds.kmh.items())],
            "factors": [
                [*row, sorted(factors.items())]
                for row, factors in sorted(self.factors.factors.items())
                if row[:2] in {(STATE, self.state), (PERIOD, self.period)}
            ],
            "day": self.day.isoformat(),
            "ferry_wait_s": self.ferry_wait_s,
        }
        return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    def factor(self, kind: str, surface: str, vehicle: str) -> float:
        """Return the factor of state and period on the speed of a vehicle on a class of road."""
        material = material_of(kind, surface)
        return self.factors.factor(STATE, self.state, material, vehicle) * self.factors.factor(
            PERIOD, self.period, material, vehicle
        )


def open_driving(source: RoadSource, day: date) -> Driving:
    """Read the tables a scenario names, or the defaults.

    Raises
    ------
    RoadsError
        If a table has faults, or has no such state or period; all of them are named.
    """
    faults: list[str] = []

    def tried(read: Callable[[], _T]) -> _T | None:
        try:
            return read()
        except RoadsError as error:
            faults.append(error.message)
            return None

    speeds = tried(lambda: read_speeds(_path(source.speeds_path)))
    factors = tried(lambda: read_factors(_path(source.factors_path)))
    if factors is not None:
        tried(lambda: require_name(factors, STATE, source.state))
        tried(lambda: require_name(factors, PERIOD, source.period))
    if speeds is None or factors is None or faults:
        raise RoadsError(joined(faults))
    return Driving(
        speeds=speeds.scaled(source.speed_kmh, "roads.speed_kmh of the scenario"),
        factors=factors,
        state=source.state,
        period=source.period,
        day=day,
        ferry_wait_s=source.ferry_wait_s,
    )


def _path(name: str | None) -> Path | None:
    return None if name is None else Path(name)
