"""The road network as arrays."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoadNetwork:
    """Points and the straight road pieces between them that a van may drive, one way each.

    ``lon`` and ``lat`` are WGS84 degrees per point. A piece leads from point ``start`` to point
    ``end``; it is ``length_m`` long and takes ``drive_s`` on a free road. Metres are counted once
    for both directions in ``documented_m``, ``assumed_m`` and ``total_m``; roads of a map that
    says neither are in the total only.
    """

    lon: Floats
    lat: Floats
    start: Indices
    end: Indices
    length_m: Floats
    drive_s: Floats
    documented_m: float
    assumed_m: float
    total_m: float
