"""From a map, a table or great circles to distances, times and lines between places."""

from routing.roads.building import BuiltMap, build_map
from routing.roads.opening import open_roads
from routing.roads.protocol import Roads
from routing.roads.reading import open_cut
from routing.roads.report import report_roads

__all__ = ["BuiltMap", "Roads", "build_map", "open_cut", "open_roads", "report_roads"]
