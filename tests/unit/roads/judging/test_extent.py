"""R209 and R210."""

from routing.roads.judging.extent import extent_findings, extent_of
from tests.builders import a_village
from tests.unit.roads.judging.grounds import a_network

NETWORK = a_network([[(-10_000, 0), (10_000, 0)], [(0, -10_000), (0, 10_000)]])


def test_single_rows_are_told_apart() -> None:
    extent = extent_of(NETWORK)
    assert extent is not None
    places = (
        a_village("v1", lon=119.0, lat=29.6),
        a_village("v2", lon=29.6, lat=119.0),
        a_village("v3", lon=120.0, lat=29.6),
        a_village("v4", lon=119.11, lat=29.6),
    )
    swapped, off = extent_findings(places, extent)
    assert (swapped.code, swapped.place_id) == ("R209", "v2")
    assert "Exchange lon and lat." in swapped.message
    assert (off.code, off.place_id) == ("R210", "v3")
    assert "lon 118.8966 to 119.1034, lat 29.5101 to 29.6899" in off.message


def test_many_places_become_one_finding() -> None:
    extent = extent_of(NETWORK)
    assert extent is not None
    places = tuple(a_village(f"v{n}", lon=120.0, lat=29.0) for n in range(1, 22))
    assert len(extent_findings(places[:20], extent)) == 20
    [finding] = extent_findings(places, extent)
    assert finding.amount == 21.0
    assert finding.place_id is None
    assert "v20. One of them: Village v1 村v1 (v1) at" in finding.message
    assert "v21" not in finding.message


def test_no_roads_have_no_extent() -> None:
    assert extent_of(a_network([])) is None
