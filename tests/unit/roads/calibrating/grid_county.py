"""A county of villages on a grid of roads, and trips somebody timed there."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from routing.model import RoadProfile, RoadSource, Scenario, VehicleType
from routing.roads import open_roads
from tests.builders import a_centre, a_hub, a_scenario, a_truck, a_van, a_village

SIDE = 6
STEP = 0.02
ROWS = ("trunk", "tertiary", "unclassified", "tertiary", "unclassified", "trunk")
COLUMNS = ("tertiary", "unclassified", "unclassified", "tertiary", "unclassified", "unclassified")
TRUTH = {"trunk": 58.0, "tertiary": 24.0, "unclassified": 16.0}


def write_map(path: Path) -> Path:
    """Write a grid of roads; one trunk road has a sign, one village road is of gravel."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">']
    lines += [
        f'<node id="{1 + row * SIDE + column}" '
        f'lon="{119 + column * STEP}" lat="{29 + row * STEP}"/>'
        for row in range(SIDE)
        for column in range(SIDE)
    ]
    ways = [([row * SIDE + c for c in range(SIDE)], kind) for row, kind in enumerate(ROWS)]
    ways += [([r * SIDE + col for r in range(SIDE)], kind) for col, kind in enumerate(COLUMNS)]
    for number, (course, kind) in enumerate(ways, start=1):
        extra = {6: ("maxspeed", "30"), 8: ("surface", "gravel")}.get(number)
        tags = {"highway": kind, **dict([extra] if extra else [])}
        refs = "".join(f'<nd ref="{point + 1}"/>' for point in course)
        marks = "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
        lines.append(f'<way id="{number}">{refs}{marks}</way>')
    path.write_text("\n".join([*lines, "</osm>"]), encoding="utf-8")
    return path


def grid_county(map_path: Path, speed_kmh: Mapping[str, float] | None = None) -> Scenario:
    """Return a hub and villages beside the roads, a van and a truck with speeds of its own."""
    villages = tuple(
        a_village(
            f"v{number}",
            lon=119 + (number % SIDE + 0.3 * (number % SIDE < SIDE - 1)) * STEP,
            lat=29 + (number // SIDE) * STEP + 0.0002,
        )
        for number in range(1, SIDE * SIDE)
    )
    truck = a_truck(profile=RoadProfile(speeds="truck"))
    return a_scenario(
        hub=a_hub(lon=119.0, lat=29.0),
        centres=(a_centre("c1", lon=119.0 + 2.1 * STEP, lat=29.0 + 2 * STEP),),
        villages=villages,
        vehicle_types=(truck, a_van(speed_percent=80)),
        roads=RoadSource(map_path=str(map_path), speed_kmh=speed_kmh or {}),
    )


def write_trips(path: Path, map_path: Path, noise: float, trips: int = 120) -> Path:
    """Write trips as they take at the true speeds, each off by a share up or down."""
    scenario = grid_county(map_path, TRUTH)
    travel = open_roads(scenario).measure()
    rng = np.random.default_rng(7)
    lines = ["from_id,to_id,minutes,vehicle_type"]
    for number in range(trips):
        start, end = rng.choice(len(travel.place_ids), 2, replace=False)
        ends = travel.place_ids[start], travel.place_ids[end]
        vehicle_type: VehicleType = scenario.vehicle_types[number % 2]
        off = 1 + noise * rng.choice([-1, 1])
        minutes = travel.leg_s(*ends, vehicle_type) / 60 * off
        lines.append(f"{ends[0]},{ends[1]},{minutes:.3f},{vehicle_type.id}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
