"""Write the tables of speeds and factors, for people to edit."""

import csv
import io
from pathlib import Path

from routing.errors import UsageError
from routing.language import message
from routing.roads.driving.factor_table import DEFAULT_FACTORS
from routing.roads.driving.speed_table import DEFAULT_SPEEDS, SUFFIX, SpeedTable


def write_default_tables(folder: Path, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write speeds.csv and factors.csv with the defaults into a folder; return their paths.

    Raises
    ------
    UsageError
        If one of them is there and may not be replaced; then none is written.
    """
    texts = {
        folder / source.name: source.read_text(encoding="utf-8")
        for source in (DEFAULT_SPEEDS, DEFAULT_FACTORS)
    }
    for path in texts:
        require_free_table(path, overwrite=overwrite)
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8-sig")
    return tuple(texts)


def write_speeds(table: SpeedTable, path: Path, *, overwrite: bool = False) -> None:
    """Write a table of speeds as CSV in UTF-8 with a byte order mark, for spreadsheets.

    Raises
    ------
    UsageError
        If the file is there and may not be replaced.
    """
    require_free_table(path, overwrite=overwrite)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    vehicles = table.vehicles
    writer.writerow(["class", "surface", *(name + SUFFIX for name in vehicles), "source"])
    for row, kmh in table.kmh.items():
        cells = (f"{kmh[name]:.4g}" if name in kmh else "" for name in vehicles)
        writer.writerow([*row, *cells, table.sources.get(row, "")])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(stream.getvalue(), encoding="utf-8-sig")


def require_free_table(path: Path, *, overwrite: bool) -> None:
    """Raise a UsageError where a file is there and may not be replaced."""
    if path.exists() and not overwrite:
        raise UsageError(
            message("{path} is there already. Name another path, or give --overwrite.", path=path)
        )
