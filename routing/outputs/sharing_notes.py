"""What a reader must know before believing the figures of a study of sharing."""

from collections.abc import Iterator

from routing.language import Wordbook
from routing.model import Scenario
from routing.outputs import sharing_words as say
from routing.outputs.caveats import caveats
from routing.outputs.json_object import Json
from routing.outputs.sharing_stability import names
from routing.outputs.words import carrier_name, yuan
from routing.recipe import RunResult, summarise
from routing.units import yuan_to_fen


def sharing_notes(figures: Json, joint: RunResult, words: Wordbook) -> tuple[str, ...]:
    """Return the statements that stand at the head of every report on sharing."""
    return (
        *_penalties(figures, joint, words),
        *_sunk(figures, joint.scenario, words),
        *caveats(joint, words),
    )


def _penalties(figures: Json, joint: RunResult, words: Wordbook) -> Iterator[str]:
    dear = [tuple(row["members"]) for row in figures["coalitions"] if row["penalty_fen"]]
    if dear:
        amount = summarise(joint).penalty_fen
        yield words(say.PENALTIES, joint=yuan(amount), coalitions=names(dear, words))


def _sunk(figures: Json, scenario: Scenario, words: Wordbook) -> Iterator[str]:
    """Tell what the players' vehicles cost whatever is planned."""
    for player in (player["id"] for player in figures["players"]):
        owned = [v.vehicle_type_id for v in scenario.vehicles if v.carrier_id == player]
        days = [scenario.vehicle_type(type_id).sunk_yuan_per_day for type_id in owned]
        if sunk_yuan := sum(days):
            yield words(
                say.SUNK_NOTE,
                amount=yuan(yuan_to_fen(sunk_yuan)),
                count=sum(1 for day in days if day),
                name=carrier_name(scenario, player, words),
            )
