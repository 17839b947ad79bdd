"""Split rules but for the Shapley value: each returns the players' shares of the bill."""

from collections.abc import Mapping

import numpy as np

from routing.costs.allocation.game import AllocationError, Game, Vector
from routing.costs.allocation.partial import AnyGame
from routing.costs.allocation.programs import Rows, lexicographic
from routing.costs.allocation.stability import (
    core_ranges,
    core_rows,
    efficient,
    least_core,
    relaxed,
    require_core,
)
from routing.language import message

_SLACK = 1e-9


def proportional(game: AnyGame, weights: Mapping[str, float]) -> Vector:
    """Return shares in proportion to weights: today's practice."""
    given = np.array([weights.get(player, 0.0) for player in game.players], dtype=np.float64)
    if given.min() < 0 or not given.sum():
        raise AllocationError(
            message(
                "A proportional split needs weights of at least 0 that are not all 0. "
                "Use another method."
            )
        )
    shares: Vector = given / given.sum() * game.grand
    return shares


def stand_alone(game: AnyGame) -> Vector:
    """Return shares in proportion to what the players pay alone."""
    return proportional(game, dict(zip(game.players, game.alone.tolist(), strict=True)))


def nucleolus(game: Game) -> Vector:
    """Return the split whose unhappiest coalition is as happy as can be, and so on.

    Over the imputations: nobody pays more than alone. D. Schmeidler, SIAM Journal on Applied
    Mathematics 17 (1969), 1163-1170.
    """
    return _nucleolus(game, np.ones(len(game.proper)), message("The nucleolus"))


def per_capita_nucleolus(game: Game) -> Vector:
    """Return the nucleolus of what a coalition gains per head."""
    return _nucleolus(game, game.membership.sum(axis=1), message("The per-capita nucleolus"))


def _nucleolus(game: Game, weights: Vector, what: str) -> Vector:
    if game.alone.sum() < game.grand - game.tolerance:
        raise AllocationError(
            message(
                "{what} lets nobody pay more than alone, but together the players pay more than "
                "all of them alone. There is nothing to share: let them stay alone.",
                what=what,
            )
        )
    scale = game.scale
    rational = Rows(matrix=np.eye(len(game)), bounds=game.alone + _SLACK * game.scale)
    shares = lexicographic(
        core_rows(game).scaled(scale),
        weights,
        efficient(game).scaled(scale),
        rational.scaled(scale),
    )
    if shares is None:
        raise AssertionError("there are imputations")
    return shares * scale


def equal_profit(game: Game) -> Vector:
    """Return the split in the core whose relative savings differ least.

    M. Frisk et al., "Cost allocation in collaborative forest transportation", European Journal of
    Operational Research 205 (2010), 448-458. Ties are broken by the next largest difference.
    """
    require_core(game, message("The equal profit method"))
    return _equal_profit(game, 0.0)


def equal_profit_least_core(game: Game) -> Vector:
    """Return the split in the least core whose relative savings differ least; it always exists."""
    return _equal_profit(game, -least_core(game).epsilon)


def _equal_profit(game: Game, excess: float) -> Vector:
    scale, alone = game.scale, game.alone
    paying = np.flatnonzero(alone > game.tolerance)
    pairs = [(i, j) for i in paying for j in paying if i != j]
    ratios = np.zeros((len(pairs), len(game)))
    for row, (i, j) in enumerate(pairs):
        ratios[row, i], ratios[row, j] = scale / alone[i], -scale / alone[j]
    shares = lexicographic(
        Rows(matrix=ratios, bounds=np.zeros(len(pairs))),
        np.ones(len(pairs)),
        efficient(game).scaled(scale),
        relaxed(game, excess).scaled(scale),
    )
    if shares is None:
        raise AssertionError("the least core is never empty")
    return shares * scale


def separable(game: AnyGame) -> Vector:
    """Return marginal costs, and the rest in proportion to what each saves against alone.

    The alternate cost avoided method; needs 2n + 1 coalitions only. J. S. Ransmeier, "The
    Tennessee Valley Authority", 1942; P. D. Straffin and J. P. Heaney, 1981.
    """
    marginal = game.marginal
    return _with_rest(game, marginal, game.alone - marginal, "separable")


def tau(game: Game) -> Vector:
    """Return the efficient point between marginal costs and the least remainder of a coalition.

    S. H. Tijs and T. S. H. Driessen, "Game theory and cost allocation problems", Management
    Science 32 (1986), 1015-1028.
    """
    marginal = game.marginal
    gaps = game.costs[1:] - np.append(game.membership @ marginal, marginal.sum())
    inside = np.vstack([game.membership, np.ones(len(game))]).astype(bool)
    room = np.where(inside, gaps[:, np.newaxis], np.inf).min(axis=0)
    rest = game.grand - marginal.sum()
    tolerance = game.tolerance
    if room.min() < -tolerance or rest < -tolerance or rest > room.sum() + tolerance:
        raise AllocationError(
            message(
                "The tau-value is not defined: marginal costs leave no room for a split (the game "
                "is not quasi-balanced). Use nucleolus or shapley."
            )
        )
    return _with_rest(game, marginal, np.maximum(room, 0.0), "tau")


def _with_rest(game: AnyGame, marginal: Vector, weights: Vector, name: str) -> Vector:
    rest = game.grand - marginal.sum()
    if abs(weights.sum()) <= game.tolerance:
        if abs(rest) <= game.tolerance:
            return marginal
        raise AllocationError(
            message(
                "{name}: nobody saves anything, so the rest of the bill has no measure. "
                "Use shapley.",
                name=name,
            )
        )
    shares: Vector = marginal + weights / weights.sum() * rest
    return shares


def mcrs(game: Game) -> Vector:
    """Return the efficient point between each player's least and most within the core.

    Minimum costs, remaining savings: J. P. Heaney and R. E. Dickinson, Water Resources Research 18
    (1982), 476-482.
    """
    require_core(game, "MCRS")
    ranges = core_ranges(game)
    low = np.array([ranges[player][0] for player in game.players])
    high = np.array([ranges[player][1] for player in game.players])
    width = (high - low).sum()
    rest = game.grand - low.sum()
    shares: Vector = low + (high - low) * (rest / width if width > game.tolerance else 0.0)
    return shares
