"""The workbook of a run: summary, routes, stops, what stays behind, the ledger."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from routing.language import Wordbook
from routing.outputs.caveats import caveats
from routing.outputs.column_names import column_name
from routing.outputs.figures import fen_by_item
from routing.outputs.layer import Layer
from routing.outputs.layers import run_layers
from routing.outputs.run_report import report_title, tier_names
from routing.outputs.words import (
    COORD_STATUSES,
    DIRECTIONS,
    ITEMS,
    NETWORK_NAMES,
    NETWORKS,
    REASONS,
    ROAD_SOURCES,
    TIER_NAMES,
)
from routing.outputs.workbook.sheets import CLOCK, KM, SHARE, WHOLE, YUAN, Column, Value, add_sheet
from routing.recipe import RunResult, summarise
from routing.units import fen_to_yuan, m_to_km, s_to_min

_CODED: Mapping[str, Mapping[Any, str]] = {
    "tier": TIER_NAMES,
    "network": NETWORK_NAMES,
    "direction": DIRECTIONS,
    "reason": REASONS,
    "geom_src": ROAD_SOURCES,
    "coord_status": COORD_STATUSES,
}
_CLOCKS = {"depart", "return", "arrive", "start"}
_SHOWN_AS = {
    **dict.fromkeys(_CLOCKS, CLOCK),
    "dist_km": KM,
    "drive_min": KM,
    "wait_min": KM,
    "load_kg": KM,
    "weight_kg": KM,
    "load_fill": SHARE,
    "cost_yuan": YUAN,
    "parcels": WHOLE,
    "parcels_down": WHOLE,
    "parcels_up": WHOLE,
}
_MEASURED = {
    "dist_m": ("dist_km", m_to_km),
    "drive_s": ("drive_min", s_to_min),
    "wait_s": ("wait_min", s_to_min),
}
_LEFT_OUT = {"stroke", "stroke-width", "marker-color", "marker-size"}


def write_workbook(result: RunResult, path: Path, words: Wordbook) -> None:
    """Write a run as an XLSX workbook."""
    routes, stops, _, unserved = run_layers(result)
    book = Workbook()
    book.remove(book.active)
    _add_summary(book, result, words)
    _add_layer(book, words("Routes"), routes, words)
    _add_layer(book, words("Stops"), stops, words)
    _add_layer(book, words("Unserved"), unserved, words)
    _add_ledger(book, result, words)
    book.save(path)


def _add_summary(book: Workbook, result: RunResult, words: Wordbook) -> None:
    columns = (Column(header=report_title(result.scenario, words)), Column(header=""))
    sheet = add_sheet(book, words("Summary"), columns, _summary_rows(result, words))
    sheet.auto_filter.ref = None
    for row in sheet.iter_rows(min_row=2, min_col=2, max_col=2):
        if isinstance(row[0].value, float):
            row[0].number_format = YUAN
        elif row[0].value is not None:
            row[0].number_format = WHOLE


def _summary_rows(result: RunResult, words: Wordbook) -> Iterator[tuple[Value, Value]]:
    summary = summarise(result)
    per_parcel, slack_s = summary.cost_per_parcel_fen, summary.min_cutoff_slack_s
    yield words(NETWORKS[result.plan.network]), None
    for statement in caveats(result, words):
        yield statement, None
    yield None, None
    yield words("Cash cost, yuan a day"), fen_to_yuan(summary.cash_fen)
    penalties = words("Penalties (unserved, past cut-off), yuan a day")
    yield penalties, fen_to_yuan(summary.penalty_fen)
    yield words("Cash cost and penalties, yuan a day"), fen_to_yuan(summary.cost_fen)
    yield (
        words("Cash cost per served parcel, yuan"),
        None if per_parcel is None else fen_to_yuan(per_parcel),
    )
    yield words("Parcels"), summary.parcels
    yield words("Unserved parcels"), summary.unserved_parcels
    yield words("Parcels on time"), summary.on_time_parcels
    yield words("Parcels past their cut-off"), summary.missed_parcels
    yield words("Trucks"), summary.trucks
    yield words("Vans"), summary.vans
    yield words("Trips"), summary.trips
    yield words("Distance, km"), m_to_km(summary.distance_m)
    yield words("CO2, kg"), summary.co2_kg
    yield words("Smallest cut-off slack, min"), None if slack_s is None else s_to_min(slack_s)
    yield words("Findings"), len(result.findings)
    yield None, None
    for item, fen in fen_by_item(result).items():
        yield words("{account}, yuan a day", account=words(ITEMS[item])), fen_to_yuan(fen)
    yield words("Total, yuan a day"), fen_to_yuan(result.accounts.total_fen)


def _add_layer(book: Workbook, title: str, layer: Layer, words: Wordbook) -> None:
    names = [name for name in layer.columns if not _is_left_out(name, layer)]
    columns = [
        Column(header=column_name(shown, words), shown_as=_SHOWN_AS.get(shown))
        for shown in (_MEASURED.get(name, (name, None))[0] for name in names)
    ]
    is_point = layer.geometry == "Point"
    if is_point:
        columns += [Column(header=column_name(name, words)) for name in ("lon", "lat")]
    rows: list[Sequence[Value]] = []
    for feature in layer.features:
        row = [_value(name, feature.properties, words) for name in names]
        rows.append([*row, *feature.points[0]] if is_point else row)
    add_sheet(book, title, columns, rows)


def _is_left_out(name: str, layer: Layer) -> bool:
    """Leave out styles, and seconds where a clock column shows them."""
    return name in _LEFT_OUT or (name.endswith("_s") and name.removesuffix("_s") in layer.columns)


def _value(name: str, properties: Mapping[str, Value], words: Wordbook) -> Value:
    value = properties[name]
    if value is None:
        return None
    if name in _CLOCKS:
        seconds = properties[f"{name}_s"]
        return timedelta(seconds=seconds) if isinstance(seconds, int) else None
    if name in _MEASURED and isinstance(value, int):
        return _MEASURED[name][1](value)
    if name in _CODED and isinstance(value, str):
        return words(_CODED[name].get(value, value))
    return value


def _add_ledger(book: Workbook, result: RunResult, words: Wordbook) -> None:
    names = (
        "tier",
        "item",
        "carrier_id",
        "line_id",
        "vehicle_id",
        "centre_id",
        "village_id",
        "quantity",
        "unit",
        "unit_price_yuan",
        "amount_yuan",
        "amount_fen",
    )
    tiers = tier_names((line.tier for line in result.accounts.lines), words)
    rows = [
        (
            tiers[line.tier],
            words(ITEMS[line.item]),
            line.carrier_id,
            line.line_id,
            line.vehicle_id,
            line.centre_id,
            line.village_id,
            float(line.quantity),
            line.unit,
            float(line.unit_price_yuan),
            fen_to_yuan(line.amount_fen),
            line.amount_fen,
        )
        for line in result.accounts.lines
    ]
    columns = [
        Column(header=column_name(name, words), shown_as=YUAN if name.endswith("_yuan") else None)
        for name in names
    ]
    add_sheet(book, words("Ledger"), columns, rows)
