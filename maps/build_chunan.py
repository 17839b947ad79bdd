"""Rebuild everything made from the fact tables of Chun'an: ``python maps/build_chunan.py``."""

from pathlib import Path

from maps.facts import Facts, read_facts, write_rows
from maps.ground import Ground
from maps.land import water, write_water
from maps.main_roads import draw_main_roads
from maps.osm_file import write_osm
from maps.place_villages import PlacedPoint, place_all
from maps.populations import Population, populations
from maps.village_roads import draw_village_roads

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
NOTE = (
    "Reconstructed: documented roads keep their documented lengths, their course is drawn; "
    "all else is assumed. Every way says which under routing:status. See maps/README.md."
)


def build(target: Path) -> None:
    """Write the points, the open water and the road map of Chun'an under a folder."""
    facts = read_facts(FOLDER / "chunan")
    points = place_all(facts)
    people = populations(facts)
    (target / "chunan").mkdir(parents=True, exist_ok=True)
    rows = [_row(point, people[point.place.id]) for point in points]
    write_rows(target / "chunan" / "points.csv", COLUMNS, rows)
    write_water(target / "chunan" / "water.geojson", facts)
    _draw(facts, points, target / "chunan.osm.bz2")


def _draw(facts: Facts, points: list[PlacedPoint], path: Path) -> None:
    ground = Ground(facts.county, water(facts))
    main_roads = draw_main_roads(facts, FOLDER / "chunan", ground)
    village_roads = draw_village_roads(points, main_roads, ground)
    write_osm(path, [*main_roads, *village_roads], points, NOTE)


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
