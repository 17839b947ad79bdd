"""What is said of a whole table of places that does not lie on the map."""

import numpy as np
import pytest

from routing.model import Scenario
from routing.model.datum import wgs84_to_gcj02
from routing.roads.judging import likely_cause
from routing.roads.judging.likely import datum_findings
from routing.roads.judging.nearness import Nearness
from routing.roads.road_map import Floats
from tests.builders import a_hub, a_scenario
from tests.unit.roads.judging.grounds import (
    ANDORRA,
    CHUNAN,
    spots_beside,
    villages_at,
    winding_roads,
)


def county(lon: Floats, lat: Floats) -> Scenario:
    villages = villages_at(lon, lat)
    hub = a_hub(lon=villages[0].lon, lat=villages[0].lat)
    return a_scenario(hub=hub, centres=(), villages=villages, consignments=(), lines=())


def gcj02(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    points = np.array([wgs84_to_gcj02(*spot) for spot in zip(lon, lat, strict=True)])
    return points[:, 0], points[:, 1]


def test_swapped_columns_are_named() -> None:
    network = winding_roads(1, plane=ANDORRA)
    lon, lat = spots_beside(network, 12, (0.0, 30.0))
    told = likely_cause(county(lat, lon), network)
    assert told is not None
    assert told.startswith("Longitude and latitude look swapped: 13 of 13 places")
    assert "Exchange the columns lon and lat." in told


def test_the_map_of_another_county_is_named() -> None:
    lon, lat = spots_beside(winding_roads(1), 12, (0.0, 30.0))
    told = likely_cause(county(lon + 2.0, lat), winding_roads(1))
    assert told is not None
    assert "13 of 13 places are off the map" in told


def test_a_wrong_datum_is_named_with_its_remedy() -> None:
    network = winding_roads(1)
    told = likely_cause(county(*gcj02(*spots_beside(network, 12, (0.0, 30.0)))), network)
    assert told is not None
    assert "to the south-east" in told
    assert "the coordinates are GCJ-02 and were read as WGS 84" in told
    assert "Write `crs: gcj02` in scenario.yaml." in told


def test_sound_places_have_no_cause() -> None:
    network = winding_roads(1)
    assert likely_cause(county(*spots_beside(network, 12, (0.0, 30.0))), network) is None


def test_a_wrong_datum_is_a_finding_with_the_metres() -> None:
    network = winding_roads(1)
    places = villages_at(*gcj02(*spots_beside(network, 12, (0.0, 30.0))))
    lon, lat = np.array([(place.lon, place.lat) for place in places]).T
    nearest_m = Nearness(network).of(lon, lat).metres
    [finding] = datum_findings(places, nearest_m, network)
    assert finding.code == "R208"
    assert finding.amount == pytest.approx(520, abs=60)
    assert f"about {finding.amount:.0f} m to the south-east" in finding.message
    assert "12 places" in finding.message


def test_a_shift_of_unknown_cause_is_a_finding_too() -> None:
    network = winding_roads(2)
    flat = CHUNAN.flat(*spots_beside(network, 30, (0.0, 30.0))) + np.array((400.0, 0.0))
    places = villages_at(*CHUNAN.round(flat))
    nearest_m = Nearness(network).flat_m(Nearness(network).plane.flat(*CHUNAN.round(flat)))
    [finding] = datum_findings(places, nearest_m, network)
    assert "to the east, cause unknown" in finding.message
    assert datum_findings(places, nearest_m / 100.0, network) == ()
