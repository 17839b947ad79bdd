"""Travel times and road lines read back exactly, and nothing in the file is executed."""

from pathlib import Path

import numpy as np
import pytest

from routing.errors import UsageError
from routing.model import RoadProfile
from routing.outputs.travel_file import read_travel, write_travel
from tests.builders import a_scenario, a_travel, a_truck, a_van
from tests.run_builder import a_run

BARRED = {("c1", "v1"): None}


def test_travel_and_roads_read_back_equal(tmp_path: Path) -> None:
    result = a_run()
    write_travel(tmp_path / "travel.npz", result.travel, result.road_lines)
    travel, lines = read_travel(tmp_path / "travel.npz")
    assert travel.place_ids == result.travel.place_ids
    assert np.array_equal(travel.dist_m, result.travel.dist_m)
    assert np.array_equal(travel.time_s, result.travel.time_s)
    assert (travel.source, travel.description) == (result.travel.source, result.travel.description)
    assert lines == result.road_lines


def test_every_layer_and_every_leg_keeps_its_profile(tmp_path: Path) -> None:
    heavy = RoadProfile(speeds="truck", gross_g=12_000_000, width_cm=250)
    low = RoadProfile(speeds="货车", height_cm=0)
    types = (a_truck(profile=heavy), a_van(), a_van(id="low", profile=low))
    scenario = a_scenario(vehicle_types=types)
    result = a_run(scenario=scenario, travel=a_travel(scenario, own_legs={heavy: BARRED}))
    write_travel(tmp_path / "travel.npz", result.travel, result.road_lines)
    travel, lines = read_travel(tmp_path / "travel.npz")
    assert travel.profiles == (heavy, RoadProfile(), low)
    assert np.array_equal(travel.time_s, result.travel.time_s)
    assert {leg[2] for leg in lines} == {heavy, RoadProfile()}
    assert lines == result.road_lines


@pytest.mark.parametrize("layer", [-1, 1])
def test_a_leg_of_a_layer_that_is_not_there_is_damage(tmp_path: Path, layer: int) -> None:
    path = tmp_path / "travel.npz"
    write_travel(path, a_run().travel, a_run().road_lines)
    with np.load(path) as arrays:
        fields = dict(arrays)
    fields["leg_profile"] = np.full_like(fields["leg_profile"], layer)
    np.savez(path, **fields)
    with pytest.raises(UsageError, match="is damaged"):
        read_travel(path)


def test_a_file_from_before_there_were_profiles_says_so(tmp_path: Path) -> None:
    path = tmp_path / "travel.npz"
    write_travel(path, a_run().travel, {})
    with np.load(path) as arrays:
        old = {name: arrays[name] for name in arrays if "profile" not in name}
    np.savez(path, **old)
    with pytest.raises(UsageError, match=r"an older version wrote it\. `routing solve"):
        read_travel(path)


def test_a_run_without_road_lines_reads_back(tmp_path: Path) -> None:
    write_travel(tmp_path / "travel.npz", a_run().travel, {})
    assert read_travel(tmp_path / "travel.npz")[1] == {}


def test_the_same_travel_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.npz", "b.npz"):
        write_travel(tmp_path / name, a_run().travel, a_run().road_lines)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"travel\.npz is missing"):
        read_travel(tmp_path / "travel.npz")


def test_pickled_objects_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "travel.npz"
    np.savez(path, place_ids=np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(UsageError, match="damaged"):
        read_travel(path)


@pytest.mark.parametrize("cut", [0, 100, -200])
def test_a_cut_file_is_damaged(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "travel.npz"
    write_travel(path, a_run().travel, {})
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(UsageError, match="damaged"):
        read_travel(path)


def test_a_file_with_other_arrays_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "travel.npz"
    np.savez(path, something=np.zeros(3))
    with pytest.raises(UsageError, match="damaged"):
        read_travel(path)


def test_matrices_of_another_size_are_damaged(tmp_path: Path) -> None:
    path = tmp_path / "travel.npz"
    write_travel(path, a_run().travel, {})
    with np.load(path) as arrays:
        fields = dict(arrays)
    np.savez(path, **(fields | {"dist_m": np.zeros((1, 2, 2), dtype=np.int64)}))
    with pytest.raises(UsageError, match="is damaged"):
        read_travel(path)


def test_a_file_of_something_else_is_told_with_a_remedy_and_no_inner_text(tmp_path: Path) -> None:
    path = tmp_path / "travel.npz"
    path.write_bytes(b"not an archive")
    with pytest.raises(UsageError, match=r"is damaged\. `routing solve .* --overwrite`") as caught:
        read_travel(path)
    assert "pickle" not in str(caught.value)
