"""A plan reads back equal to the one written, whatever it says."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.errors import UsageError
from routing.language import wordbook
from routing.model import (
    Batch,
    Direction,
    Network,
    Plan,
    Reason,
    Stop,
    Temperature,
    Tier,
    Tour,
    Trip,
    Unserved,
)
from routing.outputs.plan_file import read_plan, write_plan
from routing.outputs.run_report import reason_of
from tests.run_builder import a_run, a_whatif, without

IDS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=8)
TIMES = st.integers(min_value=0, max_value=150_000)


def _tuples(of: st.SearchStrategy[Any], *, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, min_size=least, max_size=3).map(tuple)


STOPS = st.builds(
    Stop,
    place_id=IDS,
    delivered=_tuples(IDS),
    collected=_tuples(IDS),
    arrive_s=TIMES,
    start_s=TIMES,
    depart_s=TIMES,
)
TRIPS = st.builds(Trip, depart_s=TIMES, stops=_tuples(STOPS), return_s=TIMES, dist_m=TIMES)
TOURS = st.builds(
    Tour,
    id=IDS,
    tier=st.sampled_from(Tier),
    vehicle_id=IDS,
    base_id=IDS,
    trips=_tuples(TRIPS, least=1),
)
BATCHES = st.builds(
    Batch,
    centre_id=IDS,
    crew=_tuples(IDS),
    direction=st.sampled_from(Direction),
    temperature=st.sampled_from(Temperature),
    consignment_ids=_tuples(IDS),
    start_s=TIMES,
    ready_s=TIMES,
)
UNSERVED = st.builds(Unserved, consignment_id=IDS, reason=st.sampled_from(Reason), detail=st.text())
PLANS = st.builds(
    Plan,
    network=st.sampled_from(Network),
    tours=_tuples(TOURS),
    batches=_tuples(BATCHES),
    unserved=_tuples(UNSERVED),
    missed=_tuples(IDS),
    objective_fen=st.integers(),
)


@given(PLANS)
@settings(max_examples=60, deadline=None)
def test_any_plan_reads_back_equal(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.json"
        write_plan(path, plan)
        assert read_plan(path) == plan


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    write_plan(tmp_path / "a.json", a_run().plan)
    write_plan(tmp_path / "b.json", a_run().plan)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def _edited(tmp_path: Path, *route: Any, value: Any) -> Path:
    path = tmp_path / "plan.json"
    write_plan(path, without(a_run(), "v1-zto-up-parcel").plan)
    document = json.loads(path.read_text(encoding="utf-8"))
    here = document
    for step in route[:-1]:
        here = here[step]
    if value is None:
        del here[route[-1]]
    else:
        here[route[-1]] = value
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_clock_times_stand_beside_the_seconds(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan.json", a_run().plan)
    trip = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["tours"][0]["trips"][0]
    assert (trip["depart"], trip["depart_s"]) == ("06:30", 23_400)


def test_the_seconds_count_where_a_clock_time_was_edited(tmp_path: Path) -> None:
    path = _edited(tmp_path, "tours", 0, "trips", 0, "depart", value="05:00")
    assert read_plan(path).tours[0].trips[0].depart_s == 23_400
    path = _edited(tmp_path, "tours", 0, "trips", 0, "depart_s", value=18_000)
    assert read_plan(path).tours[0].trips[0].depart_s == 18_000


@pytest.mark.parametrize(
    ("route", "value", "says"),
    [
        (("format",), "routing-plan-99", "format"),
        (("network",), "shared", "separate or lines or pooled"),
        (("tours",), "none", "a list of objects"),
        (("tours", 0, "trips"), [], '"trips" is empty'),
        (("tours", 0, "tier"), "air", "tours[0]"),
        (("tours", 0, "trips", 0, "dist_m"), 1.5, "tours[0], trips[0]"),
        (("tours", 0, "trips", 0, "stops", 0, "start_s"), "07:00", "a whole number"),
        (("tours", 0, "trips", 0, "stops", 0, "delivered"), [1], "a list of texts"),
        (("tours", 0, "trips", 0, "stops", 0, "collected"), None, "is missing"),
        (("batches", 0, "temperature"), "hot", "batches[0]"),
        (("unserved", 0, "reason"), "bored", "unserved[0]"),
        (("missed",), None, '"missed" is missing'),
    ],
)
def test_a_wrong_field_is_named(
    tmp_path: Path, route: tuple[Any, ...], value: Any, says: str
) -> None:
    with pytest.raises(UsageError) as caught:
        read_plan(_edited(tmp_path, *route, value=value))
    assert says in str(caught.value)
    assert "plan.json" in str(caught.value)


def test_why_goods_stay_behind_can_be_said_in_chinese_after_reading(tmp_path: Path) -> None:
    plan = a_whatif().variant.plan
    assert plan.unserved
    write_plan(tmp_path / "plan.json", plan)
    again = read_plan(tmp_path / "plan.json")
    assert again == plan
    why = reason_of(again.unserved[0], wordbook("zh"))
    assert why.startswith("没有道路可达。现有车辆没有任何启用的中转中心")
