"""Open the roads a scenario names."""

from pathlib import Path

from routing.model import Scenario
from routing.roads.great_circle import StraightRoads
from routing.roads.map_roads import MapRoads
from routing.roads.protocol import Roads
from routing.roads.van_network import read_network
from routing.roads.table import TableRoads, read_legs


def open_roads(scenario: Scenario) -> Roads:
    """Return the roads of a scenario: its table of legs, else its map, else great circles.

    Raises
    ------
    RoadsError
        If the table or the map cannot be read, or places are too far from any road.
    """
    source = scenario.roads
    if source.table_path is not None:
        return TableRoads(scenario, read_legs(Path(source.table_path)))
    if source.map_path is not None:
        return MapRoads(scenario, read_network(Path(source.map_path), source.speed_kmh))
    return StraightRoads(scenario)
