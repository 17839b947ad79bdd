"""The table of speeds and a planner's own."""

import csv
from pathlib import Path

import pytest

from routing.errors import RoadsError
from routing.roads.driving.speed_table import DEFAULT_SPEEDS, read_speeds, require_vehicle

# The van's speeds on a county's roads that plans so far were made with.
VAN_KMH = {
    "motorway": 80.0,
    "motorway_link": 40.0,
    "trunk": 50.0,
    "trunk_link": 30.0,
    "primary": 50.0,
    "primary_link": 30.0,
    "secondary": 40.0,
    "secondary_link": 30.0,
    "tertiary": 30.0,
    "tertiary_link": 25.0,
    "unclassified": 20.0,
    "residential": 20.0,
    "road": 20.0,
    "living_street": 10.0,
    "service": 10.0,
    "track": 10.0,
}


def _table(tmp_path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path = tmp_path / "speeds.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_the_default_holds_the_vans_speeds_of_rural_china() -> None:
    table = read_speeds(None)
    usual = {kind: table.speed(kind, "usual", "van") for kind in VAN_KMH}
    assert usual == VAN_KMH


def test_every_default_row_names_its_source_and_every_class_all_surfaces() -> None:
    rows = list(csv.DictReader(DEFAULT_SPEEDS.read_text(encoding="utf-8").splitlines()))
    assert all(row["source"] for row in rows)
    surfaces: dict[str, set[str]] = {}
    for row in rows:
        surfaces.setdefault(row["class"], set()).add(row["surface"])
    assert surfaces.pop("ferry") == {"usual"}
    assert all(found == {"usual", "paved", "gravel", "earth"} for found in surfaces.values())


def test_tricycles_are_slow_and_keep_off_the_main_roads() -> None:
    table = read_speeds(None)
    speeds = {row: kmh["tricycle"] for row, kmh in table.kmh.items()}
    assert max(speeds.values()) == 15.0
    assert not any(kmh for (kind, _), kmh in speeds.items() if kind[:5] in {"motor", "trunk"})


def test_no_truck_is_faster_than_a_van_and_none_slower_on_the_upgraded_roads() -> None:
    table = read_speeds(None)
    assert all(kmh["truck"] <= kmh["van"] for kmh in table.kmh.values())
    assert table.speed("trunk", "usual", "truck") == table.speed("trunk", "usual", "van")
    assert table.speed("unclassified", "usual", "truck") == 16.0


def test_a_planners_row_replaces_the_default_and_the_rest_stays(tmp_path: Path) -> None:
    path = _table(tmp_path, "class,surface,van_kmh,bus_kmh\ntrunk,usual,60,45\nicy,usual,5,\n")
    table = read_speeds(path)
    assert table.speed("trunk", "usual", "van") == 60.0
    assert table.speed("trunk", "usual", "truck") == 50.0
    assert table.speed("trunk", "paved", "van") == 50.0
    assert table.speed("trunk", "usual", "bus") == 45.0
    assert table.speed("icy", "gravel", "van") == 5.0
    assert table.speed("icy", "usual", "bus") == 0.0
    assert table.speed("icy", "usual", "truck") is None
    assert table.speed("primary", "usual", "bus") is None


def test_chinese_headers_and_encoding_are_read(tmp_path: Path) -> None:
    path = _table(
        tmp_path, "道路类别,路面,面包车时速,来源\ntertiary,砂石,24,实测\n", encoding="gb18030"
    )
    table = read_speeds(path)
    assert table.speed("tertiary", "gravel", "van") == 24.0
    assert table.sources["tertiary", "gravel"] == "实测"


def test_all_faults_come_together_with_row_and_value(tmp_path: Path) -> None:
    path = _table(
        tmp_path,
        "class,surface,van_kmh,van,truck_kmh\n"
        "trunk,mud,50,,1\n"
        "trunk,usual,-3,,151\n"
        ",usual,fast,,nan\n"
        "\n"
        "road,usual,20,,20\n"
        "road,usual,20,,20\n",
    )
    with pytest.raises(RoadsError) as caught:
        read_speeds(path)
    message = str(caught.value)
    assert str(path) in message
    for part in (
        'column "van" is unknown',
        'row 2: surface "mud" is none of usual, paved, gravel, earth',
        'row 3: van_kmh "-3" is not a number from 0 to 150',
        'row 3: truck_kmh "151"',
        "row 4: class is blank",
        'row 4: van_kmh "fast"',
        'row 4: truck_kmh "nan"',
        "row 7: road with surface usual is given twice",
    ):
        assert part in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("class,van_kmh\ntrunk,50\n", "no column surface"),
        ("", "no column class, surface"),
        ("class,surface\ntrunk,usual\n", "no column of speeds"),
        ("class,surface,van_kmh,van_kmh\n", "column van_kmh twice"),
        ('class,surface,van_kmh\n"trunk,usual,50\n', "is no CSV"),
    ],
)
def test_a_header_that_does_not_serve_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(RoadsError, match=words):
        read_speeds(_table(tmp_path, text))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(RoadsError, match=r"none\.csv cannot be read"):
        read_speeds(tmp_path / "none.csv")
    (tmp_path / "speeds.csv").write_bytes(b"\x81\xff\xff\x00\x80")
    with pytest.raises(RoadsError, match="is not text"):
        read_speeds(tmp_path / "speeds.csv")


def test_other_speeds_of_a_class_change_in_proportion_within_the_vehicles_fastest() -> None:
    table = read_speeds(None).scaled({"tertiary": 45.0, "motorway": 100.0}, "measured")
    assert table.speed("tertiary", "usual", "van") == 45.0
    assert table.speed("tertiary", "gravel", "van") == pytest.approx(21.0 * 1.5)
    assert table.speed("tertiary", "usual", "truck") == pytest.approx(26.0 * 1.5)
    assert table.speed("tertiary", "usual", "tricycle") == 15.0
    assert table.speed("motorway", "usual", "van") == 100.0
    assert table.speed("motorway", "usual", "truck") == 70.0
    assert table.speed("motorway", "usual", "tricycle") == 0.0
    assert table.sources["tertiary", "earth"] == "measured"
    assert table.speed("trunk", "usual", "van") == 50.0


def test_a_class_without_a_speed_gets_one_for_all_vehicles() -> None:
    table = read_speeds(None).scaled({"path": 20.0}, "given")
    assert table.speed("path", "earth", "van") == 20.0
    assert table.speed("path", "usual", "truck") == 20.0
    assert table.speed("path", "usual", "tricycle") == 15.0


def test_an_unknown_vehicle_names_the_columns() -> None:
    with pytest.raises(RoadsError, match="bus_kmh; it has van_kmh, truck_kmh, tricycle_kmh"):
        require_vehicle(read_speeds(None), "bus")
