"""A county of 2,000 villages with winding roads, planned without any search."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from routing.costs import account
from routing.model import (
    Backdrop,
    Consignment,
    DrawnRoad,
    Leg,
    Plan,
    RoadLine,
    RoadRank,
    Scenario,
    TravelMatrix,
    TravelSource,
)
from routing.recipe import Effort, Provenance, RunResult
from tests.builders import (
    a_carrier,
    a_centre,
    a_consignment,
    a_fleet,
    a_plan,
    a_scenario,
    a_truck,
    a_van,
    a_village,
)

CENTRES, VILLAGES, POINTS_PER_LEG = 40, 2_000, 200


def a_large_run() -> RunResult:
    """Return a run of 40 centres and 2,000 villages on a grid, 200 points of road to a leg."""
    scenario = _scenario()
    travel = _travel(scenario)
    plan = a_plan(scenario, travel, villages_per_trip=25)
    accounts = account(scenario, travel, plan)
    road_lines = _road_lines(scenario, plan)
    roads = tuple(
        DrawnRoad(rank=RoadRank.LOCAL, is_assumed=False, points=line.points)
        for line in list(road_lines.values())[:190]
    )
    return RunResult(
        scenario=scenario,
        travel=travel,
        plan=plan.replace(objective_fen=accounts.total_fen),
        findings=(),
        accounts=accounts,
        road_lines=road_lines,
        provenance=Provenance(engine="none", effort=Effort(seconds=None, iterations=1)),
        backdrop=Backdrop(roads=roads, tolerance_m=8.0),
    )


def _scenario() -> Scenario:
    centres = tuple(
        a_centre(f"c{i}", lon=118.5 + 0.15 * (i % 8), lat=29.2 + 0.17 * (i // 8))
        for i in range(CENTRES)
    )
    villages = tuple(
        a_village(
            f"v{i}",
            parent_id=f"c{i % CENTRES}",
            lon=round(118.43 + 0.15 * (i % 8) + 0.0029 * (i // CENTRES), 6),
            lat=round(29.13 + 0.17 * (i % CENTRES // 8) + 0.014 * (i // CENTRES % 10), 6),
        )
        for i in range(VILLAGES)
    )
    goods: list[Consignment] = []
    for number, village in enumerate(villages):
        carrier = ("zto", "yto", "sto")[number % 3]
        goods += [
            a_consignment(village_id=village.id, carrier_id=carrier, direction=direction)
            for direction in ("down", "up")
        ]
    carriers = tuple(a_carrier(name) for name in ("zto", "yto", "sto"))
    return a_scenario(
        centres=centres,
        villages=villages,
        carriers=carriers,
        vehicles=a_fleet(carriers, (a_truck(), a_van()), count=CENTRES),
        consignments=tuple(goods),
        lines=(),
    )


def _travel(scenario: Scenario) -> TravelMatrix:
    at = np.array([(place.lon, place.lat) for place in scenario.places])
    away = np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))
    dist_m: npt.NDArray[np.int64] = np.round(away * 100_000).astype(np.int64)
    layers = len(scenario.profiles)
    return TravelMatrix(
        place_ids=tuple(place.id for place in scenario.places),
        profiles=scenario.profiles,
        dist_m=np.repeat(dist_m[None], layers, axis=0),
        time_s=np.repeat((dist_m * 12 // 100)[None], layers, axis=0),
        source=TravelSource.ROADS,
    )


def _road_lines(scenario: Scenario, plan: Plan) -> dict[Leg, RoadLine]:
    lines: dict[Leg, RoadLine] = {}
    along = np.linspace(0.0, 1.0, POINTS_PER_LEG)
    wave = np.sin(along * 60.0) * np.sin(along * np.pi) * 0.0008
    for tour in plan.tours:
        vehicle = scenario.vehicle(tour.vehicle_id)
        profile = scenario.vehicle_type(vehicle.vehicle_type_id).profile
        for trip in tour.trips:
            calls = [tour.base_id, *(stop.place_id for stop in trip.stops), tour.base_id]
            for start, end in pairwise(calls):
                a, b = scenario.place(start), scenario.place(end)
                lon = a.lon + (b.lon - a.lon) * along + wave
                lat = a.lat + (b.lat - a.lat) * along - wave
                points = tuple(zip(lon.tolist(), lat.tolist(), strict=True))
                lines[start, end, profile] = RoadLine(points=points, source=TravelSource.ROADS)
    return lines
