"""The Markdown report of a what-if, for those who decide about a county's roads and rules."""

from collections import Counter
from collections.abc import Iterable, Sequence

from routing.language import ENGLISH, Wordbook, message
from routing.model import Reason, Scenario
from routing.outputs.caveats import caveats
from routing.outputs.figures import fen_by_item
from routing.outputs.markdown import document, section, table, warning
from routing.outputs.overview import whatif_overview
from routing.outputs.road_state import closure_words
from routing.outputs.run_report import effort_words, report_title
from routing.outputs.whatif_figures import longest_detours
from routing.outputs.whatif_verdict import whatif_notes, whatif_verdict
from routing.outputs.words import (
    ITEMS,
    NETWORKS,
    PENALTY_NOTE,
    REASONS,
    RUN_NAMES,
    finding_text,
    km,
    minutes,
    place_name,
    road_word,
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


def whatif_report(study: WhatIf, name: str, words: Wordbook = ENGLISH) -> str:
    """Return the report of a what-if as Markdown; ``name`` says what changes."""
    overview = whatif_overview(study, words)
    title = report_title(study.base.scenario, words)
    opened = _places(study, study.opened, words)
    return document(
        f"# {words('{title}: what if {change}?', title=title, change=name)}",
        f"**{whatif_verdict(study, name, words)}**",
        warning((*whatif_notes(study, words), *_caveats(study, words)), words),
        _method(study, words),
        section(words("What changes"), *_changes(study, words)),
        section(words("Figures"), table(overview[0], overview[1:])),
        section(words("What it costs, yuan a day"), _bridge(study, words)),
        section(
            words("Places cut off"),
            _places(study, study.cut_off, words) or words("No place is cut off."),
        ),
        section(words("Places opened"), opened) if opened else "",
        section(words("Parcels left behind"), _left(study, words)),
        section(words("Detours"), _detours(study, words)),
    )


def _caveats(study: WhatIf, words: Wordbook) -> Iterable[str]:
    """Return the statements of both runs, once, and of one run with its name."""
    both = {BASE: caveats(study.base, words), VARIANT: caveats(study.variant, words)}
    for run, statements in both.items():
        for statement in statements:
            if all(statement in others for others in both.values()):
                if run == BASE:
                    yield statement
            else:
                yield words("{run}: {statement}", run=words(RUN_NAMES[run]), statement=statement)


def _method(study: WhatIf, words: Wordbook) -> str:
    provenance, plan = study.base.provenance, study.base.plan
    return words(
        "Network {network}. Engine `{engine}`, {effort}, seed {seed} for both days; each is "
        "planned from nothing. A search of other length may move either plan a little, so small "
        "differences say little.",
        network=words(NETWORKS[plan.network]),
        engine=provenance.engine,
        effort=effort_words(provenance.effort, words),
        seed=provenance.effort.seed,
    )


def _changes(study: WhatIf, words: Wordbook) -> tuple[str, ...]:
    base, variant = study.base.scenario, study.variant.scenario
    before, after = closure_words(base, words), closure_words(variant, words)
    bullets = [
        *(words("closed: {what}", what=w) for w in after if w not in before),
        *(words("open again: {what}", what=w) for w in before if w not in after),
        *_changed_conditions(base, variant, words),
    ]
    parts = words.listed(_parts_that_differ(base, variant, words))
    return (
        "\n".join(f"- {bullet}" for bullet in bullets),
        words("The scenarios differ in: {parts}.", parts=parts)
        if parts
        else words("The scenarios are the same."),
    )


def _changed_conditions(base: Scenario, variant: Scenario, words: Wordbook) -> Iterable[str]:
    for text, before, after in (
        (
            message("state of the roads: {before} -> {after}"),
            road_word(base.roads.state, words),
            road_word(variant.roads.state, words),
        ),
        (
            message("period of the day: {before} -> {after}"),
            road_word(base.roads.period, words),
            road_word(variant.roads.period, words),
        ),
        (message("day: {before} -> {after}"), words.date(base.day), words.date(variant.day)),
    ):
        if before != after:
            yield words(text, before=before, after=after)


def _parts_that_differ(base: Scenario, variant: Scenario, words: Wordbook) -> list[str]:
    parts = {
        "hub": message("hub"),
        "centres": message("centres"),
        "villages": message("villages"),
        "carriers": message("carriers"),
        "products": message("products"),
        "consignments": message("goods"),
        "vehicle_types": message("vehicle types"),
        "vehicles": message("vehicles"),
        "lines": message("shuttle lines"),
        "rules": message("rules"),
        "tariff": message("tariff"),
        "roads": message("roads"),
    }
    return [
        words(word) for part, word in parts.items() if getattr(base, part) != getattr(variant, part)
    ]


def _bridge(study: WhatIf, words: Wordbook) -> str:
    before, after = fen_by_item(study.base), fen_by_item(study.variant)
    start, end = summarise(study.base), summarise(study.variant)
    rows = [
        *((words(name), before[item], after[item]) for item, name in ITEMS.items()),
        (words("**Cash cost**"), start.cash_fen, end.cash_fen),
        (words("**Penalties**"), start.penalty_fen, end.penalty_fen),
        (words("**Total**"), study.bridge.start_fen, study.bridge.end_fen),
    ]
    names = (words(RUN_NAMES[BASE]), words(RUN_NAMES[VARIANT]))
    cells = [(name, yuan(a), yuan(b), signed_yuan(b - a)) for name, a, b in rows]
    return table((words("account"), *names, words("change")), cells) + f"\n\n{words(PENALTY_NOTE)}"


def _places(study: WhatIf, places: Sequence[Detour], words: Wordbook) -> str:
    if not places:
        return ""
    rows = [
        (
            place_name(study.base.scenario, p.place_id, words),
            p.place_id,
            _parcels(study, p),
            _why(study, p, words),
        )
        for p in places
    ]
    return table(
        (words("place"), words("id"), words("parcels a day"), words("what is known")),
        rows,
        text_columns=2,
    )


def _parcels(study: WhatIf, detour: Detour) -> int:
    goods = study.base.scenario.consignments
    return sum(c.parcels for c in goods if c.village_id == detour.place_id)


def _why(study: WhatIf, detour: Detour, words: Wordbook) -> str:
    told = (finding_text(f, words) for f in study.variant.findings if f.place_id == detour.place_id)
    return words.sentences(*dict.fromkeys(told))


def _left(study: WhatIf, words: Wordbook) -> str:
    blocks = []
    for result, left, text in (
        (
            study.variant,
            study.stranded,
            message("What only the variant leaves behind, {count} parcels:"),
        ),
        (study.base, study.rescued, message("What only the base leaves behind, {count} parcels:")),
    ):
        if left:
            parcels, rows = _left_table(result, left, words)
            blocks += [words(text, count=words.number(parcels)), rows]
    return "\n\n".join(blocks) or words("The same parcels are served.")


def _left_table(
    result: RunResult, consignment_ids: Sequence[str], words: Wordbook
) -> tuple[int, str]:
    reasons = {u.consignment_id: u.reason for u in result.plan.unserved}
    parcels: Counter[tuple[str, Reason]] = Counter()
    for consignment_id in consignment_ids:
        consignment = result.scenario.consignment(consignment_id)
        parcels[consignment.village_id, reasons[consignment_id]] += consignment.parcels
    rows = [
        (
            place_name(result.scenario, village_id, words),
            words(REASONS[reason]),
            words.number(count),
        )
        for (village_id, reason), count in parcels.items()
    ]
    header = (words("village"), words("reason"), words("parcels"))
    return sum(parcels.values()), table(header, rows, text_columns=2)


def _detours(study: WhatIf, words: Wordbook) -> str:
    longer = longest_detours(study)
    if not longer:
        return words("No place is farther from the hub than before.")
    rows = [
        (
            place_name(study.base.scenario, detour.place_id, words),
            *_way(detour.base),
            *_way(detour.variant),
            signed_km(detour.extra_m),
            signed_minutes(detour.extra_s),
        )
        for detour in longer[:_LISTED]
    ]
    header = (
        words("place"),
        words("km before"),
        words("min"),
        words("km after"),
        words("min"),
        words("extra km"),
        words("extra min"),
    )
    text = words.sentences(
        words.counted(
            len(longer),
            "{count} place takes longer; hub - place - hub, the quickest vehicle.",
            "{count} places take longer; hub - place - hub, the quickest vehicle.",
        ),
        words("The {count} longest; `detours.csv` has all.", count=_LISTED)
        if len(longer) > _LISTED
        else "",
    )
    return f"{text}\n\n{table(header, rows)}"


def _way(way: RoundTrip | None) -> tuple[str, str]:
    return ("-", "-") if way is None else (km(way.dist_m), minutes(way.drive_s))
