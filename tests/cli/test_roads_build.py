import bz2
import json
from pathlib import Path

from tests.cli.conftest import Routing
from tests.unit.roads.hand_made import osm_text


def a_packed_map(folder: Path) -> Path:
    path = folder / "province.osm.bz2"
    path.write_bytes(bz2.compress(osm_text().encode()))
    return path


def a_boundary(folder: Path) -> Path:
    path = folder / "county.geojson"
    ring = [[118.99, 29.59], [119.02, 29.59], [119.02, 29.64], [118.99, 29.64], [118.99, 29.59]]
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), encoding="utf-8")
    return path


def test_a_map_is_built_and_told(routing: Routing, tmp_path: Path) -> None:
    target = tmp_path / "maps" / "county.graphml"
    result = routing("roads", "build", a_packed_map(tmp_path), "-o", target)
    assert result.exit_code == 0, result.output
    assert "8 points, 6 ways" in result.stdout
    assert "trunk" in result.stdout
    assert result.stderr == ""
    assert target.is_file()


def test_a_boundary_leaves_out_what_lies_beyond(routing: Routing, tmp_path: Path) -> None:
    target = tmp_path / "county.graphml"
    result = routing(
        *("roads", "build", a_packed_map(tmp_path), "-o", target, "--json"),
        *("--boundary", a_boundary(tmp_path), "--buffer-km", "0.1"),
    )
    summary = json.loads(result.stdout)
    assert (summary["points"], summary["ways"]) == (6, 5)
    assert summary["path"] == str(target)
    assert summary["length_m"] == sum(summary["class_m"].values())


def test_a_map_is_replaced_only_when_allowed(routing: Routing, tmp_path: Path) -> None:
    target = tmp_path / "county.graphml"
    call = ("roads", "build", a_packed_map(tmp_path), "-o", target)
    assert routing(*call).exit_code == 0
    assert routing(*call).exit_code == 2
    assert routing(*call, "--overwrite").exit_code == 0


def test_a_bad_map_is_the_roads_fault(routing: Routing, tmp_path: Path) -> None:
    bad = tmp_path / "picture.osm.pbf"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    result = routing("roads", "build", bad, "-o", tmp_path / "county.graphml")
    assert result.exit_code == 4
    assert "picture.osm.pbf" in result.stderr
    assert "PNG" in result.stderr
    assert result.stdout == ""


def test_the_group_lists_its_commands(routing: Routing) -> None:
    result = routing("roads", "-h")
    assert result.exit_code == 0
    for name in ("build", "calibrate", "report", "speeds"):
        assert f"  {name} " in result.stdout
    assert routing("roads", "nonsense").exit_code == 2
