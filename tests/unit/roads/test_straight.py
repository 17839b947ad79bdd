import numpy as np
import pytest

from routing.model import RoadSource, TravelSource
from routing.roads import open_roads
from routing.roads.great_circle import great_circle_m
from tests.builders import a_scenario, a_van

VAN = a_van()


def test_a_degree_of_latitude_is_111_km() -> None:
    length_m = great_circle_m(*np.array([[0.0], [29.0], [0.0], [30.0]]))
    assert length_m[0] == pytest.approx(111_195, abs=1)


def test_without_map_or_table_distances_are_great_circles_times_the_factor() -> None:
    scenario = a_scenario(roads=RoadSource(detour_factor=1.5, straight_kmh=36.0))
    travel = open_roads(scenario).measure()
    hub, centre = scenario.hub, scenario.centres[0]
    crow_m = great_circle_m(*np.array([[hub.lon], [hub.lat], [centre.lon], [centre.lat]]))[0]
    assert travel.source is TravelSource.STRAIGHT
    assert travel.leg_m(hub.id, centre.id, VAN) == round(1.5 * crow_m)
    assert travel.leg_s(hub.id, centre.id, VAN) == round(1.5 * crow_m / 10.0)
    assert (np.diag(travel.time_s[0]) == 0).all()


def test_straight_roads_say_loudly_that_they_are_no_roads() -> None:
    travel = open_roads(a_scenario(roads=RoadSource())).measure()
    assert "STRAIGHT LINES, NOT ROADS" in travel.description
    assert "1.37" in travel.description


def test_the_lines_of_straight_roads_are_straight() -> None:
    scenario = a_scenario(roads=RoadSource())
    leg = (scenario.hub.id, scenario.centres[0].id, VAN.profile)
    line = open_roads(scenario).trace([leg])[leg]
    assert line.source is TravelSource.STRAIGHT
    assert line.points[0] == (scenario.hub.lon, scenario.hub.lat)
    assert len(line.points) == 2
