"""Splits of a bill: shares to the fen, what they keep of the axioms, how far they are noise."""

from collections.abc import Sequence
from dataclasses import dataclass

from routing.costs.allocation import (
    Allocation,
    AnyGame,
    Verdict,
    Weights,
    allocate,
    judge,
    round_shares,
)
from routing.studies.sharing.stability import Answer

PREFERRED = ("nucleolus", "equal-profit", "shapley", "separable", "proportional-stand-alone")
"""Which split a settlement takes where nobody says: the first there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A method's shares of a bill; without shares ``refused`` says why.

    ``fen`` sum to the bill. ``lowest`` and ``highest`` are each player's share over the seeds and
    the game itself; ``half_widths`` are those of sampled shares. ``in_core`` is undecided where
    the seeds do not agree.
    """

    method: str
    shares: dict[str, float]
    fen: dict[str, int]
    half_widths: dict[str, float]
    refused: str
    verdict: Verdict | None
    lowest: dict[str, float]
    highest: dict[str, float]
    in_core: Answer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """With which orders of arrival a partial game was sampled."""

    orders: int = 0
    seed: int = 1


def split_bill(
    game: AnyGame,
    seed_games: Sequence[AnyGame],
    methods: Sequence[str],
    weights: Weights,
    sampling: Sampling,
) -> tuple[Split, ...]:
    """Return every method's split of what everybody together pays."""

    def shares_of(one: AnyGame) -> tuple[Allocation, ...]:
        return allocate(one, methods, weights, orders=sampling.orders, seed=sampling.seed)

    by_seed = [shares_of(other) for other in seed_games]
    return tuple(
        _split(
            game, own, [(g, seeds[number]) for g, seeds in zip(seed_games, by_seed, strict=True)]
        )
        for number, own in enumerate(shares_of(game))
    )


def default_method(game: AnyGame | None) -> str:
    """Return the method to settle by where nobody names one and there may be no game."""
    if game is None:
        return "proportional-parcels"
    return "nucleolus" if game.is_complete else "shapley"


def preferred(splits: Sequence[Split]) -> Split | None:
    """Return the split to settle by, None where no method has one."""
    found = {split.method: split for split in splits if split.shares}
    for method in PREFERRED:
        if method in found:
            return found[method]
    return next(iter(found.values()), None)


def _split(game: AnyGame, own: Allocation, seeds: Sequence[tuple[AnyGame, Allocation]]) -> Split:
    if own.refused:
        return Split(
            method=own.method,
            shares={},
            fen={},
            half_widths={},
            refused=own.refused,
            verdict=None,
            lowest={},
            highest={},
            in_core=None,
        )
    verdict = judge(game, own.shares)
    others = [(g, a) for g, a in seeds if not a.refused]
    all_shares = [own.shares, *(a.shares for _, a in others)]
    return Split(
        method=own.method,
        shares=own.shares,
        fen=round_shares(own.shares, round(game.grand)),
        half_widths=own.half_widths,
        refused="",
        verdict=verdict,
        lowest={p: min(s[p] for s in all_shares) for p in game.players},
        highest={p: max(s[p] for s in all_shares) for p in game.players},
        in_core=_agreed([verdict.in_core, *(judge(g, a.shares).in_core for g, a in others)], seeds),
    )


def _agreed(votes: Sequence[bool], seeds: Sequence[tuple[AnyGame, Allocation]]) -> Answer:
    if len(seeds) < 2 or len(votes) <= len(seeds) or len(set(votes)) > 1:
        return Answer.UNDECIDED
    return Answer.YES if votes[0] else Answer.NO
