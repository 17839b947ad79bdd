"""The routes: one line per trip, along the roads."""

from itertools import pairwise

from routing.model import Leg, RoadLine, Tier, Tour, TravelSource, Trip, straight_line
from routing.outputs.layer import Feature, Layer, Point, Value, rounded
from routing.outputs.loads import loads_along
from routing.outputs.palette import carrier_colours
from routing.outputs.words import wall_clock
from routing.recipe import RunResult
from routing.units import fen_to_yuan, g_to_kg

COLUMNS: dict[str, type] = {
    "route_id": str,
    "tour_id": str,
    "trip": int,
    "network": str,
    "tier": str,
    "vehicle_id": str,
    "vehicle_type": str,
    "carrier": str,
    "base_id": str,
    "stops": int,
    "depart": str,
    "depart_s": int,
    "return": str,
    "return_s": int,
    "dist_m": int,
    "drive_s": int,
    "parcels": int,
    "parcels_down": int,
    "parcels_up": int,
    "load_kg": float,
    "load_fill": float,
    "cost_yuan": float,
    "geom_src": str,
    "stroke": str,
    "stroke-width": float,
}

_STROKE_WIDTH = {Tier.LINEHAUL: 4.0, Tier.VILLAGE: 2.0}


def route_id(tour: Tour, number: int) -> str:
    """Return the id of a tour's trip, counted from 1."""
    return f"{tour.id}:{number}"


def route_layer(result: RunResult) -> Layer:
    """Return one line per trip.

    ``load_kg`` is the trip's peak, ``load_fill`` the peak's share of the tightest capacity.
    ``cost_yuan`` is the vehicle's day; it stands on its first trip, so that the column adds up.
    """
    features = tuple(
        _feature(result, tour, number)
        for tour in result.plan.tours
        for number in range(1, len(tour.trips) + 1)
    )
    return Layer(name="routes", geometry="LineString", columns=COLUMNS, features=features)


def trip_line(result: RunResult, tour: Tour, trip: Trip) -> tuple[tuple[Point, ...], TravelSource]:
    """Return a trip's way from base to base, and the weakest source among its legs."""
    places = [tour.base_id, *(stop.place_id for stop in trip.stops), tour.base_id]
    vehicle = result.scenario.vehicle(tour.vehicle_id)
    profile = result.scenario.vehicle_type(vehicle.vehicle_type_id).profile
    lines = [_leg_line(result, (a, b, profile)) for a, b in pairwise(places)]
    points = rounded([point for line in lines for point in line.points])
    if len(points) == 1:
        points *= 2
    sources = {line.source for line in lines}
    for source in (TravelSource.STRAIGHT, TravelSource.TABLE):
        if source in sources:
            return points, source
    return points, TravelSource.ROADS


def drive_s(trip: Trip) -> int:
    """Return the time on the road, in seconds: all but waiting and service."""
    standing_s = sum(stop.depart_s - stop.arrive_s for stop in trip.stops)
    return trip.return_s - trip.depart_s - standing_s


def _leg_line(result: RunResult, leg: Leg) -> RoadLine:
    line = result.road_lines.get(leg)
    if line is not None and line.points:
        return line
    from_id, to_id, _ = leg
    origin, target = result.scenario.place(from_id), result.scenario.place(to_id)
    if from_id == to_id:
        here = (origin.lon, origin.lat)
        return RoadLine(points=(here, here), source=result.travel.source)
    return straight_line(origin, target)


def _feature(result: RunResult, tour: Tour, number: int) -> Feature:
    scenario, trip = result.scenario, tour.trips[number - 1]
    points, source = trip_line(result, tour, trip)
    properties: dict[str, Value] = {
        "route_id": route_id(tour, number),
        "tour_id": tour.id,
        "trip": number,
        "network": result.plan.network.value,
        "tier": tour.tier.value,
        "vehicle_id": tour.vehicle_id,
        "base_id": tour.base_id,
        "stops": len(trip.stops),
        "depart": wall_clock(trip.depart_s),
        "depart_s": trip.depart_s,
        "return": wall_clock(trip.return_s),
        "return_s": trip.return_s,
        "dist_m": trip.dist_m,
        "drive_s": drive_s(trip),
        "cost_yuan": _tour_yuan(result, tour) if number == 1 else None,
        "geom_src": source.value,
        "stroke": carrier_colours(scenario)[scenario.vehicle(tour.vehicle_id).carrier_id],
        "stroke-width": _STROKE_WIDTH[tour.tier],
        **_cargo(result, tour, trip),
    }
    return Feature(points=points, properties=properties)


def _cargo(result: RunResult, tour: Tour, trip: Trip) -> dict[str, Value]:
    scenario = result.scenario
    vehicle = scenario.vehicle(tour.vehicle_id)
    loads = loads_along(scenario, scenario.vehicle_type(vehicle.vehicle_type_id), trip)
    down = sum(scenario.consignment(c).parcels for c in trip.delivered)
    up = sum(scenario.consignment(c).parcels for c in trip.collected)
    return {
        "vehicle_type": vehicle.vehicle_type_id,
        "carrier": vehicle.carrier_id,
        "parcels": down + up,
        "parcels_down": down,
        "parcels_up": up,
        "load_kg": round(g_to_kg(max(load.weight_g for load in loads)), 3),
        "load_fill": round(max(load.fill for load in loads), 4),
    }


def _tour_yuan(result: RunResult, tour: Tour) -> float | None:
    amounts = [
        line.amount_fen for line in result.accounts.lines if line.vehicle_id == tour.vehicle_id
    ]
    return fen_to_yuan(sum(amounts)) if amounts else None
