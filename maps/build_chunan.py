"""Rebuild everything made from the fact tables of Chun'an: ``python maps/build_chunan.py``."""

from pathlib import Path

from maps.facts import read_facts, write_rows
from maps.place_villages import PlacedPoint, place_all
from maps.populations import Population, populations

FOLDER = Path(__file__).resolve().parent
COLUMNS = (
    "id",
    "level",
    "name",
    "name_zh",
    "parent_id",
    "lon",
    "lat",
    "coord_status",
    "population",
    "population_source",
)


def build(target: Path) -> None:
    """Write the points of Chun'an under a folder."""
    facts = read_facts(FOLDER / "chunan")
    points = place_all(facts)
    people = populations(facts)
    (target / "chunan").mkdir(parents=True, exist_ok=True)
    rows = [_row(point, people[point.place.id]) for point in points]
    write_rows(target / "chunan" / "points.csv", COLUMNS, rows)


def _row(point: PlacedPoint, population: Population) -> dict[str, str]:
    place = point.place
    values = (
        place.id,
        place.level,
        place.name,
        place.name_zh,
        place.parent_id,
        f"{point.lon:.6f}",
        f"{point.lat:.6f}",
        point.coord_status,
        "" if population.people is None else str(population.people),
        population.source,
    )
    return dict(zip(COLUMNS, values, strict=True))


if __name__ == "__main__":
    build(FOLDER)
