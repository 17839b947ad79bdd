"""Open the roads a scenario names."""

from pathlib import Path

from routing.model import Scenario
from routing.roads.legs import read_legs
from routing.roads.map_roads import MapRoads
from routing.roads.protocol import Roads
from routing.roads.straight import StraightRoads
from routing.roads.table import TableRoads


def open_roads(scenario: Scenario) -> Roads:
    """Return the roads of a scenario: its table of legs, else its map, else great circles.

    A map is read when something is asked of it.

    Raises
    ------
    RoadsError
        If the table cannot be read.
    """
    source = scenario.roads
    if source.table_path is not None:
        return TableRoads(scenario, read_legs(Path(source.table_path)))
    if source.map_path is not None:
        return MapRoads(scenario)
    return StraightRoads(scenario)
