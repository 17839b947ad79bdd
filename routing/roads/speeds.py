"""How fast a van drives on a class of road."""

import re
from collections.abc import Iterable, Mapping

from routing.errors import RoadsError

# Speeds of a free road in rural China, in km/h.
# trunk, primary: the rebuilt Chunyang road, 64.1 km in about an hour (county news, 2024-09-29),
# less the stops of a loaded van; 40-60. secondary: class III road, design speed 30-40
# (JTG B01-2014). tertiary: township road, and an old mountain county road, 25-35.
# unclassified, residential: village road, class IV, 15-25 (JTG B01-2014, JTG 2111-2019).
# motorway: 80, posted on the G4012. The others are engineering estimates.
RURAL_CHINA_KMH: dict[str, float] = {
    "motorway": 80.0,
    "motorway_link": 40.0,
    "trunk": 50.0,
    "trunk_link": 30.0,
    "primary": 50.0,
    "primary_link": 30.0,
    "secondary": 40.0,
    "secondary_link": 30.0,
    "tertiary": 30.0,
    "tertiary_link": 25.0,
    "unclassified": 20.0,
    "residential": 20.0,
    "road": 20.0,
    "living_street": 10.0,
    "service": 10.0,
    "track": 10.0,
}

NOT_FOR_VANS = frozenset(
    {
        "abandoned",
        "bridleway",
        "bus_guideway",
        "bus_stop",
        "busway",
        "construction",
        "corridor",
        "cycleway",
        "elevator",
        "emergency_bay",
        "escape",
        "footway",
        "no",
        "path",
        "pedestrian",
        "planned",
        "platform",
        "proposed",
        "raceway",
        "razed",
        "rest_area",
        "services",
        "steps",
        "via_ferrata",
    }
)

_SIGN = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(mph|km/h|kmh)?\s*")
_KMH_PER_MPH = 1.609344


def class_speeds(classes: Iterable[str], given: Mapping[str, float]) -> dict[str, float]:
    """Return the speed of every class in km/h: the scenario's, else that of rural China.

    Raises
    ------
    RoadsError
        If a class has neither; all such classes are named.
    """
    table = RURAL_CHINA_KMH | dict(given)
    wanted = sorted(set(classes))
    unknown = [name for name in wanted if name not in table]
    if unknown:
        raise RoadsError(
            f"The road map has classes without a speed: {', '.join(unknown)}. "
            f"Give each one under roads.speed_kmh, such as {{{unknown[0]}: 20}}."
        )
    return {name: table[name] for name in wanted}


def posted_kmh(sign: str | None) -> float | None:
    """Return the speed on a sign in km/h, None where there is none or it is no number."""
    match = _SIGN.fullmatch(sign) if sign else None
    if match is None or float(match[1]) == 0.0:
        return None
    return float(match[1]) * (_KMH_PER_MPH if match[2] == "mph" else 1.0)
