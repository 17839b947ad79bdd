"""A vehicle's way and stops for the map on a phone."""

from routing.outputs.tracks.gpx import write_gpx
from routing.outputs.tracks.kml import write_kml

__all__ = ["write_gpx", "write_kml"]
