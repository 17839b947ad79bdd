"""Fit the speeds of the table to trips somebody timed."""

from routing.roads.calibrating.calibrate import calibrate
from routing.roads.calibrating.calibration import Calibration

__all__ = ["Calibration", "calibrate"]
