"""The Markdown report of a what-if, for those who decide about a county's roads and rules."""

from collections import Counter
from collections.abc import Iterable, Sequence

from routing.model import Reason, Scenario
from routing.outputs.caveats import caveats
from routing.outputs.figures import fen_by_item
from routing.outputs.markdown import document, section, table, warning
from routing.outputs.overview import whatif_overview
from routing.outputs.road_state import closure_words
from routing.outputs.run_report import effort_words
from routing.outputs.whatif_figures import longest_detours
from routing.outputs.whatif_verdict import whatif_notes, whatif_verdict
from routing.outputs.words import (
    ITEMS,
    NETWORKS,
    PENALTY_NOTE,
    REASONS,
    both_names,
    km,
    minutes,
    place_name,
    signed_km,
    signed_minutes,
    signed_yuan,
    yuan,
)
from routing.recipe import RunResult, summarise
from routing.studies.detours import Detour, RoundTrip
from routing.studies.whatif import BASE, VARIANT, WhatIf

_LISTED = 25
"""How many detours the report lists; the table beside it has all."""


def whatif_report(study: WhatIf, name: str) -> str:
    """Return the report of a what-if as Markdown; ``name`` says what changes."""
    scenario = study.base.scenario
    overview = whatif_overview(study)
    return document(
        f"# {both_names(scenario.title, scenario.title_zh)}, {scenario.day.isoformat()}: "
        f"what if {name}?",
        f"**{whatif_verdict(study, name)}**",
        warning((*whatif_notes(study), *_caveats(study))),
        _method(study),
        section("What changes", *_changes(study)),
        section("Figures", table(overview[0], overview[1:])),
        section("What it costs, yuan a day", _bridge(study)),
        section("Places cut off", _places(study, study.cut_off, "No place is cut off.")),
        section("Places opened", _places(study, study.opened, "")) if study.opened else "",
        section("Parcels left behind", _left(study)),
        section("Detours", _detours(study)),
    )


def _caveats(study: WhatIf) -> Iterable[str]:
    """Return the statements of both runs, once, and of one run with its name."""
    both = {BASE: caveats(study.base), VARIANT: caveats(study.variant)}
    for run, statements in both.items():
        for statement in statements:
            if all(statement in others for others in both.values()):
                if run == BASE:
                    yield statement
            else:
                yield f"{run}: {statement}"


def _method(study: WhatIf) -> str:
    provenance, plan = study.base.provenance, study.base.plan
    return (
        f"Network {NETWORKS[plan.network]}. Engine `{provenance.engine}`, "
        f"{effort_words(provenance.effort)}, seed {provenance.effort.seed} for both days; each is "
        "planned from nothing. A search of other length may move either plan a little, so small "
        "differences say little."
    )


def _changes(study: WhatIf) -> tuple[str, ...]:
    base, variant = study.base.scenario, study.variant.scenario
    bullets = [
        *(f"- closed: {w}" for w in closure_words(variant) if w not in closure_words(base)),
        *(f"- open again: {w}" for w in closure_words(base) if w not in closure_words(variant)),
    ]
    for word, before, after in (
        ("state of the roads", base.roads.state, variant.roads.state),
        ("period of the day", base.roads.period, variant.roads.period),
        ("day", base.day.isoformat(), variant.day.isoformat()),
    ):
        if before != after:
            bullets.append(f"- {word}: {before} -> {after}")
    parts = ", ".join(_parts_that_differ(base, variant))
    return (
        "\n".join(bullets),
        f"The scenarios differ in: {parts}." if parts else "The scenarios are the same.",
    )


def _parts_that_differ(base: Scenario, variant: Scenario) -> list[str]:
    parts = {
        "hub": "hub",
        "centres": "centres",
        "villages": "villages",
        "carriers": "carriers",
        "products": "products",
        "consignments": "goods",
        "vehicle_types": "vehicle types",
        "vehicles": "vehicles",
        "lines": "lines",
        "rules": "rules",
        "tariff": "tariff",
        "roads": "roads",
    }
    return [word for part, word in parts.items() if getattr(base, part) != getattr(variant, part)]


def _bridge(study: WhatIf) -> str:
    before, after = fen_by_item(study.base), fen_by_item(study.variant)
    start, end = summarise(study.base), summarise(study.variant)
    rows = [
        *((name, before[item], after[item]) for item, name in ITEMS.items()),
        ("**Cash cost**", start.cash_fen, end.cash_fen),
        ("**Penalties**", start.penalty_fen, end.penalty_fen),
        ("**Total**", study.bridge.start_fen, study.bridge.end_fen),
    ]
    cells = [(name, yuan(a), yuan(b), signed_yuan(b - a)) for name, a, b in rows]
    return table(("account", BASE, VARIANT, "change"), cells) + f"\n\n{PENALTY_NOTE}"


def _places(study: WhatIf, places: Sequence[Detour], none: str) -> str:
    if not places:
        return none
    rows = [
        (
            place_name(study.base.scenario, p.place_id),
            p.place_id,
            _parcels(study, p),
            _why(study, p),
        )
        for p in places
    ]
    return table(("place", "id", "parcels a day", "what is known"), rows, text_columns=2)


def _parcels(study: WhatIf, detour: Detour) -> int:
    goods = study.base.scenario.consignments
    return sum(c.parcels for c in goods if c.village_id == detour.place_id)


def _why(study: WhatIf, detour: Detour) -> str:
    told = (f.message for f in study.variant.findings if f.place_id == detour.place_id)
    return " ".join(dict.fromkeys(told))


def _left(study: WhatIf) -> str:
    blocks = [
        _left_table(study.variant, study.stranded, "only the variant leaves behind"),
        _left_table(study.base, study.rescued, "only the base leaves behind"),
    ]
    return "\n\n".join(block for block in blocks if block) or "The same parcels are served."


def _left_table(result: RunResult, consignment_ids: Sequence[str], which: str) -> str:
    if not consignment_ids:
        return ""
    reasons = {u.consignment_id: u.reason for u in result.plan.unserved}
    parcels: Counter[tuple[str, Reason]] = Counter()
    for consignment_id in consignment_ids:
        consignment = result.scenario.consignment(consignment_id)
        parcels[consignment.village_id, reasons[consignment_id]] += consignment.parcels
    rows = [
        (place_name(result.scenario, village_id), REASONS[reason], f"{count:,}")
        for (village_id, reason), count in parcels.items()
    ]
    words = f"What {which}, {sum(parcels.values()):,} parcels:"
    return f"{words}\n\n{table(('village', 'reason', 'parcels'), rows, text_columns=2)}"


def _detours(study: WhatIf) -> str:
    longer = longest_detours(study)
    if not longer:
        return "No place is farther from the hub than before."
    rows = [
        (
            place_name(study.base.scenario, detour.place_id),
            *_way(detour.base),
            *_way(detour.variant),
            signed_km(detour.extra_m),
            signed_minutes(detour.extra_s),
        )
        for detour in longer[:_LISTED]
    ]
    header = ("place", "km before", "min", "km after", "min", "extra km", "extra min")
    count = f"{len(longer):,} places take longer; hub - place - hub, the quickest vehicle. "
    more = f"The {_LISTED} longest; `detours.csv` has all." if len(longer) > _LISTED else ""
    return f"{(count + more).strip()}\n\n{table(header, rows)}"


def _way(way: RoundTrip | None) -> tuple[str, str]:
    return ("-", "-") if way is None else (km(way.dist_m), minutes(way.drive_s))
