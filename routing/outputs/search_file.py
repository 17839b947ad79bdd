"""``search.csv``: where the joint search stood as it went on."""

from collections.abc import Iterable
from pathlib import Path

from routing.outputs.table import write_table
from routing.planning import SearchPoint
from routing.units import fen_to_yuan

HEADER = (
    "seconds",
    "group",
    "stage",
    "steps",
    "cost_yuan",
    "is_plan",
    "vehicles",
    "centres",
    "worker",
)


def write_search(path: Path, points: Iterable[SearchPoint], *, bom: bool = True) -> None:
    """Write a row per point, in the order of time."""
    rows = (
        (
            round(point.seconds, 2),
            point.group,
            point.stage,
            point.steps,
            fen_to_yuan(point.cost_fen),
            "yes" if point.is_plan else "no",
            point.vehicles,
            point.centres,
            point.worker,
        )
        for point in points
    )
    write_table(path, HEADER, rows, bom=bom)
