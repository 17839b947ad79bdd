"""Sharing, its settlement and its subsidy as rows of words for terminals."""

from collections.abc import Iterator, Mapping, Sequence

from routing.language import ENGLISH, Wordbook
from routing.outputs import sharing_words as say
from routing.outputs.json_object import Json
from routing.outputs.sharing_figures import split_json, stability_json
from routing.outputs.sharing_stability import names
from routing.outputs.sharing_tables import alone_fen
from routing.outputs.words import carrier_name, yuan
from routing.studies.sharing import Sharing, Split, SubsidyStudy, coalition_name
from routing.units import fen_to_yuan

Row = tuple[str, ...]


def sharing_overview(study: Sharing, words: Wordbook = ENGLISH) -> tuple[Row, ...]:
    """Return a header and a row per carrier: alone, and its share by every rule."""
    scenario, alone = study.measured.scenario, alone_fen(study)
    splits = [split for split in study.splits if split.shares]
    players = study.request.players
    rows = [("", *(carrier_name(scenario, p, words) for p in players), words("stays"))]
    rows.append((words("alone"), *(yuan(alone[p]) for p in players), ""))
    rows += [
        (
            words(say.METHOD_NAMES[split.method]),
            *(yuan(split.fen[p]) for p in players),
            "" if split.in_core is None else words(say.ANSWERS[split.in_core]),
        )
        for split in splits
    ]
    return tuple(rows)


def refusals(splits: Sequence[Split], words: Wordbook = ENGLISH) -> Iterator[str]:
    """Yield why some rules have no split."""
    for split in splits:
        if split.refused:
            yield words(
                "{method}: {reason}",
                method=say.METHOD_NAMES[split.method],
                reason=words(split.refused),
            )


def subsidy_overview(
    study: SubsidyStudy, carriers: Mapping[str, tuple[str, str]], words: Wordbook = ENGLISH
) -> tuple[Row, ...]:
    """Return rows of a name and a figure; ``carriers`` are English and Chinese names."""
    stability = study.stability
    amount = stability.subsidy.amount
    spread = stability.subsidy_fen.spread
    rows = [
        (words("Does everybody stay without a subsidy?"), words(say.ANSWERS[stability.has_core])),
        (words("Least subsidy under any split, yuan a day"), yuan(round(amount))),
        (_below(words("per parcel, yuan")), f"{fen_to_yuan(study.per_parcel_fen):.4f}"),
        (
            _below(words("differs over the seeds by, yuan")),
            "-" if spread is None else yuan(round(spread)),
        ),
        (
            _below(words("coalitions that make it so large")),
            names(stability.subsidy.binding, words) or "-",
        ),
    ]
    for rule in study.rules:
        name = words(
            "Under this split rule alone, yuan a day: {method}",
            method=say.METHOD_NAMES[rule.split.method],
        )
        rows.append((name, yuan(round(rule.total_fen))))
        rows += [
            (
                _below(words("to {name}", name=words.name(*carriers[player]) or player)),
                yuan(round(fen)),
            )
            for player, fen in rule.side_fen.items()
            if round(fen)
        ]
        if rule.worst is not None:
            excess = yuan(round(rule.worst.amount))
            worst = words("worst off: {coalition}", coalition=coalition_name(rule.worst.players))
            rows.append((_below(worst), f"+{excess}"))
    return tuple(rows)


def _below(text: str) -> str:
    """Return the name of a row that belongs to the one above."""
    return f"  {text}"


def subsidy_figures(study: SubsidyStudy, network: str) -> Json:
    """Return a study of subsidy as a JSON object."""
    return {
        "network": network,
        "subsidy_fen": round(study.stability.subsidy.amount),
        "subsidy_yuan": fen_to_yuan(round(study.stability.subsidy.amount)),
        "per_parcel_yuan": round(fen_to_yuan(study.per_parcel_fen), 6),
        "parcels": study.parcels,
        "stability": stability_json(study.stability),
        "rules": [
            {
                "method": rule.split.method,
                "side_payments_fen": {p: round(fen) for p, fen in rule.side_fen.items()},
                "side_payments_yuan": fen_to_yuan(round(rule.total_fen)),
                "more_than_alone_fen": {p: round(fen) for p, fen in rule.alone_fen.items()},
                "worst": None
                if rule.worst is None
                else {
                    "players": list(rule.worst.players),
                    "amount_fen": round(rule.worst.amount),
                },
                "split": split_json(rule.split),
            }
            for rule in study.rules
        ],
    }
