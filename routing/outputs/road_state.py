"""What state the roads are in on the day: closures, weather, and who may not pass everywhere."""

from collections.abc import Iterator
from pathlib import Path

from routing.language import Wordbook
from routing.model import Closure, RoadProfile, RoadSource, Scenario
from routing.outputs.words import place_name, road_word
from routing.recipe import RunResult
from routing.units import cm_to_m, g_to_kg, m_to_km

_CUT_OFF_CODES = ("R201", "R202")
_USUAL = RoadSource()


def road_state(result: RunResult, words: Wordbook) -> str:
    """Return a list of what is not as usual, with the places cut off; nothing where all is."""
    scenario = result.scenario
    lines = [
        *(words("closed: {what}", what=closure) for closure in closure_words(scenario, words)),
        *_conditions(scenario.roads, words),
        *_cut_off(result, words),
        *_sizes(scenario, words),
    ]
    return "\n".join(f"- {line}" for line in lines)


def closure_words(scenario: Scenario, words: Wordbook) -> tuple[str, ...]:
    """Return a description of every closure in force on the day."""
    return tuple(_closure(scenario, closure, words) for closure in scenario.closures_in_force)


def _closure(scenario: Scenario, closure: Closure, words: Wordbook) -> str:
    name = f"`{closure.id}`"
    if closure.reason:
        name = words("{closure}: {reason}", closure=name, reason=closure.reason)
    where = _where(scenario, closure, words)
    if closure.last is None:
        return words("{closure} ({where})", closure=name, where=where)
    day = words.date(closure.last)
    return words("{closure} ({where}; until {day})", closure=name, where=where, day=day)


def _where(scenario: Scenario, closure: Closure, words: Wordbook) -> str:
    if closure.between is not None:
        start, end = (place_name(scenario, place_id, words) for place_id in closure.between)
        if closure.at_m is None:
            return words("the road from {start} to {end}", start=start, end=end)
        return words(
            "{km} km from {start} on the road to {end}",
            km=f"{m_to_km(closure.at_m):.1f}",
            start=start,
            end=end,
        )
    if closure.area_path is not None:
        return words("the roads of {file}", file=Path(closure.area_path).name)
    return words("ways {ids}", ids=", ".join(closure.way_ids))


def _conditions(roads: RoadSource, words: Wordbook) -> Iterator[str]:
    if roads.state != _USUAL.state:
        yield words("state of the roads: {state}", state=road_word(roads.state, words))
    if roads.period != _USUAL.period:
        yield words("period of the day: {period}", period=road_word(roads.period, words))


def _cut_off(result: RunResult, words: Wordbook) -> Iterator[str]:
    """Name the places that the roads themselves report as cut off."""
    found = dict.fromkeys(
        finding.place_id
        for finding in result.findings
        if finding.code in _CUT_OFF_CODES and finding.place_id is not None
    )
    if found:
        names = words.listed(place_name(result.scenario, place_id, words) for place_id in found)
        yield words("cut off: {names}", names=names)


def _sizes(scenario: Scenario, words: Wordbook) -> Iterator[str]:
    for kind in scenario.vehicle_types:
        sizes = words.listed(_size(kind.profile, words))
        if sizes:
            yield words(
                "{vehicle} keeps off roads that bar {sizes}",
                vehicle=words.name(kind.name, kind.name_zh),
                sizes=sizes,
            )


def _size(profile: RoadProfile, words: Wordbook) -> Iterator[str]:
    if profile.gross_g is not None:
        yield words("{weight} kg", weight=words.number(g_to_kg(profile.gross_g)))
    if profile.height_cm is not None:
        yield words("{metres} m of height", metres=words.number(cm_to_m(profile.height_cm), 2))
    if profile.width_cm is not None:
        yield words("{metres} m of width", metres=words.number(cm_to_m(profile.width_cm), 2))
