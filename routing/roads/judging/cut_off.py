"""Name the places the hub cannot reach, or that cannot reach the hub, and what is near them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from routing.model import Finding, Hub, Place, RoadProfile, Scenario, Severity, TravelMatrix
from routing.roads.judging.visitors import visiting_profiles
from routing.roads.judging.wording import metres, named, spot


@dataclass(frozen=True, slots=True, kw_only=True)
class NearestReached:
    """The nearest point of the roads that a way from the hub, or to it, does lead to."""

    lon: float
    lat: float
    away_m: float

    def __str__(self) -> str:
        return f"{spot(self.lon, self.lat)}, {metres(self.away_m)} from it"


FindNearest = Callable[[Place, RoadProfile, bool], NearestReached | None]
"""Of a place and a profile, the nearest point reached; whether from the hub, else to it."""

FindClosures = Callable[[Place, bool], Sequence[str]]
"""The closures that cut a place off which is reached without them, from the hub or to it."""


def _nothing_near(_: Place, __: RoadProfile, ___: bool) -> None:  # noqa: FBT001
    return None


def _no_closures(_: Place, __: bool) -> Sequence[str]:  # noqa: FBT001
    return ()


def cut_off_findings(
    scenario: Scenario,
    travel: TravelMatrix,
    nearest: FindNearest = _nothing_near,
    closures: FindClosures = _no_closures,
) -> tuple[Finding, ...]:
    """Return one finding per place without a road from the hub (R201) or to it (R202).

    A place counts if none of the vehicles that visit it have a way.
    """
    found: list[Finding] = []
    for place in scenario.places:
        if isinstance(place, Hub):
            continue
        profiles = visiting_profiles(scenario, place)
        for code, outward, words in (
            ("R201", True, "from the hub to"),
            ("R202", False, "to the hub from"),
        ):
            if reaches(scenario, travel, place, outward=outward):
                continue
            found.append(
                Finding(
                    code=code,
                    severity=Severity.WARNING,
                    message=_message(
                        f"No road leads {words} {named(place)}.",
                        closures(place, outward),
                        nearest(place, profiles[0], outward),
                    ),
                    subject="roads",
                    place_id=place.id,
                )
            )
    return tuple(found)


def reaches(scenario: Scenario, travel: TravelMatrix, place: Place, *, outward: bool) -> bool:
    """Say whether a vehicle that visits a place has a way from the hub (outward), or to it."""
    ends = scenario.hub.id, place.id
    origin, target = (travel.index(end) for end in (ends if outward else ends[::-1]))
    layers = [travel.layer(profile) for profile in visiting_profiles(scenario, place)]
    return bool(np.any(travel.time_s[layers, origin, target] >= 0))


def _message(what: str, closures: Sequence[str], nearest: NearestReached | None) -> str:
    if closures:
        closed = "closures" if len(closures) > 1 else "closure"
        what += f" Without the {closed} {' and '.join(closures)} one would."
    if nearest is None:
        return what
    return f"{what} The nearest point of the roads with such a way is {nearest}."
