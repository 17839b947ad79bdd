from pathlib import Path

import pytest

from routing.errors import RoadsError
from routing.model import RoadSource, Scenario, TravelSource
from routing.roads import open_roads
from routing.roads.legs import KnownLeg, read_legs
from tests.builders import a_centre, a_hub, a_scenario, a_van, a_village, at_km

VAN = a_van()


def scenario_with_table(tmp_path: Path, *rows: str, encoding: str = "utf-8") -> Scenario:
    path = tmp_path / "legs.csv"
    path.write_text("\n".join(["from_id,to_id,minutes,km", *rows, ""]), encoding=encoding)
    return a_scenario(
        hub=a_hub(id="hub"),
        centres=(a_centre("c"),),
        villages=(a_village("v"), a_village("w", **at_km(5))),
        consignments=(),
        lines=(),
        roads=RoadSource(table_path=str(path), map_path="unused.osm"),
    )


def test_known_legs_without_a_quicker_way_stand_as_they_are_given(tmp_path: Path) -> None:
    scenario = scenario_with_table(tmp_path, "hub,c,60,40.5", "c,v,25,9", "v,w,15,5", "w,c,40,12")
    travel = open_roads(scenario).measure()
    assert travel.source is TravelSource.TABLE
    assert (travel.leg_s("hub", "c", VAN), travel.leg_m("hub", "c", VAN)) == (3600, 40_500)


def test_a_pair_given_once_serves_both_directions(tmp_path: Path) -> None:
    travel = open_roads(scenario_with_table(tmp_path, "hub,c,60,40", "c,hub,70,41")).measure()
    assert (travel.leg_s("hub", "c", VAN), travel.leg_s("c", "hub", VAN)) == (3600, 4200)
    other = open_roads(scenario_with_table(tmp_path, "hub,c,60,40")).measure()
    assert other.leg_s("c", "hub", VAN) == 3600


def test_pairs_that_are_not_given_go_by_the_quickest_legs(tmp_path: Path) -> None:
    scenario = scenario_with_table(tmp_path, "hub,c,60,40", "c,v,25,9", "v,w,15,5", "c,w,50,1")
    travel = open_roads(scenario).measure()
    assert (travel.leg_s("hub", "w", VAN), travel.leg_m("hub", "w", VAN)) == (6000, 54_000)


def test_a_given_leg_is_replaced_by_a_quicker_detour(tmp_path: Path) -> None:
    scenario = scenario_with_table(tmp_path, "hub,c,60,40", "c,v,25,9", "v,w,15,5", "c,w,50,1")
    travel = open_roads(scenario).measure()
    assert (travel.leg_s("c", "w", VAN), travel.leg_m("c", "w", VAN)) == (2400, 14_000)
    assert "2 of the given legs are slower" in travel.description


def test_a_given_leg_as_quick_as_a_detour_stands(tmp_path: Path) -> None:
    scenario = scenario_with_table(tmp_path, "hub,c,60,40", "c,v,25,9", "v,w,15,5", "c,w,40,1")
    travel = open_roads(scenario).measure()
    assert (travel.leg_s("c", "w", VAN), travel.leg_m("c", "w", VAN)) == (2400, 1000)
    assert "0 of the given legs are slower" in travel.description


def test_no_leg_is_slower_than_a_detour(tmp_path: Path) -> None:
    rows = ("hub,c,0,0", "c,v,0,3", "v,w,0.01,5", "c,w,9,1", "hub,w,7,2", "w,hub,90,2", "v,hub,3,1")
    travel = open_roads(scenario_with_table(tmp_path, *rows)).measure()
    by_detour = travel.time_s[0, :, :, None] + travel.time_s[0, None, :, :]
    assert (travel.time_s[0] == by_detour.min(axis=1)).all()
    assert (travel.time_s[travel.dist_m > 0] > 0).all()


def test_places_no_leg_leads_to_are_cut_off(tmp_path: Path) -> None:
    roads = open_roads(scenario_with_table(tmp_path, "hub,c,60,40", "c,v,25,9"))
    assert roads.measure().leg_m("hub", "w", VAN) == -1
    assert {f.place_id for f in roads.findings} == {"w"}


def test_a_table_without_rows_cuts_everything_off(tmp_path: Path) -> None:
    roads = open_roads(scenario_with_table(tmp_path))
    assert {f.place_id for f in roads.findings} == {"c", "v", "w"}


def test_ids_that_are_no_places_are_driven_through_and_named(tmp_path: Path) -> None:
    scenario = scenario_with_table(tmp_path, "hub,pass,10,5", "pass,c,10,5", "c,v,5,2", "v,w,5,2")
    roads = open_roads(scenario)
    assert roads.measure().leg_m("hub", "c", VAN) == 10_000
    [finding] = [finding for finding in roads.findings if finding.code == "R203"]
    assert "pass" in finding.message


def test_the_lines_of_a_table_are_straight(tmp_path: Path) -> None:
    roads = open_roads(scenario_with_table(tmp_path, "hub,c,60,40"))
    line = roads.trace([("hub", "c", VAN.profile)])["hub", "c", VAN.profile]
    assert line.source is TravelSource.STRAIGHT


def test_the_description_says_how_much_is_given(tmp_path: Path) -> None:
    text = open_roads(scenario_with_table(tmp_path, "hub,c,60,40")).measure().description
    assert "legs.csv: 2 of 12 pairs" in text


def test_blank_rows_spaces_and_chinese_encodings_are_read(tmp_path: Path) -> None:
    scenario = scenario_with_table(tmp_path, " hub , 中心 ,60, 40", ",,,", "", encoding="gb18030")
    legs = read_legs(Path(str(scenario.roads.table_path)))
    assert legs["hub", "中心"] == KnownLeg(time_s=3600, dist_m=40_000)


def test_all_faults_of_a_table_are_named_with_their_rows(tmp_path: Path) -> None:
    scenario = scenario_with_table(
        tmp_path, "hub,c,60,40", "hub,c,61,40", "c,v,-1,nan", "c,c,1,1", "v,w", "w,v,1e9,1"
    )
    with pytest.raises(RoadsError) as caught:
        open_roads(scenario)
    text = str(caught.value)
    for row, words in (
        (3, "hub to c is given twice"),
        (4, 'minutes "-1" is not a number'),
        (4, 'km "nan" is not a number'),
        (5, "c leads to itself"),
        (6, "minutes, km is blank"),
        (7, 'minutes "1e9"'),
    ):
        assert f"row {row}: {words}" in text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"from_id,to_id,minutes\na,b,1\n", "no column km"),
        (b"", "no column from_id"),
        (b"\xff\xff\xff\xff", "not text"),
    ],
)
def test_a_file_that_is_no_table_of_legs_is_refused(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "legs.csv"
    path.write_bytes(content)
    with pytest.raises(RoadsError, match=words) as caught:
        read_legs(path)
    assert "legs.csv" in str(caught.value)


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RoadsError, match=r"none\.csv cannot be read"):
        read_legs(tmp_path / "none.csv")
