"""Draw the documented roads and the assumed ones between townships."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely

from maps.facts import Facts, read_rows
from maps.ground import Ground
from maps.plane import Points, length_m, to_plane
from maps.winding import Bends, Piece, split_at_shores, wind
from routing.units import km_to_m

DETOUR = 1.37
WATER_COST = 3.0
BENDS = Bends(wave_m=1500.0, step_m=80.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A line of the map in degrees with its OpenStreetMap tags."""

    points: Points
    tags: dict[str, str] = field(default_factory=dict)

    @property
    def is_bridge(self) -> bool:
        """Whether the way is a bridge."""
        return self.tags.get("bridge") == "yes"


def draw_main_roads(facts: Facts, folder: Path, ground: Ground) -> list[Way]:
    """Return the ways of the documented chains and of the links between townships."""
    ways: list[Way] = []
    stops: dict[str, list[str]] = {}
    for row in read_rows(folder / "chains.csv"):
        stops.setdefault(row["road_id"], []).append(row["place_id"])
    bridges = {row["road_id"]: row for row in read_rows(folder / "bridges.csv")}
    for road in read_rows(folder / "roads.csv"):
        drawing = _Drawing(facts, ground, stops[road["id"]])
        ways.extend(drawing.road(road, bridges.get(road["id"], {})))
    for link in read_rows(folder / "links.csv"):
        drawing = _Drawing(facts, ground, [link["from_id"], link["to_id"]])
        ways.extend(drawing.link(link["highway"]))
    return ways


class _Drawing:
    """One road through a row of places."""

    def __init__(self, facts: Facts, ground: Ground, stops: list[str]) -> None:
        self._ground = ground
        self._stops = [facts.at(stop) for stop in stops]
        self._obstacles = shapely.union(ground.water, shapely.boundary(ground.county))

    def road(self, road: dict[str, str], bridge: dict[str, str]) -> Iterator[Way]:
        """Yield the ways of a road that is documented, with or without its length."""
        pieces = self._pieces(WATER_COST if bridge else np.inf)
        km = road["length_km"]
        target_m = km_to_m(float(km)) if km else self._usual_m(pieces)
        tags = {
            "highway": road["highway"],
            "name": road["name_zh"],
            "name:en": road["name"],
            "name:zh": road["name_zh"],
            "routing:status": road["length_source"],
            "note": road["note"],
        }
        longest_m = max(_flat_m(piece) for piece in pieces if piece.is_bridge or not bridge)
        lines = wind(pieces, target_m, self._obstacles, BENDS)
        for piece, line in zip(pieces, lines, strict=True):
            is_longest = _flat_m(piece) == longest_m
            extra = _bridge_tags(bridge, is_longest=is_longest) if piece.is_bridge else {}
            yield Way(points=line, tags=tags | extra)

    def link(self, highway: str) -> Iterator[Way]:
        """Yield the way of an assumed road, over land only."""
        pieces = self._pieces(np.inf)
        for line in wind(pieces, self._usual_m(pieces), self._obstacles, BENDS):
            yield Way(points=line, tags={"highway": highway, "routing:status": "assumed"})

    def _usual_m(self, pieces: list[Piece]) -> float:
        """Return great circles x 1.37, or the way round the lake where that is longer."""
        return max(DETOUR * length_m(self._stops), 1.02 * sum(map(_flat_m, pieces)))

    def _pieces(self, water_cost: float) -> list[Piece]:
        """Return the pieces between all stops; a stop is always the end of a piece."""
        pieces: list[Piece] = []
        for start, end in pairwise(to_plane(self._stops)):
            line = self._ground.path(start, end, water_cost)
            pieces.extend(split_at_shores(line, self._ground.water))
        return pieces


def _flat_m(piece: Piece) -> float:
    return float(np.linalg.norm(np.diff(piece.line, axis=0), axis=1).sum())


def _bridge_tags(bridge: dict[str, str], *, is_longest: bool) -> dict[str, str]:
    """Return the tags of a crossing; the longest one carries the name of the known bridge."""
    suffix = ("", "") if is_longest else ("（其他跨湖段）", " (other crossing)")
    known_m = f"; the bridge itself is {bridge['length_m']} m long" if bridge["length_m"] else ""
    return {
        "bridge": "yes",
        "layer": "1",
        "name": bridge["name_zh"] + suffix[0],
        "name:zh": bridge["name_zh"] + suffix[0],
        "name:en": bridge["name"] + suffix[1],
        "routing:bridge": bridge["status"],
        "note": "crosses the lake as drawn at 1:10 million, which has no islands" + known_m,
    }
