"""What a what-if says in a few sentences."""

from collections.abc import Sequence

from routing.model import Scenario
from routing.outputs.whatif_figures import longest_detours, parcels_of
from routing.outputs.words import percent, place_name, signed_km, signed_minutes, signed_yuan, yuan
from routing.recipe import summarise
from routing.studies.detours import Detour
from routing.studies.whatif import WhatIf

_NAMED = 8
"""How many places a sentence names before it only counts the rest."""


def whatif_verdict(study: WhatIf, name: str) -> str:
    """Return what a planner takes away: the cost, who is cut off, the longest detour."""
    before, after = summarise(study.base), summarise(study.variant)
    extra = study.extra_fen
    if extra:
        cash, penalties = after.cash_fen - before.cash_fen, after.penalty_fen - before.penalty_fen
        cost = (
            f"With {name}, the day costs {yuan(abs(extra))} yuan {'more' if extra > 0 else 'less'} "
            f"({percent(abs(extra), study.bridge.start_fen)}): {signed_yuan(cash)} in cash, "
            f"{signed_yuan(penalties)} in penalties."
        )
    else:
        cost = f"With {name}, the day costs the same, {yuan(study.bridge.end_fen)} yuan."
    late = after.missed_parcels - before.missed_parcels
    return " ".join(
        sentence
        for sentence in (
            cost,
            _count(study.cut_off, "cut off", study.base.scenario),
            _count(study.opened, "opened", study.variant.scenario),
            _left_behind(study),
            f"{late:,} more parcels miss their cut-off." if late > 0 else "",
            f"{-late:,} fewer parcels miss their cut-off." if late < 0 else "",
            _longest(study),
            _diverted(study),
        )
        if sentence
    )


def whatif_notes(study: WhatIf) -> tuple[str, ...]:
    """Return what must be known before believing the difference."""
    return (*_about_adoption(study), *_about_noise(study), *_about_service(study))


def _about_adoption(study: WhatIf) -> tuple[str, ...]:
    if not study.adopted:
        return ()
    text = (
        "AT LEAST THIS: the base's own search found no plan as cheap as that of the variant, which "
        "the base's roads allow too; so both days share one plan, and the difference is what the "
        "roads alone add to it. With a longer search the base may become cheaper still."
    )
    return (text,)


def _about_noise(study: WhatIf) -> tuple[str, ...]:
    if not study.is_noise:
        return ()
    text = (
        "NOT A SAVING: nothing in the variant is easier, no way is quicker, and still its plan "
        "costs less. Either the search found a plan there that it missed for the base, or a closed "
        "road makes drivers take a slower one that is shorter. Search longer before concluding."
    )
    return (text,)


def _about_service(study: WhatIf) -> tuple[str, ...]:
    if not study.stranded and not study.rescued:
        return ()
    return ("SERVICE DIFFERS: the two days do not serve the same parcels, so cash says little.",)


def _count(places: Sequence[Detour], verb: str, scenario: Scenario) -> str:
    if not places:
        return ""
    names = [place_name(scenario, place.place_id) for place in places]
    rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    noun = "place is" if len(names) == 1 else "places are"
    return f"{len(names)} {noun} {verb}: {', '.join(names[:_NAMED])}{rest}."


def _left_behind(study: WhatIf) -> str:
    stranded, rescued = parcels_of(study, study.stranded), parcels_of(study, study.rescued)
    return " ".join(
        f"{count:,} parcels {words}."
        for count, words in (
            (stranded, "are left behind that the base serves"),
            (rescued, "are served that the base leaves behind"),
        )
        if count
    )


def _diverted(study: WhatIf) -> str:
    """Say how many vehicles of the base the change touches, where roads are what changes."""
    count, vehicles = len(study.diverted), len(study.base.plan.tours)
    if count:
        return f"Of the base's {vehicles} vehicles, {count} drive ways that take longer or close."
    return (
        "No vehicle of the base drives a way that takes longer." if longest_detours(study) else ""
    )


def _longest(study: WhatIf) -> str:
    longer = longest_detours(study)
    if not longer:
        return ""
    first = longer[0]
    return (
        f"The longest detour is that to {place_name(study.base.scenario, first.place_id)}: "
        f"{signed_km(first.extra_m)} km and {signed_minutes(first.extra_s)} min there and back."
    )
