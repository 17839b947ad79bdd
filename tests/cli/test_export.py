"""routing export."""

import json
from pathlib import Path

import pytest

from routing.outputs import FORMATS
from tests.cli.conftest import Routing


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_is_written_where_it_says(
    routing: Routing, run: Path, format_name: str
) -> None:
    result = routing("export", run, "--format", format_name)
    assert result.exit_code == 0, result.output
    target = Path(result.stdout.strip())
    assert target.is_relative_to(run / "export")
    assert target.exists()


def test_json_names_the_path(routing: Routing, run: Path, tmp_path: Path) -> None:
    result = routing("export", run, "--format", "geojson", "-o", tmp_path / "m", "--json")
    told = json.loads(result.stdout)
    assert told == {"run": str(run), "format": "geojson", "path": str(tmp_path / "m")}
    exported, written = ((f / "routes.geojson").read_bytes() for f in (tmp_path / "m", run))
    assert exported == written


def test_machines_get_tables_without_a_byte_order_mark(
    routing: Routing, run: Path, tmp_path: Path
) -> None:
    routing("export", run, "--format", "csv", "-o", tmp_path / "t", "--no-bom")
    assert (tmp_path / "t" / "stops.csv").read_bytes().startswith(b"route_id,seq,")


def test_a_backdrop_is_drawn(routing: Routing, run: Path, tmp_path: Path) -> None:
    maps = Path(__file__).parents[2] / "maps" / "chunan"
    result = routing(
        "export", run, "--format", "svg", "-o", tmp_path / "m.svg",
        "--backdrop", maps / "county.geojson", "--backdrop", maps / "lake.geojson",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    text = (tmp_path / "m.svg").read_text(encoding="utf-8")
    assert 'class="land"' in text
    assert 'class="water"' in text


def test_an_export_is_replaced_only_when_asked(routing: Routing, run: Path) -> None:
    call = ("export", run, "--format", "csv")
    assert routing(*call).exit_code == 0
    result = routing(*call)
    assert result.exit_code == 2
    assert "--overwrite" in result.stderr
    assert routing(*call, "--overwrite").exit_code == 0


def test_an_unknown_format_is_wrong_use(routing: Routing, run: Path) -> None:
    assert routing("export", run, "--format", "dwg").exit_code == 2


def test_a_comparison_is_called_one_and_its_runs_are_named(
    routing: Routing, finished: Path
) -> None:
    result = routing("export", finished / "compared", "--format", "csv")
    assert result.exit_code == 2
    assert "is a comparison" in result.stderr
    for network in ("separate", "lines", "pooled"):
        assert str(finished / "compared" / network) in result.stderr
