"""The places, visited or not, and the consignments that stay where they are."""

from collections import Counter

from routing.model import Consignment, Level, Place, Unserved, Village
from routing.model.place import Centre, Hub
from routing.outputs.layer import Feature, Layer, Value, rounded
from routing.outputs.palette import (
    CENTRE_COLOUR,
    HUB_COLOUR,
    UNSERVED_COLOUR,
    village_colour,
)
from routing.outputs.words import wall_clock
from routing.recipe import RunResult
from routing.units import g_to_kg

PLACE_COLUMNS: dict[str, type] = {
    "place_id": str,
    "level": str,
    "name": str,
    "name_zh": str,
    "parent_id": str,
    "line_id": str,
    "coord_status": str,
    "status": str,
    "opens": str,
    "closes": str,
    "cold_room": bool,
    "visits": int,
    "parcels_down": int,
    "parcels_up": int,
    "marker-color": str,
    "marker-size": str,
}

UNSERVED_COLUMNS: dict[str, type] = {
    "consignment_id": str,
    "village_id": str,
    "name": str,
    "name_zh": str,
    "carrier": str,
    "direction": str,
    "product": str,
    "parcels": int,
    "weight_kg": float,
    "reason": str,
    "detail": str,
    "marker-color": str,
    "marker-size": str,
}

_LEVELS = {Hub: Level.HUB, Centre: Level.CENTRE, Village: Level.VILLAGE}
_SIZES = {Level.HUB: "large", Level.CENTRE: "medium", Level.VILLAGE: "small"}


def level_of(place: Place) -> Level:
    """Return the tier a place stands on."""
    return _LEVELS[type(place)]


def place_layer(result: RunResult) -> Layer:
    """Return one point per place; ``visits`` are stops there, parcels what the village orders."""
    visits = Counter(
        stop.place_id for tour in result.plan.tours for trip in tour.trips for stop in trip.stops
    )
    parcels: Counter[tuple[str, str]] = Counter()
    for consignment in result.scenario.consignments:
        parcels[consignment.village_id, consignment.direction.value] += consignment.parcels
    line_of = {v: line.id for line in result.scenario.lines for v in line.village_ids}
    features = tuple(
        Feature(
            points=rounded([(place.lon, place.lat)]),
            properties={
                **_place_properties(place),
                "line_id": line_of.get(place.id),
                "visits": visits[place.id],
                "parcels_down": parcels[place.id, "down"],
                "parcels_up": parcels[place.id, "up"],
            },
        )
        for place in result.scenario.places
    )
    return Layer(name="places", geometry="Point", columns=PLACE_COLUMNS, features=features)


def unserved_layer(result: RunResult) -> Layer:
    """Return one point per consignment that is not carried, at its village."""
    features = tuple(
        _unserved(result, result.scenario.consignment(entry.consignment_id), entry)
        for entry in result.plan.unserved
    )
    return Layer(name="unserved", geometry="Point", columns=UNSERVED_COLUMNS, features=features)


def _place_properties(place: Place) -> dict[str, Value]:
    level = level_of(place)
    colours = {Level.HUB: HUB_COLOUR, Level.CENTRE: CENTRE_COLOUR}
    return {
        "place_id": place.id,
        "level": level.value,
        "name": place.name or None,
        "name_zh": place.name_zh or None,
        "parent_id": place.parent_id or None,
        "coord_status": place.coord_status.value,
        "status": place.status.value,
        "opens": wall_clock(place.opens_s),
        "closes": wall_clock(place.closes_s),
        "cold_room": place.cold_room,
        "marker-color": colours.get(level, village_colour(place.status)),
        "marker-size": _SIZES[level],
    }


def _unserved(result: RunResult, consignment: Consignment, entry: Unserved) -> Feature:
    village = result.scenario.place(consignment.village_id)
    return Feature(
        points=rounded([(village.lon, village.lat)]),
        properties={
            "consignment_id": consignment.id,
            "village_id": village.id,
            "name": village.name or None,
            "name_zh": village.name_zh or None,
            "carrier": consignment.carrier_id,
            "direction": consignment.direction.value,
            "product": consignment.product_id,
            "parcels": consignment.parcels,
            "weight_kg": g_to_kg(consignment.weight_g),
            "reason": entry.reason.value,
            "detail": entry.detail or None,
            "marker-color": UNSERVED_COLOUR,
            "marker-size": "medium",
        },
    )
