"""A scenario with its roads measured: what every run of it starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from routing.model import Backdrop, Finding, Leg, Plan, RoadLine, Scenario, TravelMatrix
from routing.roads import Roads, open_roads


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A scenario, its roads, measured and drawn; shared by runs of several networks."""

    scenario: Scenario
    roads: Roads
    travel: TravelMatrix
    backdrop: Backdrop = field(default_factory=Backdrop)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the roads had to say about the places."""
        return self.roads.findings

    def trace(self, plan: Plan) -> Mapping[Leg, RoadLine]:
        """Return the road lines of the legs a plan drives."""
        return self.roads.trace(driven_legs(self.scenario, plan))


def survey(scenario: Scenario) -> Survey:
    """Open the roads of a scenario and measure them.

    Raises
    ------
    RoadsError
        If the map cannot be read or does not serve the places.
    """
    roads = open_roads(scenario)
    travel = roads.measure()
    return Survey(scenario=scenario, roads=roads, travel=travel, backdrop=roads.backdrop())


def driven_legs(scenario: Scenario, plan: Plan) -> tuple[Leg, ...]:
    """Return every leg the plan drives, once by profile, in order of appearance."""
    legs: dict[Leg, None] = {}
    for tour in plan.tours:
        vehicle = scenario.vehicle(tour.vehicle_id)
        profile = scenario.vehicle_type(vehicle.vehicle_type_id).profile
        for trip in tour.trips:
            here = tour.base_id
            for stop in trip.stops:
                legs[here, stop.place_id, profile] = None
                here = stop.place_id
            legs[here, tour.base_id, profile] = None
    return tuple(legs)
