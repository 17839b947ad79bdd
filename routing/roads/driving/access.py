"""Whether a way is open to a kind of vehicle by its access tags.

Source: OpenStreetMap wiki, Key:access and Key:vehicle.
"""

from collections.abc import Mapping

from routing.model import RoadProfile
from routing.roads.driving.conditions import Conditions
from routing.units import t_to_g

TRUCK, TRICYCLE = "truck", "tricycle"
_HEAVY_T = 3.5
_ANY_VEHICLE = ("motor_vehicle", "vehicle", "access")

# What a county's carriers may not use. Open to those who deliver: destination, delivery, customers.
CLOSED = frozenset(
    {
        "no",
        "private",
        "permit",
        "residents",
        "employees",
        "agricultural",
        "forestry",
        "military",
        "emergency",
        "psv",
        "bus",
        "taxi",
        "foot",
        "bicycle",
        "use_sidepath",
    }
)

NOT_FOR_VEHICLES = frozenset(
    {
        "abandoned",
        "bridleway",
        "bus_guideway",
        "bus_stop",
        "busway",
        "construction",
        "corridor",
        "crossing",
        "cycleway",
        "demolished",
        "disused",
        "elevator",
        "emergency_bay",
        "escape",
        "footway",
        "ladder",
        "no",
        "path",
        "pedestrian",
        "planned",
        "platform",
        "proposed",
        "raceway",
        "razed",
        "removed",
        "rest_area",
        "services",
        "steps",
        "traffic_island",
        "via_ferrata",
    }
)
"""Classes that need no speed: nobody drives there unless a table gives one."""


def access_keys(profile: RoadProfile) -> tuple[str, ...]:
    """Return the access tags that speak for a vehicle, the most particular first.

    Trucks are the columns named so and whatever weighs more than 3.5 t; tricycles have no tag of
    their own; all others count as cars.
    """
    heavy = profile.gross_g is not None and profile.gross_g > t_to_g(_HEAVY_T)
    if heavy or profile.speeds.startswith(TRUCK):
        return ("hgv", "goods", *_ANY_VEHICLE)
    if profile.speeds.startswith(TRICYCLE):
        return _ANY_VEHICLE
    return ("motorcar", *_ANY_VEHICLE)


def is_open(tags: Mapping[str, str], keys: tuple[str, ...], conditions: Conditions) -> bool:
    """Say whether the most particular access tag leaves a way open; without any it is open.

    A conditional value that is in force goes before the plain one of the same tag. A value that
    is not known closes nothing.
    """
    for key in keys:
        value = conditions.value(tags.get(f"{key}:conditional")) or tags.get(key)
        if value:
            return not _closes(value)
    return True


def is_ferry_open(tags: Mapping[str, str], keys: tuple[str, ...], conditions: Conditions) -> bool:
    """Say whether a ferry carries a vehicle: only where a tag of vehicles says so.

    Most ferries of a map without such a tag carry passengers, and ``access`` speaks of those too;
    to drive a truck onto a passenger boat is the worse mistake.
    """
    of_vehicles = tuple(key for key in keys if key != "access")
    stated = any(key in tags or f"{key}:conditional" in tags for key in of_vehicles)
    return stated and is_open(tags, of_vehicles, conditions)


def _closes(value: str) -> bool:
    return all(part.strip() in CLOSED for part in value.lower().split(";"))
