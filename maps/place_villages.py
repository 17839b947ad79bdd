"""Give every village of the register a position and a population: known where known."""

from dataclasses import dataclass
from math import pi, sqrt

import numpy as np
import shapely

from maps.facts import SEAT, Facts, KnownPlace
from maps.land import land
from maps.plane import Points, to_lon_lat, to_plane

SEED = 330127
SHORE_M = 150.0
CELL_EDGE_M = 400.0
CANDIDATES = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPoint:
    """A place with a position; ``coord_status`` says whether it is real or assumed."""

    place: KnownPlace
    lon: float
    lat: float
    coord_status: str


def place_all(facts: Facts) -> list[PlacedPoint]:
    """Return every place of the register in its order, each with a position."""
    cells = village_cells(facts)
    rng = np.random.default_rng(SEED)
    spots: dict[str, Points] = {}
    for township in facts.of_level("township"):
        missing = [v for v in facts.places if v.parent_id == township.id and v.at is None]
        missing.sort(key=lambda village: village.kind != "community")
        known = [p.at for p in facts.places if p.at and township.id in (p.id, p.parent_id)]
        if township.at and any(village.kind == "community" for village in missing):
            known.append(facts.at(SEAT))
        placed = _spread(cells[township.id], to_plane(known), missing, rng)
        spots.update(zip((village.id for village in missing), placed, strict=True))
    return [_point(place, spots) for place in facts.places]


def village_cells(facts: Facts) -> dict[str, shapely.Geometry]:
    """Return per township the land its villages may lie on, in the plane.

    That is the part of the county nearer to this township than to any other, outside the lake
    as drawn, joined to the township by land inside the cell, and away from shores and edges.
    """
    townships = facts.of_level("township")
    seats = shapely.points(to_plane([facts.at(township.id) for township in townships]))
    ground = land(facts)
    dry = shapely.buffer(shapely.difference(facts.county, facts.lake), -SHORE_M)
    voronoi = shapely.voronoi_polygons(shapely.union_all(seats), extend_to=facts.county)
    cells: dict[str, shapely.Geometry] = {}
    for township, seat in zip(townships, seats, strict=True):
        [cell] = [part for part in voronoi.geoms if part.contains(seat)]
        parts = shapely.get_parts(shapely.intersection(cell, ground))
        joined = next(part for part in parts if part.contains(seat))
        inside = shapely.intersection(joined, shapely.buffer(cell, -CELL_EDGE_M))
        cells[township.id] = shapely.intersection(inside, dry)
    return cells


def _spread(
    cell: shapely.Geometry, known: Points, missing: list[KnownPlace], rng: np.random.Generator
) -> list[Points]:
    """Scatter villages over a cell, denser towards its township, none too near another.

    Communities come first and lie as near to the last known point as the spacing allows.
    """
    candidates = _candidates(cell, rng)
    radius_m = sqrt(cell.area / pi)
    spacing_m = 0.55 * sqrt(cell.area / max(len(missing), 1))
    from_seat_m = np.linalg.norm(candidates - known[0], axis=1)
    order = np.argsort(-np.log(rng.random(len(candidates))) * np.exp(from_seat_m / radius_m))
    inner = np.argsort(np.linalg.norm(candidates - known[-1], axis=1), kind="stable")
    taken = list(known)
    for village in missing:
        is_town = village.kind == "community"
        ranked = candidates[inner if is_town else order]
        taken.append(_first_free(ranked, np.array(taken), 400.0 if is_town else spacing_m))
    return taken[len(known) :]


def _first_free(ranked: Points, taken: Points, spacing_m: float) -> Points:
    gaps_m = np.linalg.norm(ranked[:, None, :] - taken[None, :, :], axis=2).min(axis=1)
    while not (gaps_m >= spacing_m).any():
        spacing_m *= 0.9
    spot: Points = ranked[int(np.argmax(gaps_m >= spacing_m))]
    return spot


def _candidates(cell: shapely.Geometry, rng: np.random.Generator) -> Points:
    west, south, east, north = cell.bounds
    found: list[Points] = []
    while sum(map(len, found)) < CANDIDATES:
        spots = rng.random((CANDIDATES, 2)) * (east - west, north - south) + (west, south)
        found.append(spots[shapely.contains_xy(cell, spots[:, 0], spots[:, 1])])
    return np.concatenate(found)[:CANDIDATES]


def _point(place: KnownPlace, spots: dict[str, Points]) -> PlacedPoint:
    if place.at is not None:
        return PlacedPoint(place=place, lon=place.at[0], lat=place.at[1], coord_status="real")
    lon, lat = to_lon_lat(spots[place.id])[0].tolist()
    return PlacedPoint(place=place, lon=lon, lat=lat, coord_status="assumed")
