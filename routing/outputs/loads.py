"""What a vehicle has on board along a trip."""

from collections.abc import Iterable
from dataclasses import dataclass

from routing.model import Compartment, Scenario, Trip, VehicleType


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Everything on board between two stops; ``fill`` is the share of the tightest capacity."""

    weight_g: int
    parcels: int
    fill: float


def loads_along(scenario: Scenario, kind: VehicleType, trip: Trip) -> tuple[Load, ...]:
    """Return the load at departure and after every stop."""
    aboard = dict.fromkeys(trip.delivered)
    loads = [_load(scenario, kind, aboard)]
    for stop in trip.stops:
        for consignment_id in stop.delivered:
            aboard.pop(consignment_id, None)
        aboard |= dict.fromkeys(stop.collected)
        loads.append(_load(scenario, kind, aboard))
    return tuple(loads)


def _load(scenario: Scenario, kind: VehicleType, aboard: Iterable[str]) -> Load:
    goods = [scenario.consignment(consignment_id) for consignment_id in aboard]
    sums: dict[str, tuple[Compartment, list[int]]] = {}
    for c in goods:
        space = kind.compartment_for(scenario.temperature_of(c))
        if space is None:
            continue
        _, used = sums.setdefault(space.id, (space, [0, 0, 0]))
        used[0] += c.weight_g
        used[1] += c.volume_l
        used[2] += c.parcels
    fills = [
        used / capacity if capacity else 1.0
        for space, amounts in sums.values()
        for used, capacity in zip(amounts, _capacities(space), strict=True)
        if used
    ]
    return Load(
        weight_g=sum(c.weight_g for c in goods),
        parcels=sum(c.parcels for c in goods),
        fill=max(fills, default=0.0),
    )


def _capacities(space: Compartment) -> tuple[int, int, int]:
    return space.capacity_g, space.capacity_l, space.capacity_parcels
