"""What closures do, on matrices made by hand."""

from datetime import date

from routing.model import Closure, RoadProfile, RoadSource, Scenario, TravelMatrix
from routing.roads.reporting.closure_effects import closed_by, way_between
from routing.roads.reporting.road_report import Detour, Way
from tests.builders import a_scenario, a_travel, a_truck, a_van

SLIDE = Closure(id="slide", way_ids=("1",))
FLOOD = Closure(id="flood", way_ids=("2",))
PAST = Closure(id="past", way_ids=("3",), last=date(2018, 5, 22))


def with_closures(*closures: Closure) -> Scenario:
    return a_scenario(roads=RoadSource(closures=closures))


def measured(scenario: Scenario) -> TravelMatrix:
    """Return ways on which the slide delays v1 and cuts off v2, and both together cut off v3."""
    ids = {closure.id for closure in scenario.roads.closures} - {"past"}
    legs: dict[tuple[str, str], tuple[float, float] | None] = {}
    if "slide" in ids:
        legs |= {("hub", "v1"): (60, 25), ("hub", "v2"): None}
    if ids == {"slide", "flood"}:
        legs[("v3", "hub")] = None
        legs[("hub", "v3")] = (52, 26)
    return a_travel(scenario, legs)


def test_a_closure_cuts_off_and_delays() -> None:
    scenario = with_closures(SLIDE, PAST)
    assert scenario.closures_in_force == (SLIDE,)
    closed = closed_by(scenario, measured(scenario), a_travel(scenario), measured)
    [effect] = closed.effects
    assert effect.closure is SLIDE
    assert effect.cut_off == ("v2",)
    assert effect.detours == (Detour(place_id="v1", extra_m=3000, extra_s=16 * 60),)
    assert closed.cut_off_by == {"v2": ("slide",)}


def test_what_only_all_closures_together_cut_off_is_blamed_on_all() -> None:
    scenario = with_closures(SLIDE, FLOOD)
    closed = closed_by(scenario, measured(scenario), a_travel(scenario), measured)
    assert [effect.cut_off for effect in closed.effects] == [("v2",), ()]
    assert closed.cut_off_by == {"v2": ("slide",), "v3": ("slide", "flood")}


def test_without_closures_nothing_is_measured_again() -> None:
    scenario = with_closures(PAST)
    travel = a_travel(scenario)
    closed = closed_by(scenario, travel, travel, lambda _: (_ for _ in ()).throw(AssertionError))
    assert closed.effects == ()
    assert closed.cut_off_by == {}


def test_the_vehicles_that_visit_the_outer_place_count() -> None:
    truck, van = RoadProfile(speeds="truck"), RoadProfile(speeds="van")
    scenario = a_scenario(vehicle_types=(a_truck(profile=truck), a_van(profile=van)))
    one = a_travel(scenario)
    dist_m, time_s = one.dist_m.copy(), one.time_s.copy()
    time_s[1] *= 3
    time_s[0, 0, 3] = -1
    travel = TravelMatrix(
        place_ids=one.place_ids,
        profiles=(truck, van),
        dist_m=dist_m,
        time_s=time_s,
        source=one.source,
    )
    hub, centre, village, other = scenario.places[:4]
    assert way_between(scenario, travel, hub, centre) == Way(dist_m=20_000, time_s=2400)
    assert way_between(scenario, travel, village, hub) == Way(dist_m=22_000, time_s=3 * 2640)
    assert way_between(scenario, travel, hub, other) == Way(dist_m=24_000, time_s=3 * 2880)
