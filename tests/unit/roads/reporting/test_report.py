"""The report on a hand-made map: joints, reach, closures, roads driven, documents."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from routing.model import Closure, Level, RoadSource, Scenario, TravelSource
from routing.roads import report_roads
from tests.builders import a_centre, a_hub, a_scenario, a_village
from tests.unit.roads.hand_made import osm_text

M_PER_STEP = 1112.0
"""0.01 degrees of latitude."""

# a --- b --- c --- d with a branch b --- e
NODES = {
    "a": (119.00, 29.60),
    "b": (119.00, 29.63),
    "c": (119.00, 29.64),
    "d": (119.00, 29.66),
    "e": (119.03, 29.63),
}
WAYS = (
    ("ab", {"highway": "trunk", "surface": "asphalt", "routing:status": "documented"}),
    ("bcd", {"highway": "tertiary", "name": "Lake Road", "name:zh": "湖路"}),
    ("be", {"highway": "unclassified"}),
)


def county(tmp_path: Path, *closures: Closure, **source: Any) -> Scenario:
    path = tmp_path / "hand.osm"
    path.write_text(osm_text(WAYS, NODES), encoding="utf-8")
    return a_scenario(
        hub=a_hub(lon=119.0, lat=29.60),
        centres=(a_centre("c1", lon=119.0, lat=29.64),),
        villages=(
            a_village("v1", lon=119.0005, lat=29.65),
            a_village("v2", lon=119.03, lat=29.63),
        ),
        day=date(2018, 5, 23),
        roads=RoadSource(map_path=str(path), closures=closures, **source),
    )


def test_places_are_told_their_roads_and_ways(tmp_path: Path) -> None:
    report = report_roads(county(tmp_path))
    assert report.source is TravelSource.ROADS
    assert [row.level for row in report.places] == [
        Level.HUB,
        Level.CENTRE,
        Level.VILLAGE,
        Level.VILLAGE,
    ]
    village = report.places[2]
    assert village.joint is not None
    assert (village.joint.road_class, village.joint.road_name) == ("tertiary", "Lake Road 湖路")
    assert village.joint.access_m == pytest.approx(48.3, abs=0.5)
    assert village.joint.island_m == 0.0
    assert (village.joint.lon, village.joint.lat) == pytest.approx((119.0, 29.65), abs=1e-6)
    assert village.from_hub is not None
    assert village.from_hub.dist_m == pytest.approx(5 * M_PER_STEP + 48, abs=3)
    assert village.to_hub == village.from_hub
    assert village.centre_id == "c1"
    assert village.from_centre is not None
    assert village.from_centre.dist_m == pytest.approx(M_PER_STEP + 48, abs=3)
    assert village.detour_factor == pytest.approx(1.01, abs=0.01)
    assert village.extra_m == village.extra_s == 0
    assert report.reached == 4
    assert report.access_m is not None
    assert report.access_m.most == pytest.approx(48.3, abs=0.5)
    assert report.closures == ()


def test_the_roads_driven_are_told_by_class(tmp_path: Path) -> None:
    report = report_roads(county(tmp_path))
    uses = {use.road_class: use for use in report.uses}
    assert uses["trunk"].road_m == pytest.approx(3 * M_PER_STEP, abs=3)
    assert uses["trunk"].driven_m == pytest.approx(9 * M_PER_STEP, abs=9)
    assert (uses["trunk"].surface, uses["trunk"].status) == ("asphalt", "documented")
    assert uses["unclassified"].driven_m == uses["unclassified"].road_m
    [network] = report.networks
    assert network.vehicle_types == ("truck", "van")
    assert network.lengths.documented_m == pytest.approx(3 * M_PER_STEP, abs=3)


def test_closures_are_told_one_by_one(tmp_path: Path) -> None:
    slide = Closure(id="slide", way_ids=("2",), reason="塌方")
    over = Closure(id="over", way_ids=("1",), last=date(2018, 5, 22))
    report = report_roads(county(tmp_path, slide, over))
    [effect] = report.closures
    assert effect.closure is slide
    assert effect.cut_off == ("c1", "v1")
    assert effect.detours == ()
    assert [row.cut_off_by for row in report.places] == [(), ("slide",), ("slide",), ()]
    assert report.places[2].from_hub is None
    assert report.places[2].from_hub_open is not None
    assert report.places[2].extra_m is None
    codes = {(finding.code, finding.place_id) for finding in report.findings}
    assert {("R201", "v1"), ("R202", "v1"), ("R213", "v1")} <= codes
    assert not [finding for finding in report.findings if finding.place_id == "v2"]


def test_documents_are_compared_with_open_roads(tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    known.write_text("from_id,to_id,km\nhub,v1,5.6\nhub,v2,9\n", encoding="utf-8")
    slide = Closure(id="slide", way_ids=("2",))
    report = report_roads(county(tmp_path, slide, documented_path=str(known)))
    assert [row.differs for row in report.documented] == [False, True]
    assert [f.place_id for f in report.findings if f.code == "R215"] == ["v2"]


def test_a_table_has_no_joints_but_ways(tmp_path: Path) -> None:
    table = tmp_path / "legs.csv"
    legs = "from_id,to_id,minutes,km\nhub,c1,10,6\nc1,v1,4,2\n"
    table.write_text(legs, encoding="utf-8")
    report = report_roads(county(tmp_path, table_path=str(table)))
    assert report.source is TravelSource.TABLE
    assert report.uses == ()
    assert report.networks == ()
    assert report.access_m is None
    assert [row.joint for row in report.places] == [None] * 4
    assert report.places[2].from_hub is not None
    assert report.places[2].from_hub.dist_m == 8000
    assert report.places[3].from_hub is None
    assert report.reached == 3
