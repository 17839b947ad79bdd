"""What a split keeps of what one may ask of it; every violation with its size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from routing.costs.allocation.game import Game, Vector
from routing.costs.allocation.partial import AnyGame


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """Players who pay ``amount`` more (or receive as much) than the axiom allows."""

    players: tuple[str, ...]
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The axioms one by one.

    ``efficiency_gap`` is the sum of the shares less the bill. ``irrational`` pay more than alone;
    ``blocking`` coalitions pay more than on their own (the split is in the core if there are
    none); ``subsidised`` players pay less than what they add to the bill. ``unequal`` are pairs of
    interchangeable players who pay differently, ``dummies`` those who add just their own cost
    everywhere and pay something else; ``symmetric_pairs`` and ``dummy_players`` count those there
    are to judge by. ``savings`` are each player's saving as a share of its cost alone, None where
    that is 0; ``spread`` is the largest less the smallest of them.
    """

    efficiency_gap: float
    irrational: tuple[Violation, ...]
    blocking: tuple[Violation, ...]
    subsidised: tuple[Violation, ...]
    symmetric_pairs: int
    unequal: tuple[Violation, ...]
    dummy_players: int
    dummies: tuple[Violation, ...]
    savings: dict[str, float | None]
    spread: float

    @property
    def in_core(self) -> bool:
        """Whether no coalition is better off on its own."""
        return not self.blocking


def judge(game: AnyGame, shares: Mapping[str, float], *, tolerance: float | None = None) -> Verdict:
    """Return which axioms a split keeps; amounts up to the tolerance are forgiven.

    Of a partial game only the known coalitions are judged, and nobody counts as interchangeable or
    a dummy.
    """
    split = np.array([shares[player] for player in game.players])
    allowed = game.tolerance if tolerance is None else tolerance
    pairs = _interchangeable(game) if isinstance(game, Game) else []
    players = _dummies(game) if isinstance(game, Game) else []
    one = [(player,) for player in game.players]
    savings = _savings(game, split)
    known = [s for s in savings.values() if s is not None]
    return Verdict(
        efficiency_gap=float(split.sum() - game.grand),
        irrational=_above(one.__getitem__, split - game.alone, allowed),
        blocking=_above(game.row, game.membership @ split - game.proper_costs, allowed),
        subsidised=_above(one.__getitem__, game.marginal - split, allowed),
        symmetric_pairs=len(pairs),
        unequal=tuple(
            Violation(players=(game.players[i], game.players[j]), amount=abs(split[i] - split[j]))
            for i, j in pairs
            if abs(split[i] - split[j]) > allowed
        ),
        dummy_players=len(players),
        dummies=tuple(
            Violation(players=(game.players[i],), amount=float(split[i] - game.alone[i]))
            for i in players
            if abs(split[i] - game.alone[i]) > allowed
        ),
        savings=savings,
        spread=max(known) - min(known) if known else 0.0,
    )


def _above(
    name: Callable[[int], tuple[str, ...]], excess: Vector, allowed: float
) -> tuple[Violation, ...]:
    order = np.argsort(-excess, kind="stable")
    return tuple(
        Violation(players=name(int(i)), amount=float(excess[i]))
        for i in order
        if excess[i] > allowed
    )


def _interchangeable(game: Game) -> list[tuple[int, int]]:
    """Return pairs that add the same to every coalition with neither of them."""
    masks = np.arange(len(game.costs))
    found = []
    for i, j in combinations(range(len(game)), 2):
        without = masks[(masks >> i & 1 == 0) & (masks >> j & 1 == 0)]
        difference = game.costs[without | 1 << i] - game.costs[without | 1 << j]
        if np.abs(difference).max() <= game.tolerance:
            found.append((i, j))
    return found


def _dummies(game: Game) -> list[int]:
    """Return players who add just their own cost to every coalition."""
    masks = np.arange(len(game.costs))
    found = []
    for i in range(len(game)):
        without = masks[masks >> i & 1 == 0]
        added = game.costs[without | 1 << i] - game.costs[without]
        if np.abs(added - game.costs[1 << i]).max() <= game.tolerance:
            found.append(i)
    return found


def _savings(game: AnyGame, split: Vector) -> dict[str, float | None]:
    return {
        player: float(1 - share / alone) if alone > game.tolerance else None
        for player, share, alone in zip(game.players, split, game.alone, strict=True)
    }
