"""What state the roads are in on the day: closures, weather, and who may not pass everywhere."""

from collections.abc import Iterator
from pathlib import Path

from routing.model import Closure, RoadProfile, RoadSource, Scenario
from routing.outputs.words import both_names, place_name
from routing.recipe import RunResult
from routing.units import cm_to_m, g_to_kg, m_to_km

_CUT_OFF_CODES = ("R201", "R202")
_USUAL = RoadSource()


def road_state(result: RunResult) -> str:
    """Return a list of what is not as usual, with the places cut off; nothing where all is."""
    scenario = result.scenario
    lines = [
        *(f"closed: {words}" for words in closure_words(scenario)),
        *_conditions(scenario.roads),
        *_cut_off(result),
        *_sizes(scenario),
    ]
    return "\n".join(f"- {line}" for line in lines)


def closure_words(scenario: Scenario) -> tuple[str, ...]:
    """Return a description of every closure in force on the day."""
    return tuple(_closure(scenario, closure) for closure in scenario.closures_in_force)


def _closure(scenario: Scenario, closure: Closure) -> str:
    reason = f": {closure.reason}" if closure.reason else ""
    last = f"; until {closure.last.isoformat()}" if closure.last else ""
    return f"`{closure.id}`{reason} ({_where(scenario, closure)}{last})"


def _where(scenario: Scenario, closure: Closure) -> str:
    if closure.between is not None:
        start, end = (place_name(scenario, place_id) for place_id in closure.between)
        if closure.at_m is None:
            return f"the road from {start} to {end}"
        return f"{m_to_km(closure.at_m):.1f} km from {start} on the road to {end}"
    if closure.area_path is not None:
        return f"the roads of {Path(closure.area_path).name}"
    return f"ways {', '.join(closure.way_ids)}"


def _conditions(roads: RoadSource) -> Iterator[str]:
    if roads.state != _USUAL.state:
        yield f"state of the roads: {roads.state}"
    if roads.period != _USUAL.period:
        yield f"period of the day: {roads.period}"


def _cut_off(result: RunResult) -> Iterator[str]:
    """Name the places that the roads themselves report as cut off."""
    found = dict.fromkeys(
        finding.place_id
        for finding in result.findings
        if finding.code in _CUT_OFF_CODES and finding.place_id is not None
    )
    if found:
        names = ", ".join(place_name(result.scenario, place_id) for place_id in found)
        yield f"cut off: {names}"


def _sizes(scenario: Scenario) -> Iterator[str]:
    for kind in scenario.vehicle_types:
        sizes = ", ".join(_size(kind.profile))
        if sizes:
            yield f"{both_names(kind.name, kind.name_zh)} keeps off roads that bar {sizes}"


def _size(profile: RoadProfile) -> Iterator[str]:
    if profile.gross_g is not None:
        yield f"{g_to_kg(profile.gross_g):,.0f} kg"
    if profile.height_cm is not None:
        yield f"{cm_to_m(profile.height_cm):.2f} m of height"
    if profile.width_cm is not None:
        yield f"{cm_to_m(profile.width_cm):.2f} m of width"
