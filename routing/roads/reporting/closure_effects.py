"""What closures do to the ways from the hub: places cut off, and detours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from routing.model import Centre, Closure, Hub, Place, Scenario, TravelMatrix, Village
from routing.roads.judging.visitors import visiting_profiles
from routing.roads.reporting.road_report import ClosureEffect, Detour, Way

_OUTWARD = (Hub, Centre, Village)

Measure = Callable[[Scenario], TravelMatrix]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The effect of each closure in force by itself, and by place the closures that cut it off."""

    effects: tuple[ClosureEffect, ...]
    cut_off_by: Mapping[str, tuple[str, ...]]


NOTHING_CLOSED = Closed(effects=(), cut_off_by={})


def way_between(
    scenario: Scenario, travel: TravelMatrix, origin: Place, target: Place
) -> Way | None:
    """Return the quickest way for the vehicles that visit the outer place, None if none.

    The first profile that finds a way counts.
    """
    outer = max(origin, target, key=lambda place: _OUTWARD.index(type(place)))
    start, end = travel.index(origin.id), travel.index(target.id)
    for profile in visiting_profiles(scenario, outer):
        layer = travel.layer(profile)
        if travel.time_s[layer, start, end] >= 0:
            return Way(
                dist_m=int(travel.dist_m[layer, start, end]),
                time_s=int(travel.time_s[layer, start, end]),
            )
    return None


def closed_by(
    scenario: Scenario, travel: TravelMatrix, open_travel: TravelMatrix, measure: Measure
) -> Closed:
    """Return what every closure in force does by itself, against roads without any.

    ``travel`` is the matrix with all closures, ``open_travel`` that without any; ``measure``
    returns the matrix of a changed scenario.
    """
    closures = scenario.closures_in_force
    effects = tuple(
        _effect(
            scenario,
            closure,
            open_travel,
            travel if len(closures) == 1 else measure(_with(scenario, (closure,))),
        )
        for closure in closures
    )
    together = _cut_off(scenario, open_travel, travel)
    by_place = {
        place_id: tuple(e.closure.id for e in effects if place_id in e.cut_off)
        or tuple(closure.id for closure in closures)
        for place_id in together
    }
    return Closed(effects=effects, cut_off_by=by_place)


def _with(scenario: Scenario, closures: tuple[Closure, ...]) -> Scenario:
    return scenario.replace(roads=replace(scenario.roads, closures=closures))


def _effect(
    scenario: Scenario, closure: Closure, open_travel: TravelMatrix, travel: TravelMatrix
) -> ClosureEffect:
    detours = []
    for place in scenario.places:
        before = way_between(scenario, open_travel, scenario.hub, place)
        after = way_between(scenario, travel, scenario.hub, place)
        if before is not None and after is not None and after != before:
            extra_m, extra_s = after.dist_m - before.dist_m, after.time_s - before.time_s
            detours.append(Detour(place_id=place.id, extra_m=extra_m, extra_s=extra_s))
    return ClosureEffect(
        closure=closure,
        cut_off=_cut_off(scenario, open_travel, travel),
        detours=tuple(detours),
    )


def _cut_off(scenario: Scenario, before: TravelMatrix, after: TravelMatrix) -> tuple[str, ...]:
    """Return the places that lose their way from the hub or back."""

    def goes(travel: TravelMatrix, origin: Place, target: Place) -> bool:
        return way_between(scenario, travel, origin, target) is not None

    hub = scenario.hub
    return tuple(
        place.id
        for place in scenario.places
        if any(
            goes(before, *ends) and not goes(after, *ends) for ends in ((hub, place), (place, hub))
        )
    )
