"""Vehicles of a group as the kinds of a tour task."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from routing.costs import rates
from routing.engines import Hold, Kind, Load
from routing.model import Scenario, Tier, TravelMatrix, Vehicle, VehicleType
from routing.units import S_PER_H, m_to_km, yuan_to_fen

FEN_PER_YUAN = yuan_to_fen(1)


def make_kinds(
    scenario: Scenario,
    travel: TravelMatrix,
    place_ids: Sequence[str],
    counts: Mapping[str, int],
    trips_per_vehicle: int,
) -> tuple[Kind, ...]:
    """Return a kind per vehicle type with vehicles to spare; ``counts`` are vehicles by type.

    A trip is charged a whole vehicle-day; ``duties`` then lets trips share one.
    """
    return tuple(
        _make_kind(
            scenario,
            travel,
            place_ids,
            scenario.vehicle_type(type_id),
            available * trips_per_vehicle,
        )
        for type_id, available in counts.items()
        if available > 0
    )


def available_vehicles(scenario: Scenario, vehicles: Sequence[Vehicle], tier: Tier) -> Counter[str]:
    """Return how many vehicles of each type of a tier there are."""
    return Counter(
        vehicle.vehicle_type_id
        for vehicle in vehicles
        if scenario.vehicle_type(vehicle.vehicle_type_id).tier is tier
    )


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Some rows and columns of a matrix, read where it lies: most places of a county are shared."""

    matrix: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]

    def __getitem__(self, cells: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a number or an array
        """Return the cells that numpy would of a copy."""
        return self.matrix[self.rows[cells[0]], self.rows[cells[1]]]


@dataclass(frozen=True, slots=True, eq=False)
class DrivingTimes:
    """Seconds of a vehicle that drives at some percent of the road's speed; -1 without a road."""

    road: Window
    percent: int

    def __getitem__(self, cells: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a number or an array
        """Return seconds, rounded up."""
        time_s = self.road[cells]
        return np.where(time_s < 0, -1, -(-time_s * 100 // self.percent))


def _make_kind(
    scenario: Scenario,
    travel: TravelMatrix,
    place_ids: Sequence[str],
    vehicle_type: VehicleType,
    max_trips: int,
) -> Kind:
    tariff = scenario.tariff
    layer = travel.layer(vehicle_type.profile)
    rows = np.array([travel.index(place_id) for place_id in place_ids])
    yuan_per_km = rates.yuan_per_km(vehicle_type, tariff) + rates.carbon_yuan_per_km(
        vehicle_type, tariff
    )
    return Kind(
        id=vehicle_type.id,
        holds=tuple(
            Hold(accepts=c.accepts, capacity=Load(c.capacity_g, c.capacity_l, c.capacity_parcels))
            for c in vehicle_type.compartments
        ),
        dist_m=Window(travel.dist_m[layer], rows),
        drive_s=DrivingTimes(Window(travel.time_s[layer], rows), vehicle_type.speed_percent),
        fixed_fen=yuan_to_fen(vehicle_type.fixed_yuan_per_day),
        fen_per_m=yuan_per_km * FEN_PER_YUAN * m_to_km(1),
        fen_per_s=tariff.wage_yuan_per_h * FEN_PER_YUAN / S_PER_H,
        cold_fen_per_s=vehicle_type.refrigeration_yuan_per_h * FEN_PER_YUAN / S_PER_H,
        max_trips=max_trips,
    )
