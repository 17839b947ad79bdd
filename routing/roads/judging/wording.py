"""How findings about roads name places, roads and directions."""

from collections.abc import Mapping
from math import atan2, degrees, hypot

from routing.model import Place
from routing.roads.road_map import FERRY, road_class

_WINDS = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)
_DEGREES_PER_WIND = 45.0


def named(place: Place) -> str:
    """Return a place's names with its id, such as ``Upper village 上村 (v1)``."""
    names = dict.fromkeys(name for name in (place.name, place.name_zh) if name)
    return f"{' '.join(names)} ({place.id})" if names else place.id


def metres(length_m: float) -> str:
    """Return a length as ``1,234 m``."""
    return f"{length_m:,.0f} m"


def spot(lon: float, lat: float) -> str:
    """Return a point as ``lon 119.036879, lat 29.611308``."""
    return f"lon {lon:.6f}, lat {lat:.6f}"


def compass(east: float, north: float) -> str:
    """Return the direction of a shift as one of eight winds."""
    turn = round(degrees(atan2(east, north)) / _DEGREES_PER_WIND)
    return _WINDS[turn % len(_WINDS)]


def shift_words(east_m: float, north_m: float) -> str:
    """Return a shift as ``480 m to the south-east``."""
    return f"{metres(hypot(east_m, north_m))} to the {compass(east_m, north_m)}"


def road_name(tags: Mapping[str, str]) -> str:
    """Return the names and the number of a way, nothing where the map knows none."""
    return " ".join(dict.fromkeys(tags[k] for k in ("name", "name:zh", "ref") if tags.get(k)))


def a_road(tags: Mapping[str, str]) -> str:
    """Return the class and the name of a way, such as ``an unclassified road Hill Lane``."""
    kind = road_class(tags).replace("_", " ")
    article = "an" if kind[:1] in "aeiou" else "a"
    road = kind if kind.endswith(("road", FERRY, "street")) else f"{kind} road"
    return f"{article} {road} {road_name(tags)}".rstrip()
