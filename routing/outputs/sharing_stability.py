"""Whether everybody stays, in words."""

from collections.abc import Iterator, Sequence

from routing.costs.allocation import rule_subsidy
from routing.language import Wordbook
from routing.outputs import sharing_words as say
from routing.outputs.json_object import Json
from routing.outputs.sharing_figures import stability_json
from routing.outputs.sharing_plain import per_parcel, stability_verdict
from routing.outputs.words import yuan
from routing.studies.sharing import Noise, Sharing, Stability, coalition_name, preferred


def stability_blocks(study: Sharing, figures: Json, words: Wordbook) -> Iterator[str]:
    """Yield what is known of the core, of leaving and of the subsidy, bill by bill."""
    yield from _blocks(study, figures, "pooled", words)
    if study.lines is not None and not study.is_same_bill:
        yield from _blocks(study, figures, "lines", words)


def _blocks(study: Sharing, figures: Json, network: str, words: Wordbook) -> Iterator[str]:
    lines = study.lines if network == "lines" else None
    stability = study.stability if lines is None else lines.stability
    title = words("**{network}.**", network=say.NETWORK_TITLES[network])
    yield words.sentences(title, stability_verdict(figures, stability_json(stability), words))
    level = stability.epsilon.value
    told = words(
        say.LEVEL_GAIN if level >= 0 else say.LEVEL_LOSS,
        level=yuan(abs(round(level))),
        binding=names(stability.least_core.binding, words),
    )
    yield words.sentences(told, _noise(stability, words))
    if stability.partition is not None:
        yield words(
            say.PARTITION,
            parts=names(stability.partition.parts, words),
            cost=yuan(round(stability.partition.cost)),
        )
    yield _subsidy(figures, stability, words)
    yield _under_rule(study, network, words)


def _noise(stability: Stability, words: Wordbook) -> str:
    bounds = _bounds(stability.epsilon)
    return "" if bounds is None else words(say.NOISE, low=bounds[0], high=bounds[1])


def _bounds(noise: Noise) -> tuple[str, str] | None:
    if noise.spread is None:
        return None
    values = (noise.value, *noise.by_seed)
    return yuan(round(min(values))), yuan(round(max(values)))


def _subsidy(figures: Json, stability: Stability, words: Wordbook) -> str:
    amount = stability.subsidy.amount
    bounds = _bounds(stability.subsidy_fen)
    if not amount and not any(stability.subsidy_fen.by_seed):
        return words(say.NO_SUBSIDY)
    low, high = bounds or (yuan(round(amount)), yuan(round(amount)))
    return words(
        say.SUBSIDY,
        amount=yuan(round(amount)),
        per_parcel=per_parcel(figures, amount),
        binding=names(stability.subsidy.binding, words) or "-",
        low=low,
        high=high,
    )


def _under_rule(study: Sharing, network: str, words: Wordbook) -> str:
    splits, game = study.splits, study.game
    if network == "lines" and study.lines is not None:
        splits = study.lines.splits
        game = game.with_grand(float(study.lines.run.accounts.total_fen))
    split = preferred(splits)
    if split is None or split.verdict is None or split.verdict.in_core:
        return ""
    amount = sum(rule_subsidy(game, split.shares).values())
    return words(
        say.RULE_SUBSIDY,
        method=say.METHOD_NAMES[split.method],
        amount=yuan(round(amount)),
    )


def names(coalitions: Sequence[tuple[str, ...]], words: Wordbook) -> str:
    """Return coalitions by name, at most eight of them."""
    told = [coalition_name(members) for members in coalitions]
    listed = words.listed(told[:8])
    if len(told) <= 8:
        return listed
    return words("{listed} and {count} more", listed=listed, count=words.number(len(told) - 8))
