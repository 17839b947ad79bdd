"""The headline figures of a report on roads, for terminals and programs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from routing.language import ENGLISH, Wordbook
from routing.model import Finding, TravelSource
from routing.outputs.findings_file import finding_json
from routing.outputs.json_object import Json
from routing.outputs.overview import Row
from routing.outputs.roads_table import place_values
from routing.outputs.words import ROAD_SOURCES, finding_line, km, minutes, road_word
from routing.roads.judging.documented import ComparedDistance
from routing.roads.reporting.road_report import ClosureEffect, RoadReport, Spread
from routing.units import m_to_km, s_to_min

MOST_OF_A_CODE = 20


def roads_overview(report: RoadReport, words: Wordbook = ENGLISH) -> tuple[Row, ...]:
    """Return rows of a name and a figure; figures only a map has are left out where none is."""
    places = report.places
    lost = [row for row in places if row.from_hub is None or row.to_hub is None]
    rows: list[Row] = [
        (words("Roads"), words(ROAD_SOURCES[report.source])),
        *_day_rows(report, words),
        (words("Places"), words.number(len(places))),
        (words("Reached from the hub, and back"), words.number(report.reached)),
        (words("Not reached, or without a way back"), words.number(len(lost))),
    ]
    if report.access_m:
        spread = _spread_words(report.access_m, 0, words)
        rows.append((words("Place to road, m: median, 90 %, most"), spread))
    if report.detour_factors:
        factors = _spread_words(report.detour_factors, 2, words)
        rows.append((words("Road by great circle: median, 90 %, most"), factors))
    for network in report.networks:
        vehicles = ", ".join(network.vehicle_types) or words("vans")
        name = words("Roads for {vehicles}, km", vehicles=vehicles)
        rows.append((name, km(network.lengths.total_m)))
    if report.documented:
        off = sum(row.differs for row in report.documented)
        counts = words.listed(words.number(count) for count in (len(report.documented), off))
        rows.append((words("Documented distances, of these off"), counts))
    for effect in report.closures:
        name = words("Closure {closure}", closure=effect.closure.id)
        rows.append((name, effect_words(effect, words)))
    rows.append((words("Findings"), words.number(len(report.findings))))
    return tuple(rows)


def _day_rows(report: RoadReport, words: Wordbook) -> Iterator[Row]:
    """Yield in what state the roads of a map are, and which closures the day leaves out."""
    if report.source is not TravelSource.ROADS:
        return
    scenario = report.scenario
    state, period = (road_word(w, words) for w in (scenario.roads.state, scenario.roads.period))
    yield words("State of the roads, period"), words.listed((state, period))
    in_force = {closure.id for closure in scenario.closures_in_force}
    idle = [closure.id for closure in scenario.roads.closures if closure.id not in in_force]
    if idle:
        name = words("Closures not in force on {day}", day=words.date(scenario.day))
        yield name, ", ".join(idle)


def first_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return at most twenty findings of each code, in their order."""
    told: Counter[str] = Counter()
    first = []
    for finding in findings:
        told[finding.code] += 1
        if told[finding.code] <= MOST_OF_A_CODE:
            first.append(finding)
    return tuple(first)


def finding_lines(report: RoadReport, words: Wordbook = ENGLISH) -> tuple[str, ...]:
    """Return a line for each of the findings that are told, and how many are not."""
    told = first_findings(report.findings)
    more = len(report.findings) - len(told)
    lines = tuple(finding_line(finding, words) for finding in told)
    if not more:
        return lines
    count = words.number(more)
    return (*lines, words("{count} more findings; --json and -o tell all.", count=count))


def _spread_words(figures: Spread, digits: int, words: Wordbook) -> str:
    """Return median, ninth decile and greatest as ``12, 40, 250``."""
    return words.listed(
        words.number(value, digits) for value in (figures.median, figures.p90, figures.most)
    )


def effect_words(effect: ClosureEffect, words: Wordbook) -> str:
    """Return what a closure does as ``cuts off 3, slows 12 by up to 35.0 min``."""
    slowed = [detour.extra_s for detour in effect.detours if detour.extra_s > 0]
    if not slowed:
        return words("cuts off {count}, slows none", count=len(effect.cut_off))
    return words(
        "cuts off {count}, slows {slowed} by up to {minutes} min",
        count=len(effect.cut_off),
        slowed=len(slowed),
        minutes=minutes(max(slowed)),
    )


def roads_figures(report: RoadReport, folder: Path | None = None) -> Json:
    """Return the whole report as a JSON object; ``folder`` says where it was written."""
    return {
        "report": None if folder is None else str(folder),
        "scenario": report.scenario.name,
        "roads": report.source.value,
        "state": report.scenario.roads.state,
        "period": report.scenario.roads.period,
        "description": report.description,
        "reached": report.reached,
        "access_m": _spread(report.access_m),
        "detour_factor": _spread(report.detour_factors),
        "networks": [
            {
                "vehicle_types": list(network.vehicle_types),
                "km": _km(network.lengths.total_m),
                "documented_km": _km(network.lengths.documented_m),
                "assumed_km": _km(network.lengths.assumed_m),
                "km_by_class": {k: _km(m) for k, m in network.lengths.by_class.items()},
            }
            for network in report.networks
        ],
        "roads_used": [
            {
                "road_class": use.road_class,
                "surface": use.surface or None,
                "status": use.status or None,
                "road_km": _km(use.road_m),
                "driven_km": _km(use.driven_m),
            }
            for use in report.uses
        ],
        "documented": [_documented(row) for row in report.documented],
        "closures": [_closure(effect) for effect in report.closures],
        "places": [place_values(report, row) for row in report.places],
        "findings": [finding_json(finding) for finding in report.findings],
    }


def _spread(figures: Spread | None) -> Json | None:
    if figures is None:
        return None
    return {
        "count": figures.count,
        "median": round(figures.median, 3),
        "p90": round(figures.p90, 3),
        "max": round(figures.most, 3),
    }


def _documented(row: ComparedDistance) -> Json:
    return {
        "from_id": row.known.from_id,
        "to_id": row.known.to_id,
        "km": _km(row.known.dist_m),
        "modelled_km": None if row.modelled_m is None else _km(row.modelled_m),
        "source": row.known.source or None,
        "differs": row.differs,
    }


def _closure(effect: ClosureEffect) -> Json:
    extra_s = [detour.extra_s for detour in effect.detours]
    return {
        "id": effect.closure.id,
        "reason": effect.closure.reason or None,
        "cut_off": list(effect.cut_off),
        "median_extra_min": round(s_to_min(median(extra_s)), 2) if extra_s else None,
        "max_extra_min": round(s_to_min(max(extra_s)), 2) if extra_s else None,
        "detours": [
            {
                "place_id": detour.place_id,
                "extra_km": _km(detour.extra_m),
                "extra_min": round(s_to_min(detour.extra_s), 2),
            }
            for detour in effect.detours
        ],
    }


def _km(metres: float) -> float:
    return round(m_to_km(metres), 3)
