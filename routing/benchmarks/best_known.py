"""The best known costs, from a table or a solution file beside the instance."""

import csv
from pathlib import Path


def best_known_cost(path: Path, problem: str, name: str) -> float | None:
    """Return the best known cost of an instance, or None where nothing tells it.

    The table is ``best_known.csv`` in the folder above the instance's, with the columns
    ``problem``, ``instance`` and ``best_known_cost``; or a line ``Cost: ...`` in a ``.sol`` file
    beside the instance.
    """
    beside = path.with_suffix(".sol")
    if beside.is_file():
        for line in beside.read_text(encoding="utf-8").splitlines():
            if line.startswith("Cost"):
                return _number(line.removeprefix("Cost").strip(" :"))
    table = path.resolve().parent.parent / "best_known.csv"
    return _from_table(table, {"problem": problem, "instance": name}, "best_known_cost")


def peer_cost(path: Path, problem: str, name: str) -> float | None:
    """Return the cost that the authors' own program reached, best of its runs, if a table tells.

    The table is ``peer_<problem>.csv``, as ``peer_2e_vrptwspd.csv``, in the folder above the
    instance's, with the columns ``instance`` and ``best_of_3``.
    """
    table = path.resolve().parent.parent / f"peer_{problem.replace('-', '_')}.csv"
    return _from_table(table, {"instance": name}, "best_of_3")


def _from_table(table: Path, wanted: dict[str, str], column: str) -> float | None:
    if table.is_file():
        with table.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if all(row.get(key) == value for key, value in wanted.items()):
                    return _number(row.get(column))
    return None


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None
