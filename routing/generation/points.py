"""The places a county is generated from, and how far they lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A seat, a township or a village; ``population`` is None where it is not known.

    ``known_km`` is the documented length of the road from the seat, None where there is none.
    """

    id: str
    level: str
    name: str
    name_zh: str
    parent_id: str
    lon: float
    lat: float
    coord_status: str
    population: float | None = None
    known_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A county's places: its seat, and townships and villages in the order of their ids."""

    seat: Point
    townships: tuple[Point, ...]
    villages: tuple[Point, ...]


def distances_km(origins: Sequence[Point], targets: Sequence[Point]) -> npt.NDArray[np.float64]:
    """Return the great circles from every origin (rows) to every target (columns)."""
    lon_a, lat_a = np.radians([[p.lon, p.lat] for p in origins]).T[:, :, None]
    lon_b, lat_b = np.radians([[p.lon, p.lat] for p in targets]).T[:, None, :]
    half = (
        np.sin((lat_b - lat_a) / 2) ** 2
        + np.cos(lat_a) * np.cos(lat_b) * np.sin((lon_b - lon_a) / 2) ** 2
    )
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(half)))
