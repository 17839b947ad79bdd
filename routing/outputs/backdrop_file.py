"""``backdrop.json``: what is drawn under the plan, so that a report needs no map any more."""

import json
from pathlib import Path
from typing import Any

from routing.errors import UsageError
from routing.language import message
from routing.model import Backdrop, DrawnRoad, LonLat, RoadRank
from routing.outputs.json_object import JsonObject, read_json

BACKDROP_FILE = "backdrop.json"
_FORMAT = "routing-backdrop-1"


def write_backdrop(path: Path, backdrop: Backdrop) -> None:
    """Write roads and areas, one a line."""
    text = ",\n".join(f'"{key}": {_value(value)}' for key, value in _fields(backdrop).items())
    path.write_text(f"{{{text}}}\n", encoding="utf-8", newline="\n")


def read_backdrop(path: Path) -> Backdrop:
    """Read a backdrop back; a run that was written before there was one has an empty one.

    Raises
    ------
    UsageError
        If the file is damaged.
    """
    if not path.is_file():
        return Backdrop()
    entry = read_json(path)
    try:
        return Backdrop(
            roads=tuple(_road(road) for road in entry.objects("roads")),
            land=_areas(entry, "land"),
            water=_areas(entry, "water"),
            tolerance_m=entry.number("tolerance_m"),
            left_out=entry.whole("left_out"),
            credits=entry.texts("credits"),
        )
    except (TypeError, ValueError) as error:
        raise UsageError(
            message("{path} is damaged: {error}. Write the run again.", path=path, error=str(error))
        ) from error


def _fields(backdrop: Backdrop) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "tolerance_m": backdrop.tolerance_m,
        "left_out": backdrop.left_out,
        "credits": list(backdrop.credits),
        "roads": [
            {"rank": road.rank.value, "is_assumed": road.is_assumed, "points": road.points}
            for road in backdrop.roads
        ],
        "land": [{"rings": area} for area in backdrop.land],
        "water": [{"rings": area} for area in backdrop.water],
    }


def _value(value: Any) -> str:  # noqa: ANN401 - JSON is anything
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(json.dumps(item, separators=(",", ":")) for item in value) + "\n]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _road(entry: JsonObject) -> DrawnRoad:
    return DrawnRoad(
        rank=entry.choice("rank", RoadRank),
        is_assumed=entry.flag("is_assumed"),
        points=_points(entry.values("points")),
    )


def _areas(entry: JsonObject, key: str) -> tuple[tuple[tuple[LonLat, ...], ...], ...]:
    areas = entry.objects(key)
    return tuple(tuple(_points(ring) for ring in area.values("rings")) for area in areas)


def _points(values: Any) -> tuple[LonLat, ...]:  # noqa: ANN401 - JSON is anything
    return tuple((float(lon), float(lat)) for lon, lat in values)
