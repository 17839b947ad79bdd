"""From a map, a table or great circles to distances, times and lines between places."""

from routing.roads.building import build_map
from routing.roads.calibrating import calibrate
from routing.roads.driving import require_free_table, write_default_tables, write_speeds
from routing.roads.opening import open_roads
from routing.roads.protocol import Roads
from routing.roads.reading import open_cut
from routing.roads.reporting.report import report_roads

__all__ = [
    "Roads",
    "build_map",
    "calibrate",
    "open_cut",
    "open_roads",
    "report_roads",
    "require_free_table",
    "write_default_tables",
    "write_speeds",
]
