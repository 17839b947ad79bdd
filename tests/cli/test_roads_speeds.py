"""routing roads speeds."""

import json
from pathlib import Path

from tests.cli.conftest import Routing


def test_both_tables_are_written_for_editing(routing: Routing, tmp_path: Path) -> None:
    result = routing("roads", "speeds", "-o", tmp_path / "tables")
    assert result.exit_code == 0, result.output
    assert "speeds.csv" in result.stdout
    header = (tmp_path / "tables" / "speeds.csv").read_text(encoding="utf-8-sig").split("\n")[0]
    assert header == "class,surface,van_kmh,truck_kmh,tricycle_kmh,source"


def test_json_names_the_files_and_nothing_is_replaced_unasked(
    routing: Routing, tmp_path: Path
) -> None:
    result = routing("roads", "speeds", "-o", tmp_path, "--json")
    files = json.loads(result.stdout)["files"]
    assert [Path(name).name for name in files] == ["speeds.csv", "factors.csv"]
    again = routing("roads", "speeds", "-o", tmp_path)
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert routing("roads", "speeds", "-o", tmp_path, "--overwrite").exit_code == 0
