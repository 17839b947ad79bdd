"""Whether everybody stays: the core, the least core, and the subsidy that keeps all in."""

from dataclasses import dataclass

import numpy as np

from routing.costs.allocation.game import AllocationError, Vector
from routing.costs.allocation.partial import AnyGame
from routing.costs.allocation.programs import Optimum, Rows, lexicographic, minimise, no_rows
from routing.language import message

_PRICED = 1e-6
_NEGLIGIBLE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastCore:
    """The greatest amount by which every coalition can be better off than on its own.

    ``epsilon`` below 0 says that the core is empty: some coalition is always worse off. ``binding``
    are the coalitions that keep it from being greater.
    """

    epsilon: float
    binding: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subsidy:
    """The least amount from outside that makes staying together the best for every coalition.

    ``shares`` are what the players pay after it, ``binding`` the coalitions that make it so large,
    most expensive first; without need of a subsidy there are none.
    """

    amount: float
    shares: dict[str, float]
    binding: tuple[tuple[str, ...], ...]


def core_rows(game: AnyGame) -> Rows:
    """Return that no proper coalition pays more than on its own."""
    return Rows(matrix=game.membership, bounds=game.proper_costs)


def efficient(game: AnyGame) -> Rows:
    """Return that the players pay the bill, no less and no more."""
    return Rows(matrix=np.ones((1, len(game))), bounds=np.array([game.grand]))


def least_core(game: AnyGame) -> LeastCore:
    """Return the least core's level and the coalitions that bind it.

    M. Maschler, B. Peleg and L. S. Shapley, Mathematics of Operations Research 4 (1979), 303-338.
    """
    rows, bill = core_rows(game).scaled(game.scale), efficient(game).scaled(game.scale)
    level = np.ones((len(rows.bounds), 1))
    best = _certain(
        minimise(
            np.append(np.zeros(len(game)), -1.0),
            Rows(matrix=np.hstack([rows.matrix, level]), bounds=rows.bounds),
            Rows(matrix=np.append(bill.matrix, [[0.0]], axis=1), bounds=bill.bounds),
        )
    )
    epsilon = -best.value
    return LeastCore(
        epsilon=epsilon * game.scale if abs(epsilon) > _NEGLIGIBLE else 0.0,
        binding=_priced(game, best.prices),
    )


def has_core(game: AnyGame) -> bool:
    """Say whether some split of the bill leaves no coalition better off on its own."""
    return least_core(game).epsilon >= -game.tolerance


def core_ranges(game: AnyGame) -> dict[str, tuple[float, float]]:
    """Return the least and the most every player pays within the core.

    Raises
    ------
    AllocationError
        If the core is empty.
    """
    require_core(game, message("The range of shares within the core"))
    rows, bill = relaxed(game, 0.0).scaled(game.scale), efficient(game).scaled(game.scale)
    ranges = {}
    for i, player in enumerate(game.players):
        share = np.eye(len(game))[i]
        low = _certain(minimise(share, rows, bill)).value
        high = -_certain(minimise(-share, rows, bill)).value
        ranges[player] = (low * game.scale, max(high, low) * game.scale)
    return ranges


def cost_of_stability(game: AnyGame) -> Subsidy:
    """Return the least subsidy that makes the grand coalition stable.

    Y. Bachrach et al., "The cost of stability in coalitional games", SAGT 2009, LNCS 5814, 122-134.
    What is left of the bill is split by the nucleolus.
    """
    rows = core_rows(game).scaled(game.scale)
    best = _certain(minimise(-np.ones(len(game)), rows, no_rows(len(game))))
    payable = -best.value * game.scale
    amount = game.grand - payable
    is_needed = amount > game.tolerance
    paid = game.with_grand(payable) if is_needed else game
    shares = prenucleolus(paid)
    return Subsidy(
        amount=amount if is_needed else 0.0,
        shares=dict(zip(game.players, shares.tolist(), strict=True)),
        binding=_priced(game, best.prices) if is_needed else (),
    )


def prenucleolus(game: AnyGame) -> Vector:
    """Return the split whose unhappiest coalition is as happy as can be, refused or not."""
    scale = game.scale
    rows, bill = core_rows(game).scaled(scale), efficient(game).scaled(scale)
    shares = lexicographic(rows, np.ones(len(rows.bounds)), bill, no_rows(len(game)))
    if shares is None:
        raise AssertionError("a bill can always be split")
    return shares * scale


def rule_subsidy(game: AnyGame, shares: dict[str, float]) -> dict[str, float]:
    """Return the least side payments to players that make a given split stable.

    Among the least ones those whose largest payment is smallest, and so on.
    """
    split = np.array([shares[player] for player in game.players])
    scale = game.scale
    rows = core_rows(game)
    wanted = Rows(matrix=-rows.matrix, bounds=rows.bounds - rows.matrix @ split).scaled(scale)
    none = Rows(matrix=-np.eye(len(game)), bounds=np.zeros(len(game)))
    most = wanted.and_these(none)
    least = _certain(minimise(np.ones(len(game)), most, no_rows(len(game)))).value
    if least <= game.tolerance / scale:
        return dict.fromkeys(game.players, 0.0)
    paid = lexicographic(
        Rows(matrix=np.eye(len(game)), bounds=np.zeros(len(game))),
        np.ones(len(game)),
        Rows(matrix=np.ones((1, len(game))), bounds=np.array([least])),
        Rows(matrix=most.matrix, bounds=most.bounds + _NEGLIGIBLE),
    )
    if paid is None:
        raise AssertionError("the least side payments exist")
    return dict(zip(game.players, np.maximum(paid * scale, 0.0).tolist(), strict=True))


def require_core(game: AnyGame, what: str) -> None:
    """Make sure that the core is not empty.

    Raises
    ------
    AllocationError
        If it is, with what to use instead.
    """
    epsilon = least_core(game).epsilon
    if epsilon < -game.tolerance:
        raise AllocationError(
            message(
                "{what} needs a core, and the core of this game is empty: however the bill is "
                "split, some coalition pays more than on its own, by {excess:.3%} of the bill or "
                "more. Use nucleolus, equal-profit-least-core or shapley, and a subsidy to keep "
                "everybody in.",
                what=what,
                excess=-epsilon / (abs(game.grand) or game.scale),
            )
        )


def relaxed(game: AnyGame, excess: float) -> Rows:
    """Return that no proper coalition pays more than on its own plus an excess."""
    rows = core_rows(game)
    return Rows(matrix=rows.matrix, bounds=rows.bounds + excess + _NEGLIGIBLE * game.scale)


def _priced(game: AnyGame, prices: Vector) -> tuple[tuple[str, ...], ...]:
    order = np.argsort(-prices, kind="stable")
    return tuple(game.row(int(i)) for i in order if prices[i] > _PRICED)


def _certain(optimum: Optimum | None) -> Optimum:
    if optimum is None:
        raise AssertionError("this program always has a solution")
    return optimum
