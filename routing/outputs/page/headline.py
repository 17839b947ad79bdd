"""The headline figures of every run of a page."""

from collections.abc import Callable, Iterable

from routing.language import Wordbook
from routing.outputs.page import quantities as q
from routing.outputs.page.sheet import Sheet, run_name
from routing.outputs.page.table import Cell, Row, Table
from routing.outputs.words import PENALTY_NOTE
from routing.recipe import RunResult, Summary, summarise

_Figure = Callable[[RunResult, Summary, Wordbook], Cell]


def headline_table(sheet: Sheet, words: Wordbook) -> Table:
    """Return a row per figure and a column per run."""
    columns = [(run, summarise(run)) for run in sheet.runs.values()]
    rows = tuple(
        Row(
            key=key,
            name=name,
            cells=tuple(figure(run, summary, words) for run, summary in columns),
            is_total=key == "cost_per_parcel_yuan",
        )
        for key, name, figure in _figures(words)
    )
    header = (words("figure"), *run_names(sheet, words))
    return Table(id="headline", header=header, rows=rows, note=words(PENALTY_NOTE))


def run_names(sheet: Sheet, words: Wordbook) -> tuple[str, ...]:
    """Return the names of the columns."""
    return tuple(run_name(name, words) for name in sheet.runs)


def _figures(words: Wordbook) -> Iterable[tuple[str, str, _Figure]]:
    return (
        ("cash_yuan", words("Cash cost, yuan a day"), lambda _, s, w: q.yuan(s.cash_fen, w)),
        (
            "penalty_yuan",
            words("Penalties (unserved, past cut-off), yuan a day"),
            lambda _, s, w: q.yuan(s.penalty_fen, w),
        ),
        (
            "cost_yuan",
            words("Cash cost and penalties, yuan a day"),
            lambda _, s, w: q.yuan(s.cost_fen, w),
        ),
        (
            "cost_per_parcel_yuan",
            words("Cash cost per served parcel, yuan"),
            lambda _, s, w: q.yuan(s.cost_per_parcel_fen, w),
        ),
        ("parcels", words("Parcels"), lambda _, s, w: q.count(s.parcels, w)),
        (
            "unserved_parcels",
            words("Unserved parcels"),
            lambda _, s, w: q.count(s.unserved_parcels, w),
        ),
        (
            "on_time_parcels",
            words("Parcels on time"),
            lambda _, s, w: q.count(s.on_time_parcels, w),
        ),
        (
            "missed_parcels",
            words("Parcels past their cut-off"),
            lambda _, s, w: q.count(s.missed_parcels, w),
        ),
        ("trucks", words("Trucks"), lambda _, s, w: q.count(s.trucks, w)),
        ("vans", words("Vans"), lambda _, s, w: q.count(s.vans, w)),
        ("trips", words("Trips"), lambda _, s, w: q.count(s.trips, w)),
        ("distance_km", words("Distance, km"), lambda _, s, w: q.km(s.distance_m, w)),
        ("co2_kg", words("CO2, kg"), lambda _, s, w: q.kg(s.co2_kg, w)),
        (
            "min_cutoff_slack_min",
            words("Smallest cut-off slack, min"),
            lambda _, s, w: q.minutes(s.min_cutoff_slack_s, w),
        ),
        ("findings", words("Findings"), lambda r, _, w: q.count(len(r.findings), w)),
    )
