"""Trucks are planned as a whole twice for the same vans, each time with all the search there is."""

import pytest

from routing.engines import SearchLimit, get_engine
from routing.model import Network
from routing.planning import Search, closing
from routing.planning.budget import Budget
from routing.planning.closing import Closing
from routing.planning.groups import make_groups
from routing.planning.part import Part
from routing.planning.search_log import Journal, forget
from routing.planning.sequential import SequentialPlanner
from routing.planning.tiers import Tiers
from routing.planning.truck_days import TruckDays
from tests.builders import a_scenario, a_tariff, a_travel

SCENARIO = a_scenario(tariff=a_tariff(unserved_yuan_per_parcel=100.0))
SECONDS = 3.0


def test_each_planning_of_trucks_has_the_time_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[SearchLimit] = []

    class Watched(TruckDays):
        def plan(self, limit: SearchLimit) -> Part:
            limits.append(limit)
            return super().plan(SearchLimit(iterations=1))

    monkeypatch.setattr(closing, "TruckDays", Watched)
    travel = a_travel(SCENARIO)
    (group,) = make_groups(SCENARIO, travel, Network.POOLED)
    tiers = Tiers(
        scenario=SCENARIO,
        travel=travel,
        network=Network.POOLED,
        engine=get_engine("greedy"),
        budget=Budget(search=Search(seconds=SECONDS), total_weight=None, parts=1),
        busy_s={},
    )
    morning = tiers.morning(group, group.consignments)
    villages = SequentialPlanner(tiers=tiers).villages(group, morning)
    journal = Journal(note=forget, started=0.0)
    Closing(tiers=tiers, journal=journal).whole_days(group, morning, villages)
    assert [limit.seconds for limit in limits] == [SECONDS, SECONDS]
    assert limits[0].seed != limits[1].seed
