"""Find ways over the ground: round the lake, or across it where a road is known to cross."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra

from maps.plane import Points

STEP_M = 200.0
SHORE_M = 60.0
_MOVES = ((0, 1), (1, 0), (1, 1), (1, -1))

Flags = npt.NDArray[np.bool_]
Cells = npt.NDArray[np.int64]


class Ground:
    """A square lattice over the county that knows which of its points are wet."""

    def __init__(self, county: shapely.Geometry, water: shapely.Geometry) -> None:
        self.county = county
        self.water = water
        self._wet_zone = shapely.buffer(water, SHORE_M)
        shapely.prepare(self._wet_zone)
        shapely.prepare(self.county)
        west, south, east, north = county.bounds
        across, up = np.arange(west, east, STEP_M), np.arange(south, north, STEP_M)
        self._shape = (len(up), len(across))
        x, y = np.meshgrid(across, up)
        self._spots: Points = np.column_stack((x.ravel(), y.ravel()))
        self._wet: Flags = shapely.contains_xy(self._wet_zone, x.ravel(), y.ravel())
        self._inside: Flags = shapely.contains_xy(county, x.ravel(), y.ravel())
        self._graphs: dict[float, csr_array] = {}

    def is_dry(self, start: Points, end: Points) -> bool:
        """Say whether a straight piece keeps to the land of the county."""
        piece = shapely.linestrings([start, end])
        clear = not shapely.intersects(self._wet_zone, piece)
        return bool(clear and shapely.covers(self.county, piece))

    def path(self, start: Points, end: Points, water_cost: float = np.inf) -> Points:
        """Return a short line between two points of the plane, in metres.

        A metre over water counts ``water_cost`` metres; the default forbids water.

        Raises
        ------
        ValueError
            If no way leads from one to the other.
        """
        if self.is_dry(start, end):
            return np.array([start, end])
        cells = self._cells(start, end, water_cost)
        line = np.vstack((start, self._spots[cells], end))
        wet = np.concatenate(([False], self._wet[cells], [False]))
        return self._pull(line, wet)

    def _cells(self, start: Points, end: Points, water_cost: float) -> Cells:
        graph = self._graph(water_cost)
        source, target = self._nearest(start), self._nearest(end)
        _, before = dijkstra(graph, directed=False, indices=source, return_predecessors=True)
        cells = [target]
        while cells[-1] != source:
            cells.append(int(before[cells[-1]]))
            if cells[-1] < 0:
                raise ValueError(f"no way over land from {start} to {end}")
        return np.array(cells[::-1])

    def _nearest(self, spot: Points) -> int:
        gaps_m = np.linalg.norm(self._spots - spot, axis=1)
        gaps_m[self._wet | ~self._inside] = np.inf
        return int(np.argmin(gaps_m))

    def _graph(self, water_cost: float) -> csr_array:
        if water_cost not in self._graphs:
            self._graphs[water_cost] = self._join(water_cost)
        return self._graphs[water_cost]

    def _join(self, water_cost: float) -> csr_array:
        """Join neighbouring points; a little noise makes the shortest way unique everywhere."""
        number = np.arange(self._shape[0] * self._shape[1]).reshape(self._shape)
        rows, columns = self._shape
        pairs = []
        for up, across in _MOVES:
            left, right = max(0, -across), columns - max(0, across)
            origin = number[: rows - up, left:right]
            pairs.append((origin.ravel(), number[up:, left + across : right + across].ravel()))
        start = np.concatenate([pair[0] for pair in pairs])
        end = np.concatenate([pair[1] for pair in pairs])
        wet = self._wet[start] | self._wet[end] | self._splashes(start, end)
        usable = self._inside[start] & self._inside[end] & (~wet | np.isfinite(water_cost))
        start, end, wet = start[usable], end[usable], wet[usable]
        cost = np.linalg.norm(self._spots[start] - self._spots[end], axis=1)
        cost *= 1 + 0.01 * np.random.default_rng(1).random(len(cost))
        cost[wet] *= water_cost if np.isfinite(water_cost) else 1.0
        return coo_array((cost, (start, end)), shape=(number.size, number.size)).tocsr()

    def _splashes(self, start: Cells, end: Cells) -> Flags:
        """Say which steps between points near a shore cut a corner of the water."""
        x, y = self._spots.T
        near = shapely.contains_xy(shapely.buffer(self._wet_zone, 2 * STEP_M), x, y)
        splashes: Flags = near[start] & near[end]
        steps = np.stack((self._spots[start[splashes]], self._spots[end[splashes]]), axis=1)
        splashes[splashes] = shapely.intersects(self._wet_zone, shapely.linestrings(steps))
        return splashes

    def _pull(self, line: Points, wet: Flags) -> Points:
        """Pull a line of lattice steps tight, run by run of dry and of wet points."""
        kept = [line[0]]
        edges = [0, *(np.flatnonzero(np.diff(wet.astype(int))) + 1).tolist(), len(line)]
        for start, end in pairwise(edges):
            run = line[start:end]
            kept.extend((run[0], run[-1]) if wet[start] else self._pull_dry(run))
        return _without_repeats(np.array(kept))

    def _pull_dry(self, run: Points) -> list[Points]:
        kept, at = [run[0]], 0
        while at < len(run) - 1:
            ahead = len(run) - 1
            while ahead > at + 1 and not self.is_dry(run[at], run[ahead]):
                ahead -= max(1, (ahead - at) // 12)
            at = ahead
            kept.append(run[at])
        return kept


def _without_repeats(line: Points) -> Points:
    moved = np.concatenate(([True], np.linalg.norm(np.diff(line, axis=0), axis=1) > 1.0))
    kept: Points = line[moved]
    return kept
