"""The Markdown report on the roads of a scenario."""

from collections import defaultdict

from routing.model import CoordStatus, TravelSource
from routing.outputs.markdown import document, section, table, warning
from routing.outputs.roads_figures import effect_words, first_findings, roads_overview
from routing.outputs.words import both_names, km, minutes, percent, place_name
from routing.roads.judging.documented import ComparedDistance
from routing.roads.reporting.road_report import ClosureEffect, PlaceRoads, RoadReport, Way
from routing.units import m_to_km

_STATUS = {"": "as surveyed in the map"}
_NONE = "-"


def roads_report(report: RoadReport) -> str:
    """Return the report as Markdown."""
    scenario = report.scenario
    title = both_names(scenario.title, scenario.title_zh)
    return document(
        f"# Roads: {title}, {scenario.day.isoformat()}",
        warning((*_notes(report), *scenario.notes)),
        section("Figures", table(("", "figure"), roads_overview(report))),
        section("Findings", _findings(report)),
        section("Closures in force", _closures(report)),
        section("Places not reached", _lost(report)),
        *_of_a_map(report),
        section("Documented distances", _documented(report)),
        section("Places", _places(report)),
    )


def _notes(report: RoadReport) -> tuple[str, ...]:
    places = report.scenario.places
    assumed = sum(place.coord_status is CoordStatus.ASSUMED for place in places)
    notes = [report.description]
    if assumed:
        notes.append(f"ASSUMED COORDINATES: {assumed} of {len(places)} places.")
    return tuple(note for note in notes if note)


def _findings(report: RoadReport) -> str:
    if not report.findings:
        return "None."
    told = first_findings(report.findings)
    rows = [(f.code, f.severity.value, f.place_id or "", f.message) for f in told]
    more = len(report.findings) - len(told)
    return table(("code", "severity", "place", "finding"), rows, text_columns=4) + (
        f"\n\n{more} more stand in `findings.json`." if more else ""
    )


def _closures(report: RoadReport) -> str:
    if not report.closures:
        return "None."
    rows = [_closure(report, effect) for effect in report.closures]
    header = ("closure", "reason", "until", "does", "cut off")
    parts = [table(header, rows, text_columns=5)]
    parts += [text for effect in report.closures if (text := _detours(report, effect))]
    return "\n\n".join(parts)


def _closure(report: RoadReport, effect: ClosureEffect) -> tuple[object, ...]:
    closure = effect.closure
    names = ", ".join(place_name(report.scenario, place_id) for place_id in effect.cut_off)
    until = closure.last.isoformat() if closure.last else "open end"
    return closure.id, closure.reason or _NONE, until, effect_words(effect), names or _NONE


def _detours(report: RoadReport, effect: ClosureEffect) -> str:
    if not effect.detours:
        return ""
    slowest = sorted(effect.detours, key=lambda detour: (-detour.extra_s, detour.place_id))
    rows = [
        (place_name(report.scenario, d.place_id), km(d.extra_m), minutes(d.extra_s))
        for d in slowest
    ]
    head = f"{effect.closure.id}: detours from the hub"
    return f"**{head}**\n\n" + table(("place", "extra km", "extra min"), rows)


def _lost(report: RoadReport) -> str:
    rows = [
        (
            place_name(report.scenario, row.place.id),
            row.level.value,
            "yes" if row.from_hub else "no",
            "yes" if row.to_hub else "no",
            ", ".join(row.cut_off_by) or _NONE,
        )
        for row in report.places
        if row.from_hub is None or row.to_hub is None
    ]
    if not rows:
        return "Every place is reached from the hub, and back."
    return table(("place", "level", "reached", "back", "cut off by"), rows, text_columns=5)


def _of_a_map(report: RoadReport) -> tuple[str, ...]:
    if report.source is not TravelSource.ROADS:
        return ()
    return (
        section(
            "Roads on the quickest ways from the hub",
            "`road km` counts every piece of road once, `driven km` once for every place whose "
            "way it is on.",
            _uses(report),
            _statuses(report),
        ),
        section("Roads the vehicles may drive", _networks(report)),
    )


