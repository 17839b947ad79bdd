"""How much of each centre's load rides on which truck: a flow from centres to trucks."""

from collections.abc import Sequence
from itertools import pairwise

_TOLERANCE = 1e-9


def split_loads(
    loads: Sequence[float], visits: Sequence[Sequence[int]], capacity: float
) -> list[dict[int, float]]:
    """Return per truck the amount for each centre it visits, zero amounts included.

    ``loads`` is by centre, ``visits`` lists the centres of each truck.

    Raises
    ------
    ValueError
        If the trucks cannot carry the loads.
    """
    amounts = [dict.fromkeys(centres, 0.0) for centres in visits]
    for centre, load in enumerate(loads):
        left = load
        while left > _TOLERANCE:
            path = _path(centre, amounts, capacity)
            if path is None:
                raise ValueError(f"{left} for centre {centre} do not fit the trucks")
            left -= _push(path, amounts, capacity, left)
    return amounts


def _path(
    centre: int, amounts: list[dict[int, float]], capacity: float
) -> list[tuple[int, int]] | None:
    """Return (truck, centre put on it) steps to a truck with room, breadth first."""
    came: dict[int, tuple[int, int]] = {}
    queue = []
    for truck, on_board in enumerate(amounts):
        if centre in on_board:
            came[truck] = (-1, centre)
            queue.append(truck)
    for truck in queue:
        if capacity - sum(amounts[truck].values()) > _TOLERANCE:
            steps = []
            at = truck
            while at >= 0:
                before, moved = came[at]
                steps.append((at, moved))
                at = before
            return steps[::-1]
        for moved, amount in amounts[truck].items():
            for other, on_board in enumerate(amounts):
                if amount > _TOLERANCE and moved in on_board and other not in came:
                    came[other] = (truck, moved)
                    queue.append(other)
    return None


def _push(
    path: list[tuple[int, int]], amounts: list[dict[int, float]], capacity: float, wanted: float
) -> float:
    """Move as much as possible along a path and return it."""
    last = path[-1][0]
    amount = min(wanted, capacity - sum(amounts[last].values()))
    for (truck, _), (_, moved) in pairwise(path):
        amount = min(amount, amounts[truck][moved])
    for step, (truck, moved) in enumerate(path):
        amounts[truck][moved] += amount
        if step + 1 < len(path):
            amounts[truck][path[step + 1][1]] -= amount
    return amount
