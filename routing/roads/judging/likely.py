"""What is likely wrong with a whole table of places: swapped columns, a foreign map, a datum."""

from collections.abc import Sequence

import numpy as np

from routing.model import Finding, Place, Scenario, Severity
from routing.roads.judging.datum import SUSPICIOUS_M, Shift, named_mistake, witnesses
from routing.roads.judging.extent import extent_of, off_the_map
from routing.roads.judging.nearness import Nearness
from routing.roads.judging.shift import unnamed_shift
from routing.roads.judging.wording import metres, shift_words
from routing.roads.network import RoadNetwork
from routing.roads.road_map import Floats

_MOST = 0.5


def likely_cause(scenario: Scenario, network: RoadNetwork) -> str | None:
    """Return why most places have no road, with the remedy; None where nothing explains it."""
    extent = extent_of(network)
    if extent is None:
        return None
    places = scenario.places
    swapped, off = off_the_map(places, extent)
    if len(swapped) > _MOST * len(places):
        return (
            f"Longitude and latitude look swapped: {len(swapped)} of {len(places)} places are off "
            f"the map ({extent}), and on it the other way round. Exchange the columns lon and lat."
        )
    if len(off) > _MOST * len(places):
        return (
            f"{len(off)} of {len(places)} places are off the map, whose roads lie at {extent}. "
            "Use the map of this county, or correct the coordinates."
        )
    shift = _shift(places, Nearness(network))
    return None if shift is None else _shift_message(shift)


def datum_findings(
    places: Sequence[Place], nearest_m: Floats, network: RoadNetwork
) -> tuple[Finding, ...]:
    """Return R208 where the places seem to be in the wrong datum, or are all shifted.

    ``nearest_m`` is the distance of each place to the nearest road.
    """
    seen = {place.id for place in witnesses(places)}
    away_m = [m for place, m in zip(places, nearest_m.tolist(), strict=True) if place.id in seen]
    if not away_m or np.median(away_m) <= SUSPICIOUS_M:
        return ()
    shift = _shift(places, Nearness(network))
    if shift is None:
        return ()
    return (
        Finding(
            code="R208",
            severity=Severity.WARNING,
            message=_shift_message(shift),
            subject="roads",
            amount=float(round(np.hypot(shift.east_m, shift.north_m))),
            unit="m",
        ),
    )


def _shift_message(shift: Shift) -> str:
    """Return what a shift of all places looks like, why, and what to do about it."""
    seen = (
        f"{shift.places} places lie {metres(shift.given_m)} from the nearest road (median), and "
        f"would lie {metres(shift.undone_m)} from it"
    )
    way = shift_words(shift.east_m, shift.north_m)
    if shift.mistake is None:
        return (
            f"The places look shifted by about {way}, cause unknown: {seen} without that shift. "
            "Find out in which datum the coordinates and the map are; `crs` in scenario.yaml is "
            "wgs84, gcj02 or bd09."
        )
    return (
        f"The places look shifted by about {way}: {seen} if {shift.mistake.words}. "
        f"{shift.mistake.remedy}"
    )


def _shift(places: Sequence[Place], near: Nearness) -> Shift | None:
    return named_mistake(places, near) or unnamed_shift(places, near)
