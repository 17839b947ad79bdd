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
    if not table.is_file():
        return None
    with table.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row.get("problem") == problem and row.get("instance") == name:
                return _number(row.get("best_known_cost"))
    return None


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None
