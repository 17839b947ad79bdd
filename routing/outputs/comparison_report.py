"""The Markdown report of a comparison; every figure comes from the plans or the ledgers."""

from collections.abc import Mapping

from routing.language import ENGLISH, Wordbook
from routing.model import Network
from routing.outputs.caveats import caveats
from routing.outputs.digests import CHANGED_CODE
from routing.outputs.figures import SHARED, fen_by_carrier, fen_by_item
from routing.outputs.markdown import document, section, table, warning
from routing.outputs.overview import comparison_overview
from routing.outputs.run_report import effort_words, report_title, tier_names
from routing.outputs.words import (
    ITEMS,
    NETWORK_NAMES,
    NETWORKS,
    PENALTY_NOTE,
    ROAD_SOURCES,
    carrier_name,
    percent,
    signed_yuan,
    yuan,
)
from routing.recipe import summarise
from routing.studies.bridge import Bridge
from routing.studies.comparison import Comparison


def _method(comparison: Comparison, words: Wordbook) -> str:
    """Return how the plans were made; networks share the seconds by the stops they make."""
    provenance = comparison.runs[Network.POOLED].provenance
    efforts = (
        f"{words(NETWORK_NAMES[network])} {effort_words(run.provenance.effort, words)}"
        for network, run in comparison.runs.items()
    )
    return words(
        "Engine `{engine}`, seed {seed}, roads: {roads}; searched: {efforts}. "
        "The same orders, roads and seed in every network, and as much search for every stop.",
        engine=provenance.engine,
        seed=provenance.effort.seed,
        roads=words(ROAD_SOURCES[comparison.runs[Network.POOLED].travel.source]),
        efforts=words.listed(efforts),
    )


def comparison_report(comparison: Comparison, words: Wordbook = ENGLISH) -> str:
    """Return the report of a comparison as Markdown."""
    result = comparison.runs[Network.POOLED]
    overview = comparison_overview(comparison, words)
    statements = dict.fromkeys(c for run in comparison.runs.values() for c in caveats(run, words))
    title = words("{title}: the networks compared", title=report_title(result.scenario, words))
    return document(
        f"# {title}",
        f"**{verdict(comparison, words)}**",
        warning(statements, words),
        _method(comparison, words),
        "\n".join(f"- {words(NETWORKS[network])}" for network in comparison.runs),
        section(words("Figures"), table(overview[0], overview[1:])),
        section(words("Cost by account, yuan a day"), _by_item(comparison, words)),
        section(words("Cost by tier, yuan a day"), _by_tier(comparison, words)),
        section(words("Cost by carrier, yuan a day"), _by_carrier(comparison, words)),
        *(_bridge(bridge, words) for bridge in comparison.bridges),
    )


def verdict(comparison: Comparison, words: Wordbook = ENGLISH) -> str:
    """Return what the comparison says, in a sentence or two; no winner where service differs."""
    changed = [
        words(NETWORK_NAMES[network])
        for network, run in comparison.runs.items()
        if any(finding.code == CHANGED_CODE for finding in run.findings)
    ]
    if changed:
        return words(
            "Changed since they were compared: {names}. No verdict holds any more.",
            names=words.listed(changed),
        )
    if not comparison.same_service:
        return _different_service(comparison, words)
    separate_fen = comparison.runs[Network.SEPARATE].accounts.total_fen
    saving = comparison.saving_fen
    figures = {"yuan": yuan(abs(saving)), "share": percent(abs(saving), separate_fen)}
    if saving == 0:
        text = words("With the same service, pooled costs as much as separate.")
    elif saving > 0:
        text = words(
            "With the same service, pooled costs {yuan} yuan a day less than separate ({share}).",
            **figures,
        )
    else:
        text = words(
            "With the same service, pooled costs {yuan} yuan a day more than separate ({share}).",
            **figures,
        )
    if comparison.nested:
        return text
    return words.sentences(
        text,
        words("Pooled may do all the others may, yet costs more: the search was too short."),
    )


def _different_service(comparison: Comparison, words: Wordbook) -> str:
    summaries = ((network, summarise(run)) for network, run in comparison.runs.items())
    service = words("; ").join(
        words(
            "{network} serves {served} of {parcels} parcels, {on_time} on time",
            network=words(NETWORK_NAMES[network]),
            served=words.number(s.served_parcels),
            parcels=words.number(s.parcels),
            on_time=words.number(s.on_time_parcels),
        )
        for network, s in summaries
    )
    return words(
        "The networks do not give the same service, so none of them is called the cheapest: "
        "{service}.",
        service=service,
    )


def _totals(fen: Mapping[Network, int], words: Wordbook) -> tuple[str, ...]:
    return (words("**Total**"), *(yuan(amount) for amount in fen.values()))


def _header(comparison: Comparison, first: str, words: Wordbook) -> tuple[str, ...]:
    return (first, *(words(NETWORK_NAMES[network]) for network in comparison.runs))


def _sums(comparison: Comparison) -> dict[Network, int]:
    return {network: result.accounts.total_fen for network, result in comparison.runs.items()}


def _by_item(comparison: Comparison, words: Wordbook) -> str:
    sums = [fen_by_item(result) for result in comparison.runs.values()]
    rows = [(words(name), *(yuan(s[item]) for s in sums)) for item, name in ITEMS.items()]
    summaries = [summarise(result) for result in comparison.runs.values()]
    apart = [
        (words("**Cash cost**"), *(yuan(s.cash_fen) for s in summaries)),
        (words("**Penalties**"), *(yuan(s.penalty_fen) for s in summaries)),
    ]
    rows += [*apart, _totals(_sums(comparison), words)]
    header = _header(comparison, words("account"), words)
    return table(header, rows) + f"\n\n{words(PENALTY_NOTE)}"


def _by_tier(comparison: Comparison, words: Wordbook) -> str:
    sums = [run.accounts.fen_by(lambda line: line.tier) for run in comparison.runs.values()]
    names = tier_names((tier for s in sums for tier in s), words)
    rows = [(name, *(yuan(s.get(tier, 0)) for s in sums)) for tier, name in names.items()]
    header = _header(comparison, words("tier"), words)
    return table(header, [*rows, _totals(_sums(comparison), words)])


def _by_carrier(comparison: Comparison, words: Wordbook) -> str:
    scenario = comparison.runs[Network.POOLED].scenario
    rows = [
        (
            words("Borne together")
            if carrier == SHARED
            else carrier_name(scenario, carrier, words),
            *(yuan(fen) for fen in row.values()),
        )
        for carrier, row in fen_by_carrier(comparison).items()
    ]
    note = words(
        "Costs stand with the carrier whose vehicle drives or whose parcels are handled; "
        "how a shared bill is to be split is another question."
    )
    header = _header(comparison, words("carrier"), words)
    return table(header, [*rows, _totals(_sums(comparison), words)]) + f"\n\n{note}"


def _bridge(bridge: Bridge, words: Wordbook) -> str:
    start, end = (words(NETWORK_NAMES[name]) for name in (bridge.start, bridge.end))
    rows = [
        (f"**{start}**", yuan(bridge.start_fen)),
        *((words(ITEMS[step.item]), signed_yuan(step.amount_fen)) for step in bridge.steps),
        (f"**{end}**", yuan(bridge.end_fen)),
    ]
    title = words("From {start} to {end}", start=start, end=end)
    return section(title, table((words("step"), words("yuan a day")), rows))
