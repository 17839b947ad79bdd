"""The headline figures as rows of words, for reports and terminals."""

from collections.abc import Iterable

from routing.language import ENGLISH, Wordbook, message
from routing.outputs.words import NETWORK_NAMES, RUN_NAMES, km, minutes, yuan
from routing.recipe import RunResult, Summary, summarise
from routing.studies.comparison import Comparison
from routing.studies.whatif import BASE, VARIANT, WhatIf

Row = tuple[str, ...]


def run_overview(result: RunResult, words: Wordbook = ENGLISH) -> tuple[Row, ...]:
    """Return rows of a name and a figure."""
    return _rows([result], words)


def comparison_overview(comparison: Comparison, words: Wordbook = ENGLISH) -> tuple[Row, ...]:
    """Return rows of a name and one figure per network; the first row names the networks."""
    names = ("", *(words(NETWORK_NAMES[network]) for network in comparison.runs))
    return (names, *_rows(comparison.runs.values(), words))


def whatif_overview(study: WhatIf, words: Wordbook = ENGLISH) -> tuple[Row, ...]:
    """Return rows of a name and the figures of both runs; the first row names the runs."""
    names = ("", words(RUN_NAMES[BASE]), words(RUN_NAMES[VARIANT]))
    return (names, *_rows([study.base, study.variant], words))


def _rows(results: Iterable[RunResult], words: Wordbook) -> tuple[Row, ...]:
    runs = [(result, summarise(result)) for result in results]
    columns = [_column(result, summary) for result, summary in runs]
    return tuple((words(name), *(column[name] for column in columns)) for name in columns[0])


def _column(result: RunResult, summary: Summary) -> dict[str, str]:
    per_parcel = summary.cost_per_parcel_fen
    return {
        message("Cash cost, yuan a day"): yuan(summary.cash_fen),
        message("Penalties (unserved, past cut-off), yuan a day"): yuan(summary.penalty_fen),
        message("Cash cost and penalties, yuan a day"): yuan(summary.cost_fen),
        message("Cash cost per served parcel, yuan"): "-"
        if per_parcel is None
        else yuan(per_parcel),
        message("Parcels"): f"{summary.parcels:,}",
        message("Unserved parcels"): f"{summary.unserved_parcels:,}",
        message("Parcels on time"): f"{summary.on_time_parcels:,}",
        message("Parcels past their cut-off"): f"{summary.missed_parcels:,}",
        message("Trucks"): str(summary.trucks),
        message("Vans"): str(summary.vans),
        message("Trips"): str(summary.trips),
        message("Distance, km"): km(summary.distance_m),
        message("CO2, kg"): f"{summary.co2_kg:,.1f}",
        message("Smallest cut-off slack, min"): minutes(summary.min_cutoff_slack_s),
        message("Findings"): str(len(result.findings)),
    }
