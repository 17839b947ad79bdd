"""The tours of a run with their stops, times and loads, for maps and charts."""

from typing import Any

from routing.language import Wordbook
from routing.model import Network, Scenario, Stop, Tier, Tour, Trip
from routing.outputs.loads import Load, loads_along
from routing.outputs.page.quantities import percent
from routing.outputs.page.roadbook import Roadbook
from routing.outputs.words import carrier_name, place_name
from routing.recipe import RunResult
from routing.units import g_to_kg

_Index = dict[str, int]


def tours(run: RunResult, book: Roadbook, words: Wordbook) -> list[dict[str, Any]]:
    """Return every tour with its trips.

    ``place`` and ``carrier`` are positions among the scenario's; times are seconds, distances
    metres, loads kilograms and parcels, ``fill`` percent of the tightest capacity.
    """
    scenario = run.scenario
    place_at = {place.id: number for number, place in enumerate(scenario.places)}
    carrier_at = {carrier.id: number for number, carrier in enumerate(scenario.carriers)}
    found = []
    for tour in run.plan.tours:
        vehicle = scenario.vehicle(tour.vehicle_id)
        kind = scenario.vehicle_type(vehicle.vehicle_type_id)
        found.append(
            {
                "id": tour.id,
                "tier": tour.tier.value,
                "carrier": carrier_at[vehicle.carrier_id],
                "vehicle": vehicle.id,
                "kind": words.name(kind.name, kind.name_zh) or kind.id,
                "base": place_at[tour.base_id],
                "lines": _line_keys(run, tour),
                "trips": [_trip(run, tour, trip, book, place_at) for trip in tour.trips],
            }
        )
    return found


def lines(run: RunResult, words: Wordbook) -> list[dict[str, Any]]:
    """Return what a space-time chart is drawn of: lines where lines are planned, else centres."""
    scenario, known = run.scenario, dict(_all_lines(run))
    driven = dict.fromkeys(key for tour in run.plan.tours for key in _line_keys(run, tour))
    found = []
    for key in (*(k for k in known if k in driven), *(k for k in driven if k not in known)):
        centre_id, carrier_id = known.get(key, (key, None))
        name = place_name(scenario, centre_id, words)
        if carrier_id is not None:
            name = f"{name} · {carrier_name(scenario, carrier_id, words)}"
        found.append({"key": key, "name": name, "centre": _position(scenario, centre_id)})
    return found


def _all_lines(run: RunResult) -> list[tuple[str, tuple[str, str | None]]]:
    """Return keys with the centre, and the carrier where a line has one."""
    if run.plan.network is Network.LINES:
        return [(line.id, (line.centre_id, line.carrier_id)) for line in run.scenario.lines]
    return [(centre.id, (centre.id, None)) for centre in run.scenario.centres]


def _line_keys(run: RunResult, tour: Tour) -> list[str]:
    """Return the lines a tour belongs to: that of its base, or those its truck calls at."""
    carrier_id = run.scenario.vehicle(tour.vehicle_id).carrier_id
    at = (
        [tour.base_id]
        if tour.tier is Tier.VILLAGE
        else list(dict.fromkeys(stop.place_id for trip in tour.trips for stop in trip.stops))
    )
    if run.plan.network is not Network.LINES:
        return at
    mine = {
        centre_id: key
        for key, (centre_id, owner) in _all_lines(run)
        if owner == carrier_id and centre_id in at
    }
    return list(mine.values()) or at


def _position(scenario: Scenario, place_id: str) -> int:
    return [place.id for place in scenario.places].index(place_id)


def _trip(
    run: RunResult, tour: Tour, trip: Trip, book: Roadbook, place_at: _Index
) -> dict[str, Any]:
    scenario = run.scenario
    vehicle = scenario.vehicle(tour.vehicle_id)
    kind = scenario.vehicle_type(vehicle.vehicle_type_id)
    first, *after = loads_along(scenario, kind, trip)
    due = [scenario.consignment(c).due_s for c in trip.collected]
    return {
        "depart": trip.depart_s,
        "return": trip.return_s,
        "dist": trip.dist_m,
        "roads": book.of_trip(run, tour, trip),
        "load": _load(first),
        "cutoff": min(due) if due and tour.tier is Tier.LINEHAUL else None,
        "stops": [
            _stop(scenario, stop, load, place_at)
            for stop, load in zip(trip.stops, after, strict=True)
        ],
    }


def _stop(scenario: Scenario, stop: Stop, load: Load, place_at: _Index) -> list[Any]:
    """Return place, arrival, start, departure, parcels down and up, and the load afterwards."""
    return [
        place_at[stop.place_id],
        stop.arrive_s,
        stop.start_s,
        stop.depart_s,
        sum(scenario.consignment(c).parcels for c in stop.delivered),
        sum(scenario.consignment(c).parcels for c in stop.collected),
        *_load(load),
    ]


def _load(load: Load) -> list[Any]:
    """Return kilograms, parcels, and the fullest share of any capacity in percent."""
    return [round(g_to_kg(load.weight_g), 1), load.parcels, round(percent(load.fill, 1.0), 1)]
