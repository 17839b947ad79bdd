"""R214."""

import numpy as np
import pytest

from routing.roads.judging.detours import detour_factors, detour_findings
from tests.builders import a_centre, a_scenario, a_travel, at_km


def test_a_way_four_times_as_winding_as_the_median_is_named() -> None:
    scenario = a_scenario()
    travel = a_travel(scenario, {("hub", "v2"): (200, 100), ("hub", "v3"): None})
    factors = detour_factors(scenario, travel)
    assert np.isnan(factors[[0, 4]]).all()
    assert factors[1] == pytest.approx(20 / 19.34, abs=0.001)
    [finding] = detour_findings(scenario, travel)
    assert (finding.code, finding.place_id, finding.amount) == ("R214", "v2", 4.31)
    assert "4.3 times the great circle of 23.2 km (median of all places: 1.0)" in finding.message


def test_where_all_ways_are_winding_none_is_suspicious() -> None:
    scenario = a_scenario()
    winding = {("hub", place.id): (100, 60) for place in scenario.places[1:]}
    travel = a_travel(scenario, {**winding, ("hub", "v2"): (200, 100)})
    assert np.nanmax(detour_factors(scenario, travel)) > 4.0
    assert detour_findings(scenario, travel) == ()


def test_near_the_hub_a_factor_says_nothing() -> None:
    scenario = a_scenario(centres=(a_centre("c1", **at_km(1)),))
    assert detour_findings(scenario, a_travel(scenario, {("hub", "c1"): (20, 9)})) == ()


def test_where_no_way_leads_anywhere_nothing_is_said() -> None:
    scenario = a_scenario()
    nowhere = {("hub", place.id): None for place in scenario.places[1:]}
    assert detour_findings(scenario, a_travel(scenario, nowhere)) == ()
