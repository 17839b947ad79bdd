"""Whatever a plan holds, the checker answers; it never raises."""

from dataclasses import fields, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from routing.checking import RULES, check_plan
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
from tests.checking.cases import Case, lines, separate, two_centres

GOOD = tuple(make() for make in (two_centres, separate, lines))

ids = st.sampled_from(
    [
        "ghost",
        "hub",
        "c1",
        "c2",
        "v1",
        "v4",
        "zto",
        "sto",
        "zto-van-1",
        "yto-truck-1",
        "v1-zto-down-parcel",
        "v1-zto-up-fish",
        "v3-yto-up-parcel",
    ]
)
several = st.lists(ids, max_size=4).map(tuple)
times = st.integers(-200_000, 200_000)
stops = st.builds(
    Stop,
    place_id=ids,
    delivered=several,
    collected=several,
    arrive_s=times,
    start_s=times,
    depart_s=times,
)
trips = st.builds(
    Trip,
    depart_s=times,
    stops=st.lists(stops, max_size=3).map(tuple),
    return_s=times,
    dist_m=times,
)
tours = st.builds(
    Tour,
    id=ids,
    tier=st.sampled_from(Tier),
    vehicle_id=ids,
    base_id=ids,
    trips=st.lists(trips, max_size=3).map(tuple),
)
batches = st.builds(
    Batch,
    centre_id=ids,
    crew=several,
    direction=st.sampled_from(Direction),
    temperature=st.sampled_from(Temperature),
    consignment_ids=several,
    start_s=times,
    ready_s=times,
)
unserved = st.builds(Unserved, consignment_id=ids, reason=st.sampled_from(Reason))
plans = st.builds(
    Plan,
    network=st.sampled_from(Network),
    tours=st.lists(tours, max_size=4).map(tuple),
    batches=st.lists(batches, max_size=4).map(tuple),
    unserved=st.lists(unserved, max_size=3).map(tuple),
    missed=several,
)


@given(case=st.sampled_from(GOOD), plan=plans)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_nonsense_plan_is_judged(case: Case, plan: Plan) -> None:
    findings = check_plan(case.scenario, case.travel, plan)
    assert {finding.code for finding in findings} <= set(RULES)
    assert "P321" in {finding.code for finding in findings}


oddities: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0.5, float("inf"), float("nan"), 10**400, "", "x", "separate", [], {}, (None,)]
)


def _corrupt(draw: st.DataObject, value: Any) -> Any:
    """Return a copy of a plan, tour, trip, stop or batch with one value somewhere inside wrong."""
    name = draw.draw(st.sampled_from([f.name for f in fields(value)]))
    if draw.draw(st.booleans()) and draw.draw(st.booleans()):
        return replace(value, **{name: draw.draw(oddities)})
    old = getattr(value, name)
    if isinstance(old, tuple) and old and not isinstance(old[0], str):
        index = draw.draw(st.integers(0, len(old) - 1))
        action = draw.draw(st.sampled_from(["change", "drop", "double"]))
        middle = {"change": (), "drop": (), "double": (old[index], old[index])}[action]
        if action == "change":
            middle = (_corrupt(draw, old[index]),)
        return replace(value, **{name: (*old[:index], *middle, *old[index + 1 :])})
    if isinstance(old, tuple):
        filling = {
            "unserved": st.lists(unserved, max_size=3).map(tuple),
            "trips": st.just(()),
            "stops": st.just(()),
        }
        return replace(value, **{name: draw.draw(filling.get(name, several))})
    if isinstance(old, (Network, Tier, Direction, Temperature, Reason)):
        return replace(value, **{name: draw.draw(st.sampled_from(list(type(old))))})
    if isinstance(old, int):
        return replace(value, **{name: draw.draw(times)})
    return replace(value, **{name: draw.draw(ids)})


@given(case=st.sampled_from(GOOD), draw=st.data())
@settings(max_examples=120, deadline=None, derandomize=True)
def test_a_plan_with_something_wrong_is_judged(case: Case, draw: st.DataObject) -> None:
    plan = _corrupt(draw, case.plan)
    findings = check_plan(case.scenario, case.travel, plan)
    if {finding.code for finding in findings} != {"P300"} and draw.draw(st.booleans()):
        findings = check_plan(case.scenario, case.travel, _corrupt(draw, plan))
    assert all(str(finding) for finding in findings)
