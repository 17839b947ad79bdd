"""What it costs to bring goods from the hub through each centre, before trucks are planned."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routing.costs import rates
from routing.engines import Hold, Load
from routing.engines.task import Loads, load_in
from routing.model import Centre, Consignment, Direction, Tier, VehicleType
from routing.planning.bundles import loads_of
from routing.planning.kinds import FEN_PER_YUAN
from routing.planning.reach import Reach
from routing.planning.timed.problem import Floats
from routing.units import S_PER_H, m_to_km

FILL = 0.8
"""How full trucks are on average, where no plan tells."""

_LEAST_SHARE = 1e-9
"""Of a truck, for goods that fill nothing: what no truck reaches is infinitely dear, never free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HaulPrices:
    """Prices of a truck's round trip to each centre, shared by what fills it.

    A truck that is full of a bundle costs the bundle the whole trip. ``factor`` brings the sum of
    all shares to what the trucks of a plan really cost.
    """

    reach: Reach
    factor: float = 1.0 / FILL

    def table(self, bundles: Sequence[Sequence[Consignment]], centres: Sequence[Centre]) -> Floats:
        """Return fen per centre and bundle; infinite where no truck with room passes.

        The goods of each direction take the truck whose trips cost least for what they fill of it.
        """
        trucks = self.reach.vehicle_types[Tier.LINEHAUL]
        trips = np.array([self._trips_fen(centre) for centre in centres])
        loads = [loads_of(self.reach.scenario, bundle) for bundle in bundles]
        prices = np.zeros((len(centres), len(bundles)))
        for direction in Direction:
            goes = np.array([bool(load[direction]) for load in loads])
            least = np.full((len(centres), len(bundles)), np.inf)
            for k, kind in enumerate(trucks):
                fills = np.array([_fill(kind, load[direction]) for load in loads])
                least = np.minimum(least, trips[:, k, None] * fills)
            prices[:, goes] += least[:, goes]
        return self.factor * prices

    def _trips_fen(self, centre: Centre) -> list[float]:
        """Return per truck type what a day with one trip to a centre costs, infinite if cut off."""
        linked = self.reach.linking(Tier.LINEHAUL, self.reach.scenario.hub.id, centre.id)
        return [
            self._trip_fen(kind, centre) if kind.id in linked else np.inf
            for kind in self.reach.vehicle_types[Tier.LINEHAUL]
        ]

    def _trip_fen(self, kind: VehicleType, centre: Centre) -> float:
        """Return the cost of a truck's day with one trip to a centre."""
        scenario, travel = self.reach.scenario, self.reach.travel
        ways = ((scenario.hub.id, centre.id), (centre.id, scenario.hub.id))
        metres = sum(travel.leg_m(a, b, kind) for a, b in ways)
        seconds = sum(travel.leg_s(a, b, kind) for a, b in ways) + scenario.rules.dock_s
        tariff = scenario.tariff
        per_km = rates.yuan_per_km(kind, tariff) + rates.carbon_yuan_per_km(kind, tariff)
        per_h = tariff.wage_yuan_per_h + kind.refrigeration_yuan_per_h
        yuan = kind.fixed_yuan_per_day + per_km * m_to_km(metres) + per_h * seconds / S_PER_H
        return yuan * FEN_PER_YUAN


def _holds(kind: VehicleType) -> list[Hold]:
    return [
        Hold(accepts=c.accepts, capacity=Load(c.capacity_g, c.capacity_l, c.capacity_parcels))
        for c in kind.compartments
    ]


def _fill(kind: VehicleType, loads: Loads) -> float:
    """Return the share of a truck that goods fill, by the measure they fill most.

    Infinite if a class has no compartment; goods that fill nothing still ask for a little.
    """
    holds = _holds(kind)
    if not all(any(t in hold.accepts for hold in holds) for t in loads):
        return np.inf
    shares = [_LEAST_SHARE]
    for hold in holds:
        load, most = load_in(hold, loads), hold.capacity
        pairs = ((load.g, most.g), (load.l, most.l), (load.parcels, most.parcels))
        shares.extend(part / whole for part, whole in pairs if whole)
    return max(shares)
