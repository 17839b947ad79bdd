"""Loads along a trip: the peak may be in the middle."""

from routing.model import Stop, Temperature, Tier, Trip
from routing.outputs.loads import loads_along
from tests.builders import a_compartment, a_consignment, a_scenario, a_vehicle_type


def _trip(*handed: tuple[tuple[str, ...], tuple[str, ...]]) -> Trip:
    stops = tuple(
        Stop(
            place_id=f"v{i}",
            delivered=down,
            collected=up,
            arrive_s=0,
            start_s=0,
            depart_s=0,
        )
        for i, (down, up) in enumerate(handed, start=1)
    )
    return Trip(depart_s=0, stops=stops, return_s=0, dist_m=0)


def test_the_peak_is_after_the_first_stop_where_more_goes_up_than_down() -> None:
    down = [a_consignment(village_id=v, parcels=n) for v, n in (("v1", 10), ("v2", 20))]
    up = [
        a_consignment(village_id=v, parcels=n, direction="up") for v, n in (("v1", 40), ("v2", 5))
    ]
    scenario = a_scenario(consignments=(*down, *up))
    kind = a_vehicle_type(compartments=(a_compartment(capacity_parcels=100),))
    trip = _trip(((down[0].id,), (up[0].id,)), ((down[1].id,), (up[1].id,)))
    loads = loads_along(scenario, kind, trip)
    assert [load.parcels for load in loads] == [30, 60, 45]
    assert loads[1].fill == 0.6


def test_the_fill_is_that_of_the_fullest_compartment() -> None:
    fish = a_consignment(product_id="fish", parcels=30)
    scenario = a_scenario(consignments=(a_consignment(parcels=10), fish))
    kind = a_vehicle_type(
        compartments=(
            a_compartment(capacity_parcels=350),
            a_compartment(Temperature.CHILLED, id="box", capacity_parcels=40),
        ),
        tier=Tier.VILLAGE,
    )
    trip = _trip((tuple(c.id for c in scenario.consignments), ()))
    assert loads_along(scenario, kind, trip)[0].fill == 0.75


def test_goods_without_a_compartment_weigh_but_fill_nothing() -> None:
    scenario = a_scenario(consignments=(a_consignment(product_id="fish", parcels=30),))
    kind = a_vehicle_type(compartments=(a_compartment(),))
    load = loads_along(scenario, kind, _trip(((scenario.consignments[0].id,), ())))[0]
    assert load.parcels == 30
    assert load.fill == 0.0
