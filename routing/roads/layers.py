"""From seconds and metres between joints to the layers of a travel matrix."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from routing.model import Place, Scenario
from routing.roads.graph.joined import JoinedRoads
from routing.roads.great_circle import great_circles_m
from routing.roads.rounding import whole_metres, whole_seconds
from routing.units import kmh_to_m_per_s

Layer = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]


def measured_layer(places: Sequence[Place], roads: JoinedRoads, access_kmh: float) -> Layer:
    """Return metres and seconds from place to place, the straight access pieces included.

    Places at one joint are joined by a straight piece, at the speed of access. Both have the shape
    (places, places); -1 where there is no road.
    """
    drive_s, drive_m = roads.quickest()
    access_m = roads.joints.access_m
    both_m = access_m[:, None] + access_m[None, :]
    dist_m = drive_m + both_m
    m_per_s = kmh_to_m_per_s(access_kmh)
    time_s = drive_s + both_m / m_per_s
    beside = (roads.node[:, None] == roads.node[None, :]) & (roads.node >= 0)[:, None]
    dist_m[beside] = great_circles_m(places)[beside]
    time_s[beside] = dist_m[beside] / m_per_s
    np.fill_diagonal(dist_m, 0.0)
    np.fill_diagonal(time_s, 0.0)
    return whole_metres(dist_m), whole_seconds(time_s, dist_m)


def same_layers(scenario: Scenario, layer: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return a layer once for each profile of a scenario, where all vehicles drive alike."""
    return np.repeat(layer[None], len(scenario.profiles), axis=0)
