"""A study of sharing in plain words; read from its figures, so that a kept study says the same."""

from collections.abc import Iterator, Mapping

from routing.language import Wordbook
from routing.model import Scenario
from routing.outputs import sharing_words as say
from routing.outputs.json_object import Json
from routing.outputs.words import carrier_name, km, percent, yuan
from routing.studies.sharing import PREFERRED, Answer, Noise
from routing.units import km_to_m


def sharing_verdict(figures: Json, words: Wordbook) -> str:
    """Return what a study says in two or three sentences."""
    alone, bill = figures["stand_alone_fen"], figures["bill_fen"]
    saving = words(
        say.VERDICT if bill < alone else say.NO_SAVING,
        count=len(figures["players"]),
        alone=yuan(alone),
        bill=yuan(bill),
        saving=yuan(alone - bill),
        percent=percent(alone - bill, alone),
    )
    return words.sentences(saving, stability_verdict(figures, figures["stability"], words))


def stability_verdict(figures: Json, stability: Json, words: Wordbook) -> str:
    """Return in a sentence whether everybody stays with a bill whose stability is given."""
    has_core, epsilon = Answer(stability["has_core"]), _noise(stability["epsilon_fen"])
    if has_core is Answer.YES:
        return words(say.STABLE)
    if has_core is Answer.NO:
        subsidy = stability["subsidy_fen"]["value"]
        return words(
            say.EMPTY, subsidy=yuan(round(subsidy)), per_parcel=per_parcel(figures, subsidy)
        )
    if epsilon.spread is None:
        return words(say.UNDECIDED_SEED)
    if abs(epsilon.value) <= epsilon.spread:
        return words(
            say.UNDECIDED_NOISE,
            level=yuan(round(epsilon.value)),
            spread=yuan(round(epsilon.spread)),
        )
    return words(
        say.UNDECIDED_PARTIAL,
        known=words.number(len(figures["coalitions"])),
        all=words.number(2 ** len(figures["players"]) - 1),
    )


def per_parcel(figures: Json, fen: float) -> str:
    """Return an amount shared by all parcels, a dash where there are none."""
    parcels = sum(figures["weights"]["parcels"].values())
    return yuan(fen / parcels) if parcels else "-"


def preferred_split(figures: Json) -> Json | None:
    """Return the split that reports show where nobody chose, None where no method has one."""
    found: dict[str, Json] = {s["method"]: s for s in figures["splits"] if s["shares_fen"]}
    for method in PREFERRED:
        if method in found:
            return found[method]
    return next(iter(found.values()), None)


def single_rows(figures: Json) -> Mapping[str, Json]:
    """Return every carrier's own coalition."""
    rows = figures["coalitions"]
    return {row["members"][0]: row for row in rows if len(row["members"]) == 1}


def plain_words(figures: Json, scenario: Scenario, words: Wordbook) -> Iterator[str]:
    """Yield a paragraph on the rule and one for the manager of every carrier."""
    split = preferred_split(figures)
    if split is None:
        return
    single, ranges = single_rows(figures), figures["stability"]["core_ranges_fen"] or {}
    method = split["method"]
    yield words(say.PLAIN_INTRO, method=say.METHOD_NAMES[method], note=say.METHOD_NOTES[method])
    for player, row in single.items():
        share, alone = split["shares_fen"][player], row["cost_fen"]
        told = words(
            say.CARRIER,
            name=carrier_name(scenario, player, words),
            alone=yuan(alone),
            vehicles=row["vehicles"],
            km=km(km_to_m(row["distance_km"])),
            share=yuan(share),
            outcome=_outcome(alone - share, alone, words),
        )
        within = ""
        if player in ranges:
            low, high = ranges[player]
            within = words(say.RANGE, low=yuan(round(low)), high=yuan(round(high)))
        yield words.sentences(told, within, _transfer(figures, scenario, player, words))


def _outcome(saving: int, alone: int, words: Wordbook) -> str:
    if saving < 0:
        return words(say.LOSES, loss=yuan(-saving), percent=percent(-saving, alone))
    return words(say.SAVES, saving=yuan(saving), percent=percent(saving, alone))


def _transfer(figures: Json, scenario: Scenario, player: str, words: Wordbook) -> str:
    settlement = (figures["lines"] or {}).get("settlement")
    if settlement is None:
        return ""
    transfer = settlement["transfers_fen"][player]
    return words(
        say.TRANSFER_GETS if transfer >= 0 else say.TRANSFER_PAYS,
        name=carrier_name(scenario, player, words),
        spent=yuan(settlement["spent_fen"][player]),
        share=yuan(settlement["shares_fen"][player]),
        amount=yuan(abs(transfer)),
    )


def _noise(figures: Json) -> Noise:
    return Noise(value=figures["value"], by_seed=tuple(figures["by_seed"]))
