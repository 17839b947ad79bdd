"""A cost game: what every coalition of players would pay on its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

import numpy as np
import numpy.typing as npt

from routing.errors import UsageError
from routing.language import message

Vector = npt.NDArray[np.float64]
Coalition = frozenset[str]

MOST_ENUMERATED = 20
"""Beyond this many players the coalitions (a million at 20) are not enumerated."""

TOLERANCE = 1e-7
"""Amounts that differ by less than this share of the game's scale count as equal."""


class AllocationError(UsageError):
    """A method is not defined for a game, or the request for it makes no sense."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Game:
    """Players and the cost of every coalition, indexed by bit mask: bit i is player i.

    ``costs`` has ``2 ** n`` entries, is read-only and starts with the empty coalition's 0.
    """

    players: tuple[str, ...]
    costs: Vector
    _bit: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        players = tuple(self.players)
        if len(players) < 2:
            raise AllocationError(
                message("A cost game needs two players or more: one alone pays it all.")
            )
        if len(set(players)) < len(players):
            raise AllocationError(
                message(
                    "A player is named twice: {players}. Name each once.",
                    players=", ".join(players),
                )
            )
        require_enumerable(len(players))
        costs = np.array(self.costs, dtype=np.float64)
        if costs.shape != (2 ** len(players),):
            raise AllocationError(
                message(
                    "{players} players need the costs of {wanted} coalitions, the empty one first; "
                    "found {found}.",
                    players=len(players),
                    wanted=2 ** len(players),
                    found=costs.size,
                )
            )
        if costs[0] or not np.isfinite(costs).all():
            raise AllocationError(
                message("The empty coalition costs 0 and every other a finite amount.")
            )
        costs.setflags(write=False)
        object.__setattr__(self, "costs", costs)
        object.__setattr__(self, "players", players)
        object.__setattr__(self, "_bit", {player: i for i, player in enumerate(players)})

    @classmethod
    def of(cls, players: Sequence[str], costs: Mapping[Coalition, float]) -> "Game":
        """Return the game of these players with the cost of every coalition that is not empty.

        Raises
        ------
        AllocationError
            If a coalition is missing; all of them are named, as far as there is room.
        """
        require_enumerable(len(players))
        values = np.zeros(2 ** len(players))
        missing = []
        for mask in range(1, len(values)):
            coalition = frozenset(p for i, p in enumerate(players) if mask >> i & 1)
            if coalition in costs:
                values[mask] = costs[coalition]
            else:
                missing.append("+".join(sorted(coalition)))
        if missing:
            raise AllocationError(
                message(
                    "The cost of {count} coalitions is missing: {names}.",
                    count=len(missing),
                    names=", ".join(missing[:5] + ["..."] * (len(missing) > 5)),
                )
            )
        return cls(players=tuple(players), costs=values)

    def __len__(self) -> int:
        return len(self.players)

    @property
    def grand(self) -> float:
        """The cost of everybody together."""
        return float(self.costs[-1])

    @property
    def alone(self) -> Vector:
        """The cost of every player alone."""
        alone: Vector = self.costs[1 << np.arange(len(self))]
        return alone

    @property
    def marginal(self) -> Vector:
        """What everybody together pays more than everybody but this player."""
        others: Vector = self.costs[(len(self.costs) - 1) ^ (1 << np.arange(len(self)))]
        return self.grand - others

    @property
    def scale(self) -> float:
        """The largest amount of the game, at least the smallest number above 0."""
        return max(float(np.abs(self.costs).max()), np.finfo(np.float64).tiny)

    @property
    def tolerance(self) -> float:
        """Up to which difference two amounts of the game count as equal."""
        return TOLERANCE * self.scale

    @property
    def proper(self) -> npt.NDArray[np.int64]:
        """The masks of all coalitions but the empty and the grand one."""
        return np.arange(1, len(self.costs) - 1)

    @property
    def membership(self) -> Vector:
        """The proper coalitions as rows, 1.0 where a player is in."""
        bits = self.proper[:, np.newaxis] >> np.arange(len(self)) & 1
        return bits.astype(np.float64)

    @property
    def proper_costs(self) -> Vector:
        """The costs of the proper coalitions, in the order of ``membership``."""
        costs: Vector = self.costs[self.proper]
        return costs

    @property
    def is_complete(self) -> bool:
        """Whether the cost of every coalition is known: it is."""
        return True

    def row(self, number: int) -> tuple[str, ...]:
        """Return the members of a row of ``membership``."""
        return self.members(number + 1)

    def mask(self, members: Iterable[str]) -> int:
        """Return the mask of a coalition.

        Raises
        ------
        AllocationError
            If somebody in it is no player.
        """
        wanted = tuple(members)
        unknown = [m for m in wanted if m not in self._bit]
        if unknown:
            raise AllocationError(
                message(
                    "{names} does not play. The players are {players}.",
                    names=", ".join(unknown),
                    players=", ".join(self.players),
                )
            )
        return reduce(or_, (1 << self._bit[m] for m in wanted), 0)

    def members(self, mask: int) -> tuple[str, ...]:
        """Return the members of a coalition, in the order of the players."""
        return tuple(p for i, p in enumerate(self.players) if mask >> i & 1)

    def cost(self, members: Iterable[str]) -> float:
        """Return what a coalition pays on its own."""
        return float(self.costs[self.mask(members)])

    def with_grand(self, cost: float) -> "Game":
        """Return the game in which everybody together pays this instead."""
        costs = self.costs.copy()
        costs[-1] = cost
        return Game(players=self.players, costs=costs)


def require_enumerable(players: int) -> None:
    """Make sure that all coalitions of so many players can be looked at.

    Raises
    ------
    AllocationError
        If there are too many players.
    """
    if players > MOST_ENUMERATED:
        raise AllocationError(
            message(
                "{players} players make {coalitions} coalitions, more than can be looked at one by "
                "one (at most {most} players). Use shapley, which samples coalitions where there "
                "are many players, separable, which needs 2n + 1 of them, or a proportional "
                "method.",
                players=players,
                coalitions=f"{2**players - 1:,}",
                most=MOST_ENUMERATED,
            )
        )
