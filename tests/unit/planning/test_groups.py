"""Who plans together in each network, and which centre serves which village."""

import pytest

from routing.model import Network, PlaceStatus, Scenario, TravelMatrix
from routing.planning.groups import make_groups, nearest_centres
from routing.planning.reach import reach_of
from tests.builders import a_centre, a_consignment, a_line, a_scenario, a_travel, a_village, at_km

SCENARIO = a_scenario()
LINES = (
    a_line(id="one", carrier_id="zto", village_ids=("v1",)),
    a_line(id="two", carrier_id="yto", centre_id="c2", village_ids=("v2", "v3")),
)


def two_centres(**changes: object) -> Scenario:
    """Return centres 20 km apart, v1 to v3 near c1 and v9 beside c2."""
    return a_scenario(
        centres=(a_centre("c1"), a_centre("c2", **changes)),
        villages=(
            a_village("v1"),
            a_village("v2"),
            a_village("v3"),
            a_village("v9", **at_km(22, 20)),
        ),
        lines=(),
    )


def centres(scenario: Scenario, travel: TravelMatrix | None = None) -> dict[str, str]:
    """Return the centre of each village, for all vehicles and goods together."""
    reach = reach_of(scenario, travel or a_travel(scenario), scenario.vehicles)
    return nearest_centres(reach, scenario.consignments)


@pytest.mark.parametrize("network", Network)
@pytest.mark.parametrize("lines", [SCENARIO.lines, LINES, LINES[:1]])
def test_every_consignment_is_in_exactly_one_group(network: Network, lines: tuple[()]) -> None:
    scenario = a_scenario(centres=(a_centre("c1"), a_centre("c2")), lines=lines)
    groups = make_groups(scenario, a_travel(scenario), network)
    grouped = [c.id for group in groups for c in group.consignments]
    assert sorted(grouped) == sorted(c.id for c in scenario.consignments)


def test_pooled_is_one_group_with_everybody_s_vehicles_and_hands() -> None:
    (group,) = make_groups(SCENARIO, a_travel(SCENARIO), Network.POOLED)
    assert group.vehicles == SCENARIO.vehicles
    assert group.crew == ("zto", "yto")


def test_separate_carriers_have_their_own_goods_vehicles_and_hands() -> None:
    for group in make_groups(SCENARIO, a_travel(SCENARIO), Network.SEPARATE):
        assert group.crew == (group.name,)
        assert {v.carrier_id for v in group.vehicles} == {group.name}
        assert {c.carrier_id for c in group.consignments} == {group.name}


def test_a_line_s_operator_carries_everybody_s_goods_in_its_own_vehicles() -> None:
    scenario = a_scenario(centres=(a_centre("c1"), a_centre("c2")), lines=LINES)
    zto, yto = make_groups(scenario, a_travel(scenario), Network.LINES)
    assert {c.village_id for c in zto.consignments} == {"v1"}
    assert {c.carrier_id for c in zto.consignments} == {"zto", "yto"}
    assert {v.carrier_id for v in zto.vehicles} == {"zto"}
    assert zto.crew == yto.crew == ("zto", "yto")
    assert zto.centre_of == {c.id: "c1" for c in zto.consignments}
    assert yto.centre_of == {c.id: "c2" for c in yto.consignments}
    assert zto.is_bound


def test_a_village_without_a_line_stays_with_its_carriers_and_has_no_centre() -> None:
    scenario = a_scenario(lines=LINES[:1])
    groups = make_groups(scenario, a_travel(scenario), Network.LINES)
    stray = {g.name: {c.id for c in g.consignments if c.village_id == "v2"} for g in groups}
    assert stray["zto"] == {"v2-zto-down-parcel", "v2-zto-up-parcel"}
    assert all(ids.isdisjoint(g.centre_of) for g in groups for ids in stray.values())


def test_a_line_of_a_closed_centre_has_no_centre() -> None:
    closed = a_centre("c2", status=PlaceStatus.CLOSED)
    scenario = a_scenario(centres=(a_centre("c1"), closed), lines=LINES)
    _, yto = make_groups(scenario, a_travel(scenario), Network.LINES)
    assert yto.centre_of == {}


def test_a_village_goes_to_the_centre_on_the_quickest_way() -> None:
    scenario = two_centres()
    assert centres(scenario) == {
        "v1": "c1",
        "v2": "c1",
        "v3": "c1",
        "v9": "c2",
    }


def test_a_long_linehaul_counts_a_little() -> None:
    # v9 is a minute nearer to c2, but c2 is a day's drive from the hub.
    scenario = two_centres()
    legs = {("c1", "v9"): (20.0, 10.0), ("c2", "v9"): (19.0, 10.0), ("hub", "c2"): (600.0, 500.0)}
    assert centres(scenario, a_travel(scenario, legs))["v9"] == "c1"
    legs["hub", "c2"] = (50.0, 25.0)
    assert centres(scenario, a_travel(scenario, legs))["v9"] == "c2"


def test_a_closed_centre_serves_nobody() -> None:
    scenario = two_centres(status=PlaceStatus.CLOSED)
    assert centres(scenario)["v9"] == "c1"


@pytest.mark.parametrize("leg", [("hub", "c2"), ("c2", "hub"), ("c2", "v9"), ("v9", "c2")])
def test_a_centre_without_a_road_there_and_back_is_passed_over(leg: tuple[str, str]) -> None:
    scenario = two_centres()
    there_only = a_travel(scenario, {leg: None, leg[::-1]: (1.0, 1.0)})
    assert centres(scenario, there_only)["v9"] == "c1"


def test_a_village_without_any_road_has_no_centre() -> None:
    travel = a_travel(SCENARIO, {("c1", "v2"): None})
    assert "v2" not in centres(SCENARIO, travel)


def test_a_carrier_without_goods_has_an_empty_group() -> None:
    scenario = a_scenario(consignments=(a_consignment(),))
    _, yto = make_groups(scenario, a_travel(scenario), Network.SEPARATE)
    assert yto.consignments == ()
