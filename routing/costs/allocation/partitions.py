"""Into which parts players would rather fall than stay together."""

from dataclasses import dataclass

import numpy as np

from routing.costs.allocation.game import Game


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """Parts that hold every player once, and the sum of their costs."""

    parts: tuple[tuple[str, ...], ...]
    cost: float


def best_partition(game: Game) -> Partition:
    """Return the cheapest partition into two parts or more.

    Dynamic programming over coalitions: the best cost of a coalition is its own or that of a part
    that holds its first player and the best cost of the rest.
    """
    count = len(game.costs)
    best = np.array(game.costs)
    part_of = list(range(count))
    for mask in range(1, count):
        first, is_grand = mask & -mask, mask == count - 1
        if is_grand:
            best[mask] = np.inf
        rest = (mask - 1) & mask
        while rest:
            part = mask ^ rest
            if part & first and best[part] + best[rest] < best[mask]:
                best[mask], part_of[mask] = best[part] + best[rest], part
            rest = (rest - 1) & mask
    return Partition(parts=tuple(_parts(game, part_of, count - 1)), cost=float(best[-1]))


def _parts(game: Game, part_of: list[int], mask: int) -> list[tuple[str, ...]]:
    part = part_of[mask]
    if part == mask:
        return [game.members(mask)]
    return [*_parts(game, part_of, part), *_parts(game, part_of, mask ^ part)]
