"""The split rules by name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from routing.costs.allocation import rules
from routing.costs.allocation.game import AllocationError, Game, Vector
from routing.costs.allocation.partial import AnyGame, PartialGame
from routing.costs.allocation.shapley import sampled_shapley, shapley
from routing.language import joined, message

Weights = Mapping[str, Mapping[str, float]]
"""By measure (parcels, kg, kg_km), what every player brings."""

MEASURES: Mapping[str, str] = {
    "proportional-parcels": "parcels",
    "proportional-kg": "kg",
    "proportional-kg-km": "kg_km",
}
FEW: Mapping[str, Callable[[AnyGame], Vector]] = {
    "proportional-stand-alone": rules.stand_alone,
    "separable": rules.separable,
}
"""Rules that need the single players, the grand coalition and at most those of all but one."""

ALL: Mapping[str, Callable[[Game], Vector]] = {
    "shapley-exact": shapley,
    "nucleolus": rules.nucleolus,
    "per-capita-nucleolus": rules.per_capita_nucleolus,
    "equal-profit": rules.equal_profit,
    "equal-profit-least-core": rules.equal_profit_least_core,
    "tau": rules.tau,
    "mcrs": rules.mcrs,
}
"""Rules that need every coalition."""

SHAPLEY = "shapley"
METHODS: tuple[str, ...] = (
    *MEASURES,
    "proportional-stand-alone",
    SHAPLEY,
    "nucleolus",
    "per-capita-nucleolus",
    "equal-profit",
    "equal-profit-least-core",
    "separable",
    "tau",
    "mcrs",
)
"""The rules a report shows, in its order; ``shapley`` is exact or sampled as the game allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """A method's split of a bill, or why it has none.

    ``half_widths`` are those of the shares' 95 % confidence intervals where they were sampled.
    """

    method: str
    shares: dict[str, float]
    half_widths: dict[str, float]
    refused: str = ""


def require_methods(names: Sequence[str]) -> None:
    """Make sure that there are such methods.

    Raises
    ------
    AllocationError
        If there are not; every wrong name is told.
    """
    known = (*METHODS, "shapley-exact")
    told = []
    for name in dict.fromkeys(n for n in names if n not in known):
        near = get_close_matches(name, known, n=1)
        told.append(message('"{name}" is no method.', name=name))
        told += [message("Did you mean {name}?", name=other) for other in near]
    if told:
        raise AllocationError(
            joined([*told, message("There are: {names}.", names=", ".join(known))], " ")
        )


def needs_all(name: str) -> bool:
    """Say whether a method needs the cost of every coalition."""
    return name in ALL


def allocate(
    game: AnyGame, methods: Sequence[str], weights: Weights, *, orders: int = 0, seed: int = 1
) -> tuple[Allocation, ...]:
    """Return the split of every method; one that is not defined for the game says why.

    ``orders`` and ``seed`` are those with which the coalitions of a partial game were sampled.
    """
    require_methods(methods)
    return tuple(_allocation(game, name, weights, orders, seed) for name in methods)


def _allocation(game: AnyGame, name: str, weights: Weights, orders: int, seed: int) -> Allocation:
    try:
        if name == SHAPLEY and isinstance(game, PartialGame):
            sampled = sampled_shapley(game.players, game.known, orders=orders, seed=seed)
            return Allocation(method=name, shares=sampled.shares, half_widths=sampled.half_widths)
        shares = _split(game, name, weights)
    except AllocationError as error:
        return Allocation(method=name, shares={}, half_widths={}, refused=error.message)
    named = dict(zip(game.players, shares.tolist(), strict=True))
    return Allocation(method=name, shares=named, half_widths={})


def _split(game: AnyGame, name: str, weights: Weights) -> Vector:
    if name in MEASURES:
        return rules.proportional(game, weights.get(MEASURES[name], {}))
    if name in FEW:
        return FEW[name](game)
    if not isinstance(game, Game):
        raise AllocationError(
            message(
                "{name} needs the cost of every coalition, and only some are known. Use shapley, "
                "separable or a proportional method.",
                name=name,
            )
        )
    return shapley(game) if name == SHAPLEY else ALL[name](game)
