"""The split rules by name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from routing.costs.allocation import rules
from routing.costs.allocation.game import AllocationError, Game, Vector
from routing.costs.allocation.shapley import shapley

Weights = Mapping[str, Mapping[str, float]]
"""By measure (parcels, kg, kg_km), what every player brings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A split rule: its name, the measure it goes by if any, and whether few coalitions suffice."""

    name: str
    split: Callable[[Game], Vector] | None = None
    measure: str | None = None
    needs_all: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """A method's split of a bill, or why it has none."""

    method: str
    shares: dict[str, float]
    refused: str = ""


METHODS: Mapping[str, Method] = {
    method.name: method
    for method in (
        Method(name="proportional-parcels", measure="parcels", needs_all=False),
        Method(name="proportional-kg", measure="kg", needs_all=False),
        Method(name="proportional-kg-km", measure="kg_km", needs_all=False),
        Method(name="proportional-stand-alone", split=rules.stand_alone, needs_all=False),
        Method(name="shapley", split=shapley),
        Method(name="nucleolus", split=rules.nucleolus),
        Method(name="per-capita-nucleolus", split=rules.per_capita_nucleolus),
        Method(name="equal-profit", split=rules.equal_profit),
        Method(name="equal-profit-least-core", split=rules.equal_profit_least_core),
        Method(name="separable", split=rules.separable, needs_all=False),
        Method(name="tau", split=rules.tau),
        Method(name="mcrs", split=rules.mcrs),
    )
}


def get_method(name: str) -> Method:
    """Return the method of this name.

    Raises
    ------
    AllocationError
        If there is none.
    """
    if name not in METHODS:
        near = get_close_matches(name, METHODS, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise AllocationError(f'"{name}" is no method.{hint} There are: {", ".join(METHODS)}.')
    return METHODS[name]


def allocate(game: Game, methods: Sequence[str], weights: Weights) -> tuple[Allocation, ...]:
    """Return the split of every method; one that is not defined for the game says why."""
    return tuple(_allocation(game, get_method(name), weights) for name in methods)


def _allocation(game: Game, method: Method, weights: Weights) -> Allocation:
    try:
        if method.measure is not None:
            shares = rules.proportional(game, weights.get(method.measure, {}))
        elif method.split is not None:
            shares = method.split(game)
    except AllocationError as error:
        return Allocation(method=method.name, shares={}, refused=str(error))
    named = dict(zip(game.players, shares.tolist(), strict=True))
    return Allocation(method=method.name, shares=named)
