"""A small report on roads, made by hand: v2 is cut off by a landslide, v1 takes a detour."""

from datetime import date
from typing import Any

from routing.model import Closure, Finding, Severity, TravelSource
from routing.roads.judging.documented import ComparedDistance, KnownDistance
from routing.roads.lengths import Lengths
from routing.roads.reporting.report import _LEVELS
from routing.roads.reporting.road_report import (
    ClosureEffect,
    Detour,
    Joint,
    NetworkLengths,
    PlaceRoads,
    RoadReport,
    RoadUse,
    Way,
)
from tests.builders import a_centre, a_hub, a_scenario, a_village

LANDSLIDE = Closure(id="slide", reason="塌方", way_ids=("7",), last=date(2018, 6, 1))


def a_row(place: Any, **changes: Any) -> PlaceRoads:
    way = Way(dist_m=30_000, time_s=3000)
    fields: dict[str, Any] = {
        "place": place,
        "level": _LEVELS[type(place)],
        "joint": Joint(
            lon=place.lon + 0.001,
            lat=place.lat,
            access_m=96.7,
            island_m=0.0,
            road_name="Lake Road 湖路",
            road_class="tertiary",
            surface="asphalt",
        ),
        "crow_m": 20_000.0,
        "from_hub": way,
        "to_hub": way,
        "centre_id": None,
        "from_centre": None,
        "detour_factor": 1.5,
        "from_hub_open": way,
        "cut_off_by": (),
    }
    return PlaceRoads(**(fields | changes))


def a_report(**changes: Any) -> RoadReport:
    scenario = a_scenario(villages=(a_village("v1"), a_village("v2", name="=1+1", name_zh="")))
    hub, centre, detoured, lost = scenario.places
    assert (hub, centre) == (a_hub(), a_centre())
    here = Way(dist_m=0, time_s=0)
    short = Way(dist_m=25_000, time_s=2400)
    fields: dict[str, Any] = {
        "scenario": scenario,
        "source": TravelSource.ROADS,
        "description": "Roads of hand.osm.",
        "places": (
            a_row(hub, from_hub=here, to_hub=here, crow_m=0.0, detour_factor=None),
            a_row(centre, joint=None),
            a_row(detoured, centre_id="c1", from_centre=short, from_hub_open=short),
            a_row(
                lost,
                from_hub=None,
                to_hub=None,
                detour_factor=None,
                from_hub_open=short,
                cut_off_by=("slide",),
            ),
        ),
        "closures": (
            ClosureEffect(
                closure=LANDSLIDE,
                cut_off=("v2",),
                detours=(Detour(place_id="v1", extra_m=5000, extra_s=600),),
            ),
        ),
        "uses": (
            RoadUse(
                road_class="trunk",
                surface="asphalt",
                status="documented",
                road_m=20_000.0,
                driven_m=60_000.0,
            ),
            RoadUse(road_class="track", surface="", status="", road_m=5000.0, driven_m=20_000.0),
        ),
        "networks": (
            NetworkLengths(
                vehicle_types=("van",),
                lengths=Lengths(
                    documented_m=20_000.0,
                    assumed_m=0.0,
                    total_m=25_000.0,
                    by_class={"trunk": 20_000.0, "track": 5000.0},
                ),
            ),
        ),
        "documented": (
            ComparedDistance(
                known=KnownDistance(from_id="hub", to_id="v1", dist_m=40_000, source="年鉴"),
                modelled_m=30_000,
            ),
        ),
        "findings": (
            Finding(
                code="R215",
                severity=Severity.WARNING,
                message="It is 40.0 km.",
                subject="roads",
                place_id="v1",
                amount=-10.0,
                unit="km",
            ),
        ),
    }
    return RoadReport(**(fields | changes))
