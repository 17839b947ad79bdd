"""One value out of several: a simplified graph lists the values of all the ways it merged."""

import re
from collections.abc import Callable, Iterable, Mapping

_ROADS_FAST_TO_SLOW = (
    "motorway",
    "motorway_link",
    "trunk",
    "trunk_link",
    "primary",
    "primary_link",
    "secondary",
    "secondary_link",
    "tertiary",
    "tertiary_link",
    "unclassified",
    "residential",
    "road",
    "living_street",
    "service",
    "track",
)
_OPEN_TO_CLOSED = (
    "designated",
    "yes",
    "permissive",
    "destination",
    "delivery",
    "customers",
    "agricultural",
    "forestry",
    "private",
    "no",
)
_SMOOTH_TO_ROUGH = (
    "excellent",
    "good",
    "intermediate",
    "bad",
    "very_bad",
    "horrible",
    "very_horrible",
    "impassable",
)
_HARD = frozenset({"asphalt", "concrete", "paved", "concrete:plates", "paving_stones"})
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def one_of(key: str, values: Iterable[str]) -> str:
    """Return the value of a tag that slows or restricts most; of others the first by name.

    The slowest class, the roughest surface, the least open access and the lowest limit are taken;
    a value that is not known counts as worse than all that are. Names, references, bridges and
    the like keep their first value.
    """
    values = sorted(values)
    if len(values) == 1 or key not in _WORSE:
        return values[0]
    return max(values, key=_WORSE[key])


def _later_in(order: tuple[str, ...]) -> Callable[[str], float]:
    return lambda value: order.index(value) if value in order else len(order)


def _lower(value: str) -> float:
    number = _NUMBER.search(value)
    return -float(number[0]) if number else -1e9


def _softer(value: str) -> float:
    return value not in _HARD


_ACCESS = _later_in(_OPEN_TO_CLOSED)
_WORSE: Mapping[str, Callable[[str], float]] = {
    "highway": _later_in(_ROADS_FAST_TO_SLOW),
    "smoothness": _later_in(_SMOOTH_TO_ROUGH),
    "surface": _softer,
    "tracktype": _later_in(tuple(f"grade{grade}" for grade in range(1, 6))),
    "routing:status": _later_in(("documented", "assumed")),
    **dict.fromkeys(("maxspeed", "maxspeed:hgv", "maxweight", "maxheight", "maxwidth"), _lower),
    **dict.fromkeys(
        ("access", "vehicle", "motor_vehicle", "motorcar", "goods", "hgv"),
        _ACCESS,
    ),
}
