"""Reads the folders of the 2E-VRPTWSPD: a ``.dat`` file, and a ``.txt`` of windows and pickups."""

import math
from pathlib import Path

from routing.benchmarks.dat_file import read_dat
from routing.benchmarks.instance import Customer, TwoEchelonInstance
from routing.benchmarks.windowed import WindowedCustomer, WindowedInstance
from routing.errors import Fault, ScenarioError, UsageError
from routing.language import message

_COLUMNS = 3


def read_windowed_folder(folder: Path) -> WindowedInstance:
    """Read the two files of a folder.

    Raises
    ------
    UsageError
        If the folder does not hold exactly one of each.
    ScenarioError
        With every fault of the files: file, line, value and what belongs there.
    """
    dat, txt = (_only(folder, suffix) for suffix in (".dat", ".txt"))
    faults: list[Fault] = []
    base: TwoEchelonInstance | None = None
    try:
        base = read_dat(dat)
    except ScenarioError as error:
        faults += error.faults
    rows = _rows(txt, faults)
    if base is not None and not faults and len(rows) != len(base.customers):
        wrong = message(
            "{count} rows for {customers} customers",
            count=len(rows),
            customers=len(base.customers),
        )
        faults.append(_fault(txt, len(rows), "", wrong))
    if faults or base is None:
        raise ScenarioError(faults)
    return WindowedInstance(
        name=folder.resolve().name,
        depot=base.depot,
        satellites=base.satellites,
        customers=tuple(_customer(c, row) for c, row in zip(base.customers, rows, strict=True)),
        truck_capacity=base.trucks.capacity,
        freighter_capacity=base.freighters.capacity,
    )


def _only(folder: Path, suffix: str) -> Path:
    """Return the folder's only file of a kind."""
    found = sorted(folder.glob(f"*{suffix}"))
    if len(found) != 1:
        raise UsageError(
            message(
                "{folder} holds {count} {suffix} files; a 2e-vrptwspd instance is a folder of one "
                ".dat file and one .txt file.",
                folder=folder,
                count=len(found),
                suffix=suffix,
            )
        )
    return found[0]


def _rows(path: Path, faults: list[Fault]) -> list[tuple[float, ...]]:
    """Return window and pickup of each customer, and add what is wrong to the faults."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        faults.append(_fault(path, 1, "", message("this is not a text file")))
        return []
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = tuple(float(part) for part in line.split())
        except ValueError:
            row = ()
        if len(row) != _COLUMNS or not all(map(math.isfinite, row)):
            wrong = message("three numbers are needed")
            faults.append(_fault(path, number, line.strip(), wrong))
        elif row[0] > row[1] or row[2] < 0.0:
            wrong = message("a window must not close before it opens, a pickup not be negative")
            faults.append(_fault(path, number, line.strip(), wrong))
        else:
            rows.append(row)
    return rows


def _customer(customer: Customer, row: tuple[float, ...]) -> WindowedCustomer:
    opens, closes, pickup = row
    return WindowedCustomer(
        spot=customer.spot, demand=customer.demand, pickup=pickup, opens=opens, closes=closes
    )


def _fault(path: Path, line: int, value: str, wrong: str) -> Fault:
    return Fault(
        code="B104",
        message=wrong,
        remedy=message("Write per customer, in the order of the .dat file: opens closes pickup"),
        file=path.name,
        line=max(line, 1),
        value=value or None,
    )