def _uses(report: RoadReport) -> str:
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for use in report.uses:
        row = sums[use.road_class, use.surface or "not tagged"]
        row[0] += use.road_m
        row[1] += use.driven_m
    total = sum(driven for _, driven in sums.values())
    rows = [
        (*key, km(once), km(driven), percent(driven, total))
        for key, (once, driven) in sorted(sums.items(), key=lambda item: -item[1][1])
    ]
    header = ("class", "surface", "road km", "driven km", "share driven")
    return table(header, rows, text_columns=2)


def _statuses(report: RoadReport) -> str:
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for use in report.uses:
        sums[use.status][0] += use.road_m
        sums[use.status][1] += use.driven_m
    roads, driven = (sum(row[i] for row in sums.values()) for i in (0, 1))
    rows = [
        (_STATUS.get(status, status), percent(row[0], roads), percent(row[1], driven))
        for status, row in sorted(sums.items(), key=lambda item: -item[1][1])
    ]
    return table(("what is known of them", "share of roads", "share driven"), rows)


def _networks(report: RoadReport) -> str:
    kinds = [
        (", ".join(network.vehicle_types) or "vans", network.lengths) for network in report.networks
    ]
    classes = dict.fromkeys(kind for _, lengths in kinds for kind in lengths.by_class)
    rows = [
        (kind, *(km(lengths.by_class.get(kind, 0.0)) for _, lengths in kinds)) for kind in classes
    ]
    total = ("**all**", *(km(lengths.total_m) for _, lengths in kinds))
    return table(("km by class", *(name for name, _ in kinds)), [*rows, total])


def _documented(report: RoadReport) -> str:
    if not report.documented:
        return "None are given (`roads.documented`)."
    rows = [_known(report, row) for row in report.documented]
    header = ("from", "to", "source", "documented km", "modelled km", "off", "finding")
    return table(header, rows, text_columns=3)


def _known(report: RoadReport, row: ComparedDistance) -> tuple[object, ...]:
    known, off_m = row.known, row.off_m
    off = f"{m_to_km(off_m):+.1f} km, {off_m / known.dist_m:+.1%}" if off_m is not None else _NONE
    return (
        place_name(report.scenario, known.from_id),
        place_name(report.scenario, known.to_id),
        known.source or _NONE,
        km(known.dist_m),
        _NONE if row.modelled_m is None else km(row.modelled_m),
        off,
        "R215" if row.differs else "",
    )


def _places(report: RoadReport) -> str:
    header = (
        "place",
        "id",
        "level",
        "road",
        "to road, m",
        "from hub, km",
        "min",
        "back, km",
        "min",
        "great circle, km",
        "factor",
        "from centre, km",
        "min",
        *(("extra, km", "min") if report.closures else ()),
    )
    return table(header, [_place(report, row) for row in report.places], text_columns=4)


def _place(report: RoadReport, row: PlaceRoads) -> tuple[object, ...]:
    joint = row.joint
    road = f"{joint.road_class} {joint.road_name}".strip() if joint else _NONE
    return (
        place_name(report.scenario, row.place.id),
        row.place.id,
        row.level.value,
        road,
        f"{joint.access_m:,.0f}" if joint else _NONE,
        *_way(row.from_hub),
        *_way(row.to_hub),
        km(row.crow_m),
        _NONE if row.detour_factor is None else f"{row.detour_factor:.2f}",
        *_way(row.from_centre),
        *(_extra(row) if report.closures else ()),
    )


def _way(way: Way | None) -> tuple[str, str]:
    return (_NONE, _NONE) if way is None else (km(way.dist_m), minutes(way.time_s))


def _extra(row: PlaceRoads) -> tuple[str, str]:
    if row.extra_m is None or row.extra_s is None:
        return _NONE, _NONE
    return km(row.extra_m), minutes(row.extra_s)
