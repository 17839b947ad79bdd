"""From a map, a table or great circles to distances, times and lines between places."""

from routing.roads.opening import open_roads
from routing.roads.protocol import Roads

__all__ = ["Roads", "open_roads"]
