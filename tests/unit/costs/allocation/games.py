"""Games with known answers, and random ones."""

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import strategies as st

from routing.costs.allocation import Game, allocate


def a_game(*costs: float, players: Sequence[str] = ()) -> Game:
    """Return a game from the costs of its coalitions, the empty one left out, by bit mask."""
    count = (len(costs) + 1).bit_length() - 1
    names = tuple(players) or tuple("abcdefghij"[:count])
    return Game(players=names, costs=np.array([0.0, *costs]))


def a_game_of(players: Sequence[str], cost: Mapping[frozenset[str], float]) -> Game:
    return Game.of(tuple(players), cost)


def shares(game: Game, method: str) -> list[float]:
    """Return a method's shares in the order of the players; the method must be defined."""
    (found,) = allocate(game, [method], {})
    assert not found.refused
    return [found.shares[player] for player in game.players]


def airport(*needs: float) -> Game:
    """Return the game in which a coalition pays for its longest runway."""
    costs = [
        max(need for i, need in enumerate(needs) if mask >> i & 1)
        for mask in range(1, 2 ** len(needs))
    ]
    return a_game(*costs)


AIRPORT = airport(10, 20, 30)
EMPTY_CORE = a_game(10, 10, 12, 10, 12, 12, 20)
THREE = a_game(100, 80, 140, 60, 120, 110, 165)


@st.composite
def random_games(draw: st.DrawFn, most: int = 5) -> Game:
    """Return a subadditive game: no coalition pays more than two parts of it."""
    count = draw(st.integers(2, most))
    amounts = st.integers(0, 1000)
    costs = [0.0]
    for mask in range(1, 2**count):
        drawn = float(draw(amounts))
        part = (mask - 1) & mask
        while part:
            drawn = min(drawn, costs[part] + costs[mask ^ part])
            part = (part - 1) & mask
        costs.append(drawn)
    return a_game(*costs[1:])
