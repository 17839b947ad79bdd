"""Whether the carriers stay together, as far as the search lets one say."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from routing.costs.allocation import (
    AnyGame,
    LeastCore,
    Partition,
    Subsidy,
    best_partition,
    core_ranges,
    cost_of_stability,
    least_core,
)
from routing.costs.allocation.game import Game


class Answer(StrEnum):
    """A verdict that noise may leave open."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """A figure of the game and what it is with every seed alone; amounts in fen."""

    value: float
    by_seed: tuple[float, ...]

    @property
    def spread(self) -> float | None:
        """The largest less the smallest figure of all seeds, None where only one seed searched."""
        if len(self.by_seed) < 2:
            return None
        return max(*self.by_seed, self.value) - min(*self.by_seed, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """The core and what keeps it from being larger; amounts in fen.

    ``epsilon`` is the least core's level: by how much every coalition is at least better off than
    on its own, below 0 where some coalition is always worse off. ``has_core`` is undecided where
    the level is within the noise. ``subsidy`` keeps everybody in; it is 0 where there is a core.
    ``ranges`` are each player's least and most within the core, None where it is empty.
    """

    least_core: LeastCore
    epsilon: Noise
    has_core: Answer
    subsidy: Subsidy
    subsidy_fen: Noise
    ranges: dict[str, tuple[float, float]] | None
    partition: Partition | None


def judge_stability(game: AnyGame, seed_games: Sequence[AnyGame]) -> Stability:
    """Return what a game says about staying together, and whether its seeds agree."""
    least = least_core(game)
    epsilon = Noise(
        value=least.epsilon, by_seed=tuple(least_core(other).epsilon for other in seed_games)
    )
    subsidy = cost_of_stability(game)
    has_core = least.epsilon >= -game.tolerance
    return Stability(
        least_core=least,
        epsilon=epsilon,
        has_core=answer(epsilon, complete=game.is_complete),
        subsidy=subsidy,
        subsidy_fen=Noise(
            value=subsidy.amount,
            by_seed=tuple(cost_of_stability(other).amount for other in seed_games),
        ),
        ranges=core_ranges(game) if has_core and game.is_complete else None,
        partition=best_partition(game) if isinstance(game, Game) else None,
    )


def answer(level: Noise, *, complete: bool = True) -> Answer:
    """Say whether a level is at least 0: undecided where its seeds differ by as much as it is.

    With one seed nothing is known of the noise, and with coalitions missing a core may turn out to
    be empty: both are undecided, but an empty core stays empty whatever is missing.
    """
    spread = level.spread
    if spread is None or (spread > 0 and abs(level.value) <= spread):
        return Answer.UNDECIDED
    if level.value < 0:
        return Answer.NO
    return Answer.YES if complete else Answer.UNDECIDED
