from datetime import date
from pathlib import Path

import pytest

from routing.errors import ScenarioError
from routing.generation import Parameters, Season, Share, Territory, read_parameters

GOOD = """
seed = 7
day = 2018-06-01
villages = 12
leave_out = ["区"]
parcels_per_village = 40
up_share = 0.5
cold_rooms = false

[carriers]
zto = 0.7
yto = 0.3

[areas]
lake = ["t1", "t2"]

[[down]]
product = "parcel"
share = 1
kg = 1.5
litres = 8

[[up]]
product = "loquat"
areas = ["lake"]
season = ["05-15", "06-30"]
weight = 2
kg = 4
litres = 15

[[lines]]
id = "north"
centre = "t1"
carrier = "zto"
townships = ["t1"]
"""


def read(folder: Path, text: str) -> Parameters:
    path = folder / "generator.toml"
    path.write_text(text, encoding="utf-8")
    return read_parameters(path)


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        read(folder, text)
    return [fault.message for fault in caught.value.faults]


def test_every_parameter_can_be_given(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD)
    assert (found.seed, found.villages, found.leave_out) == (7, 12, ("区",))
    assert found.day == date(2018, 6, 1)
    assert (found.parcels_per_village, found.up_share, found.cold_rooms) == (40, 0.5, False)
    assert found.shares[0] == Share(carrier_id="zto", share=0.7)
    assert found.areas[0].township_ids == ("t1", "t2")
    assert found.down[0].litres == 8
    assert found.up[0].season == Season(first=(5, 15), last=(6, 30))
    assert found.territories == (
        Territory(line_id="north", centre_id="t1", carrier_id="zto", township_ids=("t1",)),
    )


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Parameters()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("seed = 7", "seed = -1", "seed: not right"),
        ("seed = 7", 'seed = "seven"', "seed: not right"),
        ("seed = 7", "sed = 7", "sed: this key is not known"),
        ("day = 2018-06-01", 'day = "June"', "day: not right"),
        ("up_share = 0.5", "up_share = true", "up_share: not right"),
        ("cold_rooms = false", "cold_rooms = 0", "cold_rooms: not right"),
        ("zto = 0.7", "zto = -0.7", "carriers.zto: not right"),
        ("[carriers]\nzto = 0.7\nyto = 0.3", "carriers = 3", "carriers: not right"),
        ('lake = ["t1", "t2"]', 'lake = "t1"', "areas.lake: not right"),
        ("share = 1\n", "", "down[1].share: this is missing"),
        ("kg = 1.5", "kg = 0", "down[1].kg: not right"),
        ('["05-15", "06-30"]', '["05-15", "6-30"]', "up[1].season: not a season"),
        ('["05-15", "06-30"]', '["05-15"]', "up[1].season: not a season"),
        ('areas = ["lake"]', 'areas = ["sea"]', "up: loquat grows in an unknown area"),
        ('carrier = "zto"', 'carrier = "sf"', "lines: line north has an unknown carrier"),
        ("zto = 0.7\nyto = 0.3", "zto = 0", "carriers: nobody has a share"),
        ("share = 1\n", "share = 0\n", "down: no product has a share"),
        ("litres = 8", "litres = 8\nlitre = 9", "down[1].litre: this key is not known"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    assert message in faults(tmp_path, GOOD.replace(old, new))


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    text = GOOD.replace("seed = 7", "seed = 1.5").replace("kg = 4", "kg = -4")
    assert faults(tmp_path, text) == ["seed: not right", "up[1].kg: not right"]


def test_a_misspelt_key_gets_a_suggestion(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"Did you mean up_share\?"):
        read(tmp_path, "up_shares = 1")


def test_a_table_where_tables_belong_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "down = [1]")[0] == "down[1]: not a table"


@pytest.mark.parametrize("content", [b"seed = ", b"\xff\xff"])
def test_what_is_no_toml_is_a_fault(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "generator.toml").write_bytes(content)
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_parameters(tmp_path / "generator.toml")


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_parameters(tmp_path / "nowhere.toml")


FOREIGN = """
[facts]
id = "node"
level = "kind"
levels = {town = "township", hamlet = "village"}
seat = "Capital"
coord_status = "real"
known_km_source = "road book"

[scenario]
title = "Small"
timezone = "UTC"

[scenario.fleet]
van = 3
"""


def test_a_foreign_table_and_the_frame_are_described(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(FOREIGN, encoding="utf-8")
    parameters = read_parameters(path)
    assert parameters.facts.is_foreign
    assert parameters.facts.headers["id"] == "node"
    assert parameters.facts.headers["lon"] == "lon"
    assert parameters.facts.levels == {"town": "township", "hamlet": "village"}
    assert parameters.frame.fleet == {"van": 3}
    assert parameters.frame.title == "Small"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('town = "township"', 'town = "centre"', "facts.levels.town: this is not a level"),
        ("van = 3", "van = 0", "scenario.fleet.van"),
        ('id = "node"', 'idd = "node"', "Did you mean id?"),
        ('timezone = "UTC"', "timezone = 8", "scenario.timezone"),
    ],
)
def test_faults_of_facts_and_frame_are_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = tmp_path / "p.toml"
    path.write_text(FOREIGN.replace(old, new), encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        read_parameters(path)
    assert says in str(caught.value.faults[0])
