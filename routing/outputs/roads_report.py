"""The Markdown report on the roads of a scenario."""

from collections import defaultdict

from routing.language import ENGLISH, Wordbook, message
from routing.model import TravelSource
from routing.outputs.caveats import assumed_places
from routing.outputs.markdown import document, section, table, warning
from routing.outputs.roads_figures import effect_words, first_findings, roads_overview
from routing.outputs.run_report import report_title
from routing.outputs.words import (
    LEVELS,
    SEVERITIES,
    finding_text,
    km,
    minutes,
    percent,
    place_name,
    signed_km,
)
from routing.roads.judging.documented import ComparedDistance
from routing.roads.reporting.road_report import ClosureEffect, PlaceRoads, RoadReport, Way

_STATUS = {
    "": message("as surveyed in the map"),
    "documented": message("documented"),
    "assumed": message("assumed"),
}
_NONE = "-"


def roads_report(report: RoadReport, words: Wordbook = ENGLISH) -> str:
    """Return the report as Markdown."""
    title = words("Roads: {title}", title=report_title(report.scenario, words))
    return document(
        f"# {title}",
        warning((*_notes(report, words), *report.scenario.notes), words),
        section(words("Figures"), table(("", words("figure")), roads_overview(report, words))),
        section(words("Findings"), _findings(report, words)),
        section(words("Closures in force"), _closures(report, words)),
        section(words("Places not reached"), _lost(report, words)),
        *_of_a_map(report, words),
        section(words("Documented distances"), _documented(report, words)),
        section(words("Places"), _places(report, words)),
    )


def _notes(report: RoadReport, words: Wordbook) -> tuple[str, ...]:
    notes = (report.description, *assumed_places(report.scenario, words))
    return tuple(note for note in notes if note)


def _findings(report: RoadReport, words: Wordbook) -> str:
    if not report.findings:
        return words("None.")
    told = first_findings(report.findings)
    rows = [
        (f.code, words(SEVERITIES[f.severity]), f.place_id or "", finding_text(f, words))
        for f in told
    ]
    more = len(report.findings) - len(told)
    return table(
        (words("code"), words("severity"), words("place"), words("finding")), rows, text_columns=4
    ) + (
        "\n\n" + words("{count} more stand in `findings.json`.", count=words.number(more))
        if more
        else ""
    )


def _closures(report: RoadReport, words: Wordbook) -> str:
    if not report.closures:
        return words("None.")
    rows = [_closure(report, effect, words) for effect in report.closures]
    header = (words("closure"), words("reason"), words("until"), words("does"), words("cut off"))
    parts = [table(header, rows, text_columns=5)]
    parts += [text for effect in report.closures if (text := _detours(report, effect, words))]
    return "\n\n".join(parts)


def _closure(report: RoadReport, effect: ClosureEffect, words: Wordbook) -> tuple[object, ...]:
    closure = effect.closure
    names = words.listed(
        place_name(report.scenario, place_id, words) for place_id in effect.cut_off
    )
    until = words.date(closure.last) if closure.last else words("open end")
    return closure.id, closure.reason or _NONE, until, effect_words(effect, words), names or _NONE


def _detours(report: RoadReport, effect: ClosureEffect, words: Wordbook) -> str:
    if not effect.detours:
        return ""
    slowest = sorted(effect.detours, key=lambda detour: (-detour.extra_s, detour.place_id))
    rows = [
        (place_name(report.scenario, d.place_id, words), km(d.extra_m), minutes(d.extra_s))
        for d in slowest
    ]
    head = words("{closure}: detours from the hub", closure=effect.closure.id)
    return f"**{head}**\n\n" + table((words("place"), words("extra km"), words("extra min")), rows)


def _lost(report: RoadReport, words: Wordbook) -> str:
    rows = [
        (
            place_name(report.scenario, row.place.id, words),
            words(LEVELS[row.level]),
            words("yes") if row.from_hub else words("no"),
            words("yes") if row.to_hub else words("no"),
            ", ".join(row.cut_off_by) or _NONE,
        )
        for row in report.places
        if row.from_hub is None or row.to_hub is None
    ]
    if not rows:
        return words("Every place is reached from the hub, and back.")
    return table(
        (words("place"), words("level"), words("reached"), words("back"), words("cut off by")),
        rows,
        text_columns=5,
    )


