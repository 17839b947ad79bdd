"""Tour engines: one base, its jobs, its vehicles; trips come back."""

from routing.engines.load import Load
from routing.engines.protocol import SearchLimit, TourEngine, never
from routing.engines.registry import ENGINE_NAMES, get_engine
from routing.engines.task import Hold, Job, Kind, Matrix, Route, TourAnswer, TourTask
from routing.engines.timing import TimedStop, TimedTrip, time_trip

__all__ = [
    "ENGINE_NAMES",
    "Hold",
    "Job",
    "Kind",
    "Load",
    "Matrix",
    "Route",
    "SearchLimit",
    "TimedStop",
    "TimedTrip",
    "TourAnswer",
    "TourEngine",
    "TourTask",
    "get_engine",
    "never",
    "time_trip",
]
