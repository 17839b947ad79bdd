"""Lines as short lists of whole numbers: a browser reads a county in a blink."""

from collections.abc import Iterable, Sequence
from math import cos, radians

import numpy as np
import shapely

from routing.model import LonLat

PER_DEGREE = 100_000
"""Coordinates are whole hundred-thousandths of a degree, about a metre."""

_M_PER_DEGREE = 111_195.0  # of a great circle on a sphere of 6371 km
_TOLERANCES_M = (4.0, 8.0, 16.0, 32.0, 64.0, 128.0)


def encoded(points: Iterable[LonLat]) -> list[int]:
    """Return lon and lat of the first point, then the steps from point to point, all in one row."""
    whole = [(round(lon * PER_DEGREE), round(lat * PER_DEGREE)) for lon, lat in points]
    row: list[int] = []
    before = (0, 0)
    for at in whole:
        step = (at[0] - before[0], at[1] - before[1])
        if step != (0, 0) or not row:
            row += step
        before = at
    return row


def thinned(
    lines: Sequence[Sequence[LonLat]], most_points: int
) -> tuple[list[list[LonLat]], float]:
    """Return lines within the smallest tolerance that leaves few enough points, and it in metres.

    Where the largest does not suffice, the lines are that coarse and no coarser.
    """
    kept: list[list[LonLat]] = [list(line) for line in lines]
    tolerance_m = 0.0
    for tolerance_m in _TOLERANCES_M:
        kept = _simplified(lines, tolerance_m)
        if sum(map(len, kept)) <= most_points:
            break
    return kept, tolerance_m


def _simplified(lines: Sequence[Sequence[LonLat]], tolerance_m: float) -> list[list[LonLat]]:
    if not lines:
        return []
    narrow = cos(radians(lines[0][0][1]))
    plane = [shapely.LineString(np.asarray(line) * (narrow, 1.0)) for line in lines]
    simple = shapely.simplify(plane, tolerance_m / _M_PER_DEGREE, preserve_topology=False)
    return [[(x / narrow, y) for x, y in shapely.get_coordinates(line).tolist()] for line in simple]
