"""The round trip from the hub to each place, by the quickest vehicle of the place's tier."""

from typing import Any

from routing.model import RoadProfile, Scenario
from routing.recipe import RunResult
from routing.studies.detours import Detour, RoundTrip, detours
from tests.builders import (
    KnownLegs,
    a_plan,
    a_scenario,
    a_travel,
    a_truck,
    a_van,
    a_village,
)
from tests.run_builder import a_run

HEAVY = RoadProfile(speeds="truck")


def on_roads(scenario: Scenario, legs: KnownLegs, **own: Any) -> RunResult:
    plan = a_plan(scenario, a_travel(scenario))
    return a_run(scenario=scenario, travel=a_travel(scenario, legs, **own), plan=plan)


def by_place(base: RunResult, variant: RunResult) -> dict[str, Detour]:
    return {detour.place_id: detour for detour in detours(base, variant)}


def test_a_longer_road_is_counted_there_and_back() -> None:
    scenario = a_scenario()
    found = by_place(on_roads(scenario, {}), on_roads(scenario, {("hub", "v1"): (50.0, 25.0)}))
    assert found["v1"].base == RoundTrip(dist_m=44_000, drive_s=88 * 60)
    assert (found["v1"].extra_m, found["v1"].extra_s) == (6_000, 12 * 60)
    assert (found["v2"].extra_m, found["v2"].extra_s) == (0, 0)
    assert set(found) == {"c1", "v1", "v2", "v3"}


def test_a_place_without_a_way_back_is_cut_off_and_the_other_way_round_opened() -> None:
    scenario = a_scenario()
    open_roads = on_roads(scenario, {})
    one_way: KnownLegs = {("hub", "v2"): (48.0, 24.0), ("v2", "hub"): None}
    found = by_place(open_roads, on_roads(scenario, one_way))
    assert [d.place_id for d in found.values() if d.is_cut_off] == ["v2"]
    assert (found["v2"].extra_m, found["v2"].extra_s) == (None, None)
    back = by_place(on_roads(scenario, one_way), open_roads)
    assert [d.place_id for d in back.values() if d.is_opened] == ["v2"]


def test_centres_are_driven_to_by_trucks_and_villages_by_vans() -> None:
    scenario = a_scenario(vehicle_types=(a_truck(profile=HEAVY), a_van()))
    barred = {HEAVY: {("hub", "c1"): None, ("hub", "v1"): None}}
    found = by_place(on_roads(scenario, {}), on_roads(scenario, {}, own_legs=barred))
    assert [d.place_id for d in found.values() if d.is_cut_off] == ["c1"]


def test_the_quickest_vehicle_with_an_owner_counts() -> None:
    types = (
        a_truck(),
        a_van(),
        a_van(id="fast", speed_percent=200),
        a_van(id="jet", speed_percent=400),
    )
    scenario = a_scenario(vehicle_types=types)
    owned = tuple(v for v in scenario.vehicles if v.vehicle_type_id != "jet")
    scenario = scenario.replace(vehicles=owned)
    found = by_place(on_roads(scenario, {}), on_roads(scenario, {}))
    assert found["v1"].base == RoundTrip(dist_m=44_000, drive_s=44 * 60)


def test_only_places_of_both_scenarios_are_compared() -> None:
    fewer = a_scenario(villages=(a_village("v1"), a_village("v9")))
    found = by_place(on_roads(a_scenario(), {}), on_roads(fewer, {}))
    assert set(found) == {"c1", "v1"}
