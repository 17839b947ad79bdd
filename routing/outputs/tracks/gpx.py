"""GPX 1.1: a file for every vehicle, with a track per trip and a waypoint per stop."""

from collections.abc import Sequence
from pathlib import Path

from gpxpy.gpx import GPX, GPXTrack, GPXTrackPoint, GPXTrackSegment, GPXWaypoint

from routing.language import Wordbook
from routing.outputs.clean_text import file_stem
from routing.outputs.tracks.track import Track, vehicle_tracks
from routing.recipe import RunResult

ALL_TRACKS = "all.gpx"
"""The file with the tracks of every vehicle."""


def write_gpx(result: RunResult, folder: Path, words: Wordbook) -> None:
    """Write a file for every vehicle and one with all of them into a folder that is there."""
    tracks = vehicle_tracks(result, words)
    (folder / ALL_TRACKS).write_bytes(gpx_text(tracks).encode())
    for number, track in enumerate(tracks, start=1):
        name = f"{number:03d}-{file_stem(track.vehicle_id)}.gpx"
        (folder / name).write_bytes(gpx_text([track]).encode())


def gpx_text(tracks: Sequence[Track]) -> str:
    """Return tracks as one GPX document."""
    document = GPX()
    document.creator = "routing"
    if len(tracks) == 1:
        document.name = tracks[0].name
    for track in tracks:
        for mark in track.marks:
            lon, lat = mark.point
            waypoint = GPXWaypoint(lat, lon, name=mark.name, description=mark.text)
            document.waypoints.append(waypoint)
        for line in track.lines:
            points = [GPXTrackPoint(lat, lon) for lon, lat in line.points]
            way = GPXTrack(name=line.name, description=line.text)
            way.segments.append(GPXTrackSegment(points))
            document.tracks.append(way)
    return str(document.to_xml(version="1.1"))
