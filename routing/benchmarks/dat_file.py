"""Reads the ``.dat`` files of Breunig et al.: comments, two fleets, stores, customers."""

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from routing.benchmarks.instance import Customer, Fleet, Spot, TwoEchelonInstance
from routing.errors import Fault, ScenarioError
from routing.language import message

_T = TypeVar("_T")
_SECTIONS = (
    "trucks: number,capacity,cost per distance,fixed cost",
    "freighters: number per satellite,number,capacity,cost per distance,fixed cost",
    "stores: x,y of the depot, then of each satellite",
    "customers: x,y,demand of each",
)
_Row = tuple[int, str]


def read_dat(path: Path) -> TwoEchelonInstance:
    """Read a ``.dat`` file.

    Raises
    ------
    ScenarioError
        With every fault of the file: line, value and what belongs there.
    """
    rows = _rows(path)
    if len(rows) != len(_SECTIONS):
        raise ScenarioError([_wrong_length(path, rows)])
    faults: list[Fault] = []

    def parsed(section: int, parse: Callable[[str, str], _T]) -> list[_T]:
        line, text = rows[section]
        found = []
        for entry in text.split():
            try:
                found.append(parse(entry, _SECTIONS[section]))
            except ValueError as error:
                faults.append(_fault(path, line, entry, error.args[0]))
        return found

    trucks = parsed(0, lambda entry, _: _fleet(entry, 4))
    freighters = parsed(1, lambda entry, _: _fleet(entry, 5))
    stores = parsed(2, lambda entry, _: _spot(entry))
    customers = parsed(3, lambda entry, _: _customer(entry))
    for section, found, wanted in ((0, trucks, 1), (1, freighters, 1), (2, stores, 2)):
        if len(found) < wanted and not faults:
            faults.append(_fault(path, *rows[section], message("too few entries")))
    if faults:
        raise ScenarioError(faults)
    per_satellite = int(rows[1][1].split(",")[0])
    return TwoEchelonInstance(
        name=path.stem,
        depot=stores[0],
        satellites=tuple(stores[1:]),
        customers=tuple(customers),
        trucks=trucks[0],
        freighters=freighters[0],
        freighters_per_satellite=per_satellite,
    )


def _rows(path: Path) -> list[_Row]:
    """Return the lines that say something, with their numbers."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise ScenarioError([_fault(path, 1, "", message("this is not a text file"))]) from None
    numbered = ((number, line.strip()) for number, line in enumerate(lines, start=1))
    return [(number, line) for number, line in numbered if line and not line.startswith("!")]


def _numbers(entry: str, count: int) -> list[float]:
    parts = entry.split(",")
    if len(parts) != count:
        raise ValueError(
            message("{count} numbers are needed, {found} are here", count=count, found=len(parts))
        )
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = [math.nan]
    if not all(map(math.isfinite, numbers)):
        raise ValueError(message("not a finite number"))
    return numbers


def _fleet(entry: str, count: int) -> Fleet:
    number, capacity, cost, fixed = _numbers(entry, count)[-4:]
    if number < 1 or capacity <= 0 or cost < 0 or fixed < 0:
        raise ValueError(message("number and capacity must be positive and costs not negative"))
    return Fleet(number=int(number), capacity=capacity, cost_per_distance=cost, fixed_cost=fixed)


def _spot(entry: str) -> Spot:
    x, y = _numbers(entry, 2)
    return Spot(x=x, y=y)


def _customer(entry: str) -> Customer:
    x, y, demand = _numbers(entry, 3)
    if demand < 0:
        raise ValueError(message("a demand must not be negative"))
    return Customer(spot=Spot(x=x, y=y), demand=demand)


def _fault(path: Path, line: int, value: str, wrong: str) -> Fault:
    return Fault(
        code="B101",
        message=wrong,
        remedy=message("Write the four rows as the comments of the published files say"),
        file=path.name,
        line=line,
        value=value or None,
    )


def _wrong_length(path: Path, rows: Sequence[_Row]) -> Fault:
    expected = "; ".join(_SECTIONS)
    return Fault(
        code="B102",
        message=message(
            "{count} rows without a leading !, where {expected} are expected",
            count=len(rows),
            expected=len(_SECTIONS),
        ),
        remedy=message("The rows are, in this order: {expected}", expected=expected),
        file=path.name,
        line=rows[-1][0] if rows else 1,
    )
