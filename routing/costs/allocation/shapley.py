"""The Shapley value: exact for few players, sampled with a confidence interval for many."""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy

from routing.costs.allocation.game import AllocationError, Coalition, Game, Vector
from routing.language import message

EXACT_PLAYERS = 10
"""Up to this many players the value is exact: 1,023 coalitions."""

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """Estimated shares with the half-width of each one's confidence interval.

    ``orders`` counts the orders looked at, ``confidence`` is the probability that the interval of
    a single player holds its exact value.
    """

    shares: dict[str, float]
    half_widths: dict[str, float]
    orders: int
    confidence: float


def shapley(game: Game) -> Vector:
    """Return what every player adds to those before it, averaged over all orders of arrival.

    L. S. Shapley, "A value for n-person games", 1953.
    """
    n = len(game)
    masks = np.arange(len(game.costs))
    sizes = np.array([mask.bit_count() for mask in range(len(masks))])
    weights = np.array([1.0 / (n * math.comb(n - 1, size)) for size in range(n)])
    shares = np.zeros(n)
    for i in range(n):
        before = masks[masks >> i & 1 == 0]
        added = game.costs[before | 1 << i] - game.costs[before]
        shares[i] = added @ weights[sizes[before]]
    return shares


def sample_orders(players: Sequence[str], count: int, seed: int) -> Iterator[tuple[str, ...]]:
    """Yield random orders in pairs, each followed by its reverse; the same for the same seed.

    They depend on who plays, not on the order in which the players are named. A reversed order is
    a cheap way to less variance: J. Castro et al., Computers & Operations Research 36 (2009),
    1726-1730, sample orders; pairs are the antithetic variates of Monte Carlo textbooks.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    order = sorted(players)
    for _ in range(count // 2):
        chance.shuffle(order)
        yield tuple(order)
        yield tuple(reversed(order))


def sampled_shapley(
    players: Sequence[str],
    cost: Callable[[Coalition], float] | Mapping[Coalition, float],
    *,
    orders: int,
    seed: int = 1,
    confidence: float = CONFIDENCE,
) -> Sampled:
    """Return the Shapley value estimated from orders of arrival, rounded down to whole pairs.

    Raises
    ------
    AllocationError
        If there are fewer than four orders: two pairs are the least that tell a variance.
    """
    if orders < 4:
        raise AllocationError(
            message("{orders} orders tell no confidence interval; sample 4 or more.", orders=orders)
        )
    look_up = cost.__getitem__ if isinstance(cost, Mapping) else cost
    pairs = [
        {p: (one[p] + two[p]) / 2 for p in players}
        for one, two in _in_pairs(
            _added(order, look_up) for order in sample_orders(players, orders, seed)
        )
    ]
    samples = np.array([[pair[p] for p in players] for pair in pairs])
    spread = samples.std(axis=0, ddof=1) / math.sqrt(len(samples))
    half = spread * float(scipy.special.stdtrit(len(samples) - 1, (1 + confidence) / 2))
    return Sampled(
        shares=dict(zip(players, samples.mean(axis=0).tolist(), strict=True)),
        half_widths=dict(zip(players, half.tolist(), strict=True)),
        orders=2 * len(samples),
        confidence=confidence,
    )


def _in_pairs(
    rows: Iterator[dict[str, float]],
) -> Iterator[tuple[dict[str, float], dict[str, float]]]:
    return zip(rows, rows, strict=True)


def _added(order: Sequence[str], cost: Callable[[Coalition], float]) -> dict[str, float]:
    """Return what every player adds to those before it."""
    added: dict[str, float] = {}
    paid, present = 0.0, frozenset[str]()
    for player in order:
        present |= {player}
        total = cost(present)
        added[player] = total - paid
        paid = total
    return added
