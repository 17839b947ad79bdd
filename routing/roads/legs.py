"""A table of known legs: ``from_id, to_id, minutes, km``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from routing.language import message
from routing.roads.csv_rows import fault_error, in_row, is_number, pair_problems, read_rows
from routing.units import km_to_m, min_to_s

COLUMNS = ("from_id", "to_id", "minutes", "km")
Pair = tuple[str, str]
_WHAT = message("table of legs")
_MOST = 100_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLeg:
    """The time and the length of one leg."""

    time_s: int
    dist_m: int


def read_legs(path: Path) -> dict[Pair, KnownLeg]:
    """Return the legs of a table; a pair given once serves both directions.

    Raises
    ------
    RoadsError
        If the file cannot be read or rows are wrong; all of them are named.
    """
    table = read_rows(path, _WHAT, COLUMNS, {})
    legs: dict[Pair, KnownLeg] = {}
    faults: list[str] = []
    for number, row in table.rows:
        problems = list(_problems(row, legs))
        faults.extend(in_row(number, problems))
        if not problems:
            legs[row["from_id"], row["to_id"]] = KnownLeg(
                time_s=min_to_s(float(row["minutes"])), dist_m=km_to_m(float(row["km"]))
            )
    if faults:
        raise fault_error(table, _WHAT, faults)
    return {(end, start): leg for (start, end), leg in legs.items()} | legs


def _problems(row: Mapping[str, str], legs: Mapping[Pair, KnownLeg]) -> Iterator[str]:
    yield from pair_problems(row, COLUMNS, legs)
    for name in ("minutes", "km"):
        if row.get(name) and not is_number(row[name], _MOST):
            yield message(
                '{column} "{cell}" is not a number from 0 to {most:.0f}',
                column=name,
                cell=row[name],
                most=_MOST,
            )
