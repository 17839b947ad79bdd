"""Fit the speeds of the table to trips somebody timed."""

from routing.roads.calibrating.calibrate import calibrate
from routing.roads.calibrating.calibration import Calibration
from routing.roads.calibrating.figures import (
    calibration_figures,
    class_rows,
    error_rows,
    trip_line,
)

__all__ = [
    "Calibration",
    "calibrate",
    "calibration_figures",
    "class_rows",
    "error_rows",
    "trip_line",
]
