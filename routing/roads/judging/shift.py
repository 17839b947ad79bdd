"""Find one shift that would bring all places to their roads, where no known mistake does."""

from collections.abc import Sequence

import numpy as np

from routing.model import Place
from routing.roads.judging.datum import BETTER, SUSPICIOUS_M, Shift, degrees_of, witnesses
from routing.roads.judging.nearness import Nearness
from routing.roads.road_map import Floats

FEWEST = 15
FARTHEST_M = 1000.0
_MOST = 80
_STEPS_M = (100.0, 25.0, 5.0)
_KEPT = 4
_QUARTILES = (50.0, 75.0)
_BESIDE_M = 250.0
_WINDS = np.radians(np.arange(0.0, 360.0, 45.0))
_BESIDE = _BESIDE_M * np.column_stack((np.sin(_WINDS), np.cos(_WINDS)))
_BETTER_THAN_BESIDE = 0.5


def unnamed_shift(places: Sequence[Place], near: Nearness) -> Shift | None:
    """Return the shift of up to 1 km that brings places to roads, None where none does.

    Two figures can always be chosen so that a few places come near a road. So at least fifteen
    are asked for, and both the median and the upper quartile of the distances must fall under a
    third, the median under 60 m and under half of what shifts 250 m beside it achieve: villages
    that all lie on one side of the valley's road stay where they are.
    """
    seen = witnesses(places)
    if len(seen) < FEWEST or not near:
        return None
    given = near.plane.flat(*degrees_of(seen))
    given_m = near.flat_m(given)
    if not SUSPICIOUS_M < np.median(given_m) <= FARTHEST_M:
        return None
    shift = _best_shift(given[:: -(-len(given) // _MOST)], near)
    undone_m = near.flat_m(given + shift)
    before, after = np.percentile(given_m, _QUARTILES), np.percentile(undone_m, _QUARTILES)
    if after[0] > SUSPICIOUS_M or (after > before * BETTER).any():
        return None
    beside = min(float(np.median(near.flat_m(given + shift + aside))) for aside in _BESIDE)
    if after[0] > beside * _BETTER_THAN_BESIDE:
        return None
    return Shift(
        mistake=None,
        places=len(seen),
        given_m=float(before[0]),
        undone_m=float(after[0]),
        east_m=float(-shift[0]),
        north_m=float(-shift[1]),
    )


def _best_shift(given: Floats, near: Nearness) -> Floats:
    """Return the shift after which the median distance is least, from coarse to fine."""
    best = np.zeros((1, 2))
    reach_m = FARTHEST_M
    for step_m in _STEPS_M:
        around = np.arange(-reach_m, reach_m + step_m / 2, step_m)
        grid = np.stack(np.meshgrid(around, around), axis=-1).reshape(-1, 2)
        shifts = np.unique((best[:, None] + grid[None]).reshape(-1, 2), axis=0)
        shifts = shifts[np.hypot(*shifts.T) <= FARTHEST_M]
        there = (given[None] + shifts[:, None]).reshape(-1, 2)
        medians = np.median(near.flat_m(there).reshape(len(shifts), -1), axis=1)
        best = shifts[np.argsort(medians, kind="stable")[:_KEPT]]
        reach_m = step_m
    least: Floats = best[0]
    return least
