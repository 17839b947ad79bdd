"""R206 and R207."""

from routing.model import RoadSource
from routing.roads.judging.plausible import plausible_findings
from routing.roads.legs import KnownLeg
from routing.units import km_to_m, min_to_s
from tests.builders import a_scenario, a_village

SCENARIO = a_scenario(roads=RoadSource(table_path="travel.csv"))


def leg(minutes: float, km: float) -> KnownLeg:
    return KnownLeg(time_s=min_to_s(minutes), dist_m=km_to_m(km))


def test_a_leg_shorter_than_the_great_circle_is_named() -> None:
    # hub and c1 are 0.2 degrees of longitude apart at 29.6 degrees north: 19.34 km
    legs = {("hub", "c1"): leg(30, 18.9), ("c1", "hub"): leg(30, 19.2)}
    [finding] = plausible_findings(SCENARIO, legs)
    assert (finding.code, finding.subject, finding.amount) == ("R206", "travel.csv", 1.0)
    assert "Hub 县中心 (hub) to Centre c1 中心c1 (c1): 18.9 km, great circle 19.3 km" in str(
        finding
    )


def test_a_leg_faster_than_any_road_is_named() -> None:
    legs = {("hub", "c1"): leg(9, 20), ("hub", "v1"): leg(10.4, 21.7), ("v1", "v2"): leg(0, 5)}
    [finding] = plausible_findings(SCENARIO, legs)
    assert (finding.code, finding.amount, finding.unit) == ("R207", 2.0, "legs")
    assert "20 km in 9 min, 133 km/h" in finding.message
    assert "5 km in 0 min." in finding.message


def test_both_directions_stand_once_and_ten_are_listed() -> None:
    villages = tuple(a_village(f"v{n}") for n in range(1, 13))
    scenario = SCENARIO.replace(villages=villages, consignments=(), lines=())
    legs = {("hub", village.id): leg(1, 50) for village in villages}
    both = {(b, a): known for (a, b), known in legs.items()} | legs
    [finding] = plausible_findings(scenario, both)
    assert finding.amount == 12.0
    assert finding.message.startswith("12 legs are faster than 120 km/h")
    assert finding.message.count(" and back: ") == 10
    assert "; and 2 more." in finding.message


def test_roundings_and_unknown_ids_are_left_alone() -> None:
    legs = {("hub", "c1"): leg(20, 19.2), ("c1", "v1"): leg(1, 2), ("hub", "x"): leg(0, 90)}
    assert plausible_findings(SCENARIO, legs) == ()
