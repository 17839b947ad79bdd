"""The tables written for editing."""

from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.roads.driving import write_default_tables, write_speeds
from routing.roads.driving.factor_table import read_factors
from routing.roads.driving.speed_table import read_speeds


def test_written_defaults_are_read_back_as_they_are(tmp_path: Path) -> None:
    speeds, factors = write_default_tables(tmp_path / "new")
    assert speeds.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read_speeds(speeds) == read_speeds(None)
    assert read_factors(factors) == read_factors(None)


def test_a_table_written_is_the_table_read(tmp_path: Path) -> None:
    table = read_speeds(None).scaled({"tertiary": 36.0}, "实测")
    write_speeds(table, tmp_path / "s.csv")
    found = read_speeds(tmp_path / "s.csv")
    assert found.sources == table.sources
    assert list(found.kmh) == list(table.kmh)
    for row, kmh in table.kmh.items():
        assert found.kmh[row] == pytest.approx(kmh, rel=1e-3)


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "factors.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"factors\.csv is there already"):
        write_default_tables(tmp_path)
    assert not (tmp_path / "speeds.csv").exists()
    with pytest.raises(UsageError, match="is there already"):
        write_speeds(read_speeds(None), tmp_path / "factors.csv")
    write_default_tables(tmp_path, overwrite=True)
    assert (tmp_path / "factors.csv").read_text(encoding="utf-8-sig").startswith("kind")
