"""From degrees to the pixels of a picture."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from shapely.geometry import LineString, MultiLineString
from shapely.ops import linemerge

from routing.outputs.layer import Point

_M_PER_DEGREE = 111_195  # of a great circle on a sphere of 6371 km
_SIMPLIFY_PX = 0.3


class Canvas:
    """A plane for a county: equirectangular, true at its middle, north up."""

    def __init__(self, points: Iterable[Point], width_px: int, margin_px: int) -> None:
        lons, lats = zip(*points, strict=True)
        self._west, self._north = min(lons), max(lats)
        self._squeeze = math.cos(math.radians((min(lats) + max(lats)) / 2))
        across = max((max(lons) - self._west) * self._squeeze, 0.01)
        self._px_per_degree: float = (width_px - 2 * margin_px) / across
        self._margin = margin_px
        self.width = width_px
        height = (self._north - min(lats)) * self._px_per_degree
        self.height = math.ceil(height) + 2 * margin_px

    def place(self, point: Point) -> Point:
        """Return the pixel of a point."""
        x = self._margin + (point[0] - self._west) * self._squeeze * self._px_per_degree
        y = self._margin + (self._north - point[1]) * self._px_per_degree
        return x, y

    def px(self, metres: float) -> float:
        """Return a length in pixels."""
        return metres / _M_PER_DEGREE * self._px_per_degree

    def path(self, points: Iterable[Point], *, closed: bool = False) -> str:
        """Return SVG path data, without the detail nobody can see."""
        pixels = [self.place(point) for point in points]
        if len(pixels) > 2:
            pixels = list(LineString(pixels).simplify(_SIMPLIFY_PX).coords)
        texts = [f"{x:.1f},{y:.1f}" for x, y in pixels]
        kept = [text for i, text in enumerate(texts) if i == 0 or text != texts[i - 1]]
        return "M" + "L".join(kept) + ("Z" if closed else "")


def driven_once(lines: Iterable[Sequence[Point]]) -> list[list[Point]]:
    """Return lines that cover the same ground, every piece once and in one direction."""
    pieces = {(min(a, b), max(a, b)) for line in lines for a, b in pairwise(line) if a != b}
    if not pieces:
        return []
    merged = linemerge(MultiLineString(sorted(pieces)))
    parts = [merged] if isinstance(merged, LineString) else merged.geoms
    return [[(float(x), float(y)) for x, y in part.coords] for part in parts]
