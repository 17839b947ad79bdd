"""Vehicles of a group as the kinds of a tour task."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from routing.costs import rates
from routing.engines import Hold, Kind, Load
from routing.model import RoadProfile, Scenario, Tier, TravelMatrix, Vehicle, VehicleType
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


def submatrices(
    travel: TravelMatrix, profile: RoadProfile, place_ids: Sequence[str]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return metres and seconds of a profile between some places, in their order."""
    rows = [travel.index(place_id) for place_id in place_ids]
    cells, layer = np.ix_(rows, rows), travel.layer(profile)
    return travel.dist_m[layer][cells], travel.time_s[layer][cells]


def _make_kind(
    scenario: Scenario,
    travel: TravelMatrix,
    place_ids: Sequence[str],
    vehicle_type: VehicleType,
    max_trips: int,
) -> Kind:
    tariff = scenario.tariff
    dist_m, time_s = submatrices(travel, vehicle_type.profile, place_ids)
    percent = vehicle_type.speed_percent
    yuan_per_km = rates.yuan_per_km(vehicle_type, tariff) + rates.carbon_yuan_per_km(
        vehicle_type, tariff
    )
    return Kind(
        id=vehicle_type.id,
        holds=tuple(
            Hold(accepts=c.accepts, capacity=Load(c.capacity_g, c.capacity_l, c.capacity_parcels))
            for c in vehicle_type.compartments
        ),
        dist_m=dist_m,
        drive_s=np.where(time_s < 0, -1, -(-time_s * 100 // percent)),
        fixed_fen=yuan_to_fen(vehicle_type.fixed_yuan_per_day),
        fen_per_m=yuan_per_km * FEN_PER_YUAN * m_to_km(1),
        fen_per_s=tariff.wage_yuan_per_h * FEN_PER_YUAN / S_PER_H,
        cold_fen_per_s=vehicle_type.refrigeration_yuan_per_h * FEN_PER_YUAN / S_PER_H,
        max_trips=max_trips,
    )
