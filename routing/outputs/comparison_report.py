"""The Markdown report of a comparison; every figure comes from the plans or the ledgers."""

from collections.abc import Mapping

from routing.model import Network
from routing.outputs.caveats import caveats
from routing.outputs.digests import CHANGED_CODE
from routing.outputs.figures import SHARED, fen_by_carrier, fen_by_item
from routing.outputs.markdown import document, section, table, warning
from routing.outputs.overview import comparison_overview
from routing.outputs.run_report import effort_words
from routing.outputs.words import (
    ITEMS,
    NETWORKS,
    PENALTY_NOTE,
    TIERS,
    both_names,
    carrier_name,
    percent,
    signed_yuan,
    yuan,
)
from routing.recipe import summarise
from routing.studies.bridge import Bridge
from routing.studies.comparison import Comparison


def _method(comparison: Comparison) -> str:
    """Return how the plans were made; networks share the seconds by the stops they make."""
    provenance = comparison.runs[Network.POOLED].provenance
    efforts = (
        f"{network.value} {effort_words(run.provenance.effort)}"
        for network, run in comparison.runs.items()
    )
    return (
        f"Engine `{provenance.engine}`, seed {provenance.effort.seed}, "
        f"roads: {comparison.runs[Network.POOLED].travel.source.value}; "
        f"searched: {', '.join(efforts)}. "
        "The same orders, roads and seed in every network, and as much search for every stop."
    )


def comparison_report(comparison: Comparison) -> str:
    """Return the report of a comparison as Markdown."""
    result = comparison.runs[Network.POOLED]
    scenario = result.scenario
    overview = comparison_overview(comparison)
    statements = dict.fromkeys(c for run in comparison.runs.values() for c in caveats(run))
    return document(
        f"# {both_names(scenario.title, scenario.title_zh)}, {scenario.day.isoformat()}: "
        "the networks compared",
        f"**{verdict(comparison)}**",
        warning(statements),
        _method(comparison),
        "\n".join(f"- {NETWORKS[network]}" for network in comparison.runs),
        section("Figures", table(overview[0], overview[1:])),
        section("Cost by account, yuan a day", _by_item(comparison)),
        section("Cost by tier, yuan a day", _by_tier(comparison)),
        section("Cost by carrier, yuan a day", _by_carrier(comparison)),
        *(_bridge(bridge) for bridge in comparison.bridges),
    )


def verdict(comparison: Comparison) -> str:
    """Return what the comparison says, in a sentence or two; no winner where service differs."""
    changed = [
        network.value
        for network, run in comparison.runs.items()
        if any(finding.code == CHANGED_CODE for finding in run.findings)
    ]
    if changed:
        return f"Changed since they were compared: {', '.join(changed)}. No verdict holds any more."
    if not comparison.same_service:
        service = "; ".join(
            f"{network.value} serves {s.served_parcels:,} of {s.parcels:,} parcels, "
            f"{s.on_time_parcels:,} on time"
            for network, s in ((n, summarise(r)) for n, r in comparison.runs.items())
        )
        return (
            "The networks do not give the same service, so none of them is called the cheapest: "
            f"{service}."
        )
    fen = {network: result.accounts.total_fen for network, result in comparison.runs.items()}
    saving = comparison.saving_fen
    if saving == 0:
        text = "With the same service, pooled costs as much as separate."
    else:
        text = (
            f"With the same service, pooled costs {yuan(abs(saving))} yuan a day "
            f"{'less' if saving > 0 else 'more'} than separate "
            f"({percent(abs(saving), fen[Network.SEPARATE])})."
        )
    if not comparison.nested:
        text += " Pooled may do all the others may, yet costs more: the search was too short."
    return text


def _totals(fen: Mapping[Network, int]) -> tuple[str, ...]:
    return ("**Total**", *(yuan(amount) for amount in fen.values()))


def _header(comparison: Comparison, first: str) -> tuple[str, ...]:
    return (first, *(network.value for network in comparison.runs))


def _sums(comparison: Comparison) -> dict[Network, int]:
    return {network: result.accounts.total_fen for network, result in comparison.runs.items()}


def _by_item(comparison: Comparison) -> str:
    sums = [fen_by_item(result) for result in comparison.runs.values()]
    rows = [(name, *(yuan(s[item]) for s in sums)) for item, name in ITEMS.items()]
    summaries = [summarise(result) for result in comparison.runs.values()]
    apart = [
        ("**Cash cost**", *(yuan(s.cash_fen) for s in summaries)),
        ("**Penalties**", *(yuan(s.penalty_fen) for s in summaries)),
    ]
    rows += [*apart, _totals(_sums(comparison))]
    return table(_header(comparison, "account"), rows) + f"\n\n{PENALTY_NOTE}"


def _by_tier(comparison: Comparison) -> str:
    sums = [run.accounts.fen_by(lambda line: line.tier) for run in comparison.runs.values()]
    found = dict.fromkeys(tier for s in sums for tier in s)
    order = [tier for tier in TIERS if tier in found] + [t for t in found if t not in TIERS]
    rows = [(TIERS.get(tier, tier), *(yuan(s.get(tier, 0)) for s in sums)) for tier in order]
    return table(_header(comparison, "tier"), [*rows, _totals(_sums(comparison))])


def _by_carrier(comparison: Comparison) -> str:
    scenario = comparison.runs[Network.POOLED].scenario
    rows = [
        (
            "Borne together" if carrier == SHARED else carrier_name(scenario, carrier),
            *(yuan(fen) for fen in row.values()),
        )
        for carrier, row in fen_by_carrier(comparison).items()
    ]
    note = (
        "Costs stand with the carrier whose vehicle drives or whose parcels are handled; "
        "how a shared bill is to be split is another question."
    )
    return (
        table(_header(comparison, "carrier"), [*rows, _totals(_sums(comparison))]) + f"\n\n{note}"
    )


def _bridge(bridge: Bridge) -> str:
    rows = [
        (f"**{bridge.start}**", yuan(bridge.start_fen)),
        *((ITEMS[step.item], signed_yuan(step.amount_fen)) for step in bridge.steps),
        (f"**{bridge.end}**", yuan(bridge.end_fen)),
    ]
    title = f"From {bridge.start} to {bridge.end}"
    return section(title, table(("step", "yuan a day"), rows))
