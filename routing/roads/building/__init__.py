"""From a map of any format to the map of one county, as a street graph."""

from routing.roads.building.built_map import BuiltMap, build_map

__all__ = ["BuiltMap", "build_map"]
