"""The committed map and points of Chun'an: rebuilt the same, placed where they may lie."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import shapely

from maps.build_chunan import build
from maps.facts import Facts, read_facts, read_rows
from maps.place_villages import village_cells
from maps.plane import to_plane

MAPS = Path(__file__).parents[3] / "maps"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(MAPS / "chunan")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return read_rows(MAPS / "chunan" / "points.csv")


def test_the_builder_makes_the_committed_files_byte_for_byte(tmp_path: Path) -> None:
    build(tmp_path)
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in made} == {"chunan.osm.bz2", "points.csv", "water.geojson"}
    for path in made:
        assert path.read_bytes() == (MAPS / path.relative_to(tmp_path)).read_bytes(), path.name


def test_every_place_of_the_register_is_placed_once(rows: list[dict[str, str]]) -> None:
    assert Counter(row["level"] for row in rows) == {"seat": 1, "township": 23, "village": 438}
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({(row["lon"], row["lat"]) for row in rows}) == len(rows)
    assert all(row["coord_status"] == "real" for row in rows if row["level"] != "village")


def test_real_positions_are_kept(facts: Facts, rows: list[dict[str, str]]) -> None:
    real = {row["id"]: (float(row["lon"]), float(row["lat"])) for row in rows}
    known = {place.id: place.at for place in facts.places if place.at is not None}
    assert len(known) == 38
    assert {place_id: real[place_id] for place_id in known} == known
    assert sum(row["coord_status"] == "real" for row in rows) == 38


def test_assumed_villages_lie_on_dry_land_nearest_their_own_township(
    facts: Facts, rows: list[dict[str, str]]
) -> None:
    cells = village_cells(facts)
    townships = facts.of_level("township")
    seats = to_plane([facts.at(township.id) for township in townships])
    for row in rows:
        if row["coord_status"] == "assumed":
            [spot] = to_plane([(float(row["lon"]), float(row["lat"]))])
            at = shapely.points(spot)
            nearest = townships[int(np.argmin(np.linalg.norm(seats - spot, axis=1)))]
            assert nearest.id == row["parent_id"]
            assert facts.county.contains(at)
            assert not facts.lake.contains(at)
            assert cells[nearest.id].distance(at) < 1.0


def test_villages_keep_apart(rows: list[dict[str, str]]) -> None:
    spots = to_plane([(float(row["lon"]), float(row["lat"])) for row in rows])
    gaps_m = np.linalg.norm(spots[:, None] - spots[None, :], axis=2)
    np.fill_diagonal(gaps_m, np.inf)
    assumed = [row["coord_status"] == "assumed" for row in rows]
    assert gaps_m[assumed].min() > 250.0


def test_people_of_the_villages_add_up_to_their_township(
    facts: Facts, rows: list[dict[str, str]]
) -> None:
    for township in facts.townships.values():
        total = next(int(row["population"]) for row in rows if row["id"] == township.id)
        shares = [int(row["population"]) for row in rows if row["parent_id"] == township.id]
        assert sum(shares) == total
        if township.population is not None:
            assert total == township.population


def test_every_population_says_where_it_comes_from(rows: list[dict[str, str]]) -> None:
    for row in rows:
        words = ("documented", "assumed") if row["level"] == "township" else ("assumed", "counted")
        assert row["population_source"].startswith(words)
