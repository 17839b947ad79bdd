"""A van delivers and collects at one stop: what counts is the load after every stop.

Down go 10, 20 and 60 parcels, up come 40, 5 and 15. All deliveries together are 90 parcels, all
collections 60; but in this order the van holds 90, 120, 105 and 60: the peak is mid-tour.
"""

from typing import Any

import pytest

from routing.model import Scenario
from routing.units import clock_to_s
from tests.builders import a_compartment, a_consignment, a_truck, a_van, a_village, rules
from tests.features.planned import (
    a_day,
    parcels_on_board,
    places,
    planned_whole,
    trips,
    with_each_engine,
)

DOWN = {"v1": 10, "v2": 20, "v3": 60}
UP = {"v1": 40, "v2": 5, "v3": 15}
ONE_AFTER_THE_OTHER = {
    "v1": {"closes_s": clock_to_s("08:05")},
    "v2": {"opens_s": clock_to_s("08:15"), "closes_s": clock_to_s("08:40")},
    "v3": {"opens_s": clock_to_s("09:00")},
}


def a_day_of_both(capacity_parcels: int, hours: dict[str, dict[str, int]]) -> Scenario:
    down = [a_consignment(village_id=v, parcels=n) for v, n in DOWN.items()]
    up = [a_consignment(village_id=v, parcels=n, direction="up") for v, n in UP.items()]
    body = a_compartment(capacity_parcels=capacity_parcels)
    changes: dict[str, Any] = {
        "villages": tuple(a_village(v, **hours.get(v, {})) for v in DOWN),
        "vehicle_types": (a_truck(), a_van(compartments=(body,))),
        "rules": rules(max_trips=1),
    }
    return a_day(*down, *up, **changes)


@with_each_engine
def test_a_van_with_room_for_the_peak_takes_the_villages_in_any_order(engine: str) -> None:
    scenario = a_day_of_both(120, ONE_AFTER_THE_OTHER)
    (trip,) = trips(planned_whole(scenario, engine=engine))
    assert places(trip) == ["v1", "v2", "v3"]
    assert parcels_on_board(scenario, trip) == [90, 120, 105, 60]


@with_each_engine
def test_a_van_one_parcel_short_of_the_peak_needs_a_second_trip(engine: str) -> None:
    plan = planned_whole(a_day_of_both(119, ONE_AFTER_THE_OTHER), engine=engine)
    assert len(trips(plan)) == 2


@pytest.mark.parametrize("capacity_parcels", [119, 100, 90])
@with_each_engine
def test_a_van_short_of_the_peak_unloads_first_where_it_may_choose(
    engine: str, capacity_parcels: int
) -> None:
    scenario = a_day_of_both(capacity_parcels, {})
    (trip,) = trips(planned_whole(scenario, engine=engine))
    loads = parcels_on_board(scenario, trip)
    assert places(trip)[0] != "v1"
    assert loads[0] == 90
    assert max(loads) <= capacity_parcels


@with_each_engine
def test_deliveries_make_room_for_collections_at_the_same_stop(engine: str) -> None:
    down, up = a_consignment(parcels=60), a_consignment(parcels=60, direction="up")
    body = a_compartment(capacity_parcels=60)
    scenario = a_day(down, up, vehicle_types=(a_truck(), a_van(compartments=(body,))))
    (trip,) = trips(planned_whole(scenario, engine=engine))
    assert parcels_on_board(scenario, trip) == [60, 60]
