"""Ways from the hub that are suspiciously longer than the great circle."""

import numpy as np

from routing.language import message
from routing.model import Finding, Scenario, Severity, TravelMatrix
from routing.roads.great_circle import great_circles_m
from routing.roads.judging.gathering import gathered
from routing.roads.judging.wording import named
from routing.roads.road_map import Floats
from routing.units import km_to_m, m_to_km

TIMES_MEDIAN = 4.0
APART_M = km_to_m(2)


def detour_factors(scenario: Scenario, travel: TravelMatrix) -> Floats:
    """Return the length of the way from the hub to each place by its great circle, shape (places,).

    Of several road profiles, the shortest way counts; nan where none leads there, and within 2 km
    of the hub, where a factor says nothing.
    """
    hub = travel.index(scenario.hub.id)
    ways_m = np.where(travel.dist_m[:, hub] >= 0, travel.dist_m[:, hub], np.inf).min(axis=0)
    circle_m = great_circles_m(scenario.places)[hub]
    counts = (circle_m > APART_M) & np.isfinite(ways_m)
    factors: Floats = np.full(len(circle_m), np.nan)
    factors[counts] = ways_m[counts] / circle_m[counts]
    return factors


def detour_findings(scenario: Scenario, travel: TravelMatrix) -> tuple[Finding, ...]:
    """Return R214 for places whose factor is more than four times the median of all places.

    A lake or a range makes every way of a county long; what stands out against the others is
    suspicious.
    """
    factors = detour_factors(scenario, travel)
    circle_m = great_circles_m(scenario.places)[travel.index(scenario.hub.id)]
    if np.isnan(factors).all():
        return ()
    median = float(np.nanmedian(factors))
    most = TIMES_MEDIAN * median
    found = [
        Finding(
            code="R214",
            severity=Severity.WARNING,
            message=(
                message(
                    "The way from the hub to {place} is {factor:.1f} times the great circle "
                    "of {direct_km:.1f} km (median of all places: {median:.1f}). Check whether "
                    "the map lacks a road or a bridge there, and the coordinates.",
                    place=named(place),
                    factor=factors[number],
                    direct_km=m_to_km(circle_m[number]),
                    median=median,
                )
            ),
            subject="roads",
            place_id=place.id,
            amount=round(float(factors[number]), 2),
            unit="times",
        )
        for number, place in enumerate(scenario.places)
        if factors[number] > most
    ]
    return gathered(
        found, f"are more than {most:.1f} times the great circle away from the hub by road"
    )
