"""From a map file to a road map: formats, what is refused, and cutting to an area."""

from routing.roads.reading.cut import Cut, open_cut
from routing.roads.reading.formats import READERS, read_map

__all__ = ["READERS", "Cut", "open_cut", "read_map"]
