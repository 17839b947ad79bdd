"""Tour tasks of the small county, made the way the planner makes them."""

from collections.abc import Mapping
from typing import Any

from routing.engines import TourAnswer
from routing.engines.task import Route
from routing.model import Direction, Network, Scenario, TravelMatrix
from routing.planning.groups import make_groups
from routing.planning.linehaul_sheet import Trucks, make_linehaul_sheet
from routing.planning.sheet import DraftTrip, Sheet, draft_trips
from routing.planning.village_sheet import NO_LIMIT_S, CentreWork, Supply, make_village_sheet
from routing.units import clock_to_s
from tests.builders import a_travel

ARRIVED_S, SORTED_S = clock_to_s("07:00"), clock_to_s("07:30")


def a_work(
    scenario: Scenario, travel: TravelMatrix | None = None, network: Network = Network.POOLED
) -> CentreWork:
    """Return the first group's work at centre c1: all there at 07:00 and sorted at 07:30."""
    travel = travel or a_travel(scenario)
    group = make_groups(scenario, travel, network)[0]
    down = [c.id for c in scenario.consignments if c.direction is Direction.DOWN]
    return CentreWork(
        scenario=scenario,
        travel=travel,
        group=group,
        centre=scenario.centres[0],
        consignments=group.consignments,
        supply=Supply(
            arrive_s=dict.fromkeys(down, ARRIVED_S), ready_s=dict.fromkeys(down, SORTED_S)
        ),
    )


def a_village_sheet(
    scenario: Scenario,
    counts: Mapping[str, int] | None = None,
    travel: TravelMatrix | None = None,
) -> Sheet:
    """Return the task of centre c1 for a number of vans."""
    work = a_work(scenario, travel)
    return make_village_sheet(work, {"van": 3} if counts is None else counts, 2)


def a_linehaul_sheet(
    scenario: Scenario, direction: Direction, ready_s: int, **changes: Any
) -> Sheet:
    """Return the task of the hub for the goods of one direction, all ready at once."""
    travel = a_travel(scenario)
    goods = [c for c in scenario.consignments if c.direction is direction]
    fields: dict[str, Any] = {"counts": {"truck": 2}, "trips_each": 3, "patience_s": NO_LIMIT_S}
    return make_linehaul_sheet(
        scenario,
        travel,
        make_groups(scenario, travel, Network.POOLED)[0].centre_of,
        goods,
        dict.fromkeys((c.id for c in goods), ready_s),
        Trucks(**(fields | changes)),
    )


def drafts(sheet: Sheet, *routes: tuple[int, ...]) -> list[DraftTrip]:
    """Return routes of the first kind as timed trips."""
    answer = TourAnswer(routes=tuple(Route(kind=0, jobs=jobs) for jobs in routes), skipped=())
    return draft_trips(sheet, answer)
