"""The least subsidy that keeps all carriers in, in total and under a fixed split rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from routing.costs.allocation import AnyGame, Violation, Weights, rule_subsidy
from routing.errors import UsageError
from routing.language import joined, message
from routing.studies.sharing.splits import Sampling, Split, split_bill
from routing.studies.sharing.stability import Stability, judge_stability


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSubsidy:
    """What a fixed split rule needs to keep everybody in; amounts in fen.

    ``side_fen`` are the least side payments that leave no coalition better off on its own,
    ``alone_fen`` those that leave no single carrier so: what it pays more than alone. ``worst`` is
    the coalition that pays most above its own cost, None where none does.
    """

    split: Split
    side_fen: dict[str, float]
    alone_fen: dict[str, float]
    worst: Violation | None

    @property
    def total_fen(self) -> float:
        """The sum of the side payments."""
        return sum(self.side_fen.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class SubsidyStudy:
    """The least subsidy under any split, and under each of some fixed rules; amounts in fen."""

    stability: Stability
    parcels: int
    rules: tuple[RuleSubsidy, ...]

    @property
    def per_parcel_fen(self) -> float:
        """The least subsidy on every parcel."""
        return self.stability.subsidy.amount / self.parcels if self.parcels else 0.0


def study_subsidy(
    game: AnyGame,
    seed_games: Sequence[AnyGame],
    methods: Sequence[str],
    weights: Weights,
    sampling: Sampling,
) -> SubsidyStudy:
    """Return what it takes to keep everybody in.

    Raises
    ------
    UsageError
        If none of the methods splits this bill; with the reasons.
    """
    splits = split_bill(game, seed_games, methods, weights, sampling)
    rules = tuple(_under(game, split) for split in splits if split.shares)
    if not rules:
        raise UsageError(
            joined(
                (message("{method}: {reason}", method=s.method, reason=s.refused) for s in splits),
                " ",
            )
        )
    return SubsidyStudy(
        stability=judge_stability(game, seed_games),
        parcels=round(sum(weights.get("parcels", {}).values())),
        rules=rules,
    )


def _under(game: AnyGame, split: Split) -> RuleSubsidy:
    alone = dict(zip(game.players, game.alone.tolist(), strict=True))
    blocking = split.verdict.blocking if split.verdict is not None else ()
    return RuleSubsidy(
        split=split,
        side_fen=rule_subsidy(game, split.shares),
        alone_fen={p: max(0.0, split.shares[p] - alone[p]) for p in game.players},
        worst=blocking[0] if blocking else None,
    )
