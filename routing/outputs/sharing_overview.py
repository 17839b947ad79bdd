"""Sharing, its settlement and its subsidy as rows of words for terminals."""

from collections.abc import Iterator, Mapping

from routing.outputs import sharing_words as say
from routing.outputs.json_object import Json
from routing.outputs.sharing_figures import split_json, stability_json
from routing.outputs.sharing_stability import names
from routing.outputs.sharing_tables import alone_fen
from routing.outputs.words import carrier_name, yuan
from routing.studies.sharing import Sharing, SubsidyStudy, coalition_name
from routing.units import fen_to_yuan

Row = tuple[str, ...]


def sharing_overview(study: Sharing) -> tuple[Row, ...]:
    """Return a header and a row per carrier: alone, and its share by every rule."""
    scenario, alone = study.measured.scenario, alone_fen(study)
    splits = [split for split in study.splits if split.shares]
    players = study.request.players
    rows = [("", *(carrier_name(scenario, p) for p in players), "stays")]
    rows.append(("alone", *(yuan(alone[p]) for p in players), ""))
    rows += [
        (
            say.METHOD_NAMES[split.method],
            *(yuan(split.fen[p]) for p in players),
            "" if split.in_core is None else say.ANSWERS[split.in_core],
        )
        for split in splits
    ]
    return tuple(rows)


def refusals(study: Sharing) -> Iterator[str]:
    """Yield why some rules have no split."""
    for split in study.splits:
        if split.refused:
            yield f"{split.method}: {split.refused}"


def subsidy_overview(study: SubsidyStudy, carriers: Mapping[str, str]) -> tuple[Row, ...]:
    """Return rows of a name and a figure."""
    stability = study.stability
    amount = stability.subsidy.amount
    spread = stability.subsidy_fen.spread
    rows = [
        ("Does everybody stay without a subsidy?", say.ANSWERS[stability.has_core]),
        ("Least subsidy under any split, yuan a day", yuan(round(amount))),
        ("  per parcel, yuan", f"{fen_to_yuan(study.per_parcel_fen):.4f}"),
        ("  differs over the seeds by, yuan", "-" if spread is None else yuan(round(spread))),
        ("  coalitions that make it so large", names(stability.subsidy.binding) or "-"),
    ]
    for rule in study.rules:
        name = say.METHOD_NAMES[rule.split.method]
        rows.append((f"If the bill is split by {name}, yuan a day", yuan(round(rule.total_fen))))
        rows += [
            (f"  to {carriers.get(player, player)}", yuan(round(fen)))
            for player, fen in rule.side_fen.items()
        ]
        if rule.worst is not None:
            excess = yuan(round(rule.worst.amount))
            rows.append((f"  worst off: {coalition_name(rule.worst.players)}", f"+{excess}"))
    return tuple(rows)


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
