"""Read the fact tables of a county."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import shapely

from maps.plane import LonLat, flatten

SEAT = "330127"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """A place of the administrative register; ``at`` is its real position where it is known."""

    id: str
    level: str
    kind: str
    name: str
    name_zh: str
    parent_id: str
    at: LonLat | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Township:
    """What is documented about a township; ``population`` is None where nothing is."""

    id: str
    population: int | None
    population_kind: str
    population_year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The tables and outlines of one county; the outlines lie in the plane, in metres."""

    places: tuple[KnownPlace, ...]
    townships: dict[str, Township]
    county: shapely.Geometry
    lake: shapely.Geometry

    def at(self, place_id: str) -> LonLat:
        """Return the real position of a place that has one."""
        for place in self.places:
            if place.id == place_id and place.at is not None:
                return place.at
        raise KeyError(place_id)

    def of_level(self, level: str) -> tuple[KnownPlace, ...]:
        """Return the places of one level, in the order of the register."""
        return tuple(place for place in self.places if place.level == level)


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def write_rows(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_facts(folder: Path) -> Facts:
    """Return the facts of the county in a folder."""
    return Facts(
        places=tuple(_place(row) for row in read_rows(folder / "places.csv")),
        townships={row["id"]: _township(row) for row in read_rows(folder / "townships.csv")},
        county=_outline(folder / "county.geojson"),
        lake=_outline(folder / "lake.geojson"),
    )


def _place(row: dict[str, str]) -> KnownPlace:
    return KnownPlace(
        id=row["id"],
        level=row["level"],
        kind=row["kind"],
        name=row["name"],
        name_zh=row["name_zh"],
        parent_id=row["parent_id"],
        at=(float(row["lon"]), float(row["lat"])) if row["lon"] else None,
    )


def _township(row: dict[str, str]) -> Township:
    return Township(
        id=row["id"],
        population=int(row["population"]) if row["population"] else None,
        population_kind=row["population_kind"],
        population_year=row["population_year"],
    )


def _outline(path: Path) -> shapely.Geometry:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return flatten(shapely.geometry.shape(features[0]["geometry"]))
