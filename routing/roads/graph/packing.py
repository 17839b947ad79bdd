"""Seconds and metres in one number, so that one search finds the quickest way and its length."""

from dataclasses import dataclass

import numpy as np

from routing.errors import RoadsError
from routing.language import message
from routing.roads.road_map import Floats

_EXACT = 2.0**53


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How time and length are packed: whole steps of time x 2^bits + whole steps of length.

    Sums of such numbers are exact in float64 below 2^53. The quickest way has the least sum; of
    equally quick ways, the shortest.
    """

    steps_per_s: int
    steps_per_m: int
    bits: int

    @property
    def most_m(self) -> float:
        """The length from which on a way does not fit."""
        return 2.0**self.bits / self.steps_per_m

    @property
    def most_s(self) -> float:
        """The time from which on a way does not fit."""
        return _EXACT / 2.0**self.bits / self.steps_per_s

    def packed(self, drive_s: Floats, length_m: Floats) -> Floats:
        """Return seconds and metres as one number each, rounded to whole steps.

        Raises
        ------
        RoadsError
            If one of them does not fit.
        """
        if (length_m >= self.most_m).any() or (drive_s >= self.most_s).any():
            raise self._too_long()
        steps: Floats = np.rint(drive_s * self.steps_per_s) * 2.0**self.bits
        return steps + np.rint(length_m * self.steps_per_m)

    def unpacked(self, packed: Floats) -> tuple[Floats, Floats]:
        """Return seconds and metres, infinite where the number is."""
        steps = np.floor(packed / 2.0**self.bits)
        known = np.isfinite(packed)
        rest = np.full(packed.shape, np.inf)
        rest[known] = packed[known] - steps[known] * 2.0**self.bits
        return steps / self.steps_per_s, rest / self.steps_per_m

    def check(self, packed: Floats, drive_s: Floats, length_m: Floats, points: int) -> None:
        """Refuse ways that might not fit.

        ``packed`` are sums over roads that take ``drive_s`` and are ``length_m`` long. A quickest
        way comes to none of ``points`` twice; so it is no longer than the fastest roads that fill
        its time, nor than the longest of all roads, one less than there are points.

        Raises
        ------
        RoadsError
            If a way might be too long.
        """
        found = packed[np.isfinite(packed)]
        if not found.size or not found.max():
            return
        steps = np.rint(drive_s * self.steps_per_s)
        parts = np.rint(length_m * self.steps_per_m)
        fastest_first = np.argsort(steps / np.maximum(parts, 1.0), kind="stable")
        most_steps = np.floor(found.max() / 2.0**self.bits)
        filled = np.searchsorted(np.cumsum(steps[fastest_first]), most_steps, side="right") + 1
        fastest = parts[fastest_first[:filled]].sum()
        longest = np.sort(parts)[::-1][: points - 1].sum()
        if found.max() >= _EXACT or min(fastest, longest) >= 2.0**self.bits:
            raise self._too_long()

    def _too_long(self) -> RoadsError:
        return RoadsError(
            message(
                "Ways between places might be longer than {most:,.0f} m or take longer than "
                "{longest:,.0f} s. Use a map or a table of one county, and look for speeds near "
                "zero.",
                most=self.most_m,
                longest=self.most_s,
            )
        )


MAP_SCALE = Scale(steps_per_s=1000, steps_per_m=10, bits=25)
"""Milliseconds and decimetres: ways up to 3,355 km and 74 hours."""

TABLE_SCALE = Scale(steps_per_s=1, steps_per_m=1, bits=30)
"""Seconds and metres, as a table is given: ways up to 1,073,741 km and 2,330 hours."""
