"""Draw a road of a known length along a shorter line: it winds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from maps.plane import Points, length_m, to_lon_lat

SHORE_SHARE = 0.7
HALVINGS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a road in the plane: a bridge stays straight, the rest may wind."""

    line: Points
    is_bridge: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bends:
    """How a road winds: the length of a bend, and the distance between its points, in metres."""

    wave_m: float
    step_m: float


def split_at_shores(line: Points, water: shapely.Geometry) -> list[Piece]:
    """Return the pieces of a line over land and over water, in driving order."""
    whole = shapely.linestrings(line)
    parts = [(part, False) for part in shapely.get_parts(shapely.difference(whole, water))]
    parts += [(part, True) for part in shapely.get_parts(shapely.intersection(whole, water))]
    parts = [(part, wet) for part, wet in parts if part.length > 0]
    middles = [part.interpolate(0.5, normalized=True) for part, _ in parts]
    order = np.argsort([whole.project(middle) for middle in middles])
    return [Piece(line=shapely.get_coordinates(parts[i][0]), is_bridge=parts[i][1]) for i in order]


def wind(
    pieces: Sequence[Piece], target_m: float, obstacles: shapely.Geometry, bends: Bends
) -> list[Points]:
    """Return the pieces in degrees, bent until they are ``target_m`` long together.

    All pieces bend by the same amplitude, found by halving; a bend stays within a share of the
    distance to the obstacles. Where even the widest bends are too short, those are returned.
    """
    strands = [_Strand(piece, obstacles, bends) for piece in pieces]
    narrow_m, wide_m = 0.0, 0.6 * bends.wave_m
    for _ in range(HALVINGS):
        amplitude_m = (narrow_m + wide_m) / 2
        total_m = sum(length_m(strand.bent(amplitude_m)) for strand in strands)
        if total_m < target_m:
            narrow_m = amplitude_m
        else:
            wide_m = amplitude_m
    return [strand.bent(wide_m) for strand in strands]


class _Strand:
    """A piece cut into even steps, with the direction and the room to bend at every point."""

    def __init__(self, piece: Piece, obstacles: shapely.Geometry, bends: Bends) -> None:
        whole = shapely.linestrings(piece.line)
        steps = max(2 if whole.length < bends.step_m else 4, round(whole.length / bends.step_m))
        corners_m = np.cumsum(np.linalg.norm(np.diff(piece.line, axis=0), axis=1))[:-1]
        along_m = np.union1d(np.linspace(0.0, whole.length, steps + 1), corners_m)
        spots = shapely.line_interpolate_point(whole, along_m)
        self._spots: Points = shapely.get_coordinates(spots)
        self._spots[0], self._spots[-1] = piece.line[0], piece.line[-1]
        if piece.is_bridge:
            self._swing = np.zeros(len(along_m))
        else:
            wave_m = min(bends.wave_m, whole.length)
            self._swing = _swing(along_m, wave_m, float(np.abs(piece.line[-1]).sum()))
        self._room_m = SHORE_SHARE * shapely.distance(spots, obstacles)
        ahead = np.gradient(self._spots, axis=0)
        ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
        self._aside = np.column_stack((-ahead[:, 1], ahead[:, 0]))

    def bent(self, amplitude_m: float) -> Points:
        """Return the piece in degrees, bent by an amplitude in metres."""
        offset_m = np.clip(amplitude_m * self._swing, -self._room_m, self._room_m)
        return to_lon_lat(self._spots + offset_m[:, None] * self._aside)


def _swing(along_m: Points, wave_m: float, lead: float) -> Points:
    """Return the shape of the bends, nothing at both ends: uneven waves on a slow one.

    ``lead`` shifts the waves, so that no two roads wind alike.
    """
    total_m = along_m[-1]
    turn = 2 * np.pi * along_m / wave_m
    phase = turn + 1.3 * np.sin(turn / 3.3 + lead) + 0.7 * np.sin(turn / 1.9 + 2 * lead)
    swing: Points = np.sin(phase + lead) * (0.75 + 0.25 * np.sin(turn / 5.1 + 3 * lead))
    swing += 0.5 * np.sin(0.31 * turn + 4 * lead)
    ease_m = min(wave_m / 2, total_m / 3)
    swing *= np.clip(np.minimum(along_m, total_m - along_m) / ease_m, 0.0, 1.0)
    return swing
