"""What the columns of a layer of road lines mean, in OpenStreetMap's tags."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from routing.roads.road_map import WAY_TAGS

_ALIASES: Mapping[str, tuple[str, ...]] = {
    "highway": ("highway", "fclass", "class"),
    "id": ("osm_id", "osmid", "full_id", "id"),
}
_FLAGS = {"T": "yes", "F": "no", "TRUE": "yes", "FALSE": "no", "1": "yes", "0": "no"}
_ONE_WAY = {"B": "no", "F": "yes", "T": "-1", "TRUE": "yes", "FALSE": "no"}
"""Geofabrik's shapes: both directions, forward, towards the line's start.
Source: OpenStreetMap Data in Layered GIS Format, Geofabrik GmbH."""
_GRADED = re.compile(r"track_(grade[1-5])")
_EMPTY = frozenset({"", "nan", "none", "<na>", "nat"})


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """Return which columns are read and the tag each holds; of aliases the first one there is."""
    by_lower = {name.lower(): name for name in names}
    found = {by_lower[tag]: tag for tag in (*WAY_TAGS, "reversed") if tag in by_lower}
    for tag, aliases in _ALIASES.items():
        there = [by_lower[alias] for alias in aliases if alias in by_lower]
        if there:
            found[there[0]] = tag
    return found


def tags_of(row: Mapping[str, Any]) -> dict[str, str] | None:
    """Return the tags of a row, None where it is no road or the twin of another row.

    osmnx writes a row per direction; of a road open both ways, the one marked ``reversed`` is the
    twin. A ``maxspeed`` of 0 is unknown.
    """
    tags = {key: text for key in WAY_TAGS if (text := _text(row.get(key)))}
    kind = tags.get("highway", "")
    if graded := _GRADED.fullmatch(kind):
        tags |= {"highway": "track", "tracktype": graded[1]}
    elif kind == "ferry":
        del tags["highway"]
        tags["route"] = "ferry"
    if tags.get("route") != "ferry" and "highway" not in tags:
        return None
    if tags.get("area") == "yes":
        return None
    oneway = tags.get("oneway", "").upper()
    tags["oneway"] = _ONE_WAY.get(oneway, tags.get("oneway", ""))
    if _text(row.get("reversed")).upper() == "TRUE" and tags["oneway"] == "no":
        return None
    for key in ("bridge", "tunnel"):
        if key in tags:
            tags[key] = _FLAGS.get(tags[key].upper(), tags[key])
    if tags.get("maxspeed") == "0":
        del tags["maxspeed"]
    return {key: value for key, value in tags.items() if value and (key, value) not in _ABSENT}


_ABSENT = {("bridge", "no"), ("tunnel", "no")}


def _text(value: object) -> str:
    """Return a cell as text, whole numbers without a fraction, nothing for empty cells."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    return "" if text.lower() in _EMPTY else text