def _of_a_map(report: RoadReport, words: Wordbook) -> tuple[str, ...]:
    if report.source is not TravelSource.ROADS:
        return ()
    return (
        section(
            words("Roads on the quickest ways from the hub"),
            words(
                "`road km` counts every piece of road once, `driven km` once for every place whose "
                "way it is on."
            ),
            _uses(report, words),
            _statuses(report, words),
        ),
        section(words("Roads the vehicles may drive"), _networks(report, words)),
    )


def _uses(report: RoadReport, words: Wordbook) -> str:
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for use in report.uses:
        row = sums[use.road_class, use.surface or words("not tagged")]
        row[0] += use.road_m
        row[1] += use.driven_m
    total = sum(driven for _, driven in sums.values())
    rows = [
        (*key, km(once), km(driven), percent(driven, total))
        for key, (once, driven) in sorted(sums.items(), key=lambda item: -item[1][1])
    ]
    header = (
        words("class"),
        words("surface"),
        words("road km"),
        words("driven km"),
        words("share driven"),
    )
    return table(header, rows, text_columns=2)


def _statuses(report: RoadReport, words: Wordbook) -> str:
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for use in report.uses:
        sums[use.status][0] += use.road_m
        sums[use.status][1] += use.driven_m
    roads, driven = (sum(row[i] for row in sums.values()) for i in (0, 1))
    rows = [
        (words(_STATUS.get(status, status)), percent(row[0], roads), percent(row[1], driven))
        for status, row in sorted(sums.items(), key=lambda item: -item[1][1])
    ]
    return table(
        (words("what is known of them"), words("share of roads"), words("share driven")), rows
    )


def _networks(report: RoadReport, words: Wordbook) -> str:
    kinds = [
        (", ".join(network.vehicle_types) or words("vans"), network.lengths)
        for network in report.networks
    ]
    classes = dict.fromkeys(kind for _, lengths in kinds for kind in lengths.by_class)
    rows = [
        (kind, *(km(lengths.by_class.get(kind, 0.0)) for _, lengths in kinds)) for kind in classes
    ]
    total = (words("**all**"), *(km(lengths.total_m) for _, lengths in kinds))
    return table(("km by class", *(name for name, _ in kinds)), [*rows, total])


def _documented(report: RoadReport, words: Wordbook) -> str:
    if not report.documented:
        return words("None are given (`roads.documented`).")
    rows = [_known(report, row, words) for row in report.documented]
    header = (
        words("from"),
        words("to"),
        words("source"),
        words("documented km"),
        words("modelled km"),
        words("off"),
        words("finding"),
    )
    return table(header, rows, text_columns=3)


def _known(report: RoadReport, row: ComparedDistance, words: Wordbook) -> tuple[object, ...]:
    known, off_m = row.known, row.off_m
    off = _NONE
    if off_m is not None:
        off = words("{km} km, {share}", km=signed_km(off_m), share=f"{off_m / known.dist_m:+.1%}")
    return (
        place_name(report.scenario, known.from_id, words),
        place_name(report.scenario, known.to_id, words),
        known.source or _NONE,
        km(known.dist_m),
        _NONE if row.modelled_m is None else km(row.modelled_m),
        off,
        "R215" if row.differs else "",
    )


def _places(report: RoadReport, words: Wordbook) -> str:
    header = (
        words("place"),
        words("id"),
        words("level"),
        words("road"),
        words("to road, m"),
        words("from hub, km"),
        words("min"),
        words("back, km"),
        words("min"),
        words("great circle, km"),
        words("factor"),
        words("from centre, km"),
        words("min"),
        *((words("extra, km"), words("min")) if report.closures else ()),
    )
    return table(header, [_place(report, row, words) for row in report.places], text_columns=4)


def _place(report: RoadReport, row: PlaceRoads, words: Wordbook) -> tuple[object, ...]:
    joint = row.joint
    road = f"{joint.road_class} {joint.road_name}".strip() if joint else _NONE
    return (
        place_name(report.scenario, row.place.id, words),
        row.place.id,
        words(LEVELS[row.level]),
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
