"""From a map to the network of a vehicle."""

import numpy as np
import pytest

from routing.errors import RoadsError
from routing.model import RoadProfile, RoadSource
from tests.unit.roads.driving.small_map import STEP_M, a_map, kmh, network

TRUCK, TRICYCLE = (RoadProfile(speeds=name) for name in ("truck", "tricycle"))


@pytest.mark.parametrize(
    ("tags", "speed"),
    [
        ({"highway": "trunk"}, 50.0),
        ({"highway": "trunk", "maxspeed": "30"}, 30.0),
        ({"highway": "trunk", "maxspeed": "20 mph"}, 32.18688),
        ({"highway": "trunk", "maxspeed": "90"}, 50.0),
        ({"highway": "trunk", "maxspeed": "CN:rural"}, 50.0),
        ({"highway": "trunk", "maxspeed:hgv": "30"}, 50.0),
        ({"highway": "tertiary", "surface": "asphalt"}, 30.0),
        ({"highway": "tertiary", "surface": "compacted"}, 21.0),
        ({"highway": "tertiary", "surface": "dirt"}, 15.0),
        ({"highway": "tertiary", "surface": "moonrock"}, 30.0),
        ({"highway": "tertiary", "surface": "moonrock;gravel"}, 21.0),
        ({"highway": "track"}, 10.0),
        ({"highway": "track", "tracktype": "grade1"}, 15.0),
        ({"highway": "track", "tracktype": "grade3"}, 12.0),
        ({"highway": "track", "tracktype": "grade5"}, 8.0),
        ({"highway": "track", "tracktype": "grade1", "surface": "ground"}, 8.0),
        ({"highway": "footway"}, 0.0),
        ({"waterway": "river"}, 0.0),
    ],
)
def test_a_van_is_as_fast_as_class_surface_and_sign_allow(
    tags: dict[str, str], speed: float
) -> None:
    assert kmh(tags) == pytest.approx(speed)


def test_trucks_heed_signs_of_their_own_and_tricycles_keep_off_trunk_roads() -> None:
    signed = {"highway": "trunk", "maxspeed": "45", "maxspeed:hgv": "40"}
    assert kmh(signed, TRUCK) == pytest.approx(40.0)
    assert kmh({"highway": "unclassified"}, TRUCK) == pytest.approx(16.0)
    assert kmh(signed, TRICYCLE) == 0.0
    assert kmh({"highway": "tertiary"}, TRICYCLE) == pytest.approx(15.0)


@pytest.mark.parametrize(
    ("source", "tags", "speed"),
    [
        (RoadSource(state="rain"), {"highway": "trunk"}, 50 * 0.85),
        (RoadSource(state="rain"), {"highway": "trunk", "surface": "dirt"}, 25 * 0.6),
        (RoadSource(state="rain"), {"highway": "track"}, 10 * 0.75),
        (RoadSource(state="snow", period="night"), {"highway": "trunk"}, 50 * 0.65 * 0.9),
        (RoadSource(state="snow"), {"highway": "trunk", "maxspeed": "20"}, 20 * 0.65),
        (RoadSource(speed_kmh={"trunk": 60.0}), {"highway": "trunk", "surface": "dirt"}, 30.0),
        (RoadSource(speed_kmh={"path": 5.0}), {"highway": "path"}, 5.0),
    ],
)
def test_state_period_and_given_speeds_change_the_time(
    source: RoadSource, tags: dict[str, str], speed: float
) -> None:
    assert kmh(tags, source=source) == pytest.approx(speed)


def test_directions_and_stretch_numbers_are_kept() -> None:
    road = {"highway": "tertiary"}
    found = network(
        ([0, 1, 2], road), ([2, 3], road), ([3, 4], road), ([4, 5], road), directions=(0, 1, -1, 0)
    )
    pieces = list(zip(found.start.tolist(), found.end.tolist(), strict=True))
    assert pieces == [(0, 1), (1, 2), (2, 3), (4, 5), (1, 0), (2, 1), (4, 3), (5, 4)]
    assert found.stretch.tolist() == [0, 1, 3, 7, 0, 1, 5, 7]
    assert found.length_m == pytest.approx(np.full(8, STEP_M))
    assert found.drive_s == pytest.approx(np.full(8, STEP_M / 30 * 3.6))


def test_all_points_of_the_map_stay_in_their_order() -> None:
    ways = ([0, 1], {"highway": "footway"}), ([2, 3], {"highway": "road"})
    found = network(*ways)
    assert found.lat.tolist() == a_map(*ways).lat.tolist()
    assert found.start.tolist() == [2, 3]


def test_a_stretch_of_no_length_takes_next_to_no_time() -> None:
    found = network(([0, 0, 1], {"highway": "road"}), directions=(1,))
    assert found.length_m[0] == 0.0
    assert 0.0 < found.drive_s[0] < 1e-3


@pytest.mark.parametrize(
    ("tags", "joinable"),
    [
        ({"highway": "tertiary"}, True),
        ({"highway": "tertiary", "bridge": "no", "tunnel": "no"}, True),
        ({"highway": "tertiary", "bridge": "viaduct"}, False),
        ({"highway": "tertiary", "tunnel": "yes"}, False),
        ({"highway": "motorway"}, False),
        ({"highway": "motorway_link"}, False),
        ({"highway": "trunk"}, True),
    ],
)
def test_places_join_roads_on_the_ground(tags: dict[str, str], joinable: object) -> None:
    assert network(([0, 1], tags)).joinable.tolist() == [joinable] * 2


def test_classes_without_a_speed_are_all_named_with_the_remedy() -> None:
    ways = [([0, 1], {"highway": kind}) for kind in ("sky", "trunk", "ice_road")]
    with pytest.raises(RoadsError, match=r"ice_road, sky\. .*roads\.speed_kmh, such as \{ice_road"):
        network(*ways)
    closed = {"highway": "sky", "access": "no"}
    assert kmh(closed) == 0.0


def test_a_map_with_nothing_open_is_refused() -> None:
    with pytest.raises(RoadsError, match="no road that is open to a tricycle on 2025-07-16"):
        network(([0, 1], {"highway": "trunk"}), profile=TRICYCLE)


def test_the_size_that_bars_all_roads_is_named() -> None:
    lorry = RoadProfile(speeds="truck", gross_g=18_000_000, height_cm=380)
    with pytest.raises(RoadsError, match=r"a truck \(18000 kg gross, 3\.8 m high\) on"):
        network(([0, 1], {"highway": "trunk", "maxweight": "3.5"}), profile=lorry)


def test_a_vehicle_the_table_does_not_know_is_refused() -> None:
    with pytest.raises(RoadsError, match="no column bus_kmh"):
        network(([0, 1], {"highway": "trunk"}), profile=RoadProfile(speeds="bus"))
