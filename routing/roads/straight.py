"""Great circles as a stand-in for roads where there are none."""

from collections.abc import Iterable
from functools import cached_property

from routing.model import (
    Backdrop,
    Finding,
    Leg,
    RoadLine,
    Scenario,
    TravelMatrix,
    TravelSource,
    straight_line,
)
from routing.roads.backdrop import draw_backdrop
from routing.roads.great_circle import great_circles_m
from routing.roads.judging import judge_straight, judge_travel
from routing.roads.layers import same_layers
from routing.roads.rounding import whole_metres, whole_seconds
from routing.units import kmh_to_m_per_s


class StraightRoads:
    """Great circles times a factor, where a scenario has neither a map nor a table."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Places in open water, and documented distances that differ; every place is reached."""
        judged = judge_straight(self._scenario), judge_travel(self._scenario, self.measure())
        return tuple(sorted((f for group in judged for f in group), key=lambda f: f.code))

    def measure(self) -> TravelMatrix:
        """Return great circles times the detour factor, at the straight speed, for all profiles."""
        source = self._scenario.roads
        dist_m = great_circles_m(self._scenario.places) * source.detour_factor
        drive_s = dist_m / kmh_to_m_per_s(source.straight_kmh)
        return TravelMatrix(
            place_ids=tuple(place.id for place in self._scenario.places),
            profiles=self._scenario.profiles,
            dist_m=same_layers(self._scenario, whole_metres(dist_m)),
            time_s=same_layers(self._scenario, whole_seconds(drive_s, dist_m)),
            source=TravelSource.STRAIGHT,
            description=(
                "STRAIGHT LINES, NOT ROADS: the scenario names no road map; distances are great "
                f"circles x {source.detour_factor:g}, driven at {source.straight_kmh:g} km/h."
            ),
        )

    def trace(self, legs: Iterable[Leg]) -> dict[Leg, RoadLine]:
        """Return the straight piece of each leg."""
        place = self._scenario.place
        return {leg: straight_line(place(leg[0]), place(leg[1])) for leg in legs}

    def backdrop(self) -> Backdrop:
        """Return the areas of the scenario; there is no road to draw."""
        return draw_backdrop(self._scenario.roads)
