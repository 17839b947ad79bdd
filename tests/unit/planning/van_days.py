"""One van's day and the truck that fetches what it brings back."""

from collections.abc import Iterable

from routing.model import Batch, Direction, Network, Plan, Scenario, Stop, Temperature, Tier, Tour
from routing.model import Trip as ModelTrip
from routing.planning.fleet import assign_vehicles, make_rosters
from routing.planning.part import Part
from routing.units import clock_to_s
from tests.builders import a_consignment, a_scenario, a_village
from tests.unit.planning.sheets import a_village_sheet, drafts

SORTING_S = 600
DOWN, UP = a_consignment(village_id="v1"), a_consignment(village_id="v1", direction="up")


def a_county(*goods: object, closes: str = "18:30") -> Scenario:
    """Return a county whose village v1 closes at a time."""
    village = a_village("v1", closes_s=clock_to_s(closes))
    return a_scenario(consignments=goods, villages=(village, a_village("v2")))


def villages_of(scenario: Scenario, *routes: tuple[int, ...]) -> Part:
    """Return vans that do these routes of centre c1."""
    return Part(rosters=tuple(make_rosters(scenario, drafts(a_village_sheet(scenario), *routes))))


def a_plan(scenario: Scenario, villages: Part, fetched: str = "18:00") -> Plan:
    """Return a plan of these vans whose goods are sorted at once and fetched at a time."""
    vans = assign_vehicles(Tier.VILLAGE, villages.rosters, scenario.vehicles)
    batches = tuple(_batches(vans))
    at_s = clock_to_s(fetched)
    stop = Stop(
        place_id="c1",
        delivered=(),
        collected=tuple(c for batch in batches for c in batch.consignment_ids),
        arrive_s=at_s,
        start_s=at_s,
        depart_s=at_s + 300,
    )
    trip = ModelTrip(depart_s=at_s - 2400, stops=(stop,), return_s=at_s + 2700, dist_m=40_000)
    truck = Tour(id="t", tier=Tier.LINEHAUL, vehicle_id="zto-truck-1", base_id="hub", trips=(trip,))
    return Plan(network=Network.POOLED, tours=(truck, *vans), batches=batches, unserved=())


def _batches(vans: Iterable[Tour]) -> Iterable[Batch]:
    for tour in vans:
        for trip in tour.trips:
            if trip.collected:
                yield Batch(
                    centre_id="c1",
                    crew=("zto",),
                    direction=Direction.UP,
                    temperature=Temperature.AMBIENT,
                    consignment_ids=trip.collected,
                    start_s=trip.return_s,
                    ready_s=trip.return_s + SORTING_S,
                )
