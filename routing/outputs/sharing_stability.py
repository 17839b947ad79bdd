"""Whether everybody stays, in words."""

from collections.abc import Iterator, Sequence

from routing.costs.allocation import rule_subsidy
from routing.outputs import sharing_words as say
from routing.outputs.words import yuan
from routing.studies.sharing import Answer, Noise, Sharing, Stability, coalition_name, preferred


def stability_verdict(study: Sharing, stability: Stability) -> str:
    """Return in a sentence whether everybody stays."""
    epsilon = stability.epsilon
    if stability.has_core is Answer.YES:
        return say.STABLE
    if stability.has_core is Answer.NO:
        return say.EMPTY.format(
            subsidy=yuan(round(stability.subsidy.amount)),
            per_parcel=_per_parcel(study, stability.subsidy.amount),
        )
    if epsilon.spread is None:
        return say.UNDECIDED_SEED
    if abs(epsilon.value) <= epsilon.spread:
        return say.UNDECIDED_NOISE.format(
            level=yuan(round(epsilon.value)), spread=yuan(round(epsilon.spread))
        )
    return say.UNDECIDED_PARTIAL.format(
        known=len(study.rows), all=2 ** len(study.request.players) - 1
    )


def stability_blocks(study: Sharing) -> Iterator[str]:
    """Yield what is known of the core, of leaving and of the subsidy, bill by bill."""
    yield from _blocks(study, study.stability, "pooled")
    if study.lines is not None and not study.is_same_bill:
        yield from _blocks(study, study.lines.stability, "lines")


def _blocks(study: Sharing, stability: Stability, network: str) -> Iterator[str]:
    yield f"**{say.NETWORK_TITLES[network]}.** {stability_verdict(study, stability)}"
    level = stability.epsilon.value
    words = say.LEVEL_GAIN if level >= 0 else say.LEVEL_LOSS
    binding = names(stability.least_core.binding)
    yield f"{words.format(level=yuan(abs(round(level))), binding=binding)} {_noise(stability)}"
    if stability.partition is not None:
        yield say.PARTITION.format(
            parts=names(stability.partition.parts), cost=yuan(round(stability.partition.cost))
        )
    yield _subsidy(study, stability)
    yield _under_rule(study, network)


def _noise(stability: Stability) -> str:
    low_high = _bounds(stability.epsilon)
    return "" if low_high is None else say.NOISE.format(low=low_high[0], high=low_high[1])


def _bounds(noise: Noise) -> tuple[str, str] | None:
    if noise.spread is None:
        return None
    values = (noise.value, *noise.by_seed)
    return yuan(round(min(values))), yuan(round(max(values)))


def _subsidy(study: Sharing, stability: Stability) -> str:
    amount = stability.subsidy.amount
    bounds = _bounds(stability.subsidy_fen)
    if not amount and not any(stability.subsidy_fen.by_seed):
        return say.NO_SUBSIDY
    low, high = bounds or (yuan(round(amount)), yuan(round(amount)))
    return say.SUBSIDY.format(
        amount=yuan(round(amount)),
        per_parcel=_per_parcel(study, amount),
        binding=names(stability.subsidy.binding) or "-",
        low=low,
        high=high,
    )


def _under_rule(study: Sharing, network: str) -> str:
    splits, game = study.splits, study.game
    if network == "lines" and study.lines is not None:
        splits = study.lines.splits
        game = game.with_grand(float(study.lines.run.accounts.total_fen))
    split = preferred(splits)
    if split is None or split.verdict is None or split.verdict.in_core:
        return ""
    amount = sum(rule_subsidy(game, split.shares).values())
    return say.RULE_SUBSIDY.format(
        method=say.METHOD_NAMES[split.method], amount=yuan(round(amount))
    )


def _per_parcel(study: Sharing, fen: float) -> str:
    parcels = sum(study.weights["parcels"].values())
    return yuan(fen / parcels) if parcels else "-"


def names(coalitions: Sequence[tuple[str, ...]]) -> str:
    """Return coalitions by name, at most eight of them."""
    told = [coalition_name(members) for members in coalitions]
    rest = f" and {len(told) - 8} more" if len(told) > 8 else ""
    return ", ".join(told[:8]) + rest
