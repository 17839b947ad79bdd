"""A cost game of which only some coalitions are known: many players, few plans."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from routing.costs.allocation.game import TOLERANCE, AllocationError, Coalition, Game, Vector
from routing.language import message


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartialGame:
    """Players and the costs of some coalitions, among them all single players and the grand one."""

    players: tuple[str, ...]
    known: Mapping[Coalition, float]

    def __post_init__(self) -> None:
        needed = [frozenset({player}) for player in self.players] + [frozenset(self.players)]
        if missing := [c for c in needed if c not in self.known]:
            names = ", ".join("+".join(sorted(coalition)) for coalition in missing)
            raise AllocationError(message("The cost of {names} is missing.", names=names))

    def __len__(self) -> int:
        return len(self.players)

    @property
    def grand(self) -> float:
        """The cost of everybody together."""
        return self.known[frozenset(self.players)]

    @property
    def alone(self) -> Vector:
        """The cost of every player alone."""
        return np.array([self.known[frozenset({player})] for player in self.players])

    @property
    def marginal(self) -> Vector:
        """What everybody together pays more than everybody but this player.

        Raises
        ------
        AllocationError
            If a coalition of all but one is not known.
        """
        everybody = frozenset(self.players)
        try:
            others = [self.known[everybody - {player}] for player in self.players]
        except KeyError as error:
            raise AllocationError(
                message("The cost of some coalition of all but one is missing.")
            ) from error
        return self.grand - np.array(others)

    @property
    def scale(self) -> float:
        """The largest amount of the game, at least the smallest number above 0."""
        return max(*(abs(cost) for cost in self.known.values()), np.finfo(np.float64).tiny)

    @property
    def tolerance(self) -> float:
        """Up to which difference two amounts of the game count as equal."""
        return TOLERANCE * self.scale

    @property
    def membership(self) -> Vector:
        """The known proper coalitions as rows, 1.0 where a player is in."""
        rows = [[float(player in c) for player in self.players] for c in self._proper]
        return np.array(rows)

    @property
    def proper_costs(self) -> Vector:
        """The costs of the proper coalitions, in the order of ``membership``."""
        return np.array([self.known[coalition] for coalition in self._proper])

    @property
    def is_complete(self) -> bool:
        """Whether the cost of every coalition is known."""
        return len(self._proper) + 2 == 1 << len(self.players)

    def row(self, number: int) -> tuple[str, ...]:
        """Return the members of a row of ``membership``."""
        return self.members(self._proper[number])

    def members(self, coalition: Iterable[str]) -> tuple[str, ...]:
        """Return the members of a coalition, in the order of the players."""
        inside = set(coalition)
        return tuple(player for player in self.players if player in inside)

    def cost(self, members: Iterable[str]) -> float:
        """Return what a coalition pays on its own.

        Raises
        ------
        KeyError
            If it is not known.
        """
        return self.known[frozenset(members)]

    def with_grand(self, cost: float) -> "PartialGame":
        """Return the game in which everybody together pays this instead."""
        return PartialGame(
            players=self.players, known={**self.known, frozenset(self.players): cost}
        )

    @property
    def _proper(self) -> list[Coalition]:
        return [c for c in self.known if 0 < len(c) < len(self.players)]


AnyGame = Game | PartialGame
"""A game whose rows of proper coalitions may be all there are or some."""
