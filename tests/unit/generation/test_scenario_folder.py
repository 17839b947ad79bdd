"""A county becomes a scenario folder that reads without faults."""

import csv
from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.generation import (
    FactColumns,
    Facts,
    Frame,
    Parameters,
    Point,
    Share,
    Surroundings,
    generate_county,
    write_scenario_folder,
)
from routing.scenario import read_scenario, validate_scenario

ROOT = Path(__file__).parents[3]
TEMPLATE = ROOT / "scenarios" / "chunan"


def a_point(place_id: str, level: str, parent_id: str, lon: float, known_km: float | None) -> Point:
    return Point(
        id=place_id,
        level=level,
        name=f"Place {place_id}",
        name_zh="",
        parent_id=parent_id,
        lon=lon,
        lat=29.6,
        coord_status="real",
        population=100.0,
        known_km=known_km,
    )


FACTS = Facts(
    seat=a_point("s", "seat", "", 119.0, None),
    townships=(
        a_point("t1", "township", "s", 119.1, 12.5),
        a_point("t2", "township", "s", 119.2, None),
    ),
    villages=(
        a_point("v1", "village", "t1", 119.11, 14.0),
        a_point("v2", "village", "t2", 119.21, None),
    ),
)
PARAMETERS = Parameters(
    shares=(Share(carrier_id="zto", share=1.0), Share(carrier_id="yto", share=1.0)),
    frame=Frame(
        title="Small",
        timezone="UTC",
        places_source="a survey",
        fleet={"box-truck": 1, "micro-van": 2},
    ),
    facts=FactColumns(known_km_source="road book"),
)


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    path = tmp_path / "maps" / "county.osm"
    path.parent.mkdir()
    path.write_text("<osm/>", encoding="utf-8")
    return Surroundings(template=TEMPLATE, map_path=path)


def write(folder: Path, around: Surroundings, parameters: Parameters = PARAMETERS) -> list[str]:
    county = generate_county(FACTS, parameters)
    return [path.name for path in write_scenario_folder(county, parameters, around, folder)]


def test_the_folder_reads_without_faults(tmp_path: Path, around: Surroundings) -> None:
    names = write(tmp_path / "small", around)
    assert names[3:] == ["scenario.yaml", "documented.csv", "README.md"]
    assert validate_scenario(tmp_path / "small") == ()
    scenario = read_scenario(tmp_path / "small")
    assert (scenario.name, scenario.title, scenario.timezone) == ("small", "Small", "UTC")
    assert scenario.roads.map_path == str(around.map_path.resolve())
    assert "map: ../maps/county.osm" in (tmp_path / "small" / "scenario.yaml").read_text("utf-8")


def test_vehicles_and_prices_are_the_template_s_and_fleets_the_parameters(
    tmp_path: Path, around: Surroundings
) -> None:
    write(tmp_path / "small", around)
    scenario, template = read_scenario(tmp_path / "small"), read_scenario(TEMPLATE)
    assert [c.id for c in scenario.carriers] == ["zto", "yto"]
    assert [kind.id for kind in scenario.vehicle_types] == ["box-truck", "micro-van"]
    assert scenario.vehicle_types[0] == template.vehicle_type("box-truck")
    assert len(scenario.vehicles) == 2 * 3
    assert scenario.rules == template.rules
    assert scenario.tariff == template.tariff
    assert {p.id for p in scenario.products} == {"parcel"}


def test_without_a_fleet_it_is_that_of_the_template(tmp_path: Path, around: Surroundings) -> None:
    parameters = PARAMETERS.replace(frame=Frame())
    write(tmp_path / "small", around, parameters)
    scenario = read_scenario(tmp_path / "small")
    assert sum(v.vehicle_type_id == "ev-van" for v in scenario.vehicles) == 2 * 4
    assert scenario.title == "small"


def test_known_distances_become_documented_ones(tmp_path: Path, around: Surroundings) -> None:
    write(tmp_path / "small", around)
    path = tmp_path / "small" / "documented.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = [tuple(row.values()) for row in csv.DictReader(stream)]
    assert rows == [("s", "t1", "12.5", "road book"), ("s", "v1", "14", "road book")]
    assert read_scenario(tmp_path / "small").roads.documented_path == str(path.resolve())


def test_without_known_distances_none_are_named(tmp_path: Path, around: Surroundings) -> None:
    facts = Facts(seat=FACTS.seat, townships=(FACTS.townships[1],), villages=(FACTS.villages[1],))
    parameters = PARAMETERS.replace(shares=PARAMETERS.shares[:1])
    county = generate_county(facts, parameters)
    write_scenario_folder(county, parameters, around, tmp_path / "small")
    assert not (tmp_path / "small" / "documented.csv").exists()
    assert read_scenario(tmp_path / "small").roads.documented_path is None


def test_the_notes_and_the_readme_say_what_is_generated(
    tmp_path: Path, around: Surroundings
) -> None:
    write(tmp_path / "small", around)
    scenario = read_scenario(tmp_path / "small")
    readme = (tmp_path / "small" / "README.md").read_text(encoding="utf-8")
    assert "Demand is generated" in scenario.notes[0]
    assert "a survey" in readme
    for note in scenario.notes:
        assert note in readme


def test_one_speed_everywhere_is_an_override(tmp_path: Path, around: Surroundings) -> None:
    write(tmp_path / "small", around)
    speeds = read_scenario(tmp_path / "small", scenario_name="shortest-way").roads.speed_kmh
    assert len(set(speeds.values())) == 1
    assert {"trunk", "residential", "service"} <= set(speeds)


def test_what_the_template_lacks_is_named_at_once(tmp_path: Path, around: Surroundings) -> None:
    parameters = PARAMETERS.replace(
        shares=(Share(carrier_id="dhl", share=1.0),), frame=Frame(fleet={"bicycle": 2})
    )
    with pytest.raises(UsageError, match=r"(?s)carriers: no dhl.*vehicle types: no bicycle"):
        write(tmp_path / "small", around, parameters)
    assert not (tmp_path / "small").exists()


def test_a_carrier_without_a_line_is_named(tmp_path: Path, around: Surroundings) -> None:
    parameters = PARAMETERS.replace(shares=(*PARAMETERS.shares, Share(carrier_id="sto", share=1.0)))
    with pytest.raises(UsageError, match=r"is run by sto\. Leave"):
        write(tmp_path / "small", around, parameters)


def test_a_map_that_is_not_there_is_named(tmp_path: Path) -> None:
    around = Surroundings(template=TEMPLATE, map_path=tmp_path / "none.osm.pbf")
    with pytest.raises(UsageError, match=r"no map .*none\.osm\.pbf"):
        write(tmp_path / "small", around)


def test_a_scenario_that_is_there_is_kept(tmp_path: Path, around: Surroundings) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "scenario.yaml").write_text("schema: 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"already has scenario\.yaml"):
        write(folder, around)
    assert [path.name for path in folder.iterdir()] == ["scenario.yaml"]
