"""What a what-if says in a few sentences."""

from collections.abc import Iterator, Sequence

from routing.language import ENGLISH, Wordbook, message
from routing.model import Scenario
from routing.outputs.whatif_figures import longest_detours, parcels_of
from routing.outputs.words import percent, place_name, signed_km, signed_minutes, signed_yuan, yuan
from routing.recipe import summarise
from routing.studies.detours import Detour
from routing.studies.whatif import WhatIf

_ADOPTED = message(
    "AT LEAST THIS: the base's own search found no plan as cheap as that of the variant, which "
    "the base's roads allow too; so both days share one plan, and the difference is what the "
    "roads alone add to it. With a longer search the base may become cheaper still."
)
_NOISE = message(
    "NOT A SAVING: nothing in the variant is easier, no way is quicker, and still its plan "
    "costs less. Either the search found a plan there that it missed for the base, or a closed "
    "road makes drivers take a slower one that is shorter. Search longer before concluding."
)
_SERVICE = message(
    "SERVICE DIFFERS: the two days do not serve the same parcels, so cash says little."
)

_NAMED = 8
"""How many places a sentence names before it only counts the rest."""


def whatif_verdict(study: WhatIf, name: str, words: Wordbook = ENGLISH) -> str:
    """Return what a planner takes away: the cost, who is cut off, the longest detour."""
    return words.sentences(
        _cost(study, name, words),
        _cut_off(study, words),
        _opened(study, words),
        *_left_behind(study, words),
        _late(study, words),
        _longest(study, words),
        _diverted(study, words),
    )


def whatif_notes(study: WhatIf, words: Wordbook = ENGLISH) -> tuple[str, ...]:
    """Return what must be known before believing the difference."""
    notes = (
        (study.adopted, _ADOPTED),
        (study.is_noise, _NOISE),
        (bool(study.stranded or study.rescued), _SERVICE),
    )
    return tuple(words(text) for holds, text in notes if holds)


def _cost(study: WhatIf, name: str, words: Wordbook) -> str:
    before, after = summarise(study.base), summarise(study.variant)
    extra = study.extra_fen
    if not extra:
        return words(
            "With {change}, the day costs the same, {yuan} yuan.",
            change=name,
            yuan=yuan(study.bridge.end_fen),
        )
    text = (
        message(
            "With {change}, the day costs {yuan} yuan more ({share}): {cash} in cash, "
            "{penalties} in penalties."
        )
        if extra > 0
        else message(
            "With {change}, the day costs {yuan} yuan less ({share}): {cash} in cash, "
            "{penalties} in penalties."
        )
    )
    return words(
        text,
        change=name,
        yuan=yuan(abs(extra)),
        share=percent(abs(extra), study.bridge.start_fen),
        cash=signed_yuan(after.cash_fen - before.cash_fen),
        penalties=signed_yuan(after.penalty_fen - before.penalty_fen),
    )


def _cut_off(study: WhatIf, words: Wordbook) -> str:
    if not study.cut_off:
        return ""
    return words.counted(
        len(study.cut_off),
        "{count} place is cut off: {names}.",
        "{count} places are cut off: {names}.",
        names=_names(study.cut_off, study.base.scenario, words),
    )


def _opened(study: WhatIf, words: Wordbook) -> str:
    if not study.opened:
        return ""
    return words.counted(
        len(study.opened),
        "{count} place is opened: {names}.",
        "{count} places are opened: {names}.",
        names=_names(study.opened, study.variant.scenario, words),
    )


def _names(places: Sequence[Detour], scenario: Scenario, words: Wordbook) -> str:
    names = [place_name(scenario, place.place_id, words) for place in places]
    told = words.listed(names[:_NAMED])
    if len(names) <= _NAMED:
        return told
    return words("{names} and {count} more", names=told, count=len(names) - _NAMED)


def _left_behind(study: WhatIf, words: Wordbook) -> Iterator[str]:
    if count := parcels_of(study, study.stranded):
        yield words(
            "{count} parcels are left behind that the base serves.", count=words.number(count)
        )
    if count := parcels_of(study, study.rescued):
        yield words(
            "{count} parcels are served that the base leaves behind.", count=words.number(count)
        )


def _late(study: WhatIf, words: Wordbook) -> str:
    late = summarise(study.variant).missed_parcels - summarise(study.base).missed_parcels
    if late > 0:
        return words("{count} more parcels miss their cut-off.", count=words.number(late))
    if late < 0:
        return words("{count} fewer parcels miss their cut-off.", count=words.number(-late))
    return ""


def _longest(study: WhatIf, words: Wordbook) -> str:
    longer = longest_detours(study)
    if not longer:
        return ""
    first = longer[0]
    return words(
        "The longest detour is that to {place}: {km} km and {minutes} min there and back.",
        place=place_name(study.base.scenario, first.place_id, words),
        km=signed_km(first.extra_m),
        minutes=signed_minutes(first.extra_s),
    )


def _diverted(study: WhatIf, words: Wordbook) -> str:
    """Say how many vehicles of the base the change touches, where roads are what changes."""
    count, vehicles = len(study.diverted), len(study.base.plan.tours)
    if count:
        return words(
            "Of the base's {vehicles} vehicles, {count} drive ways that take longer or close.",
            vehicles=vehicles,
            count=count,
        )
    if longest_detours(study):
        return words("No vehicle of the base drives a way that takes longer.")
    return ""
