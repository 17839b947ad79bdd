"""Which roads of a map a vehicle may drive, and how fast: tables, signs, limits, seasons."""

from routing.roads.driving.drivable import drivable
from routing.roads.driving.settings import Driving, open_driving
from routing.roads.driving.writing import require_free_table, write_default_tables, write_speeds

__all__ = [
    "Driving",
    "drivable",
    "open_driving",
    "require_free_table",
    "write_default_tables",
    "write_speeds",
]
