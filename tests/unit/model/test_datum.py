import math
from pathlib import Path

import pytest

from routing.model.datum import gcj02_to_bd09, to_wgs84, wgs84_to_gcj02
from routing.scenario import read_scenario
from tests.bad_scenarios.good_folder import edit, write_good_folder

CHINA = [(119.04, 29.61), (121.5272106, 31.1774276), (113.912316, 22.543847), (87.6, 43.8)]
# Published test points of the formulas: WGS 84 and GCJ-02 of Shanghai, Shenzhen and Beijing.
KNOWN = [
    ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
    ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
    ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
]


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    east = (a[0] - b[0]) * 111_320 * math.cos(math.radians(a[1]))
    return math.hypot(east, (a[1] - b[1]) * 111_320)


@pytest.mark.parametrize(("wgs", "gcj"), KNOWN)
def test_known_points(wgs: tuple[float, float], gcj: tuple[float, float]) -> None:
    assert wgs84_to_gcj02(*wgs) == pytest.approx(gcj, abs=1e-9)
    assert to_wgs84(*gcj, "gcj02") == pytest.approx(wgs, abs=1e-8)


@pytest.mark.parametrize("point", CHINA)
def test_there_and_back(point: tuple[float, float]) -> None:
    gcj = wgs84_to_gcj02(*point)
    assert to_wgs84(*gcj, "gcj02") == pytest.approx(point, abs=1e-8)
    assert to_wgs84(*gcj02_to_bd09(*gcj), "bd09") == pytest.approx(point, abs=1e-8)


@pytest.mark.parametrize("point", CHINA)
def test_the_shifts_have_the_known_size(point: tuple[float, float]) -> None:
    gcj = wgs84_to_gcj02(*point)
    assert 200 < metres(point, gcj) < 800
    assert 500 < metres(gcj, gcj02_to_bd09(*gcj)) < 1_500


@pytest.mark.parametrize("point", [(1.52, 42.5), (-70.0, -30.0)])
def test_nothing_moves_outside_china(point: tuple[float, float]) -> None:
    assert to_wgs84(*point, "gcj02") == point
    assert to_wgs84(*point, "bd09") == point


def test_wgs84_stays_as_it_is() -> None:
    assert to_wgs84(119.04, 29.61, "wgs84") == (119.04, 29.61)


@pytest.mark.parametrize("crs", ["gcj02", "bd09"])
def test_scenarios_are_converted_on_reading(crs: str, tmp_path: Path) -> None:
    folder = write_good_folder(tmp_path)
    plain = read_scenario(folder)
    edit(folder, "scenario.yaml", "hub: h1", f"hub: h1\ncrs: {crs}")
    moved = read_scenario(folder)
    before, after = ((s.hub.lon, s.hub.lat) for s in (plain, moved))
    assert 200 < metres(before, after) < 2_000
