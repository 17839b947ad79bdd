"""From exact figures to the whole metres and seconds of a travel matrix."""

import numpy as np
import numpy.typing as npt

from routing.roads.road_map import Floats


def whole_metres(dist_m: Floats) -> npt.NDArray[np.int64]:
    """Return whole metres, -1 where there is no road (infinite)."""
    rounded: npt.NDArray[np.int64] = np.where(np.isfinite(dist_m), np.rint(dist_m), -1).astype(
        np.int64
    )
    return rounded


def whole_seconds(drive_s: Floats, dist_m: Floats) -> npt.NDArray[np.int64]:
    """Return whole seconds, at least one for any distance, -1 where there is no road."""
    least = np.where(dist_m > 0.0, 1.0, 0.0)
    seconds = np.maximum(np.rint(drive_s), least)
    rounded: npt.NDArray[np.int64] = np.where(np.isfinite(drive_s), seconds, -1).astype(np.int64)
    return rounded
