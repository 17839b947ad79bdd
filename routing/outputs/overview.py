"""The headline figures as rows of words, for reports and terminals."""

from collections.abc import Iterable

from routing.outputs.words import km, minutes, yuan
from routing.recipe import RunResult, Summary, summarise
from routing.studies.comparison import Comparison
from routing.studies.whatif import BASE, VARIANT, WhatIf

Row = tuple[str, ...]


def run_overview(result: RunResult) -> tuple[Row, ...]:
    """Return rows of a name and a figure."""
    return _rows([result])


def comparison_overview(comparison: Comparison) -> tuple[Row, ...]:
    """Return rows of a name and one figure per network; the first row names the networks."""
    names = ("", *(network.value for network in comparison.runs))
    return (names, *_rows(comparison.runs.values()))


def whatif_overview(study: WhatIf) -> tuple[Row, ...]:
    """Return rows of a name and the figures of both runs; the first row names the runs."""
    return (("", BASE, VARIANT), *_rows([study.base, study.variant]))


def _rows(results: Iterable[RunResult]) -> tuple[Row, ...]:
    runs = [(result, summarise(result)) for result in results]
    columns = [_column(result, summary) for result, summary in runs]
    return tuple((name, *(column[name] for column in columns)) for name in columns[0])


def _column(result: RunResult, summary: Summary) -> dict[str, str]:
    per_parcel = summary.cost_per_parcel_fen
    return {
        "Cash cost, yuan a day": yuan(summary.cash_fen),
        "Penalties (unserved, past cut-off), yuan a day": yuan(summary.penalty_fen),
        "Cash cost and penalties, yuan a day": yuan(summary.cost_fen),
        "Cash cost per served parcel, yuan": "-" if per_parcel is None else yuan(per_parcel),
        "Parcels": f"{summary.parcels:,}",
        "Unserved parcels": f"{summary.unserved_parcels:,}",
        "Parcels on time": f"{summary.on_time_parcels:,}",
        "Parcels past their cut-off": f"{summary.missed_parcels:,}",
        "Trucks": str(summary.trucks),
        "Vans": str(summary.vans),
        "Trips": str(summary.trips),
        "Distance, km": km(summary.distance_m),
        "CO2, kg": f"{summary.co2_kg:,.1f}",
        "Smallest cut-off slack, min": minutes(summary.min_cutoff_slack_s),
        "Findings": str(len(result.findings)),
    }
