"""A run as CSV tables."""

from pathlib import Path

from routing.outputs.accounts_file import write_accounts
from routing.outputs.layer import Layer
from routing.outputs.layers import run_layers
from routing.outputs.table import write_table
from routing.recipe import RunResult

_STYLE = {"stroke", "stroke-width", "marker-color", "marker-size"}


def write_tables(result: RunResult, folder: Path, *, bom: bool = True) -> None:
    """Write the layers and the ledger, one table each; points carry ``lon`` and ``lat``."""
    for layer in run_layers(result):
        _write_layer(layer, folder / f"{layer.name}.csv", bom=bom)
    write_accounts(folder / "accounts.csv", result.accounts, bom=bom)


def _write_layer(layer: Layer, path: Path, *, bom: bool) -> None:
    names = tuple(layer.columns)
    kept = [i for i, name in enumerate(names) if name not in _STYLE]
    header = [names[i] for i in kept]
    is_point = layer.geometry == "Point"
    rows = []
    for feature in layer.features:
        values = layer.row(feature)
        row = [values[i] for i in kept]
        rows.append([*row, *feature.points[0]] if is_point else row)
    write_table(path, [*header, "lon", "lat"] if is_point else header, rows, bom=bom)
