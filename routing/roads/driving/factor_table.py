"""The table of factors on speeds: state of the roads or period of the day x surface x vehicle."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from routing.errors import RoadsError
from routing.language import message
from routing.roads.csv_rows import fault_error, in_row, is_number, none_of, read_rows
from routing.roads.driving.speed_table import VAN
from routing.roads.driving.surfaces import EARTH, GRAVEL, PAVED

DEFAULT_FACTORS = Path(__file__).with_name("factors.csv")
WHAT = message("table of factors")
STATE, PERIOD = "state", "period"
ANY = "any"
_KINDS = (STATE, PERIOD)
_SURFACES = (ANY, PAVED, GRAVEL, EARTH)
_MOST = 2.0
_KEYS = ("kind", "name", "surface")
_NOTES = {"source", "note"}
_ALIASES = {
    "类型": "kind",
    "名称": "name",
    "路面": "surface",
    "来源": "source",
    "备注": "note",
    "面包车": "van",
    "货车": "truck",
    "三轮车": "tricycle",
}
_CELL_ALIASES = {
    "路况": STATE,
    "时段": PERIOD,
    "不限": ANY,
    "铺装": PAVED,
    "砂石": GRAVEL,
    "土路": EARTH,
}

Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorTable:
    """Factors by (kind, name, surface) and vehicle; 0 where that vehicle does not drive then.

    A surface without a row has the factor of ``any``; a vehicle without a column that of the van.
    """

    factors: Mapping[Row, Mapping[str, float]]

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the states or the periods of the table."""
        return tuple(dict.fromkeys(row[1] for row in self.factors if row[0] == kind))

    def factor(self, kind: str, name: str, surface: str, vehicle: str) -> float:
        """Return the factor on the speed of a vehicle."""
        row = (kind, name, surface)
        factors = self.factors[row if row in self.factors else (kind, name, ANY)]
        return factors.get(vehicle, factors.get(VAN, 1.0))


def read_factors(path: Path | None) -> FactorTable:
    """Return the default table, with the rows of a planner's table in place of its own.

    A row of the file replaces the cells of its kind, name and surface; vehicles the file has no
    column for, and rows it lacks, keep the defaults.

    Raises
    ------
    RoadsError
        If the file cannot be read, or rows are wrong; all of them are named.
    """
    factors = _read(DEFAULT_FACTORS, {})
    if path is not None:
        for row, given in _read(path, factors).items():
            factors[row] = {**factors.get(row, {}), **given}
    return FactorTable(factors=factors)


def require_name(table: FactorTable, kind: str, name: str) -> None:
    """Raise a RoadsError that names those of the table where a state or period is unknown."""
    if name not in table.names(kind):
        raise RoadsError(
            message(
                'The {table} has no {kind} "{name}"; it has {names}. Name one of these in '
                "roads.{kind}, or add a row to a table of your own (roads.factors).",
                table=WHAT,
                kind=kind,
                name=name,
                names=", ".join(table.names(kind)),
            )
        )


def _read(path: Path, known: Mapping[Row, object]) -> dict[Row, Mapping[str, float]]:
    rows = read_rows(path, WHAT, _KEYS, _ALIASES)
    vehicles = [name for name in rows.columns if name not in {*_KEYS, *_NOTES}]
    factors: dict[Row, Mapping[str, float]] = {}
    faults: list[str] = []
    if not vehicles:
        faults.append(
            message("the header: it has no column of a vehicle, such as {column}", column=VAN)
        )
    for number, cells in rows.rows:
        kind, name, surface = (
            _CELL_ALIASES.get(cells.get(key, ""), cells.get(key, "")) for key in _KEYS
        )
        row = (kind, name, surface)
        problems = list(_problems(row, cells, vehicles, factors))
        faults.extend(in_row(number, problems))
        if not problems:
            factors[row] = {vehicle: float(cells.get(vehicle) or 0.0) for vehicle in vehicles}
    for kind, name in dict.fromkeys(row[:2] for row in factors):
        if not {(kind, name, ANY)} & {*factors, *known}:
            faults.append(
                message(
                    "{kind} {name}: it needs a row with surface {surface}",
                    kind=kind,
                    name=name,
                    surface=ANY,
                )
            )
    if faults:
        raise fault_error(rows, WHAT, faults)
    return factors


def _problems(
    row: Row, cells: Mapping[str, str], vehicles: Iterable[str], known: Mapping[Row, object]
) -> Iterator[str]:
    kind, name, surface = row
    if kind not in _KINDS:
        yield none_of("kind", kind, _KINDS)
    if not name:
        yield message("{names} is blank", names="name")
    if surface not in _SURFACES:
        yield none_of("surface", surface, _SURFACES)
    if row in known:
        yield message(
            "{kind} {name} with surface {surface} is given twice",
            kind=kind,
            name=name,
            surface=surface,
        )
    for vehicle in vehicles:
        cell = cells.get(vehicle) or "0"
        if not is_number(cell, _MOST):
            yield message(
                '{vehicle} "{cell}" is not a factor from 0 to {most:g} (0: does not drive)',
                vehicle=vehicle,
                cell=cell,
                most=_MOST,
            )
