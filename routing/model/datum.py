"""Turn the coordinates of Chinese maps into WGS 84.

GCJ-02 shifts WGS 84 coordinates inside China by a few hundred metres. The formulas have been
public since an implementation leaked in 2010 (known as EvilTransform); they use the Krasovsky
ellipsoid of 1940. BD-09 is Baidu's further shift of GCJ-02, as published in the same programs. The
inverses are found by iteration, because only the forward direction has a formula.
"""

from collections.abc import Callable
from math import atan2, cos, hypot, pi, radians, sin, sqrt

Point = tuple[float, float]

_AXIS_M = 6378245.0
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_BAIDU_WAVE = pi * 3000.0 / 180.0
_PRECISION_DEGREES = 1e-9
_MAX_STEPS = 30
_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271


def to_wgs84(lon: float, lat: float, crs: str) -> Point:
    """Return the WGS 84 longitude and latitude of a point in ``wgs84``, ``gcj02`` or ``bd09``."""
    if crs == "gcj02":
        return _undo(wgs84_to_gcj02, (lon, lat))
    if crs == "bd09":
        gcj = _undo(gcj02_to_bd09, (lon, lat))
        return _undo(wgs84_to_gcj02, gcj)
    return lon, lat


def wgs84_to_gcj02(lon: float, lat: float) -> Point:
    """Return the shifted point; outside China it stays where it is."""
    if not (_WEST <= lon <= _EAST and _SOUTH <= lat <= _NORTH):
        return lon, lat
    east, north = _waves(lon - 105.0, lat - 35.0)
    angle = radians(lat)
    bend = 1.0 - _ECCENTRICITY_SQUARED * sin(angle) ** 2
    metres_per_radian_north = _AXIS_M * (1.0 - _ECCENTRICITY_SQUARED) / (bend * sqrt(bend))
    metres_per_radian_east = _AXIS_M / sqrt(bend) * cos(angle)
    return (
        lon + east * 180.0 / (metres_per_radian_east * pi),
        lat + north * 180.0 / (metres_per_radian_north * pi),
    )


def gcj02_to_bd09(lon: float, lat: float) -> Point:
    """Return Baidu's shift of a GCJ-02 point; outside China it stays where it is."""
    if not (_WEST <= lon <= _EAST and _SOUTH <= lat <= _NORTH):
        return lon, lat
    radius = hypot(lon, lat) + 0.00002 * sin(lat * _BAIDU_WAVE)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * _BAIDU_WAVE)
    return radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006


def _waves(x: float, y: float) -> Point:
    """Return the shift to the east and to the north, in metres."""
    ripple = 20.0 * sin(6.0 * pi * x) + 20.0 * sin(2.0 * pi * x)
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += (ripple + 20.0 * sin(pi * y) + 40.0 * sin(pi * y / 3.0)) * 2.0 / 3.0
    north += (160.0 * sin(pi * y / 12.0) + 320.0 * sin(pi * y / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += (ripple + 20.0 * sin(pi * x) + 40.0 * sin(pi * x / 3.0)) * 2.0 / 3.0
    east += (150.0 * sin(pi * x / 12.0) + 300.0 * sin(pi * x / 30.0)) * 2.0 / 3.0
    return east, north


def _undo(shift: Callable[[float, float], Point], target: Point) -> Point:
    """Return the point that a shift moves to the target."""
    lon, lat = target
    for _ in range(_MAX_STEPS):
        moved = shift(lon, lat)
        d_lon, d_lat = target[0] - moved[0], target[1] - moved[1]
        lon, lat = lon + d_lon, lat + d_lat
        if max(abs(d_lon), abs(d_lat)) < _PRECISION_DEGREES:
            break
    return lon, lat
